"""Articles in an Excel workbook: one a row of the first sheet that has a column of texts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import IO, Any

from zhaoshang_extract.read.failure import DocumentError, missing_extra
from zhaoshang_extract.read.source import MAX_BYTES
from zhaoshang_extract.read.unpack import refuse_bomb

Row = dict[str, Any]
# Rows that may stand above the names of the columns: a title, a date.
_ABOVE = 10


def sheet_rows(file: IO[bytes], name: str, text: str) -> Iterator[Row]:
    """The rows below the names of the columns, of the first sheet that has one called `text`.

    Where no sheet has, one row names the columns that are there, with nothing in them. Raises
    DocumentError with the code missing_extra, encrypted, damaged or bomb.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise missing_extra(name, "xlsx") from error
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise DocumentError("too_large", f"{name}: is larger than {MAX_BYTES >> 20} MiB; split it")
    _refuse_bomb(data, name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        known: Sequence[Any] = ()
        for title in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(title).to_python(skip_empty_area=True)
            at = next((number for number, row in enumerate(rows[:_ABOVE]) if text in row), None)
            if at is not None:
                yield from (_row(rows[at], row) for row in rows[at + 1 :] if any(cell != "" for cell in row))
                return
            known = known or next((row for row in rows if any(row)), ())
    except CalamineError as error:
        reason = " ".join(str(error).split())[:160]
        raise DocumentError(
            "damaged", f"{name}: is no whole workbook ({reason}); save it again as XLSX"
        ) from error
    if not known:
        raise DocumentError("empty", f"{name}: holds no rows; check that it was written whole")
    yield dict.fromkeys((str(cell) for cell in known if cell != ""), None)


def _row(names: Sequence[Any], cells: Sequence[Any]) -> Row:
    return {str(name): _cell(cell) for name, cell in zip(names, cells, strict=False) if name != ""}


def _cell(value: Any) -> Any:
    """A cell; a whole number that Excel keeps as 20230705.0 is one, an empty cell holds nothing."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
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
        raise DocumentError(
            "damaged", f"{name}: is no whole workbook ({error}); save it again as XLSX"
        ) from error
