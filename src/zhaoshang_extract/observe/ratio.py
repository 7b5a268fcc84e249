"""Rates: each hangs on a figure, or on a label of its own (固定资产投资增长12%)."""

from __future__ import annotations

from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.aim import modality_of
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import (
    OF_ENTERPRISES,
    OF_PROJECTS,
)
from zhaoshang_extract.observe.pairing import Partner
from zhaoshang_extract.observe.rate import (
    behind_step,
    is_member_of_ratio,
    is_negative,
    kind_of_rate,
    share_of_goal,
    step_rate,
    step_told_before,
)
from zhaoshang_extract.observe.rate_of import base_of_rate, host_of, pointed_at, told_of
from zhaoshang_extract.observe.rate_takes import from_figure, from_label, has_own_name
from zhaoshang_extract.observe.rate_time import last_year, sums_years, take_time, time_of_completion
from zhaoshang_extract.observe.ratio_sum import share_by_numbers
from zhaoshang_extract.observe.said_sector import sector_of_measure
from zhaoshang_extract.observe.time import goal_period, span_of_change, span_of_years
from zhaoshang_extract.observe.time_said import resolve_said
from zhaoshang_extract.observe.zone import Zone, cues


def rate_fact(zone: Zone, lead: Zone, partner: Partner, context: Context) -> Fact:
    """A rate takes measure, scope, place and time from the figure that it is a rate of."""
    fact = Fact(zone.quantity, zone.sentence.passage.span(*zone.quantity.span), "rate")
    of = (
        partner.fact
        or host_of(zone, context)
        or share_by_numbers(zone, lead, context)
        or told_of(partner, context)
        or pointed_at(lead, context)
    )
    of = of or step_told_before(lead, context)
    if of is None and (has_own_name(fact, lead, context) or from_label(fact, lead, context)):
        pass
    else:
        from_figure(fact, lead, of or base_of_rate(lead, context), context)
    if partner.region is not None and partner.region.region is not None:
        fact.region = Slot(partner.region.region, "said", "paired_with_place")
    if partner.industry is not None:
        fact.scope = replace(fact.scope, industry=Slot(partner.industry, "said", "paired_with_sector"))
    if partner.measure is not None:
        fact.measure = Slot(partner.measure.code, "said", "paired_with_measure")
        fact.scope = replace(fact.scope, industry=_sector_of_pair(fact, zone, partner.measure))
    if partner.measure is None:
        take_step(fact, lead)
    if partner.step is not None:  # 注册率、开工率、投产率分别为……
        fact.scope = replace(fact.scope, stage=Slot(partner.step.id, "said", "paired_with_step"))
    take_time(fact, zone, lead, context)
    if partner.period is not None:  # 一季度、上半年、全年，增速依次是
        fact.period = Slot(resolve_said(partner.period, context), "said", "paired_with_time")
    fact.rate_kind = kind_of_rate(lead, fact.period.value, context, fact.of)
    fact.measure = _measure_of_product(fact, lead) or fact.measure
    if (
        fact.rate_kind.rule == "times_of_former"
        and fact.period.how != "said"
        and not sums_years(fact, context)
    ):
        fact.period = last_year(fact.period)
    completes = fact.rate_kind.value == "completion"
    if is_goal_rate(lead):
        fact.role = "goal"
        fact.modality = Slot("target", "said", "goal_noun")
        fact.period = goal_period(lead, context)
        fact.negative = _inherits_sign(zone, lead)
        return fact
    if completes:
        # the year of 年度任务 is the goal's, not the rate's
        fact.period = time_of_completion(fact, lead, context)
    elif fact.rate_kind.value == "share" and of is not None and of.role == "goal":
        fact.period = of.period.carried("of_figure_before")  # 年度计划投资52亿元，占比60.4%
        fact.modality = of.modality
        return fact
    elif fact.rate_kind.value == "growth_avg":
        fact.period = span_of_years(context) or span_of_change(context) or fact.period
    fact.modality = Slot("actual") if completes else modality_of(lead, fact.period.value, context)
    fact.negative = _inherits_sign(zone, lead) or _falls_short(zone)
    return fact


def _sector_of_pair(fact: Fact, zone: Zone, measure: Term) -> Slot[str]:
    """规上工业增加值、零售总额分别增长9%、8%: the sector is of the measure that it stands before.

    规上工业增加值、营业收入分别增长9%、8%: what enterprises make and earn is of one sector.
    """
    own = sector_of_measure(zone.sentence, measure)
    shared = measure.code in OF_ENTERPRISES and fact.scope.industry.rule == "sector_to_the_left"
    return fact.scope.industry if shared and not own.value else own


def _measure_of_product(fact: Fact, zone: Zone) -> Slot[str] | None:
    """三次产业之比 is of value added; 第二产业对经济增长的贡献率 and 拉动 are of the product."""
    if fact.measure.value not in ("gdp", "value_added", "other_rate") or not fact.scope.industry.value:
        return None
    if words.says("contributes", zone.sentence.text, zone.near.start, zone.near.end):
        return Slot("gdp", "said", "part_of_growth") if fact.measure.value != "other_rate" else None
    shares = fact.rate_kind.value == "share" and fact.scope.industry.rule == "paired_with_sector"
    shares = shares or (
        is_member_of_ratio(zone) and words.says("three_sectors", zone.sentence.text, *zone.reach)
    )
    return Slot("value_added", "said", "sector_of_product") if shares else None


def is_goal_rate(zone: Zone) -> bool:
    """比市定目标60%低4.4个百分点, 25%的目标: the rate itself was the goal."""
    behind = cues(zone, zone.after, "goal")
    if behind and zone.sentence.text[zone.after.start : behind[0].span.start] in ("", *words.forms("of")):
        return True
    goals = cues(zone, zone.near, "goal")
    if not goals or cues(zone, zone.near, "completion") or share_of_goal(zone):
        return False
    if words.ends("unit_of_points", zone.quantity.unit):
        return False  # 高于目标0.9个百分点: how far from the goal
    between = zone.sentence.text[goals[-1].span.end : zone.quantity.span.start]
    return not between or words.is_form("value_of_goal", between)


def take_step(fact: Fact, zone: Zone) -> None:
    """开工率71.9%: the step is that of the rate's name, and it counts projects."""
    step = step_rate(zone, zone.near) or behind_step(zone)
    if step is not None:
        fact.scope = replace(fact.scope, stage=Slot(step.id, "said", "step_of_rate"))
        if fact.measure.value not in OF_PROJECTS or fact.measure.value != "enterprise_count":
            fact.measure = Slot("project_count", "said", "step_of_rate")


def _falls_short(zone: Zone) -> bool:
    """低于时间进度2.1个百分点: words stand between the fall and its size."""
    return words.ends("unit_of_points", zone.quantity.unit) and zone.quantity.value > 0 and is_negative(zone)


def _inherits_sign(zone: Zone, lead: Zone) -> bool:
    """分别下降23%、15%、18%: the word before the list is said of each."""
    if zone is lead:
        return False
    between = zone.near_text()
    return is_negative(lead) and not words.says("rises", between) and zone.quantity.value > 0
