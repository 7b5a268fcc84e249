"""Rows on stdout, for every command that lists: a table as wide as the terminal, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import indent
from typing import Any

from zhaoshang_extract.terminal import show

FORMATS = ("table", "csv", "json")
_WIDTH, _LEAST = 80, 40
_BUFFER = 1 << 16


class Counted:
    """Rows that are shown as they come, and counted."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._rows = rows
        self._count = 0

    def __iter__(self) -> Iterator[Any]:
        for row in self._rows:
            self._count += 1
            yield row

    def __len__(self) -> int:
        return self._count


def show_csv(names: Sequence[str], rows: Iterable[Mapping[str, Any]], numbers: Sequence[str] = ()) -> None:
    """CSV with a mark, so that Excel reads it; no text but in the columns of `numbers` is a formula there.

    Each row is shown as it comes; of its cells those that `names` names.
    """
    from zhaoshang_extract.write.csv import harmless

    told = io.StringIO()
    told.write("\ufeff")
    writer = csv.DictWriter(told, names, lineterminator="\n")
    writer.writeheader()
    texts = [key for key in names if key not in numbers]
    for row in rows:
        cells = {key: row[key] for key in names}
        cells |= {key: harmless(cell) for key in texts if isinstance(cell := cells[key], str)}
        writer.writerow(cells)
        if told.tell() > _BUFFER:
            show(told.getvalue())
            told.seek(0)
            told.truncate()
    show(told.getvalue())


def show_json(told: Any) -> None:
    """JSON with indents, Chinese readable."""
    show(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def show_json_rows(rows: Iterable[object]) -> None:
    """A list as `show_json` has it, each item shown as it comes."""
    before = "["
    for row in rows:
        show(before + "\n" + indent(json.dumps(row, ensure_ascii=False, indent=2), "  "))
        before = ","
    show("[]\n" if before == "[" else "\n]\n")


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
