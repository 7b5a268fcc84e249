"""Months and quarters from running totals: the difference of two that agree in what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from zhaoshang_extract.checking.interval import Interval
from zhaoshang_extract.ledger.board import Board, best, plain_prints
from zhaoshang_extract.ledger.coverage import Cover
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.flow import adds_up
from zhaoshang_extract.ledger.span import Span


@dataclass(frozen=True, slots=True)
class Derived:
    """What came in a month or quarter by two running totals: `until` its end and `before` its start.

    `interval` is every value that their printed digits allow.
    """

    span: Span
    until: Fact
    before: Fact
    interval: Interval


def derived(
    key: FigureKey, cover: Cover, points: Mapping[Span, Iterable[Fact]], level: str | None = None
) -> Iterator[Derived]:
    """The months (and longer times, where a month between is not printed) of running totals of one year.

    Each running total is held against the one directly before it; only totals that nothing speaks against,
    and rather those of documents of one `level`.
    """
    if not adds_up(key):
        return
    running = [
        (span, best(facts, level))
        for span, told in points.items()
        if span.running and span.months is not None and (facts := plain_prints(told, cover))
    ]
    for (early, before), (late, until) in pairwise(sorted(running, key=lambda one: one[0])):
        if early.first == late.first:
            span = Span(early.last + timedelta(days=1), late.last)
            yield Derived(span, until, before, until.figure.interval - before.figure.interval)


def around(
    board: Board, key: FigureKey, cover: Cover, span: Span, level: str | None = None
) -> tuple[Fact, Fact] | None:
    """The running totals up to the end of a time and up to its start; None where one is not printed."""
    if span.first.month == 1 or span.months is None or span.running:
        return None
    start = date(span.first.year, 1, 1)
    until = plain_prints(board.at(key, Span(start, span.last)), cover)
    before = plain_prints(board.at(key, Span(start, span.first - timedelta(days=1))), cover)
    return (best(until, level), best(before, level)) if until and before else None
