"""Tables with a column of texts: JSON, JSONL, CSV, Parquet and Excel, row by row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from zhaoshang_extract.read.csv_rows import csv_rows
from zhaoshang_extract.read.day import read_day
from zhaoshang_extract.read.detect import Format
from zhaoshang_extract.read.failure import DocumentError, Failure
from zhaoshang_extract.read.json_rows import json_rows
from zhaoshang_extract.read.parquet import parquet_rows
from zhaoshang_extract.read.sheet import sheet_rows
from zhaoshang_extract.read.source import INSIDE, Source

Row = dict[str, Any]
TABLES: tuple[Format, ...] = ("json", "jsonl", "csv", "parquet", "xlsx")
_MOST_NAMED = 12
_PUBLISHER = "来源："


@dataclass(slots=True, frozen=True)
class Fields:
    """The columns of a table, by what they hold, and the encoding that overrules what a file looks like.

    `id` names a row (None: its number), `published` is its publication day, `title` its headline, `region`
    the place that it is about, `source` who published it.
    """

    text: str = "text"
    id: str | None = None
    published: str | None = None
    title: str | None = None
    region: str | None = None
    source: str | None = None
    encoding: str | None = None

    def columns(self) -> list[str]:
        """The columns that are named, that of the texts first."""
        named = (self.text, self.id, self.published, self.title, self.region, self.source)
        return list(dict.fromkeys(filter(None, named)))


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
    number = 0
    try:
        for number, row in enumerate(_read(file, found, name, fields), 1):
            yield _source(row, f"{name}{INSIDE}{number}", name, fields)
    except DocumentError as error:
        yield Source(f"{name}{INSIDE}{number + 1}" if number else name, flaw=Failure(error.code, str(error)))


def _read(file: IO[bytes], found: Format, name: str, fields: Fields) -> Iterator[Row | Failure]:
    if found == "csv":
        return csv_rows(file, name, fields.encoding)
    if found == "parquet":
        return parquet_rows(file, name, fields.columns())
    return sheet_rows(file, name, fields.text) if found == "xlsx" else json_rows(file, name)


def _source(row: Row | Failure, numbered: str, table: str, fields: Fields) -> Source:
    """The source of a row, or one with the row's flaw."""
    if isinstance(row, Failure):
        return Source(numbered, flaw=row)
    name = numbered
    if fields.id is not None:
        if row.get(fields.id) in (None, ""):
            return _flawed(numbered, "no_field", f"has no {fields.id!r}; name the column with --id-field")
        name = f"{table}{INSIDE}{row[fields.id]}".encode("utf-8", "replace").decode()
    return row_source(row, name, fields)


def row_source(row: Row, name: str, fields: Fields) -> Source:
    """The source called `name` that a row holds, or one with the row's flaw."""
    text = row.get(fields.text)
    if fields.text in row and text is None:
        return _flawed(name, "empty", f"has nothing (NULL) in {fields.text!r}; leave the row out, or fill it")
    if not isinstance(text, str):
        told = f"has no text in {fields.text!r} (it has {_known(row)}); name the column with --text-field"
        return _flawed(name, "no_field", told)
    missing = [column for column in fields.columns() if column not in row]
    if missing:
        return _flawed(
            name, "no_field", f"has no column {missing[0]!r} (it has {_known(row)}); name one that it has"
        )
    try:
        published = read_day(row[fields.published]) if fields.published else None
    except ValueError as error:
        return _flawed(name, "bad_row", str(error))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    headed = _headed(text, _cell(row, fields.title), _cell(row, fields.source))
    return Source(
        name, text=headed, made=headed != text, published=published, region=_cell(row, fields.region)
    )


def _known(row: Row) -> str:
    return "、".join(map(str, list(row)[:_MOST_NAMED]))


def _cell(row: Row, column: str | None) -> str | None:
    value = row.get(column) if column else None
    return None if value is None or value != value else " ".join(str(value).split()) or None


def _headed(text: str, title: str | None, publisher: str | None) -> str:
    """The text below its title and the line of its publisher, as a page prints them, where it lacks them."""
    if not text.strip():
        return text
    opening = [line.strip() for line in text.lstrip().split("\n", 6)[:6]]
    lines = [title] if title and title not in opening else []
    if publisher and not any(publisher in line for line in opening):
        lines.append(_PUBLISHER + publisher)
    return "\n".join([*lines, text])


def _flawed(name: str, code: Any, told: str) -> Source:
    return Source(name, flaw=Failure(code, f"{name}: {told}"))
