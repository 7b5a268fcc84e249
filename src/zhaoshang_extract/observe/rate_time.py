"""The time of a rate: that of its figure, unless the words tell another."""

from __future__ import annotations

import re

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.head import before_change
from zhaoshang_extract.observe.time import period_of
from zhaoshang_extract.observe.time_carried import carried_period, current
from zhaoshang_extract.observe.time_range import end_year, spans_years
from zhaoshang_extract.observe.time_said import base_period, is_compared, resolve_said
from zhaoshang_extract.observe.zone import Zone, cues, said

_FORMER = re.compile(r"(?:这一|该|此)?(?:比重|比例|占比|数字|指标|水平)?(?:为|是|仅为)?")


def take_time(fact: Fact, zone: Zone, lead: Zone, context: Context) -> None:
    """A rate covers the time of its figure; 由上年同期的53%提高到54% tells two times."""
    base = base_period(lead, context) if cues(lead, lead.near, "from") or _tells_former(zone) else None
    if base is None:
        base = before_change(zone, context)
    if base is not None:
        fact.period = base
        return
    told = period_of(lead, context)
    if told.how != "said" and context.sentence.period.rule == "stock_over_cohort":
        told = context.sentence.period  # 截至6月底，去年签约的1927个项目，履约率93%
    of = fact.of
    if told.how == "said" or told.rule == "stock_over_cohort" or of is None or of not in context.here:
        fact.period = told
    elif of.role == "rate" and cues(zone, zone.near, "up_to"):
        fact.period = Slot(current(context), "carried", "after_change")
    elif of.role == "goal":
        fact.period = told
    else:
        fact.period = of.period.carried("of_figure_before")
    if cues(lead, lead.near, "up_to", "share", "share_of") and not sums_years(fact, context):
        fact.period = last_year(fact.period)


def _tells_former(zone: Zone) -> bool:
    """开工率达到61.4%，上年同期为55.9%."""
    if words.ends("unit_of_points", zone.quantity.unit):
        return False
    return any(
        mention.role == "base"
        and not is_compared(zone, mention)
        and _FORMER.fullmatch(zone.sentence.text, mention.span.end, zone.quantity.span.start)
        for mention in zone.sentence.periods
    )


def time_of_completion(fact: Fact, zone: Zone, context: Context) -> Slot[Range]:
    """The time of what was done; 年度 in 年度任务 is the goal's."""
    if fact.of is not None and fact.of in context.here and fact.of.role != "goal":
        return fact.of.period.carried("of_figure_before")
    told = _told_before_goal(zone, context)
    if told is not None:
        return told
    goal = fact.of or (context.here[-1] if context.here else None)
    done = goal.of if goal is not None and goal.role == "goal" else None
    if done is not None and done in context.here:  # 到位6.9亿美元，完成全年32亿美元任务的21.6%
        return done.period.carried("of_what_was_done")
    last = context.here[-1] if context.here else None
    beside = last is not None and last.role == "rate" and "；" not in zone.sentence.text[slice(*zone.reach)]
    if last is not None and beside and not said(zone, zone.sentence.periods, zone.near):
        return last.period.carried("of_rate_before")  # 开工33个，开工率97%，投资完成率64%
    return carried_period(context)


def _told_before_goal(zone: Zone, context: Context) -> Slot[Range] | None:
    """1至8月，两项任务已分别完成69.3%: the time before the goal is that of the rate; 年度任务的 is not."""
    goals = cues(zone, zone.reach, "goal")
    if not goals:
        return None
    for mention in reversed(said(zone, zone.sentence.periods, zone.reach)):
        apart = zone.sentence.text[mention.span.end : mention.span.end + 1] == "，"
        # 截止6月底已完成年度计划的52%: no goal is as of a day
        apart = apart or mention.role == "as_of"
        if mention.span.end <= goals[0].span.start and apart and mention.role in ("during", "as_of"):
            found = resolve_said(mention, context)
            return Slot(found, "said", "period_in_clause") if found is not None else None
    return None


def sums_years(fact: Fact, context: Context) -> bool:
    """五年累计签约168个，是“十二五”的1.6倍: the rate is of all the years, as its figure is."""
    of = fact.of
    if of is None or of not in context.here or of.transformation.value == "change":
        return False
    return of.period.value == fact.period.value


def last_year(period: Slot[Range]) -> Slot[Range]:
    """The last year of a span of years, any other time as it is."""
    if period.value is None or not spans_years(period.value):
        return period
    return Slot(end_year(period.value), period.how, "last_year_of_span")
