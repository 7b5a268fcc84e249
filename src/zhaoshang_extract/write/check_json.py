"""Checks as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence

from zhaoshang_extract.record.check_rows import HEADINGS, CheckedFile, error_rows, rows
from zhaoshang_extract.write.csv import harmless

_FIGURE = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def render(files: Sequence[CheckedFile]) -> str:
    """A list with one object a file: its name, its coverage, its checks in the contract's form, its errors.

    An error is a row of records that could not be read: its number from 1, its id, what is wrong.
    """
    told = [
        {
            "file": file.name,
            "coverage": file.coverage.model_dump(mode="json"),
            "checks": [
                {**check.model_dump(mode="json"), "quote": row["figure"], "start": row["start"]}
                for check, row in zip(file.checks, rows(file), strict=True)
            ],
            "errors": [error._asdict() for error in file.errors],
        }
        for file in files
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def render_csv(files: Sequence[CheckedFile]) -> str:
    """One row a check, then one a row that could not be read; a heading, lines ended by a line feed."""
    told = io.StringIO()
    writer = csv.DictWriter(told, HEADINGS, lineterminator="\n")
    writer.writeheader()
    for file in files:
        for row in (*rows(file), *error_rows(file)):
            writer.writerow({key: _safe(value) for key, value in row.items()})
    return told.getvalue()


def _safe(value: object) -> object:
    """The cell: a figure as it is, since a sign before it begins no formula, words made harmless."""
    if not isinstance(value, str) or _FIGURE.fullmatch(value):
        return value
    # Python quotes no carriage return where lines end with a line feed, and it would end one.
    return harmless(value).replace("\r", " ")
