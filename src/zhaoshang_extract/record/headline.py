"""Headline figures: those of a document that may be added up without counting anything twice.

Added up may be figures of one measure, step and unit. Of a total and its part the total is one, of a month
and the running total the running total, of two prints of one figure the first; a change, a goal, a base, a
mean and a rate are none. Two figures are both headlines only where their places, times, sectors or sizes
show that they speak of different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from zhaoshang_extract.checking.words import forms, is_mean
from zhaoshang_extract.edtf import days_of

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Report

# A day of a person's income or of a meeting adds up to nothing.
_NO_SUM = frozenset({"duration", "income"})
# Of so many that are told apart further ones are left out: the work stays linear.
_MOST = 400
_OPEN = ("0001-01-01", "9999-12-31")


class _Scope(NamedTuple):
    """What a figure speaks of: its place, its first and last day, its sector, its size."""

    place: str | None
    days: tuple[str, str] | None
    industry: str | None
    low: float
    high: float | None


def headlines(report: Report) -> frozenset[str]:
    """The ids of the headline figures of a report."""
    return headline_ids(fact.model_dump() for fact in report.observations)


def headline_ids(rows: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The ids of the headline figures among the records of one document in the contract's form."""
    groups: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        if may_be_added(row):
            groups.setdefault(sum_key(row), []).append(row)
    found: set[str] = set()
    for group in groups.values():
        chosen: list[_Scope] = []
        # The broad before the narrow, the large before the small, the first print before the second.
        scopes = [(scope, row) for row in group for scope in [_scope(row)]]
        for scope, row in sorted(scopes, key=lambda told: _breadth(told[1], told[0])):
            if len(chosen) < _MOST and all(_apart(scope, other) for other in chosen):
                chosen.append(scope)
                found.add(row["id"])
    return frozenset(found)


def sum_key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What figures must share to be added up: measure, step, and the unit that their values count."""
    return row.get("measure"), row.get("stage"), row["kind"], row.get("currency") or unit_of(row)


def unit_of(row: Mapping[str, Any]) -> str:
    """The unit that a count counts: 人 of 2.3万人."""
    return str(row.get("unit") or "").lstrip("十百千万亿")


def may_be_added(row: Mapping[str, Any]) -> bool:
    """True for a quantity that was reached and stands for itself: no part, change, goal, base or mean."""
    return (
        row["kind"] in ("amount", "count")
        and (row.get("role") or "head") == "head"
        and not row.get("part_of_id")
        and row.get("modality") != "target"
        and row.get("transformation") != "change"
        and row.get("measure") not in _NO_SUM
        and not is_mean((row.get("words_before") or "")[-24:] + (row.get("indicator") or ""))
    )


def _scope(row: Mapping[str, Any]) -> _Scope:
    region, size = row.get("region"), row.get("threshold") or {}
    place = region.get("name") if isinstance(region, Mapping) else region
    low, high = (float(size[end]) if size.get(end) not in (None, "") else None for end in ("min", "max"))
    return _Scope(place, days_of(row.get("period")), row.get("industry"), low or 0.0, high)


def _breadth(row: Mapping[str, Any], scope: _Scope) -> tuple[Any, ...]:
    start, end = map(date.fromisoformat, scope.days or _OPEN)
    length = (end - start).days
    span = row.get("span") or {}
    return (
        len(scope.place or ""),
        scope.industry is not None,
        -length,
        scope.low,
        scope.high is not None,
        -float(row["value"]),
        span.get("start", 0),
    )


def _apart(one: _Scope, other: _Scope) -> bool:
    """True where two figures surely speak of different things."""
    if (
        one.place
        and other.place
        and not (one.place.startswith(other.place) or other.place.startswith(one.place))
    ):
        return True
    if one.days and other.days and (one.days[1] < other.days[0] or other.days[1] < one.days[0]):
        return True
    if (one.high is not None and one.high <= other.low) or (other.high is not None and other.high <= one.low):
        return True
    return bool(one.industry and other.industry) and _other_sector(str(one.industry), str(other.industry))


def _other_sector(one: str, other: str) -> bool:
    """True for two narrow sectors of which neither is called after the other."""
    wide = forms("wide_sector")
    return one not in wide and other not in wide and one not in other and other not in one
