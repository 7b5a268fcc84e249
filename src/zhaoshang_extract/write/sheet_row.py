"""Records as rows of the workbook's sheets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zhaoshang_extract.edtf import days_of
from zhaoshang_extract.record.labels import label
from zhaoshang_extract.record.models import (
    Check,
    Issue,
    Observation,
    Project,
    RegionRecord,
    Report,
    SigningEvent,
)
from zhaoshang_extract.record.shown import unit_shown
from zhaoshang_extract.record.tidy import decimal, threshold
from zhaoshang_extract.write.doubted import doubted_words
from zhaoshang_extract.write.sheet import Cell, Link


def fact_row(
    report: Report,
    fact: Observation,
    source: str,
    verdict: str | None,
    doubted: Sequence[str],
    headline: bool,
    address: str | None,
) -> Sequence[Cell]:
    """An observation's cells, in the order of FACTS."""
    region, days = fact.region, days_of(fact.period) or (None, None)
    return (
        *(fact.indicator, decimal(fact.value), unit_shown(fact), _place(region), fact.period),
        *(_day(days[0]), _day(days[1]), int(headline)),
        decimal(fact.value_max),
        "" if fact.bound == "exact" else label("bound", fact.bound),
        label("kind", fact.kind),
        label("measure", fact.measure),
        label("rate_kind", fact.rate_kind),
        label("stage", fact.stage),
        *threshold(fact.threshold),
        fact.industry,
        label("modality", fact.modality),
        label("transformation", fact.transformation),
        label("verdict", verdict),
        doubted_words(fact, doubted),
        Link(fact.quote, address),
        *(source, report.document.title, _day(report.document.published), fact.id),
        *(fact.role, fact.of_id, fact.part_of_id),
        *((region.adcode, region.level) if region else (None, None)),
        *(fact.number, fact.unit, fact.span.start, fact.span.end),
        "、".join(label("slot", slot) for slot in fact.doubtful),
        *(fact.sentence, fact.words_before, fact.words_after),
    )


def event_row(event: SigningEvent, source: str, place: str | None, address: str | None) -> Sequence[Cell]:
    """A signing event's cells, in the order of EVENTS; `place` is that of its first figure."""
    return (
        event.id,
        source,
        event.name,
        _day(event.date),
        event.project_count,
        *_money(event),
        "、".join(event.industries),
        _place(event.region),
        event.venue,
        Link(event.quote, address),
        Link(event.observation_ids[0], place) if place else None,
    )


def project_row(project: Project, source: str, address: str | None) -> Sequence[Cell]:
    """A project's cells, in the order of PROJECTS."""
    return (
        project.id,
        source,
        project.name,
        "、".join(project.investors),
        *_money(project),
        label("stage", project.stage),
        project.industry,
        _place(project.region),
        Link(project.quote, address),
        project.span.start,
        project.span.end,
    )


def check_row(check: Check, source: str, place: str | None, words: str) -> Sequence[Cell]:
    """A check's cells, in the order of CHECKS; `place` and `words` are those of the reported figure."""
    low, high = check.interval or (None, None)
    return (
        check.id,
        source,
        label("verdict", check.verdict),
        label("severity", check.severity),
        label("check_kind", check.kind),
        decimal(check.reported),
        decimal(check.computed),
        decimal(low),
        decimal(high),
        check.message_zh or check.message,
        Link(words, place),
    )


def differing_row(report: Report, check: Check, source: str, place: str | None, words: str) -> Sequence[Cell]:
    """The cells of a check that does not agree, in the order of DIFFERING."""
    named = (fact.indicator for fact in report.observations if fact.id == check.reported_id)
    return (
        label("severity", check.severity),
        Link(words or check.reported, place),
        next(named, None),
        label("check_kind", check.kind),
        decimal(check.reported),
        decimal(check.computed),
        check.message_zh or check.message,
        "；".join(f"{one.printed} → {one.instead}" for one in check.suggestion),
        label("strength", check.strength),
        *(source, report.document.title, check.reported_id),
    )


def issue_row(issue: Issue, source: str, place: str | None) -> Sequence[Cell]:
    """An issue's cells, in the order of ISSUES; `place` is that of its figure."""
    return (
        Link(issue.quote, place),
        label("issue", issue.code),
        issue.message_zh or issue.message,
        label("slot", issue.slot),
        issue.mend,
        *(source, issue.observation_id, issue.span.start, issue.span.end),
    )


def _day(told: str | None) -> Cell:
    """A whole day as a date, anything else as it is written."""
    try:
        return date.fromisoformat(told) if told is not None and len(told) == 10 else told
    except ValueError:
        return told


def _money(record: SigningEvent | Project) -> tuple[Cell, Cell, Cell]:
    return decimal(record.amount), record.currency, label("measure", record.amount_measure)


def _place(region: RegionRecord | None) -> str | None:
    return region.name if region else None
