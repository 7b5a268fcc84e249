"""Reports as an Excel workbook for people: what does not agree first, then the figures, in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from zhaoshang_extract.batch.outcome import Result
from zhaoshang_extract.page.address import address_from
from zhaoshang_extract.record.headline import headlines
from zhaoshang_extract.record.models import Check, Report
from zhaoshang_extract.record.tidy import doubted_slots, verdicts_of
from zhaoshang_extract.write.book import Book, Sheet, new_book
from zhaoshang_extract.write.file import whole_file
from zhaoshang_extract.write.sheet import CHECKS, DIFFERING, EVENTS, FACTS, ISSUES, NOTES, PROJECTS, Cell
from zhaoshang_extract.write.sheet_row import (
    check_row,
    differing_row,
    event_row,
    fact_row,
    issue_row,
    project_row,
)

_FILES, _ABOUT = "文件", "说明"
_GRAVEST = ("major", "minor", None)


def write(results: Iterable[Result], path: Path) -> None:
    """Write the workbook. Raises ImportError where xlsxwriter is not installed."""
    with whole_file(path) as part, new_book(part) as book:
        _Workbook(book, path).fill(results)


class _Workbook:
    """The sheets of the workbook, and what does not agree, which is sorted when all is read."""

    def __init__(self, book: Book, path: Path) -> None:
        self._book = book
        self._address = address_from(path)
        shapes = (DIFFERING, FACTS, EVENTS, PROJECTS, CHECKS, ISSUES)
        self._sheets = {name: Sheet(book, name, columns) for name, columns in shapes}
        self._differing: list[tuple[int, int, Sequence[Cell]]] = []

    def fill(self, results: Iterable[Result]) -> None:
        """Write all reports, then what does not agree, the gravest first, then the notes."""
        files = 0
        for result in results:
            if result.report is not None:
                files += 1
                self._add(result.report, result.source)
        for _, _, row in sorted(self._differing, key=lambda told: told[:2]):
            self._sheets[DIFFERING[0]].add(row)
        counts = {name: sheet.total for name, sheet in self._sheets.items()} | {_FILES: files}
        for sheet in self._sheets.values():
            sheet.finish()
        if not self._differing:
            self._sheets[FACTS[0]].show_first()
        _add_notes(self._book, counts)

    def _add(self, report: Report, source: str) -> None:
        """Write a report's rows; what hangs on a figure links to the row of the figure."""
        verdicts, doubted, main = verdicts_of(report), doubted_slots(report), headlines(report)
        places = {}
        for fact in report.observations:
            told = (verdicts.get(fact.id), doubted.get(fact.id, ()), fact.id in main)
            row = fact_row(report, fact, source, *told, self._address(source, fact.quote))
            places[fact.id] = self._sheets[FACTS[0]].add(row)
        for event in report.signing_events:
            first = next((places[name] for name in event.observation_ids if name in places), None)
            row = event_row(event, source, first, self._address(source, event.quote))
            self._sheets[EVENTS[0]].add(row)
        for project in report.projects:
            row = project_row(project, source, self._address(source, project.quote))
            self._sheets[PROJECTS[0]].add(row)
        quotes = {fact.id: fact.quote for fact in report.observations}
        for check in report.checks:
            place, quote = places.get(check.reported_id), quotes.get(check.reported_id, "")
            self._sheets[CHECKS[0]].add(check_row(check, source, place, quote))
            self._keep_differing(report, check, source, place, quote)
        for issue in report.issues:
            self._sheets[ISSUES[0]].add(issue_row(issue, source, places.get(issue.observation_id or "")))

    def _keep_differing(
        self, report: Report, check: Check, source: str, place: str | None, quote: str
    ) -> None:
        if check.verdict == "inconsistent":
            row = differing_row(report, check, source, place, quote)
            self._differing.append((_GRAVEST.index(check.severity), len(self._differing), row))


def _add_notes(book: Book, counts: dict[str, int]) -> None:
    sheet = book.book.add_worksheet(_ABOUT)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 90)
    told = (*((f"{name}数", str(count)) for name, count in counts.items()), *NOTES)
    for row, (name, text) in enumerate(told):
        sheet.write_string(row, 0, name, book.bold)
        sheet.write_string(row, 1, text, book.wrap)
