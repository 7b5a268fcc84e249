"""The sheets of an Excel workbook, and the articles in one: one a row below a column of texts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import IO, Any

from zhaoshang_extract.read.detect import office_format
from zhaoshang_extract.read.failure import DocumentError, missing_extra
from zhaoshang_extract.read.source import MAX_BYTES
from zhaoshang_extract.read.unpack import refuse_bomb

Row = dict[str, Any]
Rows = list[list[Any]]
# Rows that may stand above the names of the columns: a title, a date.
_ABOVE = 10
# A binary float holds as many digits of what was typed; Excel itself keeps no more.
_DIGITS = 15


def sheet_rows(file: IO[bytes], name: str, text: str) -> Iterator[Row]:
    """The rows below the names of the columns, of the first sheet that has one called `text`.

    Where no sheet has, one row names the columns that are there, with nothing in them. Raises
    DocumentError with the code missing_extra, encrypted, damaged or bomb.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise DocumentError("too_large", f"{name}: is larger than {MAX_BYTES >> 20} MiB; split it")
    known: Sequence[Any] = ()
    for _, rows in _sheets(data, name):
        at = find_texts(rows, text)
        if at is not None:
            below = (row for row in rows[at + 1 :] if any(cell is not None for cell in row))
            yield from (_row(rows[at], row) for row in below)
            return
        known = known or next((row for row in rows if any(row)), ())
    if not known:
        raise DocumentError("empty", f"{name}: holds no rows; check that it was written whole")
    yield dict.fromkeys((str(cell) for cell in known if cell is not None), None)


def find_texts(rows: Sequence[Sequence[Any]], text: str) -> int | None:
    """Which of the first rows names a column `text`."""
    return next((number for number, row in enumerate(rows[:_ABOVE]) if text in row), None)


def sheets_of(data: bytes, name: str) -> dict[str, Rows]:
    """The rows of each sheet by its title; none where the file is another archive.

    Cells are texts, whole numbers, Decimals, days or truths, and None where they are empty. Raises
    DocumentError with the code missing_extra, damaged or bomb.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if office_format(archive)[0] != "xlsx":
                return {}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _damaged(name, error) from error
    return dict(_sheets(data, name))


def _sheets(data: bytes, name: str) -> Iterator[tuple[str, Rows]]:
    """The sheets one after the other, read as they are asked for."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise missing_extra(name, "xlsx") from error
    _refuse_bomb(data, name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for title in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(title).to_python(skip_empty_area=True)
            yield title, [[_cell(cell) for cell in row] for row in rows]
    except CalamineError as error:
        raise _damaged(name, " ".join(str(error).split())[:160]) from error


def _row(names: Sequence[Any], cells: Sequence[Any]) -> Row:
    return {str(name): cell for name, cell in zip(names, cells, strict=False) if name is not None}


def _cell(value: Any) -> Any:
    """A cell; a whole number that Excel keeps as 20230705.0 is one, 0.07 is not 0.070000000000000007."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else Decimal(f"{value:.{_DIGITS}g}")
    return None if value == "" else value


def _damaged(name: str, reason: object) -> DocumentError:
    return DocumentError("damaged", f"{name}: is no whole workbook ({reason}); save it again as XLSX")


def _refuse_bomb(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            refuse_bomb(archive, name)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        if isinstance(error, DocumentError):
            raise
        raise _damaged(name, error) from error
