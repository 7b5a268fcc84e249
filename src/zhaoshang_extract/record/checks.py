"""The checks as records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from zhaoshang_extract.checking.interval import Interval, printed
from zhaoshang_extract.checking.judge import Finding
from zhaoshang_extract.checking.message import message
from zhaoshang_extract.checking.run import run
from zhaoshang_extract.checking.slip import Slip
from zhaoshang_extract.record.fields import plain_decimal

# Rates that arithmetic can judge, whether or not the text prints what they are made of.
CHECKABLE = frozenset(
    {"share", "completion", "stage_rate", "growth_yoy", "growth_pop", "growth_avg", "point_change"}
)
_STRONG, _FAIR = Fraction(1, 50), Fraction(1, 5)


def find_checks(observations: Iterable[Mapping[str, Any]], text: str | None) -> list[dict[str, Any]]:
    """The checks of observations in the contract's form, in the contract's form."""
    return [_record(f"c{number}", finding) for number, finding in enumerate(run(observations, text), 1)]


def _record(number: str, finding: Finding) -> dict[str, Any]:
    return {
        "id": number,
        "kind": finding.kind,
        "reported_id": finding.reported.id,
        "operands": _operands(finding),
        "reported": _decimal(finding.reported.value),
        "computed": None if finding.computed is None else _decimal(finding.computed),
        "interval": _interval(finding.interval),
        "verdict": finding.verdict,
        "severity": finding.severity,
        "message": message(finding, "en"),
        "message_zh": message(finding, "zh"),
        "implied": {role: _interval(value) for role, value in finding.implied.items()} or None,
        "strength": _strength(finding),
        "chance": None if finding.chance is None else _decimal(finding.chance),
        "suggestion": [_suggestion(slip) for slip in finding.slips],
    }


def _operands(finding: Finding) -> dict[str, str | list[str]]:
    if finding.claim is None:
        role = {"growth": "current", "share": "whole"}.get(finding.kind, "actual")
        return {role: finding.question.base.id} if finding.question.base else {}
    return {
        role: [figure.id for figure in figures] if role == "parts" or len(figures) > 1 else figures[0].id
        for role, figures in finding.claim.operands.items()
    }


def _decimal(value: Fraction) -> str:
    return str(plain_decimal(printed(value)))


def _interval(value: Interval | None) -> tuple[str, str] | None:
    """Both ends; of a bound on one side that bound twice."""
    if value is None:
        return None
    low, high = value.low, value.high
    if low is None:
        low = high
    if high is None:
        high = low
    return None if low is None or high is None else (_decimal(low), _decimal(high))


def _strength(finding: Finding) -> str | None:
    chance = finding.chance
    if chance is None:
        return None
    return "strong" if chance <= _STRONG else "fair" if chance <= _FAIR else "weak"


def _suggestion(slip: Slip) -> dict[str, str]:
    return {
        "observation_id": slip.figure.id,
        "printed": "".join(slip.figure.quote.split()),
        "instead": _instead(slip),
        "value": _decimal(slip.value),
        "how": slip.how,
    }


def _instead(slip: Slip) -> str:
    unit = slip.unit or ""
    sign = "−" if slip.how == "sign" and slip.value < 0 else "+" if slip.how == "sign" else ""
    return f"{sign}{slip.number}{unit}"


def count_checks(
    coverage: dict[str, Any], observations: Sequence[Mapping[str, Any]], checks: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The coverage with how many figures could be checked, were checked, and agree, by kind and in all."""
    verdicts: dict[str, set[str]] = {}
    for made in checks:
        verdicts.setdefault(made["reported_id"], set()).add(made["verdict"])
    totals = {"checkable": 0, "checked": 0, "agreeing": 0}
    by_kind = {kind: dict(totals) for kind in coverage["by_kind"]}
    for observation in observations:
        found = verdicts.get(observation["id"], set()) - {"unverifiable"}
        open_to = observation["id"] in verdicts or observation.get("rate_kind") in CHECKABLE
        for counts in (totals, by_kind[observation["kind"]]):
            counts["checkable"] += open_to
            counts["checked"] += bool(found)
            counts["agreeing"] += found == {"consistent"}
    kinds = {kind: {**coverage["by_kind"][kind], **counts} for kind, counts in by_kind.items()}
    return {**coverage, **totals, "by_kind": kinds}
