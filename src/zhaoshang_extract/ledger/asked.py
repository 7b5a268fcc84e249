"""Asked: what is asked of a ledger."""

from __future__ import annotations

from dataclasses import dataclass

from zhaoshang_extract.ledger.area import Area, area_of, lies_in, present_code
from zhaoshang_extract.ledger.doors import code_of, place_code, time_of
from zhaoshang_extract.ledger.printed import Printed


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a ledger: a measure, a place with all in it, the time that is ranked.

    A measure is told by its code or Chinese word, a place by its GB/T 2260 code or name; both are kept as
    codes. Without `period` (EDTF) each measure is ranked for the latest time that three counties print.
    Raises ValueError, with what may be asked, for what is no measure, place or time.
    """

    measure: str | None = None
    within: str | None = None
    period: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "measure", code_of("measure", self.measure))
        code = place_code(self.within)
        object.__setattr__(self, "within", None if code is None else present_code(code))
        if self.period is not None:
            object.__setattr__(self, "period", time_of(self.period))

    def takes(self, measure: str, place: Area | None) -> bool:
        """True for figures of the measure and the place."""
        return self.measure in (None, measure) and self.holds(place)

    def holds(self, place: Area | None) -> bool:
        """True for the place and all in it."""
        return self.within is None or lies_in(place, self.within)


def place_of(printed: Printed) -> Area | None:
    """The place that a figure is about."""
    return area_of(printed.region, printed.region_name, printed.region_level)
