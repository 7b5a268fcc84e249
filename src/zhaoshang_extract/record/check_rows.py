"""Checks beside the figures they are about, and rows that could not be read, one row each, for files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from zhaoshang_extract.record.models import Check, Coverage
from zhaoshang_extract.record.rows import RowError
from zhaoshang_extract.record.usage import Usage

HEADINGS = (
    "file",
    "start",
    "figure",
    "indicator",
    "kind",
    "verdict",
    "severity",
    "computed",
    "low",
    "high",
    "strength",
    "suggestion",
    "message",
    "message_zh",
    "message_en",
    "row",
    "id",
)
# The verdict of a row that could not be read: no check has it.
UNREAD = "error"


@dataclass(slots=True, frozen=True)
class CheckedFile:
    """The checks of one document, its figures by their ids, and how much of it could be checked.

    `errors` are the rows of records that could not be read, `usage` how many could be used.
    """

    name: str
    figures: Mapping[str, Any]
    checks: Sequence[Check]
    coverage: Coverage
    errors: Sequence[RowError] = ()
    usage: Usage | None = None

    def only(self, keep: Callable[[Check], bool]) -> CheckedFile:
        """The same with some of the checks, and with the figures that they are about."""
        checks = [check for check in self.checks if keep(check)]
        named = {check.reported_id for check in checks}
        figures = {name: figure for name, figure in self.figures.items() if name in named}
        return replace(self, checks=checks, figures=figures)


def is_worth_telling(check: Check) -> bool:
    """True for what a reader must see: figures that do not follow."""
    return check.verdict == "inconsistent"


def worst(files: Iterable[CheckedFile]) -> frozenset[str]:
    """The grades of --fail-on that the files reach: {} | {minor} | {minor, major}."""
    found = {check.severity for file in files for check in file.checks if check.verdict == "inconsistent"}
    if "major" in found:
        return frozenset({"minor", "major"})
    return frozenset({"minor"}) if "minor" in found else frozenset()


def told_in(told: Check | RowError, language: str) -> str:
    """The message of a check or an error in a language, zh or en."""
    return (told.message_zh if language == "zh" else None) or told.message


def rows(file: CheckedFile, language: str = "en") -> Iterator[dict[str, Any]]:
    """One dictionary a check, its keys all HEADINGS but `row`."""
    for found in file.checks:
        figure = file.figures.get(found.reported_id)
        low, high = found.interval or (None, None)
        span = _slot(figure, "span")
        yield {
            "file": file.name,
            "start": _slot(span, "start"),
            "figure": quote(figure, found),
            "indicator": _slot(figure, "indicator"),
            "kind": found.kind,
            "verdict": found.verdict,
            "severity": found.severity,
            "computed": found.computed,
            "low": low,
            "high": high,
            "strength": found.strength,
            "suggestion": suggestions(found),
            "message": told_in(found, language),
            "message_zh": found.message_zh,
            "message_en": found.message,
            "id": found.reported_id,
        }


def error_rows(file: CheckedFile, language: str = "en") -> Iterator[dict[str, Any]]:
    """One dictionary a row that could not be read, its keys some of the HEADINGS; `row` counts from 1."""
    for error in file.errors:
        told = {"message_zh": error.message_zh, "message_en": error.message}
        place = {"row": error.row, "id": error.id}
        yield {"file": file.name, "verdict": UNREAD, "message": told_in(error, language), **told, **place}


def quote(figure: Any, found: Check) -> str:
    """The checked figure as printed, on one line."""
    return "".join(str(_slot(figure, "quote") or found.reported).split())


def suggestions(found: Check) -> str:
    """The least edits: 19.7% → 17.7%."""
    return "; ".join(f"{one.printed} → {one.instead}" for one in found.suggestion)


def _slot(record: Any, name: str) -> Any:
    return record.get(name) if isinstance(record, Mapping) else getattr(record, name, None)
