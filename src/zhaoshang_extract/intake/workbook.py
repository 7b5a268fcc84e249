"""The sheets of an Excel workbook: cells as texts, numbers as they are written, dates as ISO days."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

from zhaoshang_extract.intake.columns import read_columns
from zhaoshang_extract.read.failure import DocumentError

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST = 512 << 20
_EPOCH = date(1899, 12, 30)
_DAYS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_DAY_FORMAT = re.compile(r"[yd]", re.IGNORECASE)
_UNWRITTEN = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OWN = "观测"

# What a broken archive may raise: cut short, ciphered, or packed in an odd way.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)

Rows = list[list[Any]]
FindHeading = Callable[[Sequence[Sequence[Any]]], int | None]


def read_workbook(data: bytes, name: str, find_heading: FindHeading) -> list[dict[str, Any]] | None:
    """The rows of the sheets with a column of values, of an export those of its figures; None without such.

    Where several sheets of a user have figures, each is a document. Raises DocumentError for a damaged file.
    """
    sheets = {title: (rows, find_heading(rows)) for title, rows in sheets_of(data, name).items()}
    of_figures = {title: rows for title, (rows, heading) in sheets.items() if heading is not None}
    own = [title for title in of_figures if title.startswith(_OWN)]
    chosen = own or list(of_figures)
    found = []
    for title in chosen:
        rows, heading = sheets[title]
        assert heading is not None
        names = [str(cell or "").strip() for cell in rows[heading]]
        told = set(read_columns(names).fields.values())
        named = {} if len(chosen) == 1 or told & {"source", "document"} else {"source": title}
        for row in rows[heading + 1 :]:
            if any(cell not in (None, "") for cell in row):
                found.append(
                    {**named, **{head: cell for head, cell in zip(names, row, strict=False) if head}}
                )
    return found if chosen else None


def sheets_of(data: bytes, name: str) -> dict[str, Rows]:
    """The rows of each sheet by its title; none where the file is another archive. Raises DocumentError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return dict(_sheets(archive, name)) if "xl/workbook.xml" in archive.namelist() else {}
    except (*BROKEN, ElementTree.ParseError, ArithmeticError, LookupError, ValueError) as error:
        if isinstance(error, DocumentError):
            raise
        raise DocumentError("damaged", f"{name}: is a damaged workbook ({error}); save it again") from error


def _sheets(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, Rows]]:
    if sum(entry.file_size for entry in archive.infolist()) > _MOST:
        raise DocumentError("bomb", f"{name}: unpacks to more than {_MOST >> 20} MiB; split it")
    shared, days = _shared(archive), _day_styles(archive)
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target") or "" for one in relations}
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = targets[sheet.get(_LINK)].lstrip("/")
        path = target if target.startswith("xl/") else f"xl/{target}"
        if "worksheets/" in path:
            yield sheet.get("name") or "", list(_rows(archive, path, shared, days))


def _shared(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return [_words(item) for item in root.iter(f"{_MAIN}si")]


def _words(item: ElementTree.Element) -> str:
    """The text of a cell, readings above the characters (rPh) left out."""
    runs = [*item.findall(f"{_MAIN}t"), *item.findall(f"{_MAIN}r/{_MAIN}t")]
    return _UNWRITTEN.sub(lambda code: chr(int(code[1], 16)), "".join(run.text or "" for run in runs))


def _day_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """The numbers of the cell styles that show a number as a day."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    root = ElementTree.fromstring(archive.read("xl/styles.xml"))
    own = {
        int(one.get("numFmtId", "0"))
        for one in root.iter(f"{_MAIN}numFmt")
        if _DAY_FORMAT.search(re.sub(r'"[^"]*"|\[[^\]]*\]', "", one.get("formatCode") or ""))
    }
    styles = root.find(f"{_MAIN}cellXfs")
    formats = [int(one.get("numFmtId", "0")) for one in styles] if styles is not None else []
    return frozenset(place for place, code in enumerate(formats) if code in _DAYS or code in own)


def _rows(
    archive: zipfile.ZipFile, path: str, shared: list[str], days: frozenset[int]
) -> Iterator[list[Any]]:
    with archive.open(path) as file:
        for _, row in ElementTree.iterparse(file):
            if row.tag != f"{_MAIN}row":
                continue
            cells: list[Any] = []
            for cell in row.iter(f"{_MAIN}c"):
                column = _column(cell.get("r"), len(cells))
                cells += [None] * (column - len(cells))
                cells.append(_cell(cell, shared, days))
            row.clear()
            yield cells


def _column(place: str | None, following: int) -> int:
    if place is None:
        return following
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    if not 0 < number <= 16_384:
        raise ValueError(f"no column {place}")
    return number - 1


def _cell(cell: ElementTree.Element, shared: list[str], days: frozenset[int]) -> Any:
    sort, held = cell.get("t", "n"), cell.find(f"{_MAIN}v")
    if sort == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return None if inline is None else _words(inline)
    if held is None or held.text is None:
        return None
    if sort == "s":
        return shared[int(held.text)]
    if sort != "n":
        return held.text
    if int(cell.get("s", "0")) in days:
        return (_EPOCH + timedelta(days=int(float(held.text)))).isoformat()
    return _number(held.text)


def _number(printed: str) -> str:
    """The digits of a number; Excel writes 0.07 as 7.0000000000000007E-2, which is what 15 digits say."""
    short = repr(float(f"{float(printed):.15g}"))
    return short.removesuffix(".0") if "e" not in short else printed
