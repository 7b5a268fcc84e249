"""Ranks: 居全省第三位 is said of the figure before it, or of the measure named before it."""

from __future__ import annotations

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.observe.aim import modality_of
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.head import before_change
from zhaoshang_extract.observe.measure import measure_in_force, named_measure
from zhaoshang_extract.observe.pairing import Partner
from zhaoshang_extract.observe.place import region_of
from zhaoshang_extract.observe.rate import step_rate
from zhaoshang_extract.observe.rate_of import host_of
from zhaoshang_extract.observe.ratio import take_step
from zhaoshang_extract.observe.scope import said_scope
from zhaoshang_extract.observe.time import period_of
from zhaoshang_extract.observe.time_range import end_year, spans_years
from zhaoshang_extract.observe.time_said import base_period
from zhaoshang_extract.observe.zone import Zone, terms


def rank_fact(zone: Zone, lead: Zone, partner: Partner, context: Context) -> Fact:
    """居全省第三位: the rank of the figure before it, or of the measure named before it."""
    fact = Fact(zone.quantity, zone.sentence.passage.span(*zone.quantity.span), "rank")
    of = partner.fact or host_of(zone, context) or _ranked(context)
    label = named_measure(lead, lead.near)
    if step_rate(lead, lead.near) is not None:
        of = None
    if of is None or (label is not None and not label.generic):
        _rank_of_label(fact, lead, context)
    else:
        fact.of = of
        fact.measure = of.measure.carried("of_figure_before")
        fact.scope = said_scope(lead, None).or_from(of.scope, "of_figure_before")
        own_region = region_of(lead, context)
        fact.region = own_region if own_region.how == "said" else of.region.carried("of_figure_before")
    if partner.region is not None and partner.region.region is not None:
        fact.region = Slot(partner.region.region, "said", "paired_with_place")
    take_step(fact, lead)
    fact.period = (
        fact.of.period.carried("of_figure_before")
        if fact.of is not None and fact.of in context.here
        else period_of(lead, context)
    )
    if fact.of is not None and fact.of.role in ("goal", "base"):
        fact.period = period_of(lead, context)
    was = before_change(zone, context)
    if was is not None:  # 由31位前移至24位, 由2016年的52位升至29位: where it stood before
        fact.role, fact.period = "base", base_period(zone, context) or was
    if fact.period.value is not None and spans_years(fact.period.value):
        fact.period = Slot(end_year(fact.period.value), "carried", "last_year_of_span")
    fact.modality = modality_of(lead, fact.period.value, context)
    return fact


def _ranked(context: Context) -> Fact | None:
    """The last figure, but not the size of the field (居全市9个县区第1) nor a wider place's (全国增2.4%)."""
    own = (fact for fact in reversed(context.here) if fact.region.rule != "wider_whole")
    return next((fact for fact in own if fact.measure.value != "place_count"), None)


def _rank_of_label(fact: Fact, zone: Zone, context: Context) -> None:
    label = named_measure(zone, zone.near) or named_measure(zone, zone.reach)
    heads = [t for t in terms(zone, zone.near, "head") if t.code != "place_count"]
    if label is not None and not label.generic:
        fact.measure = Slot(label.code, "said", "measure_to_the_left")
    elif heads:
        fact.measure = Slot(heads[-1].code, "said", "noun_to_the_left")
    else:
        fact.measure = measure_in_force(context)
    fact.scope = said_scope(zone, fact.measure.value)
    fact.region = region_of(zone, context)
