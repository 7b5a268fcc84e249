"""The score card: all rows of one or more documents, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Iterable

from score.checks import score_checks
from score.events import score_events
from score.mentions import score_mentions
from score.observations import KINDS, score_observations
from score.projects import score_projects
from score.tally import Difference, Outcome, Tally
from score.values import SLOTS, Record

ROWS = (
    "found",
    *(f"found {kind}" for kind in KINDS),
    "fact",
    "high confidence",
    *(f"slot {slot}" for slot in SLOTS),
    "slot indicator (soft)",
    "event found",
    "event fact",
    "event name (soft)",
    "project found",
    "project fact",
    "regions (distinct)",
    "industries (distinct)",
    "checks (recall)",
    "errors caught (recall)",
)
_PARTS = (score_observations, score_events, score_projects, score_mentions, score_checks)


def score_document(name: str, gold: Record, told: Record, outcome: Outcome) -> None:
    """Compare one document's report ({} when there is none) with its gold."""
    for part in _PARTS:
        part(name, gold, told, outcome)


def as_json(outcome: Outcome) -> dict[str, object]:
    """The rows and the number of false alarms."""
    rows = {row: outcome.rows[row].row() for row in ROWS if row in outcome.rows}
    return {"rows": rows, "false_alarms": outcome.false_alarms}


def as_lines(outcome: Outcome) -> list[str]:
    """The rows as a table of fixed columns."""
    rows = [_line(row, outcome.rows[row]) for row in ROWS if row in outcome.rows]
    return [*rows, f"{'false alarms':26s} {outcome.false_alarms}"]


def _line(row: str, tally: Tally) -> str:
    gold, right, missed = tally.gold, tally.right, tally.gold - tally.right
    if row.endswith("(recall)"):  # extra checks are no errors, so there is no precision
        shares = f"{'':9s}R {tally.recall:.3f}{'':11s}"
        return f"{row:26s} {shares}  gold {gold:4d}{'':11s}  right {right:4d}{'':12s}  missed {missed:4d}"
    shares = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
    counts = f"gold {gold:4d}  told {tally.told:4d}  right {right:4d}  wrong {tally.told - right:4d}"
    return f"{row:26s} {shares}   {counts}  missed {missed:4d}"


def pick(differences: Iterable[Difference], what: str, limit: int) -> list[Difference]:
    """Up to `limit` differences whose type contains `what`."""
    return [difference for difference in differences if what in difference.what][:limit]
