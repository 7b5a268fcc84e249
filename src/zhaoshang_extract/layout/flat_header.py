"""The header of a flattened table: cells broken into lines, and two lines written one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from zhaoshang_extract.layout.cell import heads_names, words_of
from zhaoshang_extract.passage import Cell
from zhaoshang_extract.span import Span

_MOST_PIECES = 4  # cells that one header cell may be broken into
_GROUP = re.compile(r"[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|[按依]")
_PLACES = re.compile(
    r"[县市区州旗盟乡镇街道办处园城（）、/及和与]{2,12}|各?[县市区乡镇园]{2,3}(?:名称|单位)?"
)
_UNIT_END = re.compile(r"（([^（）]{1,10})）$|(%)$")


class Item(NamedTuple):
    """A cell and the line that it stands on."""

    cell: Cell
    line: int
    figure: bool

    @property
    def text(self) -> str:
        return self.cell.text


@dataclass(slots=True)
class Header:
    """The header cells of a flattened table, "" for one not printed; `over` is the upper line of two."""

    cells: list[Cell]
    over: list[Cell]

    @property
    def start(self) -> int:
        """Where the first printed cell begins."""
        return min(cell.span.start for cell in (*self.over, *self.cells) if cell.text)

    @property
    def end(self) -> int:
        """Where the last printed cell begins."""
        return max(cell.span.start for cell in (*self.over, *self.cells) if cell.text)


def columns_of(heads: list[Item], size: int) -> Header | None:
    """The header of `size` columns that `heads` are the whole of; None where they do not come to that."""
    lined = _two_lined(heads, size) if len(heads) > size else None
    if lined is not None:
        return Header(lined[1], lined[0])
    cells = list(heads)
    _join_broken(cells, size)
    return Header([item.cell for item in cells], []) if len(cells) == size else None


def find_header(heads: list[Item], width: int, lead: int, *, units: int, captioned: bool) -> Header | None:
    """The header that ends `heads`, of `lead` columns of names and units and `width` of figures; else None.

    `units` are the columns of units, none or one. Below a line of units (`captioned`) all is header.
    """
    known = _names(heads, units)
    cells = heads[known[-1] + 1 :] if known else heads
    if not any(is_word(item, "part") for item in cells):
        heads = _of_one_line(heads, width + lead) or heads
        known = _names(heads, units)
        cells = heads[known[-1] + 1 :] if known else heads
    lined = _two_lined(cells, width + units) if known and len(cells) > width + units else None
    repeats = len(cells) > width + units + 1  # a cell that comes again opens each part of the lower line
    repeats = repeats or any(is_word(item, "part") for item in cells)
    columns = [] if lined is not None and repeats else _columns(heads, width, units)
    if not columns and lined is not None:
        over, lower = lined
        printed = _lead(heads, over[0].span.start, lead - units, captioned=captioned)
        empty = [_empty(lower[0].span.start)] * (lead - units)
        return Header([*empty, *lower], [*printed, *over])
    if not columns:
        return None
    start = columns[0].cell.span.start
    return Header([*_lead(heads, start, lead, captioned=captioned), *(i.cell for i in columns)], [])


def _names(heads: list[Item], units: int) -> list[int]:
    """Where a cell stands that heads the names of the rows; 单位 does where there is no column of units."""
    known = [place for place, item in enumerate(heads) if heads_names(item.text) or _are_places(item)]
    return known or [place for place, item in enumerate(heads) if not units and is_word(item, "unit")]


def _are_places(item: Item) -> bool:
    """True for 县（市）、区, 乡镇及街道办: nothing but kinds of places."""
    return _PLACES.fullmatch("".join(item.text.split())) is not None


def is_word(item: Item, role: str) -> bool:
    """True for a cell that is wholly a word of `role`: 指 标."""
    return "".join(item.text.split()) in words_of(role)


def _empty(at: int) -> Cell:
    return Cell("", Span(at, at))


def _lead(heads: list[Item], start: int, lead: int, *, captioned: bool) -> list[Cell]:
    """A cell for each of the `lead` columns that stand before `start`, printed or empty."""
    printed: list[Cell] = []
    for item in reversed([item for item in heads if item.cell.span.end <= start]):
        known = heads_names(item.text)
        known = known or any(is_word(item, role) for role in ("value", "unit", "serial", "rank"))
        if len(printed) == lead or not (captioned or known):
            break
        printed.insert(0, item.cell)
    first = printed[0].span.start if printed else start
    return [*[_empty(first)] * (lead - len(printed)), *printed]


def _two_lined(cells: list[Item], wanted: int) -> tuple[list[Cell], list[Cell]] | None:
    """Upper and lower line of a header written one after the other, `wanted` cells each; else None.

    进出口 / 位次 / 出口 / 位次 / 金额 / 增长% / 金额 / 增长%: what there is too much are the cells of the
    upper line that span several, and the lower line begins anew below each of them.
    """
    spanning = len(cells) - wanted
    for at in range(spanning, len(cells) - 1):
        upper, lower = cells[:at], cells[at:]
        wide = [place for place, item in enumerate(upper) if is_word(item, "part")]  # 其中 over its parts
        wide = wide or [place for place, item in enumerate(upper) if not _stands_alone(item)]
        sizes = _parts(lower, spanning)
        if not sizes or len(wide) != spanning:
            continue
        parted = is_word(upper[wide[0]], "part") and wide[0] == len(upper) - 1
        if spanning == 1 and not parted and not all(_is_kind(item) for item in lower):
            continue
        return _paired(upper, lower, dict(zip(wide, sizes, strict=True)))
    return None


def _parts(lower: list[Item], count: int) -> list[int]:
    """How many cells of a lower line stand below each of `count` upper ones, two or more; [] if unclear.

    Each part begins with the same cell; else all are as long.
    """
    starts = [place for place, item in enumerate(lower) if item.text == lower[0].text]
    sizes = [b - a for a, b in pairwise([*starts, len(lower)])]
    if len(sizes) != count and len(sizes) == 1 and len(lower) % count == 0:
        sizes = [len(lower) // count] * count
    return sizes if len(sizes) == count and min(sizes) > 1 else []


def _paired(upper: list[Item], lower: list[Item], sizes: dict[int, int]) -> tuple[list[Cell], list[Cell]]:
    """The two lines with empty cells where one of them has none."""
    over: list[Cell] = []
    under: list[Cell] = []
    rest = list(lower)
    for place, item in enumerate(upper):
        size = sizes.get(place, 1)
        over += [item.cell, *[_empty(item.cell.span.end)] * (size - 1)]
        own = [rest.pop(0).cell for _ in range(size)] if place in sizes else []
        under += own or [_empty(lower[0].cell.span.start)]
    return over, under


def _stands_alone(item: Item) -> bool:
    """True for a column that is the same in both lines: 综合排名, 单位, 完成率（%）."""
    placed = any(word in item.text for word in words_of("rank"))
    return (
        placed
        or item.text.endswith(("%", "%）"))
        or any(is_word(item, r) for r in ("unit", "serial"))
        or heads_names(item.text)
    )


def _is_kind(item: Item) -> bool:
    """True for a lower cell that names no measure itself: 绝对额, 增速, 位次, 同比（%）."""
    roles = ("value", "rank", "unit", "cumulative", "change", "speed", "qualifier")
    return ends_in_unit(item) or any(word in item.text for role in roles for word in words_of(role))


def _columns(heads: list[Item], width: int, units: int) -> list[Item]:
    """The header of `width` columns that ends `heads`; [] where the cells do not come to that many. `units`
    are the columns of units, none or one.

    Below a name for the rows' names (县区, 指标) every cell is a column's, so a cell too many is the upper
    line of a broken one: 全省 / 位次.
    """
    known = _names(heads, units)
    if not known:
        return _header(heads, width)
    cells = heads[known[-1] + 1 :]
    wanted = width + units
    while len(cells) > wanted and _GROUP.match(cells[-1].text):
        cells.pop()  # 一、工业 heads the first rows
    _join_broken(cells, wanted)
    return cells[-width:] if len(cells) == wanted else []


def _join_broken(cells: list[Item], wanted: int) -> None:
    """Put the pieces of broken cells together: 总量 / （亿元）, and as many as there are too much others."""
    at = len(cells) - 1
    while at > 0:
        if cells[at].text.startswith("（") or (len(cells) > wanted and _is_upper(cells[at - 1], cells[at])):
            cells[at - 1 : at + 1] = [_joined(cells[at - 1 : at + 1])]
        at -= 1


def _is_upper(upper: Item, lower: Item) -> bool:
    """True for a cell that another completes: 比上年同期 / 增长（%）, 全省 / 位次."""
    roles = ("qualifier", "total", "cumulative", "change", "speed")
    uppers = {word for role in roles for word in words_of(role)}
    return not ends_in_unit(upper) and (upper.text in uppers or ends_in_unit(lower))


def _header(heads: list[Item], width: int) -> list[Item]:
    """The header of `width` columns that ends `heads`; [] where those do not make as many.

    A cell that ends in a unit goes up to the one before that does: 比上年同期 / 增长（%）.
    """
    pieces: list[list[Item]] = []
    rest = list(heads)
    if len({item.line for item in rest[-width:]}) == 1 and width > 1:
        return rest[-width:] if len(rest) >= width else []  # the cells of one printed line
    while rest and len(pieces) < width:
        piece = [rest.pop()]
        while rest and _goes_up(rest, piece, wanted=width - len(pieces) - 1):
            piece.insert(0, rest.pop())
        pieces.insert(0, piece)
    return [_joined(piece) for piece in pieces] if len(pieces) == width else []


def _of_one_line(heads: list[Item], length: int) -> list[Item]:
    """The cells of the last line of `heads` when it holds several, a blank in one closed: 同比 增长（%）."""
    line = [item for item in heads if item.line == heads[-1].line] if heads else []
    if len(line) < 2:
        return []
    for at in range(len(line) - 1, 0, -1):
        if len(line) > length and ends_in_unit(line[at]) and not ends_in_unit(line[at - 1]):
            line[at - 1 : at + 1] = [_joined(line[at - 1 : at + 1])]
    return line if len(line) <= length else line[:0]


def _goes_up(rest: list[Item], piece: list[Item], wanted: int) -> bool:
    """True when the last of `rest` belongs to the header cell `piece`."""
    if len(piece) >= _MOST_PIECES:
        return False
    if piece[0].text.startswith("（"):
        return True  # 总量 / （亿元）
    if not wanted or not ends_in_unit(piece[-1]) or ends_in_unit(rest[-1]):
        return False
    # Only a cell with a unit further up shows that this one is no column of its own.
    return any(ends_in_unit(item) for item in rest[-2 * _MOST_PIECES : -1])


def ends_in_unit(item: Item) -> bool:
    return _UNIT_END.search(item.text) is not None


def _joined(piece: list[Item]) -> Item:
    """One cell of several; line breaks stand for all that is printed between them."""
    text = piece[0].text
    for before, item in pairwise(piece):
        text += "\n" * (item.cell.span.start - before.cell.span.end) + item.text
    return Item(
        Cell(text, Span(piece[0].cell.span.start, piece[-1].cell.span.end)), piece[0].line, figure=False
    )
