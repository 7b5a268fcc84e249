"""Excel workbooks: sheets of rows below a heading, numbers and days as such, every text as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from zhaoshang_extract.record.labels import label
from zhaoshang_extract.write.sheet import Cell, Column, Link

# Excel's own bounds.
_ROWS = 1_048_575
_TEXT = 32_767
_LINKS = 65_000
_FIRST_YEAR = 1901  # Excel takes 1900 for a leap year
_A4 = 9
_COLOURS = {"consistent": ("#E2F0D9", "#375623"), "inconsistent": ("#FFC7CE", "#9C0006")}
_UNSURE = ("#FFF2CC", "#7F6000")
_GRAVE, _LIGHT = "major", "minor"


@contextmanager
def new_book(path: Path) -> Iterator[Book]:
    """A workbook that is written when all went well. Raises ImportError where xlsxwriter is not installed."""
    import xlsxwriter

    # Whatever a text looks like, it is written as text.
    harmless = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, **harmless})
    try:
        # The same reports give the same file: no clock in it.
        book.set_properties({"created": datetime(2000, 1, 1), "title": "zhaoshang-extract"})
        yield Book(book)
    finally:
        book.close()


class Book:
    """The workbook with its cell formats, each made once."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.head = book.add_format({"bold": True, "bg_color": "#D9E1F2", "border": 1, "text_wrap": True})
        self.link = book.add_format({"font_color": "#0563C1", "underline": 1})
        self.bold = book.add_format({"bold": True})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._numbers: dict[int, Any] = {}
        self._verdicts = {
            label("verdict", code): book.add_format({"bg_color": back, "font_color": front})
            for code, (back, front) in {**_COLOURS, "unverifiable": _UNSURE}.items()
        }
        for code, colours in ((_GRAVE, _COLOURS["inconsistent"]), (_LIGHT, _UNSURE)):
            back, front = colours
            self._verdicts[label("severity", code)] = book.add_format({"bg_color": back, "font_color": front})

    def number(self, places: int) -> Any:
        """The format of a figure with so many digits behind the point."""
        if places not in self._numbers:
            digits = "." + "0" * min(places, 12) if places else ""
            self._numbers[places] = self.book.add_format({"num_format": f"#,##0{digits}"})
        return self._numbers[places]

    def verdict(self, word: str) -> Any:
        """The colours of the word of a verdict or a severity, None for another."""
        return self._verdicts.get(word)


class Sheet:
    """A sheet of rows below a frozen heading, printed as wide as a page of A4 across; goes on in a further
    sheet where Excel ends."""

    def __init__(self, book: Book, name: str, columns: Sequence[Column]) -> None:
        self._book, self._name, self._columns = book, name, columns
        self.total = self._sheets = 0
        self._open()

    def _open(self) -> None:
        self._sheets += 1
        self.name = self._name if self._sheets == 1 else f"{self._name}{self._sheets}"
        self._sheet = self._book.book.add_worksheet(self.name)
        self._sheet.freeze_panes(1, 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._row = self._links = 0
        for place, column in enumerate(self._columns):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(0, place, column.heading, self._book.head)

    def add(self, cells: Sequence[Cell]) -> str:
        """Write a row and return its place, as a link names it."""
        if self._row >= _ROWS:
            self.finish()
            self._open()
        self._row += 1
        self.total += 1
        for place, cell in enumerate(cells):
            self._put(place, cell)
        return f"internal:'{self.name}'!A{self._row + 1}"

    def _put(self, place: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, Link):
            self._put_link(place, cell)
        elif isinstance(cell, date):
            self._put_day(place, cell)
        elif isinstance(cell, Decimal | int):
            self._put_number(place, Decimal(cell))
        else:
            self._sheet.write_string(self._row, place, cell[:_TEXT], self._book.verdict(cell))

    def _put_number(self, place: int, value: Decimal) -> None:
        """A number where Excel holds it to its last digit, else its digits as text."""
        if Decimal(repr(float(value))) == value and len(value.as_tuple().digits) <= 15:
            exponent = value.as_tuple().exponent
            places = max(0, -exponent) if isinstance(exponent, int) else 0
            self._sheet.write_number(self._row, place, float(value), self._book.number(places))
        else:
            self._sheet.write_string(self._row, place, f"{value:f}")

    def _put_day(self, place: int, day: date) -> None:
        if day.year >= _FIRST_YEAR:
            self._sheet.write_datetime(self._row, place, datetime(*day.timetuple()[:3]), self._book.day)
        else:
            self._sheet.write_string(self._row, place, day.isoformat())

    def _put_link(self, place: int, link: Link) -> None:
        text = link.text[:_TEXT]
        self._links += 1
        # Excel opens no sheet with more links, and none as long as this.
        if link.target is None or self._links > _LINKS or len(link.target) > 2000:
            self._sheet.write_string(self._row, place, text)
        else:
            self._sheet.write_url(self._row, place, link.target, self._book.link, string=text)

    def show_first(self) -> None:
        """Let the workbook open with this sheet."""
        self._sheet.activate()

    def finish(self) -> None:
        """Set the filter over the rows that were written."""
        self._sheet.autofilter(0, 0, max(self._row, 1), len(self._columns) - 1)
