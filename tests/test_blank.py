"""Blanks inside figures: which the typesetting made, and which part two things."""

from __future__ import annotations

import pytest

from zhaoshang_extract import extract
from zhaoshang_extract.fold import fold
from zhaoshang_extract.mention.blank import close_blanks, layout_blanks

# sentence as printed → the same without its layout blanks
CLOSED = """
完成 42. 7 亿元，增长35. 1% → 完成42.7亿元，增长35.1%
工业投资增长21.3 %，占70.0 ％；民间投资下降 3.5 % → 工业投资增长21.3%，占70.0 ％；民间投资下降3.5%
到账 968 万 元，新签 12 个，其中外资 3 家 → 到账968万元，新签12个，其中外资3家
2021 年 1 - 9 月，签约 15 余个 → 2021年1-9月，签约15余个
增速为- 4.2%，居全省第 3 位 → 增速为-4.2%，居全省第3位
共接待客商 1 204 人次，产值 1 234 567 万元 → 共接待客商1204人次，产值1234567万元
存款增长 2 个 百分点，余额 3.5 亿 元。 → 存款增长2个百分点，余额3.5亿元。
签约 28 个 → 签约28个
占比 35. 1 %、 20 .3%；12. 5% → 占比35.1%、 20.3%；12.5%
"""

# text in which no blank may be closed
KEPT = [
    "东县 12 西县 9，北县 7",
    "一是项目；2. 5个园区开工",
    "新能源产业 28个项目签约",
    "签约项目2018 120个",
    "合计 12 -3.5",
    "3. 2000万元以上项目",
    "第2版 要闻",
]


@pytest.mark.parametrize("line", CLOSED.strip().splitlines())
def test_layout_blanks_are_closed(line: str) -> None:
    printed, closed = line.replace("％", "%").split(" → ")
    assert close_blanks(printed)[0] == closed.replace(" %", "%")


@pytest.mark.parametrize("text", KEPT)
def test_blanks_that_part_two_things_stay(text: str) -> None:
    inside = [at for at in layout_blanks(text) if text[at + 1].isdigit() and text[at - 1].isdigit()]
    parted = [at for at in layout_blanks(text) if text[:at].endswith(("产业", "；", "合计 12", "2.", "3."))]
    assert inside == parted == []


def test_places_lead_back_to_the_printed_text() -> None:
    text = "到账 5. 2 亿元"
    closed, places = close_blanks(text)
    assert closed == "".join(text[at] for at in places)
    assert places == sorted(set(places))


def test_a_figure_with_blanks_is_quoted_as_printed() -> None:
    text = "2021年上半年，浏阳市到位资金 12. 4 亿 元，增长 8.5 ％，新签项目 9 个。"
    found = {fact.quote: fact.value for fact in extract(text).observations}
    assert found == {"12. 4 亿 元": "12.4", "8.5 ％": "8.5", "9 个": "9"}
    for fact in extract(text).observations:
        assert text[fact.span.start : fact.span.end] == fact.quote


def test_readings_of_a_converter_are_closed() -> None:
    printed = fold("實(shí)際引進(jìn)內(nèi)資13.4億元(見附表)，引進(A)項目、長(ab)、女(nǚ)裝")
    assert close_blanks(printed)[0] == fold("實際引進內資13.4億元(見附表)，引進(A)項目、長(ab)、女裝")
