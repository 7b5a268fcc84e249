"""Which place a figure is about: of all candidates the one with most points (place.toml)."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import place_words as words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.subject import (
    acts_together,
    behind_venue,
    is_subject,
    is_unknown_own,
    is_venue,
    is_wider_whole,
    opens_clause,
)
from zhaoshang_extract.discourse.words import is_form
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.place_earlier import is_of_earlier
from zhaoshang_extract.observe.place_site import site_before, site_behind
from zhaoshang_extract.observe.place_sum import (
    last_of_all,
    shares_list,
    sums,
    sums_one_place,
    sums_with_unknown,
    whole_place,
)
from zhaoshang_extract.observe.zone import Zone, said
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

_PART_WITHIN = 40  # characters between a whole and our part of it
Place = Slot[Region]


def region_of(zone: Zone, context: Context) -> Place:
    """The place of a figure; its rule is the candidate that won."""
    return max([*_of_words(zone, context), _of_frame(context)], key=lambda slot: words.points(slot.rule))


def _of_words(zone: Zone, context: Context) -> Iterator[Place]:
    """Every place that the words beside the figure, and the figures before it, speak for."""
    apart = _lists_places(zone)
    if apart:
        yield Slot(context.home, "said", "several_places")
    if not apart and (
        not zone.near_text().endswith(words.forms("and_so_on")) or _acts_on_list(zone, context)
    ):
        # 甲镇影视基地、乙镇产业园等5个项目: the sum is not in the last place named
        yield from _of_shares(zone, context)
        yield from _of_clause(zone, context)
        yield from _of_figures(zone, context)


def _lists_places(zone: Zone) -> bool:
    """甲县铜箔、乙县茶园等14个项目, 甲县铜箔、乙县茶园等重点项目14个: items of several places, summed."""
    text, told = zone.sentence.text, [m for m in said(zone, zone.sentence.regions, zone.near) if m.region]
    if zone.bracket is not None or words.sums_items().search(zone.near_text()) is None:
        return False
    items = [m for m in told if text[m.span.start - 1 : m.span.start] in words.forms("joins")]
    return bool(items) and len({m.region for m in told}) > 1


def _acts_on_list(zone: Zone, context: Context) -> bool:
    """甲区集中开工制药、冷链等24个项目; 甲市服务紧，制鞋、纺织等7个项目投产: one place did all.

    It is the only place of its part and acts before the list begins, or its clause ends before it.
    """
    text, end = zone.sentence.text, zone.quantity.span.start
    told = [m for m in said(zone, zone.sentence.regions, zone.reach) if m.kind != "abroad"]
    told = _without_venues(zone, told)
    if len(told) != 1 or not is_subject(zone.sentence, told[0], context.home):
        return False
    behind = told[0].span.end
    if text.startswith(words.forms("treats_of", "adverbial"), behind):
        return True  # 甲市就电池材料等4个项目签订合同
    if told[0].kind == "zone" and opens_clause(zone.sentence, told[0]) and "、" in text[behind:end]:
        return True  # 临空组团甲公司座舱、乙公司测试等6个项目: what a park opens stands in it
    comma = max(text.rfind(mark, behind, end) for mark in "，：")
    if comma >= 0:
        return opens_clause(zone.sentence, told[0])
    behind = behind_venue(zone.sentence, behind)
    did = words.manner().match(text, behind)
    at = did.end() if did is not None else behind
    return any(t.kind == "stage" and behind <= t.span.start <= at for t in zone.sentence.terms)


def _without_venues(zone: Zone, told: list[RegionMention]) -> list[RegionMention]:
    """甲市在乙市签下制鞋等5个项目: the second place is where the first one did it."""
    own = [m for m in told if not is_venue(zone.sentence, m)]
    return own or told


def _of_shares(zone: Zone, context: Context) -> Iterator[Place]:
    whole = whole_place(zone)
    if whole is not None:
        yield Slot(whole, "document", "whole_behind_share")  # no place for what follows in the sentence
    if shares_list(zone):
        yield Slot(context.home, "said", "share_of_list")


def _of_clause(zone: Zone, context: Context) -> Iterator[Place]:
    """The places that the figure's own words name."""
    owner = _owner_of_bracket(zone)
    if owner is not None:
        yield Slot(owner, "said", "owner_of_bracket")
    site = site_before(zone, context)
    if site is not None:
        yield Slot(site.region, "said", "site_before")
    for mention in said(zone, zone.sentence.regions, zone.near):
        if is_wider_whole(zone.sentence, mention, context.home):
            yield Slot(mention.region, "said", "wider_whole")
    measured = _average_of(zone)
    if measured is not None:
        yield Slot(measured, "said", "average_of")
    behind = site_behind(zone, context)
    if behind is not None:
        yield Slot(behind.region, "said", "site_behind")
    if context.home is None and _is_of_unknown(zone):
        yield Slot(None, "said", "ours_unknown")
    near = _about(zone, context, zone.near)
    # most figures are the first of their sentence's first clause: all that they reach is near
    reached = near if zone.reach == zone.near else _about(zone, context, zone.reach)
    for rule, found in (("region_in_clause", near), ("region_in_reach", reached)):
        own = _subject(zone, found)
        if own is not None and not sums_with_unknown(zone, own) and not last_of_all(zone.sentence, own):
            yield Slot(own.region, "said", rule)
    if _of_several(zone, near):
        yield Slot(context.home, "said", "several_places")
    wider = _wider_before(zone, context)
    if wider is not None:
        yield Slot(wider, "document", "whole_of_ours")
    text = zone.sentence.text[zone.reach.start : zone.reach.end]
    if sums(text) and not sums_one_place(zone, context) and not _sums_up(zone, near):
        yield Slot(context.home, "said", "total_is_home")


def _sums_up(zone: Zone, near: list[RegionMention]) -> bool:
    """据介绍，全省共有260个项目签约: the sum is of the place directly before it."""
    own = _subject(zone, near)
    if own is None or sums_with_unknown(zone, own) or last_of_all(zone.sentence, own):
        return False
    return words.summed().match(zone.sentence.text, own.span.end) is not None


def _is_of_unknown(zone: Zone) -> bool:
    """我市签约额居全省第四位, where nobody says which city: the figure has no place, nor that of 全省."""
    told = [m for m in said(zone, zone.sentence.regions, zone.reach) if opens_clause(zone.sentence, m)]
    return bool(told) and is_unknown_own(told[-1])


def _owner_of_bracket(zone: Zone) -> Region | None:
    """占赣州市（35家）的40%, 高于全省（8.1%）: the figure in the bracket is that of the place before it."""
    bracket = zone.bracket
    if bracket is None or zone.sentence.text[bracket.start : zone.quantity.span.start].strip():
        return None
    return next((m.region for m in zone.sentence.regions if m.span.end == bracket.start - 1), None)


def _average_of(zone: Zone) -> Region | None:
    """低于全国平均266万美元: the mean of a place is its own; 高于全省平均2个百分点 is a distance to it."""
    if zone.quantity.unit.endswith(words.forms("points_unit")):
        return None
    for mention in said(zone, zone.sentence.regions, zone.near):
        if words.average().fullmatch(zone.sentence.text, mention.span.end, zone.quantity.span.start):
            return mention.region
    return None


def _wider_before(zone: Zone, context: Context) -> Region | None:
    """长沙市……集中签约项目218个，其中，我区签约37个: the place above the home that has the whole.

    It is named in the sentence or in the one before it.
    """
    sentence, home = zone.sentence, context.home
    text, at = sentence.text, zone.quantity.span.end
    part = min(
        (
            found
            for form in words.forms("whole_of_ours")
            if (found := text.find(form, at, sentence.span.end)) >= 0
        ),
        default=-1,
    )
    if part < 0 or home is None or zone.bracket is not None or part - at > _PART_WITHIN:
        return None
    told = [m for m in sentence.regions if m.span.end <= zone.quantity.span.start]
    if context.before is not None and context.before.passage is sentence.passage:
        told = [*context.before.regions, *told]
    if any(m.region == home or m.kind == "pronoun" for m in told):
        return None
    wider = [m.region for m in told if m.region is not None and m.region != home and home.within(m.region)]
    return wider[-1] if wider else None


def _of_figures(zone: Zone, context: Context) -> Iterator[Place]:
    """The places of figures before: in one bracket, of one project."""
    before = context.here[-1] if context.here else None
    if zone.bracket is not None and before is not None and zone.bracket.start <= _place_of(zone, before):
        yield Slot(before.region.value, before.region.how, "host_of_bracket")  # 明姜镇（7个、41.3亿元）
    project = _project_before(zone, context)
    if project is not None:
        yield project.region.carried("region_of_project_before")


def _of_frame(context: Context) -> Place:
    """The place of the narrowest frame that has one: sentence, paragraph, headings, title; else the home."""
    for name, frame in context.frames():
        if frame.region.value is not None:
            return frame.region.carried(f"region_of_{name}")
    return Slot(context.home, "document", "home")


def _project_before(zone: Zone, context: Context) -> Fact | None:
    """一期7亿元；二期5亿元。全部达产后，年产值20亿元: the project told before goes on."""
    if zone.bracket is None and words.later_phase().match(zone.near_text()):
        return context.main[-1] if context.main else None
    opens = words.when_done().match(zone.sentence.text, zone.sentence.span.start)
    told = context.of_paragraph
    return told[-1] if opens and told and not context.main else None


def _place_of(zone: Zone, fact: Fact) -> int:
    same = any(quantity is fact.quantity for quantity in zone.sentence.quantities)
    return fact.quantity.span.start if same else -1


def _of_several(zone: Zone, found: list[RegionMention]) -> bool:
    """甲市72个，乙市、丙市43个: one figure for two places is of what holds both, not of the one before."""
    text = zone.sentence.text
    if len(found) < 2 or zone.bracket is not None or not _joined(zone.sentence, found[-2], found[-1]):
        return False
    apart = text[found[-2].span.end : found[-1].span.start] and not _holds(found[-2], found[-1])
    several = bool(apart) and opens_clause(zone.sentence, found[-2])
    return several and not text.startswith(words.forms("each"), found[-1].span.end)


def _holds(one: RegionMention, other: RegionMention) -> bool:
    """True when either place lies in the other."""
    a, b = one.region, other.region
    return a is not None and b is not None and (a.within(b) or b.within(a))


def _about(zone: Zone, context: Context, part: Span) -> list[RegionMention]:
    """The places of a part of the zone that its figure may be about."""
    text = zone.sentence.text
    return [
        m
        for m in said(zone, zone.sentence.regions, part)
        if is_subject(zone.sentence, m, context.home)
        and not is_of_earlier(zone, m)
        and "）等" not in text[m.span.end : zone.quantity.span.start]
    ]


def _subject(zone: Zone, found: list[RegionMention]) -> RegionMention | None:
    """The last of the places that its figure may be about."""
    text = zone.sentence.text
    joined = len(found) > 1 and zone.bracket is None and _joined(zone.sentence, found[-2], found[-1])
    if joined and not text.startswith(words.forms("each"), found[-1].span.end):
        return None  # 丹江口市、茅箭区……引进项目15个: one figure for both is no figure of either
    return found[-1] if found and not _shares_with_next(zone, found[-1]) else None


def _shares_with_next(zone: Zone, own: RegionMention) -> bool:
    """甲区与乙市三县新签项目64个 is of both; 甲县与乙区签约项目3个 is of the one that signed."""
    text = zone.sentence.text
    for other in said(zone, zone.sentence.regions, Span(own.span.end, zone.quantity.span.start)):
        partner = text.startswith(words.forms("with_partner"), other.span.end)
        partner = partner or words.firm_of().match(text, other.span.end) is not None
        return not partner and acts_together(zone.sentence, own, other)
    return False


def _joined(sentence: Sentence, one: RegionMention, other: RegionMention) -> bool:
    return is_form("joint", sentence.text[one.span.end : other.span.start])
