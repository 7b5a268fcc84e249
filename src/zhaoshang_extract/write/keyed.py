"""Rows of a database whose keys hold, whatever the report says.

A report that was written by hand or by another program may name a record twice, or one that is not
there. No row may cost the whole file: the second record of a name gets another, and what points to
nothing becomes null.
"""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.record.models import Report
from zhaoshang_extract.record.tables import TABLES, Row, TableShape, table_rows

_SHAPES = {shape.name: shape for shape in TABLES}
# What the integers of databases hold.
_LARGEST = (1 << 63) - 1
# Rows of these follow their parent at once and name it by the id that it had.
_PARENTS = {"operands": "checks"}


def keyed_rows(report: Report, number: int, source: str) -> Iterator[tuple[str, Row]]:
    """The rows of `table_rows` with keys that are unique and point to rows that are there."""
    seen: dict[str, set[Row]] = {shape.name: set() for shape in TABLES}
    last: dict[str, str] = {}
    for name, given in table_rows(report, number, source):
        row = [None if isinstance(cell, int) and abs(cell) > _LARGEST else cell for cell in given]
        shape = _SHAPES[name]
        parent = _PARENTS.get(name)
        if parent is not None:
            row[1] = last[parent]
            if not _without_dangling(shape, row, seen) or _key(shape, row) in seen[name]:
                continue
        else:
            _without_dangling(shape, row, seen)
            _renamed(shape, row, seen[name])
            last[name] = str(row[1])
        seen[name].add(_key(shape, row))
        yield name, tuple(row)


def _key(shape: TableShape, row: list[str | int | float | None]) -> Row:
    return tuple(_cells(shape, row, shape.key))


def _cells(
    shape: TableShape, row: list[str | int | float | None], columns: tuple[str, ...]
) -> list[str | int | float | None]:
    names = [column for column, _ in shape.columns]
    return [row[names.index(column)] for column in columns]


def _renamed(shape: TableShape, row: list[str | int | float | None], seen: set[Row]) -> None:
    """Give a row whose key is taken the next free one: o1, o1~2, o1~3."""
    first, count = row[1], 1
    while _key(shape, row) in seen:
        count += 1
        row[1] = f"{first}~{count}"


def _without_dangling(
    shape: TableShape, row: list[str | int | float | None], seen: dict[str, set[Row]]
) -> bool:
    """Null what points to no row; False where that is a part of the row's own key."""
    names = [column for column, _ in shape.columns]
    for columns, target in shape.foreign:
        pointed = tuple(_cells(shape, row, columns))
        if None not in pointed and pointed not in seen[target]:
            if columns[-1] in shape.key:
                return False
            row[names.index(columns[-1])] = None
    return True
