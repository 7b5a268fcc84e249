"""What a ledger tells as a workbook for people, or as Parquet for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from zhaoshang_extract.ledger.overview import Overview
from zhaoshang_extract.page.address import address_from
from zhaoshang_extract.write.book import Sheet, new_book
from zhaoshang_extract.write.file import whole_file
from zhaoshang_extract.write.ledger_sheet import HEADINGS, Row, Table, exact, readable, sort_of, tables_of
from zhaoshang_extract.write.sheet import Cell, Column, Link

# Widths in characters; what stands in no list is as wide as a figure.
_WIDE = {"message": 70, "quote": 36, "reasons": 48, "name": 30, "source": 24, "region": 24, "period": 18}
_NAMES = frozenset({"one_name", "other_name", "one_region", "other_region", "investors"})
_FIGURE, _NAME = 12, 26
_DIGITS, _PLACES = 38, 12


def write_ledger(overview: Overview, path: Path, language: str = "zh") -> list[Path]:
    """Write an .xlsx, or of .parquet a file a sheet (ledger-projects.parquet …); the files that were written.

    Raises ValueError for another ending and, with the mend, where a package is not installed.
    """
    ending = check_ending(path)
    try:
        return (_write_book if ending == ".xlsx" else _write_parquet)(overview, path, language)
    except ImportError as error:
        extra = ending.removeprefix(".")
        raise ValueError(f"{ending} needs a package; pip install 'zhaoshang-extract[{extra}]'") from error


def check_ending(path: Path) -> str:
    """The ending of a file, .xlsx or .parquet. Raises ValueError for another one."""
    ending = path.suffix.lower()
    if ending not in (".xlsx", ".parquet"):
        raise ValueError(f"{path}: a ledger is written as .xlsx or .parquet, not as {path.suffix!r}")
    return ending


# -------- workbook


def _write_book(overview: Overview, path: Path, language: str) -> list[Path]:
    address = address_from(path)
    with whole_file(path) as part, _writable(part), new_book(part) as book:
        for table in tables_of(overview, language):
            headings = [HEADINGS[name] if language == "zh" else name for name in table.columns]
            columns = [
                Column(heading, _width(name), heading)
                for name, heading in zip(table.columns, headings, strict=True)
            ]
            sheet = Sheet(book, table.name_zh if language == "zh" else table.name, columns)
            for row in table.rows:
                sheet.add([_cell(name, row, language, address) for name in table.columns])
            sheet.finish()
    return [path]


@contextmanager
def _writable(path: Path) -> Iterator[None]:
    """Raise the OSError of a path that cannot be written before xlsxwriter opens files of its own."""
    path.touch()
    yield


def _width(name: str) -> int:
    return _NAME if name in _NAMES else _WIDE.get(name, _FIGURE)


def _cell(name: str, row: Row, language: str, address: Callable[[str, str], str | None]) -> Cell:
    """A cell; a quote of one source leads there."""
    cell = readable(name, row[name], language)
    if name == "quote" and isinstance(cell, str):
        return Link(cell, address(row["source"] or "", cell))
    return cell


# -------- Parquet


def _write_parquet(overview: Overview, path: Path, language: str) -> list[Path]:
    from pyarrow import Table as Arrow
    from pyarrow import parquet

    written = []
    for table in tables_of(overview, language):
        own = path.with_name(f"{path.stem}-{table.name}{path.suffix}")
        with whole_file(own) as part:
            parquet.write_table(Arrow.from_pylist(_rows(table), schema=_schema(table)), part)
        written.append(own)
    return written


def _schema(table: Table) -> Any:
    import pyarrow

    sorts = {
        "decimal": pyarrow.decimal128(_DIGITS, _PLACES),
        "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
        "number": pyarrow.float64(),
        "text": pyarrow.string(),
    }
    return pyarrow.schema([(name, sorts[sort_of(name)]) for name in table.columns])


def _rows(table: Table) -> list[Row]:
    return [{name: _fitting(exact(name, row[name])) for name in table.columns} for row in table.rows]


def _fitting(cell: Any) -> Any:
    """The cell; None for a figure with more digits than the column has, as in the ledger itself."""
    if isinstance(cell, Decimal):
        exponent = cell.as_tuple().exponent
        fits = isinstance(exponent, int) and -exponent <= _PLACES and cell.adjusted() < _DIGITS - _PLACES
        return cell if fits else None
    return cell
