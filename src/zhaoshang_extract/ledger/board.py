"""Board: the facts of many documents by key and time, where checks, series and rankings look them up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from zhaoshang_extract.checking.interval import Interval
from zhaoshang_extract.ledger.coverage import Cover
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.reading import read_facts
from zhaoshang_extract.ledger.span import Span

Spans = Mapping[Span, tuple[Fact, ...]]


class Board:
    """Every fact with a time, by key and span; those of one point in the order of their documents' days."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Lay out the facts."""
        self.facts = tuple(facts)
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

    @classmethod
    def of_figures(cls, figures: Iterable[Printed]) -> Board:
        """The board of all figures; the order in which they come changes nothing."""
        return cls(read_facts(figures))

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
    def _by_document(self) -> Mapping[str, Mapping[str, Fact]]:
        found: dict[str, dict[str, Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.printed.document, {})[fact.printed.id] = fact
        return found

    def of(self, rate: Fact) -> Fact | None:
        """The quantity that a rate was said of, in its own document."""
        return self._by_document[rate.printed.document].get(rate.base or "")


def plain_prints(facts: Iterable[Fact], cover: Cover) -> list[Fact]:
    """The facts of one coverage that nothing speaks against."""
    return [fact for fact in facts if fact.cover == cover and fact.refusal is None]


def best(facts: Iterable[Fact], level: str | None = None) -> Fact:
    """The print that stands for a point: final before preliminary, rather of that `level`, the latest."""
    return min(facts, key=lambda fact: _rank(fact, level))


def _rank(fact: Fact, level: str | None) -> tuple[object, ...]:
    day = fact.printed.published or ""
    later = tuple(-ord(char) for char in day) or (0,)
    other = level is not None and fact.printed.level != level
    doubts = (fact.refusal is not None, fact.stepless, fact.preliminary, other)
    return (*doubts, later, fact.figure.step, fact.order)


def usual_level(facts: Iterable[Fact]) -> str | None:
    """The level of whose documents most of the facts are: a series of one source says most."""
    counted = Counter(fact.printed.level for fact in facts)
    return min(counted, key=lambda level: (-counted[level], level or ""), default=None)


def hull(facts: Iterable[Fact]) -> Interval:
    """All values between the least and the most that the prints of one point allow."""
    known = [fact.figure.interval for fact in facts]
    lows, highs = [one.low for one in known], [one.high for one in known]
    low = None if None in lows else min(low for low in lows if low is not None)
    return Interval(low, None if None in highs else max(high for high in highs if high is not None))
