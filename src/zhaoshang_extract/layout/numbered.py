"""Flattened tables whose rows are numbered: the numbers say where each row begins, whatever its cells hold.

序号 / 单位 / 人数 / 去向 / 1 / 商务局 / 5 / 深圳 / 2 / 工信局 / 3 / 广州 / 合计 / 8
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from zhaoshang_extract.layout.flat_header import Header, Item, columns_of, is_word
from zhaoshang_extract.passage import Cell

_FEWEST_ROWS = 3
_FEWEST_CELLS = 3


@dataclass(slots=True)
class Numbered:
    """Header and rows, and the line of the last cell."""

    header: Header
    rows: list[list[Cell]]
    last: int


def find_numbered(above: list[Item], below: list[Item]) -> Numbered | None:
    """The table of numbered rows that begins with `below`, its header the end of `above`; else None."""
    starts = _starts(below)
    if len(starts) < _FEWEST_ROWS:
        return None
    rows = [below[a:b] for a, b in pairwise(starts)]
    sizes = Counter(len(row) for row in rows)
    size, times = max(sizes.items(), key=lambda pair: (pair[1], pair[0]))
    if times < len(rows) / 2 or size < _FEWEST_CELLS:
        return None
    header = _header(above, size)
    if header is None:
        return None
    rest = below[starts[-1] :]
    last, total = rest[:size], _total(rest[size:], size)
    rows += [last, *([total] if total else [])]
    cells = [[item.cell for item in row] for row in rows]
    return Numbered(header, cells, (total or last)[-1].line)


def _starts(items: list[Item]) -> list[int]:
    """Where 1, 2, 3 … stand before a name; the step of the first two holds where it can."""
    found: list[int] = []
    step = 0
    if not _numbers(items, 0, 1):
        return []
    for place in range(len(items) - 1):
        if not _numbers(items, place, len(found) + 1):
            continue
        far = place - found[-1] if found else _FEWEST_CELLS
        regular = step == 0 or far == step or not _numbers(items, found[-1] + step, len(found) + 1)
        if far >= _FEWEST_CELLS and regular:
            step = step or (far if found else 0)
            found.append(place)
    return found


def _numbers(items: list[Item], place: int, number: int) -> bool:
    """True where `number` stands before a name."""
    return place + 1 < len(items) and items[place].text == str(number) and not items[place + 1].figure


def _header(above: list[Item], size: int) -> Header | None:
    """The header of `size` cells that ends `above`: from 序号 on, else its last cells."""
    known = [place for place, item in enumerate(above) if is_word(item, "serial")]
    heads = above[known[-1] :] if known else above[-size:]
    return columns_of(heads, size)


def _total(items: list[Item], size: int) -> list[Item]:
    """合计 / 12 / 90 behind the last row: a name and figures, none of them with a number before it."""
    if not items or items[0].figure:
        return []
    end = next((place for place, item in enumerate(items[1:], 1) if not item.figure), len(items))
    return items[:end] if 1 < end <= size else []
