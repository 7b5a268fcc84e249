"""Many documents on one page: a row of each, all that does not add up, and totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from zhaoshang_extract.page.checks import Card, cards_of
from zhaoshang_extract.page.html import as_json, render_page
from zhaoshang_extract.record.fields import plain_decimal
from zhaoshang_extract.record.shown import unit_of_total
from zhaoshang_extract.record.totals import add_up

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Report


@dataclass(slots=True)
class Entry:
    """A document of the index: its report and the address of its page, or why there is none."""

    source: str
    page: str | None
    report: Report | None
    error: str | None

    @property
    def address(self) -> str:
        """The page's address, relative to the index."""
        return quote(self.page or "")


def render_index(entries: Sequence[Entry]) -> str:
    """The index page of documents whose pages are written already."""
    read = [(entry, entry.report) for entry in entries if entry.report is not None]
    return render_page(
        "index.html.j2",
        ("page.js",),
        entries=[(entry, report, len(_wrong(report))) for entry, report in read],
        wrong=[(entry, card) for entry, report in read for card in _wrong(report)],
        totals=_totals(read),
        errors=[entry for entry in entries if entry.error],
        data=as_json({"facts": []}),
    )


def _wrong(report: Report) -> list[Card]:
    return [card for card in cards_of(report) if card.check.verdict == "inconsistent"]


def _totals(read: Sequence[tuple[Entry, Report]]) -> list[tuple[object, ...]]:
    """Headline figures as `zhaoshang totals` adds them: place, time, measure, step, sum, unit, documents."""
    rows = ((entry.source, [fact.model_dump() for fact in report.observations]) for entry, report in read)
    return [
        (
            *total.by,
            total.measure,
            total.stage,
            plain_decimal(total.sum),
            unit_of_total(total),
            total.documents,
        )
        for total in add_up(rows, ("region", "period"))
    ]
