"""Rows of series, checks across documents, rankings and progress, as the commands of a ledger print them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from zhaoshang_extract.command.rows import show_csv, show_json_rows, show_table
from zhaoshang_extract.ledger.figure_table import Row, short_name
from zhaoshang_extract.marks import LIST
from zhaoshang_extract.write.ledger_sheet import HEADINGS, SERIES, worded

SERIES_SHOWN = tuple(name for name in SERIES if name not in ("transformation", "rate_kind", "unit"))
CHECKS = ("verdict", "kind", "region", "adcode", "period", "measure", "quote", "source", "message")
CHECKS_SHOWN = ("verdict", "kind", "message")
RANKS = (
    *("rank", "region", "adcode", "value", "unit", "low", "high", "previous_rank", "previous_value", "moved"),
    *("quote", "source", "published"),
)
_NUMBERS = frozenset(
    {"value", "low", "high", "previous_value", "done", "calendar", "ahead", "goal", "actual", "moved"}
)
_EXACT = ("rank", "value", "previous_rank", "previous_value", "period", "until", "done", "calendar", "ahead")
_LAST = (
    *("adcode", "published", "documents", "unit", "source", "quote", "rival"),
    *("shape", "low", "high"),
)
# What a table need not say: most figures are of what was done, and no increases.
_USUAL = {("modality", "actual"), ("transformation", "level")}
_NATURES = ("modality", "transformation", "rate_kind")


def shown_series(row: Row, language: str) -> Row:
    """The row of a table: a value with its unit, and in one cell whether it is a goal, an increase or a rate.

    However narrow the terminal, no rate and no goal then looks like money that came in.
    """
    told = [(name, row[name]) for name in _NATURES if row[name] and (name, row[name]) not in _USUAL]
    unit = worded("unit", row["unit"] or "", language)
    gap = " " if language == "en" and unit != "%" else ""
    return row | {
        "modality": LIST.join(worded(name, code, language) for name, code in told) or None,
        "value": f"{row['value']}{gap}{unit}",
    }


def show_rows(names: Sequence[str], rows: Iterable[Row], form: str, language: str) -> None:
    """Rows as JSON, CSV or a table; a table tells codes in words and places by their last names.

    JSON and CSV show each row as it comes.
    """
    if form == "json":
        show_json_rows(rows)
        return
    if form == "csv":
        show_csv(names, rows, tuple(_NUMBERS))
        return
    headed = HEADINGS if language == "zh" else {}
    show_table(
        [headed.get(name, name) for name in names],
        [[_cell(name, row, language) for name in names] for row in rows],
        exact=[headed.get(name, name) for name in _EXACT if name in names],
        last=[headed.get(name, name) for name in _LAST if name in names],
    )


def _cell(name: str, row: Row, language: str) -> str:
    cell: Any = row[name]
    if cell is None or cell is False:
        return ""
    if name == "region":
        return short_name(cell, row["adcode"])
    if name == "source":
        return LIST.join(part.rpartition("/")[2] for part in cell.split(LIST))
    return "*" if cell is True else worded(name, str(cell), language)
