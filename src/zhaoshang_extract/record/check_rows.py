"""Checks beside the figures they are about, and rows that could not be read, one row each, for files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.record.checks import count_checks, find_checks
from zhaoshang_extract.record.models import Check, Coverage
from zhaoshang_extract.record.rows import KINDS, RowError, read_rows

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
    "row",
    "id",
)
# The verdict of a row that could not be read: no check has it.
UNREAD = "error"


@dataclass(slots=True, frozen=True)
class CheckedFile:
    """The checks of one document, its figures by their ids, and how much of it could be checked.

    `errors` are the rows of records that could not be read.
    """

    name: str
    figures: Mapping[str, Any]
    checks: Sequence[Check]
    coverage: Coverage
    errors: Sequence[RowError] = ()

    def only(self, keep: Callable[[Check], bool]) -> CheckedFile:
        """The same with some of the checks."""
        return replace(self, checks=[check for check in self.checks if keep(check)])


@own_decimals()
def from_records(name: str, records: Any) -> CheckedFile:
    """The checks of a report or of observations as plain JSON. Raises TypeError for anything else."""
    given = records.get("observations") if isinstance(records, Mapping) else records
    if not isinstance(given, list):
        raise TypeError("write a list of objects, or an object with observations")
    read, errors = read_rows(given)
    made = find_checks(read, None)
    known = [row for row in read if row.get("kind") is not None]
    seen = {kind: {"seen": sum(row["kind"] == kind for row in known)} for kind in KINDS}
    counted = count_checks({"seen": len(known), "by_kind": seen}, known, made)
    return CheckedFile(
        name,
        {row["id"]: row for row in read},
        [Check.model_validate(found) for found in made],
        Coverage.model_validate(counted),
        errors,
    )


def is_worth_telling(check: Check) -> bool:
    """True for what a reader must see: figures that do not follow."""
    return check.verdict == "inconsistent"


def worst(files: Iterable[CheckedFile]) -> frozenset[str]:
    """The grades of --fail-on that the files reach: {} | {minor} | {minor, major}."""
    found = {check.severity for file in files for check in file.checks if check.verdict == "inconsistent"}
    if "major" in found:
        return frozenset({"minor", "major"})
    return frozenset({"minor"}) if "minor" in found else frozenset()


def rows(file: CheckedFile) -> Iterator[dict[str, Any]]:
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
            "message": found.message,
            "message_zh": found.message_zh,
            "id": found.reported_id,
        }


def error_rows(file: CheckedFile) -> Iterator[dict[str, Any]]:
    """One dictionary a row that could not be read, its keys some of the HEADINGS; `row` counts from 1."""
    for row, name, message in file.errors:
        yield {"file": file.name, "verdict": UNREAD, "message": message, "row": row, "id": name}


def quote(figure: Any, found: Check) -> str:
    """The checked figure as printed, on one line."""
    return "".join(str(_slot(figure, "quote") or found.reported).split())


def suggestions(found: Check) -> str:
    """The least edits: 19.7% → 17.7%."""
    return "; ".join(f"{one.printed} → {one.instead}" for one in found.suggestion)


def _slot(record: Any, name: str) -> Any:
    return record.get(name) if isinstance(record, Mapping) else getattr(record, name, None)
