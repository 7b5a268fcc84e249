"""Whether a figure was reached or is aimed at."""

from __future__ import annotations

from datetime import date

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.zone import Zone, cues, terms
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

_LIST_OPENERS = ("：", "是", "为", "是：", "为：", "有")


def is_goal(zone: Zone) -> bool:
    """年度目标130个, 完成15亿元任务的77%, 500亿元目标: the noun stands beside the figure."""
    goals = cues(zone, zone.near, "goal")
    if goals:
        between = zone.sentence.text[goals[-1].span.end : zone.quantity.span.start]
        if len(between) <= 6 and not terms(zone, Span(goals[-1].span.end, zone.near.end), "measure", "head"):
            return True
    text = zone.sentence.text
    for term in cues(zone, zone.after, "goal"):
        # 500亿元目标; 引进120个项目的目标
        named = text[zone.after.start : term.span.start]
        if len(named) <= 1 or (named.endswith("的") and len(named) <= 8):
            return True
    return False


def opens_goals(sentence: Sentence, term: Term) -> bool:
    """主要预期目标是：……: behind it the whole sentence is aimed at."""
    if term.id != "goal" or not sentence.text.startswith(_LIST_OPENERS, term.span.end):
        return False
    # 到位资金目标为75亿元: the goal of one figure, not of a list
    return all(q.span.start - term.span.end > 3 for q in sentence.quantities if q.span.start >= term.span.end)


def _wanted(sentence: Sentence, term: Term) -> bool:
    """今年全区要新引进企业80家: 要 directly before a step."""
    before = sentence.text[max(0, term.span.start - 2) : term.span.start]
    return term.kind == "stage" and before.endswith("要") and not before.endswith(("主要", "需要", "重要"))


def _of_label(sentence: Sentence, term: Term, part: Span) -> bool:
    """任务已分解到各板块：甲园40个……: a goal noun in the words before a colon is said of all behind it."""
    if term.id != "goal":
        return False
    colon = sentence.text.find("：", term.span.end, part.end)
    return colon >= 0 and not any(mark in sentence.text[term.span.end : colon] for mark in "，；。")


def aims_before(sentence: Sentence, part: Span) -> bool:
    """True when a word such as 力争 or 确保 stands in `part`, or a list of goals opens there."""
    return any(
        term.id == "aim"
        or _wanted(sentence, term)
        or opens_goals(sentence, term)
        or _of_label(sentence, term, part)
        for term in sentence.terms
        if part.start <= term.span.start and term.span.end <= part.end
    )


def modality_of(zone: Zone, period: Range | None, context: Context) -> Slot[str]:
    """`target` behind a word of aim or in a list of goals, else `actual`."""
    if context.when_done:
        return Slot("target", "carried", "value_when_done")
    colon = zone.sentence.text.rfind("：", *zone.near)
    done = cues(zone, Span(max(zone.near.start, colon + 1), zone.near.end), "done")
    if any(term.quote != "实际" or not context.aiming for term in done):
        return Slot("actual", "said", "word_of_what_was_done")  # 计划引进60个，目前已引进34个
    if context.aiming and zone.bracket is not None and is_over(period, context.anchor.published):
        return Slot("actual", "said", "time_in_bracket_is_over")  # 突破400亿元（2024年为352.7亿元）
    if context.aiming and _text_of_group(zone).startswith(("去年", "上年")):
        return Slot("actual", "said", "time_is_over")  # 力争引进70个；去年全县引进64个
    if context.aiming:
        return Slot("target", "said", "word_of_aim")
    if is_ahead(period, context.anchor.published):
        return Slot("target", "said", "time_ahead")
    if cues(zone, _group(zone), "plan"):
        return Slot("target", "said", "word_of_plan")
    if cues(zone, _group(zone), "expect") and not is_over(period, context.anchor.published):
        return Slot("target", "said", "forecast")
    return Slot("actual", "default", "nothing_aimed_at")


def is_ahead(period: Range | None, published: date | None) -> bool:
    """True when the time begins after the text appeared."""
    first = period.start.first() if period is not None and period.start is not None else None
    return first is not None and published is not None and first > published


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
