"""Doubts about which projects a figure is about: their step, size and sector."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.mention.industry import IndustryMention
from zhaoshang_extract.observe.doubt_case import Case
from zhaoshang_extract.observe.fact import Doubt
from zhaoshang_extract.observe.measure import OF_PROJECTS
from zhaoshang_extract.observe.second import last, step_before
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

# Amounts that are told of projects, whose step they then have.
_PAID = frozenset({"paid_in_funds", "foreign_capital_used", "fixed_asset_investment"})


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


def sector_left_out(case: Case) -> Doubt | None:
    """A sector stands before the figure in its part of the sentence, and the figure has none."""
    spot = case.spot
    if spot is None or case.fact.scope.industry.value is not None:
        return None
    named = last(_sectors(spot.sentence, spot.group))
    return Doubt("industry", None, named.label, "sector_left_out") if named is not None else None


def sector_apart(case: Case) -> Doubt | None:
    """The figure has a sector, and its part of the sentence names none or another one."""
    sector, spot = case.fact.scope.industry, case.spot
    if spot is None or sector.value is None:
        return None
    named = last(_sectors(spot.sentence, spot.group))
    if named is not None and named.label in sector.value:
        return None
    if sector.rule in ("sector_to_the_right", "sector_of_measure"):
        return None
    return Doubt("industry", sector.value, named.label if named else None, "sector_apart")


def _sectors(sentence: Sentence, part: Span) -> Iterator[IndustryMention]:
    return (one for one in inside(sentence.industries, part) if not one.inside_name)


def _of_projects(case: Case) -> bool:
    return case.fact.measure.value in OF_PROJECTS or case.fact.measure.value in _PAID
