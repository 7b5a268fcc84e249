"""Observations as Parquet: tidy rows, figures as exact decimals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal
from pathlib import Path
from typing import Any

from zhaoshang_extract.batch.outcome import Result
from zhaoshang_extract.record.tidy import COLUMNS, Value, tidy_rows
from zhaoshang_extract.write.file import whole_file

_DIGITS, _SCALE = 38, 12
_ROWS = 20_000
_LARGEST = Decimal(10) ** (_DIGITS - _SCALE)
_SMALLEST = Decimal(1).scaleb(-_SCALE)
_LARGEST_INTEGER = (1 << 63) - 1
# Whatever the host's context is: all the digits of the column.
_WIDE = Context(prec=_DIGITS)


def write(results: Iterable[Result], path: Path) -> None:
    """Write the observations of all reports. Raises ImportError where pyarrow is not installed."""
    import pyarrow
    from pyarrow import parquet

    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "decimal": pyarrow.decimal128(_DIGITS, _SCALE),
    }
    schema = pyarrow.schema([(name, types[kind]) for name, kind in COLUMNS])
    with whole_file(path) as part, parquet.ParquetWriter(part, schema) as writer:
        rows: list[tuple[Value, ...]] = []
        for result in results:
            rows.extend(tidy_rows(result.report, result.source) if result.report is not None else ())
            if len(rows) >= _ROWS:
                writer.write_table(_table(rows, schema))
                rows.clear()
        writer.write_table(_table(rows, schema))


def _table(rows: list[tuple[Value, ...]], schema: Any) -> Any:
    import pyarrow

    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    arrays = [
        pyarrow.array([_fit(value) for value in column], type=field.type)
        for column, field in zip(columns, schema, strict=True)
    ]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def _fit(value: Value) -> Value:
    """The value; None for a figure with more digits than the column holds (NUMBER has it as printed)."""
    if isinstance(value, int):
        return value if abs(value) <= _LARGEST_INTEGER else None
    if not isinstance(value, Decimal):
        return value
    if abs(value) >= _LARGEST:
        return None
    return value if value == value.quantize(_SMALLEST, context=_WIDE) else None
