"""Charts of series: every point stands within the drawing, at its day and its figure."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from printed_rows import row

from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.series import Series, series_of
from zhaoshang_extract.page.chart import HEIGHT, WIDTH, Chart, chart_of

_days = itertools.count(1)


def city(period: str, number: str, **slots: Any) -> Printed:
    return row(f"d{next(_days)}", "许昌市", period, number, **slots)


def series(*rows: Printed) -> Series:
    [found] = series_of(rows)
    return found


def drawn(*rows: Printed) -> Chart:
    found = chart_of(series(*rows))
    assert found is not None
    return found


def running(year: int, *numbers: str) -> list[Printed]:
    return [city(f"{year}-01/{year}-{month:02d}", number) for month, number in enumerate(numbers, 2)]


def test_running_totals_are_a_line_a_year() -> None:
    chart = drawn(*running(2023, "10", "20", "30"), *running(2024, "12", "24"))
    assert [shape for shape, _ in chart.lines] == ["derived", "running", "running"]
    assert [path.count(",") for _, path in chart.lines] == [3, 3, 2]
    assert chart.lines[0][1].count("M") == 2  # the months of the next year are no line with those of this one
    assert [figure for _, figure in chart.levels] == ["0", "10", "20", "30"]
    assert [year for _, year in chart.years] == [2023, 2024]
    ups = [mark.y for mark in chart.marks if mark.shape == "running"]
    assert ups[0] > ups[1] > ups[2]
    assert ups[2] == min(ups)


def test_marks_are_those_of_the_lines_in_order() -> None:
    found = series(*running(2023, "10", "20", "30"))
    chart = chart_of(found)
    assert chart is not None
    assert [mark.number for mark in chart.marks] == list(range(len(found.points) + len(found.derived)))
    assert [mark.shape for mark in chart.marks] == ["running"] * 3 + ["derived"] * 2
    for mark in chart.marks:
        assert mark.low >= mark.y >= mark.high  # down is more


def test_few_times_and_ranks_are_no_chart() -> None:
    assert chart_of(series(*running(2023, "10"))) is None
    assert chart_of(series(city("2023", "1"), city("2024", "2"))) is None
    slots = {"kind": "rank", "unit": "位", "indicator": "位居第"}
    places = [city(str(year), "1", **slots) for year in (2021, 2022, 2023)]
    assert chart_of(series(*places)) is None


@pytest.mark.parametrize(
    "numbers",
    [
        ("0", "0", "0"),
        ("-3.5", "-2", "-8"),
        ("-3.5", "0", "12"),
        ("0.000012", "0.000013", "0.000011"),
        ("123456789012", "1", "5"),
        ("7", "7", "7"),
    ],
)
def test_any_figures_fit(numbers: tuple[str, ...]) -> None:
    chart = drawn(*(city(str(2020 + at), number) for at, number in enumerate(numbers)))
    _fits(chart)
    assert len(chart.levels) >= 2
    assert {"0"} <= {figure for _, figure in chart.levels}


def test_any_times_fit() -> None:
    dice = random.Random(5)
    for _ in range(30):
        years = sorted(dice.sample(range(1950, 2030), dice.randint(3, 40)))
        _fits(drawn(*(city(str(year), f"{dice.random() * 1000:.1f}") for year in years)))


def _fits(chart: Chart) -> None:
    for mark in chart.marks:
        assert 0 < mark.x < WIDTH
        assert all(0 < place < HEIGHT for place in (mark.y, mark.low, mark.high))
    assert all(0 < place < HEIGHT for place, _ in chart.levels)
    assert len(chart.levels) <= 7
    places = [place for place, _ in chart.years]
    assert all(later - before >= 30 for before, later in itertools.pairwise(places))
    assert len(chart.years) <= 8
