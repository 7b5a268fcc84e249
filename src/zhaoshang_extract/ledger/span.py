"""Span: the days that a figure covers, and whether they are a month, a quarter or a running total."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import Literal

from zhaoshang_extract.edtf import Day, edtf, parse_edtf, whole
from zhaoshang_extract.edtf import Range as Times

Shape = Literal["month", "quarter", "half", "year", "running", "days"]

_MONTHS: dict[int, Shape] = {1: "month", 3: "quarter", 6: "half", 12: "year"}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From a first to a last calendar day, both included."""

    first: date
    last: date

    @property
    def whole_months(self) -> int | None:
        """How many whole months it is, over years too; None where it begins or ends within a month."""
        if self.first.day != 1 or self.last != _end(self.last):
            return None
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def months(self) -> int | None:
        """How many whole months of one year it is; None where it ends within a month or spans years."""
        return self.whole_months if self.first.year == self.last.year else None

    @property
    def running(self) -> bool:
        """True for the time from the first of January on, up to a day of the same year."""
        return (self.first.month, self.first.day) == (1, 1) and self.first.year == self.last.year

    @property
    def shape(self) -> Shape:
        """What the time is: a month, a year, a running total since January, or a later quarter or half."""
        months = self.months
        if self.running and months not in (1, 12):
            return "running"
        if months is not None and months in _MONTHS and (self.first.month - 1) % months == 0:
            return _MONTHS[months]
        return "days"

    @property
    def edtf(self) -> str:
        """The time as records write it: whole months and years as such."""
        months = self.months
        if months is None:
            return edtf(Times(_day(self.first), _day(self.last)))
        if months == 12:
            return edtf(whole(Day(self.first.year)))
        return edtf(Times(Day(self.first.year, self.first.month), Day(self.last.year, self.last.month)))

    def a_year_before(self) -> Span | None:
        """The same days of the year before, None before the first year of the calendar."""
        if self.first.year <= MINYEAR:
            return None
        return Span(_year_before(self.first), _year_before(self.last))

    def just_before(self) -> Span | None:
        """The month, quarter, half or year directly before; None for running totals and other times."""
        months = self.months
        if months is None or self.shape in ("running", "days") or self.first.year <= MINYEAR:
            return None
        last = self.first - timedelta(days=1)
        return Span(date(last.year, last.month - months + 1, 1), last)

    def up_to_month_before(self) -> Span | None:
        """The running total of a month less; None where this is none of whole months or January's alone."""
        if not self.running or self.months is None or self.months < 2:
            return None
        return Span(self.first, date(self.last.year, self.last.month, 1) - timedelta(days=1))


def _day(day: date) -> Day:
    return Day(day.year, day.month, day.day)


def _end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _year_before(day: date) -> date:
    last = calendar.monthrange(day.year - 1, day.month)[1]
    # The end of February stays its end.
    return date(day.year - 1, day.month, last if day == _end(day) else day.day)


@lru_cache(maxsize=4096)
def span_of(period: str | None) -> Span | None:
    """The days of a time in EDTF; None where a side is open or its year is not told."""
    if period is None:
        return None
    try:
        times = parse_edtf(period)
    except ValueError:
        return None
    first = times.start.first() if times.start else None
    last = times.end.last() if times.end else None
    if first is None or last is None or last < first or last.year >= MAXYEAR:
        return None
    return Span(first, last)


def told_span(period: str) -> Span:
    """The days of a time that a person names. Raises ValueError, with the mend, for none."""
    span = span_of(period)
    if span is None:
        raise ValueError(
            f"{period!r} is no time with a start and an end; write 2024, 2024-06 or 2024-01/2024-06"
        )
    return span
