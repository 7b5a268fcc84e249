"""Tables with a column of texts: JSONL, CSV and Parquet, row by row."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from zhaoshang_extract.read.detect import Format
from zhaoshang_extract.read.failure import DocumentError, Failure
from zhaoshang_extract.read.parquet import parquet_rows
from zhaoshang_extract.read.source import INSIDE, MAX_BYTES, Source

Row = dict[str, Any]
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAMPLE = 1 << 16
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")


@dataclass(slots=True, frozen=True)
class Fields:
    """The columns of a table: the texts, what names a row (None: its number), its publication day."""

    text: str = "text"
    id: str | None = None
    published: str | None = None


def rows_of_file(path: str, found: Format, name: str, fields: Fields) -> Iterator[Source]:
    """The rows of a table file as sources; a bad row, or the rest of a bad file, is a flaw."""
    try:
        with Path(path).open("rb") as file:
            yield from _rows(file, found, name, fields)
    except OSError as error:
        yield _flawed(name, "unreadable", f"cannot be read ({error.strerror}); check the file")


def rows_of_bytes(data: bytes, found: Format, name: str, fields: Fields) -> Iterator[Source]:
    """The same of a table that lies in an archive."""
    yield from _rows(io.BytesIO(data), found, name, fields)


def _rows(file: IO[bytes], found: Format, name: str, fields: Fields) -> Iterator[Source]:
    readers: dict[str, Callable[[IO[bytes], str], Iterator[Row | Failure]]]
    readers = {"jsonl": _jsonl, "csv": _csv, "parquet": lambda f, n: parquet_rows(f, n, wanted)}
    wanted = [column for column in (fields.text, fields.id, fields.published) if column]
    number = 0
    try:
        for number, row in enumerate(readers[found](file, name), 1):
            yield _source(row, f"{name}{INSIDE}{number}", name, fields)
    except DocumentError as error:
        yield Source(f"{name}{INSIDE}{number + 1}" if number else name, flaw=Failure(error.code, str(error)))


def _source(row: Row | Failure, numbered: str, table: str, fields: Fields) -> Source:
    """The source of a row, or one with the row's flaw."""
    if isinstance(row, Failure):
        return Source(numbered, flaw=row)
    name = numbered
    if fields.id is not None:
        if row.get(fields.id) in (None, ""):
            return _flawed(numbered, "no_field", f"has no {fields.id!r}; name the column with --id-field")
        name = f"{table}{INSIDE}{row[fields.id]}".encode("utf-8", "replace").decode()
    text = row.get(fields.text)
    if not isinstance(text, str):
        known = "、".join(map(str, list(row)[:12]))
        told = f"has no text in {fields.text!r} (it has {known}); name the column with --text-field"
        return _flawed(name, "no_field", told)
    try:
        published = _day(row.get(fields.published)) if fields.published else None
    except ValueError as error:
        return _flawed(name, "bad_row", str(error))
    return Source(name, text=text.replace("\r\n", "\n").replace("\r", "\n"), published=published)


def _flawed(name: str, code: Any, told: str) -> Source:
    return Source(name, flaw=Failure(code, f"{name}: {told}"))


def _day(value: object) -> str | None:
    """An ISO day of a cell, None for an empty one. Raises ValueError."""
    if value is None or value == "":
        return None
    if isinstance(value, date):  # datetime is one
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    match = _DAY.match(str(value).strip())
    try:
        if match:
            return date(*map(int, match.groups())).isoformat()
    except ValueError:
        pass
    raise ValueError(f"{str(value)[:40]!r} is no day; write it as 2024-03-05")


# -------- the formats


def _jsonl(file: IO[bytes], name: str) -> Iterator[Row | Failure]:
    for number, line in enumerate(_lines(file), 1):
        if line is None:
            message = f"{name}: line {number} is longer than {MAX_BYTES >> 20} MiB; split it"
            yield Failure("too_large", message)
        elif line.strip():
            yield _json_row(line, f"{name}: line {number}")


def _lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a file, None in place of one that is too long to be held."""
    while line := file.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_BYTES)
        yield None


def _json_row(line: bytes, where: str) -> Row | Failure:
    try:
        row = json.loads(line.decode("utf-8-sig"), parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())[:120]
        return Failure("bad_row", f"{where} is no JSON in UTF-8 ({reason}); write one object a line")
    if not isinstance(row, dict):
        return Failure("bad_row", f"{where} is no JSON object; write one object a line")
    return row


def _csv(file: IO[bytes], name: str) -> Iterator[Row | Failure]:
    sample = file.read(_SAMPLE)
    file.seek(0)
    encoding = _encoding(sample)
    csv.field_size_limit(MAX_BYTES)
    stream = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        reader = csv.reader(stream, delimiter=_delimiter(sample.decode(encoding, "replace")), strict=True)
        header = next(reader, None)
        if header is None:
            raise DocumentError("empty", f"{name}: holds no rows; check that it was written whole")
        header[:1] = [cell.removeprefix("\ufeff") for cell in header[:1]]  # GB18030 with a mark
        for cells in reader:
            if cells:
                yield _csv_row(header, cells, f"{name}: line {reader.line_num}")
    except (csv.Error, UnicodeDecodeError) as error:
        raise DocumentError(
            "damaged", f"{name}: is no whole CSV in {encoding} ({error}); save it again as UTF-8 CSV"
        ) from error
    finally:
        stream.detach()


def _csv_row(header: list[str], cells: list[str], where: str) -> Row | Failure:
    if len(cells) != len(header):
        return Failure(
            "bad_row",
            f"{where} has {len(cells)} cells where the header has {len(header)}; quote texts with commas",
        )
    return dict(zip(header, cells, strict=True))


def _encoding(sample: bytes) -> str:
    """The encoding of a CSV file by its first bytes: UTF-8 when they are that, else GB18030."""
    if sample.startswith(_MARKS):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"


def _delimiter(sample: str) -> str:
    """The character between the header's cells: the commonest of tab, semicolon and comma."""
    header = sample.partition("\n")[0]
    return max(",\t;", key=header.count)
