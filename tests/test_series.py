"""Series, derived months, rankings and progress."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from printed_rows import growth, row

from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.progress import progress_of
from zhaoshang_extract.ledger.rank import Wanted, rank
from zhaoshang_extract.ledger.series import Series, series_of
from zhaoshang_extract.ledger.span import span_of

HALF, FIVE = "2024-01/2024-06", "2024-01/2024-05"


def city(document: str, period: str, number: str, /, **slots: Any) -> Printed:
    return row(document, "许昌市", period, number, **slots)


def only(*rows: Printed) -> Series:
    [found] = series_of(rows)
    return found


# -------- times


@pytest.mark.parametrize(
    ("period", "shape", "running", "before", "year_before"),
    [
        ("2024", "year", True, "2023", "2023"),
        ("2024-01", "month", True, "2023-12", "2023-01"),
        ("2024-06", "month", False, "2024-05", "2023-06"),
        ("2024-01/2024-03", "running", True, None, "2023-01/2023-03"),
        (HALF, "running", True, None, "2023-01/2023-06"),
        ("2024-04/2024-06", "quarter", False, "2024-01/2024-03", "2023-04/2023-06"),
        ("2024-07/2024-12", "half", False, "2024-01/2024-06", "2023-07/2023-12"),
        ("2024-01/2024-02", "running", True, None, "2023-01/2023-02"),
        ("2024-02/2024-04", "days", False, None, "2023-02/2023-04"),
        ("2024-01-01/2024-06-20", "running", True, None, "2023-01-01/2023-06-20"),
        ("2021/2025", "days", False, None, "2020/2024"),
    ],
)
def test_times(period: str, shape: str, running: bool, before: str | None, year_before: str) -> None:
    span = span_of(period)
    assert span is not None
    assert (span.shape, span.running) == (shape, running)
    assert span.just_before() == span_of(before)
    assert span.a_year_before() == span_of(year_before)
    assert span_of(span.edtf) == span


@pytest.mark.parametrize(
    "period", ["../2024-06", "XXXX-05", None, "2024-06/..", "nonsense", "2024-06/2024-01", "9999"]
)
def test_times_without_two_ends(period: str | None) -> None:
    assert span_of(period) is None


# -------- series


def test_points_stand_in_order_and_months_are_the_differences() -> None:
    found = only(
        city("c", "2024-01/2024-07", "51.0"),
        city("a", "2024-01/2024-03", "20.5"),
        city("b", HALF, "45.2"),
        city("d", "2024-05", "9.1"),
    )
    assert [(point.span.edtf, point.span.shape) for point in found.points] == [
        ("2024-01/2024-03", "running"),
        (HALF, "running"),
        ("2024-01/2024-07", "running"),
        ("2024-05", "month"),
    ]
    assert [(one.span.edtf, one.span.shape) for one in found.derived] == [
        ("2024-04/2024-06", "quarter"),
        ("2024-07", "month"),
    ]
    interval = found.derived[0].interval
    assert (interval.low, interval.high) == (Decimal("24.6"), Decimal("24.8"))
    assert found.place == "河南省许昌市"


def test_counts_are_exact_and_so_are_their_months() -> None:
    slots: dict[str, Any] = {
        "kind": "count",
        "measure": "project_count",
        "stage": "signed",
        "indicator": "项目",
    }
    found = only(city("a", FIVE, "54", **slots), city("b", HALF, "61", **slots))
    assert found.derived[0].interval.low == found.derived[0].interval.high == 7


def test_nothing_is_derived_across_coverages_years_or_from_what_is_not_exact() -> None:
    framework = city("a", FIVE, "30", words_after="（含框架协议）。")
    assert [one.derived for one in series_of([framework, city("b", HALF, "45")])] == [(), ()]
    assert only(city("a", "2023-01/2023-11", "30"), city("b", "2024-01/2024-02", "45")).derived == ()
    assert only(city("a", FIVE, "30", bound="over"), city("b", HALF, "45")).derived == ()
    assert only(city("a", FIVE, "30", doubtful=("period",)), city("b", HALF, "45")).derived == ()
    assert (
        only(
            city("a", FIVE, "30", measure="loan_deposit"), city("b", HALF, "45", measure="loan_deposit")
        ).derived
        == ()
    )


def test_the_final_and_latest_print_stands_for_a_point() -> None:
    rows = [
        city("a", HALF, "45.2", day="2024-07-05"),
        city("b", HALF, "44.9", day="2024-08-05"),
        city("c", HALF, "46.0", day="2024-09-05", words_before="，预计到位资金"),
    ]
    for _ in range(5):
        random.Random(4).shuffle(rows)
        [point] = only(*rows).points
        assert point.printed.document == "b"
        assert [one.printed.document for one in point.prints] == ["a", "b", "c"]
        assert point.rival
    [point] = only(city("a", HALF, "45.2"), city("b", HALF, "45")).points
    assert not point.rival


def test_rates_goals_and_sizes_are_series_of_their_own() -> None:
    now = city("a", HALF, "45.2")
    rows = [
        now,
        growth(now, "12.5"),
        city("a", "2024", "100", modality="target"),
        city("a", HALF, "30", threshold_min=Decimal(1), words_before="，亿元以上项目到位资金"),
        city("a", HALF, "20", industry="装备制造业"),
        city("b", FIVE, "15", industry="装备制造产业"),
        row("a", "许昌市/示范区", HALF, "8"),
    ]
    assert len(series_of(rows)) == 6
    assert len({found.key for found in series_of(rows)}) == 6


# -------- rankings

VALUES = {
    "魏都区": ("9.5", "8.0"),
    "建安区": ("12.1", "8.0"),
    "鄢陵县": ("12.1", "11.0"),
    "襄城县": ("3.2", "3.0"),
    "禹州市": ("20.4", None),
}


def places(**slots: Any) -> list[Printed]:
    rows = []
    for name, (now, before) in VALUES.items():
        rows.append(row(f"{name}6", f"许昌市{name}", HALF, now, day="2024-07-05", **slots))
        if before is not None:
            rows.append(row(f"{name}5", f"许昌市{name}", FIVE, before, day="2024-06-05", **slots))
    return rows


def test_a_ranking_with_the_places_of_the_month_before() -> None:
    found = rank([*places(), city("w", HALF, "99")], Wanted("paid_in_funds", HALF))
    assert found is not None
    assert found.previous == span_of(FIVE)
    assert [(one.rank, one.place[6:], one.previous_rank, one.moved) for one in found.rows] == [
        (1, "禹州市", None, None),
        (2, "建安区", 2, 0),
        (2, "鄢陵县", 1, -1),
        (4, "魏都区", 2, -2),
        (5, "襄城县", 4, -1),
    ]
    assert found.rows[0].until.document == "禹州市6"
    assert found.rows[0].value == Decimal("20.4")


def test_a_month_is_ranked_by_the_difference_of_running_totals() -> None:
    found = rank(places(), Wanted("paid_in_funds", "2024-06"))
    assert found is not None
    assert [(one.rank, one.place[6:], one.value) for one in found.rows] == [
        (1, "建安区", Decimal("4.1")),
        (2, "魏都区", Decimal("1.5")),
        (3, "鄢陵县", Decimal("1.1")),
        (4, "襄城县", Decimal("0.2")),
    ]
    assert found.rows[0].interval == (Decimal("4.0"), Decimal("4.2"))
    assert found.rows[0].before is not None


def test_only_figures_of_one_coverage_are_ranked_together() -> None:
    framework = row("x", "许昌市长葛市", HALF, "88", words_after="（含框架协议）。")
    found = rank([*places(), framework], Wanted("paid_in_funds", HALF))
    assert found is not None
    assert "长葛市" not in {one.place[6:] for one in found.rows}
    assert found.left_out == (framework,)


def test_what_a_ranking_can_ask_for() -> None:
    zone = row("z", "许昌市/示范区", HALF, "50")
    far = row("f", "长沙市浏阳市", HALF, "70")
    rows = [*places(), zone, far, city("w", HALF, "99")]

    def first(**slots: Any) -> str:
        found = rank(rows, Wanted("paid_in_funds", HALF, **slots))
        assert found is not None
        return found.rows[0].place

    assert first() == "湖南省长沙市浏阳市"
    assert first(within="411000") == "河南省许昌市禹州市"
    assert first(within="411000", levels=frozenset({"county", "zone"})) == "河南省许昌市示范区"
    assert first(levels=frozenset({"city"})) == "河南省许昌市"
    assert rank(rows, Wanted("gdp", HALF)) is None
    assert rank(rows, Wanted("paid_in_funds", "2022")) is None
    with pytest.raises(ValueError, match="write 2024"):
        rank(rows, Wanted("paid_in_funds", "../2024-06"))


def test_a_ranking_keeps_to_documents_of_one_level() -> None:
    own = row("x", "许昌市禹州市", HALF, "7", day="2024-07-09")
    rows = [
        row("w", f"许昌市{name}", HALF, now, day="2024-07-05", home="许昌市")
        for name, (now, _) in VALUES.items()
    ]
    found = rank([*rows, own], Wanted("paid_in_funds", HALF))
    assert found is not None
    assert {one.until.document for one in found.rows} == {"w"}


def test_goals_are_ranked_where_they_are_asked_for() -> None:
    rows = [*places(), row("g", "许昌市鄢陵县", HALF, "30", modality="target")]
    found = rank(rows, Wanted("paid_in_funds", HALF, modality="target"))
    assert found is not None
    assert [one.place[6:] for one in found.rows] == ["鄢陵县"]


def test_rates_are_ranked_by_their_kind() -> None:
    now = row("a", "许昌市禹州市", HALF, "45.2"), row("b", "许昌市鄢陵县", HALF, "12")
    rows = [*now, growth(now[0], "3.5"), growth(now[1], "13.5")]
    found = rank(rows, Wanted("paid_in_funds", HALF, rate_kind="growth_yoy"))
    assert found is not None
    assert [one.value for one in found.rows] == [Decimal("13.5"), Decimal("3.5")]


# -------- progress


def goal(document: str, number: str, period: str = "2024", **slots: Any) -> Printed:
    told = {"modality": "target", "words_before": "，全年到位资金目标"} | slots
    return city(document, period, number, **told)


def test_goals_beside_the_calendar() -> None:
    [found] = progress_of([goal("g", "100"), city("a", FIVE, "40.0"), city("b", HALF, "45.2")])
    assert (found.done, found.calendar, found.ahead) == (Decimal("45.2"), Decimal(50), Decimal("-4.8"))
    assert found.standing == "behind"
    assert found.actual.document == "b"
    [found] = progress_of([goal("g", "100"), city("a", FIVE, "45.0"), city("b", HALF, "45.2")], FIVE)
    assert (found.standing, found.until) == ("ahead", span_of(FIVE))


def test_what_rounding_leaves_open_is_even() -> None:
    [found] = progress_of([goal("g", "100"), city("b", HALF, "50")])
    assert (found.ahead, found.standing) == (Decimal(0), "even")
    assert found.ahead_interval[0] < 0 < found.ahead_interval[1]


def test_what_is_in_doubt_or_far_beyond_its_goal_is_told_so() -> None:
    doubted = replace(city("b", HALF, "45.2"), doubtful=("region",))
    [found] = progress_of([goal("g", "100"), doubted])
    assert (found.standing, found.done) == ("doubtful", Decimal("45.2"))
    [found] = progress_of([goal("g", "5"), city("b", HALF, "45.2")])
    assert found.standing == "doubtful"


def test_the_share_of_the_time() -> None:
    [quarter] = progress_of([goal("g", "30", "2024-04/2024-06"), city("b", "2024-04/2024-05", "20")])
    assert quarter.calendar == Decimal("66.666667")
    [plan] = progress_of([goal("g", "500", "2021/2025"), city("b", "2021-01/2024-06", "350")])
    assert plan.calendar == Decimal(70)
    [days] = progress_of([goal("g", "100"), city("b", "2024-01-01/2024-06-20", "50")])
    assert days.calendar == Decimal("46.994536")


def test_goals_of_another_coverage_place_or_time_are_none_of_it() -> None:
    done = city("b", HALF, "45.2")
    others = [
        goal("g", "100", words_before="，全年省外到位资金目标"),
        goal("g", "100", industry="工业"),
        goal("g", "100", "2025"),
        row("g", "许昌市禹州市", "2024", "100", modality="target"),
        goal("g", "100", stage="signed", words_before="，签约项目到位资金目标"),
    ]
    for other in others:
        assert progress_of([other, done]) == []


def test_what_is_planned_on_one_day_is_no_goal() -> None:
    slots = {"measure": "total_investment", "words_before": "，总投资"}
    plan = goal("g", "2.8", "2023-08-08", **slots)
    assert progress_of([plan, city("b", "2023-08-08", "3.6", **slots)]) == []


def test_a_forecast_is_no_goal() -> None:
    rows = [goal("g", "100", day="2024-01-05"), city("b", HALF, "45.2")]
    forecast = goal("h", "90", day="2024-12-05", words_before="，预计全年到位资金")
    [found] = progress_of([*rows, forecast])
    assert found.goal.document == "g"


def test_of_two_goals_the_one_set_last_counts() -> None:
    rows = [goal("g", "100", day="2024-01-05"), goal("h", "90", day="2024-04-05"), city("b", HALF, "45.2")]
    [found] = progress_of(rows)
    assert found.goal.document == "h"


def test_a_period_that_is_none() -> None:
    with pytest.raises(ValueError, match="write 2024, 2024-06"):
        progress_of([], "someday")
