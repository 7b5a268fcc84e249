"""Fact: a printed figure with all that checks across documents ask of it; `reading.py` makes them."""

from __future__ import annotations

from dataclasses import dataclass

from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.ledger.coverage import Cover
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.span import Span

_UNSURE = "?"


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A figure of a document: `figure` has its interval, `span` its days (None: not told, or open).

    `cover` is what its words say it holds. `preliminary` and `revised` are what they call it; a figure
    printed before its time is over is preliminary too. `stepless` is one whose step or size was left out
    of the key: money that comes in has none, unless its own words say so. A `stale` one is of a time that
    came again before its document was published, and no word says that it is that of the year before.
    """

    printed: Printed
    figure: Figure
    key: FigureKey
    span: Span | None
    cover: Cover
    preliminary: bool
    revised: bool
    stepless: bool = False
    stale: bool = False
    lone: bool = False
    base: str | None = None

    @property
    def refusal(self) -> str | None:
        """Why it neither accuses nor is accused, as an id of messages; None where nothing is against it."""
        if not self.figure.exact:
            return "not_exact"
        if self.printed.doubtful or self.figure.mean:
            return "doubtful"
        if self.span is None or _UNSURE in (self.printed.period or ""):
            return "time_open"
        if self.stale:
            return "year_open"
        if self.key.place is None:
            return "place_open"
        return "part" if self.lone else None

    @property
    def order(self) -> tuple[str, str, int, str]:
        """The order of facts that nothing but their contents decides: by day, document and place in it."""
        printed = self.printed
        return (printed.published or "", printed.document, printed.start, printed.id)
