"""Checks as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from zhaoshang_extract.record.check_rows import HEADINGS, CheckedFile, rows


def render(files: Sequence[CheckedFile]) -> str:
    """A list with one object a file: its name, its coverage, its checks in the contract's form."""
    told = [
        {
            "file": file.name,
            "coverage": file.coverage.model_dump(mode="json"),
            "checks": [
                {**check.model_dump(mode="json"), "quote": row["figure"], "start": row["start"]}
                for check, row in zip(file.checks, rows(file), strict=True)
            ],
        }
        for file in files
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def render_csv(files: Sequence[CheckedFile]) -> str:
    """One row a check, with a heading, lines ended by a line feed."""
    told = io.StringIO()
    writer = csv.DictWriter(told, HEADINGS, lineterminator="\n")
    writer.writeheader()
    for file in files:
        writer.writerows({key: _safe(value) for key, value in row.items()} for row in rows(file))
    return told.getvalue()


def _safe(value: object) -> object:
    """A text that a spreadsheet would run as a formula begins with an apostrophe."""
    plain = isinstance(value, str) and not value.lstrip("+-").replace(".", "", 1).isdigit()
    return f"'{value}" if plain and str(value).startswith(("=", "+", "-", "@", "\t")) else value
