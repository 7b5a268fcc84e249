"""Times compared: which year they end in, whether they are a stock, a running total or several years."""

from __future__ import annotations

from dataclasses import replace

from zhaoshang_extract.edtf import Day, Range, whole


def ends_in_months(period: Range) -> bool:
    """True for a stock or a running total, which tell how far the year has come."""
    since_january = period.start is None or (period.start.month == 1 and period.start.day is None)
    return (
        since_january
        and period.start != period.end
        and period.end is not None
        and period.end.month is not None
    )


def year_before(period: Range) -> Range:
    """The same time a year earlier."""
    return replace(
        period,
        start=_earlier(period.start),
        end=_earlier(period.end),
    )


def _earlier(day: Day | None) -> Day | None:
    return day if day is None or day.year is None else replace(day, year=day.year - 1)


def end_year(period: Range) -> Range:
    """The last year of a span of years: 五年来……增加到 speaks of the year that it ends with."""
    return whole(Day(period.end.year), period.uncertain) if period.end is not None else period


def is_same_year(one: Range, other: Range) -> bool:
    """True when both end in one year."""
    return one.end is not None and other.end is not None and one.end.year == other.end.year


def is_stock(period: Range | None) -> bool:
    """True for what stood at a day, counted from no start: 截至10月底."""
    return period is not None and period.start is None and period.end is not None


def spans_years(period: Range | None) -> bool:
    """True for a time of several years: 五年来, 十三五期间."""
    if period is None or period.start is None or period.end is None:
        return False
    return (
        period.start.year is not None and period.end.year is not None and period.end.year > period.start.year
    )
