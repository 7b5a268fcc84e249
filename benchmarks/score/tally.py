"""Counting right, wanted and told records, and noting each difference."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Counts of one row: `right` of `gold` wanted and `told` reported records."""

    right: int = 0
    gold: int = 0
    told: int = 0

    def add(self, right: int, gold: int, told: int) -> None:
        """Count one document's, or one record's, share."""
        self.right += right
        self.gold += gold
        self.told += told

    @property
    def precision(self) -> float:
        """Right of told; 1 when nothing was told and nothing wanted."""
        return self.right / self.told if self.told else float(not self.gold)

    @property
    def recall(self) -> float:
        """Right of wanted; 1 when nothing was wanted."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def row(self) -> dict[str, float]:
        """The row as JSON prints it."""
        return {
            "p": round(self.precision, 4),
            "r": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "gold": self.gold,
            "pred": self.told,
            "right": self.right,
        }


@dataclass(slots=True, frozen=True)
class Difference:
    """One place where report and gold disagree.

    `what` is its type (missed, extra, slot, event missed …), `where` names the record (quote and
    offset, or name), `slot` is "" when the whole record is meant.
    """

    document: str
    what: str
    where: str
    slot: str = ""
    want: str = ""
    got: str = ""

    def __str__(self) -> str:
        detail = f" {self.slot} want {self.want} got {self.got}" if self.slot else f" {self.want}{self.got}"
        return f"{self.document}: {self.what}: {self.where}{detail.rstrip()}"


@dataclass(slots=True)
class Outcome:
    """What comparing one or more documents gave."""

    rows: dict[str, Tally] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    false_alarms: int = 0

    def add(self, row: str, right: int, gold: int, told: int) -> None:
        """Count into a row."""
        self.rows.setdefault(row, Tally()).add(right, gold, told)
