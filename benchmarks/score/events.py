"""Signing events against gold."""

from __future__ import annotations

from collections.abc import Sequence

from score.observations import show
from score.tally import Difference, Outcome
from score.values import Record, same_region, shared_length, similar, slot_value

_NUMBERS = ("project_count", "amount", "date")
_FACT = ("date", "project_count", "amount", "threshold", "region")


def score_events(document: str, gold: Record, told: Record, outcome: Outcome) -> None:
    """Count the rows event found, event fact and event name, and note each difference.

    An event is found when the spans overlap and a date, count or amount agrees; of several the one
    with most of these.
    """
    wanted, reported = gold.get("signing_events", []), told.get("signing_events", [])
    used: set[int] = set()
    right = 0
    for event in wanted:
        best = _best(event, reported, used)
        if best is None:
            outcome.differences.append(
                Difference(document, "event missed", _name(event), want=_figures(event))
            )
            continue
        used.add(best)
        right += _score_fact(document, event, reported[best], outcome)
    for j, event in enumerate(reported):
        if j not in used:
            outcome.differences.append(Difference(document, "event extra", _name(event), got=_figures(event)))
    outcome.add("event found", len(used), len(wanted), len(reported))
    outcome.add("event fact", right, len(wanted), len(reported))


def _best(event: Record, reported: Sequence[Record], used: set[int]) -> int | None:
    best, most = None, 0
    for j, other in enumerate(reported):
        if j in used or not shared_length(event, other):
            continue
        agreeing = sum(event.get(key) is not None and _same(event, other, key) for key in _NUMBERS)
        if agreeing > most:
            best, most = j, agreeing
    return best


def _same(gold: Record, told: Record, key: str) -> bool:
    if key == "region":
        return same_region(gold.get(key), told.get(key))
    return slot_value(gold, key) == slot_value(told, key)


def _score_fact(document: str, gold: Record, told: Record, outcome: Outcome) -> bool:
    name, told_name = gold.get("name"), told.get("name")
    outcome.add("event name (soft)", int(similar(name, told_name)), int(bool(name)), int(bool(told_name)))
    wrong = [key for key in _FACT if not _same(gold, told, key)]
    for key in wrong:
        want, got = show(gold.get(key)), show(told.get(key))
        outcome.differences.append(Difference(document, "event slot", _name(gold), key, want, got))
    return not wrong


def _name(event: Record) -> str:
    return f"{event.get('name')} @{event['span']['start']}"


def _figures(event: Record) -> str:
    return f"{event.get('date')} {event.get('project_count')} {event.get('amount')}"
