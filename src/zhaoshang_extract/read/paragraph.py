"""Printed lines as paragraphs: a line that fills its column goes on in the next."""

from __future__ import annotations

from zhaoshang_extract.read.column import Line

_ENDS = "。！？；：!?"


def mend_lines(pages: list[list[Line]]) -> str:
    """The text of pages, one paragraph a line; rows of a table and headings stay lines of their own."""
    lines = [line for page in pages for line in page]
    pieces: list[str] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None:
            pieces.append(_between(before, line))
        pieces.append(line.text)
    return "".join(pieces) + "\n"


def _between(before: Line, line: Line) -> str:
    """What stands between two lines: nothing or a blank within a paragraph, else a line break."""
    if not _goes_on(before, line):
        return "\n"
    latin = before.text[-1].isascii() and line.text[:1].isascii()
    return " " if latin and before.text[-1].isalpha() and line.text[0].isalpha() else ""


def _goes_on(before: Line, line: Line) -> bool:
    """True when a line fills its column and the next one begins, as large, at its column's edge."""
    if "\t" in before.text or "\t" in line.text:
        return False
    size = before.size
    if abs(line.size - size) > 0.15 * size or line.left - line.left_edge >= 0.9 * size:
        return False
    closed = before.text[-1] in _ENDS
    # The full stop may stand at the very end of a line: then a paragraph without an indent begins anew
    # only where space was left, which the height of the gap tells.
    if closed and before.left_edge == line.left_edge and before.bottom - line.top > 1.2 * size:
        return False
    # A figure that is not broken (12.5%) may leave some room at the end of a line.
    room = before.right_edge - before.right
    return room < (1.6 if closed else 4.5) * size and before.right - before.left > 6 * size
