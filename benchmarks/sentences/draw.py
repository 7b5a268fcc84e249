"""A sentence of a construction: figures drawn by chance, rounded, and printed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from sentences.construction import Construction, Slot, exact, rounded

# Home regions with the counties that the gazetteer knows, so that places are read as places.
HOMES = {
    "河南省许昌市": "禹州市 长葛市 襄城县 鄢陵县 建安区 魏都区",
    "安徽省六安市": "金安区 裕安区 舒城县 霍邱县 金寨县 霍山县",
    "湖南省邵阳市": "邵东市 武冈市 隆回县 新邵县 洞口县 绥宁县",
}
_SECTORS = "装备制造 电子信息 生物医药 新材料 食品加工 现代物流 文化旅游 纺织服装"
_TRIES = 400


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure of a sentence: `text[start:end]`, its value, the step of its last place, and what follows.

    `step` is 0 for a whole number of things.
    """

    start: int
    end: int
    value: Fraction
    step: Fraction
    unit: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A drawn construction; `region` and `published` are what is known of the document."""

    construction: Construction
    text: str
    figures: tuple[Printed, ...]
    region: str
    published: str


class _Draw:
    """One drawing: the names of a construction, and how many places its rates and amounts have."""

    def __init__(self, construction: Construction, seed: int) -> None:
        self.chance = random.Random(f"{construction.name} {seed}")
        self.region = self.chance.choice(list(HOMES))
        self.places = {"%": self.chance.choice((1, 1, 2)), None: self.chance.choice((1, 2, 2))}
        self.trim = self.chance.random() < 0.5  # 8.0% printed as 8%
        year, month = self.chance.randint(2019, 2024), self.chance.randint(3, 11)
        counties = self.chance.sample(HOMES[self.region].split(), 6)
        sectors = self.chance.sample(_SECTORS.split(), 6)
        self.published = f"{year}-12-20"
        self.words: dict[str, object] = {
            "y": str(year), "y0": str(year - 1), "y00": str(year - 2),
            "m": str(month), "m0": str(month - 1),
            "province": self.region[:3], "city": self.region[3:],
            **{f"c{number}": county for number, county in enumerate(counties, 1)},
            **{f"s{number}": sector for number, sector in enumerate(sectors, 1)},
        }  # fmt: skip
        self.functions: dict[str, Callable[..., object]] = {
            "F": Fraction, "abs": abs, "whole": self._whole, "amount": self._amount, "pick": self._pick,
            "growth": growth, "share": share, "risen": risen,
            "moved": moved, "cut": rounded_int,
        }  # fmt: skip

    def _whole(self, low: Fraction, high: Fraction) -> Fraction:
        return Fraction(self.chance.randint(int(low), max(int(low), int(high))))

    def _amount(self, low: Fraction, high: Fraction) -> Fraction:
        least, most = int(low * 10_000), int(high * 10_000)
        return Fraction(self.chance.randint(least, max(least, most)), 10_000)

    def _pick(self, *words: object) -> object:
        return self.chance.choice(words)

    def value(self, expression: str) -> object:
        """The value of an expression over the names drawn so far."""
        return eval(exact(expression), {"__builtins__": {}}, {**self.functions, **self.words})


def growth(current: Fraction, previous: Fraction) -> Fraction:
    """In percent."""
    return 100 * (current - previous) / previous


def share(part: Fraction, whole: Fraction) -> Fraction:
    """In percent."""
    return 100 * part / whole


def risen(change: Fraction) -> str:
    """The word for the sign of a change."""
    return "增长" if change >= 0 else "下降"


def moved(change: Fraction) -> str:
    """The word for the sign of a change of a rate."""
    return "提高" if change >= 0 else "下降"


def rounded_int(value: Fraction) -> Fraction:
    """The whole number next to a value, at least 1."""
    return max(Fraction(1), rounded(value, 0))


def draw(construction: Construction, seed: int) -> Sentence:
    """The sentence of a seed: the same always; ValueError where the needs can hardly be met."""
    drawing = _Draw(construction, seed)
    for _ in range(_TRIES):
        for name, expression in construction.lets:
            drawing.words[name] = drawing.value(expression)
        if all(drawing.value(need) for need in construction.needs):
            return _print(construction, drawing)
    raise ValueError(f"{construction.name}: no figures meet {construction.needs}")


def _print(construction: Construction, drawing: _Draw) -> Sentence:
    text = ""
    figures: list[tuple[int, int, Fraction, Fraction]] = []
    for piece in construction.pieces:
        if isinstance(piece, str):
            text += piece
            continue
        value = drawing.value(piece.expression)
        if piece.form == "w" or not isinstance(value, Fraction):
            text += str(value)
            continue
        number, step = _number(value, piece, drawing)
        figures.append((len(text), len(text) + len(number), Fraction(number), step))
        text += number + ("%" if piece.form == "%" else "")
    ends = [start for start, *_ in figures[1:]] + [len(text)]
    printed = tuple(
        Printed(start, end, value, step, text[end : min(until, end + 4)])
        for (start, end, value, step), until in zip(figures, ends, strict=True)
    )
    return Sentence(construction, text, printed, drawing.region, drawing.published)


def _number(value: Fraction, slot: Slot, drawing: _Draw) -> tuple[str, Fraction]:
    """The digits of a figure and the step of its last place."""
    if slot.form is None and value.denominator == 1:
        return str(value.numerator), Fraction(0)
    places = drawing.places[slot.form] if slot.form in drawing.places else int(slot.form or "")
    near = rounded(value, places)
    digits = str(int(abs(near) * 10**places)).rjust(places + 1, "0")
    number = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    number = number if near >= 0 else f"-{number}"
    if drawing.trim and places:
        number = number.rstrip("0").rstrip(".")
    places = len(number.partition(".")[2])
    return number, Fraction(1, 10**places)
