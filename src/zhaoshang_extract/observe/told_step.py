"""Steps that the words around a count tell of it: a figureless sentence before, a step of its part behind."""

from __future__ import annotations

from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.observe.step_words import projects_named, steps_in
from zhaoshang_extract.observe.zone import Zone, cues, find_zone, said
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span


def comes_to(zone: Zone, step: str) -> bool:
    """医药项目34个，总投资80亿元，开工33个 behind 开工108个: 33 of the 34 have come to the step, not all."""
    sentence = zone.sentence
    if zone.quantity.kind != "count" or zone.bracket is not None or not projects_named(zone, zone.near):
        return False
    for index in range(zone.index + 1, len(sentence.quantities)):
        later = find_zone(sentence, index)
        if any(mark in sentence.text[later.reach.start : later.reach.end] for mark in "；。"):
            return False
        if later.quantity.kind != "count" or later.bracket is not None:
            continue
        told = steps_in(later, later.near)
        parts = cues(later, later.reach, "part") or projects_named(later, later.near)
        return (
            not parts and bool(told) and told[-1].id == step and later.quantity.value <= zone.quantity.value
        )
    return False


def step_of_theme(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """签约项目中大项目不少。10亿元以上的37个: the figureless sentence before says whose parts follow."""
    before = context.before
    if own.stage.value or before is None or before.quantities or before.passage is not zone.sentence.passage:
        return None
    if zone.quantity.kind != "count" or _names_another(zone) or context.main:
        return None  # what follows the first count of the sentence is told beside it
    step = _step_of_subject(before)
    return replace(own, stage=Slot(step, "said", "step_of_theme")) if step is not None else None


def _step_of_subject(sentence: Sentence) -> str | None:
    """The step before the plain noun that the sentence is about, behind a time, a place and a view only."""
    steps = sentence.terms_by.get("stage", [])
    if len({step.id for step in steps}) != 1 or sentence.passage.kind == "title":
        return None
    start = sentence.span.start
    nouns = (t for t in sentence.terms_by.get("head", ()) if t.span.start == steps[0].span.end)
    if not any(noun.quote in words.forms("any_project") for noun in nouns):
        return None
    opens = max(start, sentence.text.rfind("，", start, steps[0].span.start) + 1)
    if opens > start and not words.ends("opens_division", sentence.text, start, opens - 1):
        return None
    known = sum(
        mention.span.end - mention.span.start
        for group in (sentence.periods, sentence.regions)
        for mention in inside(group, Span(opens, steps[0].span.start))
    )
    rest = sentence.text[opens : steps[0].span.start]
    return steps[0].id if len(rest.strip()) - known <= 0 else None


def _names_another(zone: Zone) -> bool:
    """甲县10个, 去年10个: of another place or time."""
    sentence = zone.sentence
    return bool(said(zone, sentence.regions, zone.near) or said(zone, sentence.periods, zone.near))
