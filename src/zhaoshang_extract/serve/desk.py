"""The desk: the documents that lie on it, and the corrections made there."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from os import SEEK_END
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.batch.article import article_of
from zhaoshang_extract.batch.many import check_context, outcomes
from zhaoshang_extract.batch.outcome import parse_result
from zhaoshang_extract.batch.settings import Settings
from zhaoshang_extract.read.tabular import Fields
from zhaoshang_extract.record.edits import Edit, apply_edits, corrected, read_edits
from zhaoshang_extract.write.file import whole_file

if TYPE_CHECKING:
    from zhaoshang_extract.read.source import Source
    from zhaoshang_extract.record.models import Report

MOST_DOCUMENTS = 100


@dataclass(slots=True)
class Paper:
    """A document on the desk: its report as read, and its article."""

    name: str
    source: str
    report: Report
    text: str | None


@dataclass(slots=True)
class Desk:
    """Documents in memory, the last `MOST_DOCUMENTS` of them, and edits in a file of JSONL."""

    edits_file: Path
    time_limit: float
    papers: OrderedDict[str, Paper] = field(default_factory=OrderedDict)
    edits: list[Edit] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    reading: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Take up the edits of earlier days. Raises ValueError for a file that holds something else."""
        if self.edits_file.exists():
            self.edits = read_edits(self.edits_file)

    def read(
        self, sources: Sequence[Source], published: str | None, region: str | None
    ) -> tuple[list[Paper], list[str]]:
        """Read documents in a process of their own, with bounds; the papers, and what went wrong.

        Raises ValueError for a day or a place that is none. One call reads at a time.
        """
        settings = Settings(published, region, Fields("text", None, None), self.time_limit)
        check_context(settings)
        papers, wrong = [], []
        with self.reading:
            lines = [outcome.line for outcome in outcomes(sources, settings, 1)]
        for source, line in zip(sources, lines, strict=True):
            result = parse_result(line)
            if result.report is None:
                wrong.append(result.error.message if result.error else result.source)
                continue
            papers.append(
                Paper(secrets.token_urlsafe(9), result.source, result.report, article_of(source, result))
            )
        with self.lock:
            for paper in papers:
                self.papers[paper.name] = paper
            while len(self.papers) > MOST_DOCUMENTS:
                self.papers.popitem(last=False)
        return papers, wrong

    def listed(self) -> list[Paper]:
        """The papers, the newest first."""
        with self.lock:
            return list(reversed(self.papers.values()))

    def edits_of(self, paper: Paper) -> list[Edit]:
        """The corrections of a document, in their order."""
        return [edit for edit in self.edits if edit.document == paper.report.document.sha256]

    def corrected(self, paper: Paper) -> Report:
        """The report of a document with its corrections."""
        return apply_edits(paper.report, self.edits_of(paper), paper.text)[0]

    def add(self, paper: Paper, told: Any) -> Edit:
        """Keep one correction. Raises ValueError for one that is none or fits nothing."""
        if not isinstance(told, dict):
            raise ValueError("an edit is a JSON object")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        edit = Edit.model_validate({**told, "document": paper.report.document.sha256, "when": now})
        with self.lock:
            report = self.corrected(paper)
            if edit.action == "set":
                edit = _with_values(edit, report)
            if edit in apply_edits(report, [edit], paper.text)[1]:
                raise ValueError("it is about no figure or check of this document; load the page again")
            self.edits_file.parent.mkdir(parents=True, exist_ok=True)
            line = edit.model_dump_json() + "\n"
            with self.edits_file.open("a+b") as file:
                # A last line that another program left open must not swallow this one.
                if file.tell() and file.seek(-1, SEEK_END) >= 0 and file.read(1) != b"\n":
                    line = "\n" + line
                file.write(line.encode())
            self.edits.append(edit)
        return edit

    def undo(self, paper: Paper) -> None:
        """Take back the last correction of a document, if it has one; what others wrote into the file stays.

        Raises ValueError where the file holds something else by now.
        """
        with self.lock:
            own = self.edits_of(paper)
            if not own:
                return
            kept = read_edits(self.edits_file) if self.edits_file.exists() else []
            last = max((number for number, edit in enumerate(kept) if edit == own[-1]), default=len(kept))
            left = kept[:last] + kept[last + 1 :]
            with whole_file(self.edits_file) as part:
                lines = (edit.model_dump_json() + "\n" for edit in left)
                part.write_text("".join(lines), encoding="utf-8", newline="\n")
            self.edits = left


def _with_values(edit: Edit, report: Report) -> Edit:
    """The edit with the value before, and its own as records write it: 浏阳市 becomes the place."""
    at = (edit.start, edit.end, edit.quote)
    for fact in report.observations:
        if (fact.span.start, fact.span.end, fact.quote) == at and edit.slot is not None:
            old = fact.model_dump(mode="json")[edit.slot]
            new = corrected(fact, edit.slot, edit.value).model_dump(mode="json")[edit.slot]
            return edit.model_copy(update={"was": old, "value": new})
    return edit
