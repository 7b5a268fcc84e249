"""What a count counts."""

from __future__ import annotations

import re

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.candidate import Choice
from zhaoshang_extract.observe.counted_unit import (
    base_unit,
    capacity,
    fits,
    is_plain,
    of_visits,
    unit_decides,
)
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import INVESTMENT
from zhaoshang_extract.observe.zone import Zone, said, terms
from zhaoshang_extract.span import Span

_PLACES = re.compile(
    r"(?:市地|地市|市州|市县|县市区?|县区|区县|旗县区?|盟市|县|市|区|乡镇|镇|乡|州|旗|村)(?=[的同增到完没还有超高低在均都占实未比签引开落全总累合中里，；。、（]|$)"
)
_TOLD_BY = re.compile(r"的(?:分别|依次)?(?:为|有|达|共)?$")
_AMONG_PROJECTS = re.compile(r"项目(?:之|当)?中，")


def count_measure(zone: Zone, context: Context) -> Slot[str]:
    """The measure of a count; `other_count` when no rule knows better."""
    return SOURCES.best(zone, context) or Slot("other_count", "default", "count_of_unknown")


def counts_nothing(fact: Fact) -> bool:
    """先看外资，有三条; 两批小分队; 三个增幅: a small number in words of what nobody counts.

    Of the things that reports count such numbers are told too (外资项目两个), and then a rule knows them;
    so it is with times (六次带队).
    """
    quantity = fact.quantity
    small = len(quantity.number) == 1 and quantity.number in words.forms("small_numerals")
    return (
        small
        and fact.measure.rule == "count_of_unknown"
        and not words.is_form("unit_of_doing", quantity.unit)
    )


def _acts(zone: Zone, context: Context) -> Slot[str] | None:
    """8个项目中，5个卡在报批环节: a verb directly behind the count, whose noun was told before."""
    verb = words.starts("in_the_midst", zone.sentence.text, zone.quantity.span.end)
    return _counted_before(zone, context) if verb and not terms(zone, zone.near, "head") else None


def _noun_to_the_right(zone: Zone, context: Context) -> Slot[str] | None:
    """42个项目, 三百余名客商: the counted noun stands behind, in the same clause."""
    if not zone.after:
        return None
    # the noun itself may hold a bracket: 26个乡镇（街道）
    reach = Span(zone.after.start, min(zone.after.end + 8, zone.rest.end))
    heads = [
        term
        for term in terms(zone, reach, "head")
        if term.span.start - zone.after.start <= 16 and term.span.start < zone.after.end
    ]
    if _place_behind(zone):
        return Slot("place_count", "said", "place_behind")
    if len(heads) > 1 and _only_tells_which(heads[0], heads[1], zone.sentence.text):
        heads = heads[1:]
    for head in heads[:1]:
        # 447个重点工业投资项目: a measure that touches the noun only says which projects
        told = terms(zone, zone.after, "relation", "measure")
        verbs = [t for t in told if t.span.end != head.span.start and t.id != "raised"]
        if verbs and verbs[0].span.start < head.span.start:
            return None
        if terms(zone, zone.near, "head") and _verb_between(zone, head):
            return None
        if head.code == "visit_count" and words.is_form("unit_of_visitors", base_unit(zone)):
            return None  # 596人次到场考察: persons, and what they came for
        if fits(zone, head.code):
            return Slot(head.code, "said", "noun_to_the_right")
    return None


def _only_tells_which(first: Term, second: Term, text: str) -> bool:
    """28个省市重点项目, 62个市级和县级项目, 19项“某博览会”签约项目: the last noun is counted."""
    graded = second.span.start == first.span.end or words.starts("graded", text, first.span.end)
    return (first.code == "place_count" and graded) or text.startswith("”", first.span.end)


def _place_behind(zone: Zone) -> bool:
    """11个市地同比为正, 26个县有外资项目: a bare word for places, and no word that goes on with it (县级)."""
    if not is_plain(zone):
        return False
    return _PLACES.match(zone.sentence.text, zone.quantity.span.end, zone.sentence.span.end) is not None


def _verb_between(zone: Zone, head: Term) -> bool:
    """新签约项目12个涉及企业…: a step or a verb before the noun means that it is another noun."""
    return head.span.start - zone.after.start > 8


def _noun_to_the_left(zone: Zone, context: Context) -> Slot[str] | None:
    """新签约项目386个: the counted noun stands before, in the same clause."""
    of_projects = not context.sentence.scope.empty and context.topic is not None
    for head in reversed(terms(zone, zone.near, "head")):
        if of_projects and is_plain(zone) and head.code == "enterprise_count":
            continue  # 项目中，已注册公司的12个: still projects
        if _of_projects(zone, context) and head.code == "enterprise_count":
            continue  # 500强企业投资项目6个，其中世界500强2个
        if (
            "：" in zone.sentence.text[head.span.end : zone.quantity.span.start]
            and head.code == "place_count"
        ):
            continue  # 甲组县（市、区）为：石门7个: the places of the list, each with its count
        behind = Span(head.span.end, zone.quantity.span.start)
        if head.code == "place_count" and terms(zone, behind, "stage"):
            continue  # 西部盟市新开工251个: what was begun there
        if head.code == "place_count" and (_goes_on(zone, context) or _is_each(zone, head)):
            continue  # 甲镇30个、其他镇合计35个: still what the list counts
        if (
            head.code == "place_count"
            and words.is_form("unit_of_firms", base_unit(zone))
            and _is_settled(head)
        ):
            continue  # 甲镇、乙街道分别新增51家、38家: firms, where zones may be counted so
        if head.code == "place_count" and _of_projects(zone, context):
            continue  # 签约项目12个，其中循环经济园区4个: where the projects are
        if head.code == "enterprise_count" and is_plain(zone) and _registered(zone, head):
            continue  # 已注册公司27个: projects that have their company by now
        if head.code == "other_count" and _step_between(zone, head):
            continue  # 新能源汽车产业链签约34个: the chain is where, projects are what
        if fits(zone, head.code):
            return Slot(head.code, "said", "noun_to_the_left")
    return None


def _is_settled(head: Term) -> bool:
    """A county, town or village; a zone is none."""
    return head.quote.endswith(words.forms("settled_place"))


def _of_set(zone: Zone, context: Context) -> Slot[str] | None:
    """新签约项目中，来自甲地区的83个; 其中用地未落实的23个: so many of the projects."""
    if not is_plain(zone) or not _TOLD_BY.search(zone.near_text()):
        return None
    whole = context.whole
    of_projects = whole is not None and whole.measure.value == "project_count"
    among = _AMONG_PROJECTS.search(zone.sentence.text, zone.sentence.span.start, zone.quantity.span.start)
    return Slot("project_count", "carried", "part_of_projects") if of_projects or among else None


def _is_each(zone: Zone, head: Term) -> bool:
    """各县区情况为：甲县33个: what is counted are not the counties."""
    return words.is_form("each", zone.sentence.text[head.span.start - 1 : head.span.start])


def _registered(zone: Zone, head: Term) -> bool:
    return any(
        t.id == "registered" and t.span.end >= head.span.start - 1 for t in terms(zone, zone.near, "stage")
    )


def _step_between(zone: Zone, head: Term) -> bool:
    steps = terms(zone, Span(head.span.end, zone.quantity.span.start), "stage")
    return bool(steps) and steps[-1].span.end == zone.quantity.span.start


def _of_projects(zone: Zone, context: Context) -> bool:
    """其中世界500强2个 behind 投资项目6个 or behind the money of these 6: still projects."""
    whole = context.whole
    if whole is None or not is_plain(zone):
        return False
    counted = any(fact.measure.value == "project_count" for fact in context.main)
    return whole.measure.value == "project_count" or (whole.measure.value in INVESTMENT and counted)


def _goes_on(zone: Zone, context: Context) -> bool:
    """True when the figure before is a count in the same unit of the same list of places."""
    before = context.here[-1] if context.here else None
    return before is not None and before.region.how == "said" and before.quantity.unit == zone.quantity.unit


def _size_or_step(zone: Zone, context: Context) -> Slot[str] | None:
    """10亿元以上3个, 已开工214个: a size or a step with no noun counts what was counted before."""
    if base_unit(zone) and not words.is_form("unit_of_size", base_unit(zone)):
        return None
    if said(zone, zone.sentence.thresholds, zone.near) or terms(zone, zone.near, "stage"):
        return _counted_before(zone, context) or Slot("project_count", "default", "size_or_step")
    return None


def _counted_before(zone: Zone, context: Context) -> Slot[str] | None:
    """甲县12个、乙县9个: the noun is left out; the count before it, in the same unit, has it."""
    named = said(zone, zone.sentence.regions, zone.near)  # 福安13个: no places, but what each of them has
    for fact in reversed(context.recent):
        if (
            fact.quantity.kind == "count"
            and (fact.quantity.unit == zone.quantity.unit or of_visits(zone, fact))
            and fact.measure.value != "other_count"
            and (fact.measure.value != "place_count" or (fact in context.here and not named))
        ):
            return fact.measure.carried("counted_before")
    return None


def _noun_of_frame(zone: Zone, context: Context) -> Slot[str] | None:
    """一、签约项目, and below it 全市38个; （一）开工项目。前7个月，全区新增21个."""
    for name, frame in context.frames():
        if frame.counted.value is not None and words.is_form("unit_of_frame", base_unit(zone)):
            return frame.counted.carried(f"noun_of_{name}")
    return None


def _noun_further_left(zone: Zone, context: Context) -> Slot[str] | None:
    """专精特新企业持续壮大，达到35家: the noun stands in the clause before, with no figure between."""
    if context.partition:
        return None
    for head in reversed(terms(zone, Span(zone.reach.start, zone.near.start), "head")):
        if fits(zone, head.code):
            return Slot(head.code, "carried", "noun_further_left")
    return None


SOURCES: Choice[Slot[str]] = Choice(
    "count_measure",
    capacity,
    _acts,
    _noun_to_the_right,
    _of_set,
    _noun_to_the_left,
    unit_decides,
    _size_or_step,
    _noun_further_left,
    _noun_of_frame,
    _counted_before,
)
