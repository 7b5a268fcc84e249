"""A ledger as one page: projects over time, what does not agree, series of places, rankings and progress."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from zhaoshang_extract.checking.interval import printed
from zhaoshang_extract.ledger.entries import Entry, Pair
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.figure_table import short_name, unit_of
from zhaoshang_extract.ledger.finding import AcrossCheck
from zhaoshang_extract.ledger.history import History
from zhaoshang_extract.ledger.message import words_of
from zhaoshang_extract.ledger.overview import Overview
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.reasons import LANGUAGES, told
from zhaoshang_extract.ledger.series import Series
from zhaoshang_extract.page import chart
from zhaoshang_extract.page.chart import Chart, chart_of
from zhaoshang_extract.page.html import as_json, render_page
from zhaoshang_extract.page.parts import WHOLE, parts
from zhaoshang_extract.page.quotes import Quotes
from zhaoshang_extract.page.timeline import HEIGHT, WIDTH, dots, scale_of
from zhaoshang_extract.record.fields import plain_decimal
from zhaoshang_extract.record.models import ThresholdRecord
from zhaoshang_extract.record.shown import money_shown, size_shown


class Two(NamedTuple):
    """Words in Chinese and in English."""

    zh: str
    en: str


class Line(NamedTuple):
    """A point of a series: time, shape, value, what decimals allow, its quotes, the check against it."""

    period: str
    shape: Two
    value: str
    interval: str
    rival: bool
    quotes: list[tuple[int, str]]
    published: str | None
    wrong: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its series, each with its lines, and the checks that accuse nobody."""

    name: str
    code: str | None
    series: list[tuple[Series, list[Line]]]
    charts: list[tuple[Series, Chart, list[Line]]]
    checks: list[Card]

    @property
    def rows(self) -> int:
        """How many points its tables have."""
        return sum(len(lines) for _, lines in self.series)


@dataclass(frozen=True, slots=True)
class Card:
    """A check with the quotes (number, words) that it speaks of, by role; the reported one apart."""

    check: AcrossCheck
    kind: Two
    reported: tuple[int, str]
    operands: list[tuple[str, list[tuple[int, str]]]]


def render_ledger(overview: Overview, path: Path) -> str:
    """The page of a ledger that is to lie at `path`; see `Ledger.to_html`."""
    made = _Page(Quotes(path), overview)
    values = made.values()  # cites all that is shown, so the sources come last
    return render_page("ledger.html.j2", ("page.js",), **values, sources=made.quotes.sources())


class _Page:
    """What the template shows of an overview."""

    def __init__(self, quotes: Quotes, overview: Overview) -> None:
        self.quotes = quotes
        self._told = overview
        wrong = [check for check in overview.checks if check.verdict == "inconsistent"]
        self._wrong = list(map(self._card, wrong))
        self._accused = {_key(one): number for number, check in enumerate(wrong) for one in _figures(check)}

    def values(self) -> dict[str, Any]:
        overview, places = self._told, list(self._places())
        entries = overview.entries
        scale = scale_of(step.day for entry in entries.entries for step in entry.history.steps)
        return {
            "projects": [
                (entry, self._steps(entry), self._notes(entry.history)) for entry in entries.entries
            ],
            "scale": scale,
            "dots": lambda entry: dots(scale, [(one.day, one.mention.stage) for one in entry.history.steps]),
            "width": WIDTH,
            "height": HEIGHT,
            "pairs": [(pair, self._sides(pair), _two_reasons(pair.reasons)) for pair in entries.pairs],
            "wrong": self._wrong,
            "places": places,
            # On a long page a place opens when it is asked for.
            "folded": sum(place.rows for place in places) > WHOLE and len(places) > 1,
            "parts": parts,
            "lines_of": lambda shown: len(shown[1]),
            "quotes_of": lambda source: len(source.quotes),
            "chart_size": (chart.WIDTH, chart.HEIGHT),
            "rankings": [
                (one, [(row, self._cited(row.until, row.before)) for row in one.rows])
                for one in overview.rankings
            ],
            "progress": [
                (one, self._cited(one.goal), self._cited(one.actual), _two(f"standing.{one.standing}"))
                for one in overview.progress
            ],
            "money": money_shown,
            "plain": plain_decimal,
            "short": short_name,
            "size": _size,
            "unit": unit_of,
            "amount_unit": lambda currency: money_shown("", currency),
            "percent": lambda share: plain_decimal(round(share, 2)),
            "data": as_json({"facts": []}),
        }

    # -------- projects

    def _steps(self, entry: Entry) -> list[tuple[Any, int]]:
        return [(step, self.quotes.cite(step.mention)) for step in entry.history.steps]

    def _sides(self, pair: Pair) -> list[tuple[Entry, int]]:
        return [(entry, self.quotes.cite(entry.mentions[0])) for entry in (pair.one, pair.other)]

    def _notes(self, history: History) -> list[tuple[Two, str]]:
        """What stands out in a history, and by what."""
        found = [
            (_two_reasons(("amount_drift",)), f"{_money(one.before)} → {_money(one.after)}")
            for one in history.drifts
        ]
        found += [
            (_two_reasons(("backwards",)), f"{one.before.day} → {one.after.day}") for one in history.backwards
        ]
        if history.idle_days is not None:
            found.append((_two_reasons(("never_started",)), ""))
        return found

    # -------- figures

    def _cited(self, *figures: Printed | None) -> list[tuple[int, str]]:
        return [(self.quotes.cite(one), one.quote) for one in figures if one is not None]

    def _card(self, check: AcrossCheck) -> Card:
        [reported] = self._cited(check.reported)
        operands = [(role, self._cited(*ones)) for role, ones in check.operands.items()]
        return Card(check, _two(f"kind.{check.kind}"), reported, operands)

    def _places(self) -> Iterator[Place]:
        by_place = sorted(self._told.series, key=lambda one: one.key.place or ("", ""))
        others = [check for check in self._told.checks if check.verdict != "inconsistent"]
        for name, series in groupby(by_place, key=lambda one: one.place):
            mine = [check for check in others if (check.reported.region_name or "") == name]
            shown = [(one, list(self._lines(one))) for one in series]
            code = next((one.key.place[0] for one, _ in shown if one.key.place), None)
            charts = [(one, drawn, lines) for one, lines in shown if (drawn := chart_of(one)) is not None]
            yield Place(name, code, shown, charts, list(map(self._card, mine)))

    def _lines(self, series: Series) -> Iterator[Line]:
        for point in series.points:
            accused = (self._accused.get(_key(fact.printed)) for fact in point.prints)
            yield Line(
                period=point.span.edtf,
                shape=_two(f"shape.{point.span.shape}"),
                value=str(plain_decimal(point.printed.value)),
                interval="",
                rival=point.rival,
                quotes=self._cited(
                    point.printed, *(one.printed for one in point.prints if one is not point.fact)
                ),
                published=point.printed.published,
                wrong=next((number for number in accused if number is not None), None),
            )
        for one in series.derived:
            ends = (one.interval.low, one.interval.high)
            yield Line(
                period=one.span.edtf,
                shape=_two("shape.derived"),
                value=_number(one.until.figure.value - one.before.figure.value),
                interval="–".join("" if end is None else _number(end) for end in ends),
                rival=False,
                quotes=self._cited(one.until.printed, one.before.printed),
                published=one.until.printed.published,
                wrong=None,
            )


def _size(key: FigureKey) -> str:
    """The size of the projects of a series: ≥1亿; "" where all are meant."""
    low, high, currency = key.threshold
    ends = (None if end is None else str(plain_decimal(end)) for end in (low, high))
    return size_shown(ThresholdRecord(**dict(zip(("min", "max"), ends, strict=True)), currency=currency))


def _number(value: Fraction) -> str:
    return str(plain_decimal(printed(value)))


def _money(step: Any) -> str:
    return money_shown(plain_decimal(step.mention.amount), step.mention.currency)


def _two(message_id: str) -> Two:
    return Two(words_of(message_id, "zh"), words_of(message_id, "en"))


def _two_reasons(reasons: Sequence[str]) -> Two:
    return Two(*(told(reasons, language) for language in LANGUAGES))


def _figures(check: AcrossCheck) -> Iterator[Printed]:
    yield check.reported
    for ones in check.operands.values():
        yield from ones


def _key(printed: Printed) -> tuple[str, str]:
    return printed.document, printed.id
