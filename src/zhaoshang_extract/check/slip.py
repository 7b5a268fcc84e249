"""Slips of the pen: every figure that one small change makes of a printed one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from zhaoshang_extract.check.figure import Figure
from zhaoshang_extract.check.interval import Interval, around, point

_WAN_YI = Fraction(10**4)
# A longer number is not mended digit by digit.
_LONGEST = 14


@dataclass(slots=True, eq=False)
class Slip:
    """One change of one figure: `number` as it would be printed with `unit`, `how` it differs, its `cost`."""

    figure: Figure
    number: str
    unit: str | None
    value: Fraction
    how: str
    cost: int
    interval: Interval


def slips(figure: Figure) -> Iterator[Slip]:
    """Each figure one change away, the smallest changes first; none for ranges and rough figures."""
    if figure.rough or figure.top is not None or not figure.value:
        return
    number = _printed(figure)
    if number is None or len(number) > _LONGEST:
        return
    scale = abs(figure.value) / Fraction(number)
    sign = -1 if figure.value < 0 else 1
    for changed, how in (*_digits(number), *_swaps(number)):
        yield _slip(figure, changed, sign * scale * Fraction(changed), figure.step, how, 1)
    for changed, factor in _points(number):
        yield _slip(figure, changed, figure.value * factor, figure.step * max(factor, 1), "point", 2)
    yield from _other_unit(figure, number)
    if figure.kind == "rate" and (figure.rate_kind or "").startswith("growth"):
        yield _slip(figure, number, -figure.value, figure.step, "sign", 2)


def _printed(figure: Figure) -> str | None:
    """The number in Arabic digits without sign; of a Chinese numeral what it would be in Arabic."""
    plain = figure.number.replace(",", "").lstrip("-+")
    if plain.replace(".", "", 1).isascii() and plain.replace(".", "", 1).isdigit():
        return plain if Fraction(plain) else None
    digits = abs(figure.value) / figure.step
    return str(digits.numerator) if digits.denominator == 1 else None


def _slip(figure: Figure, number: str, value: Fraction, step: Fraction, how: str, cost: int) -> Slip:
    exact = figure.counted and value.denominator == 1
    interval = point(value) if exact else around(value, step / 2)
    return Slip(figure, number, figure.unit, value, how, cost, interval)


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
    for left, right in zip(places, places[1:], strict=False):
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
    for old, new, factor in (("万", "亿", _WAN_YI), ("亿", "万", 1 / _WAN_YI)):
        if old in unit and figure.kind in ("amount", "count"):
            slip = _slip(figure, number, figure.value * factor, figure.step * factor, "unit", 2)
            slip.unit = unit.replace(old, new)
            yield slip
