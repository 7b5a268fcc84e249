"""One figure printed differently in two documents: a slip, a rival claim, a revision, or another coverage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from zhaoshang_extract.ledger.board import Board
from zhaoshang_extract.ledger.coverage import Cover
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.finding import AcrossCheck, Held, finding, judged, refusal_of
from zhaoshang_extract.ledger.message import quote
from zhaoshang_extract.ledger.revision import in_order, revision_words, statistics_revise, unsaid_revision

_Print = tuple[Fraction, Fraction, str, Fraction | None]


def rival_figures(board: Board) -> Iterator[AcrossCheck]:
    """Every point that several documents print, a check for each value beside the one that most print."""
    for key in board.keys:
        for facts in board.spans(key).values():
            if len({fact.printed.document for fact in facts}) > 1:
                yield from _of_point(board, facts)


def _of_point(board: Board, facts: Sequence[Fact]) -> Iterator[AcrossCheck]:
    covers: dict[Cover, list[Fact]] = {}
    for fact in facts:
        covers.setdefault(fact.cover, []).append(fact)
    mains = []
    for group in covers.values():
        prints = _prints(group)
        main = prints[0]
        mains.append(main[0])
        if (second := _elsewhere(main[0], main)) is not None:
            yield _compare(board, main[0], second)
        for other in prints[1:]:
            if (held := _elsewhere(main[0], other) or _elsewhere(other[0], main)) is None:
                continue
            first = main[0] if held in other else other[0]
            yield _compare(board, first, held)
    for main_of_cover in mains[1:]:
        if main_of_cover.printed.document != mains[0].printed.document:
            yield from _unlike(mains[0], main_of_cover)


def _prints(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The facts of one coverage by what they print, that which most documents print first."""
    found: dict[_Print, list[Fact]] = {}
    for fact in facts:
        figure = fact.figure
        found.setdefault((figure.value, figure.step, figure.bound, figure.top), []).append(fact)
    return sorted(found.values(), key=_support)


def _support(facts: Sequence[Fact]) -> tuple[bool, int, tuple[str, str, int, str]]:
    documents = len({fact.printed.document for fact in facts})
    return (facts[0].refusal is not None, -documents, facts[0].order)


def _elsewhere(fact: Fact, facts: Sequence[Fact]) -> Fact | None:
    """The first of the facts that another document prints."""
    return next((other for other in facts if other.printed.document != fact.printed.document), None)


def _compare(board: Board, one: Fact, other: Fact) -> AcrossCheck:
    earlier, later = in_order(one, other)
    held = Held("rival_figure", later, {"other": (earlier,)}, quote(earlier), earlier.figure.interval)
    if held.agrees:
        return judged(held)
    if (refused := refusal_of(held, [max(one, other, key=lambda fact: fact.figure.value)])) is not None:
        return finding(held, "unverifiable", refused)
    if later.key.modality == "target":
        return finding(held, "unverifiable", "goals_differ")
    words = revision_words(earlier, later)
    if words:
        return finding(held, "unverifiable", "revision", words)
    if board.torn(earlier) or board.torn(later):
        return finding(held, "unverifiable", "two_in_document")
    if cut_off(earlier, later):
        return finding(held, "unverifiable", "truncated")
    if statistics_revise(earlier, later):
        return finding(held, "unverifiable", "often_revised")
    if unsaid_revision(earlier, later):
        return finding(held, "unverifiable", "revision_unsaid")
    return finding(held, "inconsistent", "differs")


def cut_off(one: Fact, other: Fact) -> bool:
    """True where one may be the other with its last digits cut off instead of rounded: 45.6 of 45.68."""
    coarse, fine = (one, other) if one.figure.step >= other.figure.step else (other, one)
    off = abs(fine.figure.value) - abs(coarse.figure.value)
    return coarse.figure.step > fine.figure.step and 0 <= off < coarse.figure.step


def _unlike(one: Fact, other: Fact) -> Iterator[AcrossCheck]:
    """Two values of unlike coverage that differ: told, and nobody accused."""
    earlier, later = in_order(one, other)
    held = Held("rival_figure", later, {"other": (earlier,)}, quote(earlier), earlier.figure.interval)
    if not held.agrees:
        yield finding(held, "unverifiable", "coverage", unlike_words(earlier, later))


def unlike_words(one: Fact, other: Fact) -> tuple[str, ...]:
    """What the words of either say and those of the other do not."""
    told = (one.cover.told() or "words.none", other.cover.told() or "words.none")
    return told if told[0] != told[1] else told[:1]
