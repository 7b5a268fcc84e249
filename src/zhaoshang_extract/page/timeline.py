"""The steps of a project on a line of time: where each stands, in units of a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT, _EDGE = 220, 18, 8


@dataclass(frozen=True, slots=True)
class Scale:
    """From the first to the last day of a page; `years` are where each further year begins."""

    first: date
    last: date

    @property
    def years(self) -> list[tuple[int, int]]:
        """(year, place) of each first of January within."""
        return [
            (year, self.place(date(year, 1, 1))) for year in range(self.first.year + 1, self.last.year + 1)
        ]

    def place(self, day: date) -> int:
        """Where a day stands."""
        whole = (self.last - self.first).days or 1
        return _EDGE + (WIDTH - 2 * _EDGE) * (day - self.first).days // whole


def scale_of(days: Iterable[str | None]) -> Scale | None:
    """The scale of ISO days, None where none is told."""
    told = [found for day in days if (found := day_of(day)) is not None]
    return Scale(min(told), max(told)) if told else None


def dots(scale: Scale | None, steps: Sequence[tuple[str | None, str | None]]) -> list[tuple[int, str]]:
    """(place, stage) of the steps (day, stage) whose day is told."""
    placed = ((day_of(day), stage) for day, stage in steps)
    return [
        (scale.place(day), stage or "none") for day, stage in placed if scale is not None and day is not None
    ]


def day_of(told: str | None) -> date | None:
    """The day of an ISO date, None for what is none."""
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        return None
