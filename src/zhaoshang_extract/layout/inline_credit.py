"""Credits within a running text: …九个。（左江日报 2012年6月6日）; 2006-06-20 09:31 某报讯 今年…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhaoshang_extract.layout.credit import Credit, read_credit

_LONGEST = 60
_BRACKET = re.compile(rf"[（\[【]([^（）\[\]【】]{{6,{_LONGEST}}})[）\]】]")
# Blanks part what is no sentence from what is; a blank within a credit is one.
# A day and perhaps an hour before the first words.
_OPENING = re.compile(r"\s*(\S{8,11}(?:\s\d{1,2}：\d{2}(?:：\d{2})?)?)\s")
_BLANKS = re.compile(r"\s{2,}|(?<=[。！？；”）])\s+")


def credits_in(text: str) -> Iterator[Credit]:
    """The credits in folded `text` that print a day: in brackets, before the first words, between blanks."""
    for bracket in _BRACKET.finditer(text):
        yield from _dated(bracket[1])
    opening = _OPENING.match(text)
    if opening is not None:
        yield from _dated(opening[1])
    for piece in _BLANKS.split(text):
        yield from _dated(piece)


def _dated(piece: str) -> Iterator[Credit]:
    credit = read_credit(piece.strip()) if 6 <= len(piece) <= _LONGEST else None
    if credit is not None and credit.issued is not None:
        yield credit
