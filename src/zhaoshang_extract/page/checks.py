"""The checks of a report as cards, what does not add up first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Check, Report

_ORDER = {"inconsistent": 0, "unverifiable": 1, "consistent": 2}
_GRADES = {"major": 0, "minor": 1, None: 2}


@dataclass(slots=True)
class Card:
    """A check; `operands` are (role, number of the observation, quote), the reported figure apart."""

    check: Check
    reported: tuple[int, str]
    operands: list[tuple[str, int, str]]

    @property
    def numbers(self) -> list[int]:
        """All figures that the check speaks of, the reported one first."""
        return [self.reported[0], *(number for _, number, _ in self.operands)]

    @property
    def zh(self) -> str:
        """The sentence in Chinese, in English where there is no other."""
        return self.check.message_zh or self.check.message


def cards_of(report: Report) -> list[Card]:
    """The cards of all checks: inconsistent ones first, the gravest of them at the top."""
    quotes = {fact.id: (number, fact.quote) for number, fact in enumerate(report.observations)}
    cards = [
        Card(check, quotes[check.reported_id], _operands(check, quotes))
        for check in report.checks
        if check.reported_id in quotes
    ]
    return sorted(cards, key=lambda card: (_ORDER[card.check.verdict], _GRADES[card.check.severity]))


def _operands(check: Check, quotes: dict[str, tuple[int, str]]) -> list[tuple[str, int, str]]:
    found = []
    for role, named in check.operands.items():
        for name in [named] if isinstance(named, str) else named:
            if name in quotes:
                found.append((role, *quotes[name]))
    return found
