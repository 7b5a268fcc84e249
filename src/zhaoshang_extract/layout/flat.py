"""Flattened tables: a web page's table copied cell by cell or name by name.

    总量 / （亿元） / 增长（%） / 地区生产总值 / 812.4 / 5.1 / 第一产业 / 40.2 / 3.0

Names are followed by as many figures as the table has columns, on lines of their own or on one line;
the last cells above the first name that stand for those columns are its header.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from zhaoshang_extract.layout.cell import is_figure, is_unit, split_cells, words_of
from zhaoshang_extract.layout.line import Line
from zhaoshang_extract.layout.shape import Shape
from zhaoshang_extract.passage import Cell
from zhaoshang_extract.span import Span

_LONGEST_NAME = 24
_FEWEST_ROWS = 3
_MOST_COLUMNS = 12
_MOST_ABOVE = 24  # lines above the first figure that may hold its header
_MOST_PIECES = 4  # cells that one header cell may be broken into
_NAME_SHAPES = ("short", "item", "heading", "prose")
_FIGURE_SHAPES = (*_NAME_SHAPES, "furniture")  # a bare 12 looks like the number of a page
_SENTENCE = re.compile(r"[，。；！？]")
_UNIT_LINE = re.compile(r"（?(?:计量)?单位：")
_UNIT_END = re.compile(r"（([^（）]{1,10})）$|(%)$")


@dataclass(slots=True)
class FlatTable:
    """Header and rows of a flattened table and the lines `[first:last]` that they take."""

    first: int
    last: int
    header: list[Cell]
    rows: list[list[Cell]]


class _Item(NamedTuple):
    """A cell and the line that it stands on."""

    cell: Cell
    line: int
    figure: bool

    @property
    def text(self) -> str:
        return self.cell.text


class _Row(NamedTuple):
    serial: list[_Item]  # the number of the row, where one stands before its name
    names: list[_Item]
    figures: list[_Item]


def find_flat(lines: list[Line], shapes: list[Shape], floor: int, index: int) -> FlatTable | None:
    """The flattened table whose first figure stands on line `index`, or None."""
    if index == floor or not any(item.figure for item in _items(lines[index], shapes[index], index)):
        return None
    above = _above(lines, shapes, floor, index)
    rows, named = _rows(above, _below(lines, shapes, index))
    width = _width(rows)
    rows = _of_width(rows, width)
    if not width or sum(len(row.figures) == width for row in rows) < _FEWEST_ROWS:
        return None
    cells = [_cells(row) for row in rows]
    telling = all(_tells_unit(row) for row in rows)  # what stands above is then a title
    heads = above[: len(above) - named]
    lead = next(len(one) for one, row in zip(cells, rows, strict=True) if len(row.figures) == width) - width
    heads = _of_one_line(heads, width + lead) or heads
    units = lead - 1 - bool(rows[0].serial)
    columns = [] if telling else _columns(heads, width, units)
    captioned = bool(above) and _UNIT_LINE.match(lines[above[0].line - 1].plain) is not None
    header = _with_lead(heads, columns, lead, captioned=captioned and above[0].line > floor)
    if not header and not telling:
        return None
    start = header[0].span.start if header else cells[0][0].span.start
    first = next(at for at in range(floor, index + 1) if lines[at].end > start)
    return FlatTable(first, rows[-1].figures[-1].line + 1, header, cells)


def _items(line: Line, shape: Shape, at: int) -> list[_Item]:
    """The cells of a line: figures, names parted by tabs or blanks, one name, a name with figures behind it;
    [] for running text."""
    cells = split_cells(line)
    if shape.name in _FIGURE_SHAPES and cells and all(is_figure(cell.text) for cell in cells):
        return [_Item(cell, at, figure=True) for cell in cells]
    plain = line.plain
    if len(cells) > 1 and all(len(cell.text) == 1 for cell in cells):
        cells = cells[:0]  # 增 速: one word, spread out
    if shape.name not in _NAME_SHAPES or not plain or _SENTENCE.search(plain):
        return []
    if _is_row(cells):
        return [_Item(cell, at, figure=is_figure(cell.text)) for cell in cells]
    if len(cells) > 1 and not any(is_figure(cell.text) or len(cell.text) > _LONGEST_NAME for cell in cells):
        return [_Item(cell, at, figure=False) for cell in cells]
    whole = Cell(plain, Span(line.start, line.end))
    return [_Item(whole, at, figure=False)] if len(plain) <= _LONGEST_NAME else []


def _is_row(cells: list[Cell]) -> bool:
    """True for 东县 | 12 | 9 and 1 | 东县 | 12 | 9."""
    figures = [is_figure(cell.text) for cell in cells]
    lead = 1 if figures[:1] == [True] else 0
    if len(cells) > lead + 2 and is_unit(cells[lead + 1].text):
        figures[lead + 1] = True  # 生产总值 | 亿元 | 812.4
    short = all(len(cell.text) <= _LONGEST_NAME and "：" not in cell.text for cell in cells)
    return len(cells) > lead + 1 and short and not figures[lead] and all(figures[lead + 1 :])


def _above(lines: list[Line], shapes: list[Shape], floor: int, index: int) -> list[_Item]:
    """The names above line `index`, from the top; 单位：亿元 stands above a header."""
    found: list[_Item] = []
    for at in range(index - 1, max(floor - 1, index - 1 - _MOST_ABOVE), -1):
        items = _items(lines[at], shapes[at], at)
        if not items or any(item.figure for item in items) or "：" in lines[at].plain:
            break
        found[:0] = items
    return found


def _below(lines: list[Line], shapes: list[Shape], index: int) -> list[_Item]:
    found: list[_Item] = []
    for at in range(index, len(lines)):
        items = _items(lines[at], shapes[at], at)
        if not items:
            break
        found += items
    return found


def _rows(above: list[_Item], below: list[_Item]) -> tuple[list[_Row], int]:
    """Names and figures by turns, and how many of the names `above` are the first row's."""
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
        if not row.names or not row.figures:
            break
        # 1 / 东县 / 12 / 9 / 2 / 西县: the number of the next row is no figure of this one
        serial = [row.figures.pop()] if serial and at < len(items) and len(row.figures) > 1 else []
        rows.append(row)
    return rows, own


def _width(rows: list[_Row]) -> int:
    """How many figures stand behind most of the names; 0 where there is no rule to it."""
    counts = Counter(len(row.figures) for row in rows)
    width, times = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return width if times >= max(_FEWEST_ROWS, len(rows) / 2) and width <= _MOST_COLUMNS else 0


def _of_width(rows: list[_Row], width: int) -> list[_Row]:
    """The rows up to the last that has `width` figures; an empty cell leaves no line, so some have fewer."""
    fits = [len(row.figures) == width for row in rows]
    return rows[: len(rows) - fits[::-1].index(True)] if True in fits else []


def _cells(row: _Row) -> list[Cell]:
    """Name, unit if one is printed, and figures; a name above the row's own heads a group and is left out."""
    unit = len(row.names) > 1 and is_unit(row.names[-1].text)
    return [item.cell for item in (*row.serial, *row.names[-2 if unit else -1 :], *row.figures)]


def _columns(heads: list[_Item], width: int, units: int) -> list[_Item]:
    """The header of `width` columns that ends `heads`; [] where the cells do not come to that many. `units`
    are the columns of units, none or one.

    Below a name for the rows' names (县区, 指标) every cell is a column's, so a cell too many is the upper
    line of a broken one: 全省 / 位次.
    """
    known = [place for place, item in enumerate(heads) if item.text in words_of("names")]
    if not known:
        return _header(heads, width)
    cells = heads[known[-1] + 1 :]
    wanted = width + units
    at = len(cells) - 1
    while at > 0:
        if cells[at].text.startswith("（") or (len(cells) > wanted and _is_upper(cells[at - 1], cells[at])):
            cells[at - 1 : at + 1] = [_joined(cells[at - 1 : at + 1])]
        at -= 1
    return cells[-width:] if len(cells) == wanted else []


def _is_upper(upper: _Item, lower: _Item) -> bool:
    """True for a cell that another completes: 比上年同期 / 增长（%）, 全省 / 位次."""
    uppers = {word for role in ("qualifier", "total", "cumulative", "change") for word in words_of(role)}
    return not _ends_in_unit(upper) and (upper.text in uppers or _ends_in_unit(lower))


def _header(heads: list[_Item], width: int) -> list[_Item]:
    """The header of `width` columns that ends `heads`; [] where those do not make as many.

    A cell that ends in a unit goes up to the one before that does: 比上年同期 / 增长（%）.
    """
    pieces: list[list[_Item]] = []
    rest = list(heads)
    if len({item.line for item in rest[-width:]}) == 1 and width > 1:
        return rest[-width:] if len(rest) >= width else []  # the cells of one printed line
    while rest and len(pieces) < width:
        piece = [rest.pop()]
        while rest and _goes_up(rest, piece, wanted=width - len(pieces) - 1):
            piece.insert(0, rest.pop())
        pieces.insert(0, piece)
    return [_joined(piece) for piece in pieces] if len(pieces) == width else []


def _of_one_line(heads: list[_Item], length: int) -> list[_Item]:
    """The cells of the last line of `heads` when it holds several, a blank in one closed: 同比 增长（%）."""
    line = [item for item in heads if item.line == heads[-1].line] if heads else []
    if len(line) < 2:
        return []
    for at in range(len(line) - 1, 0, -1):
        if len(line) > length and _ends_in_unit(line[at]) and not _ends_in_unit(line[at - 1]):
            line[at - 1 : at + 1] = [_joined(line[at - 1 : at + 1])]
    return line if len(line) <= length else line[:0]


def _goes_up(rest: list[_Item], piece: list[_Item], wanted: int) -> bool:
    """True when the last of `rest` belongs to the header cell `piece`."""
    if len(piece) >= _MOST_PIECES:
        return False
    if piece[0].text.startswith("（"):
        return True  # 总量 / （亿元）
    if not wanted or not _ends_in_unit(piece[-1]) or _ends_in_unit(rest[-1]):
        return False
    # Only a cell with a unit further up shows that this one is no column of its own.
    return any(_ends_in_unit(item) for item in rest[-2 * _MOST_PIECES : -1])


def _ends_in_unit(item: _Item) -> bool:
    return _UNIT_END.search(item.text) is not None


def _joined(piece: list[_Item]) -> _Item:
    """One cell of several; line breaks stand for all that is printed between them."""
    text = piece[0].text
    for before, item in pairwise(piece):
        text += "\n" * (item.cell.span.start - before.cell.span.end) + item.text
    return _Item(
        Cell(text, Span(piece[0].cell.span.start, piece[-1].cell.span.end)), piece[0].line, figure=False
    )


def _with_lead(heads: list[_Item], header: list[_Item], lead: int, *, captioned: bool) -> list[Cell]:
    """The header with a cell for each of the `lead` columns of names and units, printed or empty.

    Below a line of units (`captioned`) all that is left is header.
    """
    if not header:
        return []
    known = {word for role in ("names", "value", "unit", "serial", "rank") for word in words_of(role)}
    printed: list[Cell] = []
    for item in reversed([item for item in heads if item.cell.span.end <= header[0].cell.span.start]):
        if len(printed) == lead or not (captioned or item.text in known):
            break
        printed.insert(0, item.cell)
    start = printed[0].span.start if printed else header[0].cell.span.start
    empty = [Cell("", Span(start, start))] * (lead - len(printed))
    return [*empty, *printed, *(item.cell for item in header)]


def _tells_unit(row: _Row) -> bool:
    """True for a row that needs no header: 签约项目 / 12个, 到位资金（亿元） / 8.5."""
    if all(not item.text[-1].isdigit() for item in row.figures):
        return True
    return len(row.figures) == 1 and _ends_in_unit(row.names[-1])
