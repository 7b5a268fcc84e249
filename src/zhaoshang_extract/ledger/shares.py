"""A share of a whole that another document prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhaoshang_extract.checking.words import levels_of, named_whole, share_tail, without_levels, without_time
from zhaoshang_extract.fold import fold
from zhaoshang_extract.gazetteer.table import by_code
from zhaoshang_extract.ledger.area import above
from zhaoshang_extract.ledger.board import Board, best, hull
from zhaoshang_extract.ledger.coverage import plain_name
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.finding import AcrossCheck, Held, finding, refusal_of
from zhaoshang_extract.ledger.message import quote
from zhaoshang_extract.ledger.revision import revision_words
from zhaoshang_extract.ledger.rivals import unlike_words

_HUNDRED = 100


def shares_elsewhere(board: Board) -> Iterator[AcrossCheck]:
    """Each share whose part its own document prints and whose whole stands in another one."""
    for fact in board.facts:
        if (
            fact.key.rate_kind != "share"
            or fact.key.modality != "actual"
            or fact.key.transformation != "level"
        ):
            continue
        part = board.of(fact)
        whole = None if part is None else whole_key(fact, part)
        if part is None or whole is None or part.span is None:
            continue
        yield from _against(board, fact, part, board.at(whole, part.span))


def whole_key(share: Fact, part: Fact) -> FigureKey | None:
    """The key of the whole, of a wider place by the words, else of all sectors; None of any other."""
    words = fold(share.printed.words_before or share.printed.indicator or "")
    tail = without_time(share_tail(words) or words)
    levels = levels_of(tail)
    named = plain_name(named_whole(without_levels(tail)), part.printed.region_name or "", "")
    if named or part.key.place is None:
        return None
    if levels is None:
        # 工业项目12个，占比32%: the whole is that of all sectors in the same place.
        return part.key._replace(industry=None) if part.key.industry else None
    codes = {code for level in levels if (code := above(part.key.place[0], level)) is not None}
    if part.key.place[1]:  # a zone bears the code of its government, which may be the whole
        codes |= {part.key.place[0]} if share_is_of(part, levels) else set()
    return part.key._replace(place=(min(codes), "")) if len(codes) == 1 else None


def share_is_of(part: Fact, levels: Sequence[str]) -> bool:
    """True where the government whose code a zone or town bears is of the level that the words name."""
    vintages = by_code().get(part.key.place[0] if part.key.place else "", ())
    return bool(vintages) and vintages[0].level in levels


def _against(board: Board, share: Fact, part: Fact, wholes: Sequence[Fact]) -> Iterator[AcrossCheck]:
    if not wholes or any(fact.printed.document == share.printed.document for fact in wholes):
        return  # its own document prints the whole: it was held against it there
    like = [fact for fact in wholes if fact.cover == part.cover]
    whole = best(like or wholes)
    computed = part.figure.interval.over(whole.figure.interval, _HUNDRED)
    if computed is None:
        return
    formula = f"{quote(part)} ÷ {quote(whole)}"
    operands, value = {"part": (part,), "whole": (whole,)}, part.figure.value / whole.figure.value * _HUNDRED
    held = Held("share_elsewhere", share, operands, formula, computed, value)
    if not like:
        if not held.agrees:
            yield finding(held, "unverifiable", "coverage", unlike_words(whole, part))
        return
    yield _judge(board, held, part, like)


def _judge(board: Board, held: Held, part: Fact, wholes: Sequence[Fact]) -> AcrossCheck:
    low, high = held.computed.low, held.reported.figure.interval.high
    refused = refusal_of(held, [part] if low is not None and high is not None and low > high else ())
    if refused is not None:
        return finding(held, "unverifiable", refused)
    if held.agrees:
        return finding(held, "consistent", "agrees")
    for fact in (part, *wholes):
        if words := revision_words(fact, fact):
            return finding(held, "unverifiable", "revision", words)
    parts = [fact for fact in board.at(part.key, part.span) if fact.cover == part.cover]
    allowed = hull(parts).over(hull(wholes), _HUNDRED)
    if allowed is None or allowed.meets(held.reported.figure.interval):
        return finding(held, "unverifiable", "prints_differ")
    if board.torn(part) or any(board.torn(fact) for fact in wholes):
        return finding(held, "unverifiable", "two_in_document")
    return finding(held, "inconsistent", "differs")
