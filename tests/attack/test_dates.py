"""Days at the ends of the calendar, which programs write where they know none."""

from __future__ import annotations

import pytest

from zhaoshang_extract import extract

DAYS = ("0001-01-01", "0001-12-31", "0002-03-01", "0004-02-29", "9998-12-31", "9999-01-01", "9999-12-31")
TEXTS = (
    "近三年，全县签约项目12个。",
    "明年计划签约项目12个。",
    "去年签约项目12个，前年9个，后年5个。",
    "“十四五”期间签约项目12个，五年来30个，未来五年20个，过去十年40个。",
    "昨日签约项目3个，明日4个，上周2个，下周3个，上月5个，下月6个，上季度7个，下季度8个。",
    "6月份签约项目12个，同比增长20%，环比增长10%，去年底6个，本周五2个，上旬1个。",
    "12月30日—1月2日签约项目12个，截至目前累计20个，近半年8个，近百日3个。",
)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("text", TEXTS)
def test_no_text_breaks_at_the_ends_of_the_calendar(day: str, text: str) -> None:
    report = extract(text, published=day)
    assert len(report.observations) == text.count("个") + text.count("%")
    assert [fact.value for fact in report.observations[:1]] == [
        fact.number for fact in report.observations[:1]
    ]


@pytest.mark.parametrize(
    ("day", "text", "period"),
    [
        ("0001-01-01", TEXTS[0], "../.."),
        ("0002-03-01", TEXTS[0], "../0001"),
        ("9999-12-31", TEXTS[1], "../.."),
        ("9998-12-31", "未来五年签约项目12个。", "9999/.."),
    ],
)
def test_what_lies_behind_the_calendar_is_open(day: str, text: str, period: str) -> None:
    [fact] = extract(text, published=day).observations
    assert fact.period == period
