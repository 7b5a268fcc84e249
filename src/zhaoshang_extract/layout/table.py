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
_FRAMED = re.compile(r"[│┃|║┆┊]?(.*?)[│┃|║┆┊]?")
_TAB = re.compile("\t")
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
    """A table and the lines `[first:last]` that it takes.

    `table` is None for rows whose columns are not sure: no header, or cells that do not pair with it.
    """

    first: int
    last: int
    table: Table | None


def find_tables(lines: list[Line], shapes: list[Shape]) -> list[FoundTable]:
    """The tables among the lines, in order."""
    found: list[FoundTable] = []
    index = floor = 0
    while index < len(lines):
        table = _figure_table(lines, shapes, floor, index) or _value_table(lines, shapes, floor, index)
        if table is None:
            index += 1
            continue
        found.append(table)
        index = floor = table.last
    return found


def _figure_table(lines: list[Line], shapes: list[Shape], floor: int, index: int) -> FoundTable | None:
    """The table of named rows of figures that begins at `index`, or None."""
    last = _run_end(lines, shapes, index)
    rows = [
        line
        for line, shape in zip(lines[index:last], shapes[index:last], strict=True)
        if shape.name != "rule"
    ]
    if len(rows) < 2:
        return None
    above = _above(shapes, index, floor)
    if above is None or not _is_header(lines[above]):
        return FoundTable(index, last, None)
    for blanks in (False, True):
        cells = _aligned([lines[above], *rows], blanks)
        if cells is not None:
            first, caption, units = _caption(lines, shapes, floor, above)
            return FoundTable(first, last, Table(caption, units, cells[0], cells[1:]))
    return FoundTable(above, last, None)


def _run_end(lines: list[Line], shapes: list[Shape], index: int) -> int:
    """The line behind the rows that begin at `index`; rules between rows are passed over."""
    end = at = index
    while at < len(lines) and (at == index or lines[at].gap <= 1):
        if shapes[at].name == "rule" and at > index:
            at += 1
            continue
        if not _may_be_row(lines[at], shapes[at]) or not _is_row(lines[at]):
            break
        at += 1
        end = at
    return end


def _aligned(lines: list[Line], blanks: bool) -> list[list[Cell]] | None:
    """The cells of a header and its rows, all of one length; None when they do not pair.

    `blanks`: tabs and frames hold a cell even where nothing stands. A header may lack the name
    above the rows' names, a row its last cells: they are filled with empty ones.
    """
    table = [_split(line, blanks) for line in lines]
    longest = max(len(row) for row in table[1:])
    header, rows = table[0], table[1:]
    if len(header) == longest - 1:
        start = lines[0].start
        header = [Cell("", Span(start, start)), *header]
    if blanks:
        for row, line in zip(rows, lines[1:], strict=True):
            if "\t" in line.raw:
                row += [Cell("", Span(line.end, line.end))] * (longest - len(row))
    return [header, *rows] if {len(row) for row in [header, *rows]} == {longest} else None


def _split(line: Line, blanks: bool = False) -> list[Cell]:
    """The cells of a line; with `blanks` the empty ones between tabs and frames too."""
    if len(line.plain) > _LONGEST_ROW:
        return []
    if _FRAME.search(line.plain):
        inner = _FRAMED.fullmatch(line.plain)
        assert inner is not None
        spans = _pieces(line.plain, _FRAME, *inner.span(1))
    elif "\t" in line.raw:
        spans = _pieces(line.raw, _TAB, 0, len(line.raw))
    else:
        pattern = _SPACED_CELL if "  " in line.plain else _CELL
        spans = [match.span() for match in pattern.finditer(line.plain)]
    return [Cell(line.plain[a:b], Span(line.start + a, line.start + b)) for a, b in spans if a < b or blanks]


def _pieces(text: str, separator: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
    """The ranges between separators in `text[start:end]`, without the blanks around them."""
    pieces: list[tuple[int, int]] = []
    for stop in [match.start() for match in separator.finditer(text, start, end)] + [end]:
        piece = text[start:stop]
        lead = len(piece) - len(piece.lstrip())
        pieces.append((start + lead, start + max(lead, len(piece.rstrip()))))
        start = stop + 1
    return pieces


def _may_be_row(line: Line, shape: Shape) -> bool:
    """False for running text, which is not worth splitting."""
    if shape.name in ("furniture", "credit", "caption", "links", "heading"):
        return False
    return shape.open or shape.name == "item" or "\t" in line.raw or line.plain[-1:] not in "。；！？"


def _is_figure(cell: Cell) -> bool:
    return _FIGURE.fullmatch(cell.text) is not None


def _is_row(line: Line) -> bool:
    """True for one name (a number in a list may stand before it) and two figures or more."""
    cells = _split(line)
    if len(cells) < 3 and not (len(cells) == 2 and "\t" in line.raw):
        return False
    names = [cell for cell in cells if not _is_figure(cell)]
    lead = 1 if _is_figure(cells[0]) else 0
    if not names or cells[lead] is not names[0] or len(names[0].text) > 24 or len(names) > 2:
        return False
    return len(cells) - len(names) >= min(2, len(cells) - 1)


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


def _value_table(lines: list[Line], shapes: list[Shape], floor: int, index: int) -> FoundTable | None:
    """The table of names with one bare figure each, below a line that gives their unit; else None."""
    rows = _named_values(lines, shapes, index)
    if not rows:
        return None
    first, caption, units = _caption(lines, shapes, floor, index)
    return FoundTable(first, index + len(rows), Table(caption, units, [], rows)) if units else None


def _caption(
    lines: list[Line], shapes: list[Shape], floor: int, first: int
) -> tuple[int, list[Passage], list[str]]:
    """The first line of a table with its caption, the caption's lines, and the units that they give."""
    caption: list[Passage] = []
    units: list[str] = []
    while (above := _above(shapes, first, floor)) is not None and len(caption) < 3:
        line = lines[above]
        found = _UNIT.search(line.plain) or _UNIT_BRACKET.search(line.plain)
        named = _TABLE_NAME.match(line.plain) is not None or _heads_unit(lines, shapes, above, first, units)
        if not (found or named) or len(line.plain) > 80:
            break
        units = [unit for unit in re.split(r"[、，/ ]", found[1]) if unit] if found else units
        caption.insert(0, Passage("caption", line.plain, range(line.start, line.end)))
        first = above
    return first, caption, units


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


def _is_header(line: Line) -> bool:
    """True for a line of two cells or more without a figure."""
    cells = _split(line)
    return len(cells) >= 2 and not any(
        _is_figure(cell) or len(cell.text) > 20 or "。" in cell.text for cell in cells
    )
