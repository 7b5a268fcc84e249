"""Text that was broken at a fixed width reads as the text that was not."""

from __future__ import annotations

from collections import Counter

import pytest

from zhaoshang_extract import extract

TEXTS = [
    "1至6月，全县新签约项目12个，其中50亿元以上项目1个，协议投资额35.6亿元，同比增长12.5%。",
    "全县上半年引进市外资金完成128.6亿元，占年度任务的64.3%，其中50亿元以上项目1个、10亿元以上项目3个。",
    "截至目前，全区共有在建项目56个，总投资210.8亿元，其中30亿元以上项目2个，已完成投资88.9亿元，开工率达85%以上。",
    "一季度，全市新增规上企业27家，吸纳就业1.6万人，外贸进出口42.3亿元，增长6.8%，高于全省平均1.2个百分点。",
]


def figures(text: str) -> Counter[tuple[object, ...]]:
    return Counter(
        (
            fact.quote.replace("\n", "").replace("\r", ""),
            fact.value,
            fact.measure,
            fact.threshold,
            fact.period,
        )
        for fact in extract(f"青禾县招商通报\n\n{text}\n", published="2024-07-01").observations
    )


@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_any_width_reads_the_same(text: str, indent: str) -> None:
    whole = figures(text)
    wrong = {
        width: (whole - found, found - whole)
        for width in range(15, 46)
        if (found := figures(indent + "\n".join(text[at : at + width] for at in range(0, len(text), width))))
        != whole
    }
    assert not wrong


def test_a_list_of_labels_and_figures_stays_a_list() -> None:
    text = "签约项目数\n12\n开工项目数\n9\n到位资金\n35.6亿元\n"
    assert [fact.quote for fact in extract(f"青禾县招商通报\n\n{text}").observations] == ["35.6亿元"]
