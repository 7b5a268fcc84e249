"""Growth printed this year against what last year's own documents print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from zhaoshang_extract.checking.interval import Interval, point
from zhaoshang_extract.checking.slots import REAL, REVISED
from zhaoshang_extract.checking.words import says as checks_say
from zhaoshang_extract.ledger.board import Board, best, hull
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.figure_key import level_keys
from zhaoshang_extract.ledger.finding import AcrossCheck, Held, finding, refusal_of
from zhaoshang_extract.ledger.message import quote
from zhaoshang_extract.ledger.revision import revision_words
from zhaoshang_extract.ledger.rivals import unlike_words
from zhaoshang_extract.ledger.span import Span

_HUNDRED = 100


def growth_against_prints(board: Board) -> Iterator[AcrossCheck]:
    """Each growth on the year or the month before whose two values stand in the ledger."""
    for fact in board.facts:
        if fact.key.kind != "rate" or fact.key.modality != "actual" or fact.span is None:
            continue
        before = _span_before(fact, fact.span)
        current = _current(board, fact)
        if before is None or current is None or current.span != fact.span:
            continue
        yield from _against(board, fact, current, board.at(current.key, before))


def _span_before(fact: Fact, span: Span) -> Span | None:
    if fact.key.rate_kind == "growth_yoy":
        return span.a_year_before()
    if fact.key.rate_kind == "growth_pop" and span.shape in ("month", "quarter"):
        return span.just_before()
    return None


def _current(board: Board, rate: Fact) -> Fact | None:
    """The figure that the rate was said of; else the one of its key and time that other documents print."""
    mine = board.of(rate)
    if mine is not None:
        return mine
    found = [fact for key in level_keys(rate.key) for fact in board.at(key, rate.span)]
    told = [fact for fact in found if fact.cover.words == rate.cover.words]
    return best(told) if len({(fact.key, fact.cover) for fact in told}) == 1 else None


def _against(board: Board, rate: Fact, current: Fact, earlier: Sequence[Fact]) -> Iterator[AcrossCheck]:
    if any(fact.printed.document == rate.printed.document for fact in earlier):
        return  # its own document prints the base: that one was held against it there
    like = [fact for fact in earlier if fact.cover == current.cover]
    if not earlier:
        return
    previous = best(like or earlier)
    held = _held(rate, current, previous)
    if held is None or not held.crosses:
        return
    if not like:
        if not held.agrees:
            yield finding(held, "unverifiable", "coverage", unlike_words(previous, current))
        return
    yield _judge(board, held, rate, current, like)


def _judge(board: Board, held: Held, rate: Fact, current: Fact, earlier: Sequence[Fact]) -> AcrossCheck:
    refused = refusal_of(held)
    real = current.key.measure in REAL or checks_say("comparable", rate.printed.words_before or "")
    if real:
        return finding(held, "unverifiable", "real_growth")
    if held.agrees and refused is None:
        return finding(held, "consistent", "agrees")
    if refused is not None:
        return finding(held, "unverifiable", refused)
    if current.key.measure in REVISED:
        return finding(held, "unverifiable", "often_revised")
    for fact in (*earlier, current):
        if words := revision_words(fact, fact):
            return finding(held, "unverifiable", "revision", words)
    currents = [fact for fact in board.at(current.key, current.span) if fact.cover == current.cover]
    allowed = _growth(hull(currents), hull(earlier))
    if allowed is None or allowed.meets(rate.figure.interval):
        return finding(held, "unverifiable", "prints_differ")
    if board.torn(current) or any(board.torn(fact) for fact in earlier):
        return finding(held, "unverifiable", "two_in_document")
    return finding(held, "inconsistent", "differs")


def _held(rate: Fact, current: Fact, previous: Fact) -> Held | None:
    computed = _growth(current.figure.interval, previous.figure.interval)
    if computed is None:
        return None
    formula = f"{quote(current)} ÷ {quote(previous)} − 1"
    value = current.figure.value / previous.figure.value * _HUNDRED - _HUNDRED
    operands = {"current": (current,), "previous": (previous,)}
    return Held("growth_against_print", rate, operands, formula, computed, value)


def _growth(current: Interval, previous: Interval) -> Interval | None:
    """Every growth in percent from one of the values before to one of the values now."""
    ratio = current.over(previous, _HUNDRED)
    return None if ratio is None else ratio - point(Fraction(_HUNDRED))
