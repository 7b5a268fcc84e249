"""Totals of many documents by place and month, of each document's own place and one figure a kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.page.shown import unit_shown
from zhaoshang_extract.record.fields import plain_decimal

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Observation, Report

_MONTH = len("2023-06")
# Days, and what one person has, add up to nothing.
_NO_SUM = frozenset({"duration", "income"})


class Total(NamedTuple):
    """A sum: `documents` have the figures; two that print the same value are taken for one figure."""

    place: str
    month: str
    measure: str
    stage: str | None
    sum: str
    unit: str
    documents: int


@own_decimals()
def totals_of(reports: Iterable[Report]) -> list[Total]:
    """The totals by place, month, measure, step and unit, in this order."""
    groups: dict[tuple[str, str, str, str | None, str], list[Decimal]] = defaultdict(list)
    for report in reports:
        for key, value in _figures(report).items():
            groups[key].append(value)
    return [
        Total(*key[:4], str(plain_decimal(sum(set(values), Decimal(0)))), key[4], len(values))
        for key, values in sorted(groups.items(), key=lambda item: [part or "" for part in item[0]])
    ]


def _figures(report: Report) -> dict[tuple[str, str, str, str | None, str], Decimal]:
    """By kind and month the largest figure that is about the whole place of a document."""
    found: dict[tuple[str, str, str, str | None, str], Decimal] = {}
    for fact in report.observations:
        if _is_whole(fact, report):
            place = fact.region.name if fact.region else ""
            key = (place, _month(fact), fact.measure, fact.stage, unit_shown(fact))
            found[key] = max(found.get(key, Decimal(0)), Decimal(fact.value))
    return found


def _is_whole(fact: Observation, report: Report) -> bool:
    plain = fact.modality == "actual" and fact.transformation == "level" and fact.kind in ("amount", "count")
    parts = (fact.threshold, fact.industry, fact.part_of_id, fact.value_max)
    plain = plain and fact.measure not in _NO_SUM
    return plain and fact.region is not None and fact.region == report.document.region and not any(parts)


def _month(fact: Observation) -> str:
    """The month at the end of a figure's time; a year where the text is no finer, "" without a year."""
    end = (fact.period or "").rpartition("/")[2].replace("?", "")
    return end[:_MONTH] if end[:4].isdecimal() else ""
