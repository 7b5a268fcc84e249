"""A running total since January may not fall from one print to the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from zhaoshang_extract.ledger.board import Board, best, hull, plain_prints
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.finding import AcrossCheck, Held, finding, refusal_of
from zhaoshang_extract.ledger.flow import adds_up
from zhaoshang_extract.ledger.message import quote
from zhaoshang_extract.ledger.revision import revision_words
from zhaoshang_extract.ledger.rivals import unlike_words
from zhaoshang_extract.ledger.span import Span

_Point = tuple[Span, tuple[Fact, ...]]


def running_totals_fall(board: Board) -> Iterator[AcrossCheck]:
    """Each pair of running totals of one year that follow on one another, of what can only grow."""
    for key in board.keys:
        if adds_up(key):
            yield from _of_key(board, key)


def _of_key(board: Board, key: FigureKey) -> Iterator[AcrossCheck]:
    running = [(span, facts) for span, facts in board.spans(key).items() if span.running]
    for _, told in groupby(running, key=lambda point: point[0].first.year):
        year = list(told)
        covers = dict.fromkeys(fact.cover for _, facts in year for fact in facts)
        for cover in covers:
            mine = [(span, [fact for fact in facts if fact.cover == cover]) for span, facts in year]
            points = [(span, tuple(facts)) for span, facts in mine if facts]
            for before, after in pairwise(points):
                yield from _compare(board, before, after)
        if len(covers) > 1:
            yield from _unlike(year)


def _compare(board: Board, before: _Point, after: _Point) -> Iterator[AcrossCheck]:
    earlier, later = best(before[1]), best(after[1])
    held = Held(
        "running_total_falls", later, {"earlier": (earlier,)}, quote(earlier), earlier.figure.interval
    )
    if not held.crosses:
        return
    if not _falls(earlier, later):
        if refusal_of(held) is None:
            yield finding(held, "consistent", "agrees")
        return
    if (refused := refusal_of(held, [earlier])) is not None:
        yield finding(held, "unverifiable", refused)
    elif words := revision_words(earlier, later):
        yield finding(held, "unverifiable", "revision", words)
    elif board.torn(earlier) or board.torn(later):
        yield finding(held, "unverifiable", "two_in_document")
    elif _some_print_agrees(before[1], after[1]):
        yield finding(held, "unverifiable", "prints_differ")
    else:
        yield finding(held, "inconsistent", "differs")


def _some_print_agrees(before: tuple[Fact, ...], after: tuple[Fact, ...]) -> bool:
    least = hull(plain_prints(before, before[0].cover)).low
    most = hull(plain_prints(after, after[0].cover)).high
    return least is None or most is None or least <= most


def _falls(earlier: Fact, later: Fact) -> bool:
    low, high = earlier.figure.interval.low, later.figure.interval.high
    return low is not None and high is not None and high < low


def _unlike(year: list[_Point]) -> Iterator[AcrossCheck]:
    """Totals that fall only because what they hold is not the same."""
    for (_, before), (_, after) in pairwise(year):
        if {fact.cover for fact in before} & {fact.cover for fact in after}:
            continue
        earlier, later = best(before), best(after)
        held = Held(
            "running_total_falls", later, {"earlier": (earlier,)}, quote(earlier), earlier.figure.interval
        )
        if held.crosses and _falls(earlier, later):
            yield finding(held, "unverifiable", "coverage", unlike_words(earlier, later))
