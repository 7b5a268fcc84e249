"""Flattened tables: a web page's table copied cell by cell or name by name.

    总量 / （亿元） / 增长（%） / 地区生产总值 / 812.4 / 5.1 / 第一产业 / 40.2 / 3.0

Names are followed by as many figures as the table has columns, on lines of their own or on one line;
the last cells above the first name that stand for those columns are its header.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from zhaoshang_extract.layout.cell import heads_names, is_figure, is_unit, split_cells, words_of
from zhaoshang_extract.layout.flat_header import Header, Item, ends_in_unit, find_header, is_word
from zhaoshang_extract.layout.line import Line
from zhaoshang_extract.layout.numbered import find_numbered
from zhaoshang_extract.layout.shape import Shape
from zhaoshang_extract.passage import Cell
from zhaoshang_extract.span import Span

_LONGEST_NAME = 24
_FEWEST_ROWS = 3
_MOST_COLUMNS = 12
_MOST_ABOVE = 40  # lines above the first figure that may hold its header
_NAME_SHAPES = ("short", "item", "heading", "prose")
_FIGURE_SHAPES = (*_NAME_SHAPES, "furniture")  # a bare 12 looks like the number of a page
_SENTENCE = re.compile(r"[，。；！？]")
_ENGLISH = re.compile(r"(?=.*[a-z]{3})[\x20-\x7e（），]{3,80}")
_UNIT_LINE = re.compile(r"（?(?:计量)?单位：")


@dataclass(slots=True)
class FlatTable:
    """Header and rows of a flattened table and the lines `[first:last]` that they take."""

    first: int
    last: int
    header: list[Cell]
    rows: list[list[Cell]]
    over: list[Cell] = field(default_factory=list)


class _Row(NamedTuple):
    serial: list[Item]  # the number of the row, where one stands before its name
    names: list[Item]
    figures: list[Item]


def find_flat(lines: list[Line], shapes: list[Shape], floor: int, index: int) -> FlatTable | None:
    """The flattened table whose first figure stands on line `index`, or None."""
    if index == floor or not any(item.figure for item in _items(lines[index], shapes[index], index)):
        return None
    above = _above(lines, shapes, floor, index)
    below = _below(lines, shapes, index)
    numbered = find_numbered(above, below)
    if numbered is not None:
        return _table(lines, floor, index, numbered.header, numbered.rows, numbered.last + 1)
    rows, named = _rows(above, below)
    width = _width(rows)
    rows = _of_width(rows, width)
    if not width or sum(len(row.figures) == width for row in rows) < _FEWEST_ROWS:
        return None
    cells = [_cells(row) for row in rows]
    groups = [_groups(row) for row in rows]
    telling = all(_tells_unit(row) for row in rows)  # what stands above is then a title
    heads = above[: len(above) - named]
    lead = next(len(one) for one, row in zip(cells, rows, strict=True) if len(row.figures) == width) - width
    units = lead - 1 - bool(rows[0].serial)
    captioned = bool(above) and _UNIT_LINE.match(lines[above[0].line - 1].plain) is not None
    captioned = captioned and above[0].line > floor
    # what stands above rows that tell their units is a title
    header = None if telling else find_header(heads, width, lead, units=units, captioned=captioned)
    if header is None and not telling:
        return None
    if header is not None:
        groups[0] = [item for item in heads if item.cell.span.start > header.end]
    whole = [
        one for group, row in zip(groups, cells, strict=True) for one in (*([i.cell] for i in group), row)
    ]
    return _table(lines, floor, index, header, whole, rows[-1].figures[-1].line + 1)


def _table(
    lines: list[Line], floor: int, index: int, header: Header | None, rows: list[list[Cell]], last: int
) -> FlatTable:
    """The table that ends before line `last`; it begins with its header, else with its first row."""
    start = header.start if header else rows[0][0].span.start
    first = next(at for at in range(floor, index + 1) if lines[at].end > start)
    return FlatTable(first, last, header.cells if header else [], rows, header.over if header else [])


def _items(line: Line, shape: Shape, at: int) -> list[Item]:
    """The cells of a line: figures, names parted by tabs or blanks, one name, a name with figures behind it;
    [] for running text."""
    cells = split_cells(line)
    if shape.name in _FIGURE_SHAPES and cells and all(is_figure(cell.text) for cell in cells):
        return [Item(cell, at, figure=True) for cell in cells]
    plain = line.plain
    if shape.name == "furniture" and len(plain) <= 8 and plain.endswith("%"):
        return [Item(Cell(plain, Span(line.start, line.end)), at, figure=False)]  # ±%
    if shape.name not in _NAME_SHAPES or not plain or _SENTENCE.search(plain):
        return []
    if _is_row(cells):
        return [Item(cell, at, figure=is_figure(cell.text)) for cell in cells]
    if len(cells) > 1 and not any(is_figure(cell.text) or len(cell.text) > _LONGEST_NAME for cell in cells):
        return [Item(cell, at, figure=False) for cell in cells]
    whole = cells[0] if len(cells) == 1 else Cell(plain, Span(line.start, line.end))
    return [Item(whole, at, figure=False)] if len(whole.text) <= _LONGEST_NAME else []


def _is_row(cells: list[Cell]) -> bool:
    """True for 东县 | 12 | 9 and 1 | 东县 | 12 | 9."""
    figures = [is_figure(cell.text) for cell in cells]
    lead = 1 if figures[:1] == [True] else 0
    if len(cells) > lead + 2 and is_unit(cells[lead + 1].text):
        figures[lead + 1] = True  # 生产总值 | 亿元 | 812.4
    short = all(len(cell.text) <= _LONGEST_NAME and "：" not in cell.text for cell in cells)
    return len(cells) > lead + 1 and short and not figures[lead] and all(figures[lead + 1 :])


def _above(lines: list[Line], shapes: list[Shape], floor: int, index: int) -> list[Item]:
    """The names above line `index`, from the top; 单位：亿元 stands above a header."""
    found: list[Item] = []
    for at in range(index - 1, max(floor - 1, index - 1 - _MOST_ABOVE), -1):
        items = _items(lines[at], shapes[at], at)
        if _is_bar(lines[at]) or is_translation(lines[at]):
            continue
        labelled = "：" in lines[at].plain and not lines[at].plain.startswith(words_of("part"))
        if not items or any(item.figure for item in items) or labelled:
            break
        found[:0] = items
    return found


def _below(lines: list[Line], shapes: list[Shape], index: int) -> list[Item]:
    found: list[Item] = []
    for at in range(index, len(lines)):
        items = _items(lines[at], shapes[at], at) or _office(lines[at], shapes[at], at)
        if _is_bar(lines[at]) or is_translation(lines[at]):
            continue
        if not items:
            break
        found += items
    return found


def _is_bar(line: Line) -> bool:
    """True for a line between two cells on a line of its own."""
    return not line.plain and len(line.raw) <= 2


def is_translation(line: Line) -> bool:
    """True for Amount and Rank below 数量 and 位次: yearbooks print each name a second time in English."""
    return _ENGLISH.fullmatch(line.plain) is not None


def _office(line: Line, shape: Shape, at: int) -> list[Item]:
    """商务局 between the figures of a table is the name of a row, and signs nothing."""
    plain = line.plain
    short = shape.name in ("credit", "furniture") and 1 < len(plain) <= _LONGEST_NAME
    if not short or _SENTENCE.search(plain) or "：" in plain or any(char.isdigit() for char in plain):
        return []
    return [Item(Cell(plain, Span(line.start, line.end)), at, figure=False)]


def _rows(above: list[Item], below: list[Item]) -> tuple[list[_Row], int]:
    """Names and figures by turns, and how many of the names `above` are the first row's."""
    if not below:
        return [], 0  # the line that holds the figure ends the table as well
    serial = below[:1] if len(below) > 1 and below[0].text == "1" and not below[1].figure else []
    own = 0 if serial or not below[0].figure else 2 if len(above) > 1 and is_unit(above[-1].text) else 1
    items = [*above[len(above) - own :], *below[len(serial) :]]
    rows: list[_Row] = []
    at = 0
    while at < len(items):
        row = _Row(serial, [], [])
        while at < len(items) and not items[at].figure:
            row.names.append(items[at])
            at += 1
        while at < len(items) and items[at].figure and len(row.figures) <= _MOST_COLUMNS:
            row.figures.append(items[at])
            at += 1
        if not row.names or not row.figures or (rows and _opens_table(row.names)):
            break
        # 1 / 东县 / 12 / 9 / 2 / 西县: the number of the next row is no figure of this one
        serial = [row.figures.pop()] if serial and at < len(items) and len(row.figures) > 1 else []
        rows.append(row)
    return rows, own


def _opens_table(names: list[Item]) -> bool:
    """True for names between figures that are the header of another table."""
    return any(heads_names(item.text) or is_word(item, "serial") for item in names)


def _width(rows: list[_Row]) -> int:
    """How many figures stand behind most of the names; 0 where there is no rule to it."""
    counts = Counter(len(row.figures) for row in rows)
    width, times = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return width if times >= max(_FEWEST_ROWS, len(rows) / 2) and width <= _MOST_COLUMNS else 0


def _of_width(rows: list[_Row], width: int) -> list[_Row]:
    """The rows up to the last that has `width` figures; an empty cell leaves no line, so some have fewer."""
    fits = [len(row.figures) == width for row in rows]
    last = len(rows) - fits[::-1].index(True) if True in fits else 0
    total = last and last < len(rows) and rows[last].names[-1].text.startswith(words_of("total"))
    # 合计 has no place among its parts
    return rows[: last + 1] if total and len(rows[last].figures) < width else rows[:last]


def _cells(row: _Row) -> list[Cell]:
    """Name, unit if one is printed, and figures."""
    return [item.cell for item in (*row.serial, *row.names[-_named(row) :], *row.figures)]


def _groups(row: _Row) -> list[Item]:
    """The names above the row's own: 依产业 heads a group."""
    return row.names[: -_named(row)]


def _named(row: _Row) -> int:
    """How many of the names before its figures are the row's own."""
    return 2 if len(row.names) > 1 and is_unit(row.names[-1].text) else 1


def _tells_unit(row: _Row) -> bool:
    """True for a row that needs no header: 签约项目 / 12个, 到位资金（亿元） / 8.5."""
    if all(not item.text[-1].isdigit() for item in row.figures):
        return True
    return len(row.figures) == 1 and ends_in_unit(row.names[-1])
