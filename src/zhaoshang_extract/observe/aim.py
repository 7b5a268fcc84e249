"""Whether a figure was reached or is aimed at."""

from __future__ import annotations

from datetime import date

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.time import is_day
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.zone import Zone, cues, terms
from zhaoshang_extract.sentence import inside
from zhaoshang_extract.span import Span


def is_goal(zone: Zone) -> bool:
    """年度目标130个, 完成15亿元任务的77%, 500亿元目标: the noun stands beside the figure."""
    if words.ends("left_undone", zone.sentence.text, *zone.near):
        return False  # 没完成的1项任务 is what is left of a goal
    goals = cues(zone, zone.near, "goal")
    if goals:
        between = zone.sentence.text[goals[-1].span.end : zone.quantity.span.start]
        if len(between) <= 6 and not terms(zone, Span(goals[-1].span.end, zone.near.end), "measure", "head"):
            return True
    text = zone.sentence.text
    for term in cues(zone, zone.after, "goal"):
        # 500亿元目标; 引进120个项目的目标; 1550亿元到位资金任务
        named = text[zone.after.start : term.span.start]
        if len(named) <= 1 or (words.ends("of", named) and len(named) <= 8):
            return True
        what = terms(zone, zone.after, "measure", "head")
        if what and what[0].span == Span(zone.after.start, term.span.start):
            return True
        if _is_shared_out(zone, term):
            return True
    return False


def _is_shared_out(zone: Zone, goal: Term) -> bool:
    """完成全年32亿美元全口径利用外资任务的21.6%: a rate stands directly behind 任务的."""
    later = zone.sentence.quantities[zone.index + 1 : zone.index + 2]
    between = zone.sentence.text[goal.span.end : later[0].span.start] if later else ""
    return bool(later) and later[0].kind == "rate" and words.is_form("of", between)


def modality_of(zone: Zone, period: Range | None, context: Context) -> Slot[str]:
    """`target` behind a word of aim or in a list of goals, else `actual`."""
    if context.when_done:
        return Slot("target", "carried", "value_when_done")
    colon = zone.sentence.text.rfind("：", *zone.near)
    done = cues(zone, Span(max(zone.near.start, colon + 1), zone.near.end), "done")
    if any(not words.is_form("actual", term.quote) or not context.aiming for term in done):
        return Slot("actual", "said", "word_of_what_was_done")  # 计划引进60个，目前已引进34个
    published = appeared(context.anchor)
    if _part_of_goal(zone, context):
        return Slot("target", "carried", "part_of_goal")
    if context.aiming and zone.bracket is not None and is_over(period, published):
        return Slot("actual", "said", "time_in_bracket_is_over")  # 突破400亿元（2024年为352.7亿元）
    if context.aiming and words.starts("last_year", _text_of_group(zone)):
        return Slot("actual", "said", "time_is_over")  # 力争引进70个；去年全县引进64个
    if context.aiming:
        return Slot("target", "said", "word_of_aim")
    if is_ahead(period, published) and not _is_of_occasion(period, context):
        return Slot("target", "said", "time_ahead")
    if _ends_in_later_year(period, published):
        return Slot("target", "said", "years_ahead")
    if context.ahead and not is_over(period, published):
        return Slot("target", "carried", "behind_time_ahead")
    if _is_floor_of_running_year(zone, period, published):
        return Slot("target", "said", "floor_of_running_year")
    if _is_least_of_running_time(zone, period, published):
        return Slot("target", "said", "least_of_running_time")
    if _whole_year_still_runs(zone, period, context.anchor):
        return Slot("target", "said", "whole_year_still_runs")
    if _plan_before(zone):
        return Slot("target", "said", "word_of_plan")
    reported = context.anchor.reviews and _ends_by(period, context.anchor.topic_year)
    reported = (
        reported
        or _year_is_past(period, context.anchor.year)
        or (published is not None and published.month == 12 and _ends_by(period, published.year))
    )
    if cues(zone, _group(zone), "expect") and not is_over(period, published) and not reported:
        return Slot("target", "said", "forecast")
    return Slot("actual", "default", "nothing_aimed_at")


def appeared(clock: Clock) -> date | None:
    """When the text appeared; one that was put out again years later speaks from the end of its own year."""
    published = clock.published
    if published is None or clock.year is None or clock.uncertain or published.year - clock.year <= 1:
        return published
    return date(clock.year, 12, 31)


def _part_of_goal(zone: Zone, context: Context) -> bool:
    """任务1500万美元（其中加工贸易300万美元）, 计划实施52个。其中：新建29个: parts of what was set."""
    whole = context.here[zone.host] if zone.host is not None and zone.host < len(context.here) else None
    if whole is not None and whole.role != "goal":
        return False
    if whole is not None and not cues(zone, zone.reach, "part"):
        return False
    whole = whole or context.whole
    if whole is None or whole.modality.value != "target" or whole.quantity.kind != zone.quantity.kind:
        return False
    return not terms(zone, zone.near, "stage") or whole.role == "goal"


def _ends_in_later_year(period: Range | None, published: date | None) -> bool:
    """五年累计300亿元 of 2006 to 2010, printed in 2006: the years are not over by far."""
    if period is None or period.start is None or period.end is None or published is None:
        return False
    last, first = period.end.year, period.start.year
    return last is not None and first is not None and last > published.year > first - 1


def _year_is_past(period: Range | None, year: int | None) -> bool:
    """2016年预计 in a text that speaks in 2017."""
    end = period.end.year if period is not None and period.end is not None else None
    return end is not None and year is not None and end < year


def _is_floor_of_running_year(zone: Zone, period: Range | None, published: date | None) -> bool:
    """今年，生产总值增长12%以上, printed in that year: growth of a running year is not known from below."""
    if zone.quantity.unit != "%" or zone.quantity.bound != "over" or period is None:
        return False
    last = period.end.last() if period.end is not None else None
    whole_year = period.start == period.end and period.end is not None and period.end.month is None
    return whole_year and last is not None and published is not None and published < last


def _is_least_of_running_time(zone: Zone, period: Range | None, published: date | None) -> bool:
    """年内签约不少于15个, printed in that year: whoever says no less of a time that runs sets a goal."""
    last = period.end.last() if period is not None and period.end is not None and period.start else None
    bound = words.ends("no_less", zone.sentence.text, *zone.near)
    return bound and last is not None and published is not None and published < last


def _whole_year_still_runs(zone: Zone, period: Range | None, clock: Clock) -> bool:
    """全年签约项目不少于15个, printed in July: 全年 of a year that has months to go is meant, not done."""
    if period is None or period.start != period.end or period.end is None or period.end.month is not None:
        return False
    told = inside(zone.sentence.periods, zone.near) or inside(zone.sentence.periods, _group(zone))
    if clock.published is None or not told or told[-1].quote not in words.forms("whole_year"):
        return False
    if cues(zone, zone.near, "total"):  # 全年累计开工 counts what was done so far
        return False
    return (clock.published.year, clock.published.month) < (period.end.year or 0, 12)


def _plan_before(zone: Zone) -> bool:
    """计划引进60个; 为年度计划的116% only names what was planned."""
    if terms(zone, zone.near, "total_investment") and not cues(zone, zone.near, "plan"):
        return False  # 计划实施项目52个，总投资203亿元: the size of projects is what they are
    group = _group(zone)
    done = cues(zone, group, "done")  # 计划开工132个，实际开工114个，开工率86%
    since = Span(done[-1].span.end, group.end) if done else group
    since = Span(max(since.start, _end_of_planned(zone)), since.end)
    plans = [plan for plan in cues(zone, since, "plan") + _plans_of_steps(zone) if since.holds(plan.span)]
    return any(zone.sentence.text[term.span.end : term.span.end + 1] not in "的额数" for term in plans)


def _end_of_planned(zone: Zone) -> int:
    """计划投产项目|实现投产7个: what was planned is named, and the step behind it was taken."""
    nouns = terms(zone, zone.near, "head")
    if nouns and terms(zone, Span(nouns[-1].span.end, zone.near.end), "stage"):
        return nouns[-1].span.end
    return 0


def _plans_of_steps(zone: Zone) -> list[Term]:
    """本年度计划开工项目255项: a step directly behind the noun makes a verb of it."""
    steps = {step.span.start for step in terms(zone, zone.near, "stage")}
    goals = cues(zone, zone.near, "goal")
    return [goal for goal in goals if words.ends("plan_noun", goal.quote) and goal.span.end in steps]


def _ends_by(period: Range | None, year: int | None) -> bool:
    """预计 of the year that an undated report reviews is what the report tells of it."""
    end = period.end.year if period is not None and period.end is not None else None
    return end is not None and year is not None and end <= year


def has_come(period: Range | None, published: date | None) -> bool:
    """True for a day that had come when the text appeared."""
    last = period.end.last() if period is not None and period.end is not None else None
    return (
        period is not None
        and is_day(period)
        and last is not None
        and published is not None
        and last <= published
    )


def is_ahead(period: Range | None, published: date | None) -> bool:
    """True when the time begins after the text appeared."""
    first = period.start.first() if period is not None and period.start is not None else None
    return first is not None and published is not None and first > published


def _is_of_occasion(period: Range | None, context: Context) -> bool:
    """大会共邀请嘉宾800位, before the fair has begun: what is carried from it is told as it stands."""
    frames = (frame.period for _, frame in context.frames())
    told = next((slot for slot in frames if slot.value is not None), None)
    return told is not None and told.rule == "days_of_occasion" and told.value == period


def _group(zone: Zone) -> Span:
    """The words of the sentence before the figure, but not over a ；."""
    start, end = zone.sentence.span.start, zone.quantity.span.start
    return Span(max(start, zone.sentence.text.rfind("；", start, end) + 1), end)


def _text_of_group(zone: Zone) -> str:
    part = _group(zone)
    return zone.sentence.text[part.start : part.end]


def is_over(period: Range | None, published: date | None) -> bool:
    """True when the time had ended when the text appeared."""
    last = period.end.last() if period is not None and period.end is not None else None
    return last is not None and published is not None and last < published
