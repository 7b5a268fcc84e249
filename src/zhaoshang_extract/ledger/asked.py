"""Asked: what is asked of a ledger."""

from __future__ import annotations

from dataclasses import dataclass

from zhaoshang_extract.ledger.area import Area, area_of, lies_in, present_code
from zhaoshang_extract.ledger.printed import Printed


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a ledger: a measure, a place with all in it (its code), the time that is ranked.

    Without `period` (EDTF) each measure is ranked for the latest time that three counties print.
    """

    measure: str | None = None
    within: str | None = None
    period: str | None = None

    def takes(self, measure: str, place: Area | None) -> bool:
        """True for figures of the measure and the place."""
        return self.measure in (None, measure) and self.holds(place)

    def holds(self, place: Area | None) -> bool:
        """True for the place and all in it."""
        return self.within is None or lies_in(place, present_code(self.within))


def place_of(printed: Printed) -> Area | None:
    """The place that a figure is about."""
    return area_of(printed.region, printed.region_name, printed.region_level)
