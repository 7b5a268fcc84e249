"""Board: the facts of many documents by key and time, where checks, series and rankings look them up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from zhaoshang_extract.checking.interval import Interval
from zhaoshang_extract.ledger.coverage import Cover
from zhaoshang_extract.ledger.fact import Fact, read_facts
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.span import Span

_CURRENCIES = ("CNY", "USD", None)

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
    def _by_document(self) -> Mapping[str, Mapping[str, Fact]]:
        found: dict[str, dict[str, Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.printed.document, {})[fact.printed.id] = fact
        return found

    def of(self, rate: Fact) -> Fact | None:
        """The quantity that a rate was said of, in its own document.

        Results without links: the nearest one before it that bears its slots and its words of coverage.
        """
        mine = self._by_document[rate.printed.document]
        fact, seen = mine.get(rate.printed.of_id or ""), {rate.printed.id}
        while fact is not None and fact.key.kind == "rate" and fact.printed.id not in seen:
            seen.add(fact.printed.id)  # 增长12.1%，占全市的24.2%: a rate said of a rate
            fact = mine.get(fact.printed.of_id or "")
        if rate.printed.of_id is not None:
            return None if fact is None or fact.key.kind == "rate" else fact
        near = [
            other
            for key in level_keys(rate.key)
            for other in self.at(key, rate.span)
            if other.printed.document == rate.printed.document
            and other.printed.start < rate.printed.start
            and other.cover.words == rate.cover.words
        ]
        return max(near, key=lambda other: other.printed.start, default=None)


def level_keys(rate: FigureKey) -> Iterator[FigureKey]:
    """The keys of the quantities that a rate may be of: its own slots, an amount or a count."""
    level = rate._replace(rate_kind=None, transformation="level")
    yield level._replace(kind="count", currency=None)
    for currency in _CURRENCIES:
        yield level._replace(kind="amount", currency=currency)


def plain_prints(facts: Iterable[Fact], cover: Cover) -> list[Fact]:
    """The facts of one coverage that nothing speaks against."""
    return [fact for fact in facts if fact.cover == cover and fact.refusal is None]


def best(facts: Iterable[Fact]) -> Fact:
    """The print that stands for a point: final before preliminary, the latest, the finest."""
    return min(facts, key=_rank)


def _rank(fact: Fact) -> tuple[bool, bool, bool, tuple[int, ...], object, tuple[str, str, int, str]]:
    day = fact.printed.published or ""
    later = tuple(-ord(char) for char in day) or (0,)
    return (fact.refusal is not None, fact.stepless, fact.preliminary, later, fact.figure.step, fact.order)


def hull(facts: Iterable[Fact]) -> Interval:
    """All values between the least and the most that the prints of one point allow."""
    known = [fact.figure.interval for fact in facts]
    lows, highs = [one.low for one in known], [one.high for one in known]
    low = None if None in lows else min(low for low in lows if low is not None)
    return Interval(low, None if None in highs else max(high for high in highs if high is not None))
