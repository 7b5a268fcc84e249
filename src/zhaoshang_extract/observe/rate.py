"""Rates: of which kind, and with which sign."""

from __future__ import annotations

import re

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import named_measure, told_whole
from zhaoshang_extract.observe.time_range import spans_years
from zhaoshang_extract.observe.time_said import is_compared, resolve_said
from zhaoshang_extract.observe.zone import Zone, behind_brackets, cues, find_zone, said, terms
from zhaoshang_extract.sentence import inside
from zhaoshang_extract.span import Span

_IS = re.compile(r"(?:为|是|达|达到|仅|仅为|只有)?")
_FOR = re.compile(
    r"(?:以上|左右|多)?(?:的[^，。；]{0,8})?(?:来自|用于|投向|属于|集中在|分布在|落户)|[为是](?![^，。；]{0,3}\d)"
)
# The name of a rate right before its figure, but growth, change and parts have words of their own.
_RATE_NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,12}(?<![增幅成献有递加升降比速效]))率(?:为|是|达|达到|高达|仅|仅为|只有|约|均为|均达|已达|提高到|提升到|升至)?$"
)
LONGEST_NOUN = 8


def kind_of_rate(zone: Zone, period: Range | None, context: Context, base: Fact | None) -> Slot[str]:
    """One of the contract's rate kinds, by the words around the rate, the nearest first."""
    if words.ends("unit_of_points", zone.quantity.unit):
        return Slot("point_change", "said", "points")
    if cues(zone, zone.near, "schedule"):
        return Slot("point_change", "said", "against_schedule")  # 超进度8.3%
    if step_rate(zone, zone.near) is not None:
        return Slot("stage_rate", "said", "step_rate")
    if share_of_goal(zone):
        return Slot("completion", "said", "share_of_goal")
    times = words.says("unit_of_times", zone.quantity.unit)
    if (times and cues(zone, zone.near, "of_former")) or _times_of_former(zone):
        return Slot("other", "said", "times_of_former")
    if is_of_goal(zone, context):
        return Slot("completion", "said", "share_of_goal")
    if is_of_whole(zone, context):
        return Slot("share", "said", "share_of_printed_whole")
    if told_whole(zone) is not None:
        return Slot("share", "said", "share_of_named_whole")  # 相当于总投资额的6.9%
    if is_member_of_ratio(zone):
        return Slot("share", "said", "member_of_ratio")  # 三次产业之比由上年的5.6：51.5：42.9
    shares = cues(zone, zone.near, "share_of")
    if shares and any(goal.span.start >= shares[-1].span.end for goal in cues(zone, zone.near, "goal")):
        return Slot("completion", "said", "share_of_goal")  # 占年度计划的64.6%
    if behind_step(zone) is not None:
        return Slot("stage_rate", "said", "step_behind_rate")
    announced = _announced_kind(zone, context)
    if announced is not None:
        return announced
    told = terms(zone, zone.near, "relation")
    term = named_measure(zone, zone.near)
    if not told and term is not None and term.rate_kind and term.span.end + 2 >= zone.quantity.span.start:
        # 贡献率再提高：科技进步贡献率达到48%: the rate's own name is nearer than any growth told before
        return Slot(term.rate_kind, "said", "rate_named")
    if not told and named_rate(zone):
        done = step_told_before(zone, context) is not None
        return Slot("stage_rate" if done else "other", "said", "rate_with_name")
    told = told or terms(zone, zone.reach, "relation")
    for word in reversed(told):
        slot = _kind_of_word(zone, word, period, context)
        if slot is not None:
            return slot
    if words.is_form("unit_of_doubling", zone.quantity.unit):
        changed = context.here and context.here[-1].of is not None and context.here[-1].of.role == "base"
        older = changed or _against_older_year(zone, period, context) or spans_years(period)
        return Slot("other" if older else "growth_yoy", "said", "doubling")
    if term is not None and term.rate_kind:
        return Slot(term.rate_kind, "said", "rate_named")
    printed = zone.sentence.text[zone.quantity.span.start - 1 : zone.quantity.span.start + 1]
    if printed.startswith(("+", "（-")) and not told:
        return Slot("growth_yoy", "said", "printed_sign")  # 造纸业68.2亿元（-3.7%）
    of_projects = base is not None and base.measure.value == "project_count" and base.role == "head"
    if of_projects and not told and re.search(r"[^增速]率(?:为|达|达到)?$", zone.near_text()):
        return Slot("stage_rate", "said", "rate_of_counted")  # 已报批23个，报批率63.9%
    headed = [
        frame.rate_kind for name, frame in context.frames() if name == "heading" and frame.rate_kind.value
    ]
    told_here = any(fact.role == "rate" for fact in context.here)
    if headed and not told and not told_here:
        return headed[0].carried("kind_of_heading")  # 三、任务完成率排名: 留坝县108.5%，佛坪县105.3%
    if _IS.fullmatch(zone.near_text()) and cues(zone, zone.reach, "goal", "completion"):
        return Slot("completion", "said", "completion_told_before")  # 完成年度任务最快的是甲县，为78.7%
    is_part = zone.near_text().endswith("其中") and words.starts("is_or_for", zone.after_text())
    if not told and (
        is_part or (_FOR.match(zone.after_text()) and words.ends("of_or_has", zone.near_text()))
    ):
        return Slot("share", "said", "share_for_use")  # 财政支出的八成以上用于民生, 有9.4%来自返乡客商
    if base is not None and base.rate_kind.value == "point_change" and not told:
        before = Span(zone.sentence.span.start, zone.near.start)
        shares = cues(zone, before, "share", "share_of")
        return Slot("share" if shares else "other", "carried", "level_behind_points")
    if base is not None and base.rate_kind.value and not told:
        return base.rate_kind.carried("kind_of_rate_before")
    return Slot("other", "default", "level")


def is_member_of_ratio(zone: Zone) -> bool:
    """12.3：41.6：46.1: a number with no unit among others."""
    quantity, text = zone.quantity, zone.sentence.text
    return (
        quantity.kind == "rate"
        and not quantity.unit
        and "："
        in (
            text[quantity.span.start - 1 : quantity.span.start],
            text[quantity.span.end : quantity.span.end + 1],
        )
    )


def named_rate(zone: Zone) -> str:
    """通村率96.8%, 成功率为57.1%: the words of a rate's own name before 率; empty where none is named.

    A rate that the lexicon knows (开工率, 完成率, 失业率) is read from there.
    """
    match = _RATE_NAME.search(zone.near_text())
    if (
        match is None
        or words.ends("unit_of_no_share", zone.quantity.unit)
        or words.is_form("unit_of_doubling", zone.quantity.unit)
    ):
        return ""
    end = zone.near.start + match.end("name") + 1
    known = (
        any(term.span.end == end for term in zone.sentence.terms) or step_rate(zone, zone.near) is not None
    )
    return "" if known else match["name"]


def step_told_before(zone: Zone, context: Context) -> Fact | None:
    """介绍成功5.6万人次，成功率57.1%; 已入资项目39个，入资率22%: told with the word of the name."""
    verb = named_rate(zone)[-2:]
    if len(verb) < 2:
        return None
    for fact in reversed(context.main):
        if fact.role == "head" and verb in find_zone(zone.sentence, _number(zone, fact)).near_text():
            return fact
    return None


def _number(zone: Zone, fact: Fact) -> int:
    return next(i for i, quantity in enumerate(zone.sentence.quantities) if quantity is fact.quantity)


def _times_of_former(zone: Zone) -> bool:
    """是2010年的2.2倍, 为上年同期的3倍."""
    text = zone.near_text()
    return (
        words.is_form("unit_of_times", zone.quantity.unit)
        and words.ends("of", text)
        and words.says("is_as_much", text)
    )


def _kind_of_word(zone: Zone, word: Term, period: Range | None, context: Context) -> Slot[str] | None:
    if word.id in ("share", "share_of"):
        return Slot("share", "said", "share_word")
    if word.id == "of_budget":
        return Slot("completion", "said", "share_of_budget")  # 为预算的108.3%
    if word.id == "completion":
        return Slot("completion", "said", "completion_word") if _of_goal(zone, word) else None
    if word.id == "pop" or (word.id in ("growth", "decline") and cues(zone, zone.reach, "pop")):
        return Slot("growth_pop", "said", "against_last_period")
    if word.id == "average" or (word.id in ("growth", "decline") and cues(zone, zone.near, "average")):
        return Slot("growth_avg", "said", "average_growth")
    if word.id in ("growth", "decline", "yoy", "narrowing"):
        if _against_last_month(context):
            return Slot("growth_pop", "said", "against_last_period")
        if _against_older_year(zone, period, context):
            return Slot("other", "said", "growth_on_older_year")
        if not cues(zone, zone.near, "yoy") and spans_years(period):
            return Slot("other", "said", "growth_over_years")
        return Slot("growth_yoy", "said", "growth_word")
    return None


def _announced_kind(zone: Zone, context: Context) -> Slot[str] | None:
    """甲区（88.6%）、乙区（80.8%）年度目标完成率高于……: told behind the brackets, or in the opening words."""
    if zone.bracket is None or zone.host is not None:
        return None
    for term in inside(zone.sentence.terms, behind_brackets(zone)):
        if term.kind == "relation" and words.ends("rate_noun", term.quote):
            return _kind_of_word(zone, term, None, context)
    kinds = [frame.rate_kind for frame in (context.sentence, context.paragraph) if frame.rate_kind.value]
    return kinds[0].carried("kind_of_opening") if kinds else None


def _against_older_year(zone: Zone, period: Range | None, context: Context) -> bool:
    """比2005年增长1.9倍 in 2010: growth over more than a year."""
    for mention in said(zone, zone.sentence.periods, zone.reach):
        base = resolve_said(mention, context) if is_compared(zone, mention) else None
        if base is None or base.end is None or base.end.year is None or period is None or period.end is None:
            continue
        if period.end.year is not None and period.end.year - base.end.year > 1:
            return True
    return False


def behind_step(zone: Zone) -> Term | None:
    """六成以上已开工: the step directly behind a share tells what share it is."""
    for term in terms(zone, zone.after, "stage"):
        between = zone.sentence.text[zone.after.start : term.span.start]
        if between in ("", *words.forms("behind_share")):
            return term
    return None


def _against_last_month(context: Context) -> bool:
    """比8月份的512万美元增长33.6%: the figure compared with is of another month of the same year."""
    base = context.here[-1] if context.here else None
    if base is None or base.role != "base" or base.of is None:
        return False
    before, now = base.period.value, base.of.period.value
    if before is None or now is None or before.end is None or now.end is None or before.start is None:
        return False
    return before.end.year == now.end.year and before.end.month is not None and before.end != now.end


def share_of_goal(zone: Zone) -> bool:
    """为年度计划的1.13倍, 占全年计划投资28.8%: behind a goal's name, with 的 or a verb of shares."""
    goals = cues(zone, zone.near, "goal", "plan")
    if not goals:
        return False
    between = zone.sentence.text[goals[-1].span.end : zone.quantity.span.start]
    if words.is_form("of", between):
        return True
    before = Span(zone.near.start, goals[-1].span.start)
    takes = cues(zone, before, "share_of", "completion") or words.says(
        "takes_share", zone.sentence.text, *before
    )
    return not between and bool(takes)


def is_of_goal(zone: Zone, context: Context) -> bool:
    """完成年度任务40亿元的77.3%, 为年度计划1.2亿元的52.7%: directly behind the goal and 的."""
    last = context.here[-1] if context.here else None
    if cues(zone, zone.near, "share_of") and not cues(zone, zone.near, "goal"):
        return False  # 年度计划投资98亿元，占总投资的24%
    return last is not None and last.role == "goal" and words.ends("of", zone.near_text())


def is_of_whole(zone: Zone, context: Context) -> bool:
    """工业42.5亿元，占全市61.2亿元的69.4%: behind the whole that 占 names, its noun (18个小组) and 的."""
    noun = zone.near_text()[:-1]
    if not words.ends("of", zone.near_text()) or len(noun) > LONGEST_NOUN or zone.index == 0:
        return False
    if noun and not terms(zone, zone.near, "head"):
        return False
    before = zone.sentence.quantities[zone.index - 1]
    last = next((fact for fact in context.here if fact.quantity is before), None)
    if last is None or last.role != "head":
        return False
    return names_whole(find_zone(zone.sentence, zone.index - 1))


def names_whole(zone: Zone) -> bool:
    """占全市到位资金61.2亿元: the figure is the whole of a share, not what is counted."""
    return words.starts("takes_share_of", zone.near_text())


def _of_goal(zone: Zone, word: Term) -> bool:
    """完成年度任务的59.8%, 完成率61%: not 完成投资，增长8%."""
    if word.quote != "完成":
        return True
    return words.ends("completes_of", zone.near_text()) or bool(cues(zone, zone.near, "goal"))


def step_rate(zone: Zone, part: Span) -> Term | None:
    """开工率, 履约率: the life-cycle word of a rate's name, or None."""
    for term in reversed(terms(zone, part, "stage")):
        if zone.sentence.text[term.span.end : term.span.end + 1] == "率":
            return term
    return None


def is_negative(zone: Zone) -> bool:
    """下降 before the rate, with no narrowing: 降幅收窄2个百分点 is a rise."""
    near = cues(zone, zone.near, "growth", "decline", "narrowing")
    return bool(near) and near[-1].id == "decline" and zone.sentence.text[near[-1].span.end - 1] not in "到至"
