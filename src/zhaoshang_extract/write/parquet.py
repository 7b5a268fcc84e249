"""Observations as Parquet: the Arrow schema of `zhaoshang_extract.arrow`, figures as exact decimals."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from zhaoshang_extract.arrow.schema import Row, batch_of, schema_of
from zhaoshang_extract.batch.outcome import Result
from zhaoshang_extract.record.tidy import tidy_rows
from zhaoshang_extract.write.file import whole_file

_ROWS = 20_000


def write(results: Iterable[Result], path: Path) -> None:
    """Write the observations of all reports. Raises ImportError where pyarrow is not installed."""
    from pyarrow import parquet

    with whole_file(path) as part, parquet.ParquetWriter(part, schema_of()) as writer:
        rows: list[Row] = []
        for result in results:
            rows.extend(tidy_rows(result.report, result.source) if result.report is not None else ())
            if len(rows) >= _ROWS:
                writer.write_batch(batch_of(rows, "observations"))
                rows.clear()
        writer.write_batch(batch_of(rows, "observations"))
