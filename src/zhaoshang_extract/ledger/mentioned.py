"""Mentioned: one project in one document, as the ledger keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from zhaoshang_extract.edtf import days_of
from zhaoshang_extract.ledger.printed import document_key

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Project, Report

# A time of so many days or fewer dates a step: a day or a month, no half-year.
_MOST_DAYS = 31


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One mention of a project, flat, with the document that prints it.

    `document` is the key of the document (see `Printed`), `start` and `end` are code points of its text, half
    open. `amount` counts in 亿 (1e8) of `currency`. `region_name` is the full path of the project's place,
    `region` its GB/T 2260 code; `home` and `home_name` are the place whose document it is. `period` (EDTF) is
    when the document says that the step was, where it says so to the day or the month; else None.
    """

    document: str
    source: str | None
    title: str | None
    publisher: str | None
    home: str | None
    home_name: str | None
    published: str | None
    id: str
    start: int
    end: int
    quote: str
    name: str | None
    investors: tuple[str, ...]
    amount: Decimal | None
    currency: str | None
    amount_measure: str | None
    stage: str | None
    industry: str | None
    region: str | None
    region_name: str | None
    region_level: str | None
    period: str | None

    @staticmethod
    def of(report: Report) -> Iterator[Mentioned]:
        """The projects of a report, in its order."""
        return (_mentioned(report, project) for project in report.projects)

    @property
    def day(self) -> str | None:
        """When the step was, as an ISO day: the last day of `period`, but none behind the publication."""
        told = days_of(self.period)
        if told is None:
            return self.published
        return min(told[1], self.published) if self.published else told[1]


def _mentioned(report: Report, project: Project) -> Mentioned:
    about, home, place = report.document, report.document.region, project.region
    return Mentioned(
        document=document_key(report),
        source=about.source,
        title=about.title,
        publisher=about.publisher,
        home=home.adcode if home else None,
        home_name=home.name if home else None,
        published=about.published,
        id=project.id,
        start=project.span.start,
        end=project.span.end,
        quote=project.quote,
        name=project.name,
        investors=tuple(project.investors),
        amount=None if project.amount is None else Decimal(project.amount),
        currency=project.currency,
        amount_measure=project.amount_measure,
        stage=project.stage,
        industry=project.industry,
        region=place.adcode if place else None,
        region_name=place.name if place else None,
        region_level=place.level if place else None,
        period=_period(report, project),
    )


def _period(report: Report, project: Project) -> str | None:
    """When the step was: the day of the event that the project was signed at, or that of its own amount."""
    if project.stage == "signed":
        for event in report.signing_events:
            if _meet(event.span, project.span) and _is_short(event.date):
                return event.date
    for fact in report.observations:
        same = fact.value == project.amount and fact.stage == project.stage
        if same and _meet(fact.span, project.span) and _is_short(fact.period):
            return fact.period
    return None


def _meet(one: object, other: object) -> bool:
    from zhaoshang_extract.record.models import SpanRecord

    assert isinstance(one, SpanRecord)
    assert isinstance(other, SpanRecord)
    return one.start < other.end and other.start < one.end


def _is_short(period: str | None) -> bool:
    """True for a day or a month of the calendar."""
    from datetime import date

    told = days_of(period)
    if told is None:
        return False
    first, last = map(date.fromisoformat, told)
    return (last - first).days < _MOST_DAYS
