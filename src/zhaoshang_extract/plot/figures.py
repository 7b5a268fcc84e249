"""Which figures of a report a chart shows: plain rows, chosen so that like stands beside like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.edtf import parse_edtf
from zhaoshang_extract.gazetteer import parent
from zhaoshang_extract.record.labels import label
from zhaoshang_extract.record.shown import size_shown, unit_shown
from zhaoshang_extract.region import Region

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Check, Observation, Report

Row = dict[str, Any]
Key = tuple[Any, ...]

# The life of a project, from the first list to the finished plant.
STEPS = (
    *("reserved", "promoted", "in_talks", "introduced", "signed", "landed", "registered", "started"),
    *("under_construction", "completed", "in_production", "fulfilled"),
)
# Rows of one chart: more are no longer read.
MOST = 40
_RATES = ("share", "stage_rate", "completion", "growth")
_WORST_FIRST = ("inconsistent", "unverifiable", "consistent")


def levels(report: Report, kind: str) -> list[Observation]:
    """Actual figures of a kind that are no changes."""
    return [
        fact
        for fact in report.observations
        if fact.kind == kind and fact.modality == "actual" and fact.transformation == "level"
    ]


def by_step(report: Report, facts: Iterable[Observation], least: int = 2) -> list[Row]:
    """One figure a step, all of one place, size, sector and measure: the group with the most steps.

    Of groups alike the document's own place comes first, then what has no size and no sector.
    """
    home = report.document.region.name if report.document.region else None
    groups: dict[Key, dict[str, Observation]] = defaultdict(dict)
    for fact in facts:
        if fact.stage is not None:
            key = (_place(fact), size_shown(fact.threshold), fact.industry, fact.measure, unit_shown(fact))
            groups[key].setdefault(fact.stage, fact)

    def rank(item: tuple[Key, dict[str, Observation]]) -> tuple[int, bool, int]:
        (place, *narrower), found = item
        return len(found), place == home, -sum(bool(part) for part in narrower[:2])

    if not groups:
        return []
    key, best = max(groups.items(), key=rank)
    title = " · ".join(filter(None, (key[0], key[1], key[2], label("measure", key[3]))))
    rows = [_row(best[step], label("stage", step), title) for step in STEPS if step in best]
    return rows if len(rows) >= least else []


def by_place(report: Report, least: int = 3) -> list[list[Row]]:
    """Groups of figures that differ in their place alone, each sorted from the highest; the largest first."""
    groups: dict[Key, dict[str, Observation]] = defaultdict(dict)
    for fact in (*levels(report, "amount"), *levels(report, "count")):
        if fact.region is not None:
            size = size_shown(fact.threshold)
            key = (fact.measure, fact.stage, size, fact.industry, fact.period, unit_shown(fact))
            groups[key].setdefault(fact.region.name, fact)
    found = []
    for (measure, stage, size, industry, period, unit), facts in groups.items():
        # The place that holds the others is their total.
        kept = [
            fact
            for name, fact in facts.items()
            if not any(other != name and other.startswith(name) for other in facts)
        ]
        if len(kept) < least:
            continue
        title = " · ".join(
            filter(None, (label("stage", stage), size, industry, label("measure", measure), period))
        )
        rows = [_row(fact, _short(fact), f"{title}（{unit}）") for fact in kept]
        found.append(sorted(rows, key=lambda row: -row["value"])[:MOST])
    return sorted(found, key=len, reverse=True)


def recomputed(report: Report) -> list[Row]:
    """Rates with the interval that the printed operands allow; what does not agree first."""
    facts = {fact.id: fact for fact in report.observations}
    rows = [
        {
            "label": f"{fact.quote} {_short(fact)}{fact.indicator or ''}",
            "reported": float(check.reported),
            "low": float(check.interval[0]),
            "high": float(check.interval[1]),
            "shown": _interval(check),
            "verdict": label("verdict", check.verdict),
            "code": check.verdict,
        }
        for check in report.checks
        for fact in [facts.get(check.reported_id)]
        if fact is not None and check.interval is not None and check.kind in _RATES
    ]
    return _numbered(sorted(rows, key=lambda row: _WORST_FIRST.index(row["code"]))[:MOST])


def goals(report: Report) -> list[Row]:
    """Rates of completion, with how much of the year had gone by at the end of their time."""
    facts = {fact.id: fact for fact in report.observations}
    actuals = {
        check.reported_id: facts.get(str(check.operands.get("actual")))
        for check in report.checks
        if check.kind == "completion"
    }
    rows = []
    for fact in report.observations:
        if fact.rate_kind == "completion" and fact.modality == "actual":
            actual = actuals.get(fact.id)
            gone = calendar_progress((actual.period if actual else None) or fact.period)
            name = (actual.indicator if actual else None) or fact.indicator or label("measure", fact.measure)
            rows.append({"label": f"{_short(fact)} {name}".strip(), "value": float(fact.value), "gone": gone})
    return _numbered(rows[:MOST])


def ranks(report: Report) -> list[Row]:
    """Ranks by whom and for what, the best first."""
    rows: list[Row] = [
        {
            "label": f"{_short(fact)} {fact.indicator or label('measure', fact.measure)}".strip(),
            "value": float(fact.value),
            "first": 0,
            "quote": fact.quote,
        }
        for fact in report.observations
        if fact.kind == "rank"
    ]
    return _numbered(sorted(rows, key=lambda row: row["value"])[:MOST])


def calendar_progress(period: str | None) -> float | None:
    """The percentage of its year that has gone by at the end of a time in EDTF.

    >>> calendar_progress("2023-01/2023-06"), calendar_progress("XXXX")
    (49.6, None)
    """
    try:
        told = parse_edtf(period) if period else None
    except ValueError:
        return None
    last = told.end.last() if told and told.end else None
    if last is None:
        return None
    days = (date(last.year, 12, 31) - date(last.year, 1, 1)).days + 1
    return round(100 * last.timetuple().tm_yday / days, 1)


# -------- rows


def _row(fact: Observation, name: str, title: str) -> Row:
    shown = f"{fact.value} {unit_shown(fact)}"
    return {"label": name, "value": float(fact.value), "shown": shown, "quote": fact.quote, "title": title}


def _numbered(rows: Sequence[Row]) -> list[Row]:
    """The rows with labels that differ: two figures of one name are two rows of a chart."""
    seen: dict[str, int] = defaultdict(int)
    for row in rows:
        seen[row["label"]] += 1
        if seen[row["label"]] > 1:
            row["label"] += f" ({seen[row['label']]})"
    return list(rows)


def _interval(check: Check) -> str:
    assert check.interval is not None, "rows have intervals"
    low, high = (f"{float(end):.4g}" for end in check.interval)
    return low if low == high else f"{low}–{high}"


def _place(fact: Observation) -> str:
    return fact.region.name if fact.region else ""


def _short(fact: Observation) -> str:
    """The last name of a place's path: 浏阳市 of 湖南省长沙市浏阳市."""
    if fact.region is None:
        return ""
    name = fact.region.name
    upper = parent(Region(name, fact.region.adcode, fact.region.level))
    return name.removeprefix(upper.name) or name if upper else name
