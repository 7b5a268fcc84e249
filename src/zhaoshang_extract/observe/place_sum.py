"""Figures of several places: shares and sums of a list, one figure for two, the last of all."""

from __future__ import annotations

import re

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import place_words as words
from zhaoshang_extract.discourse.words import is_form
from zhaoshang_extract.mention.place.pronoun import points_back
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.observe.zone import Zone, said
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

_LISTED = re.compile(r"（?[为达]?\d")  # 甲区（10.2亿元）, 甲区10.2亿元


def whole_place(zone: Zone) -> Region | None:
    """占全县税收总额11.39亿元的46.9%: the whole of a share is its level's, whatever has the part."""
    if zone.quantity.kind == "rate":
        return None
    for mention in said(zone, zone.sentence.regions, zone.near):
        before = zone.sentence.text[zone.near.start : mention.span.start]
        if (
            mention.kind == "pronoun"
            and not points_back(mention.quote)
            and before.endswith(words.forms("shares"))
        ):
            return mention.region
    return None


def shares_list(zone: Zone) -> bool:
    """甲区（10.2亿元）、乙县（8.9亿元），占全市的56%: the share of all of them is the home's."""
    near = zone.near_text()
    if zone.quantity.kind != "rate" or zone.bracket is not None or not words.of_all().match(near):
        return False
    text, end = zone.sentence.text, zone.near.start - 1
    start = max(text.rfind(mark, zone.sentence.span.start, end) for mark in "，；：。") + 1
    listed = [
        m
        for m in inside(zone.sentence.regions, Span(max(start, zone.sentence.span.start), end))
        if m.kind not in ("pronoun", "abroad") and _LISTED.match(text, m.span.end)
    ]
    return len(listed) > 1


def sums(text: str) -> bool:
    """合计, but not in （不计入合计）."""
    found = words.summed().finditer(text)
    return any(not text.endswith(words.forms("not_in_sum"), 0, match.start()) for match in found)


def sums_with_unknown(zone: Zone, own: RegionMention) -> bool:
    """甲高新区、乙园区合计占50.6%, 州政府和甲区合计签约12个, where one of the two is not known."""
    text, near = zone.sentence.text, zone.near
    beside = text[own.span.end] == "、" or text[near.start : own.span.start].endswith(words.forms("joins"))
    return beside and sums(text[own.span.end : near.end])


def last_of_all(sentence: Sentence, own: RegionMention) -> bool:
    """各县（市、区）、某经开区共签约34个项目: the place is one item of all that the home has.

    So is the zone in 某市政府、某经开区举行推介会, which acts together with what holds it.
    """
    start = own.span.start - 1
    if start <= sentence.span.start or not is_form("joint", sentence.text[start]):
        return False
    holders = [m.region for m in sentence.regions if m.span.end < start and m.region != own.region]
    held = own.region is not None and any(one is not None and own.region.within(one) for one in holders)
    office = held and sentence.text.endswith(words.forms("holder_office"), sentence.span.start, start)
    return office or sentence.text.endswith(words.forms("any_of_kind"), sentence.span.start, start)


def sums_one_place(zone: Zone, context: Context) -> bool:
    """与甲区签下5个项目，合计投资14亿元: a sum of what one clause counted stays in its place."""
    told = {fact.region.value for fact in context.main if fact.role == "head" and fact.region.how == "said"}
    goes_on = words.summed().match(zone.near_text().lstrip()) is not None and zone.index > 0
    return goes_on and len(told) == 1 and context.sentence.region.value in told
