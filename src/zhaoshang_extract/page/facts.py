"""The figures of a report as rows of a table, and what the page's script must know of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from zhaoshang_extract.page.origin import Origins
from zhaoshang_extract.record.shown import size_shown, unit_shown, value_shown

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Observation, Report

SLOTS = ("measure", "stage", "threshold", "industry", "region", "period", "modality", "rate_kind")
# Slots whose values are codes, which have words in both languages.
CODED = frozenset({"measure", "stage", "modality", "rate_kind"})
_WORST_FIRST = ("inconsistent", "consistent", "unverifiable")


class Doubt(NamedTuple):
    """A slot in doubt and why, in Chinese and English."""

    slot: str | None
    zh: str
    en: str


@dataclass(slots=True)
class Row:
    """One figure; `number` counts the observations from 0, `verdict` is the worst of the checks about it."""

    number: int
    fact: Observation
    value: str
    unit: str
    size: str
    verdict: str | None
    doubts: list[Doubt]

    @property
    def place(self) -> str:
        """The name of the place, "" without one."""
        return self.fact.region.name if self.fact.region else ""


def rows_of(report: Report) -> list[Row]:
    """The rows of all figures, in the order of the text."""
    verdicts: dict[str, set[str]] = {}
    for check in report.checks:
        verdicts.setdefault(check.reported_id, set()).add(check.verdict)
    doubts: dict[str, list[Doubt]] = {}
    for issue in report.issues:
        if issue.observation_id is not None:
            told = Doubt(issue.slot, issue.message_zh or issue.message, issue.message)
            doubts.setdefault(issue.observation_id, []).append(told)
    return [
        Row(
            number=number,
            fact=fact,
            value=value_shown(fact),
            unit=unit_shown(fact),
            size=size_shown(fact.threshold),
            verdict=_worst(verdicts.get(fact.id, ())),
            doubts=doubts.get(fact.id, []),
        )
        for number, fact in enumerate(report.observations)
    ]


def _worst(verdicts: Iterable[str]) -> str | None:
    return min(verdicts, key=_WORST_FIRST.index, default=None)


def data_of(rows: list[Row], report: Report, text: str | None) -> list[dict[str, Any]]:
    """What the script knows of each figure: its slots with their sources, doubts, links and filter values."""
    numbers = {row.fact.id: row.number for row in rows}
    origins = None if text is None else Origins(report, text)
    return [_datum(row, numbers, origins) for row in rows]


def _datum(row: Row, numbers: Mapping[str, int], origins: Origins | None) -> dict[str, Any]:
    fact = row.fact
    links = {"of": fact.of_id, "part_of": fact.part_of_id}
    return {
        "span": [fact.span.start, fact.span.end],
        "head": f"{row.value}{row.unit}",
        "indicator": fact.indicator,
        "slots": [_slot(row, slot, origins) for slot in SLOTS if getattr(fact, slot) is not None],
        "doubts": row.doubts,
        "links": [[role, numbers[name]] for role, name in links.items() if name and name in numbers],
        "filters": [fact.kind, fact.measure, row.place, row.verdict or "none", fact.confidence],
    }


def _slot(row: Row, slot: str, origins: Origins | None) -> dict[str, Any]:
    fact = row.fact
    source = fact.provenance.get(slot)
    shown = {"threshold": row.size, "region": row.place}.get(slot) or str(getattr(fact, slot))
    return {
        "slot": slot,
        "value": shown,
        "coded": slot in CODED,
        "how": source.how if source else None,
        "rule": source.rule if source else None,
        "from": origins.of(fact, slot) if origins else None,
    }
