"""Overview: all that a ledger tells at one time, for a page or a workbook of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhaoshang_extract.ledger.across import check_across
from zhaoshang_extract.ledger.area import Area, area_of, lies_in, present_code
from zhaoshang_extract.ledger.entries import Entries, Entry
from zhaoshang_extract.ledger.finding import AcrossCheck
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.progress import Progress, progress_of
from zhaoshang_extract.ledger.rank import Ranking, Wanted, rank
from zhaoshang_extract.ledger.series import Series, series_of
from zhaoshang_extract.ledger.span import Span

# Two places are no table.
_FEWEST = 3
_WORST = ("inconsistent", "unverifiable", "consistent")


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


@dataclass(frozen=True, slots=True)
class Overview:
    """Projects with the pairs in doubt, series, checks, rankings and progress."""

    entries: Entries
    series: tuple[Series, ...]
    checks: tuple[AcrossCheck, ...]
    rankings: tuple[Ranking, ...]
    progress: tuple[Progress, ...]


def overview_of(figures: Sequence[Printed], entries: Entries, asked: Asked) -> Overview:
    """What is told of what is asked. Raises ValueError for a period that is no time."""
    series = tuple(one for one in series_of(figures) if asked.takes(one.key.measure, one.key.place))
    checks = (
        one for one in check_across(figures) if asked.takes(one.reported.measure, place_of(one.reported))
    )
    progress = (one for one in progress_of(figures) if asked.takes(one.goal.measure, place_of(one.goal)))
    return Overview(
        entries=_entries(entries, asked),
        series=series,
        checks=tuple(sorted(checks, key=lambda one: (_WORST.index(one.verdict), one.severity != "major"))),
        rankings=tuple(_rankings(figures, series, asked)),
        progress=tuple(progress),
    )


def place_of(printed: Printed) -> Area | None:
    """The place that a figure is about."""
    return area_of(printed.region, printed.region_name, printed.region_level)


def _entries(entries: Entries, asked: Asked) -> Entries:
    def lies(entry: Entry) -> bool:
        return any(
            asked.holds(area_of(one.region, one.region_name, one.region_level)) for one in entry.mentions
        )

    return Entries(
        tuple(entry for entry in entries.entries if lies(entry)),
        tuple(pair for pair in entries.pairs if lies(pair.one) or lies(pair.other)),
        entries.lost,
    )


def _rankings(figures: Sequence[Printed], series: Iterable[Series], asked: Asked) -> Iterable[Ranking]:
    """A ranking of each measure that enough counties print for one time."""
    printed: dict[str, dict[Span, set[Area]]] = defaultdict(lambda: defaultdict(set))
    for one in series:
        key = one.key
        counted = key.kind in ("amount", "count") and key.modality == "actual" and key.industry is None
        if not counted or key.transformation != "level" or key.place is None:
            continue
        for point in one.points:
            if point.printed.region_level == "county":
                printed[key.measure][point.span].add(key.place)
    for measure, spans in sorted(printed.items()):
        told = [span for span, places in spans.items() if len(places) >= _FEWEST]
        if asked.period is None and not told:
            continue
        # Of the times that end last the longest: a half-year before its last month.
        latest = max(told, key=lambda span: (span.last, -span.first.toordinal())) if told else None
        period = asked.period or (latest.edtf if latest is not None else "")
        mine = (one for one in figures if one.measure == measure)
        ranking = rank(mine, Wanted(measure, period, within=asked.within))
        if ranking is not None and len(ranking.rows) >= _FEWEST:
            yield ranking
