"""Places that stand before a figure, but belong to a project, a list or a building told before it."""

from __future__ import annotations

from zhaoshang_extract.discourse import place_words as words
from zhaoshang_extract.discourse.subject import owns_building
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.observe.zone import Zone


def is_of_earlier(zone: Zone, mention: RegionMention) -> bool:
    """True for a place of what the clauses before the figure were about."""
    if _prices_item(zone, mention):
        return False
    return (
        _of_item_before(zone, mention)
        or _of_project_before(zone, mention)
        or _of_list_before(zone, mention)
        or _of_building_before(zone, mention)
    )


def _of_item_before(zone: Zone, mention: RegionMention) -> bool:
    """1.甲镇（到位资金1亿元）；2.商务局（2亿元）: the place is that of an item that has ended."""
    return words.next_item().search(zone.sentence.text, mention.span.end, zone.near.end) is not None


def _of_project_before(zone: Zone, mention: RegionMention) -> bool:
    """……落户盐城经开区；某公司投资36亿元; 52亿元的岷县储能项目、27.5亿元的……: of the project before."""
    if zone.index == 0:
        return False
    text = zone.sentence.text
    if text.endswith(words.forms("sited", "stands"), zone.sentence.span.start, mention.span.start):
        return any(mark in text[mention.span.end : zone.quantity.span.start] for mark in "，；")
    return mention.span.start - zone.reach.start <= 1 and text[mention.span.start - 1] == "的"


def _of_list_before(zone: Zone, mention: RegionMention) -> bool:
    """引进3个，分别是甲县的综合体、乙县的基地，引进大项目2个: the items of a list that has ended."""
    text, start = zone.sentence.text, zone.reach.start
    if not any(mark in text[mention.span.end : zone.quantity.span.start] for mark in "，；"):
        return False
    clause = max(text.rfind(mark, start, mention.span.start) for mark in "，；。") + 1
    return text.startswith(words.forms("list_opens"), max(clause, start))


def _of_building_before(zone: Zone, mention: RegionMention) -> bool:
    """甲镇卫生院改造完工，新建广场16个: the place is that of a building in an earlier clause."""
    ended = any(mark in zone.sentence.text[mention.span.end : zone.quantity.span.start] for mark in "，；")
    return ended and owns_building(zone.sentence, mention)


def _prices_item(zone: Zone, mention: RegionMention) -> bool:
    """分别是落户甲县的硅片项目，总投资108亿元: the price behind the name of an item is of that item."""
    text, price = zone.sentence.text, zone.quantity.span.start
    comma = text.rfind("，", mention.span.end, price)
    if (
        zone.quantity.kind != "amount"
        or comma < 0
        or not text.startswith(words.forms("attributive"), mention.span.end)
    ):
        return False
    told = any(t.kind == "measure" and t.span.start == comma + 1 for t in zone.sentence.terms)
    return told and not any(mark in text[mention.span.end : comma] for mark in "，；")
