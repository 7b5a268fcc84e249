"""Tidy rows: one flat row a record, with columns named after SDMX's concepts where it has them.

The meaning of each column stands in docs/batch.md; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from zhaoshang_extract.edtf import days_of
from zhaoshang_extract.record.headline import headlines

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Observation, RegionRecord, Report, ThresholdRecord

Value = str | int | Decimal | None
ColumnType = Literal["text", "integer", "decimal"]

# (column, type) of an observation's row
COLUMNS: tuple[tuple[str, ColumnType], ...] = (
    ("SOURCE", "text"),
    ("DOCUMENT_ID", "text"),
    ("TITLE", "text"),
    ("PUBLISHER", "text"),
    ("PUBLISHED", "text"),
    ("OBS_ID", "text"),
    ("OBS_KIND", "text"),
    ("REF_AREA", "text"),
    ("REF_AREA_NAME", "text"),
    ("REF_AREA_LEVEL", "text"),
    ("TIME_PERIOD", "text"),
    ("PERIOD_START", "text"),
    ("PERIOD_END", "text"),
    ("MEASURE", "text"),
    ("INDICATOR", "text"),
    ("STAGE", "text"),
    ("ACTIVITY", "text"),
    ("THRESHOLD_MIN", "decimal"),
    ("THRESHOLD_MAX", "decimal"),
    ("RATE_KIND", "text"),
    ("TRANSFORMATION", "text"),
    ("MODALITY", "text"),
    ("ROLE", "text"),
    ("OF_ID", "text"),
    ("PART_OF_ID", "text"),
    ("OBS_VALUE", "decimal"),
    ("OBS_VALUE_MAX", "decimal"),
    ("BOUND", "text"),
    ("UNIT_MEASURE", "text"),
    ("UNIT_MULT", "integer"),
    ("DECIMALS", "integer"),
    ("NUMBER", "text"),
    ("UNIT", "text"),
    ("VERDICT", "text"),
    ("CONFIDENCE", "text"),
    ("DOUBTED", "text"),
    ("QUOTE", "text"),
    ("QUOTE_START", "integer"),
    ("QUOTE_END", "integer"),
    ("HEADLINE", "integer"),
    ("BLURRED", "text"),
    ("SENTENCE", "integer"),
    ("WORDS_BEFORE", "text"),
    ("WORDS_AFTER", "text"),
)
NAMES = tuple(name for name, _ in COLUMNS)
_SCALES = "十百千万亿"
# The verdict of a figure is the gravest of its checks.
_GRAVEST = ("inconsistent", "unverifiable", "consistent")


def tidy_rows(report: Report, source: str | None = None) -> Iterator[tuple[Value, ...]]:
    """The rows of a report's observations, their values in the order of COLUMNS."""
    document = report.document
    head = (
        source or document.source,
        document.id,
        document.title,
        document.publisher,
        document.published,
    )
    verdicts = verdicts_of(report)
    doubted = doubted_slots(report)
    main = headlines(report)
    for fact in report.observations:
        told = (verdicts.get(fact.id), doubted.get(fact.id, ()), fact.id in main)
        yield (*head, *_row(fact, *told))


def verdicts_of(report: Report) -> dict[str, str]:
    """The gravest verdict on each figure that was checked, by the id of its observation."""
    found: dict[str, str] = {}
    for check in report.checks:
        known = found.get(check.reported_id, check.verdict)
        found[check.reported_id] = min(known, check.verdict, key=_GRAVEST.index)
    return found


def doubted_slots(report: Report) -> dict[str, tuple[str, ...]]:
    """The slots in doubt of each figure that has some, by the id of its observation."""
    found: dict[str, tuple[str, ...]] = {}
    for issue in report.issues:
        if issue.observation_id is not None and issue.slot is not None:
            found[issue.observation_id] = (*found.get(issue.observation_id, ()), issue.slot)
    return found


def _row(
    fact: Observation, verdict: str | None, doubted: tuple[str, ...], headline: bool
) -> tuple[Value, ...]:
    return (
        fact.id,
        fact.kind,
        *place(fact.region),
        fact.period,
        *(days_of(fact.period) or (None, None)),
        fact.measure,
        fact.indicator,
        fact.stage,
        fact.industry,
        *threshold(fact.threshold),
        fact.rate_kind,
        fact.transformation,
        fact.modality,
        fact.role,
        fact.of_id,
        fact.part_of_id,
        Decimal(fact.value),
        decimal(fact.value_max),
        fact.bound,
        unit_measure(fact),
        8 if fact.kind == "amount" else 0,
        len(fact.value.partition(".")[2]),
        fact.number,
        fact.unit,
        verdict,
        fact.confidence,
        " ".join(doubted) or None,
        fact.quote,
        fact.span.start,
        fact.span.end,
        int(headline),
        " ".join(fact.doubtful) or None,
        fact.sentence,
        fact.words_before,
        fact.words_after,
    )


def place(region: RegionRecord | None) -> tuple[str | None, str | None, str | None]:
    """Code, name and level of a region."""
    return (region.adcode, region.name, region.level) if region else (None, None, None)


def threshold(size: ThresholdRecord | None) -> tuple[Decimal | None, Decimal | None]:
    """The lower and the upper end of a threshold, in 亿."""
    return (decimal(size.min), decimal(size.max)) if size else (None, None)


def decimal(printed: str | None) -> Decimal | None:
    """The Decimal of a decimal string."""
    return None if printed is None else Decimal(printed)


def unit_measure(fact: Observation) -> str | None:
    """The unit that OBS_VALUE counts: a currency, PT (percent), PP (percentage points) or 个, 人 …"""
    if fact.kind == "amount":
        return fact.currency
    if fact.kind == "rate":
        return "PP" if fact.rate_kind == "point_change" else "PT"
    # 2.3万人 has the value 23000: its scale is spent.
    return (fact.unit or "").lstrip(_SCALES) or None
