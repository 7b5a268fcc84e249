"""The clock: what 今年 means in a document, which year it reports on, how sure that is."""

from __future__ import annotations

from datetime import date

import pytest

from zhaoshang_extract import lexicon
from zhaoshang_extract.discourse.clock import find_clock, rules
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.saying import CLOCK_KEYS
from zhaoshang_extract.edtf import Day, Range

ENTRIES = lexicon.load("clock", CLOCK_KEYS)


def read(example: str) -> Clock:
    """The clock of an example of the lexicon: lines apart by " / ", the title behind "# "."""
    lines = example.split(" / ")
    title = next((line[2:] for line in lines if line.startswith("# ")), None)
    return find_clock(title, None, [line.removeprefix("# ") for line in lines])


def written(clock: Clock) -> str:
    return f"{clock.year}{'?' if clock.uncertain else ''} {clock.topic_year}"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_examples(entry: lexicon.Entry) -> None:
    for example in entry.examples:
        assert written(read(example.text)) == example.gives, example.text


@pytest.mark.parametrize("rule", sorted(rules()))
def test_a_rule_speaks_in_its_example(rule: str) -> None:
    (entry,) = (entry for entry in ENTRIES if entry.id == rule)
    clock = read(entry.examples[0].text)
    pairs = {vote.rule for vote in clock.votes}
    # What speaks against a pair, or for a rival, shows in the rivals' points alone.
    assert rule in pairs or clock.rivals, entry.examples[0].text


PAGES = [
    # a running total in the title is nine months, never a day of January
    ("2022年1-9月全市招商引资情况", None, ["1-9月，全市新签9个。"], "2022 2022"),
    ("2022年1-9月全市招商引资情况", date(2022, 10, 9), ["1-9月，全市新签9个。"], "2022 2022"),
    # posted long after what it reports
    ("2007年1-9月我市招商情况", date(2008, 9, 11), ["2007年1-9月，新签9个，比去年同期增长3%。"], "2008 2007"),
    ("我市招商情况", date(2008, 3, 11), ["今年1-9月，新签9个。"], "2007 2007"),
    # a speech of January
    ("全县招商大会上的讲话", date(2024, 1, 21), ["过去一年，全年新签9个。", "今年，力争12个。"], "2024 2023"),
    ("政府工作报告", date(2016, 1, 8), ["一、2015年工作回顾", "新签9个。", "二、2016年安排"], "2016 2015"),
    ("政府工作报告", None, ["一、2015年工作回顾", "新签9个。", "2016年，力争新签12个。"], "2016? 2015"),
    ("去年的答卷", date(2024, 2, 2), ["去年，全县新签9个。", "全年到位3亿元。"], "2024 2023"),
    ("一季度招商开门红", date(2024, 3, 30), ["今年以来，新签9个。"], "2024 2024"),
    ("集中签约", date(2024, 2, 22), ["2月21日，9个项目签约。"], "2024 2024"),
    # the year of a founding, a rule, a base or a comparison says nothing
    (None, None, ["公司成立于2014年。", "2016年，新签9个，比2010年翻了一番。"], "2016? 2016"),
    (None, None, ["根据2021年度奖励办法，到2025年兑现。", "2019年，新签9个。"], "2019? 2019"),
    (None, None, ["项目由2011年的8个增加到9个。", "自2012年起，实行专班制。"], "None None"),
    # a total of this year, with the goals of the next
    (None, None, ["12月2日，会议部署2024年任务。", "2023年前11个月，新签9个。"], "2023 2023"),
    ("2024年招商目标", None, ["今年1—11月，新签9个。", "2024年，力争新签12个。"], "2023? 2023"),
    # numerals of every kind
    ("青石镇二〇一三年招商工作总结", date(2014, 1, 8), ["新签9个。"], "2014 2013"),
    ("青石镇二O一三年上半年招商工作情况", None, ["新签9个。"], "2013 2013"),
    (None, None, ["08年，新签9个。", "09年1-4月，新签3个。"], "2009 2009"),
    # nothing at all
    (None, None, ["上半年新签9个。"], "None None"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "published", "texts", "gives"), PAGES)
def test_pages(title: str | None, published: date | None, texts: list[str], gives: str) -> None:
    assert written(find_clock(title, published, texts)) == gives


def test_a_review_names_its_year() -> None:
    assert find_clock("某县2019年招商工作总结", date(2020, 1, 8), []).reviews
    assert not find_clock("某县招商工作", date(2020, 1, 8), []).reviews
    assert not find_clock("某县2019年上半年招商工作总结", date(2019, 7, 8), []).reviews


def test_rivals_and_margin_are_kept() -> None:
    clear = find_clock(None, date(2023, 7, 14), ["上半年新签9个。"])
    assert clear.margin >= 10
    assert (clear.rivals[0].year, clear.votes[0].rule) == (2023, "published_in")
    close = find_clock("2024年招商目标", None, ["今年1—11月，新签9个。"])
    assert close.margin < 5
    assert close.rivals[0].year != close.year


@pytest.mark.parametrize(
    ("title", "published", "texts", "present"),
    [
        ("关于2022年1-9月招商情况的通报", date(2022, 10, 9), [], Day(2022, 9)),
        ("2007年1-9月招商情况", date(2008, 9, 11), [], Day(2007, 9)),
        ("前11个月招商情况", date(2020, 1, 6), [], Day(2019, 11)),
        ("招商情况", date(2020, 5, 6), ["截至目前，新签9个。"], Day(2020, 5, 6)),
        ("招商情况", None, ["2017年新签9个。", "今年1-4月新签3个，前5个月开工2个。"], Day(2018, 5)),
        ("招商情况", None, ["目前，新签9个。"], None),
    ],
)
def test_present(title: str, published: date | None, texts: list[str], present: Day | None) -> None:
    assert find_clock(title, published, texts).present == present


def test_the_week_of_a_bulletin() -> None:
    week = find_clock("招商周报", date(2024, 6, 11), ["第23期 6月3日—6月9日", "本周新签9个。"]).week
    assert week == Range(Day(2024, 6, 3), Day(2024, 6, 9))
    assert find_clock("招商周报", date(2024, 6, 11), ["6月3日—6月9日，新签9个。"]).week is None


@pytest.mark.parametrize(
    ("texts", "published"),
    [
        (["题目一则", "（2024年2月21日）"], date(2024, 2, 21)),
        (["题目一则", "新签9个。", "二O一七年七月二十日"], date(2017, 7, 20)),
        (["2024清水（上海）产业推介会举行", "本报清水4月25日电（记者甲）9个项目签约。"], date(2024, 4, 25)),
        (["题目一则", "2024年2月21日，9个项目签约。"], None),
    ],
)
def test_own_date(texts: list[str], published: date | None) -> None:
    assert find_clock(None, None, texts).published == published


def test_a_long_text_costs_no_more_than_its_length() -> None:
    once = find_clock(None, None, ["2015年，新签9个。", "2016年1—8月，新签8个。"])
    often = find_clock(None, None, ["2015年，新签9个。", "2016年1—8月，新签8个。"] * 500)
    assert (once.year, once.topic_year) == (often.year, often.topic_year)
    years = [f"{year}年，新签9个。" for year in range(1950, 2050)]
    assert find_clock(None, None, years * 20).year == 2049
