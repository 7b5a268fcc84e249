"""A month or quarter against the running totals around it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zhaoshang_extract.checking.interval import Interval
from zhaoshang_extract.checking.slip import slips
from zhaoshang_extract.ledger.board import Board, best, plain_prints
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.finding import AcrossCheck, Held, finding
from zhaoshang_extract.ledger.flow import adds_up
from zhaoshang_extract.ledger.message import quote
from zhaoshang_extract.ledger.revision import revision_words
from zhaoshang_extract.ledger.running import around

# A running total corrects earlier months by less than this share of a month.
_LARGE = Fraction(1, 5)


def months_against_running(board: Board) -> Iterator[AcrossCheck]:
    """Each printed month or quarter whose two running totals are printed too."""
    for key in board.keys:
        if not adds_up(key):
            continue
        for span, facts in board.spans(key).items():
            for cover in dict.fromkeys(fact.cover for fact in facts):
                mine = plain_prints(facts, cover)
                totals = around(board, key, cover, span) if mine else None
                if totals is not None:
                    yield from _judge(board, best(mine), *totals)


def _judge(board: Board, month: Fact, until: Fact, before: Fact) -> Iterator[AcrossCheck]:
    computed = until.figure.interval - before.figure.interval
    formula = f"{quote(until)} − {quote(before)}"
    held = Held("months_against_running", month, {"until": (until,), "before": (before,)}, formula, computed)
    if not held.crosses:
        return
    if held.agrees:
        yield finding(held, "consistent", "agrees")
        return
    facts = (month, until, before)
    words = next((words for fact in facts if (words := revision_words(fact, fact))), ())
    low, high = month.figure.interval.low, until.figure.interval.high
    if words:
        yield finding(held, "unverifiable", "revision", words)
    elif any(board.torn(fact) for fact in facts):
        yield finding(held, "unverifiable", "two_in_document")
    elif low is not None and high is not None and low > high:
        yield finding(held, "inconsistent", "exceeds")
    elif _far(month, computed) and any(slip.fits(computed) for slip in slips(month.figure, 1)):
        yield finding(held, "inconsistent", "differs")
    else:
        yield finding(held, "unverifiable", "corrected_since")


def _far(month: Fact, computed: Interval) -> bool:
    middle = computed.middle
    return middle is not None and abs(middle - month.figure.value) > _LARGE * abs(month.figure.value)
