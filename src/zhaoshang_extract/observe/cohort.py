"""Counted sets that a later figure names again, sums or takes a part of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal
from itertools import islice

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.slot import Scope
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.frame import points_back
from zhaoshang_extract.observe.measure import OF_PROJECTS
from zhaoshang_extract.observe.step_words import projects_named, steps_in
from zhaoshang_extract.observe.zone import Zone, cues, said, says_more, terms
from zhaoshang_extract.sentence import Sentence

# A smaller number may well be that of two sets.
_TELLING = 10
# A set is named again within so many figures.
_FAR = 400
# Parts follow their whole within so many.
_NEAR = 60


def bracket_host(zone: Zone, context: Context) -> Fact | None:
    """The figure that the bracket around this one explains."""
    return context.here[zone.host] if zone.host is not None and zone.host < len(context.here) else None


def set_beside(zone: Zone, context: Context) -> Fact | None:
    """The count whose projects an amount sums, or the amount that goes on about them."""
    host = bracket_host(zone, context)
    if host is not None:
        return host
    if "；" in zone.sentence.text[zone.reach.start : zone.reach.end]:
        return None
    counted = [f for f in context.main if f.role == "head" and f.measure.value in OF_PROJECTS]
    if counted and is_work_done(zone):
        return _set_of_step(counted[-1], context) or counted[-1]
    if context.whole is not None and len(counted) > 1 and _closes_list(zone, counted[-2], counted[-1]):
        return context.whole
    return counted[-1] if counted else None


def is_work_done(zone: Zone) -> bool:
    """完成投资28亿元, 年度计划投资60亿元: work on all projects of a set, whatever step some have reached."""
    done = terms(zone, zone.near, "measure")
    return any(t.id == "completed_investment" for t in done) or bool(cues(zone, zone.near, "goal"))


def set_of_work(zone: Zone, context: Context) -> Fact | None:
    """项目34个，开工33个，开工率97%，投资完成率64%: the work is done on the 34."""
    counted = [f for f in context.main if f.role == "head" and f.measure.value == "project_count"]
    return _set_of_step(counted[-1], context) if counted else None


def _set_of_step(fact: Fact, context: Context) -> Fact | None:
    """重点工程45项，开工43项: the set of which the 43 have come to a step."""
    if fact.quantity.kind != "count" or fact.noun is not None or fact.scope.stage.how != "said":
        return None
    for whole in reversed(context.of_paragraph):
        counts = whole.role == "head" and whole.measure.value == "project_count" and whole is not fact
        named = whole.noun is not None or whole.scope.stage.value is None
        if counts and named and whole.quantity.value >= fact.quantity.value:
            return whole
    return None


def _closes_list(zone: Zone, one: Fact, last: Fact) -> bool:
    """86个，其中亿元以上35个、10亿元以上8个，合同引资总额412.6亿元: 、 joins parts, ， ends them."""
    if one.quantity.kind != "count" or last.quantity.kind != "count" or one.whole is not last.whole:
        return False
    text = zone.sentence.text
    return text[one.quantity.span.end] == "、" and text[last.quantity.span.end] == "，"


def counted_again(zone: Zone, own: Scope, context: Context) -> Fact | None:
    """全市新签约的212个项目已开工127个: a number before its noun that was counted before names that set."""
    value = zone.quantity.value
    if value < _TELLING or own.threshold.value or own.industry.value or zone.quantity.kind != "count":
        return None
    if not projects_named(zone, zone.after) or said(zone, zone.sentence.periods, zone.near):
        return None  # 去年签约的18个项目: of another time
    for fact in islice(reversed(context.facts), _FAR):
        if fact.quantity.value != value or fact.measure.value != "project_count" or fact.role != "head":
            continue
        if own.stage.value in (None, fact.scope.stage.value):
            return fact
    return None


def pointed_at(zone: Zone, context: Context) -> Fact | None:
    """在131个项目中, 这131个项目: the number tells which projects are meant, those counted before."""
    topic = context.topic
    if topic is not None and topic.quantity.value == zone.quantity.value and not steps_in(zone, zone.near):
        return topic  # 58个项目按行业分 behind 签约项目58个
    if not (points_back(zone.sentence, zone.quantity.span.start) or opens_set(zone)):
        return None
    for fact in reversed(context.recent):
        if fact.measure.value == "project_count" and fact.quantity.value == zone.quantity.value:
            return fact if fact.role == "head" else None
    return None


def sums_to(zone: Zone, context: Context) -> Fact | None:
    """二产项目41个……；三产项目64个……: parts that together make up a set told before are of it.

    That the counts add up says whose parts they are, whatever was counted in between.
    """
    return _sum_of_parts(zone, _parts_beside(zone, context), context)


def divided_by_sector(zone: Zone, context: Context) -> Fact | None:
    """项目50个。农业项目9个，……。工业项目41个，……: the set that a paragraph divides, sentence by sentence."""
    return _sum_of_parts(zone, _parts_by_sector(zone, context), context)


def _sum_of_parts(zone: Zone, parts: list[Quantity], context: Context) -> Fact | None:
    total = sum((part.value for part in parts), Decimal(0))
    if len(parts) < 2 or zone.quantity not in parts or total < _TELLING:
        return None
    told = min(_NEAR, len(context.facts) - context.body_start)
    for fact in islice(reversed(context.facts), told):
        counted = fact.role == "head" and fact.measure.value == "project_count"
        if counted and fact.quantity.value == total and fact.quantity not in parts:
            return fact
    return None


def _parts_beside(zone: Zone, context: Context) -> list[Quantity]:
    """The counts of this sentence, or those behind its 其中, that are of one unit with this one."""
    sentence, whole = zone.sentence, context.whole
    start = whole.quantity.span.end if whole is not None and whole in context.here else sentence.span.start
    return [
        quantity
        for quantity in sentence.quantities
        if quantity.kind == "count"
        and quantity.span.start >= start
        and quantity.unit == zone.quantity.unit
        and not any(bracket.holds(quantity.span) for bracket in sentence.brackets)
    ]


def _parts_by_sector(zone: Zone, context: Context) -> list[Quantity]:
    """一产项目9个，……。二产项目41个，……: the counts that neighbouring sentences of a paragraph open with.

    None where so many sentences do that they divide no set that was told near by.
    """
    paragraph, unit = context.node.parent, zone.quantity.unit
    own = _opens_with_sector(zone.sentence, unit)
    if own is None or own != zone.quantity or paragraph is None or context.node.level != "sentence":
        return []
    start = zone.sentence.span.start
    at = bisect_left(paragraph.children, start, key=lambda child: child.words[0].span.start)
    behind = _run_of_sectors(islice(paragraph.children, at + 1, at + _NEAR), unit)
    before = _run_of_sectors(reversed(paragraph.children[max(0, at - _NEAR) : at]), unit)
    return [*reversed(before), own, *behind] if len(before) + len(behind) < _NEAR else []


def _run_of_sectors(sentences: Iterable[Node], unit: str) -> list[Quantity]:
    """The counts that one sentence after the other opens with, up to the first that opens otherwise."""
    run: list[Quantity] = []
    for node in sentences:
        count = _opens_with_sector(node.words[0], unit)
        if count is None:
            break
        run.append(count)
    return run


def _opens_with_sector(sentence: Sentence, unit: str) -> Quantity | None:
    """The first figure of a sentence, when it counts what the sector before it has."""
    first = sentence.quantities[0] if sentence.quantities else None
    if first is None or first.kind != "count" or first.unit != unit:
        return None
    return first if any(m.span.end <= first.span.start for m in sentence.industries) else None


def set_of_heading(context: Context) -> Scope:
    """（二）新开工工业招商项目, 亿元以上项目资金: projects that a heading names; 二、工业 names none."""
    section = next(context.node.sections(), None)
    if section is None:
        return Scope()
    frame = section.frame
    sized = frame.measure.value is not None and frame.scope.threshold.value is not None
    return frame.scope if sized or frame.counted.value == "project_count" else Scope()


def named_again(zone: Zone, context: Context) -> Fact | None:
    """这些项目总投资62亿元, 上述项目到位资金3亿元: the set that was counted last."""
    if not words.says("these_projects", zone.sentence.text, *zone.near):
        return None
    told = (f for f in reversed(context.of_paragraph) if f.role == "head" and not f.aside and not f.single)
    counts = [f for f in told if f.measure.value == "project_count"]
    # 41个，总投资76亿元；5亿元以上4个，其中10亿元以上1个。这批项目: of the 41, no part of them
    return next((f for f in counts if not is_part(f)), counts[0] if counts else None)


def is_part(fact: Fact) -> bool:
    """True for a count that 其中 or a size without a step of its own takes out of a set."""
    sized = fact.scope.threshold.how == "said" and fact.scope.stage.how == "carried"
    return fact.whole is not None or sized


def opens_set(zone: Zone) -> bool:
    """131个项目中，: what follows takes parts of them."""
    text, start = zone.sentence.text, zone.quantity.span.end
    marks = [at for mark in "，；。：" if (at := text.find(mark, start, start + 21)) >= 0]
    end = min(marks, default=-1)
    return end > 0 and text[end] in "，：" and words.ends("among", text, start, end)


def is_change(zone: Zone) -> bool:
    """比去年同期增加4个: so many more of what was just counted."""
    told = cues(zone, zone.near, "growth", "decline")
    between = zone.sentence.text[told[-1].span.end : zone.quantity.span.start] if told else "-"
    return says_more(zone) or not between or words.is_form("done", between)


def sums_list(zone: Zone) -> bool:
    """甲县、乙县分别开工24个、19个，两地合计开工43个: the sum is of the projects just listed."""
    return any(term.quote in words.forms("sums") for term in cues(zone, zone.near, "total"))


def is_kind(zone: Zone, context: Context) -> bool:
    """外资项目两个 in a paragraph about signed projects: a kind of those projects."""
    heads = projects_named(zone, zone.near) or projects_named(zone, zone.after)
    told = [f for f in context.of_paragraph if f.measure.value == "project_count" and f.scope.stage.value]
    return bool(heads and told) and heads[-1].quote in words.forms("capital_kind")
