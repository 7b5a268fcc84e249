"""Parquet files: their rows one after the other, never more text than such a file can honestly hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, Any

from zhaoshang_extract.read.failure import DocumentError, missing_extra

_BATCH = 64
# As of a member of an archive: a string that is stored once and named by every row is a bomb.
_MAX_RATIO = 200
_SMALL = 1 << 20


def parquet_rows(file: IO[bytes], name: str, wanted: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows with their `wanted` columns; the first of these is that of the texts.

    Where that column is lacking, the rows name the columns that are there, with nothing in them. Raises
    DocumentError with the code missing_extra, damaged or bomb, and MemoryError.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise missing_extra(name, "parquet") from error
    most = max(_SMALL, file.seek(0, 2) * _MAX_RATIO)
    file.seek(0)
    try:
        schema = parquet.read_schema(file)
        file.seek(0)
        columns = [column for column in wanted if column in schema.names]
        others = [] if wanted[0] in columns else [name for name in schema.names if name not in columns]
        # A string that many rows share is one in memory, and not yet one for each of them.
        shared = [column for column in columns if _is_string(schema.field(column).type)]
        table = parquet.ParquetFile(file, pre_buffer=False, read_dictionary=shared)
        for batch in table.iter_batches(_BATCH, columns=columns, use_threads=False):
            most -= sum(_size(column) for column in batch.columns)
            if most < 0:
                told = f"unpacks to over {_MAX_RATIO} times its size; it is not read"
                raise DocumentError("bomb", f"{name}: {told}")
            for row in range(batch.num_rows):
                cells = {column: batch.column(at)[row].as_py() for at, column in enumerate(columns)}
                yield {**cells, **dict.fromkeys(others)}
    except MemoryError:  # pyarrow's own is an ArrowException too
        raise
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        if isinstance(error, DocumentError):
            raise
        reason = " ".join(str(error).split())[:160]
        raise DocumentError(
            "damaged", f"{name}: is no whole Parquet file ({reason}); write it again"
        ) from error


def _size(column: Any) -> int:
    """The bytes of a column's strings, those that many rows share counted for each; 0 of other columns."""
    import pyarrow
    from pyarrow import compute

    shared = pyarrow.types.is_dictionary(column.type)
    strings = column.dictionary if shared else column
    if not _is_string(strings.type):
        return 0
    lengths = compute.binary_length(strings)
    total = compute.sum(lengths.take(column.indices) if shared else lengths).as_py()
    return int(total or 0)


def _is_string(kind: Any) -> bool:
    import pyarrow

    return bool(pyarrow.types.is_string(kind) or pyarrow.types.is_large_string(kind))
