"""The Arrow schemas of records, and rows put into batches of them.

The columns stand in docs/arrow.md; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from functools import cache
from typing import Any, Literal, get_args

from zhaoshang_extract.record.tables import TABLES
from zhaoshang_extract.record.tidy import COLUMNS

What = Literal["observations", "events", "projects", "checks", "reports"]
Cell = str | int | float | Decimal | None
Row = Sequence[Cell]
Columns = tuple[tuple[str, str], ...]

# Where the records stand that have a table of the databases.
TABLE_OF: dict[str, str] = {"events": "signing_events", "projects": "projects", "checks": "checks"}
_ERROR: Columns = (("error", "text"), ("error_message", "text"))
_SORTS = {"VARCHAR": "text", "BIGINT": "integer", "DOUBLE": "float"}
_REPORT: Columns = (("source", "text"), ("sha256", "text"), ("report", "text"), ("text", "text"))
_DIGITS, _SCALE = 38, 12
_LARGEST = Decimal(10) ** (_DIGITS - _SCALE)
_SMALLEST = Decimal(1).scaleb(-_SCALE)
_LARGEST_INTEGER = (1 << 63) - 1
# Whatever the host's context is: all the digits of the column.
_WIDE = Context(prec=_DIGITS)


@cache
def schema_of(what: What = "observations") -> Any:
    """The schema of the batches of one kind of record. Raises ValueError for a kind that is none."""
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "float": pyarrow.float64(),
        "decimal": pyarrow.decimal128(_DIGITS, _SCALE),
    }
    return pyarrow.schema([(name, types[sort]) for name, sort in columns_of(what)])


@cache
def columns_of(what: What) -> Columns:
    """The columns of one kind of record, those of errors last. Raises ValueError for a kind that is none."""
    if what == "observations":
        return (*COLUMNS, *((name.upper(), sort) for name, sort in _ERROR))
    if what == "reports":
        return (*_REPORT, *_ERROR)
    shapes = {shape.name: shape for shape in TABLES}
    if what not in TABLE_OF:
        raise ValueError(f"{what!r} is no kind of record; give one of {', '.join(get_args(What))}")
    # A number of the document means nothing where the documents are spread over machines.
    told = ((name, _SORTS[sort]) for name, sort in shapes[TABLE_OF[what]].columns[1:])
    return (("source", "text"), *told, *_ERROR)


def batch_of(rows: Sequence[Row], what: What) -> Any:
    """A record batch of rows; a row that ends before the columns of errors has none."""
    import pyarrow

    schema = schema_of(what)
    width = len(schema) - len(_ERROR)
    columns = list(zip(*((*row, None, None) if len(row) == width else row for row in rows), strict=True))
    arrays = [
        pyarrow.array([fitted(cell) for cell in column], type=field.type)
        for column, field in zip(columns or [()] * len(schema), schema, strict=True)
    ]
    return pyarrow.RecordBatch.from_arrays(arrays, schema=schema)


def error_row(source: str | None, code: str, message: str, what: What) -> Row:
    """The row of a document that gave no records: its name and the error, nothing between them."""
    return (source, *(None for _ in columns_of(what)[3:]), code, message)


def fitted(cell: Cell) -> Cell:
    """The cell; None for a figure with more digits than the column holds (NUMBER has it as printed)."""
    if isinstance(cell, int):
        return cell if abs(cell) <= _LARGEST_INTEGER else None
    if not isinstance(cell, Decimal):
        return cell
    if abs(cell) >= _LARGEST:
        return None
    return cell if cell == cell.quantize(_SMALLEST, context=_WIDE) else None
