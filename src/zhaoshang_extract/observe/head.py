"""Figures that stand for themselves: what was counted or paid, what was aimed at, what it was before."""

from __future__ import annotations

import re
from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.observe.aim import modality_of
from zhaoshang_extract.observe.amounted import amount_measure, goal_measure
from zhaoshang_extract.observe.cohort import set_beside
from zhaoshang_extract.observe.counted import count_measure
from zhaoshang_extract.observe.counted_unit import counts_visits
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.level import rate_told_before, take_level
from zhaoshang_extract.observe.measure import INVESTMENT, named_measure
from zhaoshang_extract.observe.pairing import Partner
from zhaoshang_extract.observe.place import region_of
from zhaoshang_extract.observe.place_site import located_behind
from zhaoshang_extract.observe.population import scope_of
from zhaoshang_extract.observe.scope import said_scope
from zhaoshang_extract.observe.single import counted_behind, is_single
from zhaoshang_extract.observe.step_words import counted_noun
from zhaoshang_extract.observe.time import goal_period, period_of, span_of_change, span_of_years
from zhaoshang_extract.observe.time_carried import current, year_in_force
from zhaoshang_extract.observe.time_range import end_year, is_stock, spans_years, year_before
from zhaoshang_extract.observe.time_said import period_behind, resolve_said, time_of_step
from zhaoshang_extract.observe.zone import Zone, cues, says_more, terms
from zhaoshang_extract.span import Span

# 14.6亿元，比2002年增长3.1倍; 410亿元左右，为2007年的1.9倍
_ON_OLDER_YEAR = re.compile(r"[^，。；\d]{0,4}，(?:分别)?(?:比|较|为|是|相当于)(?:19|20)\d\d年")


def head_fact(zone: Zone, lead: Zone, partner: Partner, context: Context) -> Fact:
    """A figure that states its own measure or goes on with the list before it."""
    fact = Fact(zone.quantity, zone.sentence.passage.span(*zone.quantity.span), "head")
    before = _first_of_change(lead, context)
    if before is not None:
        return _second_of_change(fact, zone, before, context)
    fact.measure = _measure(zone, lead, partner, context)
    fact.noun = counted_noun(lead)
    fact.scope = scope_of(lead, fact, context)
    fact.region = region_of(lead, context)
    fact.period = _told_period(lead, context)
    _take_partner(fact, partner, context)
    rate = rate_told_before(zone, context) if zone is lead and partner == Partner() else None
    if rate is not None:
        take_level(fact, rate, context)
    fact.modality = modality_of(lead, fact.period.value, context)
    if fact.modality.value == "target" and fact.period.how == "carried" and is_stock(fact.period.value):
        fact.period = year_in_force(context)  # 截至9月底已开工12个，拟再开工8个: what is to come is no stock
    fact.transformation = _transformation(zone)
    if fact.transformation.value == "change" and fact.period.how != "said":
        fact.period = span_of_years(context) or _averaged(zone, context) or fact.period
    if is_single(zone, fact, context):
        _take_site(fact, zone, context)
    return fact


def _take_site(fact: Fact, zone: Zone, context: Context) -> None:
    """A named project stands where and starts when the words behind its amount say."""
    fact.single = True
    if fact.region.rule != "site_before":
        where = located_behind(zone, context)
        fact.region = where if where.value is not None else fact.region
    if fact.scope.stage.rule == "step_behind":
        when = time_of_step(zone, context)
        fact.period = when if when.value is not None else fact.period


def _measure(figure: Zone, zone: Zone, partner: Partner, context: Context) -> Slot[str]:
    """The measure of `figure`, by the words of `zone`, which opens its list."""
    if partner.measure is not None:
        return Slot(partner.measure.code, "said", "paired_with_measure")
    if zone.quantity.kind == "amount":
        return amount_measure(zone, context)
    decides = figure.quantity.unit_measure == "person_count" and not counts_visits(figure)
    own = figure if decides and figure.quantity.unit != zone.quantity.unit else zone
    return count_measure(own, context)  # 40多批次、320多人: a unit of its own decides for itself


def _take_partner(fact: Fact, partner: Partner, context: Context) -> None:
    """麻城市、武穴市分别为58个和52个: each figure has the place or sector that it is paired with."""
    if partner.region is not None and partner.region.region is not None:
        fact.region = Slot(partner.region.region, "said", "paired_with_place")
    if partner.step is not None:
        fact.scope = replace(fact.scope, stage=Slot(partner.step.id, "said", "paired_with_step"))
    if partner.period is not None:
        fact.period = Slot(resolve_said(partner.period, context), "said", "paired_with_time")
    if partner.fact is not None:  # 分别开工58个、66个，总投资分别为271亿元、305亿元
        fact.scope = fact.scope.said_only().or_from(partner.fact.scope, "paired_with_figure")
        fact.region = partner.fact.region.carried("paired_with_figure")
        fact.period = partner.fact.period.carried("paired_with_figure")
    if partner.industry is not None:
        fact.scope = replace(fact.scope, industry=Slot(partner.industry, "said", "paired_with_sector"))


def _told_period(zone: Zone, context: Context) -> Slot[Range]:
    """五年来……增加到: a level reached after several years is that of the last one."""
    period = period_of(zone, context)
    counted = counted_behind(zone) if period.how != "said" else None
    if counted is not None:  # 总投资372亿元的14个项目日前签约: of the time of what it modifies
        period = period_behind(counted, context) or period
    if period.how != "said" and context.whole is not None and context.whole in context.here:
        period = _part_told(zone, context) or context.whole.period.carried("period_of_whole")
    elif _divides_flow(
        zone, period, context
    ):  # 一季度到位资金61亿元……截至季末企业3580户。其中，高新区到位资金52亿元
        assert context.whole is not None
        period = context.whole.period.carried("period_of_whole")
    if period.how != "said" and cues(zone, zone.near, "total"):
        # 2011年生产总值146亿元……累计实施项目126个 below 过去五年: over the years of the section
        period = _years_of_section(context) or period
    if period.value is None or not spans_years(period.value):
        return period
    if _is_level(zone) or (period.how != "said" and _is_at_end(zone, context)):
        return Slot(end_year(period.value), period.how, "last_year_of_span")
    return period


def _part_told(zone: Zone, context: Context) -> Slot[Range] | None:
    """其中7月份引进项目201个，到位资金118亿元: the time that the part told, up to the next ；."""
    last = context.main[-1] if context.main else None
    if last is None or last.whole is not context.whole or last.period.how != "said":
        return None
    apart = "；" in zone.sentence.text[last.quantity.span.end : zone.quantity.span.start]
    return None if apart else last.period.carried("period_of_part")


def _years_of_section(context: Context) -> Slot[Range] | None:
    """The time of the narrowest heading, where it covers several years."""
    sections = (section.frame.period for section in context.node.sections())
    told = next((period for period in sections if period.value is not None), None)
    return told.carried("period_of_heading") if told is not None and spans_years(told.value) else None


def _divides_flow(zone: Zone, period: Slot[Range], context: Context) -> bool:
    """True where 其中 takes a part of money told before a stock, and the stock's day was carried to it."""
    whole = context.whole
    if whole is None or whole.quantity.kind != "amount" or period.how == "said":
        return False
    named = named_measure(zone, zone.near)
    same = named is not None and named.code == whole.measure.value
    return (
        same
        and zone.quantity.kind == "amount"
        and is_stock(period.value)
        and not is_stock(whole.period.value)
    )


def _is_at_end(zone: Zone, context: Context) -> bool:
    """由19户增加到41户，完成产值14.6亿元; 4.7亿元，比2002年增长2.8倍: of the last year of the span."""
    if cues(zone, zone.near, "total", "average"):
        return False
    before = context.here[-1].period.rule if context.here else ""
    if zone.quantity.kind == "amount" and before in ("after_change", "last_year_of_span"):
        return True
    return _ON_OLDER_YEAR.match(zone.sentence.text, zone.quantity.span.end) is not None


def _averaged(zone: Zone, context: Context) -> Slot[Range] | None:
    return span_of_change(context) if cues(zone, zone.reach, "average") else None


def _is_level(zone: Zone) -> bool:
    """增加到, 达到, 突破: what had been reached at the end, where 累计 and 新增 tell of the whole time."""
    if cues(zone, zone.near, "up_to"):
        return True
    text = zone.near_text()
    lasting = cues(zone, zone.near, "total", "average") or words.says("year_by_year", text)
    return not lasting and words.says("reaches_level", text)


def _transformation(zone: Zone) -> Slot[str]:
    """增加17个, 净增30家: the figure is the change itself; 增加到17个 is a level."""
    if says_more(zone):
        return Slot("change", "said", "change_word")
    told = terms(zone, zone.near, "relation")
    between = zone.sentence.text[told[-1].span.end : zone.quantity.span.start] if told else "-"
    if told and told[-1].id in ("growth", "decline") and between in ("", *words.forms("hedge_of_change")):
        return Slot("change", "said", "change_word")
    return Slot("level")


def _first_of_change(zone: Zone, context: Context) -> Fact | None:
    """The figure behind 由, when this one stands behind 增加到."""
    if not context.here or not cues(zone, zone.near, "up_to"):
        return None
    before = context.here[-1]
    return before if before.role == "base" and before.quantity.kind == zone.quantity.kind else None


def _second_of_change(fact: Fact, zone: Zone, before: Fact, context: Context) -> Fact:
    """由76家增加到128家: the second figure is the first one's, now."""
    fact.measure = before.measure.carried("same_as_before_change")
    fact.scope = before.scope
    fact.region = before.region.carried("same_as_before_change")
    now = current(context)
    fact.period = Slot(end_year(now) if now and spans_years(now) else now, "carried", "after_change")
    fact.modality = modality_of(zone, fact.period.value, context)
    fact.of = before
    return fact


def goal_fact(zone: Zone, lead: Zone, partner: Partner, context: Context) -> Fact:
    """年度任务40亿元: what was to be reached; it measures what was done. `lead` opens its list, if any."""
    fact = Fact(zone.quantity, zone.sentence.passage.span(*zone.quantity.span), "goal")
    of = _of_same_kind(zone, context)
    term = named_measure(lead, lead.near)
    if term is not None and not term.generic and zone.quantity.kind == "amount":
        fact.measure = Slot(term.code, "said", "measure_to_the_left")
    else:
        fact.measure = goal_measure(of, zone, context)
    own = said_scope(lead, fact.measure.value)
    # 签约项目25个，实际利用外资完成年度任务1000万美元的50%: a goal of another kind of money
    same = of is not None and fact.measure.value in (of.measure.value, *_kin(of.measure.value))
    counted = set_beside(zone, context) if fact.measure.value in INVESTMENT else None
    if of is not None and same:
        fact.scope = own.or_from(of.scope, "of_what_was_done")
    else:  # 续建项目424个，占46.9%，年度计划投资341.3亿元
        fact.scope = own.or_from(counted.scope, "of_counted_projects") if counted is not None else own
    fact.region = region_of(lead, context)
    fact.period = goal_period(lead, context)
    if partner.region is not None and partner.region.region is not None:
        fact.region = Slot(partner.region.region, "said", "paired_with_place")
    if partner.fact is not None:  # 项目分别为8个、5个，年度计划投资分别为12亿元、6亿元
        fact.scope = own.or_from(partner.fact.scope, "paired_with_figure")
        fact.region = partner.fact.region.carried("paired_with_figure")
    if partner.industry is not None:
        fact.scope = replace(fact.scope, industry=Slot(partner.industry, "said", "paired_with_sector"))
    fact.modality = Slot("target", "said", "goal_noun")
    fact.of = of
    return fact


def _kin(measure: str | None) -> frozenset[str]:
    """What a set's projects are to bring has many names: a goal of one measures what another has reached."""
    return INVESTMENT if measure in INVESTMENT else frozenset()


def base_fact(zone: Zone, period: Slot[Range], context: Context) -> Fact:
    """（上年同期87.5亿元）, 由2011年的76家: what the figure was before."""
    fact = Fact(zone.quantity, zone.sentence.passage.span(*zone.quantity.span), "base")
    of = _of_same_kind(zone, context)
    own = named_measure(zone, zone.near) if zone.quantity.kind == "amount" else None
    if of is None or (own is not None and not own.generic) or cues(zone, zone.near, "from"):
        fact.measure = _measure(zone, zone, Partner(), context)
        fact.scope = scope_of(zone, fact, context)
        fact.region = region_of(zone, context)
    else:
        fact.measure = of.measure.carried("of_figure_before")
        fact.scope = said_scope(zone, fact.measure.value).or_from(of.scope, "of_figure_before")
        said_region = region_of(zone, context)
        fact.region = said_region if said_region.how == "said" else of.region.carried("of_figure_before")
    fact.period = period
    fact.of = of
    return fact


def before_change(zone: Zone, context: Context) -> Slot[Range] | None:
    """The time of the first figure of 从54万亿元增加到82.7万亿元 when none is said: before that in force."""
    if not cues(zone, zone.near, "from"):
        return None
    rest = Span(zone.quantity.span.end, zone.sentence.span.end)
    later = cues(zone, rest, "up_to")
    if not later or any(mark in zone.sentence.text[rest.start : later[0].span.start] for mark in "，；。"):
        return None
    years = span_of_years(context)
    if years is not None and years.value is not None and years.value.start is not None:
        first = years.value.start
        return Slot(year_before(Range(first, first, years.value.uncertain)), "carried", "before_span")
    earlier = [fact for fact in context.here if fact.period.rule == "period_compared_with"]
    if earlier:
        return earlier[-1].period.carried("before_change_before")
    now = current(context)
    return Slot(year_before(now) if now is not None else None, "carried", "before_change")


def _of_same_kind(zone: Zone, context: Context) -> Fact | None:
    """The figure that a goal or a base was said of: its bracket's host, else the last head of its kind."""
    if zone.host is not None and len(context.here) > zone.host:
        return context.here[zone.host]
    for fact in reversed(context.here):
        same = fact.aside == (zone.bracket is not None and zone.host is not None)
        level = fact.role == "head" and fact.transformation.value != "change"  # 多了11个，完成任务110个的
        if level and same and fact.quantity.kind == zone.quantity.kind:
            return fact
    return None
