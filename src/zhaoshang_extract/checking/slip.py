"""Slips of the pen: every figure that one small change makes of a printed one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.interval import Interval, around, point
from zhaoshang_extract.checking.words import forms

_WAN_YI = Fraction(10**4)
# A longer number is not mended digit by digit.
_LONGEST = 14


@dataclass(slots=True, eq=False)
class Slip:
    """One change of one figure: `number` as it would be printed with `unit`, `how` it differs, its `cost`.

    Its value is `over` / `under`, which need not be in lowest terms: most slips are looked at once.
    """

    figure: Figure
    number: str
    unit: str | None
    over: int
    under: int
    how: str
    cost: int
    step: Fraction

    @property
    def value(self) -> Fraction:
        return Fraction(self.over, self.under)

    def fits(self, wanted: Interval) -> bool:
        """True where the changed print may stand for one of the wanted values."""
        low, high, step, over, under = wanted.low, wanted.high, self.step, self.over, self.under
        # Value and half a step over one denominator: most slips do not fit, and whole numbers say so fastest.
        size, below = 2 * over * step.denominator, 2 * under * step.denominator
        exact = self.figure.counted and over % under == 0
        half = 0 if exact else step.numerator * under
        return (high is None or (size - half) * high.denominator <= high.numerator * below) and (
            low is None or (size + half) * low.denominator >= low.numerator * below
        )

    @property
    def interval(self) -> Interval:
        """Every value that the changed print allows."""
        value = self.value
        if self.figure.counted and value.denominator == 1:
            return point(value)
        return around(value, self.step / 2)


def slips(figure: Figure, most: int = 2) -> Iterator[Slip]:
    """Each figure one change of at most that cost away, the smallest first; none for ranges."""
    made = figure.slips.get(most)
    if made is None:  # one figure stands in many pairings
        made = figure.slips[most] = tuple(_make_slips(figure, most))
    return iter(made)


def _make_slips(figure: Figure, most: int) -> Iterator[Slip]:
    if figure.rough or figure.top is not None or not figure.value:
        return
    number = _printed(figure)
    if number is None or len(number) > _LONGEST:
        return
    unit = figure.value / int(number.replace(".", ""))
    one, below = unit.numerator, unit.denominator
    for changed, how in (*_digits(number), *_swaps(number)):
        yield Slip(
            figure, changed, figure.unit, one * int(changed.replace(".", "")), below, how, 1, figure.step
        )
    if most < 2:
        return
    for changed, factor in _points(number):
        step = figure.step if factor < 1 else figure.step * factor
        yield _slip(figure, changed, figure.unit, figure.value * factor, "point", step)
    yield from _other_unit(figure, number)
    if figure.kind == "rate" and (figure.rate_kind or "").startswith("growth"):
        yield _slip(figure, number, figure.unit, -figure.value, "sign", figure.step)


def _slip(figure: Figure, number: str, unit: str | None, value: Fraction, how: str, step: Fraction) -> Slip:
    """A slip of the greater cost: not of a digit."""
    return Slip(figure, number, unit, value.numerator, value.denominator, how, 2, step)


def _printed(figure: Figure) -> str | None:
    """The number in Arabic digits without sign; of a Chinese numeral what it would be in Arabic."""
    plain = figure.number.replace(",", "").lstrip("-+")
    if plain.replace(".", "", 1).isascii() and plain.replace(".", "", 1).isdigit():
        return plain if Fraction(plain) else None
    digits = abs(figure.value) / figure.step
    return str(digits.numerator) if digits.denominator == 1 else None


def _digits(number: str) -> Iterator[tuple[str, str]]:
    for at, old in enumerate(number):
        if old == ".":
            continue
        for new in "0123456789":
            changed = number[:at] + new + number[at + 1 :]
            if new != old and _is_number(changed):
                yield changed, "digit"


def _swaps(number: str) -> Iterator[tuple[str, str]]:
    places = [at for at, char in enumerate(number) if char != "."]
    for left, right in pairwise(places):
        chars = list(number)
        chars[left], chars[right] = chars[right], chars[left]
        changed = "".join(chars)
        if changed != number and _is_number(changed):
            yield changed, "swap"


def _is_number(number: str) -> bool:
    """A number that is printed so: no zero in front, and not zero."""
    whole = number.partition(".")[0]
    return (whole[0] != "0" or len(whole) == 1) and any(char in "123456789" for char in number)


def _points(number: str) -> Iterator[tuple[str, Fraction]]:
    yield _move(number, 1), Fraction(10)
    yield _move(number, -1), Fraction(1, 10)


def _move(number: str, places: int) -> str:
    whole, _, rest = number.partition(".")
    digits, at = whole + rest, len(whole) + places
    digits = digits.rjust(len(digits) + max(0, 1 - at), "0").ljust(at, "0")
    at = max(at, 1)
    left, right = digits[:at].lstrip("0") or "0", digits[at:]
    return f"{left}.{right}" if right else left


def _other_unit(figure: Figure, number: str) -> Iterator[Slip]:
    unit = figure.unit or ""
    (small,), (large,) = forms("ten_thousand"), forms("hundred_million")
    for old, new, factor in ((small, large, _WAN_YI), (large, small, 1 / _WAN_YI)):
        if old in unit and figure.kind in ("amount", "count"):
            other = unit.replace(old, new)
            yield _slip(figure, number, other, figure.value * factor, "unit", figure.step * factor)
