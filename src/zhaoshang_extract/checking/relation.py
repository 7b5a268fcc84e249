"""The arithmetic of each relation: what its operands allow for the reported figure.

One function a relation, from intervals by role to the interval of the reported figure; rates are in
percent. None comes back where nothing can be said (a divisor that may be zero).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from zhaoshang_extract.checking.interval import Interval, point, total

Operands = Mapping[str, Sequence[Interval]]
Relation = Callable[[Operands], Interval | None]


def share(operands: Operands) -> Interval | None:
    """Part over whole; several parts are added (三地合计占全市的54%)."""
    return _percent(total(operands["part"]), operands["whole"][0])


def completion(operands: Operands) -> Interval | None:
    """Actual over target."""
    return _percent(operands["actual"][0], operands["target"][0])


def multiple(operands: Operands) -> Interval | None:
    """Current over previous: 是上年的2.3倍."""
    return _percent(operands["current"][0], operands["previous"][0])


def growth(operands: Operands) -> Interval | None:
    """Current over previous, less one."""
    ratio = multiple(operands)
    return None if ratio is None else ratio - point(100)


def growth_of_change(operands: Operands) -> Interval | None:
    """The change over what was before it: 新增18家, 增长78%."""
    current, change = operands["current"][0], operands["change"][0]
    before = current - change
    # Current and change hang together, so their ends go in step: the quotient grows with the change.
    if None in (current.low, current.high, change.low, change.high) or before.low is None or before.low <= 0:
        return None
    return _percent(change, before)


def growth_avg(years: int) -> Relation:
    """The yearly growth that makes the previous figure the current one in `years` years."""

    def relation(operands: Operands) -> Interval | None:
        ratio = operands["current"][0].over(operands["previous"][0])
        if ratio is None or ratio.low is None or ratio.high is None:
            return None
        low, high = _root(ratio.low, years, down=True), _root(ratio.high, years, down=False)
        return Interval((low - 1) * 100, (high - 1) * 100)

    return relation


def growth_mean(years: int) -> Relation:
    """The whole growth spread evenly over the years, as some texts tell the yearly growth."""

    def relation(operands: Operands) -> Interval | None:
        whole = growth(operands)
        return None if whole is None else whole.times(Fraction(1, years))

    return relation


def decrease(operands: Operands) -> Interval | None:
    """降幅16%: growth downwards, told without a sign."""
    whole = growth(operands)
    return None if whole is None else -whole


def yearly_change(years: int) -> Relation:
    """年均增加X: the difference of two figures spread over `years` years."""

    def relation(operands: Operands) -> Interval | None:
        spread = operands["current"][0] - operands["previous"][0]
        return spread.times(Fraction(1, years))

    return relation


def spread(years: int) -> Relation:
    """年均X: a total spread over `years` years."""
    return lambda operands: operands["total"][0].times(Fraction(1, years))


def added(operands: Operands) -> Interval | None:
    """The parts added up."""
    return total(operands["parts"])


def part(operands: Operands) -> Interval | None:
    """The part itself: its whole is at least as large."""
    low = operands["part"][0].low
    return Interval(low, None)


def average(operands: Operands) -> Interval | None:
    """Total over count."""
    return operands["total"][0].over(operands["count"][0])


def difference(operands: Operands) -> Interval | None:
    """Current less previous: 由53%提高到54.5%, 提高1.5个百分点."""
    return _less(operands)


def shortfall(operands: Operands) -> Interval | None:
    """Previous less current: 比去年低4.3个百分点, told without a sign."""
    return -_less(operands)


def _less(operands: Operands) -> Interval:
    return operands["current"][0] - operands["previous"][0]


def against_calendar(gone: Fraction, *, lag: bool) -> Relation:
    """A completion less the part of the year gone by: 81% in September is 6 ahead."""

    def relation(operands: Operands) -> Interval | None:
        ahead = operands["current"][0] - point(gone)
        return -ahead if lag else ahead

    return relation


def hundred(operands: Operands) -> Interval | None:
    """All shares of one whole add up to 100: what the last one may be."""
    return point(100) - total(operands["parts"])


def same(operands: Operands) -> Interval | None:
    """The same fact printed before."""
    return operands["earlier"][0]


def _percent(part: Interval, whole: Interval) -> Interval | None:
    return part.over(whole, 100)


def _root(value: Fraction, years: int, *, down: bool) -> Fraction:
    """The `years`-th root to twelve places, rounded to the side that keeps the interval whole."""
    scale = 10**12
    target = value.numerator * scale**years // value.denominator
    root = _whole_root(target, years)
    return Fraction(root if down else root + 1, scale)


def _whole_root(value: int, power: int) -> int:
    """The largest whole number whose power is not above `value`."""
    low, high = 0, 1 << (value.bit_length() // power + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**power <= value else (low, middle)
    return low
