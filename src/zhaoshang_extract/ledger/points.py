"""A growth that is so many points faster than last year's: 增速比上年同期加快1.4个百分点."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.checking.words import says
from zhaoshang_extract.ledger.board import Board, best, hull
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.finding import AcrossCheck, Held, finding, refusal_of
from zhaoshang_extract.ledger.message import quote
from zhaoshang_extract.ledger.revision import revision_words


def points_against_prints(board: Board) -> Iterator[AcrossCheck]:
    """Each change in points since last year of a growth that another document prints for last year."""
    for fact in board.facts:
        words = fact.printed.words_before or ""
        if fact.key.rate_kind != "point_change" or fact.span is None or not says("whole_elsewhere", words):
            continue
        growth = _growth(board, fact)
        before = None if growth is None or growth.span is None else growth.span.a_year_before()
        earlier = board.at(growth.key, before) if growth is not None else ()
        like = [one for one in earlier if growth is not None and one.cover == growth.cover]
        if growth is None or not like or any(_mine(one, fact) for one in earlier):
            continue
        previous = best(like)
        computed = growth.figure.interval - previous.figure.interval
        formula = f"{quote(growth)} − {quote(previous)}"
        operands = {"current": (growth,), "previous": (previous,)}
        held = Held("growth_against_print", fact, operands, formula, computed)
        yield _judge(board, held, growth, like)


def _growth(board: Board, change: Fact) -> Fact | None:
    """The growth directly before the change, of the same measure, place and time in the same document."""
    key = change.key._replace(rate_kind="growth_yoy", transformation="level")
    near = [
        fact
        for fact in board.at(key, change.span)
        if _mine(fact, change) and fact.printed.start < change.printed.start
    ]
    return max(near, key=lambda fact: fact.printed.start, default=None)


def _mine(one: Fact, other: Fact) -> bool:
    return one.printed.document == other.printed.document


def _judge(board: Board, held: Held, growth: Fact, earlier: list[Fact]) -> AcrossCheck:
    if (refused := refusal_of(held)) is not None:
        return finding(held, "unverifiable", refused)
    if held.agrees:
        return finding(held, "consistent", "agrees")
    if words := next((words for fact in (growth, *earlier) if (words := revision_words(fact, fact))), ()):
        return finding(held, "unverifiable", "revision", words)
    currents = [fact for fact in board.at(growth.key, growth.span) if fact.cover == growth.cover]
    if (hull(currents) - hull(earlier)).meets(held.reported.figure.interval):
        return finding(held, "unverifiable", "prints_differ")
    if board.torn(growth) or any(board.torn(fact) for fact in earlier):
        return finding(held, "unverifiable", "two_in_document")
    return finding(held, "inconsistent", "differs")
