"""Figures: observations as the checks need them, from this library or from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import lcm
from typing import Any

from zhaoshang_extract.checking.interval import Interval, total
from zhaoshang_extract.checking.place import lead_lists, place_sentences
from zhaoshang_extract.checking.words import chars, counts_places, ends, forms, is_mean, says
from zhaoshang_extract.fold import fold
from zhaoshang_extract.numeral import read_numeral

_PRINTED = re.compile(r"-?\d[\d,]*(?:\.(\d+))?")


@dataclass(slots=True, eq=False)
class Figure:
    """One reported figure. `step` is one unit of its last printed digit, in the units of `value`.

    `before` are the words between the figure before it (or the start of the sentence) and itself, `after`
    those up to the next figure or the end of the sentence; "" where neither text nor record tells them
    (`placed` is true of a figure whose record does; the links of a `linked` one were written by the user of a
    table). `mean` figures
    (平均, 人均) add up to nothing, `rough` ones (一半, 翻番) are never held to a digit. Of one with
    `doubts` (names of slots) it is not sure what it measures: it may clear another one and seldom accuses.
    `counted` is true of a whole-number count, which is exact to the last one, and `slack` is how wide the
    interval of an exact figure is, in 1/`scale`.
    `units` and `unit_step` are `value` and `step` counted in 1/`scale`, which is one for all figures of a
    document: pairings that try many figures compare and add whole numbers. `exact` figures are printed
    without 约, 超, 近 or a range; `alike` is what figures share that can be added up, kind and currency, and
    `counted_as` also the unit of counts and whether they are of places (9个县区).
    """

    id: str
    kind: str
    start: int
    end: int
    quote: str
    number: str
    unit: str | None
    value: Fraction
    top: Fraction | None
    step: Fraction
    bound: str
    currency: str | None
    indicator: str
    measure: str
    stage: str | None
    threshold: tuple[Fraction | None, Fraction | None] | None
    industry: str | None
    region: str | None
    level: str | None
    adcode: str | None
    period: str | None
    target: bool
    change: bool
    rate_kind: str | None
    role: str
    of_id: str | None
    part_of_id: str | None
    rough: bool = False
    doubts: frozenset[str] = frozenset()
    mean: bool = False
    place: int = 0
    sentence: int = 0
    before: str = ""
    after: str = ""
    placed: bool = False
    linked: bool = False
    of: Figure | None = None
    whole: Figure | None = None
    lead: Figure | None = None
    scale: int = 1
    units: int = 0
    unit_step: int = 0
    counted_as: tuple[str | bool | None, ...] = ()
    slips: dict[int, tuple[Any, ...]] = field(default_factory=dict, repr=False)
    _printed: Interval | None = field(default=None, repr=False)
    counted: bool = False
    slack: int = 0
    exact: bool = field(init=False)
    alike: tuple[str, str | None] = field(init=False)

    def __post_init__(self) -> None:
        self.exact = self.bound == "exact" and self.top is None and not self.rough
        self.alike = (self.kind, self.currency)

    @property
    def doubtful(self) -> bool:
        """True where a slot was only guessed at."""
        return bool(self.doubts)

    @property
    def interval(self) -> Interval:
        """Every value that the print allows, bounds open on their side."""
        if self._printed is None:
            self._printed = _interval(self)
        return self._printed


def make_up(parts: Sequence[Figure], whole: Figure) -> bool:
    """True where one value from each part, added, may be the whole."""
    if whole.exact and all(part.exact for part in parts):  # each is off by half its slack at most
        off = sum(part.units for part in parts) - whole.units
        return 2 * abs(off) <= sum(part.slack for part in parts) + whole.slack
    return total(part.interval for part in parts).meets(whole.interval)


def _interval(figure: Figure) -> Interval:
    if figure.exact:
        off, twice, below = figure.slack, 2 * figure.units, 2 * figure.scale
        return Interval(Fraction(twice - off, below), Fraction(twice + off, below))
    rough = figure.rough or figure.bound == "about"
    half = max(figure.step, abs(figure.value) / 8) if rough else figure.step / 2
    low, high = figure.value - half, (figure.top if figure.top is not None else figure.value) + half
    if figure.bound == "over":
        return Interval(low, None)
    if figure.bound == "under":
        return Interval(None, high)
    return Interval(low, high)


def read_figures(records: Iterable[Mapping[str, Any]], text: str | None) -> list[Figure]:
    """The figures of records in the contract's form, in the order of the text.

    Rows of a table will do: without spans their order is that of the text, `region` may be a name alone.
    Without the text the records' own `sentence`, `words_before` and `words_after` hold, if all have them.
    Records that hold no figure are left out, unknown fields are ignored.
    """
    read = (_read(record, number) for number, record in enumerate(records, 1))
    figures = [figure for figure in read if figure is not None]
    figures.sort(key=lambda figure: (figure.start, figure.end))
    by_id = {figure.id: figure for figure in figures}
    for place, figure in enumerate(figures):
        figure.place = place
        figure.of = by_id.get(figure.of_id or "")
        figure.whole = by_id.get(figure.part_of_id or "")
    place_sentences(figures, text)
    lead_lists(figures)
    _count_units(figures)
    for figure in figures:
        figure.mean = figure.measure == "income" or is_mean(figure.before[-24:] + figure.indicator)
        figure.counted_as = _counted_as(figure)
    return figures


def _counted_as(figure: Figure) -> tuple[str | bool | None, ...]:
    """What figures of one sum share: kind and currency, of counts the unit without 万, and if of places."""
    if figure.kind != "count":
        return figure.alike
    unit = (figure.unit or "").lstrip(chars("ten_thousand", "hundred_million"))
    return (*figure.alike, unit, counts_places(figure.after))


def _read(record: Mapping[str, Any], order: int) -> Figure | None:
    told = record.get
    value = _fraction(told("value"))
    if value is None:
        return None
    span = told("span") or {"start": order * 20, "end": order * 20 + 10}
    region = told("region") or {}
    region = {"name": region} if isinstance(region, str) else region
    number = str(told("number") or told("value"))
    number = number if number.isdecimal() and number.isascii() else fold(number)
    unit = told("unit")
    quote = str(told("quote") or "")
    step, rough = _step(number, value, unit)
    return Figure(
        id=str(told("id") or f"r{order}"),
        kind=str(told("kind") or "count"),
        start=int(span.get("start", 0)),
        end=int(span.get("end", 0)),
        quote=quote,
        number=number,
        unit=unit,
        value=value,
        top=_fraction(told("value_max")),
        step=step,
        bound=str(told("bound") or "exact"),
        currency=told("currency"),
        indicator=str(told("indicator") or ""),
        measure=str(told("measure") or ""),
        stage=told("stage"),
        threshold=_threshold(told("threshold")),
        industry=told("industry") or None,
        region=region.get("name"),
        level=region.get("level"),
        adcode=region.get("adcode"),
        period=_period(told("period")),
        target=told("modality") == "target",
        change=told("transformation") == "change",
        rate_kind=told("rate_kind"),
        role=str(told("role") or _role(record)),
        of_id=told("of_id"),
        part_of_id=told("part_of_id"),
        rough=rough,
        doubts=_doubts(told("doubtful")),
        sentence=int(told("sentence") or 0),
        before=str(told("words_before") or ""),
        after=str(told("words_after") or ""),
        placed=told("sentence") is not None,
        linked=told("linked") is True,
    )


def _doubts(value: object) -> frozenset[str]:
    """The slots in doubt; a bare mark of doubt (True) stands for what the figure measures."""
    if isinstance(value, list | tuple | set | frozenset):
        return frozenset(map(str, value))
    return frozenset({"measure"} if value else ())


def _role(record: Mapping[str, Any]) -> str:
    kind = record.get("kind")
    return str(kind) if kind in ("rate", "rank") else "head"


def _fraction(value: object) -> Fraction | None:
    if value is None or value == "":
        return None
    text = str(value)
    whole, dot, decimals = text.partition(".")
    if whole.isdecimal() and whole.isascii() and (decimals.isdecimal() or not dot) and decimals.isascii():
        return Fraction(int(whole + decimals), 10 ** len(decimals))  # nearly all: 1382, 0.35
    try:
        return Fraction(Decimal(text))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def _threshold(value: Mapping[str, Any] | None) -> tuple[Fraction | None, Fraction | None] | None:
    if not value:
        return None
    ends = (_fraction(value.get("min")), _fraction(value.get("max")))
    return None if ends == (None, None) else ends


def _period(value: object) -> str | None:
    """A period without marks of uncertainty, so that 2018? and 2018 are one."""
    return str(value).replace("?", "").replace("~", "").replace("%", "") if value else None


def _step(number: str, value: Fraction, unit: str | None) -> tuple[Fraction, bool]:
    """One unit of the last printed digit in the units of `value`, and whether it is only rough."""
    if unit in forms("doubling_unit"):
        return abs(value) / 4, True
    match = _PRINTED.fullmatch(number)
    if match:
        digits = len(match.group(1) or "")
        last = abs(int(number.replace(",", "").replace(".", "")))
        size = abs(value.numerator)
        return (Fraction(size, value.denominator * last) if last else Fraction(1, 10**digits)), False
    if says("tenth", number) and not ends("tenth", number):
        return Fraction(1), False
    numeral = read_numeral(number, 0) if number else None
    if numeral is None or numeral.end != len(number) or not numeral.value:
        return max(abs(value) / 5, Fraction(1, 100)), True
    return abs(value / Fraction(numeral.value)) * Fraction(numeral.step), False


def _count_units(figures: Sequence[Figure]) -> None:
    """Count the values and steps of all figures in one unit, small enough that all are whole."""
    scale = lcm(*(number.denominator for figure in figures for number in (figure.value, figure.step)))
    for figure in figures:
        figure.scale = scale
        figure.units = figure.value.numerator * (scale // figure.value.denominator)
        figure.unit_step = figure.step.numerator * (scale // figure.step.denominator)
        whole = figure.unit_step == scale and figure.value.denominator == 1
        figure.counted = figure.kind == "count" and whole
        figure.slack = 0 if figure.counted else figure.unit_step
