"""The chart of a series: where each point stands in a drawing, by its figure and the day that it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from zhaoshang_extract.checking.interval import Interval, printed
from zhaoshang_extract.record.fields import plain_decimal

if TYPE_CHECKING:
    from zhaoshang_extract.ledger.series import Series
    from zhaoshang_extract.ledger.span import Span

WIDTH, HEIGHT = 480, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 14, 10, 24
# Fewer points are no line.
_FEWEST = 3
# The axis has so many steps at most, and so many years are named.
_STEPS, _YEARS = 4, 8
# What the name of a year takes.
_YEAR_WIDTH = 34
_NICE = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Mark:
    """A point by its number in the lines of its series: where it stands, and what its digits allow."""

    number: int
    shape: str
    x: int
    y: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: `lines` as (shape, path), `levels` as (place, figure), `years` as (place, year)."""

    marks: tuple[Mark, ...]
    lines: tuple[tuple[str, str], ...]
    levels: tuple[tuple[int, str], ...]
    years: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    number: int
    span: Span
    shape: str
    interval: Interval
    value: Fraction


def chart_of(series: Series) -> Chart | None:
    """The chart of a series: its points, then what was derived of them.

    None for less than three times, and for ranks: the first place would be the lowest.
    """
    told = list(_told(series))
    days = {one.span.last for one in told}
    if len(days) < _FEWEST or series.key.kind == "rank":
        return None
    first, last = min(days), max(days)
    bottom, step, top = _levels([one.value for one in told])
    marks = tuple(
        Mark(
            one.number,
            one.shape,
            _across(one.span.last, first, last),
            _up(one.value, bottom, top),
            _up(_end(one.interval.low, one.value, bottom, top), bottom, top),
            _up(_end(one.interval.high, one.value, bottom, top), bottom, top),
        )
        for one in told
    )
    levels = [bottom + step * number for number in range(int((top - bottom) / step) + 1)]
    return Chart(
        marks,
        tuple(_lines(told, marks)),
        tuple((_up(level, bottom, top), str(plain_decimal(printed(level)))) for level in levels),
        tuple(_years(first, last)),
    )


def _told(series: Series) -> Sequence[_Told]:
    points = [
        (point.span, point.span.shape, point.fact.figure.interval, point.fact.figure.value)
        for point in series.points
    ]
    months = [
        (one.span, "derived", one.interval, one.until.figure.value - one.before.figure.value)
        for one in series.derived
    ]
    return [_Told(number, *slots) for number, slots in enumerate([*points, *months])]


def _end(end: Fraction | None, value: Fraction, bottom: Fraction, top: Fraction) -> Fraction:
    """An end of an interval within the drawing; that of an open one is the value itself."""
    return value if end is None else min(max(end, bottom), top)


def _levels(values: Sequence[Fraction]) -> tuple[Fraction, Fraction, Fraction]:
    """The lowest level of an axis that holds zero and all values, the step of levels, and the highest."""
    low, high = min(*values, Fraction(0)), max(*values, Fraction(0))
    step = _step((high - low) / _STEPS or Fraction(1))
    return step * floor(low / step), step, step * ceil(high / step) or step


def _step(least: Fraction) -> Fraction:
    """The least of 1, 2 and 5 times a power of ten that is not less."""
    power = Fraction(1)
    while power > least:
        power /= 10
    while power * 10 <= least:
        power *= 10
    return next(power * nice for nice in _NICE if power * nice >= least)


def _across(day: date, first: date, last: date) -> int:
    return _LEFT + (WIDTH - _LEFT - _RIGHT) * (day - first).days // ((last - first).days or 1)


def _up(value: Fraction, bottom: Fraction, top: Fraction) -> int:
    return HEIGHT - _BOTTOM - round((HEIGHT - _TOP - _BOTTOM) * (value - bottom) / (top - bottom))


def _lines(told: Sequence[_Told], marks: Sequence[Mark]) -> list[tuple[str, str]]:
    """A line through what is of one kind: totals since January year by year, months, quarters, years."""
    by_kind: dict[tuple[str, int], list[int]] = {}
    since_january = Counter(
        one.span.first.year for one in told if one.span.running and one.shape != "derived"
    )
    for at, one in enumerate(told):
        year = one.span.first.year
        if one.shape != "derived" and one.span.running and since_january[year] > 1:
            by_kind.setdefault(("running", year), []).append(at)
        elif one.shape != "days":  # a month and a quarter are no line
            by_kind.setdefault((one.shape, one.span.whole_months or 0), []).append(at)
    found = []
    for (shape, _), numbers in sorted(by_kind.items()):
        by_day = sorted(numbers, key=lambda at: told[at].span.last)
        path = _path([(told[at].span, marks[at]) for at in by_day])
        if "L" in path:
            found.append((shape, path))
    return found


def _path(points: Sequence[tuple[Span, Mark]]) -> str:
    """A line through points; what was derived stands on its own where the month before was not."""
    path, before = "", None
    for span, mark in points:
        broken = mark.shape == "derived" and before is not None and before + timedelta(days=1) != span.first
        path += f"{'M' if before is None or broken else 'L'}{mark.x},{mark.y}"
        before = span.last
    return path


def _years(first: date, last: date) -> list[tuple[int, int]]:
    """Where years begin, each or each of so many that they can be read; the first one where it is seen of."""
    begins = [max(date(year, 1, 1), first) for year in range(first.year, last.year + 1)]
    every = -(-len(begins) // _YEARS)
    placed = [(_across(day, first, last), day.year) for day in begins[::every]]
    if len(placed) > 1 and placed[1][0] - placed[0][0] < _YEAR_WIDTH:
        del placed[0]
    return placed
