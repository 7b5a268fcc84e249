"""Observations as CSV: tidy rows, UTF-8 with a mark so that Excel reads the Chinese."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from zhaoshang_extract.batch.outcome import Result
from zhaoshang_extract.record.models import Report
from zhaoshang_extract.record.tidy import COLUMNS, NAMES, Value, tidy_rows
from zhaoshang_extract.write.file import whole_file

# What a spreadsheet takes for the beginning of a formula, the full-width signs among it.
_FORMULA = re.compile(r"[\s\x00-\x1f\ufeff\u200b-\u200f]*[=+\-@＝＋－＠﹣﹢﹦﹫]|[\s\x00-\x1f]*[\t\r\n]")


def write(results: Iterable[Result], path: Path) -> None:
    """Write the observations of all reports."""
    with whole_file(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(NAMES)
        for result in results:
            if result.report is not None:
                writer.writerows(map(_cells, tidy_rows(result.report, result.source)))


def render(report: Report, *, compact: bool = False) -> str:
    """The Report's observations as CSV with a header; `compact` leaves the header and the mark out."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    if not compact:
        stream.write("\ufeff")
        writer.writerow(NAMES)
    writer.writerows(map(_cells, tidy_rows(report)))
    return stream.getvalue()


def _cells(row: tuple[Value, ...]) -> list[str]:
    return [_cell(value, kind) for value, (_, kind) in zip(row, COLUMNS, strict=True)]


def _cell(value: Value, kind: str) -> str:
    if value is None:
        return ""
    if kind != "text":
        return f"{value:f}" if kind == "decimal" else str(value)
    return harmless(str(value))


def harmless(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula.

    >>> harmless("=1+1"), harmless("签约项目")
    ("'=1+1", '签约项目')
    """
    return "'" + text if _FORMULA.match(text) else text
