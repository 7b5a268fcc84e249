"""Checks in the form of SARIF 2.1.0, which code reviewers and continuous integration show beside a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from zhaoshang_extract.read.source import INSIDE
from zhaoshang_extract.record.check_rows import CheckedFile, rows, suggestions, told_in
from zhaoshang_extract.record.labels import labels
from zhaoshang_extract.record.models import Observation

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROW = "row"
_LEVELS = {"major": "error", "minor": "warning"}


def render(files: Sequence[CheckedFile], language: str = "zh") -> str:
    """One result a check and one a row that could not be read; places count code points."""
    rules = [
        {"id": code, "name": word} for (listed, code), word in labels().items() if listed == "check_kind"
    ]
    run = {
        "tool": {"driver": {"name": "zhaoshang-extract", "rules": [*rules, {"id": _ROW}]}},
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN" if language == "zh" else "en-US",
        "results": [told for file in files for told in _results(file, language)],
    }
    told = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _results(file: CheckedFile, language: str) -> Iterator[dict[str, Any]]:
    for check, row in zip(file.checks, rows(file, language), strict=True):
        kind = {"consistent": "pass", "unverifiable": "open"}.get(check.verdict, "fail")
        level = _LEVELS.get(check.severity or "", "warning") if kind == "fail" else "none"
        # Of records the place is one of their article, not of the file that was checked.
        figure = file.figures.get(check.reported_id)
        region = None
        if isinstance(figure, Observation):
            region = {"charOffset": figure.span.start, "charLength": figure.span.end - figure.span.start}
        edits = suggestions(check)
        yield {
            "ruleId": check.kind,
            "kind": kind,
            "level": level,
            "message": {"text": told_in(check, language)},
            "locations": [_location(file.name, region)],
            "properties": {
                "id": check.reported_id,
                "figure": row["figure"],
                "computed": check.computed,
                **({"suggestion": edits} if edits else {}),
            },
        }
    for error in file.errors:
        yield {
            "ruleId": _ROW,
            "kind": "fail",
            "level": "error",
            "message": {"text": told_in(error, language)},
            "locations": [_location(file.name, None)],
            "properties": {"id": error.id, "row": error.row},
        }


def _location(name: str, region: dict[str, Any] | None) -> dict[str, Any]:
    path, _, document = name.partition(INSIDE)
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(path.replace("\\", "/"))}}
    if region is not None:
        place["region"] = region
    inside = {"logicalLocations": [{"name": document}]} if document else {}
    return {"physicalLocation": place, **inside}
