"""Plain-text tables: rows of a name and figures, apart by tabs, blanks or drawn lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import product

from zhaoshang_extract.layout.cell import is_figure, is_unit, split_cells
from zhaoshang_extract.layout.flat import find_flat, is_translation
from zhaoshang_extract.layout.line import Line
from zhaoshang_extract.layout.shape import Shape
from zhaoshang_extract.mention.period import find_periods
from zhaoshang_extract.passage import Cell, Passage, Table
from zhaoshang_extract.span import Span

_UNIT = re.compile(r"(?:计量)?单位：\s{0,4}([^（）\s]{1,12}(?:[ 、，/][^（）\s]{1,8}){0,5})")
_UNIT_BRACKET = re.compile(
    r"（((?:[百千万亿]{0,2}(?:美元|元|人|户|吨)|个|家|%|项)(?:[、，/](?:[百千万亿]{0,2}(?:美元|元)|个|家|%|项)){0,3})）$"
)
_NAMED_VALUE = re.compile(
    r"([^\s：\d]{2,16}(?:（[^（）]{1,12}）)?)(?:：\s{0,6}|\s{1,40})([+\-]?\d{1,12}(?:[,.]\d{1,9}){0,3}%?)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[\w%±]")
_MOST_CAPTIONS = 4
_LONGEST_NAME = 24
_MOST_BROKEN = 6  # lines that a broken header may take
_TABLE_NAME = re.compile(r"(?:附?表|附件)\s?[\d一二三四五六七八九十]{0,3}|.{4,40}(?<!代)表$")


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
        lined = _figure_table(lines, shapes, floor, index)
        if lined is not None and lined.table is not None:
            table: FoundTable | None = lined
        else:  # rows below a header that is broken into lines are better than rows without one
            table = _value_table(lines, shapes, floor, index) or _flat_table(lines, shapes, floor, index)
            table = table or lined
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
    if len(rows) > 2 and _heads_years(rows[0]):
        above: int | None = index
        rows = rows[1:]
    else:
        above = _above(shapes, index, floor)
    broken = _broken_header(lines, shapes, floor, index, rows)
    if broken is not None:
        top, header = broken
        first, caption, units = _caption(lines, shapes, floor, top)
        return FoundTable(first, last, Table(caption, units, header, [split_cells(row) for row in rows]))
    if above is None or not (_is_header(lines[above]) or above == index):
        cells = [split_cells(row) for row in rows]
        return FoundTable(index, last, Table([], [], [], cells) if _tell_units(cells) else None)
    for strict, blanks in product((True, False), (False, True)):
        aligned = _aligned([lines[above], *rows], blanks=blanks, strict=strict)
        if aligned is not None:
            cells = aligned
            top, over = _over(lines, shapes, floor, above, cells[0])
            first, caption, units = _caption(lines, shapes, floor, top)
            return FoundTable(first, last, Table(caption, units, cells[0], cells[1:], over))
    return FoundTable(above, last, None)


def _tell_units(rows: list[list[Cell]]) -> bool:
    """True for rows of as many cells whose figures print their units: 电子 | 9个 | 3亿元 needs no header."""
    figures = [cell.text for row in rows for cell in row if is_figure(cell.text)]
    told = all(not text[-1].isdigit() and any(map(str.isdigit, text)) for text in figures)
    return told and len({len(row) for row in rows}) == 1


def _heads_years(line: Line) -> bool:
    """True for 指标 | 2020 | 2019: the figures of a header of years."""
    years = [cell.text for cell in split_cells(line) if is_figure(cell.text)]
    return len(years) > 1 and len(set(years)) == len(years) and all(map(_YEAR.fullmatch, years))


def _broken_header(
    lines: list[Line], shapes: list[Shape], floor: int, index: int, rows: list[Line]
) -> tuple[int, list[Cell]] | None:
    """The header above barred rows whose cells were broken into lines, and its first line; else None.

    作 物 | 面积 / （亩） | / 总产（吨） |: a line that no bar ends goes on in the cell of the next one.
    """
    widths = {len(split_cells(row)) for row in rows}
    if len(widths) != 1 or not all(row.plain.endswith("|") for row in rows):
        return None
    top = index
    while (above := _above(shapes, top, floor)) is not None and index - above <= _MOST_BROKEN:
        top = above
        cells = _cells_of(lines[top:index])
        if any(is_figure(cell.text) for cell in cells) or len(cells) > max(widths):
            return None
        if len(cells) == max(widths):
            return (top, cells) if index - top > 1 else None
    return None


def _cells_of(lines: list[Line]) -> list[Cell]:
    """The cells of lines one after the other; one that no bar closes goes on in the next line."""
    found: list[Cell] = []
    closed = True
    for line in lines:
        cells = split_cells(line)
        if not closed and cells:
            left, right = found.pop(), cells.pop(0)
            gap = "\n" * (right.span.start - left.span.end)
            found.append(Cell(f"{left.text}{gap}{right.text}", Span(left.span.start, right.span.end)))
        found += cells
        closed = line.plain.endswith("|")
    return found


def _flat_table(lines: list[Line], shapes: list[Shape], floor: int, index: int) -> FoundTable | None:
    """The table copied cell by cell whose first figure is line `index`, or None."""
    flat = find_flat(lines, shapes, floor, index)
    if flat is None:
        return None
    first, caption, units = _caption(lines, shapes, floor, flat.first)
    return FoundTable(first, flat.last, Table(caption, units, flat.header, flat.rows, flat.over))


def _over(
    lines: list[Line], shapes: list[Shape], floor: int, header: int, cells: list[Cell]
) -> tuple[int, list[Cell]]:
    """The upper line of a header of two and its cells; (header, []) where there is none.

    Its cells span columns, so tabs or frames must hold as many places as the header has, some empty.
    """
    above = _above(shapes, header, floor)
    if above is not None and all(cell.text.startswith("（") for cell in cells if cell.text):
        names = split_cells(lines[above])  # 签约项目 签约金额 / （个） （亿元）
        return (above, names) if len(names) == len(cells) else (header, [])
    if above is None or not _is_parted(lines[above]):
        return header, []
    over = split_cells(lines[above], blanks=True)
    over += [Cell("", Span(lines[above].end, lines[above].end))] * (len(cells) - len(over))
    spans = any(not cell.text for cell in over[1:]) and sum(bool(cell.text) for cell in over) > 1
    fits = len(over) == len(cells) and spans and not any(is_figure(cell.text) for cell in over)
    return (above, over) if fits else (header, [])


def _is_parted(line: Line) -> bool:
    """True for a line whose cells tabs or frames part, so that an empty one shows."""
    return "\t" in line.raw or line.plain.count("|") > 1


def _run_end(lines: list[Line], shapes: list[Shape], index: int) -> int:
    """The line behind the rows that begin at `index`; rules between rows are passed over."""
    end = at = index
    while at < len(lines) and (at == index or lines[at].gap <= 1):
        if shapes[at].name == "rule" and at > index:
            at += 1
            continue
        if _may_be_row(lines[at], shapes[at]) and _is_row(lines[at]):
            end = at + 1
        elif at == index or at > end or not _is_short_row(lines[at], shapes[at]):
            break  # 按产业分 and a row of empty cells may stand between rows, one at a time
        at += 1
    return end


def _aligned(lines: list[Line], *, blanks: bool, strict: bool) -> list[list[Cell]] | None:
    """The cells of a header and its rows, most of them of the header's length; None where they do not pair.

    `blanks`: tabs and frames hold a cell even where nothing stands. A header may lack the name
    above the rows' names, a row its last cells: they are filled with empty ones. Unless `strict`, a row of
    another length stays as it is: its columns are not sure.
    """
    header, *rows = [split_cells(line, blanks=blanks) for line in lines]
    longest = max(len(row) for row in rows)
    if blanks:
        numbered = sum(is_figure(row[0].text) for row in rows) > len(rows) / 2
        for row, line in zip(rows, lines[1:], strict=True):
            if "\t" in line.raw and numbered and not is_figure(row[0].text) and len(row) < longest:
                row.insert(0, Cell("", Span(line.start, line.start)))  # 合计 has no number before it
            if "\t" in line.raw:
                row += [Cell("", Span(line.end, line.end))] * (longest - len(row))
    lengths = Counter(len(row) for row in rows)
    width = max(lengths, key=lambda length: (lengths[length], length))
    if len(header) == width - 1:
        start = lines[0].start
        header = [Cell("", Span(start, start)), *header]
    most = lengths[width] >= (len(rows) if strict else max(2, 2 * len(rows) / 3))
    return [header, *rows] if len(header) == width and most else None


def _may_be_row(line: Line, shape: Shape) -> bool:
    """False for running text, which is not worth splitting."""
    if shape.name in ("furniture", "credit", "caption", "links"):
        return False
    if shape.name == "heading":
        return _is_parted(line)  # 2 | 冷链物流园 | 6.8 is numbered, and a row
    return shape.open or shape.name == "item" or "\t" in line.raw or line.plain[-1:] not in "。；！？"


def _is_row(line: Line) -> bool:
    """True for one name (a number in a list may stand before it) and two figures or more.

    Where bars or tabs part the cells one figure does, a year may be the name, and a number may stand before
    several names: 1 | 光电基地 | 某公司 | 12.5.
    """
    cells = split_cells(line)
    parted = _is_parted(line)
    if len(cells) < 3 and not (len(cells) == 2 and parted):
        return False
    names = [cell for cell in cells if not is_figure(cell.text)]
    if parted and not names and _YEAR.fullmatch(cells[0].text):
        return True
    lead = 1 if is_figure(cells[0].text) else 0
    most = len(cells) - 2 if parted and lead else 2
    if not names or cells[lead] is not names[0] or len(names) > most:
        return False
    if any(len(name.text) > _LONGEST_NAME for name in names):
        return False
    return len(cells) - len(names) >= (1 if parted else 2)


def _is_short_row(line: Line, shape: Shape) -> bool:
    """True for a name with fewer figures than a row has, or with none: it heads the rows below."""
    cells = split_cells(line)
    running = not _may_be_row(line, shape) or len(line.plain) > 40 or "，" in line.plain
    return (
        not running
        and not is_figure(cells[0].text)
        and all(is_figure(cell.text) or is_unit(cell.text) for cell in cells[1:])
    )


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
    while (above := _above(shapes, first, floor)) is not None and len(caption) < _MOST_CAPTIONS:
        line = lines[above]
        if is_translation(line):
            first = above
            continue
        title = _spread_title(line)
        if title is not None:
            line = title
        found = _UNIT.search(line.plain) or _UNIT_BRACKET.search(line.plain)
        named = _TABLE_NAME.match(line.plain) is not None or _heads_unit(lines, shapes, above, first, units)
        named = named or title is not None or _is_time(line)
        if not (found or named) or len(line.plain) > 80:
            break
        units = [unit for unit in re.split(r"[、，/ ]", found[1]) if unit] if found else units
        caption.insert(0, Passage("caption", line.plain, range(line.start, line.end)))
        first = above
    return first, caption, units


def _spread_title(line: Line) -> Line | None:
    """The title that spans all columns of a barred table: | 2-3 总产出 | |||||; None for other lines."""
    cells = split_cells(line) if line.plain.count("|") > 1 else []
    if len(cells) != 1 or is_figure(cells[0].text):
        return None
    return replace(line, start=cells[0].span.start, end=cells[0].span.end, plain=cells[0].text)


def _is_time(line: Line) -> bool:
    """True for （截至2021年10月31日）: a line below a table's name that only says of when it is."""
    text = line.plain.strip("（）| ")
    return any(len(mention.span) == len(text) for mention in find_periods(text[:_LONGEST_NAME]))


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
    """True for a line of two cells or more without a figure, each of them words."""
    cells = split_cells(line)
    return len(cells) >= 2 and not any(
        is_figure(cell.text) or len(cell.text) > 20 or "。" in cell.text or not _WORD.search(cell.text)
        for cell in cells
    )
