"""Overview: all that a ledger tells at one time, for a page or a workbook of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from zhaoshang_extract.ledger.across import checks_in, in_order
from zhaoshang_extract.ledger.area import Area
from zhaoshang_extract.ledger.asked import Asked, place_of
from zhaoshang_extract.ledger.entries import Entries
from zhaoshang_extract.ledger.finding import AcrossCheck
from zhaoshang_extract.ledger.progress import Progress, progress_in
from zhaoshang_extract.ledger.rank import Ranking, Wanted
from zhaoshang_extract.ledger.reader import layout_of, rank_in
from zhaoshang_extract.ledger.series import Series, series_in
from zhaoshang_extract.ledger.span import Span
from zhaoshang_extract.ledger.store import Store
from zhaoshang_extract.ledger.which import Which

# Two places are no table.
_FEWEST = 3
_WORST = ("inconsistent", "unverifiable", "consistent")


@dataclass(frozen=True, slots=True)
class Overview:
    """Projects with the pairs in doubt, series, checks, rankings and progress."""

    entries: Entries
    series: tuple[Series, ...]
    checks: tuple[AcrossCheck, ...]
    rankings: tuple[Ranking, ...]
    progress: tuple[Progress, ...]


def overview_of(store: Store, entries: Entries, asked: Asked) -> Overview:
    """What a ledger tells of what is asked. Raises ValueError for a period that is no time."""
    with layout_of(store, asked, above=True) as layout:
        series = tuple(one for one in series_in(layout) if asked.takes(one.key.measure, one.key.place))
        checks = [
            one for one in checks_in(layout) if asked.takes(one.reported.measure, place_of(one.reported))
        ]
        progress = tuple(
            one for one in progress_in(layout) if asked.takes(one.goal.measure, place_of(one.goal))
        )
    return Overview(
        entries=Which(within=asked.within).of(entries),
        series=series,
        checks=tuple(sorted(in_order(checks), key=_gravity)),
        rankings=tuple(_rankings(store, series, asked)),
        progress=progress,
    )


def _gravity(check: AcrossCheck) -> tuple[int, bool]:
    return _WORST.index(check.verdict), check.severity != "major"


def _rankings(store: Store, series: Iterable[Series], asked: Asked) -> Iterable[Ranking]:
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
        ranking = rank_in(store, Wanted(measure, period, within=asked.within))
        if ranking is not None and len(ranking.rows) >= _FEWEST:
            yield ranking
