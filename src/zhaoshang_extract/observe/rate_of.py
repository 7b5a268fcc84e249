"""Of which figure a rate is a rate: that of its bracket, its name, its goal, else the last one told."""

from __future__ import annotations

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.pairing import Partner
from zhaoshang_extract.observe.rate import (
    LONGEST_NOUN,
    is_of_goal,
    is_of_whole,
)
from zhaoshang_extract.observe.zone import Zone, cues, terms
from zhaoshang_extract.span import Span

_FEW = (2, 12)  # as many as a list names one by one


def base_of_rate(zone: Zone, context: Context) -> Fact | None:
    """The figure that the rate is a rate of: the last one of the sentence, else of the story.

    2个区县高于全市，甲区下降3.6%: a count of places does not fall with them.
    """
    shares = cues(zone, zone.near, "share", "share_of")
    whole = whole_of_division(context) if cues(zone, zone.near, "growth", "decline") else None
    if whole is not None:
        return whole
    for facts in (context.here, context.recent):
        for fact in reversed(facts):
            if fact.role not in ("head", "rate") or fact.aside:
                continue
            if shares and fact in context.here and resumes_list(zone, fact):
                continue
            if shares or fact.measure.value not in ("place_count", "duration"):
                return fact
    return None


def whole_of_division(context: Context) -> Fact | None:
    """94家，其中新建58家，升规36家，增长38%: behind parts without rates of their own the whole goes on."""
    whole = context.whole
    if whole is None or whole not in context.here:
        return None
    behind = context.main[context.main.index(whole) + 1 :] if whole in context.main else []
    parts = [f for f in behind if f.transformation.value != "change"]
    if len(parts) < 2 or any(f.role != "head" or f.quantity.unit != whole.quantity.unit for f in parts):
        return None
    return whole if sum(f.quantity.value for f in parts) == whole.quantity.value else None


def resumes_list(zone: Zone, fact: Fact) -> bool:
    """三家合计占, 这两个行业占: a count of what was listed before it; the share is that of the listed."""
    quantity, text = fact.quantity, zone.sentence.text
    if quantity.kind != "count" or not _FEW[0] <= quantity.value <= _FEW[1]:
        return False
    behind = text[quantity.span.end : zone.quantity.span.start]
    word = words.pattern("resumes_list").search(behind)
    if word is None or word.start() > LONGEST_NOUN:
        return False
    if word.start() and not behind[: word.start()].isalnum():
        return False
    before = text[zone.sentence.span.start : quantity.span.start]
    listed = len(words.pattern("and").findall(before)) + 1 >= quantity.value
    return listed or fact.measure.value == "other_count"


def told_of(partner: Partner, context: Context) -> Fact | None:
    """开工81个，到位资金79亿元，开工率、到位率依次为……: the figure of the same name."""
    told = [fact for fact in reversed(context.main) if fact.role == "head"]
    if partner.measure is not None:
        return next((fact for fact in told if fact.measure.value == partner.measure.code), None)
    if partner.step is not None:
        counts = (fact for fact in told if fact.measure.value == "project_count")
        return next((fact for fact in counts if fact.scope.stage.value == partner.step.id), None)
    return None


def host_of(zone: Zone, context: Context) -> Fact | None:
    """12.4亿元（增长8.3%）: of the figure before the bracket, unless the bracket holds one of its own."""
    last = context.here[-1] if context.here else None
    inside = last is not None and zone.bracket is not None and zone.bracket.holds(last.quantity.span)
    if last is not None and inside and last.role == "head":
        return last  # （2024年为352.7亿元，增长9.1%）
    if zone.host is not None and zone.host < len(context.here):
        return context.here[zone.host]
    return None


def pointed_at(zone: Zone, context: Context) -> Fact | None:
    """前者占七成，后者占73%; 完成年度任务40亿元的77%; 提高到 behind a first rate; 项目数占全区的41%."""
    heads = [fact for fact in context.main if fact.role == "head"]
    if words.says("former_of_two", zone.near_text()) and len(heads) > 1:
        return heads[-2]
    if words.says("latter_of_two", zone.near_text()) and heads:
        return heads[-1]
    if is_of_whole(zone, context) and len(heads) > 1:
        return heads[-2]
    goal = context.last("goal")
    if is_of_goal(zone, context) or (goal is not None and _completes(zone) and not heads):
        return context.here[-1] if is_of_goal(zone, context) else goal
    if context.here and context.here[-1].role == "rate" and cues(zone, zone.near, "up_to"):
        return context.here[-1]
    if own_projects(zone):
        return next((fact for fact in reversed(heads) if fact.measure.value == "project_count"), None)
    return None


def _completes(zone: Zone) -> bool:
    """全年目标为75亿元，上半年已完成51.9%."""
    return words.ends("completes", zone.near_text())


def own_projects(zone: Zone) -> bool:
    """项目数占, 工业项目占比: a share of projects names them before 占."""
    shares = cues(zone, zone.near, "share", "share_of")
    before = Span(zone.near.start, shares[0].span.start) if shares else Span(0, 0)
    named = terms(zone, before, "head", "measure")
    return bool(named) and named[-1].code == "project_count"
