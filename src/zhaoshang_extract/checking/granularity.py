"""A rate of a count is possible only if some whole number gives it."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from zhaoshang_extract.checking.interval import Interval, point

_HUNDRED = Fraction(100)


def whole_numbers(interval: Interval, least: int = 0) -> tuple[int, int] | None:
    """The first and the last whole number of a closed interval from `least` on, None where there is none."""
    if interval.low is None or interval.high is None:
        return None
    first, last = max(ceil(interval.low), least), floor(interval.high)
    return (first, last) if first <= last else None


def bases_of_growth(current: int, growth: Interval) -> Interval | None:
    """What the count may have been before, as a real interval; None where the growth is −100% or less."""
    if growth.low is None or growth.high is None or growth.low <= -_HUNDRED:
        return None
    return Interval(current / (1 + growth.high / 100), current / (1 + growth.low / 100))


def targets_of_completion(actual: int, rate: Interval) -> Interval | None:
    """The targets that a completion in percent allows, as a real interval; None for a rate of nothing."""
    if rate.low is None or rate.high is None or rate.low <= 0:
        return None
    return Interval(actual * _HUNDRED / rate.high, actual * _HUNDRED / rate.low)


def parts_of_share(whole: int, rate: Interval) -> Interval | None:
    """The parts of a whole count that a share in percent allows, as a real interval."""
    if rate.low is None or rate.high is None:
        return None
    return Interval(whole * rate.low / 100, whole * rate.high / 100)


def chance(interval: Interval) -> Fraction:
    """How likely a random figure would pass: a whole number falls into an interval of this width."""
    width = interval.width
    return Fraction(1) if width is None else min(width, Fraction(1))


def growth_from(current: int, previous: int) -> Interval:
    """The growth in percent from one count to another."""
    return point(Fraction(100 * (current - previous), previous))
