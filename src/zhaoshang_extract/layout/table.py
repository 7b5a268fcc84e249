"""Plain-text tables: rows of a name and figures, apart by tabs, blanks or drawn lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhaoshang_extract.layout.line import Line
from zhaoshang_extract.layout.shape import Shape
from zhaoshang_extract.passage import Cell, Passage, Table
from zhaoshang_extract.span import Span

_LONGEST_ROW = 400
_FRAME = re.compile(r"[│┃|║┆┊]")
_FRAMED_CELL = re.compile(r"[^│┃|║┆┊\s](?:[^│┃|║┆┊]{0,80}[^│┃|║┆┊\s])?")
_SPACED_CELL = re.compile(r"\S+(?: \S+)*")
_CELL = re.compile(r"\S+")
_FIGURE = re.compile(
    r"[+\-－±↑↓]?\d{1,12}(?:[,.]\d{1,9}){0,4}\s?(?:%|‰|亿|万|亿元|万元|元|万?美元|亿美元|个|家|位|名|户|人|项|倍)?[↑↓]?"
    r"|-{1,3}|—{1,2}|/"
)
_UNIT = re.compile(r"(?:计量)?单位：\s{0,4}([^（）\s]{1,12}(?:[ 、，/][^（）\s]{1,8}){0,5})")
_UNIT_BRACKET = re.compile(
    r"（((?:[百千万亿]{0,2}(?:美元|元|人|户|吨)|个|家|%|项)(?:[、，/](?:[百千万亿]{0,2}(?:美元|元)|个|家|%|项)){0,3})）$"
)
_NAMED_VALUE = re.compile(
    r"([^\s：\d]{2,16}(?:（[^（）]{1,12}）)?)(?:：\s{0,6}|\s{1,40})([+\-]?\d{1,12}(?:[,.]\d{1,9}){0,3}%?)"
)
_TABLE_NAME = re.compile(
    r"(?:附?表|附件)\s?[\d一二三四五六七八九十]{0,3}|.{0,40}(?:一览表|统计表|情况表|进度表|排名表|明细表)$"
)


@dataclass(slots=True)
class FoundTable:
    """A table and the lines `[first:last]` that it takes."""

    first: int
    last: int
    table: Table


def find_tables(lines: list[Line], shapes: list[Shape]) -> list[FoundTable]:
    """The tables among the lines, in order."""
    found: list[FoundTable] = []
    index = floor = 0
    while index < len(lines):
        rows = _figure_rows(lines, shapes, index)
        pairs = _named_values(lines, shapes, index) if not rows else []
        if not rows and not pairs:
            index += 1
            continue
        table = _build(lines, shapes, floor, index, rows or pairs, named=not rows)
        if table is None:
            index += 1
            continue
        found.append(table)
        index = floor = table.last
    return found


def _split(line: Line) -> list[Cell]:
    """The cells of a line."""
    if len(line.plain) > _LONGEST_ROW:
        return []
    if _FRAME.search(line.plain):
        pattern = _FRAMED_CELL
    else:
        pattern = _SPACED_CELL if "\t" in line.raw or "  " in line.plain else _CELL
    if "\t" in line.raw:
        spans = [match.span() for match in re.finditer(r"[^\t\s](?:[^\t]{0,80}[^\t\s])?", line.raw)]
    else:
        spans = [match.span() for match in pattern.finditer(line.plain)]
    return [Cell(line.plain[a:b], Span(line.start + a, line.start + b)) for a, b in spans]


def _may_be_row(line: Line, shape: Shape) -> bool:
    """False for running text, which is not worth splitting."""
    if shape.name in ("furniture", "credit", "caption", "links", "heading"):
        return False
    return shape.open or shape.name == "item" or "\t" in line.raw or line.plain[-1:] not in "。；！？"


def _is_figure(cell: Cell) -> bool:
    return _FIGURE.fullmatch(cell.text) is not None


def _figure_row(line: Line) -> list[Cell]:
    """The cells of a row of one name (a number in a list may stand before it) and two figures or more."""
    cells = _split(line)
    if len(cells) < 3:
        return []
    names = [cell for cell in cells if not _is_figure(cell)]
    figures = len(cells) - len(names)
    lead = 1 if _is_figure(cells[0]) else 0
    if not names or cells[lead] is not names[0] or len(names[0].text) > 24:
        return []
    return cells if figures >= 2 and len(names) <= 2 else []


def _figure_rows(lines: list[Line], shapes: list[Shape], index: int) -> list[list[Cell]]:
    """The rows that begin at `index`: at least two, of nearly the same length, rules between them empty."""
    rows: list[list[Cell]] = []
    for at in range(index, len(lines)):
        line = lines[at]
        if shapes[at].name == "rule" and rows:
            rows.append([])
            continue
        row = _figure_row(line) if _may_be_row(line, shapes[at]) else []
        if not row or line.gap > 1 or (rows and abs(len(row) - len(rows[0])) > 1):
            break
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    return rows if sum(map(bool, rows)) >= 2 else []


def _named_values(lines: list[Line], shapes: list[Shape], index: int) -> list[list[Cell]]:
    """The lines of a name and a bare figure (甲县：12.4) that begin at `index`, three or more; else none."""
    rows: list[list[Cell]] = []
    for at in range(index, len(lines)):
        line = lines[at]
        match = _NAMED_VALUE.fullmatch(line.plain) if len(line.plain) <= 60 else None
        if match is None or shapes[at].name not in ("short", "prose", "item") or (rows and line.gap > 1):
            break
        cells = [
            Cell(match[part], Span(line.start + match.start(part), line.start + match.end(part)))
            for part in (1, 2)
        ]
        rows.append(cells)
    return rows if len(rows) >= 3 else []


def _build(
    lines: list[Line], shapes: list[Shape], floor: int, index: int, rows: list[list[Cell]], named: bool
) -> FoundTable | None:
    """The table whose rows begin at line `index`; None for named values that no unit line heads."""
    first = index
    header: list[Cell] = []
    above = _above(shapes, first, floor)
    if above is not None and (cells := _header(lines[above], rows[0])):
        header, first = cells, above
    caption: list[Passage] = []
    units: list[str] = []
    while (above := _above(shapes, first, floor)) is not None and len(caption) < 3:
        line = lines[above]
        found = _UNIT.search(line.plain) or _UNIT_BRACKET.search(line.plain)
        named_so = _TABLE_NAME.match(line.plain) is not None or _heads_unit(
            lines, shapes, above, first, units
        )
        if not (found or named_so) or len(line.plain) > 80:
            break
        units = (re.split(r"[、，/ ]", found[1]) if found else []) or units
        caption.insert(0, Passage("caption", line.plain, range(line.start, line.end)))
        first = above
    if named and not units:
        return None
    return FoundTable(
        first, index + len(rows), Table(caption, [u for u in units if u], header, [r for r in rows if r])
    )


def _heads_unit(lines: list[Line], shapes: list[Shape], above: int, first: int, units: list[str]) -> bool:
    """True for a short line directly above the line of the unit."""
    return bool(units) and above > 0 and shapes[above].name == "short" and not lines[first].gap


def _above(shapes: list[Shape], first: int, floor: int) -> int | None:
    """The line above `first`, rules passed over, that may belong to a table; None at its top."""
    above = first - 1
    while above >= floor and shapes[above].name == "rule":
        above -= 1
    running = above >= floor and shapes[above].name in (
        "short",
        "prose",
        "colon",
        "caption",
        "heading",
        "item",
    )
    return above if running else None


def _header(line: Line, row: list[Cell]) -> list[Cell]:
    """The header's cells when the line has as many cells as a row, and no figure."""
    cells = _split(line)
    fits = len(cells) >= 2 and abs(len(cells) - len(row)) <= 1
    plain = not any(_is_figure(cell) or len(cell.text) > 20 or "。" in cell.text for cell in cells)
    return cells if fits and plain else []
