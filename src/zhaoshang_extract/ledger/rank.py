"""Rankings of places for a measure and a time, with the place that each had the time before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zhaoshang_extract.checking.interval import Interval, printed
from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.ledger.area import Area, lies_in, name_of, present_code
from zhaoshang_extract.ledger.board import Board, best, usual_level
from zhaoshang_extract.ledger.coverage import Cover
from zhaoshang_extract.ledger.doors import code_of, known_levels, needed, place_code, size_of, time_of
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.figure_key import FigureKey, plain_sector
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.reading import read_facts
from zhaoshang_extract.ledger.running import around
from zhaoshang_extract.ledger.span import Span, told_span

# Zones may lie in counties, and then they are counted there.
_COUNTIES = frozenset({"county"})


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row: the place, its value and rank, both of the time before (None: not printed), and the prints.

    Equal values share a rank, the next one is counted on (1, 2, 2, 4). `until` and `before` are the
    running totals of a month that no document prints; else `until` is the print itself and `before` None.
    """

    rank: int
    place: str
    region: str
    value: Decimal
    interval: tuple[Decimal | None, Decimal | None]
    previous_rank: int | None
    previous_value: Decimal | None
    until: Printed
    before: Printed | None

    @property
    def moved(self) -> int | None:
        """How many places it went up (or, less than zero, down) since the time before."""
        return None if self.previous_rank is None else self.previous_rank - self.rank


@dataclass(frozen=True, slots=True)
class Ranking:
    """The places of one key and coverage, first one first; `left_out` are prints of others."""

    key: FigureKey
    cover: Cover
    span: Span
    previous: Span | None
    rows: tuple[Ranked, ...]
    left_out: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be ranked: measure and time in EDTF, and, where given, step, sector, kind of rate, levels.

    `within` is the code or name of the government whose places are meant; `previous` the time before, in
    EDTF; `modality` is target where goals are ranked. Codes may be told by their Chinese words. Raises
    ValueError, with what may be asked, for what is no code, place, time, level or size.
    """

    measure: str
    period: str
    stage: str | None = None
    industry: str | None = None
    rate_kind: str | None = None
    threshold_min: Decimal | None = None
    levels: frozenset[str] = _COUNTIES
    within: str | None = None
    previous: str | None = None
    modality: str = "actual"

    def __post_init__(self) -> None:
        code = place_code(self.within)
        known = {
            "measure": needed("measure", self.measure),
            "stage": code_of("stage", self.stage),
            "rate_kind": code_of("rate_kind", self.rate_kind),
            "threshold_min": size_of(self.threshold_min),
            "levels": known_levels(self.levels),
            "within": None if code is None else present_code(code),
            "modality": needed("modality", self.modality),
            "period": time_of(self.period),
            "previous": None if self.previous is None else time_of(self.previous),
        }
        for name, told in known.items():
            object.__setattr__(self, name, told)


@dataclass(frozen=True, slots=True)
class _Value:
    interval: Interval
    middle: Fraction
    until: Fact
    before: Fact | None


_Laid = dict[tuple[FigureKey, Cover], dict[Area, _Value]]


def rank(figures: Iterable[Printed], wanted: Wanted) -> Ranking | None:
    """The ranking of places; None where nothing is printed. Raises ValueError for a time that is none.

    Of several steps, sizes or coverages the one that most places print is ranked.
    """
    return rank_facts(read_facts(figures), wanted)


@own_decimals()
def rank_facts(facts: Iterable[Fact], wanted: Wanted) -> Ranking | None:
    """The same of facts; only those that are asked for are kept in memory."""
    span, years = told_span(wanted.period), years_of(wanted)
    board = Board(
        fact
        for fact in facts
        if fact.span is not None
        and _asked(fact.key, wanted)
        and years.start <= fact.span.first.year <= fact.span.last.year < years.stop
    )
    laid = _lay(board, wanted, span)
    if not laid:
        return None
    scope = min(laid, key=lambda one: (-len(laid[one]), len(one[1].words), one[0].sort_key(), one[1].told()))
    previous = told_span(wanted.previous) if wanted.previous else _time_before(board, wanted, scope, span)
    earlier = _lay(board, wanted, previous).get(scope, {}) if previous is not None else {}
    left = [
        value.until.printed for other, places in laid.items() if other != scope for value in places.values()
    ]
    return Ranking(*scope, span, previous if earlier else None, _rows(laid[scope], earlier), tuple(left))


def years_of(wanted: Wanted) -> range:
    """The years that the figures of a ranking are of: those of its time, of the one before, and between."""
    spans = [told_span(period) for period in (wanted.period, wanted.previous) if period]
    return range(min(span.first.year for span in spans) - 1, max(span.last.year for span in spans) + 1)


def _time_before(board: Board, wanted: Wanted, scope: tuple[FigureKey, Cover], span: Span) -> Span | None:
    """The month, quarter or year before; of running totals the last one of the year that is printed."""
    if not span.running or span.months == 12:
        return span.just_before()
    told = {
        other
        for key in board.keys
        if key.elsewhere == scope[0]
        for other in board.spans(key)
        if other.running and other.first == span.first and other.last < span.last
    }
    return max((other for other in told if scope in _lay(board, wanted, other)), default=None)


def _lay(board: Board, wanted: Wanted, span: Span) -> _Laid:
    found: _Laid = {}
    asked = [key for key in board.keys if _asked(key, wanted)]
    # One source for all places, as far as there is one: a county's own count is no city bulletin's.
    level = usual_level(fact for key in asked for fact in (*board.at(key, span), *_totals(board, key, span)))
    for key in asked:
        facts = board.at(key, span)
        covers = dict.fromkeys(fact.cover for fact in (*facts, *_totals(board, key, span)))
        for cover in covers:
            value = _value(board, key, cover, span, level)
            if value is not None and key.place is not None and _level(value.until) in wanted.levels:
                found.setdefault((key.elsewhere, cover), {})[key.place] = value
    return found


def _totals(board: Board, key: FigureKey, span: Span) -> Sequence[Fact]:
    return board.at(key, Span(span.first.replace(month=1, day=1), span.last)) if not span.running else ()


def _value(board: Board, key: FigureKey, cover: Cover, span: Span, level: str | None) -> _Value | None:
    told = [fact for fact in board.at(key, span) if fact.cover == cover]
    if told:
        fact = best(told, level)
        return _Value(fact.figure.interval, fact.figure.value, fact, None)
    totals = around(board, key, cover, span, level)
    if totals is None:
        return None
    until, before = totals
    interval = until.figure.interval - before.figure.interval
    return _Value(interval, until.figure.value - before.figure.value, until, before)


def _level(fact: Fact) -> str:
    return fact.printed.region_level or ""


def _asked(key: FigureKey, wanted: Wanted) -> bool:
    if key.measure != wanted.measure or key.modality != wanted.modality or key.transformation != "level":
        return False
    if key.rate_kind != wanted.rate_kind or (
        wanted.rate_kind is None and key.kind not in ("amount", "count")
    ):
        return False
    industry = plain_sector(wanted.industry) if wanted.industry else None
    if key.industry != industry or (wanted.stage is not None and key.stage != wanted.stage):
        return False
    if wanted.threshold_min is not None and key.threshold[0] != wanted.threshold_min:
        return False
    return wanted.within is None or lies_in(key.place, wanted.within)


def _rows(values: Mapping[Area, _Value], earlier: Mapping[Area, _Value]) -> tuple[Ranked, ...]:
    before = _ranks(earlier)
    rows = []
    for place, at in _ranks(values).items():
        value, old = values[place], earlier.get(place)
        interval = (value.interval.low, value.interval.high)
        low, high = (None if end is None else printed(end) for end in interval)
        rows.append(
            Ranked(
                rank=at,
                place=name_of(place),
                region=place[0],
                value=printed(value.middle),
                interval=(low, high),
                previous_rank=before.get(place),
                previous_value=None if old is None else printed(old.middle),
                until=value.until.printed,
                before=None if value.before is None else value.before.printed,
            )
        )
    return tuple(rows)


def _ranks(values: Mapping[Area, _Value]) -> dict[Area, int]:
    """The rank of each place, the largest value first, equal ones alike."""
    found: dict[Area, int] = {}
    first: dict[Fraction, int] = {}
    for at, place in enumerate(sorted(values, key=lambda place: (-values[place].middle, place)), 1):
        found[place] = first.setdefault(values[place].middle, at)
    return found
