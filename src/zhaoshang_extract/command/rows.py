"""Rows on stdout, for every command that lists: a table as wide as the terminal, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from zhaoshang_extract.terminal import show

FORMATS = ("table", "csv", "json")
_WIDTH, _LEAST = 80, 40


def show_csv(names: Sequence[str], rows: Sequence[Mapping[str, Any]], numbers: Sequence[str] = ()) -> None:
    """CSV with a mark, so that Excel reads it; no text but in the columns of `numbers` is a formula there."""
    from zhaoshang_extract.write.csv import harmless

    told = io.StringIO()
    told.write("\ufeff")
    writer = csv.DictWriter(told, names, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        cells = {
            key: harmless(cell) if isinstance(cell, str) and key not in numbers else cell
            for key, cell in row.items()
        }
        writer.writerow(cells)
    show(told.getvalue())


def show_json(told: Any) -> None:
    """JSON with indents, Chinese readable."""
    show(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def show_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    exact: Sequence[str] = (),
    last: Sequence[str] = (),
) -> None:
    """A table; nothing where there are no rows. See `write.fit.fit` for `exact` and `last`."""
    from rich.console import Console

    from zhaoshang_extract.write.fit import fit

    if rows:
        wide = sys.stdout.isatty()
        width = max(_LEAST, shutil.get_terminal_size((_WIDTH, 24)).columns) if wide else _WIDTH
        console = Console(file=sys.stdout, width=width, legacy_windows=False, highlight=False)
        console.print(fit(headings, rows, width, exact=exact, last=last).table)
