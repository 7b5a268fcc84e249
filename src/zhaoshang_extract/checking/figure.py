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
from zhaoshang_extract.checking.words import ends, forms, is_mean, says
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
    `units` and `unit_step` are `value` and `step` counted in 1/`scale`, which is one for all figures of a
    document: pairings that try many figures compare and add whole numbers. `exact` figures are printed
    without 约, 超, 近 or a range; `alike` is what figures share that can be added up, kind and currency.
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
    slips: dict[int, tuple[Any, ...]] = field(default_factory=dict, repr=False)
    _printed: Interval | None = field(default=None, repr=False)
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
    def counted(self) -> bool:
        """True for a whole-number count, which is exact to the last one."""
        return self.kind == "count" and self.unit_step == self.scale and self.value.denominator == 1

    @property
    def slack(self) -> int:
        """How wide the interval of an exact figure is, in 1/`scale`."""
        return 0 if self.counted else self.unit_step

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
    return figures


def _read(record: Mapping[str, Any], order: int) -> Figure | None:
    value = _fraction(record.get("value"))
    if value is None:
        return None
    span = record.get("span") or {"start": order * 20, "end": order * 20 + 10}
    region = record.get("region") or {}
    region = {"name": region} if isinstance(region, str) else region
    number = str(record.get("number") or record.get("value"))
    number = number if number.isdecimal() and number.isascii() else fold(number)
    unit = record.get("unit")
    quote = str(record.get("quote") or "")
    step, rough = _step(number, value, unit)
    return Figure(
        id=str(record.get("id") or f"r{order}"),
        kind=str(record.get("kind") or "count"),
        start=int(span.get("start", 0)),
        end=int(span.get("end", 0)),
        quote=quote,
        number=number,
        unit=unit,
        value=value,
        top=_fraction(record.get("value_max")),
        step=step,
        bound=str(record.get("bound") or "exact"),
        currency=record.get("currency"),
        indicator=str(record.get("indicator") or ""),
        measure=str(record.get("measure") or ""),
        stage=record.get("stage"),
        threshold=_threshold(record.get("threshold")),
        industry=record.get("industry") or None,
        region=region.get("name"),
        level=region.get("level"),
        adcode=region.get("adcode"),
        period=_period(record.get("period")),
        target=record.get("modality") == "target",
        change=record.get("transformation") == "change",
        rate_kind=record.get("rate_kind"),
        role=str(record.get("role") or _role(record)),
        of_id=record.get("of_id"),
        part_of_id=record.get("part_of_id"),
        rough=rough,
        doubts=_doubts(record.get("doubtful")),
        sentence=int(record.get("sentence") or 0),
        before=str(record.get("words_before") or ""),
        after=str(record.get("words_after") or ""),
        placed=record.get("sentence") is not None,
        linked=record.get("linked") is True,
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
