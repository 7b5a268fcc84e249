"""Reports as JSON, one a line or in one list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from zhaoshang_extract.batch.outcome import Result
from zhaoshang_extract.record.models import Report
from zhaoshang_extract.write.file import whole_file


def render(report: Report, *, compact: bool = False) -> str:
    """The Report on one line; `compact` changes nothing."""
    return report.to_json(indent=None)


def write(results: Iterable[Result], path: Path) -> None:
    """Write the reports, one a line."""
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for result in results:
            if result.report is not None:
                file.write(render(result.report))


def write_list(results: Iterable[Result], path: Path) -> None:
    """Write the reports as one JSON list."""
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        before = "[\n"
        for result in results:
            if result.report is not None:
                file.write(before + render(result.report).rstrip("\n"))
                before = ",\n"
        file.write("\n]\n" if before == ",\n" else "[]\n")
