"""Checks across documents: what is right is not accused, what cannot be is found, and why is said."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest
from printed_rows import growth, row, share

from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.gazetteer.table import by_code, region_of
from zhaoshang_extract.ledger.across import check_across
from zhaoshang_extract.ledger.area import children
from zhaoshang_extract.ledger.finding import AcrossCheck
from zhaoshang_extract.ledger.message import KEYS, LANGUAGES
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.lexicon import load

HALF, FIVE = "2024-01/2024-06", "2024-01/2024-05"
COUNTIES = ("魏都区", "建安区", "鄢陵县", "襄城县", "禹州市", "长葛市")


def accused(*rows: Printed) -> list[AcrossCheck]:
    return [check for check in check_across(rows) if check.verdict == "inconsistent"]


def reasons(kind: str, *rows: Printed) -> set[str]:
    return {check.reason for check in check_across(rows) if check.kind == kind}


def county(name: str, number: str, period: str = HALF, **slots: Any) -> Printed:
    return row(slots.pop("document", name), f"许昌市{name}", period, number, **slots)


def city(document: str, period: str, number: str, /, **slots: Any) -> Printed:
    return row(document, "许昌市", slots.pop("period", period), number, **slots)


# -------- what cannot be


def test_a_running_total_that_falls() -> None:
    [check] = accused(city("a", FIVE, "54.2", day="2024-06-05"), city("b", HALF, "45.2", day="2024-07-05"))
    assert check.kind == "running_total_falls"
    assert (check.reported.document, check.operands["earlier"][0].document) == ("b", "a")
    assert "54.2亿元" in check.message_zh
    assert "45.2亿元" in check.message
    assert check.severity == "major"


def test_growth_that_last_year_does_not_bear() -> None:
    now = city("b", HALF, "45.2", day="2024-07-05")
    [check] = accused(city("a", "2023-01/2023-06", "40.0", day="2023-07-05"), now, growth(now, "31.0"))
    assert check.kind == "growth_against_print"
    assert check.computed == Decimal(13)
    assert check.documents == ("b", "a")


def test_growth_whose_figure_stands_in_a_third_document() -> None:
    now = city("b", HALF, "45.2", day="2024-07-05")
    alone = growth(city("c", HALF, "1", day="2024-07-06"), "31.0", of_id=None)
    assert accused(city("a", "2023-01/2023-06", "40.0", day="2023-07-05"), now, alone)
    right = growth(city("c", HALF, "1", day="2024-07-06"), "13.0", of_id=None)
    assert not accused(city("a", "2023-01/2023-06", "40.0", day="2023-07-05"), now, right)


def test_growth_on_the_month_before() -> None:
    now = city("b", "2024-06", "9.0")
    assert accused(city("a", "2024-05", "6.0"), now, growth(now, "5.0", rate_kind="growth_pop"))
    assert not accused(city("a", "2024-05", "6.0"), now, growth(now, "50.0", rate_kind="growth_pop"))


def test_counties_that_come_to_more_than_their_city() -> None:
    rows = [county("禹州市", "31.5"), county("长葛市", "22.8"), city("w", HALF, "45.2")]
    [check] = accused(*rows)
    assert (check.kind, check.reason) == ("whole_against_parts", "exceeds")
    assert len(check.operands["parts"]) == 2


def all_counties(period: str, *numbers: str) -> list[Printed]:
    return [county(name, number, period) for name, number in zip(COUNTIES, numbers, strict=True)]


def test_all_counties_that_made_the_city_before_and_do_not_now() -> None:
    may = [*all_counties(FIVE, "5.1", "6.2", "3.3", "4.4", "9.5", "8.6"), city("w5", FIVE, "37.1")]
    june = all_counties(HALF, "6.1", "7.2", "4.3", "5.4", "10.5", "9.6")
    assert not accused(*may, *june, city("w6", HALF, "43.1"))
    [check] = accused(*may, *june, city("w6", HALF, "48.1"))
    assert check.kind == "whole_against_parts"
    assert check.reported.document == "w6"


def test_two_documents_with_other_figures() -> None:
    one = county("禹州市", "12.6", day="2024-07-05", by="禹州市人民政府", document="a")
    other = county("禹州市", "16.2", day="2024-07-09", by="许昌市招商局", home="许昌市", document="b")
    [check] = accused(one, other)
    assert check.kind == "rival_figure"
    assert "a.txt" in check.message
    assert "of the city" in check.message
    assert "市级" in check.message_zh


def test_the_figure_that_most_documents_print_is_held_against_the_other() -> None:
    rows = [city(name, HALF, "45.2", by=name, day=f"2024-07-0{at}") for at, name in enumerate("abc", 1)]
    [check] = accused(*rows, city("d", HALF, "54.2", by="d", day="2024-07-09"))
    assert check.reported.document == "d"


def test_a_share_of_a_whole_that_stands_elsewhere() -> None:
    part = county("禹州市", "12.6")
    whole = city("w", HALF, "45.2")
    [check] = accused(part, share(part, "37.9", "，占全市的"), whole)
    assert check.kind == "share_elsewhere"
    assert not accused(part, share(part, "27.9", "，占全市的"), whole)
    assert not accused(part, share(part, "37.9", "，占全市工业投资的"), whole)
    assert not accused(part, share(part, "37.9", "，占全省的"), whole)


def test_a_share_of_all_sectors() -> None:
    part = county("禹州市", "12.6", industry="工业", document="a")
    whole = county("禹州市", "45.2", document="b")
    assert accused(part, share(part, "37.9", "，占比"), whole)
    assert not accused(part, share(part, "27.9", "，占比"), whole)


def test_a_month_that_is_more_than_the_year_so_far() -> None:
    rows = [city("a", FIVE, "4.5"), city("b", HALF, "6.3"), city("c", "2024-06", "18")]
    assert {check.reason for check in accused(*rows)} == {"exceeds"}
    assert not accused(*rows[:2], city("c", "2024-06", "1.8"))


def test_a_month_with_a_slip() -> None:
    rows = [city("a", FIVE, "34.5"), city("b", HALF, "46.3"), city("c", "2024-06", "18.1")]
    assert [check.kind for check in accused(*rows)] == ["months_against_running"]
    assert "corrected_since" in reasons("months_against_running", *rows[:2], city("c", "2024-06", "12.9"))


def test_a_share_said_of_a_growth_is_one_of_the_figure() -> None:
    part = county("禹州市", "12.6")
    up = growth(part, "9.5")
    assert accused(part, up, share(up, "37.9", "，占全市的", of_id=up.id), city("w", HALF, "45.2"))


def test_rates_without_links_are_said_of_the_figure_before_them() -> None:
    now = city("b", HALF, "45.2")
    [check] = accused(city("a", "2023-01/2023-06", "40.0"), now, growth(now, "31.0", of_id=None))
    assert check.operands["current"] == (now,)


def test_what_may_be_a_part_is_found_where_it_is_more_than_the_whole() -> None:
    part = county("禹州市", "49.5", document="a", by="甲", stage="signed", threshold_min=Decimal(1))
    whole = county("禹州市", "45.9", document="b", by="乙")
    assert [check.kind for check in accused(part, whole)] == ["rival_figure"]
    total = city("w", HALF, "189.6")
    [check] = accused(part, share(part, "24.2", "，占全市的"), total)
    assert check.kind == "share_elsewhere"
    assert not accused(part, share(part, "28.2", "，占全市的"), total)
    assert accused(city("a", FIVE, "54.2", stage="signed"), city("b", HALF, "45.2"))
    assert not accused(city("a", FIVE, "54.2"), city("b", HALF, "45.2", stage="signed"))


def test_the_whole_of_a_share_may_be_called_by_its_name() -> None:
    part = county("禹州市", "12.6", words_after="（含框架协议），占许昌全市的")
    whole = city("w", HALF, "45.2", words_after="（含框架协议）。")
    assert accused(part, share(part, "37.9", "（含框架协议），占许昌全市的"), whole)
    assert not accused(part, share(part, "27.9", "（含框架协议），占许昌全市的"), whole)
    assert not accused(part, share(part, "37.9", "（含框架协议），占许昌全市的"), city("w", HALF, "45.2"))


def test_a_growth_is_not_of_the_figure_of_another_place() -> None:
    rows = [county("禹州市", "31.6", document="b"), county("鄢陵县", "12.6", document="b")]
    before = county("禹州市", "28.0", "2023-01/2023-06", document="a")
    right = growth(rows[0], "12.9", of_id=rows[1].id, words_before="，与上年同期相比，禹州市增长")
    assert not accused(*rows, before, right)
    wrong = growth(rows[0], "21.9", of_id=rows[1].id, words_before="，与上年同期相比，禹州市增长")
    [check] = accused(*rows, before, wrong)
    assert check.operands["current"] == (rows[0],)


def test_points_since_last_year() -> None:
    slots: dict[str, Any] = {"measure": "fixed_asset_investment", "indicator": "固定资产投资"}
    base = city("b", HALF, "1", **slots)
    now = growth(base, "5.2", of_id=None)
    [past] = [growth(city("a", "2023-01/2023-06", "1", **slots), "4.6", of_id=None)]
    told: dict[str, Any] = {"rate_kind": "point_change", "transformation": "change", "of_id": now.id}

    def faster(number: str, words: str) -> Printed:
        return growth(now, number, words_before=words, **told)

    assert accused(past, now, faster("1.4", "，增速比上年同期加快"))
    assert not accused(past, now, faster("0.6", "，增速比上年同期加快"))
    for words in ("，高于全市", "，增速比一季度加快", "，比全省平均高"):
        assert not accused(past, now, faster("1.4", words))


# -------- what may be: the words put together


def completed(of: Printed, number: str, **slots: Any) -> Printed:
    return share(of, number, "，完成年度目标的", **({"rate_kind": "completion"} | slots))


def goal(document: str, number: str, **slots: Any) -> Printed:
    return city(document, "2024", number, modality="target", words_before="，全年到位资金目标", **slots)


def test_a_completion_of_a_goal_that_stands_elsewhere() -> None:
    done = city("a", HALF, "45.2")
    [check] = accused(done, completed(done, "54.2"), goal("g", "100"))
    assert check.kind == "completion_elsewhere"
    assert not accused(done, completed(done, "45.2"), goal("g", "100"))
    for words in ("，完成省下达目标的", "，完成奋斗目标的", "，完成调整后目标的", "，完成上半年目标的"):
        assert not accused(done, completed(done, "54.2", words_before=words), goal("g", "100"))
    assert not accused(done, completed(done, "54.2"), goal("a", "100"))
    assert not accused(done, completed(done, "54.2"), goal("g", "100", bound="over"))
    assert not accused(done, completed(done, "54.2"), goal("g", "100"), goal("h", "120"))


# -------- what may be: nobody is accused


PAIRS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "with and without framework agreements": (
        {"words_after": "（含框架协议）。"},
        {"words_before": "，不含框架协议，到位资金"},
    ),
    "another indicator": ({"indicator": "实际到位省外资金", "words_before": "，实际到位省外资金"}, {}),
    "another scope": ({"words_before": "，按全社会口径统计，到位资金", "indicator": "全社会到位资金"}, {}),
    "size classes": (
        {"threshold_min": Decimal(1), "words_before": "，亿元以上项目到位资金"},
        {"threshold_min": Decimal(5), "words_before": "，5亿元以上项目到位资金"},
    ),
    "one of a size, one of all": ({"threshold_min": Decimal(1), "indicator": "亿元以上项目到位资金"}, {}),
    "sectors": ({"industry": "工业"}, {}),
    "another currency": ({"currency": "USD", "unit": "亿美元"}, {}),
    "steps": ({"stage": "signed"}, {"stage": "started"}),
    "a step of its own": ({"stage": "signed", "words_before": "，签约项目到位资金"}, {}),
    "goals": ({"modality": "target"}, {}),
    "increases": ({"transformation": "change"}, {}),
    "more than": ({"bound": "over"}, {}),
    "nearly": ({"bound": "under"}, {}),
    "about": ({"bound": "about"}, {}),
    "a range": ({"value_max": Decimal(90)}, {}),
    "another month": ({"period": "2024-06"}, {}),
    "another year": ({"period": "2023-01/2023-06"}, {}),
    "an unsure year": ({"period": "2024?-01/2024?-06"}, {}),
    "no year": ({"period": "XXXX-01/XXXX-06"}, {}),
    "an open start": ({"period": "../2024-06"}, {}),
    "no time": ({"period": None}, {}),
    "no place": ({"region": None, "region_name": None, "region_level": None}, {}),
    "a doubtful slot": ({"doubtful": ("region",)}, {}),
    "a mean": ({"words_before": "，平均每个项目到位资金"}, {}),
    "preliminary and final": (
        {"words_before": "。初步统计，到位资金", "published": "2024-07-02"},
        {"published": "2024-07-20"},
    ),
    "a title that says so": (
        {"title": "许昌市经济运行快报", "published": "2024-07-02"},
        {"published": "2024-07-20"},
    ),
    "printed before the time is over": ({"published": "2024-06-26"}, {"published": "2024-07-20"}),
    "a time that came again since": (
        {"published": "2024-07-05"},
        {"published": "2025-07-15", "words_before": "，到位资金"},
    ),
    "goals set anew": (
        {"modality": "target", "period": "2024"},
        {"modality": "target", "period": "2024"},
    ),
    "a goal and a forecast": (
        {"modality": "target", "period": "2024"},
        {"modality": "target", "period": "2024", "words_before": "，预计全年到位资金"},
    ),
    "revised": (
        {"published": "2024-07-02"},
        {"published": "2025-02-02", "words_before": "，经核定，上年同期到位资金"},
    ),
    "revised, days not told": ({}, {"words_before": "，调整为", "words_after": "（核定数）。"}),
    "a district inside": ({"region_name": "河南省许昌市示范区", "region_level": "zone"}, {}),
    "a part of it": ({"part_of_id": "o0"}, {}),
    "the city's own offices": ({"words_before": "，市本级到位资金", "indicator": "市本级到位资金"}, {}),
}


@pytest.mark.parametrize("what", PAIRS)
@pytest.mark.parametrize("other", ["54.2", "4.52", "46"])
def test_unlike_figures_are_no_rivals(what: str, other: str) -> None:
    one, two = PAIRS[what]
    rows = [
        city("a", HALF, "45.2", by="甲", **{"day": "2024-07-05"} | one_day(one)),
        city("b", HALF, other, by="乙", **{"day": "2024-07-06"} | one_day(two)),
    ]
    assert accused(*rows) == []
    assert accused(*reversed(rows)) == []


def one_day(slots: dict[str, Any]) -> dict[str, Any]:
    told = dict(slots)
    if "published" in told:
        told["day"] = told.pop("published")
    return told


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("with and without framework agreements", "coverage"),
        ("another indicator", "coverage"),
        ("more than", "not_exact"),
        ("a doubtful slot", "doubtful"),
        ("an unsure year", "time_open"),
        ("preliminary and final", "revision"),
        ("a time that came again since", "year_open"),
        ("goals set anew", "goals_differ"),
        ("revised", "revision"),
    ],
)
def test_the_reason_is_told(what: str, reason: str) -> None:
    one, two = PAIRS[what]
    rows = [
        city("a", HALF, "45.2", by="甲", **one_day(one)),
        city("b", HALF, "34.2", by="乙", **one_day(two)),
    ]
    found = [check for check in check_across(rows) if check.kind == "rival_figure"]
    assert [(check.verdict, check.reason) for check in found] == [("unverifiable", reason)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("45.2", "45"), ("45.25", "45.2"), ("45.68", "45.6"), ("45.2", "45.20"), ("45.5", "46")],
)
def test_figures_printed_with_fewer_digits_agree(one: str, other: str) -> None:
    assert not accused(city("a", HALF, one, by="甲"), city("b", HALF, other, by="乙"))


def test_amounts_in_another_unit_agree() -> None:
    small = row("a", "许昌市", HALF, "452000", unit="万元", value=Decimal("45.2"))
    assert not accused(small, city("b", HALF, "45.2"))
    assert accused(small, city("b", HALF, "54.2"))


def test_a_later_print_of_one_publisher_that_is_off_by_little_is_a_revision() -> None:
    rows = [
        city("a", HALF, "45.2", by="许昌市统计局", day="2024-07-05"),
        city("b", HALF, "45.6", by="许昌市统计局", day="2024-08-05"),
    ]
    assert not accused(*rows)
    assert reasons("rival_figure", *rows) == {"revision_unsaid"}
    assert accused(rows[0], city("b", HALF, "54.2", by="许昌市统计局", day="2024-08-05"))


def test_a_document_with_two_values_accuses_nobody() -> None:
    rows = [
        city("a", HALF, "45.2", by="甲"),
        city("b", HALF, "54.2", by="乙"),
        city("b", HALF, "31.0", by="乙"),
    ]
    assert not accused(*rows)


def test_one_document_alone_is_not_checked_here() -> None:
    now = city("a", HALF, "45.2")
    rows = [city("a", FIVE, "54.2"), now, growth(now, "31"), city("a", "2023-01/2023-06", "40")]
    assert check_across(rows) == []


@pytest.mark.parametrize("measure", ["loan_deposit", "profit", "person_count", "place_count", "fund_size"])
def test_stocks_may_fall(measure: str) -> None:
    rows = [city("a", FIVE, "54.2", measure=measure), city("b", HALF, "45.2", measure=measure)]
    assert not [check for check in accused(*rows) if check.kind == "running_total_falls"]


@pytest.mark.parametrize("stage", ["under_construction", "in_talks", "reserved", None])
def test_projects_in_a_state_may_become_fewer(stage: str | None) -> None:
    slots: dict[str, Any] = {"kind": "count", "measure": "project_count", "stage": stage, "indicator": "项目"}
    assert not accused(city("a", FIVE, "54", **slots), city("b", HALF, "45", **slots))
    signed = slots | {"stage": "signed"}
    assert accused(city("a", FIVE, "54", **signed), city("b", HALF, "45", **signed))


def test_running_totals_that_stand_still_or_differ_by_a_rounding() -> None:
    assert not accused(
        city("a", FIVE, "45.24"), city("b", HALF, "45.2"), city("c", "2024-01/2024-07", "45.2")
    )


def test_a_running_total_of_another_coverage_may_be_less() -> None:
    rows = [city("a", FIVE, "54.2", words_after="（含框架协议）。"), city("b", HALF, "45.2")]
    assert not accused(*rows)
    assert reasons("running_total_falls", *rows) == {"coverage"}


def test_a_running_total_starts_anew_in_january() -> None:
    assert not accused(city("a", "2023", "88"), city("b", "2024-01/2024-02", "9.5"))


def test_a_revised_running_total_may_fall() -> None:
    rows = [
        city("a", FIVE, "54.2", day="2024-06-05"),
        city("b", HALF, "45.2", day="2024-07-05", words_before="，核减后到位资金"),
    ]
    assert not accused(*rows)


@pytest.mark.parametrize("measure", ["gdp", "value_added", "fiscal_revenue", "retail_sales", "output_value"])
def test_growth_of_what_statistics_revise_accuses_nobody(measure: str) -> None:
    now = city("b", HALF, "45.2", measure=measure, indicator="")
    before = city("a", "2023-01/2023-06", "40.0", measure=measure, indicator="")
    assert not accused(before, now, growth(now, "31.0"))
    assert reasons("growth_against_print", before, now, growth(now, "31.0")) <= {
        "real_growth",
        "often_revised",
    }


GROWTHS: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "a point change": ({}, {}, {"rate_kind": "point_change"}),
    "a mean growth": ({}, {}, {"rate_kind": "growth_avg"}),
    "at comparable scope": ({}, {}, {"words_before": "，按可比口径同比增长"}),
    "another coverage last year": ({"words_after": "（含框架协议）。"}, {}, {}),
    "a size last year": ({"threshold_min": Decimal(1)}, {}, {}),
    "preliminary last year": ({"words_before": "，预计到位资金"}, {}, {}),
    "nearly": ({"bound": "under"}, {}, {}),
    "a whole year before": ({"period": "2023"}, {}, {}),
    "a goal": ({}, {}, {"modality": "target"}),
}


@pytest.mark.parametrize("what", GROWTHS)
def test_growth_that_cannot_be_held_against_last_year(what: str) -> None:
    past, present, rate = GROWTHS[what]
    now = city("b", HALF, "45.2", **present)
    before = city("a", "2023-01/2023-06", "40.0", **past)
    assert not accused(before, now, growth(now, "31.0", **rate))


def test_growth_on_a_base_that_its_own_document_prints_is_not_asked_for_again() -> None:
    now = city("b", HALF, "45.2")
    base = city("b", "2023-01/2023-06", "34.5", role="base")
    found = accused(city("a", "2023-01/2023-06", "40.0", by="甲"), base, now, growth(now, "31.0"))
    assert [check.kind for check in found] == ["rival_figure"]


def test_growth_that_one_of_two_prints_bears() -> None:
    now = city("b", HALF, "45.2")
    rows = [city("a", "2023-01/2023-06", "40.0", by="甲"), city("c", "2023-01/2023-06", "34.5", by="乙")]
    assert {check.kind for check in accused(*rows, now, growth(now, "31.0"))} == {"rival_figure"}


def test_zones_may_lie_in_counties() -> None:
    zone = row("z", "许昌市/示范区", HALF, "30")
    assert not accused(zone, county("禹州市", "20"), city("w", HALF, "45.2"))


def test_some_counties_are_not_all() -> None:
    rows = [county("禹州市", "20"), city("w", HALF, "45.2")]
    assert not accused(*rows)
    [check] = [check for check in check_across(rows) if check.kind == "whole_against_parts"]
    assert check.reason == "incomplete"
    assert "1 of 6" in check.message


def test_the_rest_may_be_the_citys_own() -> None:
    rows = [*all_counties(HALF, "6.1", "7.2", "4.3", "5.4", "10.5", "9.6"), city("w", HALF, "55.7")]
    assert not accused(*rows)
    assert "rest_elsewhere" in reasons("whole_against_parts", *rows)


def test_zones_that_make_up_the_rest() -> None:
    counties = all_counties(HALF, "6.1", "7.2", "4.3", "5.4", "10.5", "9.6")
    rows = [*counties, row("z", "许昌市/示范区", HALF, "12.6")]
    found = [
        check
        for check in check_across([*rows, city("w", HALF, "55.7")])
        if check.kind == "whole_against_parts"
    ]
    assert [check.verdict for check in found] == ["consistent"]
    assert len(found[0].operands["parts"]) == 7


def test_counties_of_another_coverage_are_no_parts() -> None:
    part = county("禹州市", "60", words_after="（含框架协议）。")
    assert not accused(part, city("w", HALF, "45.2"))


def test_a_county_under_its_old_code_is_the_same_place() -> None:
    [old] = lookup("宁乡县")
    new = region_of(by_code()["430182"][0])
    assert old.adcode != new.adcode
    slots = {"region_name": old.name, "region": old.adcode}
    assert accused(
        row("a", "长沙市", "2017-01/2017-06", "5", by="甲", **slots),
        row("b", "宁乡市", "2017-01/2017-06", "9", by="乙"),
    )
    assert "430182" in children("430100", 2017)


# -------- many true archives, and what one slip in them changes


def archive(seed: int) -> list[Printed]:
    """Two years of a city and its counties in prints of many documents, all true, rounded now and then."""
    dice = random.Random(seed)
    rows: list[Printed] = []
    so_far: dict[tuple[str, int], Decimal] = {}
    for year in (2023, 2024):
        for month in range(1, 13):
            period = (
                f"{year}-01" if month == 1 else str(year) if month == 12 else f"{year}-01/{year}-{month:02d}"
            )
            day = f"{year + month // 12}-{month % 12 + 1:02d}-1{dice.randrange(10)}"
            counties = {}
            for name in COUNTIES:
                got = so_far.get((name, year), Decimal(0)) + Decimal(dice.randrange(80, 900)) / 100
                so_far[name, year] = counties[name] = got
                if dice.random() < 0.7:
                    now = county(
                        name, dice_round(dice, got), period, day=day, document=f"{name}{period}", by=name
                    )
                    rows.append(now)
                    base = so_far_at.get((seed, name, year - 1, month))
                    if base and dice.random() < 0.5:
                        rows.append(growth(now, f"{(got / base - 1) * 100:.1f}"))
                so_far_at[seed, name, year, month] = got
            whole = sum(counties.values())
            total = city(f"w{period}", period, f"{whole:.2f}", day=day, by="许昌市招商局")
            rows.append(total)
            for name, got in counties.items():
                if dice.random() < 0.8:
                    told = county(
                        name,
                        f"{got:.2f}",
                        period,
                        day=day,
                        document=f"w{period}",
                        by="许昌市招商局",
                        home="许昌市",
                    )
                    rows.append(told)
                    if dice.random() < 0.3:
                        part = county(
                            name, f"{got:.2f}", period, day=day, document=f"s{name}{period}", by=name
                        )
                        rows += [part, share(part, f"{got / whole * 100:.1f}", "，占全市的")]
    return rows


so_far_at: dict[tuple[int, str, int, int], Decimal] = {}


def dice_round(dice: random.Random, value: Decimal) -> str:
    return f"{value:.{dice.choice((1, 2, 2))}f}"


@pytest.mark.parametrize("seed", range(6))
def test_a_true_archive_is_not_accused(seed: int) -> None:
    rows = archive(seed)
    found = check_across(rows)
    assert [check.message for check in found if check.verdict == "inconsistent"] == []
    kinds = {check.kind for check in found if check.verdict == "consistent"}
    assert kinds == {"running_total_falls", "growth_against_print", "rival_figure", "share_elsewhere"} | (
        kinds & {"whole_against_parts", "months_against_running"}
    )


@pytest.mark.parametrize("seed", range(6))
def test_a_slip_that_shows_is_found_and_names_its_figure(seed: int) -> None:
    rows = archive(seed)
    dice = random.Random(seed + 100)
    told = [
        at
        for at, one in enumerate(rows)
        if one.kind == "amount" and one.document.startswith("w") and one.value > 20
    ]
    at = dice.choice(told)
    slipped = rows[at]
    number = f"{slipped.value * Decimal('1.37'):.2f}"
    rows[at] = row(
        slipped.document,
        "许昌市",
        slipped.period or "",
        number,
        day=slipped.published,
        by=slipped.publisher,
        id=slipped.id,
        region=slipped.region,
        region_name=slipped.region_name,
        region_level=slipped.region_level,
    )
    found = accused(*rows)
    assert found
    for check in found:
        named = {check.reported.id, *(one.id for ones in check.operands.values() for one in ones)}
        assert slipped.id in named, check.message


def test_the_order_of_the_figures_changes_nothing() -> None:
    rows = archive(1)
    told = check_across(rows)
    random.Random(3).shuffle(rows)
    assert check_across(rows) == told


# -------- messages


def test_every_message_has_both_languages_and_the_same_holes() -> None:
    for entry in load("across_messages", KEYS):
        for language in LANGUAGES:
            assert entry.facts[language]
        holes = {part.split("}")[0] for part in entry.facts["en"].split("{")[1:]}
        assert holes == {part.split("}")[0] for part in entry.facts["zh"].split("{")[1:]}
        assert "{" not in entry.examples[0].text
        assert not {"false", "wrong", "lie", "fake", "error"} & set(entry.facts["en"].split())
