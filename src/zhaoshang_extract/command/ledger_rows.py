"""Projects, their histories and pairs of them, as `zhaoshang ledger` prints them."""

from __future__ import annotations

from collections.abc import Sequence

from zhaoshang_extract.command.rows import show_csv, show_json, show_table
from zhaoshang_extract.ledger.entries import Entry, Pair
from zhaoshang_extract.ledger.figure_table import short_name
from zhaoshang_extract.ledger.history import Step, notes
from zhaoshang_extract.ledger.project_table import (
    PAIRS,
    PROJECTS,
    STEPS,
    Row,
    pair_row,
    project_row,
    step_row,
    whole_entry,
)
from zhaoshang_extract.ledger.reasons import told
from zhaoshang_extract.record.labels import label
from zhaoshang_extract.write.ledger_sheet import HEADINGS

_EXACT = ("id", "amount", "first", "last", "mentions", "project", "day", "mention", "one", "other", "points")
_LAST = ("mentions", "investors", "source", "mention", "points", "first")


def show_projects(entries: Sequence[Entry], form: str, language: str) -> None:
    """One row an entry; as JSON with its history."""
    if form == "json":
        show_json([whole_entry(entry) for entry in entries])
    else:
        _show(PROJECTS, [_project(entry, form, language) for entry in entries], form, language)


def show_histories(entries: Sequence[Entry], form: str, language: str) -> None:
    """One row a step of each entry."""
    if form == "json":
        show_json([whole_entry(entry) for entry in entries])
    else:
        rows = [_step(entry, step, form, language) for entry in entries for step in entry.history.steps]
        _show(STEPS, rows, form, language)


def show_pairs(pairs: Sequence[Pair], form: str, language: str) -> None:
    """One row a pair of entries that may be one."""
    rows = [pair_row(pair, language) for pair in pairs]
    if form == "json":
        show_json(rows)
        return
    if form == "table":
        for row, pair in zip(rows, pairs, strict=True):
            row["one_region"] = short_name(pair.one.region_name, pair.one.region)
            row["other_region"] = short_name(pair.other.region_name, pair.other.region)
    _show(PAIRS, rows, form, language)


def _show(names: Sequence[str], rows: Sequence[Row], form: str, language: str) -> None:
    if form == "csv":
        show_csv(names, rows)
        return
    headed = HEADINGS if language == "zh" else {}
    show_table(
        [headed.get(name, name) for name in names],
        [["" if row[name] is None else str(row[name]) for name in names] for row in rows],
        exact=[headed.get(name, name) for name in _EXACT if name in names],
        last=[headed.get(name, name) for name in _LAST if name in names],
    )


def _project(entry: Entry, form: str, language: str) -> Row:
    row = project_row(entry)
    if form == "csv":
        return row
    short = {"region": short_name(entry.region_name, entry.region)}
    return _worded(row, language) | short | {"notes": told(notes(entry.history), language)}


def _step(entry: Entry, step: Step, form: str, language: str) -> Row:
    row = step_row(entry, step)
    return row if form == "csv" else _worded(row, language)


def _worded(row: Row, language: str) -> Row:
    """The row with its step in words, and an amount with its currency in one cell."""
    amount, currency = row["amount"], row["currency"]
    if language == "en":
        return row | {
            "amount": None if amount is None else f"{amount} 1e8 {currency}",
            "currency": currency if amount is None else None,
        }
    return row | {
        "stage": label("stage", row["stage"]) if row["stage"] else None,
        "amount": None if amount is None else f"{amount}亿{label('currency', currency)}",
        "currency": currency if amount is None else None,
    }
