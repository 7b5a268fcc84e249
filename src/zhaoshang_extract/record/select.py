"""A part of a Report that is a Report itself: every id in it leads somewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhaoshang_extract.record.codes import Confidence
    from zhaoshang_extract.record.models import Check, Observation, Report


def with_confidence(report: Report, confidence: Confidence) -> Report:
    """The Report with the observations of this confidence, and with what speaks of them alone."""
    return keep(report, lambda fact: fact.confidence == confidence)


def keep(report: Report, wanted: Callable[[Observation], bool]) -> Report:
    """The Report with the observations that are wanted, and with what speaks of them alone."""
    kept = [fact for fact in report.observations if wanted(fact)]
    ids = frozenset(fact.id for fact in kept)
    events = (
        event.model_copy(
            update={"observation_ids": tuple(name for name in event.observation_ids if name in ids)}
        )
        for event in report.signing_events
    )
    return report.model_copy(
        update={
            "observations": tuple(_linked(fact, ids) for fact in kept),
            "signing_events": tuple(events),
            "checks": tuple(check for check in report.checks if _named(check) <= ids),
            "issues": tuple(
                issue
                for issue in report.issues
                if issue.observation_id is None or issue.observation_id in ids
            ),
        }
    )


def _linked(fact: Observation, ids: frozenset[str]) -> Observation:
    """The observation without links to what is left out."""
    links = {"of_id": fact.of_id, "part_of_id": fact.part_of_id}
    return fact.model_copy(update={key: name if name in ids else None for key, name in links.items()})


def _named(check: Check) -> set[str]:
    """The observations that a check speaks of."""
    found = {check.reported_id, *(slip.observation_id for slip in check.suggestion)}
    for operand in check.operands.values():
        found.update([operand] if isinstance(operand, str) else operand)
    return found
