"""The figure of a cell, read as if its unit stood behind it: that of column, row or caption."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from zhaoshang_extract.layout.cell import words_of
from zhaoshang_extract.mention.quantity import Quantity, find_quantities
from zhaoshang_extract.observe.column import Label
from zhaoshang_extract.passage import Cell
from zhaoshang_extract.span import Span

COUNTED = "个"  # what 项目数 12 is read with


def figure_of_cell(cell: Cell, column: Label, label: Label, units: list[str]) -> Quantity | None:
    """The cell read as if its unit stood behind it: its own, its column's, its row's, the caption's."""
    text = cell.text.replace(" ", "")
    if column.role == "rank":
        return _rank(text)
    if label.role == "index" and not column.rate_kind:
        return None
    found = find_quantities(text)
    if not found and column.role != "unsure":
        found = find_quantities(text + _unit(column, label, units))
    if len(found) != 1 or (found[0].kind == "count" and found[0].unit in words_of("whole") and "." in text):
        return None  # half a project: the header is not that of these cells
    return _signed(found[0], text)


def _signed(quantity: Quantity, text: str) -> Quantity:
    """-500 of a column in 万元: the minus belongs to the number."""
    minus = text[:1] in ("-", "－") and quantity.span.start == 1 and quantity.kind in ("count", "amount")
    if not minus:
        return quantity
    span, quote = Span(0, quantity.span.end), text[0] + quantity.quote
    return replace(quantity, span=span, quote=quote, number=f"-{quantity.number}", value=-quantity.value)


def _rank(text: str) -> Quantity | None:
    digits = text.lstrip("第").rstrip("位名")
    if not digits.isdecimal() or not 0 < len(digits) < 5 or int(digits) == 0:
        return None
    unit = text[-1] if text[-1] in "位名" else ""
    return Quantity("rank", Span(0, len(text)), text, digits, unit, Decimal(digits))


def _unit(column: Label, label: Label, units: list[str]) -> str:
    if column.rate_kind is not None or column.unit:
        return column.unit
    if label.unit:
        return label.unit
    if column.counted or (label.counted and column.measure is None and column.silent):
        return COUNTED
    return _of_caption(units, column.measure or label.measure)


def _of_caption(units: list[str], measure: str | None) -> str:
    """单位：个、亿元: the unit of money, for what is counted that of counts; "" where none is sure."""
    read = [(unit, find_quantities(f"1{unit}")[:1]) for unit in units if unit != "%"]
    kinds = ("count", "amount") if suits(measure, "count") else ("amount", "count")
    for kind in kinds:
        fitting = [unit for unit, found in read if found and found[0].kind == kind]
        if fitting:
            return fitting[0]
    return units[0] if len(units) == 1 else ""


def suits(measure: str | None, kind: str) -> bool:
    if measure == "other_rate":
        return False
    counts = measure is not None and (measure.endswith("_count") or measure == "duration")
    return measure is not None and counts == (kind == "count")


def place_of_cell(cell: Cell, quantity: Quantity) -> Span:
    """Where the figure is printed: without a unit that only its header prints, with blanks inside it."""
    kept = [at for at, char in enumerate(cell.text) if char != " "]
    end = min(quantity.span.end, len(kept))
    return Span(cell.span.start + kept[quantity.span.start], cell.span.start + kept[end - 1] + 1)
