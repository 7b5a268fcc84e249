"""Which time a figure covers."""

from __future__ import annotations

from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.time import contains, is_aside, is_year, is_year_of_name, near_by, resolve_at
from zhaoshang_extract.edtf import Day, Range, whole
from zhaoshang_extract.mention.period import PeriodMention, resolve
from zhaoshang_extract.observe.candidate import Choice
from zhaoshang_extract.observe.zone import Zone, cues, said, says_more, terms
from zhaoshang_extract.span import Span

_COVERING = ("during", "as_of", "since", "deadline")


def period_of(zone: Zone, context: Context) -> Slot[Range]:
    """The time said in the clause, else the one in force."""
    return PERIODS.best(zone, context) or Slot()


def carried_period(context: Context) -> Slot[Range]:
    """The time in force from context."""
    for source in _CARRIED:
        told = source(None, context)
        if told is not None:
            return told
    return Slot()


def _value_when_done(zone: Zone, context: Context) -> Slot[Range] | None:
    """达产后年产值8亿元: of no time."""
    return Slot(None, "said", "value_when_done") if context.when_done else None


def _period_in_clause(zone: Zone, context: Context) -> Slot[Range] | None:
    """上半年签约项目26个."""
    told = _told_in(zone, zone.near, context)
    return Slot(told, "said", "period_in_clause") if told is not None else None


def _period_in_group(zone: Zone, context: Context) -> Slot[Range] | None:
    """上半年，签约势头良好，新引进项目26个: told since the figure before, with no ； between."""
    told = _told_in(zone, _group(zone), context)
    return Slot(told, "said", "period_in_clause") if told is not None else None


def _period_behind(zone: Zone, context: Context) -> Slot[Range] | None:
    """11个项目本月13日集中签约: the time stands between what is counted and its step."""
    mentions = said(zone, zone.sentence.periods, zone.after)
    nouns = terms(zone, zone.after, "head")
    if zone.quantity.kind != "count" or not mentions or not nouns or mentions[0].role != "during":
        return None
    between = (
        Span(nouns[0].span.end, mentions[0].span.start)
        if nouns[0].span.end <= mentions[0].span.start
        else None
    )
    rest = Span(mentions[0].span.end, zone.after.end)
    deed = terms(zone, rest, "stage") or words.says("holds_occasion", zone.sentence.text, *rest)
    if between is None or between.end - between.start > 1 or not deed or mentions[0].local:
        return None
    return Slot(resolve_said(mentions[0], context), "said", "period_in_clause")


def _period_of_aims(zone: Zone, context: Context) -> Slot[Range] | None:
    """力争到位资金30亿元: the time of the goals before, of the heading, else the year in force."""
    return _time_of_aims(context) if context.aiming else None


def _period_of_schedule(zone: Zone, context: Context) -> Slot[Range] | None:
    """甲县安排重点项目20个 behind 截至8月底: what is on the list of the year, however far it has come."""
    told = carried_period(context)
    if told.value is None or not _ends_in_months(told.value):
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
    if found is None or not _ends_in_months(found) or not is_same_year(told, found):
        return None
    return same[0].period.carried("period_of_same_step")


def _ends_in_months(period: Range) -> bool:
    """True for a stock or a running total, which tell how far the year has come."""
    since_january = period.start is None or (period.start.month == 1 and period.start.day is None)
    return (
        since_january
        and period.start != period.end
        and period.end is not None
        and period.end.month is not None
    )


def _period_of_sentence(zone: Zone | None, context: Context) -> Slot[Range] | None:
    """1—6月签约项目26个，总投资68亿元."""
    return _carried("sentence", context.sentence.period)


def _period_of_paragraph(zone: Zone | None, context: Context) -> Slot[Range] | None:
    """1—6月签约项目26个。到位资金12亿元."""
    return _carried("paragraph", context.paragraph.period)


def _period_of_divided(zone: Zone | None, context: Context) -> Slot[Range] | None:
    """从领域看，新能源项目19个: of the 86 told before."""
    if not context.partition or context.topic is None or context.topic.period.value is None:
        return None
    if context.topic_number <= context.heading_facts:
        return None  # 三、区县情况: a new section divides what the whole report is about
    if context.topic_of_paragraph is None and _is_within_story(context.topic.period.value, context):
        return None  # 分产业看 behind a paragraph on one day of the fair: the fair is divided
    return context.topic.period.carried("period_of_divided")


def _is_within_story(period: Range, context: Context) -> bool:
    """True for a day or month that is only a part of the time of the whole story."""
    story = context.node.story.frame.period.value
    return story is not None and story != period and contains(story, period)


def _period_of_heading(zone: Zone | None, context: Context) -> Slot[Range] | None:
    """二、2023年工作回顾."""
    told = (_carried("heading", section.frame.period) for section in context.node.sections())
    return next((period for period in told if period is not None), None)


def _period_of_headline(zone: Zone | None, context: Context) -> Slot[Range] | None:
    """某市1—6月招商引资情况通报."""
    return _carried("title", context.node.story.frame.period)


def _carried(name: str, told: Slot[Range]) -> Slot[Range] | None:
    return told.carried(f"period_of_{name}") if told.value is not None else None


_CARRIED = (
    _period_of_sentence,
    _period_of_paragraph,
    _period_of_divided,
    _period_of_heading,
    _period_of_headline,
)
PERIODS: Choice[Slot[Range]] = Choice(
    "period",
    _value_when_done,
    _period_in_clause,
    _period_in_group,
    _period_behind,
    _period_of_aims,
    _period_of_schedule,
    _period_of_same_step,
    *_CARRIED,
)


def _told_in(zone: Zone, part: Span, context: Context) -> Range | None:
    """The last time told in `part`; each is counted from the one before it: 11月18日……当天."""
    if context.node.held is not None:
        return context.node.held
    found: Range | None = None
    told: Range | None = None
    now = context.sentence.period.value or near_by(context.node)
    wholes = cues(zone, part, "share_of")
    for mention in said(zone, zone.sentence.periods, zone.reach):
        if mention.role not in _COVERING or is_compared(zone, mention):
            continue
        if mention.local and not context.aiming:  # 今年的目标已经明确：签约项目600个
            continue
        if wholes and mention.span.start > wholes[0].span.start:
            break  # 占前11个月总量的10.5%: the time of the whole
        before, now = told, resolve_said(mention, context, now)
        if is_year_of_name(zone.sentence, mention, now, before):
            now = before
            continue
        told = now
        if _is_cohort(zone, mention) and (mention.quote == "当年" or _is_intended(zone, mention)):
            continue
        if part.holds(mention.span) and now is not None and not _is_carried_over(zone, mention, context):
            found = now
    return found


def _is_cohort(zone: Zone, mention: PeriodMention) -> bool:
    """2020年签约的, 当年签约项目: the time tells which projects are meant."""
    for term in terms(zone, Span(mention.span.end, zone.quantity.span.start), "stage"):
        behind = zone.sentence.text[term.span.end : term.span.end + 2]
        return term.span.start - mention.span.end <= 1 and (behind[:1] == "的" or behind == "项目")
    return False


def _is_intended(zone: Zone, mention: PeriodMention) -> bool:
    """打算年内动工的1个: when the step is meant to be taken, not when the projects were counted."""
    return words.ends("intends", zone.sentence.text, zone.sentence.span.start, mention.span.start)


def lasting_period(zone: Zone, told: Slot[Range], context: Context) -> Slot[Range]:
    """截至12月底，2020年签约的61个项目履约50个: the 61 are of 2020, what follows is of December."""
    before = [m for m in zone.sentence.periods if m.span.end <= zone.quantity.span.start]
    stock = [m for m in before if m.role == "as_of"]
    if not stock or not before or not _is_cohort(zone, before[-1]):
        return told
    return Slot(resolve_said(stock[-1], context), "said", "stock_over_cohort")


def is_of_years_plan(zone: Zone, told: Range | None, context: Context) -> bool:
    """1—8月……，年内计划投资14亿元，开工33个: the year is that of the plan, the months go on behind it.

    A set that is planned for the year (今年计划推进63个，总投资…) leaves its year in force.
    """
    now = current(context)
    if zone.quantity.kind != "amount" or len(context.here) < 2:
        return False
    if told is None or now is None or not is_year(told) or not _ends_in_months(now):
        return False
    return is_same_year(told, now) and words.says("for_whole_year", zone.sentence.text, *zone.near)


def _is_carried_over(zone: Zone, mention: PeriodMention, context: Context) -> bool:
    """上年结转143个, 年度计划投资46亿元: the year belongs to the word, not to the figure."""
    goals = () if context.aiming else ("goal",)
    return any(term.span.holds(mention.span) for term in cues(zone, zone.reach, "besides", *goals))


def _group(zone: Zone) -> Span:
    """The words since the figure before, but not over a ；."""
    cut = zone.sentence.text.rfind("；", *zone.reach)
    return Span(max(zone.reach.start, cut + 1), zone.reach.end)


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


def year_in_force(context: Context) -> Slot[Range]:
    """The year of the time in force, else the one that the document speaks in."""
    now = current(context)
    if now is not None and now.end is not None:
        return Slot(whole(Day(now.end.year), now.uncertain), "carried", "year_of_goal")
    return Slot(whole(Day(context.anchor.year), context.anchor.uncertain), "document", "year_of_anchor")


def current(context: Context) -> Range | None:
    """The time in force before the clause: what 同期 and 当月 count from."""
    return carried_period(context).value


def _tells_change(zone: Zone, mention: PeriodMention) -> bool:
    """比去年同期增加4个: the figure is the change, not what there was before."""
    behind = Span(mention.span.end, zone.quantity.span.start)
    return says_more(zone) or bool(cues(zone, behind, "growth", "decline"))


def resolve_said(mention: PeriodMention, context: Context, before: Range | None = None) -> Range | None:
    """The mention's time, counted from the time told `before` it, else from the time in force."""
    told = before if before is not None else context.sentence.period.value
    found = resolve_at(mention, context.node, context.anchor, told, current(context))
    if mention.role == "as_of" and _is_to_come(found, context):
        return resolve(mention, context.anchor, None)  # 截至11月末 behind a goal of the next year
    return found


def _is_to_come(found: Range | None, context: Context) -> bool:
    published = context.anchor.published
    last = found.end.first() if found is not None and found.end is not None else None
    return published is not None and last is not None and last > published and not context.aiming


def is_compared(zone: Zone, mention: PeriodMention) -> bool:
    """比2015年翻了一番, 较三季度末: a time behind 比 or 较 is what is compared with.

    Nor is a time that only names or praises that of the figures (三季度重大项目集中开工活动).
    """
    if is_aside(zone.sentence, mention):
        return True
    before = zone.sentence.text[max(0, mention.span.start - 2) : mention.span.start]
    return before.endswith(("比", "较", "同", "与", "冲刺", "决战", "聚焦", "紧盯", "备战"))


def base_period(zone: Zone, context: Context) -> Slot[Range] | None:
    """（上年同期87.5亿元）, 由2011年的76家, 比8月份的512万美元: the time of a figure compared with."""
    for mention in reversed(said(zone, zone.sentence.periods, zone.near)):
        behind = zone.sentence.text[mention.span.end : zone.quantity.span.start]
        if len(behind) > 10 or _tells_change(zone, mention) or _is_carried_over(zone, mention, context):
            continue
        if mention.role == "base" or is_compared(zone, mention) or cues(zone, zone.near, "from"):
            found = resolve(mention, context.anchor, current(context))
            return Slot(found, "said", "period_compared_with")
    return None


def time_of_step(zone: Zone, context: Context) -> Slot[Range]:
    """总投资10.4亿元，今年4月开工: the time told with the step behind the amount."""
    rest = Span(zone.quantity.span.end, zone.rest.end)
    steps = terms(zone, rest, "stage")
    for mention in said(zone, zone.sentence.periods, rest):
        joined = steps and 0 <= steps[0].span.start - mention.span.end <= 2
        if mention.role in ("during", "as_of") and not mention.local and joined:
            found = resolve_said(mention, context)
            if found is not None and found.end is not None:
                return Slot(replace(found, start=found.start or found.end), "said", "time_of_step")
    return Slot()


def goal_period(zone: Zone, context: Context) -> Slot[Range]:
    """A goal is for the year, unless the clause says another time: 年度目标, 三季度任务."""
    for mention in reversed(said(zone, zone.sentence.periods, zone.near)):
        if mention.role in ("during", "deadline"):
            found = resolve(mention, context.anchor, current(context))
            if found is not None:
                return Slot(found, "said", "period_in_clause")
    return year_in_force(context)


def year_before(period: Range) -> Range:
    """The same time a year earlier."""
    return replace(
        period,
        start=_earlier(period.start),
        end=_earlier(period.end),
    )


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


def _earlier(day: Day | None) -> Day | None:
    return day if day is None or day.year is None else replace(day, year=day.year - 1)


def end_year(period: Range) -> Range:
    """The last year of a span of years: 五年来……增加到 speaks of the year that it ends with."""
    return whole(Day(period.end.year), period.uncertain) if period.end is not None else period


def is_same_year(one: Range, other: Range) -> bool:
    """True when both end in one year."""
    return one.end is not None and other.end is not None and one.end.year == other.end.year


def is_stock(period: Range | None) -> bool:
    """True for what stood at a day, counted from no start: 截至10月底."""
    return period is not None and period.start is None and period.end is not None


def spans_years(period: Range | None) -> bool:
    """True for a time of several years: 五年来, 十三五期间."""
    if period is None or period.start is None or period.end is None:
        return False
    return (
        period.start.year is not None and period.end.year is not None and period.end.year > period.start.year
    )
