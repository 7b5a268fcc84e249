"""Which slots may be wrong: every doubt in one list, asked when all figures of a story are read.

A fact with a doubt has low confidence. Each doubt is one small function of one shape (a `Case` in, a
`Doubt` or None out); its words and an executed example stand in `lexicon/doubts.toml` under its name.
`python benchmarks/doubt.py` counts how many wrong and right facts each one flags.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.observe import doubt_measure, doubt_place, doubt_scope, doubt_time
from zhaoshang_extract.observe.doubt_case import Case, Grounds, Rule
from zhaoshang_extract.observe.fact import Doubt, Fact
from zhaoshang_extract.observe.second import Spot, spots_in

DOUBTS: tuple[Rule, ...] = (
    doubt_place.place_unknown,
    doubt_place.home_unmatched,
    doubt_place.home_contested,
    doubt_place.place_unread,
    doubt_place.place_apart,
    doubt_place.zone_unnamed,
    doubt_place.home_unvouched,
    doubt_time.time_unknown,
    doubt_time.span_expected,
    doubt_time.time_not_over,
    doubt_measure.measure_unknown,
    doubt_measure.places_counted,
    doubt_measure.kind_guessed,
    doubt_measure.aim_from_afar,
    doubt_scope.step_unknown,
    doubt_scope.step_apart,
    doubt_scope.sector_left_out,
    doubt_scope.sector_apart,
)
# What a figure takes over from another one is as doubtful as it is there.
HOST = "host_doubted"


def find_doubts(story: Node, facts: Sequence[Fact], grounds: Grounds) -> None:
    """Give every fact of a story its doubts."""
    spots = _spots(story)
    for fact in facts:
        case = Case(fact, spots.get(id(fact.quantity)), grounds)
        own = tuple(doubt for rule in DOUBTS if (doubt := rule(case)) is not None)
        fact.doubts = own + tuple(_of_hosts(fact, {doubt.slot for doubt in own}))


def _spots(story: Node) -> dict[int, Spot]:
    return {
        id(spot.quantity): spot
        for node in story.walk()
        if node.level == "sentence"
        for spot in spots_in(node)
    }


def _of_hosts(fact: Fact, doubted: set[str]) -> Iterator[Doubt]:
    """The doubts of the figures that this one takes slots from, in slots not doubted for another reason."""
    own = _slots(fact)
    for host in (fact.of, fact.whole):
        for doubt in host.doubts if host is not None else ():
            slot = own.get(doubt.slot)
            taken = slot is not None and slot.how == "carried" and slot.value is not None
            if taken and slot is not None and doubt.slot not in doubted:
                doubted.add(doubt.slot)
                yield Doubt(doubt.slot, slot.value, doubt.rival, HOST)


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
