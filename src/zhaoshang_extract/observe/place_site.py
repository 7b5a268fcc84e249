"""Where a deed or a named project stands: 在甲县投资, ……项目落户乙镇."""

from __future__ import annotations

import re

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import place_words as words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.subject import is_near_zone, lies_in
from zhaoshang_extract.mention.place.pronoun import points_back
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.observe.zone import Zone, said
from zhaoshang_extract.region import Region
from zhaoshang_extract.span import Span

# 在甲高新区，总投资30亿元的某项目动工: the clause before is nothing but the place
_IN_PLACE = re.compile(r"[，；。\s]?在")


def site_before(zone: Zone, context: Context) -> RegionMention | None:
    """香港甲集团在大竹县投资5000万美元: the place of the deed, though 在 stands before it."""
    text = zone.sentence.text
    for mention in said(zone, zone.sentence.regions, zone.near):
        behind = text[mention.span.end : zone.quantity.span.start]
        at = text[mention.span.start - 1 : mention.span.start] == "在"
        if at and behind in words.forms("invests", "invested") and _is_at_home(mention, context):
            return mention
    for mention in reversed(said(zone, zone.sentence.regions, zone.reach)):
        start = max(zone.sentence.span.start, mention.span.start - 4)
        stands = text.endswith(words.forms("stands"), start, mention.span.start)
        ended = "；" in text[mention.span.end : zone.quantity.span.start]
        named = text.startswith("的", mention.span.end) and not ended
        if stands and named and _is_at_home(mention, context):
            return mention  # 位于柳泉镇的锂电项目总投资16亿元
        lead = text[max(zone.sentence.span.start, mention.span.start - 2) : mention.span.start]
        if _IN_PLACE.fullmatch(lead) and text.startswith("，", mention.span.end):
            return mention if _is_at_home(mention, context) else None
    return None


def site_behind(zone: Zone, context: Context) -> RegionMention | None:
    """投资1.2亿元、落在高坝店镇的豆制品项目: the place directly behind an amount and a word for standing."""
    text = zone.sentence.text
    if zone.quantity.kind != "amount":
        return None
    for mention in said(zone, zone.sentence.regions, zone.rest)[:1]:
        between = text[zone.quantity.span.end : mention.span.start].lstrip("、，")
        meant = _means_to_build(zone, mention, between) and _is_at_home(mention, context)
        stands = between in words.forms("stands") or meant
        if stands and mention.kind not in ("abroad", "pronoun") and mention.region is not None:
            return _end_of_path(zone, mention)
    return None


def _means_to_build(zone: Zone, mention: RegionMention, between: str) -> bool:
    """拿出18亿元，要在吴忠建设建材城: where the money is to go."""
    at = between in words.forms("means_at")
    return at and zone.sentence.text.startswith(words.forms("acts", "invests"), mention.span.end)


def _is_at_home(mention: RegionMention, context: Context) -> bool:
    """True for a place inside the home, or any place of a page that is of none."""
    home = context.home
    return mention.region is not None and (home is None or mention.region.within(home))


def located_behind(zone: Zone, context: Context) -> Slot[Region]:
    """……项目，位于泗安镇; 签约射阳县: where a named project stands, told behind its amount."""
    span = Span(zone.quantity.span.end, _end_of_project(zone))
    text = zone.sentence.text
    for mention in said(zone, zone.sentence.regions, span):
        if not _may_stand(mention, context) or _invests_next(zone, mention):
            continue
        before = text[max(zone.quantity.span.end, mention.span.start - 4) : mention.span.start]
        opens_name = before.endswith("的") and mention.span.start - zone.quantity.span.end <= 3
        sited = before.endswith(words.forms("sited", "stands"))
        built = text[zone.quantity.span.end : mention.span.start] in words.forms(
            "acts"
        )  # 投资3亿元建设某县……
        if opens_name or sited or built or _acts_there(zone, mention, before):
            return Slot(_end_of_path(zone, mention).region, "said", "located_behind")
    return Slot()


def _end_of_path(zone: Zone, mention: RegionMention) -> RegionMention:
    """沱牌镇 of 选址射洪市|沱牌镇: of places that follow one another directly the smallest."""
    behind = next((one for one in zone.sentence.regions if one.span.start == mention.span.end), None)
    if behind is not None and behind.kind != "zone" and lies_in(behind, mention):
        return _end_of_path(zone, behind)
    return mention


def _invests_next(zone: Zone, mention: RegionMention) -> bool:
    """投资12亿元建园，另有企业在大英县投资2亿元: the place is where the next amount is invested."""
    text, later = zone.sentence.text, zone.index + 1
    if later >= len(zone.sentence.quantities):
        return False
    amount = zone.sentence.quantities[later]
    between = text[mention.span.end : amount.span.start]
    return amount.kind == "amount" and between in words.forms("invests", "invested")


def _may_stand(mention: RegionMention, context: Context) -> bool:
    """True for a place in which a project of this report may stand."""
    if mention.region is None or mention.kind == "abroad":
        return False
    if mention.kind == "pronoun" and not points_back(mention.quote):
        return False
    home = context.home
    return home is None or mention.region.within(home) or is_near_zone(mention, home)


def _acts_there(zone: Zone, mention: RegionMention, before: str) -> bool:
    """在大竹县投资, 在宣汉县建设, 已在开发区动工."""
    if not before.endswith("在"):
        return False
    text = zone.sentence.text
    manner = words.manner().match(text, mention.span.end)
    at = manner.end() if manner else mention.span.end
    done = any(t.kind == "stage" and t.span.start == at for t in zone.sentence.terms)
    acts = text.startswith(words.forms("acts", "invests", "sited"), at)
    return done or acts or words.acts_on_ground().match(text, mention.span.end) is not None


def _end_of_project(zone: Zone) -> int:
    """甲项目建成投产，投资21亿元的乙项目落户开发区: behind a step the next price opens another project."""
    sentence, start = zone.sentence, zone.quantity.span.end
    stop = sentence.text.find("；", start, sentence.span.end)
    for later in sentence.quantities[zone.index + 1 :]:
        comma = sentence.text.rfind("，", start, later.span.start)
        priced = later.kind == "amount" and sentence.text.startswith("的", later.span.end)
        if priced and comma >= 0:
            done = [t for t in sentence.terms if t.kind == "stage" and start <= t.span.start < comma]
            stop = min(stop, comma) if stop >= 0 and done else comma if done else stop
            break
    return stop if stop >= 0 else sentence.span.end
