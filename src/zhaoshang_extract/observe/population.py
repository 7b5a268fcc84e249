"""Which projects a figure is about: what its clause says, completed from the set that it is a part of."""

from __future__ import annotations

from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.observe.cohort import (
    named_again,
    set_beside,
)
from zhaoshang_extract.observe.count_set import scope_of_count
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.funds import scope_of_funds
from zhaoshang_extract.observe.measure import INVESTMENT, OF_PROJECTS, named_measure
from zhaoshang_extract.observe.scope import said_scope
from zhaoshang_extract.observe.single import (
    counted_behind,
    is_single,
    scope_of_single,
    step_behind,
)
from zhaoshang_extract.observe.step_words import (
    projects_named,
    steps_in,
)
from zhaoshang_extract.observe.zone import Zone, cues, said, terms


def scope_of(zone: Zone, fact: Fact, context: Context) -> Scope:
    """The whole scope of a head fact."""
    measure = fact.measure.value
    own = said_scope(zone, measure)
    if measure == "enterprise_count":
        return _scope_of_enterprises(zone, own, fact, context)
    if measure == "other_count":
        return _scope_of_works(zone, own, context)
    if measure not in OF_PROJECTS:
        return scope_of_funds(zone, fact, own, context)
    if is_single(zone, fact, context):
        return scope_of_single(zone, own, context)
    if measure in INVESTMENT:
        return _scope_of_amount(zone, own, context)
    return scope_of_count(zone, own, context)


# ---- an amount: that of the projects that it sums --------


def _scope_of_amount(zone: Zone, own: Scope, context: Context) -> Scope:
    """An amount takes the scope of the projects that it sums: those counted beside it, else its topic."""
    counted = counted_behind(zone)
    if counted is not None:
        return own.or_from(
            scope_of_count(counted, said_scope(counted, "project_count"), context), "of_counted"
        )
    behind = steps_in(zone, zone.after)
    if behind and not own.stage.value:  # 二期投资5亿元正在建设
        own = replace(own, stage=Slot(behind[0].id, "said", "step_directly_behind"))
    beside = _scope_beside(zone, own, context)
    if beside is not None:
        return beside
    return _scope_of_topic(zone, own, context)


def _scope_beside(zone: Zone, own: Scope, context: Context) -> Scope | None:
    """签约项目26个，总投资68亿元; 签约总额68亿元 has the step of the clause before."""
    again = named_again(zone, context) if own.empty else None
    if again is not None:
        return again.scope
    if own.threshold.value or own.industry.value or projects_named(zone, zone.near):
        return None
    beside = set_beside(zone, context)
    # 力争新签约亿元以上项目10个，确保全年签约额超过300亿元: a time of its own, a sum of its own
    apart = beside is not None and beside.quantity.kind == "count"
    if apart and said(zone, zone.sentence.periods, zone.near):
        beside = None
    if beside is not None:
        return own.or_from(beside.scope, "of_counted_projects")
    told = steps_in(zone, zone.reach)
    singles = [f for f in context.main if f.single]
    if not told and singles and any(t.quote in words.forms("sums") for t in cues(zone, zone.reach, "total")):
        return Scope(stage=singles[-1].scope.stage.carried("step_of_summed"))
    if told:
        own = replace(own, stage=Slot(told[-1].id, "said", "step_in_clause_before"))
        return _scope_of_topic(zone, own, context)
    return None


def _scope_of_topic(zone: Zone, own: Scope, context: Context) -> Scope:
    scope = scope_of_count(zone, own, context)
    if scope.stage.rule == "part_of_topic" and context.topic_of_paragraph is None:
        scope = own  # an amount with a measure of its own is of the projects of its paragraph only
    if scope.threshold.value is None and context.paragraph.scope.threshold.value:
        scope = replace(scope, threshold=context.paragraph.scope.threshold.carried("size_of_opening"))
    if scope.stage.value is None and zone.sentence.passage.kind == "title":
        return replace(scope, stage=step_behind(zone))
    if scope.stage.value is None or scope.stage.rule == "step_of_heading":
        term = named_measure(zone, zone.near)
        if term is not None and term.stage:
            return replace(scope, stage=Slot(term.stage, "said", "step_of_measure"))
    return scope


# ---- works and enterprises --------


def _scope_of_works(zone: Zone, own: Scope, context: Context) -> Scope:
    """建成新线5944公里，复线4603公里: the works of one list have one step."""
    before = context.main[-1] if context.main else None
    same_unit = before is not None and before.quantity.unit == zone.quantity.unit
    if before is None or own.stage.value or not same_unit or terms(zone, zone.reach, "relation", "cue"):
        return own
    return own.or_from(Scope(stage=before.scope.stage), "step_of_works_before")


def _scope_of_enterprises(zone: Zone, own: Scope, fact: Fact, context: Context) -> Scope:
    """Enterprises have the steps of projects only where the text says so of them."""
    if words.says("visiting", zone.near_text()):
        return Scope(industry=own.industry)  # 新签约项目15个；拜访企业326家
    whole = context.whole
    if whole is not None and whole.measure.value == "enterprise_count":
        return own.or_from(whole.scope, "part_of_whole")
    if not context.sentence.scope.empty:
        return own.or_from(context.sentence.scope, "part_of_opener")
    before = context.main[-1] if context.main else None
    if before is not None and before.measure.value == "enterprise_count" and fact.measure.rule == "unit":
        return own.or_from(before.scope, "enterprises_before")
    return own
