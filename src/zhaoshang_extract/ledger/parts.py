"""A whole against its parts: what a city prints against what its counties print in other documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhaoshang_extract.checking.interval import Interval, total
from zhaoshang_extract.checking.slip import slips
from zhaoshang_extract.ledger.area import Area, children, parent_code
from zhaoshang_extract.ledger.board import Board, best, hull
from zhaoshang_extract.ledger.coverage import Cover
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.finding import AcrossCheck, Held, finding, joined, refusal_of
from zhaoshang_extract.ledger.flow import places_add_up
from zhaoshang_extract.ledger.revision import revision_words
from zhaoshang_extract.ledger.span import Span

_Scope = tuple[FigureKey, Cover]


@dataclass(frozen=True, slots=True)
class _Sum:
    """A whole with the parts that are printed: of counties by code, of zones of that government by name."""

    scope: _Scope
    span: Span
    place: str
    wholes: tuple[Fact, ...]
    counties: Mapping[str, tuple[Fact, ...]]
    zones: Mapping[str, tuple[Fact, ...]]
    children: frozenset[str]

    @property
    def complete(self) -> bool:
        return self.children <= set(self.counties)

    @property
    def of_counties(self) -> Interval:
        return total(hull(facts) for facts in self.counties.values())

    @property
    def with_zones(self) -> Interval:
        return total(hull(facts) for facts in (*self.counties.values(), *self.zones.values()))


def wholes_against_parts(board: Board) -> Iterator[AcrossCheck]:
    """Each whole of a province or city that has parts printed for the same time, key and coverage."""
    sums = list(_sums(board))
    known = {(one.scope, one.place): how for one in sums if (how := _made_up(one)) is not None}
    for one in sums:
        yield from _judge(board, one, known.get((one.scope, one.place)))


def _made_up(one: _Sum) -> str | None:
    """How the parts make the whole: counties alone, or with the zones; None where they do not."""
    if not one.complete:
        return None
    whole = hull(one.wholes)
    if one.of_counties.meets(whole):
        return "counties"
    return "zones" if one.zones and one.with_zones.meets(whole) else None


def _sums(board: Board) -> Iterator[_Sum]:
    laid: dict[_Scope, dict[Span, dict[Area, list[Fact]]]] = {}
    for key in board.keys:
        if key.place is None or not places_add_up(key):
            continue
        for span, facts in board.spans(key).items():
            for fact in facts:
                if fact.refusal is None:
                    by_span = laid.setdefault((key.elsewhere, fact.cover), {})
                    by_span.setdefault(span, {}).setdefault(key.place, []).append(fact)
    for scope, by_span in laid.items():
        for span, places in sorted(by_span.items()):
            yield from _at_span(scope, span, places)


def _at_span(scope: _Scope, span: Span, places: Mapping[Area, list[Fact]]) -> Iterator[_Sum]:
    under: dict[str, list[Area]] = {}
    for place in sorted(places):
        if (upper := place[0] if place[1] else parent_code(place[0])) is not None:
            under.setdefault(upper, []).append(place)
    for place, facts in sorted(places.items()):
        parts = [] if place[1] else under.get(place[0], [])
        counties = {code: tuple(places[code, own]) for code, own in parts if not own}
        if not counties:
            continue
        zones = {own: tuple(places[code, own]) for code, own in parts if own}
        yield _Sum(scope, span, place[0], tuple(facts), counties, zones, children(place[0], span.last.year))


def _judge(board: Board, one: _Sum, how: str | None) -> Iterator[AcrossCheck]:
    whole = best(one.wholes)
    held = _held(one, whole, one.with_zones if how == "zones" else one.of_counties, how == "zones")
    if not held.crosses:
        return
    counts = (len(one.counties), len(one.children))
    least, most = held.computed.low, hull(one.wholes).high
    if one.of_counties.low is not None and most is not None and one.of_counties.low > most:
        yield _accuse(board, _held(one, whole, one.of_counties, False), "exceeds")
    elif not one.complete:
        yield finding(held, "unverifiable", "incomplete", counts=counts)
    elif held.computed.meets(hull(one.wholes)):
        yield finding(held, "consistent", "agrees")
    elif how is not None:
        yield _accuse(
            board, held, "exceeds" if least is not None and most is not None and least > most else "differs"
        )
    elif any(slip.fits(one.of_counties) for slip in slips(whole.figure)):
        yield _accuse(board, held, "differs")
    else:
        yield finding(held, "unverifiable", "rest_elsewhere")


def _accuse(board: Board, held: Held, reason: str) -> AcrossCheck:
    large = held.others if reason == "exceeds" else ()
    if (refused := refusal_of(held, large)) is not None:
        return finding(held, "unverifiable", refused)
    figures = (held.reported, *held.others)
    for fact in figures:
        if words := revision_words(fact, fact):
            return finding(held, "unverifiable", "revision", words)
    if any(board.torn(fact) for fact in figures):
        return finding(held, "unverifiable", "two_in_document")
    return finding(held, "inconsistent", reason)


def _held(one: _Sum, whole: Fact, computed: Interval, zones: bool) -> Held:
    named: Sequence[tuple[Fact, ...]] = [*one.counties.values(), *(one.zones.values() if zones else ())]
    parts = tuple(best(facts, whole.printed.level) for facts in named)
    return Held("whole_against_parts", whole, {"parts": parts}, joined(parts, "+"), computed)
