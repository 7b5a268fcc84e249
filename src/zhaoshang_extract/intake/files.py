"""Files of figures: results, exports, and tables of a user, told by their first bytes and their columns."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.request import pathname2url

from zhaoshang_extract.intake.heading import ABOVE, Wanted, refuse_table
from zhaoshang_extract.read.failure import DocumentError, ReadError, missing_extra
from zhaoshang_extract.read.source import MAX_BYTES, read_bytes
from zhaoshang_extract.read.text import decode
from zhaoshang_extract.read.unpack import BROKEN
from zhaoshang_extract.record.rows import WrongRow

# What a line of `zhaoshang batch` begins with.
_RESULT = b'{"input":'
_SQLITE, _PARQUET, _ZIP, _DUCKDB = b"SQLite format 3\x00", b"PAR1", b"PK\x03\x04", b"DUCK"
_PACKAGE = frozenset({"datapackage.json", "documents.csv", "observations.csv"})
_PLAIN = Wanted()
_DIGITS = 80  # more have no figure, and Python reads thousands of them slowly
_DELIMITERS = (",", "\t", ";", "|")
_TABLES = (".csv", ".tsv")
_SELECT = (
    "SELECT d.source AS source, o.* FROM observations o "
    "JOIN documents d ON d.document = o.document ORDER BY d.document, o.span_start, o.rowid"
)


def read_file(path: str, wanted: Wanted = _PLAIN) -> Any:
    """What the file at `path` holds, for `read_given`. Raises ReadError where that is no records."""
    found = read_records(path, wanted)
    if found is None:
        raise ReadError(
            f"{path}: is a text; extract_file or extract reads it, and its checks are in the report"
        )
    return found


def read_records(path: str, wanted: Wanted = _PLAIN, encoding: str | None = None) -> Any:
    """The records of a file as `read_given` takes them, None where it holds articles. Raises ReadError.

    Articles are a document, or a table that `wanted` takes for one of articles.
    """
    if not os.path.isfile(path):  # `read_bytes` tells of it
        return None
    with Path(path).open("rb") as file:
        head = file.read(16)
    if head.startswith(_SQLITE):
        return _of_sqlite(path)
    if head[8:12] == _DUCKDB:
        return _of_duckdb(path)
    if head.startswith(_PARQUET):
        return _of_parquet(path, wanted)
    if head.startswith(_ZIP):
        return _of_archive(path, wanted)
    if head.startswith(_RESULT):
        return _of_results(path)
    if not _may_be_text(head):
        return None
    try:
        text = decode(read_bytes(path, path), name=path, encoding=encoding)
    except ReadError:
        return None  # the reader of articles tells of it
    return read_text_records(text, path, wanted)


def _of_results(path: str) -> Iterator[Any]:
    """The reports of a batch, line by line, however many; a line that is none is an error of its own."""
    with Path(path).open(encoding="utf-8", errors="replace", newline="\n") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                read = json.loads(line, parse_int=_whole)
            except (json.JSONDecodeError, RecursionError):
                read = None
            if not isinstance(read, dict) or not isinstance(read.get("observations"), list):
                if not _is_failure(read):
                    yield WrongRow("no_report", f"line {number}")
                continue
            yield read


def _may_be_text(head: bytes) -> bool:
    return not head.startswith((b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\x1f\x8b"))


def read_text_records(text: str, name: str, wanted: Wanted = _PLAIN) -> Any:
    """The records that a text holds as JSON, lines of JSON or a table, None where it holds articles."""
    suffix = Path(name).suffix.lower()
    # Records are told by what they begin with: 【…】 and “…” open an article, { and [{ never do.
    if suffix in (".json", ".jsonl", ".ndjson") or text.lstrip().startswith("{") or _opens_list(text):
        return _of_json(text, name, wanted)
    return _of_delimited(text, name, suffix, wanted)


def _opens_list(text: str) -> bool:
    opening = text[:200].lstrip()
    return opening.startswith("[") and opening[1:].lstrip().startswith("{")


def _of_json(text: str, name: str, wanted: Wanted) -> Any:
    """A report, a list of reports or of observations, or lines of either; None for articles."""
    rows: list[Any] = []
    try:
        try:
            found = json.loads(text, parse_int=_whole)
        except json.JSONDecodeError as error:
            lines = [line for line in text.splitlines() if line.strip()]
            if error.msg != "Extra data" or len(lines) < 2:
                raise
            rows.extend(json.loads(line, parse_int=_whole) for line in lines)
            found = rows
    except (json.JSONDecodeError, RecursionError) as error:
        if _hold_articles(rows, wanted):
            return None  # of articles a bad row costs only itself
        raise ReadError(f"{name}: is no report and no list of observations ({error})") from error
    if _hold_articles(found if isinstance(found, list) else [found], wanted):
        return None
    if isinstance(found, list):
        found = [row for row in found if not _is_failure(row)]
    if not isinstance(found, (list, dict)):
        raise ReadError(f"{name}: is no report and no list of observations; write a list of objects")
    return found


def _hold_articles(rows: Sequence[Any], wanted: Wanted) -> bool:
    """True for rows that are articles by their columns; results of a batch may hold a text too."""
    objects = [row for row in rows if isinstance(row, dict) and not _is_failure(row)]
    names = list(dict.fromkeys(name for row in objects[:ABOVE] for name in row))
    return "observations" not in names and wanted.is_of_articles(names)


def _is_failure(row: Any) -> bool:
    """True for the line of a document that a batch could not read."""
    return isinstance(row, dict) and "error" in row and "input" in row


def _whole(digits: str) -> int | str:
    """A whole number; one too long for any figure as its text, for the row to be told."""
    return int(digits) if len(digits) <= _DIGITS else digits


# -------- tables


def _of_delimited(text: str, name: str, suffix: str, wanted: Wanted) -> list[dict[str, Any]] | None:
    """The rows of a table with a column of values, None for a text or a table of articles."""
    first = [line for line in text.splitlines()[:ABOVE] if line.strip()]
    if max(map(len, first), default=0) > csv.field_size_limit():
        return None  # prose: no cell is so long
    names = next(csv.reader(first[:1], delimiter=_commonest(first[0])), []) if first else []
    if suffix in _TABLES and wanted.is_of_articles([cell.strip() for cell in names]):
        return None
    for delimiter in _DELIMITERS:
        rows = list(csv.reader(first, delimiter=delimiter))
        heading = wanted.heading(rows)
        if heading is not None:
            start = text.index(first[heading])
            told = csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter)
            try:
                return list(_named(next(told), told))
            except csv.Error as error:
                raise ReadError(f"{name}: line {told.line_num} is no row of a table ({error})") from error
    if suffix in _TABLES and first:
        refuse_table(names, name)
    return None


def _commonest(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def _named(heading: Sequence[Any], rows: Any) -> Iterator[dict[str, Any]]:
    """The rows with content, each cell under its heading; cells without one are left out."""
    names = [str(cell or "").strip() for cell in heading]
    for row in rows:
        if any(cell not in (None, "") for cell in row):
            yield {name: cell for name, cell in zip(names, row, strict=False) if name}


# -------- archives, databases and columns


def _of_archive(path: str, wanted: Wanted) -> list[dict[str, Any]] | None:
    """The rows of a data package or of a workbook of figures, None for another archive."""
    from zhaoshang_extract.intake.workbook import read_workbook

    data = read_bytes(path, path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if set(archive.namelist()) >= _PACKAGE:
                documents = _csv_of(archive, "documents.csv", path)
                sources = {row["document"]: row["source"] for row in documents}
                rows = _csv_of(archive, "observations.csv", path)
                return [{**row, "source": sources.get(row["document"])} for row in rows]
    except (*BROKEN, NotImplementedError, RuntimeError, KeyError, csv.Error) as error:
        raise DocumentError("damaged", f"{path}: is damaged ({error}); write it again") from error
    return read_workbook(data, path, wanted)


def _csv_of(archive: zipfile.ZipFile, name: str, path: str) -> Iterator[dict[str, Any]]:
    if archive.getinfo(name).file_size > MAX_BYTES * 8:
        raise DocumentError("bomb", f"{path}: {name} unpacks to more than {MAX_BYTES >> 17} MiB; split it")
    text = archive.read(name).decode("utf-8-sig", "replace")
    yield from csv.DictReader(io.StringIO(text, newline=""))


def _of_sqlite(path: str) -> list[dict[str, Any]]:
    try:
        with closing(
            sqlite3.connect(f"file:{pathname2url(os.path.abspath(path))}?mode=ro", uri=True)
        ) as base:
            base.row_factory = sqlite3.Row
            return [dict(row) for row in base.execute(_SELECT)]
    except sqlite3.Error as error:
        raise _foreign_database(path, error) from error


def _of_duckdb(path: str) -> list[dict[str, Any]]:
    try:
        import duckdb
    except ImportError as error:
        raise missing_extra(path, "duckdb") from error
    try:
        with duckdb.connect(path, read_only=True) as base:
            found = base.execute(_SELECT)
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    except duckdb.Error as error:
        raise _foreign_database(path, error) from error


def _foreign_database(path: str, error: Exception) -> DocumentError:
    why = " ".join(str(error).split())[:160]
    return DocumentError(
        "unsupported",
        f"{path}: is no export of this program ({why}); write the figures to a CSV with a column value",
    )


def _of_parquet(path: str, wanted: Wanted) -> Any:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise missing_extra(path, "parquet") from error
    try:
        names = parquet.read_schema(path).names
        if wanted.is_of_articles(names):
            return None
        if wanted.heading([names]) is None:
            refuse_table(names, path)
            return None
        return parquet.read_table(path)
    except (ArrowException, OSError) as error:
        raise DocumentError(
            "damaged", f"{path}: is damaged ({' '.join(str(error).split())[:120]})"
        ) from error
