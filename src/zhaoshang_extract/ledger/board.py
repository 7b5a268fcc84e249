"""Board: the facts of many documents by key and time, where checks, series and rankings look them up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from zhaoshang_extract.checking.interval import Interval
from zhaoshang_extract.ledger.coverage import Cover
from zhaoshang_extract.ledger.fact import Fact, read_facts
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.span import Span

Spans = Mapping[Span, tuple[Fact, ...]]


class Board:
    """Every fact with a time, by key and span; those of one point in the order of their documents' days."""

    def __init__(self, figures: Iterable[Printed]) -> None:
        """Read the figures; the order in which they come changes nothing."""
        self.facts = read_facts(figures)
        found: dict[FigureKey, dict[Span, list[Fact]]] = {}
        for fact in self.facts:
            if fact.span is not None and fact.key.place is not None:
                found.setdefault(fact.key, {}).setdefault(fact.span, []).append(fact)
        self._points = {
            key: {
                span: tuple(sorted(facts, key=lambda fact: fact.order))
                for span, facts in sorted(spans.items())
            }
            for key, spans in sorted(found.items(), key=lambda item: item[0].sort_key())
        }

    @property
    def keys(self) -> tuple[FigureKey, ...]:
        """The keys, in one order."""
        return tuple(self._points)

    def spans(self, key: FigureKey) -> Spans:
        """The points of a key by time, the earliest first; empty for an unknown one."""
        return self._points.get(key, {})

    def at(self, key: FigureKey, span: Span | None) -> tuple[Fact, ...]:
        """The facts of one point, the first printed first."""
        return () if span is None else self.spans(key).get(span, ())

    def torn(self, fact: Fact) -> bool:
        """True where its own document prints another value for the same point, under the same words."""
        return any(
            other.printed.document == fact.printed.document
            and other.cover == fact.cover
            and not other.figure.interval.meets(fact.figure.interval)
            for other in self.at(fact.key, fact.span)
        )

    @cached_property
    def by_document(self) -> Mapping[str, Mapping[str, Fact]]:
        """The facts of each document by the ids of their observations."""
        found: dict[str, dict[str, Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.printed.document, {})[fact.printed.id] = fact
        return found

    def of(self, fact: Fact) -> Fact | None:
        """The figure that a rate or a rank was said of, in its own document."""
        return self.by_document[fact.printed.document].get(fact.printed.of_id or "")


def plain_prints(facts: Iterable[Fact], cover: Cover) -> list[Fact]:
    """The facts of one coverage that nothing speaks against."""
    return [fact for fact in facts if fact.cover == cover and fact.refusal is None]


def best(facts: Iterable[Fact]) -> Fact:
    """The print that stands for a point: final before preliminary, the latest, the finest."""
    return min(facts, key=_rank)


def _rank(fact: Fact) -> tuple[bool, bool, tuple[int, ...], object, tuple[str, str, int, str]]:
    day = fact.printed.published or ""
    later = tuple(-ord(char) for char in day) or (0,)
    return (fact.refusal is not None, fact.preliminary, later, fact.figure.step, fact.order)


def hull(facts: Iterable[Fact]) -> Interval:
    """All values between the least and the most that the prints of one point allow."""
    known = [fact.figure.interval for fact in facts]
    lows, highs = [one.low for one in known], [one.high for one in known]
    low = None if None in lows else min(low for low in lows if low is not None)
    return Interval(low, None if None in highs else max(high for high in highs if high is not None))
