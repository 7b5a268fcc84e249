"""Reports as tables with keys: what a database of them looks like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhaoshang_extract.edtf import days_of
from zhaoshang_extract.record.headline import headlines
from zhaoshang_extract.record.tidy import decimal, place, threshold, unit_measure, verdicts_of

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Observation, Report

Row = tuple[str | int | float | None, ...]


@dataclass(slots=True, frozen=True)
class TableShape:
    """A table: its columns as (name, SQL type), its key, and what its keys point to."""

    name: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    foreign: tuple[tuple[tuple[str, ...], str], ...] = ()


_TEXT, _INT, _NUM = "VARCHAR", "BIGINT", "DOUBLE"
_SPAN = (("quote", _TEXT), ("span_start", _INT), ("span_end", _INT))
_PLACE = (("adcode", _TEXT), ("region", _TEXT), ("region_level", _TEXT))
_OF_DOCUMENT = ((("document",), "documents"),)
_MONEY = (("amount", _TEXT), ("amount_number", _NUM), ("currency", _TEXT), ("amount_measure", _TEXT))

# A figure stands twice: exact as text, and as a number to reckon with.
TABLES = (
    TableShape(
        "documents",
        (
            *(("document", _INT), ("source", _TEXT), ("id", _TEXT), ("sha256", _TEXT), ("length", _INT)),
            *(("title", _TEXT), ("publisher", _TEXT), ("published", _TEXT)),
            *_PLACE,
        ),
        ("document",),
    ),
    TableShape(
        "observations",
        (
            *(("document", _INT), ("id", _TEXT), ("kind", _TEXT), ("measure", _TEXT), ("indicator", _TEXT)),
            *(("value", _TEXT), ("value_number", _NUM), ("value_max", _TEXT), ("bound", _TEXT)),
            *(("unit_measure", _TEXT), ("currency", _TEXT), ("number", _TEXT), ("unit", _TEXT)),
            *(("stage", _TEXT), ("threshold_min", _NUM), ("threshold_max", _NUM), ("industry", _TEXT)),
            *_PLACE,
            *(("period", _TEXT), ("period_start", _TEXT), ("period_end", _TEXT)),
            *(("modality", _TEXT), ("transformation", _TEXT), ("rate_kind", _TEXT)),
            *(("role", _TEXT), ("of_id", _TEXT), ("part_of_id", _TEXT), ("verdict", _TEXT)),
            ("confidence", _TEXT),
            *_SPAN,
            *(("doubtful", _TEXT), ("sentence", _INT), ("words_before", _TEXT), ("words_after", _TEXT)),
            ("headline", _INT),
        ),
        ("document", "id"),
        _OF_DOCUMENT,
    ),
    TableShape(
        "signing_events",
        (
            *(("document", _INT), ("id", _TEXT), ("name", _TEXT), ("date", _TEXT), ("venue", _TEXT)),
            *(("project_count", _INT), *_MONEY, ("industries", _TEXT)),
            *_PLACE,
            *_SPAN,
        ),
        ("document", "id"),
        _OF_DOCUMENT,
    ),
    TableShape(
        "projects",
        (
            *(("document", _INT), ("id", _TEXT), ("name", _TEXT), ("investors", _TEXT), *_MONEY),
            *(("stage", _TEXT), ("industry", _TEXT)),
            *_PLACE,
            *_SPAN,
        ),
        ("document", "id"),
        _OF_DOCUMENT,
    ),
    TableShape(
        "checks",
        (
            *(("document", _INT), ("id", _TEXT), ("kind", _TEXT), ("reported_id", _TEXT)),
            *(("reported", _TEXT), ("computed", _TEXT), ("low", _TEXT), ("high", _TEXT)),
            *(("verdict", _TEXT), ("severity", _TEXT), ("message", _TEXT)),
        ),
        ("document", "id"),
        (*_OF_DOCUMENT, (("document", "reported_id"), "observations")),
    ),
    TableShape(
        "operands",
        (("document", _INT), ("check_id", _TEXT), ("role", _TEXT), ("observation_id", _TEXT)),
        ("document", "check_id", "role", "observation_id"),
        ((("document", "check_id"), "checks"), (("document", "observation_id"), "observations")),
    ),
    TableShape(
        "issues",
        (
            *(("document", _INT), ("number", _INT), ("code", _TEXT), ("message", _TEXT)),
            *(("message_zh", _TEXT), ("mend", _TEXT), ("observation_id", _TEXT), ("slot", _TEXT)),
            *(("doubt", _TEXT), *_SPAN),
        ),
        ("document", "number"),
        (*_OF_DOCUMENT, (("document", "observation_id"), "observations")),
    ),
)


def table_rows(report: Report, number: int, source: str) -> Iterator[tuple[str, Row]]:
    """The rows of a report, each with its table's name, in the order of TABLES; `number` is its key."""
    about = report.document
    told = (about.id, about.sha256, about.length, about.title, about.publisher, about.published)
    yield "documents", (number, source, *told, *place(about.region))
    verdicts, main = verdicts_of(report), headlines(report)
    for fact in report.observations:
        yield "observations", (number, *_observation(fact, verdicts.get(fact.id), fact.id in main))
    yield from _occasions(report, number)
    for check in report.checks:
        low, high = check.interval or (None, None)
        yield (
            "checks",
            (
                *(number, check.id, check.kind, check.reported_id, check.reported, check.computed, low, high),
                *(check.verdict, check.severity, check.message),
            ),
        )
        for role, named in check.operands.items():
            for operand in dict.fromkeys([named] if isinstance(named, str) else named):
                yield "operands", (number, check.id, role, operand)
    for count, issue in enumerate(report.issues, 1):
        span = (issue.quote, issue.span.start, issue.span.end)
        words = (issue.code, issue.message, issue.message_zh, issue.mend)
        about_figure = (issue.observation_id, issue.slot, issue.doubt)
        yield "issues", (number, count, *words, *about_figure, *span)


def _observation(fact: Observation, verdict: str | None, headline: bool) -> Row:
    sizes = (_number(str(size)) if size is not None else None for size in threshold(fact.threshold))
    return (
        *(fact.id, fact.kind, fact.measure, fact.indicator),
        *(fact.value, _number(fact.value), fact.value_max, fact.bound),
        *(unit_measure(fact), fact.currency, fact.number, fact.unit, fact.stage, *sizes, fact.industry),
        *place(fact.region),
        *(
            fact.period,
            *(days_of(fact.period) or (None, None)),
            fact.modality,
            fact.transformation,
            fact.rate_kind,
        ),
        *(fact.role, fact.of_id, fact.part_of_id, verdict, fact.confidence),
        *(fact.quote, fact.span.start, fact.span.end),
        *(" ".join(fact.doubtful) or None, fact.sentence, fact.words_before, fact.words_after),
        int(headline),
    )


def _occasions(report: Report, number: int) -> Iterator[tuple[str, Row]]:
    for event in report.signing_events:
        money = (event.amount, _number(event.amount), event.currency, event.amount_measure)
        span = (event.quote, event.span.start, event.span.end)
        told = (event.id, event.name, event.date, event.venue, event.project_count, *money)
        yield "signing_events", (number, *told, "、".join(event.industries), *place(event.region), *span)
    for project in report.projects:
        money = (project.amount, _number(project.amount), project.currency, project.amount_measure)
        span = (project.quote, project.span.start, project.span.end)
        named = (project.id, project.name, "、".join(project.investors), *money, project.stage)
        yield "projects", (number, *named, project.industry, *place(project.region), *span)


def _number(printed: str | None) -> float | None:
    """The nearest number of a database; the exact figure stands beside it as text."""
    value = decimal(printed)
    return None if value is None else float(value)
