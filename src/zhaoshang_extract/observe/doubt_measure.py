"""Doubts about what a figure measures, what kind of rate it is, and whether it was reached."""

from __future__ import annotations

from zhaoshang_extract.observe.doubt_case import Case
from zhaoshang_extract.observe.fact import Doubt
from zhaoshang_extract.sentence import inside
from zhaoshang_extract.span import Span

_AHEAD = frozenset({"aim", "plan", "expect", "when_done", "goal"})


def measure_unknown(case: Case) -> Doubt | None:
    """No rule says what the figure measures."""
    measure = case.fact.measure
    return Doubt("measure", measure.value, None, "measure_unknown") if measure.how == "default" else None


def places_counted(case: Case) -> Doubt | None:
    """Places are counted where a place's name may only open a list of something else: 甲县6个, 乙县3个."""
    measure, spot = case.fact.measure, case.spot
    if spot is None or measure.value != "place_count":
        return None
    behind = {term.code for term in inside(spot.sentence.terms, spot.behind)}
    return None if "place_count" in behind else Doubt("measure", "place_count", None, "places_counted")


def kind_guessed(case: Case) -> Doubt | None:
    """No word beside a rate says what kind of rate it is."""
    kind = case.fact.rate_kind
    if case.fact.quantity.kind != "rate" or kind.how != "default":
        return None
    return Doubt("rate_kind", kind.value, None, "kind_guessed")


def aim_from_afar(case: Case) -> Doubt | None:
    """The figure is read as a target, and no word before it in its sentence speaks of what is to come."""
    fact, spot = case.fact, case.spot
    if spot is None or fact.modality.value != "target":
        return None
    before = Span(spot.sentence.span.start, spot.quantity.span.end)
    if any(term.id in _AHEAD for term in inside(spot.sentence.terms, before)):
        return None
    return Doubt("modality", "target", "actual", "aim_from_afar")
