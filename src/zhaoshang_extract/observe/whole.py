"""The figure that others are parts of: the host of a bracket, the whole of 其中 and of lists."""

from __future__ import annotations

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import named_measure
from zhaoshang_extract.observe.zone import Zone, said


def whole_of(zone: Zone, fact: Fact, context: Context) -> Fact | None:
    """The figure that this one is a part of: its bracket's host, 其中's whole, the opener."""
    if fact.role != "head":
        return None
    host = context.here[zone.host] if zone.host is not None and zone.host < len(context.here) else None
    for whole in (host, context.whole, context.opener):
        if whole is not None and whole is not fact:
            return whole
    return None


def listed_whole(zone: Zone, context: Context) -> Fact | None:
    """已开工88个，依次为：甲市24个……: the count that the places of the list share out."""
    last = context.last("head")
    if last is None or last not in context.here or last.quantity.unit != zone.quantity.unit:
        return None
    leads = words.says("in_order", zone.sentence.text, zone.reach.start, zone.near.end)
    placed = bool(said(zone, zone.sentence.regions, zone.near))
    return last if leads and placed and last.quantity.value > zone.quantity.value else None


def whole_here(zone: Zone, context: Context) -> Fact | None:
    """The last figure of the sentence; of 462项，1—6月完成投资301亿元，其中：在建项目163项 the 462."""
    last = context.last("head")
    if last is None or zone.quantity.kind != "count" or last.quantity.kind != "amount":
        return last
    counts = [f for f in context.main if f.role == "head" and f.quantity.kind == "count"]
    larger = counts and counts[-1].quantity.value >= zone.quantity.value
    same = bool(counts) and counts[-1].quantity.unit == zone.quantity.unit
    apart = bool(counts) and counts[-1].period.value != last.period.value
    return counts[-1] if larger and same and apart else last


def whole_before(zone: Zone, context: Context) -> Fact | None:
    """其中 at the head of a sentence takes parts of what the sentence before counted or summed."""
    told = [f for f in context.of_paragraph if f.role == "head" and not f.aside]
    if not told and zone.quantity.kind == "count":  # 其中 opens the paragraph: of what was counted before it
        told = [f for f in reversed([*context.since_heading()]) if f.role == "head" and not f.aside]
    if zone.quantity.kind != "count":
        term = named_measure(zone, zone.near)
        same = [f for f in told if term is not None and f.measure.value == term.code]
        return next(reversed(same or told), None)
    topic = context.topic
    counts = [f for f in told if f.quantity.kind == "count"]
    # 14个项目投产。其中，24个项目尚未开工: no part is larger than its whole
    counts = [
        f for f in counts if f.quantity.value >= zone.quantity.value or f.quantity.unit != zone.quantity.unit
    ]
    named = [f for f in counts if f.noun is not None]  # 项目88项，动工69项。其中: of the 88
    return topic if topic in counts else next(reversed(named or counts), None)
