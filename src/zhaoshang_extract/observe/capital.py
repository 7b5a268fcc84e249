"""Foreign capital by where it comes from: 其中，香港投资0.96亿美元, 来自韩国、日本的投资5.1亿美元."""

from __future__ import annotations

import re

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.zone import Zone

_COME_FROM = re.compile(r"来自[^，。；]{1,16}的$")


def tells_source(zone: Zone, term: Term) -> bool:
    """True for an amount of foreign money behind the place that sent it."""
    return _is_source(zone, term) and zone.quantity.currency not in (None, "CNY")


def capital_told(context: Context) -> Slot[str] | None:
    """The foreign capital told before, else that in force: what came from one place is a part of it."""
    told = (f for f in reversed(context.recent) if f.measure.value == "foreign_capital_used")
    foreign = next(told, None)
    return foreign.measure.carried("source_of_capital") if foreign is not None else _foreign_in_force(context)


def _foreign_in_force(context: Context) -> Slot[str] | None:
    """外资主要来自香港和韩国。三地投资……亿美元: what came is the capital that was spoken of."""
    for name, frame in context.frames():
        if frame.measure.value == "foreign_capital_used":
            return frame.measure.carried(f"measure_of_{name}")
    before = context.before
    told = before is not None and words.says("of_foreign_capital", before.text, *before.span)
    own = context.node.words[0]
    if told or words.says("of_foreign_capital", own.text, *own.span):
        return Slot("foreign_capital_used", "carried", "capital_of_sentence_before")
    return None


def _is_source(zone: Zone, term: Term) -> bool:
    """其中，香港投资0.96亿美元: where the capital comes from, and no investment of a project."""
    if not words.is_form("capital_sent", term.quote):
        return False
    before = zone.sentence.text[zone.reach.start : term.span.start]
    if _COME_FROM.search(before):
        return True  # 来自韩国、日本的投资5.1亿美元
    source, again = _without_way(zone, term, before)
    source = source.removesuffix("地区").removesuffix("企业")
    end = zone.reach.start + len(source)
    abroad = any(m.kind == "abroad" and m.span.end == end for m in zone.sentence.regions)
    return abroad or words.ends("near_abroad", source) or (again and words.ends("places_again", source))


def _without_way(zone: Zone, term: Term, before: str) -> tuple[str, bool]:
    """香港地区对我省, 三地到西安: the words up to where the capital went, and whether that is told."""
    way = words.pattern("way_to_here").search(before)
    if way is not None:
        return before[: way.start()], True
    site = next((m for m in zone.sentence.regions if m.span.end == term.span.start), None)
    if site is not None and zone.sentence.text[site.span.start - 1] in words.forms("toward"):
        return zone.sentence.text[zone.reach.start : site.span.start - 1], True
    return before, False
