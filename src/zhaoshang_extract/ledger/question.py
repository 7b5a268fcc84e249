"""Question: the figures of a ledger that an answer needs, as a condition of SQL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# What a document says of one figure hangs on the others that it prints, so documents are read as a whole.
_OF_DOCUMENTS = "document IN (SELECT document FROM figures WHERE {})"


@dataclass(frozen=True, slots=True)
class Question:
    """Documents that print a measure, places (by the codes that figures bear), or years; None: any.

    With `alone` only their figures of the measure are read, as far as the others tell nothing that is asked.
    """

    measure: str | None = None
    codes: tuple[str, ...] | None = None
    years: range | None = None
    goals: bool = False
    alone: bool = False

    def condition(self) -> tuple[str, list[object]]:
        """The condition and its values; ("", []) for all figures."""
        told: list[str] = []
        values: list[object] = []
        if self.measure is not None:
            told.append("measure = ?")
            values.append(self.measure)
        if self.codes is not None:
            told.append("region IN (SELECT unnest(?))")
            values.append(list(self.codes))
        if self.years is not None:
            told.append(_either("contains(period, ?)" for _ in self.years))
            values += [f"{year:04d}" for year in self.years]
        if self.goals:
            told.append("measure IN (SELECT measure FROM figures WHERE modality = 'target')")
        if not told:
            return "", []
        found = _OF_DOCUMENTS.format(" AND ".join(told))
        if self.alone and self.measure is not None:
            return f" WHERE measure = ? AND {found}", [self.measure, *values]
        return f" WHERE {found}", values


def _either(conditions: Iterable[str]) -> str:
    return f"({' OR '.join(conditions)})"
