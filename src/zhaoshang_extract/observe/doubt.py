"""Which figures are sure: every doubt in one list, weighed when all figures of a story are read.

Each doubt is one small function of one shape (a `Case` in, a `Doubt` or None out); its words, its points
and executed examples stand in `lexicon/doubts.toml` under its name. Of each slot the gravest doubt counts.
A figure whose slots have `limit` points together has low confidence and keeps its doubts; the others keep
none. `python benchmarks/doubt.py` counts how many wrong and right facts each one flags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.observe import doubt_measure, doubt_place, doubt_scope, doubt_time
from zhaoshang_extract.observe.doubt_case import Case, Grounds, Rule, blurs, points_of
from zhaoshang_extract.observe.fact import Doubt, Fact
from zhaoshang_extract.observe.second import Spot, spots_in

DOUBTS: tuple[Rule, ...] = (
    doubt_place.place_unknown,
    doubt_place.home_unmatched,
    doubt_place.home_contested,
    doubt_place.home_unvouched,
    doubt_place.place_unread,
    doubt_place.place_apart,
    doubt_place.zone_unnamed,
    doubt_place.place_odd,
    doubt_place.place_outside,
    doubt_place.zone_alone,
    doubt_place.place_in_reach,
    doubt_place.home_is_zone,
    doubt_time.time_unknown,
    doubt_time.span_expected,
    doubt_time.time_not_over,
    doubt_time.day_alone,
    doubt_time.occasion_unnamed,
    doubt_time.month_carried,
    doubt_time.time_apart,
    doubt_time.table_growth,
    doubt_time.year_running,
    doubt_time.year_inferred,
    doubt_time.aim_time,
    doubt_measure.measure_unknown,
    doubt_measure.no_figure,
    doubt_measure.places_counted,
    doubt_measure.amount_taken_over,
    doubt_measure.investor_abroad,
    doubt_measure.funds_from_outside,
    doubt_measure.measures_of_rates,
    doubt_measure.share_of_count_or_sum,
    doubt_measure.share_of_whole,
    doubt_measure.words_unread,
    doubt_measure.kind_guessed,
    doubt_measure.kind_carried,
    doubt_measure.aim_forecast,
    doubt_measure.aim_from_afar,
    doubt_measure.aim_told,
    doubt_measure.aim_near,
    doubt_scope.step_denied,
    doubt_scope.step_unknown,
    doubt_scope.step_apart,
    doubt_scope.step_planned,
    doubt_scope.work_done,
    doubt_scope.step_of_funds,
    doubt_scope.step_left_out,
    doubt_scope.steps_joined,
    doubt_scope.step_of_capital,
    doubt_scope.step_from_afar,
    doubt_scope.step_late,
    doubt_scope.step_loose,
    doubt_scope.size_left_out,
    doubt_scope.sector_left_out,
    doubt_scope.sector_apart,
    doubt_scope.sector_cut,
    doubt_scope.sector_near,
    doubt_scope.sector_before,
)
# What a figure takes over from another one is as doubtful as it is there.
HOST = "host_doubted"
# Points with which a figure has low confidence.
LIMIT = 3
# Where so great a share of a story's figures has a grave doubt, the story is hard to read, and the limit
# sinks by as much for all.
GRAVE = 6
_HARD_STORIES = ((0.7, 2), (0.5, 1))


def find_doubts(story: Node, facts: Sequence[Fact], grounds: Grounds) -> None:
    """Give every fact of a story that is not sure its doubts."""
    spots = _spots(story)
    for fact in facts:
        fact.doubts = _weigh(Case(fact, spots.get(id(fact.quantity)), grounds))
    limit = limit_of([weight(fact.doubts) for fact in facts])
    for fact in facts:
        if weight(fact.doubts) < limit:
            fact.doubts = ()


def weight(doubts: Iterable[Doubt]) -> int:
    """The points of a figure: the sum over its slots."""
    return sum(doubt.points for doubt in doubts)


def limit_of(weights: Sequence[int], limit: int = LIMIT) -> int:
    """The points with which a figure of a story is doubted, by those that its figures have."""
    grave = sum(points >= GRAVE for points in weights)
    sinks = next((by for share, by in _HARD_STORIES if grave >= share * len(weights)), 0)
    return max(1, limit - sinks)


def _spots(story: Node) -> dict[int, Spot]:
    return {
        id(spot.quantity): spot
        for node in story.walk()
        if node.level == "sentence"
        for spot in spots_in(node)
    }


def _weigh(case: Case) -> tuple[Doubt, ...]:
    """The gravest doubt of each slot: the figure's own, or that of the figure it was taken over from."""
    found: dict[str, Doubt] = {}
    for rule in DOUBTS:
        doubt = rule(case)
        if doubt is not None:
            reason = doubt.reason
            _keep(
                found, Doubt(doubt.slot, doubt.reading, doubt.rival, reason, points_of(reason), blurs(reason))
            )
    for doubt in _of_hosts(case.fact):
        _keep(found, doubt)
    return tuple(found.values())


def _keep(found: dict[str, Doubt], doubt: Doubt) -> None:
    """Keep the graver of two doubts of one slot; it blurs where either does."""
    other = found.get(doubt.slot, doubt)
    graver = other if other.points >= doubt.points else doubt
    blurred = other.blurs or doubt.blurs
    found[doubt.slot] = graver if graver.blurs == blurred else replace(graver, blurs=blurred)


def _of_hosts(fact: Fact) -> Iterator[Doubt]:
    """The doubts of the figures that this one takes slots from, in the slots that it takes."""
    own = _slots(fact)
    for host in (fact.of, fact.whole):
        for doubt in host.doubts if host is not None else ():
            slot = own.get(doubt.slot)
            if slot is not None and slot.how == "carried" and slot.value is not None:
                yield Doubt(doubt.slot, slot.value, doubt.rival, HOST, doubt.points, doubt.blurs)


def _slots(fact: Fact) -> dict[str, Slot[Any]]:
    scope = fact.scope
    return {
        "measure": fact.measure,
        "stage": scope.stage,
        "threshold": scope.threshold,
        "industry": scope.industry,
        "region": fact.region,
        "period": fact.period,
    }
