"""No figure is lost in silence: what nothing reads is counted as seen and told as an issue."""

from __future__ import annotations

import pytest

from zhaoshang_extract import Report, extract
from zhaoshang_extract.lexicon import Entry, Example, load

ENTRIES = load("leftovers", roles=True)
HEAD = "2024年上半年，浏阳市签约项目12个，"


def told(text: str) -> list[str]:
    return dropped(extract(text, published="2024-07-01"))


def dropped(report: Report) -> list[str]:
    return [issue.quote for issue in report.issues if issue.code == "figure_unread"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("新增林地35垧，其中新造林8垧。", ["35垧", "8垧"]),
        ("购置摊铺机3.5打、压路机12。", ["3.5打", "12"]),
        ("到位资金占年计划的61.3 鲠 %，开工9个。", ["61.3 鲠 %"]),
        ("工业投资增长12.5 & %。", ["12.5 & %"]),
        ("性别比为102.30，人均预期寿命80.1。", ["102.30", "80.1"]),
        ("签约项目3，860万元到位。", ["3"]),
        ("出口啤酒200万打，增长3%。", ["200万打"]),
        ("年销手套200打。", ["200打"]),
    ],
)
def test_what_nothing_reads_is_told(text: str, quotes: list[str]) -> None:
    report = extract(HEAD + text, published="2024-07-01")
    assert dropped(report) == quotes
    assert report.coverage.seen == len(report.observations) + len(quotes)
    assert all(issue.mend for issue in report.issues)


@pytest.mark.parametrize(
    "text",
    [
        "增速居全市第2，比上年前移3位。",
        "引进世界500强企业4家、国内500强企业3家。",
        "实施“8424”工程，推进5G基站建设。",
        "详见附件1，咨询电话0731-88886666。",
        "建设1、2号生产线，投资3亿元。",
        "一是签约。1.工业项目3个。2.农业项目4个。",
        "（全文共2386字）",
        "会议于2024年6月召开，2025年投产。",
        "服务热线12345678。",
        "G312国道沿线签约3个，开工2个。",
        "北纬28.5-29.3度，投资12亿元。",
    ],
)
def test_what_reports_nothing_is_not_told(text: str) -> None:
    assert told(HEAD + text) == []


@pytest.mark.parametrize(("entry", "example"), [(entry, one) for entry in ENTRIES for one in entry.examples])
def test_examples_of_the_lexicon(entry: Entry, example: Example) -> None:
    assert told(example.text) == ([] if example.gives == "-" else [example.gives]), entry.id


def test_cells_of_tables_and_endless_numbers_are_seen_too() -> None:
    table = "县区\t甲\t乙\n青禾县\t12\t35.6\n云岭区\t9\t21.4\n河东市\t15\t48.2\n"
    for text in (f"情况表\n\n{table}", HEAD + "到位资金" + "7" * 16 + "亿元。"):
        report = extract(text, published="2024-07-01")
        lost = [issue for issue in report.issues if issue.code in ("table_unread", "number_too_long")]
        assert lost
        assert report.coverage.seen == len(report.observations) + len(lost)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("完成投资3，860万元，增长5%。", ["3，860万元", "5%"]),
        ("到账资金12,3456万元。", ["12,3456万元"]),
        ("2017至2018，500万元以上项目9个。", ["9个"]),
        ("签约项目3，860万元到位。", ["860万元"]),
    ],
)
def test_one_comma_within_a_sum_of_money(text: str, quotes: list[str]) -> None:
    report = extract(HEAD + text, published="2024-07-01")
    assert [fact.quote for fact in report.observations[1:]] == quotes
