"""Doubts about which projects a figure is about: their step, size and sector."""

from __future__ import annotations

from zhaoshang_extract.observe.doubt_case import Case, says
from zhaoshang_extract.observe.fact import Doubt
from zhaoshang_extract.observe.measure import OF_PROJECTS
from zhaoshang_extract.observe.second import last, step_before
from zhaoshang_extract.span import Span

_FOREIGN = frozenset({"foreign_capital_used", "contracted_investment"})
# Steps that are told of single projects more than of sets.
_LATE = frozenset({"under_construction", "in_production", "landed", "in_talks", "reserved"})
_FROM_AFAR = frozenset({"step_of_topic", "step_behind", "enterprises_before"})
# Rules that place a sector that the group before the figure does not name.
_SECTOR_ELSEWHERE = frozenset({"sector_to_the_right", "sector_of_measure", "sector_in_measure"})
_MANY_STEPS = 2


def step_unknown(case: Case) -> Doubt | None:
    """Projects are counted and nothing says what became of them."""
    if case.fact.measure.value != "project_count" or case.fact.scope.stage.value is not None:
        return None
    return Doubt("stage", None, None, "step_unknown")


def step_apart(case: Case) -> Doubt | None:
    """The step told last before the figure is another one."""
    stage, spot = case.fact.scope.stage, case.spot
    if spot is None or stage.value is None or stage.rule == "step_to_the_right":
        return None
    told = step_before(spot)
    if told is None or told.id == stage.value:
        return None
    return Doubt("stage", stage.value, told.id, "step_apart")


def step_denied(case: Case) -> Doubt | None:
    """The clause denies something: 没能开工."""
    stage = case.fact.scope.stage.value
    return Doubt("stage", stage, None, "step_denied") if says(case, "step_denied") else None


def step_planned(case: Case) -> Doubt | None:
    """The clause speaks of what is planned, and the figure is of projects: 拟投资, 意向."""
    if case.fact.measure.value not in OF_PROJECTS or not says(case, "step_planned"):
        return None
    return Doubt("stage", case.fact.scope.stage.value, None, "step_planned")


def work_done(case: Case) -> Doubt | None:
    """完成投资 is what was spent on the projects, whatever became of them."""
    stage = case.fact.scope.stage.value
    return Doubt("stage", stage, None, "work_done") if stage and says(case, "work_done") else None


def step_of_funds(case: Case) -> Doubt | None:
    """Paid-in funds in a sentence that tells a step of projects: theirs or not."""
    fact, spot = case.fact, case.spot
    if spot is None or fact.measure.value != "paid_in_funds":
        return None
    steps = spot.terms("stage", spot.sentence.span)
    reading = fact.scope.stage.value
    rival = None if reading else steps[-1].id if steps else None
    return Doubt("stage", reading, rival, "step_of_funds") if steps else None


def step_left_out(case: Case) -> Doubt | None:
    """A figure of projects has no step, and one is told before it."""
    fact, spot = case.fact, case.spot
    if spot is None or fact.scope.stage.value is not None or fact.measure.value not in OF_PROJECTS:
        return None
    told = step_before(spot)
    return Doubt("stage", None, told.id, "step_left_out") if told is not None else None


def steps_joined(case: Case) -> Doubt | None:
    """Several steps stand between the figure before and this one: 洽谈签约项目."""
    spot = case.spot
    steps = spot.terms("stage", spot.near) if spot is not None else []
    if len(steps) < _MANY_STEPS:
        return None
    return Doubt("stage", case.fact.scope.stage.value, steps[0].id, "steps_joined")


def step_of_capital(case: Case) -> Doubt | None:
    """Foreign capital with a step of projects."""
    stage = case.fact.scope.stage.value
    if case.fact.measure.value not in _FOREIGN or stage is None:
        return None
    return Doubt("stage", stage, None, "step_of_capital")


def step_from_afar(case: Case) -> Doubt | None:
    """The step is that of a set told further up, or of a project told behind."""
    stage = case.fact.scope.stage
    if stage.value is None or stage.rule not in _FROM_AFAR:
        return None
    return Doubt("stage", stage.value, None, "step_from_afar")


def step_late(case: Case) -> Doubt | None:
    """A step of single projects, carried over to a sum."""
    stage = case.fact.scope.stage
    if stage.value not in _LATE or stage.how == "said":
        return None
    return Doubt("stage", stage.value, None, "step_late")


def step_loose(case: Case) -> Doubt | None:
    """A rate with a step; a step carried where the sentence tells several; funds without any."""
    fact, spot = case.fact, case.spot
    stage = fact.scope.stage
    if spot is None:
        return None
    told = {term.id for term in spot.terms("stage", spot.sentence.span)}
    of_rate = fact.quantity.kind == "rate" and stage.value is not None
    several = stage.how == "carried" and stage.value is not None and len(told) >= _MANY_STEPS
    funds = fact.measure.value == "paid_in_funds"
    if not (of_rate or several or funds or stage.value in _LATE):
        return None
    return Doubt("stage", stage.value, None, "step_loose")


def size_left_out(case: Case) -> Doubt | None:
    """A size of projects stands in the sentence, and the figure has none."""
    spot = case.spot
    sizes = spot.sentence.thresholds if spot is not None else []
    if case.fact.scope.threshold.value is not None or not sizes:
        return None
    return Doubt("threshold", None, sizes[-1], "size_left_out")


def sector_left_out(case: Case) -> Doubt | None:
    """A sector stands before the figure in its part of the sentence, and the figure has none."""
    spot = case.spot
    if spot is None or case.fact.scope.industry.value is not None:
        return None
    named = last(spot.sectors(spot.group))
    return Doubt("industry", None, named.label, "sector_left_out") if named is not None else None


def sector_near(case: Case) -> Doubt | None:
    """A sector stands elsewhere in the sentence, and the figure has none."""
    spot = case.spot
    if spot is None or case.fact.scope.industry.value is not None:
        return None
    named = last(spot.sectors(spot.sentence.span))
    return Doubt("industry", None, named.label, "sector_near") if named is not None else None


def sector_apart(case: Case) -> Doubt | None:
    """The figure has a sector, and its part of the sentence names none or another one."""
    sector, spot = case.fact.scope.industry, case.spot
    if spot is None or sector.value is None:
        return None
    named = last(spot.sectors(spot.group))
    if named is not None and named.label in sector.value:
        return None
    if sector.rule in _SECTOR_ELSEWHERE:
        return None
    if sector.rule == "paired_with_sector" and named is None:
        return None  # 三次产业结构为8∶54∶38: the words name all three at once
    return Doubt("industry", sector.value, named.label if named else None, "sector_apart")


def sector_cut(case: Case) -> Doubt | None:
    """Letters that nobody read stand directly before the sector's name: 农林牧渔|服务业."""
    sector, spot = case.fact.scope.industry, case.spot
    if spot is None or sector.value is None:
        return None
    for one in spot.sectors(Span(spot.group.start, spot.behind.end)):
        at = one.span.start - 1
        if at >= spot.front.start and spot.unread(Span(at, at + 1)):
            return Doubt("industry", sector.value, None, "sector_cut")
    return None


def sector_before(case: Case) -> Doubt | None:
    """A sector is named earlier in the paragraph and the figure has none; or several stand before it."""
    sector, spot = case.fact.scope.industry, case.spot
    if spot is None:
        return None
    if sector.value is not None:
        named = spot.sectors(spot.group)
        several = len(named) >= _MANY_STEPS
        return Doubt("industry", sector.value, named[0].label, "sector_before") if several else None
    for piece in spot.above:
        if piece.level != "paragraph":
            break
        found = [one for one in piece.sentence.industries if not one.inside_name]
        if found:
            return Doubt("industry", None, found[-1].label, "sector_before")
    return None
