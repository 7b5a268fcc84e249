"""Words that point at an occasion told before: 会上, 本届博览会, 此次签约的项目."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.discourse.occasion_words import either, forms, says, starts, terms
from zhaoshang_extract.lexicon.numerals import small
from zhaoshang_extract.marks import (
    ALL_CLAUSES,
    LEADING,
    OPEN_QUOTE,
)
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

MARKS = f"{ALL_CLAUSES}\n"
# A pointer and its noun stand so near to each other: 本届|中国西部国际|博览会.
_NEAR = 16


@cache
def _length() -> re.Pattern[str]:
    return re.compile(f"[0-9{small()}]{{1,3}}{either('days')}")


def points_back(sentence: Sentence, piece: Span, end: int) -> bool:
    """True when a clause of the piece up to `end` speaks of an occasion told before.

    会上, 在会上, 此次签约的项目, 本届博览会, 推介会共签约.
    """
    text = sentence.text
    opens = (*MARKS, *forms("at"))
    starts = [piece.start, *(at + 1 for at in range(piece.start, end - 1) if text[at] in opens)]
    return any(_points(text, _past_blanks(text, at), end) for at in starts)


def _points(text: str, at: int, end: int) -> bool:
    length = _length().match(text, at)  # 3天时间里
    if terms("there").at(text, at) is not None or (length and terms("in_days").at(text, length.end())):
        return True
    pointer = terms("pointer").at(text, at)
    if pointer is None:
        bare = terms("occasion").at(text, at)
        fair = terms("fair").at(text, at) is not None
        return bare is not None and not fair and bare.end <= end and text[at - 1 : at] not in forms("at")
    behind = text[pointer.end : min(end, pointer.end + _NEAR)]
    return any(True for _ in terms("occasion").scan(behind)) or terms("gathered").at(behind, 0) is not None


def kind_pointed_at(sentence: Sentence, piece: Span) -> str | None:
    """论坛 of 本届论坛期间共签约64个: the kind of the occasion that is pointed at, if any."""
    text = sentence.text
    for pointer in terms("pointer").scan(text, *piece):
        kinds = terms("occasion").scan(text, pointer.end, min(piece.end, pointer.end + _NEAR))
        kind = next(kinds, None)
        if kind is not None:
            return text[kind.start : kind.end]
    return None


def _past_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in LEADING + OPEN_QUOTE:
        at += 1
    return at


def is_pointed_at(sentence: Sentence, piece: Span, start: int, end: int) -> bool:
    """本届博览会; 推介会共签约18个: no name, but one told before; 推介会在某市举行 is held here."""
    text = sentence.text
    if terms("pointer").at(text, start) is not None:
        return True
    bare = terms("occasion").at(text, start)
    if bare is None or bare.end != end or terms("fair").at(text, start) is not None:
        return False
    if text.find(text[start:end], piece.start, start) >= 0:
        return True  # 第七届某交易会在某市收官，|交易会|共签约18个
    if any(p.span.end in (start, start - 1) and says("day_sign", p.quote) for p in sentence.periods):
        return False  # 5月18日的|集中签约仪式上: its day makes it one of its own
    if starts("of", text, start - 1) and any(r.span.end == start - 1 for r in sentence.regions):
        return False  # 在广州的|招商推介会上: so does its place
    return not any(True for role in ("held", "closed") for _ in terms(role).scan(text, *piece))
