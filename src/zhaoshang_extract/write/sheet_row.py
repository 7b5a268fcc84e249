"""Records as rows of the workbook's sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from zhaoshang_extract.read.source import INSIDE
from zhaoshang_extract.record.labels import label
from zhaoshang_extract.record.models import (
    Check,
    Observation,
    Project,
    RegionRecord,
    Report,
    SigningEvent,
    ThresholdRecord,
)
from zhaoshang_extract.record.tidy import decimal, unit_measure
from zhaoshang_extract.write.doubted import doubted_words
from zhaoshang_extract.write.sheet import Cell, Link

_UNITS = {"PT": "%", "PP": "百分点"}
_WEB = ("http://", "https://")
# What may not stand in the address of a link, however it is written.
_UNLINKED = re.compile("[\x00-\x1f\x7f\ufffe\uffff]")


def fact_row(
    report: Report, fact: Observation, source: str, verdict: str | None, doubted: Sequence[str]
) -> Sequence[Cell]:
    """An observation's cells, in the order of FACTS."""
    return (
        fact.id,
        source,
        report.document.title,
        report.document.published,
        fact.indicator,
        decimal(fact.value),
        decimal(fact.value_max),
        "" if fact.bound == "exact" else label("bound", fact.bound),
        _unit(fact),
        label("measure", fact.measure),
        label("rate_kind", fact.rate_kind),
        label("stage", fact.stage),
        _threshold(fact.threshold),
        fact.industry,
        _place(fact.region),
        fact.region.adcode if fact.region else None,
        fact.period,
        label("modality", fact.modality),
        label("transformation", fact.transformation),
        label("verdict", verdict),
        doubted_words(fact, doubted),
        Link(fact.quote, _address(source, fact.quote)),
        fact.span.start,
        fact.span.end,
    )


def event_row(report: Report, event: SigningEvent, source: str, place: str | None) -> Sequence[Cell]:
    """A signing event's cells, in the order of EVENTS; `place` is that of its first figure."""
    return (
        event.id,
        source,
        event.name,
        event.date,
        event.project_count,
        *_money(event),
        "、".join(event.industries),
        _place(event.region),
        event.venue,
        Link(event.quote, _address(source, event.quote)),
        Link(event.observation_ids[0], place) if place else None,
    )


def project_row(report: Report, project: Project, source: str) -> Sequence[Cell]:
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
        Link(project.quote, _address(source, project.quote)),
        project.span.start,
        project.span.end,
    )


def check_row(report: Report, check: Check, source: str, place: str | None, words: str) -> Sequence[Cell]:
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
        check.message,
        Link(words, place),
    )


def _money(record: SigningEvent | Project) -> tuple[Cell, Cell, Cell]:
    return decimal(record.amount), record.currency, label("measure", record.amount_measure)


def _place(region: RegionRecord | None) -> str | None:
    return region.name if region else None


def _unit(fact: Observation) -> str:
    unit = unit_measure(fact) or ""
    return "亿" + label("currency", unit) if fact.kind == "amount" else _UNITS.get(unit, unit)


def _threshold(size: ThresholdRecord | None) -> str:
    if size is None:
        return ""
    if size.min is not None and size.max is not None:
        return f"{size.min}–{size.max}"
    return f"≥{size.min}" if size.min is not None else f"≤{size.max}" if size.max is not None else ""


def _address(source: str, words: str) -> str | None:
    """Where the quote can be seen: on its page of the web, or in its file; None within an archive."""
    if source.startswith(_WEB):
        return f"{source.partition('#')[0]}#:~:text={quote(words[:80], safe='')}"
    if not source or INSIDE in source or source.startswith("<") or _UNLINKED.search(source):
        return None
    # A letter alone is a drive to Excel.
    return f"external:{source}" if len(source) > 1 else f"external:./{source}"
