"""Numbers that look like figures and were read by nothing: an unknown unit, a letter where a point was."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from zhaoshang_extract.lexicon.words import Words, by_id
from zhaoshang_extract.mention.unit import unit_at
from zhaoshang_extract.numeral import read_scale
from zhaoshang_extract.span import Span

words = Words(by_id("leftovers"))
_NUMBER = re.compile(r"(?<![A-Za-z\d.,/\[\-—])\d{1,15}(?:,\d{3})*(?:\.\d{1,8})?(?![\d.\-—/\]]|,\d)")
# 61.3 鲠 % and 1 砩0.27%: a damaged character between a number and what belongs to it.
_DAMAGED = re.compile(r" ?[^\w\s，。；、：（）]? ?[%‰]| [^\W\d_] ?(?:[%‰]|\d)")
_END = re.compile(r"[，。；！？）]|、(?!\d)|$")
_TELEPHONE = 7  # so many digits without a unit call somebody
_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTER = re.compile(r"[^\W\d_A-Za-z]")
_QUOTED = re.compile(r"[“\"《][^”\"》]{0,24}$")
_LONGEST_UNIT = 2


def find_leftover(text: str, read: Sequence[Span]) -> Iterator[Span]:
    """The numbers of folded text that no mention of `read` covers and that report something.

    Numbers of items, names and references (第3, 附件1, 500强, “8424”工程) report nothing.
    """
    taken = sorted(read)
    ends = list(accumulate((span.end for span in taken), max))
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        before = bisect_left(taken, (end, 0))  # spans that begin before its end
        if (before and ends[before - 1] > start) or _is_named(text, start):
            continue
        reach = _reach(text, start, end)
        if reach is not None:
            yield Span(start, reach)


def _is_named(text: str, start: int) -> bool:
    """True for the number of an item, a reference or a name."""
    before = text[max(0, start - 12) : start]
    return (
        not before.strip() or words.ends("reference", before.rstrip()) or _QUOTED.search(before) is not None
    )


def _reach(text: str, start: int, end: int) -> int | None:
    """Where the figure that begins with the number ends, None where it is none."""
    damaged = _DAMAGED.match(text, end)
    if damaged is not None:
        return damaged.end()
    if _YEAR.fullmatch(text, start, end):
        return None
    _, scaled = read_scale(text, end)
    if unit_at(text, scaled) is not None:
        return None  # a rule has decided that it reports nothing
    if end - start >= _TELEPHONE and scaled == end:
        return None
    if scaled == end and _END.match(text, end) and _LETTER.match(text, start - 1):
        return end  # 签约项目12，开工9。
    return _unit_end(text, scaled, _LONGEST_UNIT)


def has_strange_unit(text: str, at: int) -> bool:
    """True where a character that no lexicon knows as a unit ends the clause behind a number: 200万打。"""
    return _unit_end(text, at, 1) is not None


def _unit_end(text: str, at: int, longest: int) -> int | None:
    """Where a word that can only be a unit ends: it stands between a number and the end of the clause."""
    for length in range(1, longest + 1):
        word = text[at : at + length]
        if len(word) == length and all(map(_LETTER.match, word)) and _END.match(text, at + length):
            return None if words.starts("no_unit", word) else at + length
    return None
