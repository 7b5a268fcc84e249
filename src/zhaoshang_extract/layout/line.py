"""The printed lines of a text: where they stand, how far they are indented, how wide they run."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhaoshang_extract.fold import fold_document

# Characters of rules and frames. They are drawing, not text, and belong to no passage.
RULES = "━─═—–―-_=＝＿*＊~～│┃|｜║┆┊╎┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬▬"
# Characters without a body that web pages leave between letters: 签约\u200b12个.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"

_RULE = re.compile(rf"[{re.escape(RULES)}\s]{{3,}}")
# |:---|---:| parts the header of a table from its rows
_PARTING = re.compile(r"\|?(?:\s?[:：]?-{2,}[:：]?\s?\|)+(?:\s?[:：]?-{2,}[:：]?\s?)?")
# A page may set the lines between cells on lines of their own: 12 / | / 9.
_BAR = re.compile(r"[│┃|｜║┆┊╎]{1,2}")
# The dash of an empty cell with the bar behind it is no rule: —— |
_DASH_CELL = re.compile(r"(?:[—―–]{1,3}|-{1,2}) {1,3}[│┃|｜]")
_BLANKS = re.compile(rf"[{re.escape(INVISIBLE)}\s]+")

_NUMBERED = re.compile(r"\d{1,2}(?:．(?=\d)|\.(?=\d{1,2}月\d{1,2}日))")


@dataclass(slots=True)
class Line:
    """A printed line without the blanks around it: `plain` is the folded text of `[start:end]`.

    `indent` and `width` count columns, two for a Chinese character; `gap` counts the blank lines
    before. A rule (━━━━) is a line with an empty `plain`, and `raw` is as printed.
    """

    start: int
    end: int
    raw: str
    plain: str
    indent: int
    gap: int

    @property
    def width(self) -> int:
        """The columns from the first printed character to the last."""
        return columns(self.raw)


def item_mark(raw: str, plain: str) -> str:
    """1．6月5日…… and 1.6月5日……: the number of an item, not of a month; its point becomes 、."""
    mark = _NUMBERED.match(raw)
    return plain if mark is None else f"{plain[: mark.end() - 1]}、{plain[mark.end() :]}"


def columns(text: str) -> int:
    """How many columns `text` takes, two for each wide character; exact below 400 characters."""
    return len(text.encode("gb18030", "replace")) if len(text) < 400 else 2 * len(text)


def cut_lines(text: str) -> list[Line]:
    """The lines of `text` that hold anything, in order; rules have an empty `plain`."""
    lines: list[Line] = []
    folded = fold_document(text)
    offset = gap = 0
    for printed in text.splitlines(keepends=True):
        start, end = _trim(printed, offset)
        if start == end:
            gap += 1
        else:
            raw = text[start:end]
            drawn = any(pattern.fullmatch(raw) for pattern in (_RULE, _PARTING, _BAR))
            drawn = drawn and not _DASH_CELL.fullmatch(raw)
            plain = "" if drawn else item_mark(raw, folded[start:end])
            lines.append(Line(start, end, raw, plain, columns(text[offset:start]), gap))
            gap = 0
        offset += len(printed)
    return lines


def _trim(printed: str, offset: int) -> tuple[int, int]:
    """Where the visible part of a line that begins at `offset` starts and ends."""
    blanks = _BLANKS.match(printed)
    lead = blanks.end() if blanks else 0
    body = len(printed.rstrip())
    while body > lead and (printed[body - 1] in INVISIBLE or printed[body - 1].isspace()):
        body -= 1
    return offset + lead, max(offset + body, offset + lead)
