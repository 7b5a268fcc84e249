"""The time that a clause itself says: which of its mentions is that of the figure."""

from __future__ import annotations

import re
from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.time import is_aside, is_year_of_name, near_by, resolve_at
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.mention.period import PeriodMention, resolve
from zhaoshang_extract.mention.period_form import UNSAID, Calendar, Present, SameStretch
from zhaoshang_extract.observe.time_carried import current
from zhaoshang_extract.observe.time_range import ends_in_months
from zhaoshang_extract.observe.zone import Zone, cues, said, says_more, since_semicolon, terms
from zhaoshang_extract.span import Span

_NAMES_SET = re.compile(r"度?[^，。；：、\d]{0,12}项目(?:已|累计|共?完成|实现|到位|开工)")
_COVERING = ("during", "as_of", "since", "deadline")


def period_in_clause(zone: Zone, context: Context) -> Slot[Range] | None:
    """上半年签约项目26个."""
    told = _told_in(zone, zone.near, context)
    return Slot(told, "said", "period_in_clause") if told is not None else None


def period_in_group(zone: Zone, context: Context) -> Slot[Range] | None:
    """上半年，签约势头良好，新引进项目26个: told since the figure before, with no ； between."""
    told = _told_in(zone, since_semicolon(zone), context)
    return Slot(told, "said", "period_in_clause") if told is not None else None


def period_behind(zone: Zone, context: Context) -> Slot[Range] | None:
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


def _told_in(zone: Zone, part: Span, context: Context) -> Range | None:
    """The last time told in `part`; each is counted from the one before it: 11月18日……当天."""
    if context.node.held is not None:
        return context.node.held
    mentions = said(zone, zone.sentence.periods, zone.reach)
    if not mentions:
        return None
    found: Range | None = None
    told: Range | None = None
    now = context.sentence.period.value or near_by(context.node)
    wholes = cues(zone, part, "share_of")
    for mention in mentions:
        if mention.role not in _COVERING or is_compared(zone, mention):
            continue
        if mention.local and not context.aiming:  # 今年的目标已经明确：签约项目600个
            continue
        if wholes and mention.span.start > wholes[0].span.start:
            break  # 占前11个月总量的10.5%: the time of the whole
        if told is None and isinstance(mention.form, Present) and context.anchor.today is not None:
            now = context.sentence.period.value  # 目前 in a dated text, whatever months were told above
        before, now = told, resolve_said(mention, context, now)
        if is_year_of_name(zone.sentence, mention, now, before):
            now = before
            continue
        told = now
        of_set = words.is_form("of_that_year", mention.quote) or _is_intended(zone, mention)
        if (of_set and _is_cohort(zone, mention)) or _of_stock(zone, mention):
            told = now = before
            continue
        if part.holds(mention.span) and now is not None and not _is_carried_over(zone, mention, context):
            found = now
    return found


def _is_cohort(zone: Zone, mention: PeriodMention) -> bool:
    """2020年签约的, 当年签约项目: the time tells which projects are meant."""
    for term in terms(zone, Span(mention.span.end, zone.quantity.span.start), "stage"):
        behind = zone.sentence.text[term.span.end : term.span.end + 2]
        of_set = words.starts("of", behind) or words.is_form("project_word", behind)
        return of_set and term.span.start - mention.span.end <= 1
    return False


def _is_intended(zone: Zone, mention: PeriodMention) -> bool:
    """打算年内动工的1个: when the step is meant to be taken, not when the projects were counted."""
    return words.ends("intends", zone.sentence.text, zone.sentence.span.start, mention.span.start)


def _of_stock(zone: Zone, mention: PeriodMention) -> bool:
    """截至目前，2021年全省重点项目已开工9个: behind the day of a stock the year tells which projects."""
    form = mention.form
    if not isinstance(form, Calendar) or form.first != form.last or form.first.month is not None or form.edge:
        return False
    stock = any(m.role == "as_of" and m.span.end <= mention.span.start for m in zone.sentence.periods)
    return stock and _NAMES_SET.match(zone.sentence.text, mention.span.end) is not None


def lasting_period(zone: Zone, told: Slot[Range], context: Context) -> Slot[Range]:
    """截至12月底，2020年签约的61个项目履约50个: the 61 are of 2020, what follows is of December."""
    before = [m for m in zone.sentence.periods if m.span.end <= zone.quantity.span.start]
    stock = [m for m in before if m.role == "as_of"]
    if not stock or not before or not _is_cohort(zone, before[-1]):
        return told
    return Slot(resolve_said(stock[-1], context), "said", "stock_over_cohort")


def _is_carried_over(zone: Zone, mention: PeriodMention, context: Context) -> bool:
    """上年结转143个, 年度计划投资46亿元: the year belongs to the word, not to the figure."""
    goals = () if context.aiming else ("goal",)
    return any(term.span.holds(mention.span) for term in cues(zone, zone.reach, "besides", *goals))


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
    return words.ends("compared_or_aimed", before)


def base_period(zone: Zone, context: Context) -> Slot[Range] | None:
    """（上年同期87.5亿元）, 由2011年的76家, 比8月份的512万美元: the time of a figure compared with."""
    for mention in reversed(said(zone, zone.sentence.periods, zone.near)):
        behind = zone.sentence.text[mention.span.end : zone.quantity.span.start]
        if len(behind) > 10 or _tells_change(zone, mention) or _is_carried_over(zone, mention, context):
            continue
        if mention.role == "base" or is_compared(zone, mention) or cues(zone, zone.near, "from"):
            found = resolve(_as_stretch(mention, context), context.anchor, current(context))
            return Slot(found, "said", "period_compared_with")
    return None


def _as_stretch(mention: PeriodMention, context: Context) -> PeriodMention:
    """上半年……到位31亿元，较去年的14亿元增长: behind a figure of months 去年 is those months of it."""
    form, told = mention.form, context.here[-1].period.value if context.here else None
    plain = words.is_form("last_year", mention.quote) and isinstance(form, Calendar)
    if not plain or told is None or not ends_in_months(told) or told.start is None:
        return mention
    return replace(mention, form=SameStretch(UNSAID))


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
