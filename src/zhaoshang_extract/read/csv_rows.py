"""Articles in CSV: one a row, the names of the columns in the first."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import IO, Any

from zhaoshang_extract.read.failure import DocumentError, Failure
from zhaoshang_extract.read.source import MAX_BYTES
from zhaoshang_extract.read.text import guess

Row = dict[str, Any]
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAMPLE = 1 << 16


def csv_rows(file: IO[bytes], name: str, encoding: str | None = None) -> Iterator[Row | Failure]:
    sample = file.read(_SAMPLE)
    file.seek(0)
    encoding = encoding or _encoding(sample)
    csv.field_size_limit(MAX_BYTES)
    stream = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        reader = csv.reader(stream, delimiter=_delimiter(sample.decode(encoding, "replace")), strict=True)
        header = next(reader, None)
        if header is None:
            raise DocumentError("empty", f"{name}: holds no rows; check that it was written whole")
        header[:1] = [cell.removeprefix("\ufeff") for cell in header[:1]]  # GB18030 with a mark
        for cells in reader:
            if cells:
                yield _row(header, cells, f"{name}: line {reader.line_num}")
    except (csv.Error, UnicodeError) as error:
        raise DocumentError(
            "damaged", f"{name}: is no whole CSV in {encoding} ({error}); save it again as UTF-8 CSV"
        ) from error
    finally:
        stream.detach()


def _row(header: list[str], cells: list[str], where: str) -> Row | Failure:
    if len(cells) != len(header):
        return Failure(
            "bad_row",
            f"{where} has {len(cells)} cells where the header has {len(header)}; quote texts with commas",
        )
    return dict(zip(header, cells, strict=True))


def _encoding(sample: bytes) -> str:
    """The encoding of a CSV file by its first bytes."""
    if sample.startswith(_MARKS):
        return "utf-16"
    found = guess(sample[: sample.rfind(b"\n") + 1] or sample)
    return "utf-8-sig" if found == "utf-8" else found


def _delimiter(sample: str) -> str:
    """The character between the header's cells: the commonest of tab, semicolon and comma."""
    header = sample.partition("\n")[0]
    return max(",\t;", key=header.count)
