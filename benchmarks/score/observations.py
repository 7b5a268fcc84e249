"""Observations against gold: which numbers were seen, and whether all their slots are right."""

from __future__ import annotations

import json
from collections.abc import Sequence

from score.tally import Difference, Outcome
from score.values import (
    SLOTS,
    STRICT_SLOTS,
    Record,
    decimal,
    same_slot,
    shared_length,
    similar,
    slot_value,
)

KINDS = ("amount", "count", "rate", "rank")


def score_observations(document: str, gold: Record, told: Record, outcome: Outcome) -> None:
    """Count the rows found, fact and slot, and note each difference.

    An optional gold record neither gains nor costs: what is told over it is left out of the count.
    """
    everything = gold.get("observations", [])
    wanted = [record for record in everything if not record.get("optional")]
    free = [record for record in everything if record.get("optional")]
    reported = told.get("observations", [])
    pairs = pair_observations(wanted, reported)
    paired = {j for _, j in pairs}
    counted = [
        record
        for j, record in enumerate(reported)
        if j in paired or not any(shared_length(record, other) for other in free)
    ]
    outcome.add("found", len(pairs), len(wanted), len(counted))
    for kind in KINDS:
        right = sum(wanted[i]["kind"] == kind for i, _ in pairs)
        outcome.add(f"found {kind}", right, _of_kind(wanted, kind), _of_kind(counted, kind))
    right = {j: _score_slots(document, wanted[i], reported[j], outcome) for i, j in pairs}
    outcome.add("fact", sum(right.values()), len(wanted), len(counted))
    sure = [
        j for j, record in enumerate(reported) if record in counted and record.get("confidence") == "high"
    ]
    outcome.add("high confidence", sum(right.get(j, False) for j in sure), len(counted), len(sure))
    _note_missed(document, wanted, {i for i, _ in pairs}, reported, outcome)
    taken = {id(reported[j]) for j in paired}
    for record in counted:
        if id(record) not in taken:
            outcome.differences.append(Difference(document, "extra", place(record), got=_reading(record)))


def pair_observations(wanted: Sequence[Record], reported: Sequence[Record]) -> list[tuple[int, int]]:
    """Index pairs of equal kind and value whose spans share most, one to one."""
    candidates = sorted(
        (-shared, i, j)
        for i, record in enumerate(wanted)
        for j, other in enumerate(reported)
        if (shared := shared_length(record, other)) and _same_figure(record, other)
    )
    pairs: list[tuple[int, int]] = []
    left: set[int] = set()
    right: set[int] = set()
    for _, i, j in candidates:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def place(record: Record) -> str:
    """A record's quote and offset, which name it in a listing."""
    return f"{record.get('quote')} @{record['span']['start']}"


def show(value: object) -> str:
    """A slot's value as a listing prints it."""
    if isinstance(value, dict):
        return value.get("name") or json.dumps(value, ensure_ascii=False)
    return "-" if value is None else str(value)


def _same_figure(one: Record, other: Record) -> bool:
    return one["kind"] == other.get("kind") and all(
        decimal(one.get(end)) == decimal(other.get(end)) for end in ("value", "value_max")
    )


def _of_kind(records: Sequence[Record], kind: str) -> int:
    return sum(record.get("kind") == kind for record in records)


def _score_slots(document: str, gold: Record, told: Record, outcome: Outcome) -> bool:
    """True when the fact is right: every strict slot agrees."""
    right = True
    for slot in SLOTS:
        agrees = same_slot(gold, told, slot)
        wanted, got = bool(slot_value(gold, slot)), bool(slot_value(told, slot))
        outcome.add(f"slot {slot}", int(agrees and wanted), int(wanted), int(got))
        if not agrees and slot in STRICT_SLOTS:
            right = False
            want, have = show(gold.get(slot)), show(told.get(slot))
            outcome.differences.append(Difference(document, "slot", place(gold), slot, want, have))
    name, told_name = gold.get("indicator"), told.get("indicator")
    outcome.add("slot indicator (soft)", int(similar(name, told_name)), int(bool(name)), int(bool(told_name)))
    return right


def _note_missed(
    document: str, wanted: Sequence[Record], found: set[int], reported: Sequence[Record], outcome: Outcome
) -> None:
    for i, record in enumerate(wanted):
        if i not in found:
            near = [_reading(other) for other in reported if shared_length(record, other)]
            got = f" (got {', '.join(near)})" if near else ""
            outcome.differences.append(
                Difference(document, "missed", place(record), "", _reading(record), got)
            )


def _reading(record: Record) -> str:
    upper = f"..{record['value_max']}" if record.get("value_max") else ""
    return f"{record.get('kind')} = {record.get('value')}{upper}"
