"""Checks as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence

from zhaoshang_extract.record.check_rows import HEADINGS, CheckedFile, error_rows, rows, told_in
from zhaoshang_extract.write.csv import harmless

_FIGURE = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def render(files: Sequence[CheckedFile], language: str = "zh") -> str:
    """A list with one object a document: its name, its coverage and usage, its checks, its errors.

    An error is a row of records that could not be read: its number from 1, its id, what is wrong. `told` is
    the message in the language that was asked for.
    """
    told = [
        {
            "file": file.name,
            "coverage": file.coverage.model_dump(mode="json"),
            "usage": None
            if file.usage is None
            else {**file.usage._asdict(), "told": file.usage.tell(language)},
            "checks": [
                {
                    **check.model_dump(mode="json"),
                    "quote": row["figure"],
                    "start": row["start"],
                    "told": told_in(check, language),
                }
                for check, row in zip(file.checks, rows(file), strict=True)
            ],
            "errors": [{**error._asdict(), "told": told_in(error, language)} for error in file.errors],
        }
        for file in files
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def render_csv(files: Sequence[CheckedFile], language: str = "zh") -> str:
    """One row a check, then one a row that could not be read, with a mark so that Excel reads the Chinese.

    `message` is in the language that was asked for, `message_zh` and `message_en` are in their own.
    """
    told = io.StringIO()
    told.write("\ufeff")
    writer = csv.DictWriter(told, HEADINGS, lineterminator="\n")
    writer.writeheader()
    for file in files:
        for row in (*rows(file, language), *error_rows(file, language)):
            writer.writerow({key: _safe(value) for key, value in row.items()})
    return told.getvalue()


def _safe(value: object) -> object:
    """The cell: a figure as it is, since a sign before it begins no formula, words made harmless."""
    if not isinstance(value, str) or _FIGURE.fullmatch(value):
        return value
    # Python quotes no carriage return where lines end with a line feed, and it would end one.
    return harmless(value).replace("\r", " ")
