"""The sectors of a Report: named ones only, and the sector of every figure among them."""

from __future__ import annotations

import pytest

from zhaoshang_extract.pipeline import extract


def labels(text: str) -> list[str]:
    return [mention.label for mention in extract(text, published="2024-06-20").industries]


def test_sectors_are_read_where_no_figure_stands() -> None:
    text = (
        "全县把茶产业作为首位产业来抓，涵盖种植、加工、文旅等环节，同时培育壮大新型建材、生物医药等产业集群。"
    )
    assert {"新型建材", "生物医药"} <= set(labels(text))


def test_words_inside_names_are_no_sectors() -> None:
    assert labels("总投资6亿元的青岩食品产业园和总投资2亿元的沃岚轴承项目落户园区。") == []


@pytest.mark.parametrize(
    "text",
    [
        "新签约项目中，新型建材项目21个、总投资62.4亿元。",
        "按产业看：\n\n【新型建材】21个，总投资62.4亿元\n\n【生物医药】6个，总投资20.5亿元\n",
        "产业｜项目数｜投资额\n新型建材｜21个｜62.4亿元\n生物医药｜6个｜20.5亿元\n",
    ],
)
def test_the_sector_of_a_figure_is_among_them(text: str) -> None:
    report = extract(text, published="2024-06-20")
    named = {mention.label for mention in report.industries}
    slots = {observation.industry for observation in report.observations if observation.industry}
    assert "新型建材" in named
    assert slots <= named


def test_mentions_point_at_their_words_in_order() -> None:
    text = "按产业看：\n\n【新型建材】21个\n\n生物医药项目6个，现代物流项目3个。\n"
    report = extract(text)
    assert [text[m.span.start : m.span.end] for m in report.industries] == [
        m.quote for m in report.industries
    ]
    starts = [mention.span.start for mention in report.industries]
    assert starts == sorted(starts)
