"""Where the words stand that a carried slot was taken from.

Records tell the rule that carried a slot and not its source. What is shown is the last place before the
figure where the text says that value: the place, the sector or the time by name, a step, size or measure by
the figure it was said with. Where the text says it nowhere before, the first place behind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from zhaoshang_extract.discourse.periods import periods

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Observation, Report

# Slots that a figure says, whose words have no record of their own.
_BY_FIGURE = ("measure", "stage", "threshold", "modality", "rate_kind")
_CARRIED = ("carried", "document")


class Words(NamedTuple):
    """A half-open range of code points of the article."""

    start: int
    end: int


class Origins:
    """The sources of the carried slots of one report."""

    def __init__(self, report: Report, text: str) -> None:
        self._places: dict[tuple[str, object], list[Words]] = defaultdict(list)
        for place in report.regions:
            self._add("region", place.region.name, place.span.start, place.span.end)
        for sector in report.industries:
            self._add("industry", sector.label, sector.span.start, sector.span.end)
        for time in periods(text, report.document.published):
            self._add("period", time.edtf.replace("?", ""), time.span.start, time.span.end)
        for fact in report.observations:
            for slot in _BY_FIGURE:
                source = fact.provenance.get(slot)
                if source is not None and source.how == "said":
                    self._add(slot, getattr(fact, slot), fact.span.start, fact.span.end)
        for found in self._places.values():
            found.sort()

    def _add(self, slot: str, value: object, start: int, end: int) -> None:
        self._places[slot, value].append(Words(start, end))

    def of(self, fact: Observation, slot: str) -> Words | None:
        """The words that a slot of a figure was carried from; None where it was not, or none are found."""
        source = fact.provenance.get(slot)
        if source is None or source.how not in _CARRIED:
            return None
        value = getattr(fact, slot)
        value = value.name if slot == "region" and value else value
        found = self._places.get((slot, value.replace("?", "") if slot == "period" else value), [])
        before = bisect_left(found, Words(fact.span.start, 0))
        return found[before - 1] if before else found[0] if found else None
