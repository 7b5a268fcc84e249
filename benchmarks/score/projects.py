"""Named projects against gold."""

from __future__ import annotations

from collections.abc import Sequence

from score.observations import show
from score.tally import Difference, Outcome
from score.values import Record, decimal, shared_length, similar, slot_value

_FACT = ("amount", "stage")


def score_projects(document: str, gold: Record, told: Record, outcome: Outcome) -> None:
    """Count the rows project found and project fact, and note each difference.

    A project is found when the spans overlap and a name or an investor is alike. What is told of an
    optional gold project neither gains nor costs.
    """
    everything, reported = gold.get("projects", []), told.get("projects", [])
    wanted = [project for project in everything if not project.get("optional")]
    free = [project for project in everything if project.get("optional")]
    used: set[int] = set()
    right = 0
    for project in wanted:
        best = _best(project, reported, used)
        if best is None:
            missed = Difference(document, "project missed", _name(project), want=show(project.get("amount")))
            outcome.differences.append(missed)
            continue
        used.add(best)
        right += _score_fact(document, project, reported[best], outcome)
    rest = [project for j, project in enumerate(reported) if j not in used]
    extra = [project for project in rest if not any(_alike(other, project) for other in free)]
    for project in extra:
        noted = Difference(document, "project extra", _name(project), got=show(project.get("amount")))
        outcome.differences.append(noted)
    counted = len(used) + len(extra)
    outcome.add("project found", len(used), len(wanted), counted)
    outcome.add("project fact", right, len(wanted), counted)


def _best(project: Record, reported: Sequence[Record], used: set[int]) -> int | None:
    candidates = [j for j, other in enumerate(reported) if j not in used and _alike(project, other)]

    def closeness(j: int) -> tuple[bool, bool]:
        other = reported[j]
        same_amount = decimal(project.get("amount")) == decimal(other.get("amount"))
        return similar(project.get("name"), other.get("name")), same_amount

    return max(candidates, key=closeness) if candidates else None


def _alike(gold: Record, told: Record) -> bool:
    return bool(shared_length(gold, told)) and any(
        similar(name, other) for name in _names(gold) for other in _names(told)
    )


def _names(project: Record) -> list[str]:
    return [name for name in (project.get("name"), *(project.get("investors") or [])) if name]


def _score_fact(document: str, gold: Record, told: Record, outcome: Outcome) -> bool:
    wrong = [key for key in _FACT if slot_value(gold, key) != slot_value(told, key)]
    for key in wrong:
        want, got = show(gold.get(key)), show(told.get(key))
        outcome.differences.append(Difference(document, "project slot", _name(gold), key, want, got))
    return not wrong


def _name(project: Record) -> str:
    names = _names(project)
    return f"{names[0] if names else '?'} @{project['span']['start']}"
