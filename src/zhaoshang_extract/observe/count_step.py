"""Sets of projects found again by a step: the one that it names, or the one that has come to it."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Scope
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.step_words import (
    counted_noun,
    projects_named,
    steps_in,
)
from zhaoshang_extract.observe.zone import Zone, said

# Steps that a part of a set has come to.
_REACHED = frozenset(
    {"registered", "started", "under_construction", "completed", "in_production", "fulfilled"}
)
# A set is told within so many figures of its parts.
_FAR = 40


def is_apart(zone: Zone) -> bool:
    """甲县开工9个, 去年开工9个: of another place or time than the set told before."""
    return bool(said(zone, zone.sentence.regions, zone.near)) or bool(
        said(zone, zone.sentence.periods, zone.near)
    )


def set_named_by_step(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """签约项目已开工9个, 投产项目总投资30亿元: the step before the noun names the set told with that step."""
    if own.threshold.value or own.industry.value or said(zone, zone.sentence.regions, zone.near):
        return None
    step = _step_of_noun(zone)
    if step is None:
        return None
    told = (f for f in context.since_heading() if f.role == "head" and not f.aside)
    counts = (f for f in told if f.measure.value == "project_count" and f.noun is not None)
    if zone.quantity.kind != "count":  # 投产项目总投资12亿元: of those counted directly before it
        counts = (f for f in islice(counts, 1) if f in context.of_paragraph)
    same = (f for f in counts if f.scope.stage.how == "said" and f.scope.stage.value == step)
    named = next(same, None)
    if named is None or outgrows(zone, named):
        return None
    return own.or_from(replace(named.scope, stage=own.stage), "set_named_by_step")


def _step_of_noun(zone: Zone) -> str | None:
    """The step directly before a plain noun that is not what is counted here: 签约 of 签约项目已开工."""
    nouns = [t for t in projects_named(zone, zone.near) if t.quote in words.forms("any_project")]
    steps = [step for step in steps_in(zone, zone.near) if not words.starts("anew", step.quote, 0)]
    if not nouns or words.starts("attributive", zone.sentence.text, nouns[0].span.end):
        return None
    if zone.quantity.kind == "count" and not (steps and steps[-1].span.start >= nouns[0].span.end):
        return None
    return next((step.id for step in steps if step.span.end == nouns[0].span.start), None)


def come_to_step(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """86个重点工业项目……。有52个项目已动工: how far the projects of the set have come that told no step."""
    if own.threshold.value or own.industry.value or zone.quantity.kind != "count":
        return None
    if own.stage.how != "said" or own.stage.value not in _REACHED or _is_new(zone):
        return None
    if is_apart(zone):
        return None
    noun = counted_noun(zone)
    if noun is not None and noun not in words.forms("any_project"):
        return None
    whole = _stepless_set(context)
    if whole is None or outgrows(zone, whole):
        return None
    return own.or_from(whole.scope, "come_to_step")


def _stepless_set(context: Context) -> Fact | None:
    """The set of projects that a size or a sector names and no step, if all counts since are parts of it."""
    for fact in reversed(context.facts[max(context.heading_facts, len(context.facts) - _FAR) :]):
        if fact.role != "head" or fact.aside or fact.measure.value != "project_count":
            continue
        # a step that the set only took over from what was told before is not what it is named by
        stepless = fact.scope.stage.value is None or (fact in context.here and fact.scope.stage.how != "said")
        if stepless and fact.noun is not None:
            told = fact.scope.threshold.how == "said" or fact.scope.industry.how == "said"
            return fact if told else None
        if fact.scope.stage.how == "said" and fact.scope.industry.rule != "come_to_step":
            return None
    return None


def _is_new(zone: Zone) -> bool:
    """新开工项目12个: a set of its own."""
    return any(words.starts("anew", step.quote, 0) for step in steps_in(zone, zone.near))


def set_of_same_step(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """甲县新签约48个 behind sets signed, started and under way: of the set that was told with this step."""
    topic = context.topic
    if topic is None or names_projects(zone) or own.stage.how != "said" or not own.stage.value:
        return None
    if own.threshold.value or own.industry.value or topic.scope.stage.value == own.stage.value:
        return None
    if not said(zone, zone.sentence.regions, zone.near):
        return None
    told = (f for f in context.since_heading() if f.role == "head" and not f.aside and f.noun is not None)
    same = (f for f in told if f.scope.stage.how == "said" and f.scope.stage.value == own.stage.value)
    whole = next((f for f in same if f.measure.value == "project_count"), None)
    if whole is None or outgrows(zone, whole):
        return None
    return own.or_from(whole.scope, "set_of_same_step")


def outgrows(zone: Zone, whole: Fact) -> bool:
    """No part is larger than its whole; what is told of another time is no part but the same set then."""
    counts = zone.quantity.kind == whole.quantity.kind == "count"
    return (
        counts
        and not said(zone, zone.sentence.periods, zone.near)
        and zone.quantity.value > whole.quantity.value
    )


def names_projects(zone: Zone) -> bool:
    return bool(projects_named(zone, zone.near) or projects_named(zone, zone.after))
