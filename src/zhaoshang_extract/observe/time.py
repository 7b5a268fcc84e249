"""Which time a figure covers: what its clause says, else the goals, the schedule or what is in force."""

from __future__ import annotations

from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.time import is_year
from zhaoshang_extract.edtf import Day, Range
from zhaoshang_extract.mention.period import resolve
from zhaoshang_extract.observe.candidate import Choice
from zhaoshang_extract.observe.time_carried import CARRIED, carried_period, current, year_in_force
from zhaoshang_extract.observe.time_range import ends_in_months, is_same_year, spans_years
from zhaoshang_extract.observe.time_said import is_compared, period_behind, period_in_clause, period_in_group
from zhaoshang_extract.observe.zone import Zone, said, since_semicolon, terms


def period_of(zone: Zone, context: Context) -> Slot[Range]:
    """The time said in the clause, else the one in force."""
    return PERIODS.best(zone, context) or Slot()


def _value_when_done(zone: Zone, context: Context) -> Slot[Range] | None:
    """达产后年产值8亿元: of no time."""
    return Slot(None, "said", "value_when_done") if context.when_done else None


def _period_of_aims(zone: Zone, context: Context) -> Slot[Range] | None:
    """力争到位资金30亿元: the time of the goals before, of the heading, else the year in force."""
    return _time_of_aims(context) if context.aiming else None


def _period_of_schedule(zone: Zone, context: Context) -> Slot[Range] | None:
    """甲县安排重点项目20个 behind 截至8月底: what is on the list of the year, however far it has come."""
    told = carried_period(context)
    if told.value is None or not ends_in_months(told.value):
        return None
    scheduled = words.says("schedules", zone.sentence.text, *zone.near)
    goes_on = bool(context.here) and context.here[-1].period.rule == "period_of_schedule"
    return replace(year_in_force(context), rule="period_of_schedule") if scheduled or goes_on else None


def _period_of_same_step(zone: Zone, context: Context) -> Slot[Range] | None:
    """医药项目34个，开工33个 behind 2024年112个项目，1—8月开工108个: how far the parts of the set have come.

    The 34 are of the year, as the 112 are; the 33 are of the months, as the 108 are.
    """
    told = carried_period(context).value
    if told is None or not is_year(told) or zone.quantity.kind != "count" or context.aiming:
        return None
    steps = terms(zone, zone.near, "stage")
    if not context.main or not steps or terms(zone, zone.near, "head"):
        return None
    counts = (f for f in reversed(context.recent) if f.role == "head" and f.measure.value == "project_count")
    same = [
        fact
        for fact in counts
        if fact.scope.stage.how == "said"
        and fact.scope.stage.value == steps[-1].id
        and fact.quantity.value >= zone.quantity.value
        and fact.period.value is not None
    ]
    found = same[0].period.value if same else None
    if found is None or not ends_in_months(found) or not is_same_year(told, found):
        return None
    return same[0].period.carried("period_of_same_step")


PERIODS: Choice[Slot[Range]] = Choice(
    "period",
    _value_when_done,
    period_in_clause,
    period_in_group,
    period_behind,
    _period_of_aims,
    _period_of_schedule,
    _period_of_same_step,
    *CARRIED,
)


def is_of_years_plan(zone: Zone, told: Range | None, context: Context) -> bool:
    """1—8月……，年内计划投资14亿元，开工33个: the year is that of the plan, the months go on behind it.

    A set that is planned for the year (今年计划推进63个，总投资…) leaves its year in force.
    """
    now = current(context)
    if zone.quantity.kind != "amount" or len(context.here) < 2:
        return False
    if told is None or now is None or not is_year(told) or not ends_in_months(now):
        return False
    return is_same_year(told, now) and words.says("for_whole_year", zone.sentence.text, *zone.near)


def _time_of_aims(context: Context) -> Slot[Range]:
    """A goal with no time of its own: that of the goals before, of its heading, else the year in force."""
    if context.sentence.period.value is not None:
        return context.sentence.period.carried("period_of_sentence")
    if context.target_period is not None:
        return Slot(context.target_period, "carried", "period_of_goals")
    for name, frame in context.frames():
        if name != "title" and frame.period.value is not None:
            return frame.period.carried(f"period_of_{name}")
    return year_in_force(context)


def goal_period(zone: Zone, context: Context) -> Slot[Range]:
    """A goal is for the year, unless the clause says another time: 年度目标, 三季度任务."""
    for mention in reversed(said(zone, zone.sentence.periods, zone.near)):
        if mention.role in ("during", "deadline"):
            found = resolve(mention, context.anchor, current(context))
            if found is not None:
                return Slot(found, "said", "period_in_clause")
    for mention in reversed(said(zone, zone.sentence.periods, since_semicolon(zone))):
        if mention.role == "during" and not is_compared(zone, mention):
            found = resolve(mention, context.anchor, current(context))
            if found is not None and is_year(found):
                return Slot(found, "said", "period_in_clause")  # 今年，将实现引资1400亿元的目标
    return year_in_force(context)


def span_of_years(context: Context) -> Slot[Range] | None:
    """The nearest time of several years in force: what 年均 is an average over."""
    for name, frame in context.frames():
        if spans_years(frame.period.value):
            return frame.period.carried(f"period_of_{name}")
    return None


def span_of_change(context: Context) -> Slot[Range] | None:
    """从2018年的40亿元增加到2023年的64亿元，年均增长10%: the years from the one after the first."""
    bases = [
        fact for fact in context.here if fact.role == "base" or fact.period.rule == "period_compared_with"
    ]
    for fact in reversed(context.here):
        for base in bases:
            first, last = base.period.value, fact.period.value
            if fact is base or first is None or last is None or first.end is None or last.end is None:
                continue
            if (
                first.end.year is not None
                and last.end.year is not None
                and last.end.year - first.end.year > 1
            ):
                return Slot(
                    Range(Day(first.end.year + 1), Day(last.end.year), last.uncertain),
                    "carried",
                    "years_of_change",
                )
    return None
