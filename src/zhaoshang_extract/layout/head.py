"""Lines of a page's head that belong to a neighbour: a value below its label, a title before its date."""

from __future__ import annotations

import re
from dataclasses import replace

from zhaoshang_extract.layout.credit import expects_value, may_be_value, read_credit
from zhaoshang_extract.layout.line import Line, columns
from zhaoshang_extract.layout.shape import Shape
from zhaoshang_extract.mention.period import full_days

# How many lines of a page may hold its title and its credits.
_HEAD = 12
_LONGEST = 140
_BLANK = re.compile(r" {1,8}")
_WORDS = re.compile(r"[一-鿿]")


def cut_titles(lines: list[Line]) -> list[Line]:
    """The lines, a title of the head cut from the credit that stands behind it on the same line.

    青禾县上半年签约项目情况 2016-07-08 来源：青禾网 becomes two lines.
    """
    cut: list[Line] = []
    for line in lines[:_HEAD]:
        cut += _cut_title(line) or [line]
    return cut + lines[_HEAD:]


def _cut_title(line: Line) -> list[Line] | None:
    if not 10 < len(line.plain) <= _LONGEST or len(line.plain) != len(line.raw) or "。" in line.plain:
        return None
    days = full_days(line.plain)
    if not days or read_credit(line.plain) is not None:
        return None
    for blank in _BLANK.finditer(line.plain, 6, days[0][0].start):
        credit = read_credit(line.plain[blank.end() :])
        if credit is not None and len(_WORDS.findall(line.plain[: blank.start()])) >= 4:
            return [_piece(line, 0, blank.start()), _piece(line, blank.end(), len(line.plain))]
    return None


def _piece(line: Line, start: int, end: int) -> Line:
    """The part of a line from its character `start` to `end`, as a line of its own."""
    return replace(
        line,
        start=line.start + start,
        end=line.start + end,
        raw=line.raw[start:end],
        plain=line.plain[start:end],
        indent=line.indent + columns(line.raw[:start]),
        gap=line.gap if start == 0 else 0,
    )


def give_values(lines: list[Line], shapes: list[Shape]) -> list[Shape]:
    """The shapes; a line below a lone label (来源：) is a credit when another credit follows it."""
    given = list(shapes)
    for at in range(len(lines) - 1):
        line, below = lines[at], lines[at + 1]
        labelled = given[at].name in ("credit", "furniture") and given[at].credit is not None
        if not labelled or given[at + 1].name not in ("short", "credit") or not expects_value(line.plain):
            continue
        goes_on = at + 2 < len(lines) and shapes[at + 2].credit is not None
        credit = read_credit(line.plain + below.plain) if goes_on and may_be_value(below.plain) else None
        if credit is not None:
            given[at + 1] = Shape("credit", credit=credit)
    return given
