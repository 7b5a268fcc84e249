"""Tables in the shapes of saved pages: what each cell measures, of whom, and when."""

import pytest
from cases import Case, as_parameter, read_cases, wrong

from zhaoshang_extract import extract


@pytest.mark.parametrize("case", [as_parameter(case) for case in read_cases("table_cases.txt")])
def test_cells_of_a_table_are_read_right(case: Case) -> None:
    assert wrong(case) == []


@pytest.mark.parametrize(
    "text",
    [
        next(case.text for case in read_cases("table_cases.txt") if case.construction.startswith(words))
        for words in ("what nothing explains", "a header of three lines")
    ],
)
def test_cells_that_nothing_explains_are_issues_and_no_facts(text: str) -> None:
    report = extract(text)
    assert not report.observations
    assert {issue.code for issue in report.issues} == {"table_unread"}


def test_index_numbers_are_no_facts() -> None:
    (text,) = [c.text for c in read_cases("table_cases.txt") if c.construction.startswith("amounts, index")]
    assert not {"104.2", "103.8"} & {told.quote for told in extract(text).observations}


def test_places_and_sectors_of_cells_are_mentions() -> None:
    text = (
        "2021年蕲春县招商情况\n镇 | 来源地 | 到位资金(万元) |\n"
        "漕河镇 | 武汉 | 3200 |\n横车镇 | 东莞 | 1800 |\n\n"
        "分行业情况\n行业 | 到位资金(万元) |\n批发和零售业 | 900 |\n通用设备制造业 | 4100 |\n"
    )
    report = extract(text)
    named = {mention.quote for mention in report.regions}
    assert named >= {"漕河镇", "横车镇", "武汉", "东莞"}
    assert {sector.label for sector in report.industries} >= {"批发和零售业", "通用设备制造业"}
    for mention in (*report.regions, *report.industries):
        assert text[mention.span.start : mention.span.end] == mention.quote


def test_a_minus_belongs_to_an_amount() -> None:
    told = extract(
        "2021年蕲春县工业\n行业 | 利润(万元) |\n纺织业 | -640 |\n食品制造业 | 1200 |\n"
    ).observations
    assert [(one.quote, one.number, one.value) for one in told] == [
        ("-640", "-640", "-0.064"),
        ("1200", "1200", "0.12"),
    ]
