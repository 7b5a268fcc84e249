"""Is a part of the text about what was done or about what is meant?"""

from __future__ import annotations

import re

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

# 目标任务完成情况: how far goals were reached.
_HEARD = 16  # 据市商务局负责人介绍，
_NEAR = 8  # 定下今年的招商目标
_MARKS = re.compile(r"[，；：。、]")
_COUNTED_SOON = re.compile(r"[^，。；：、]{0,12}?[\d一二三四五六七八九十百千两]")


def settle_outlook(section: Node, clock: Clock) -> bool:
    """True when what stands below a heading is meant and not done; a silent one asks the one above."""
    heading = section.words[0]
    ids = {term.id for term in heading.terms}
    done = words.says("what_was_done", heading.passage.text)
    both = "outlook" in ids and done  # 完成情况及下一步打算
    goals = "goal" in ids and "completion" not in ids and not done
    if ("outlook" in ids and not both) or goals or _lies_ahead(section.frame.period.value, clock):
        return True
    if section.frame.period.value is not None or "review" in ids:
        return False
    return section.parent is not None and section.parent.outlook


def opens_outlook(node: Node) -> bool:
    """下一步，……: from this sentence on the paragraph tells what is meant."""
    return opens_with("opens_outlook", node.words[0])


def opens_with(entry_id: str, sentence: Sentence) -> bool:
    """True when the first letters of the sentence, or those behind 据悉，, are one of the entry's phrases."""
    text, start = sentence.text, sentence.span.start
    comma = text.find("，", start, min(start + _HEARD, sentence.span.end))
    if comma >= 0 and words.ends("hears", text, start, comma):
        start = comma + 1
    while start < sentence.span.end and not text[start].isalnum():
        start += 1
    return words.starts(entry_id, text, start)


def _lies_ahead(period: Range | None, clock: Clock) -> bool:
    """二、2024年重点工作 in a report on 2023: the year that follows the one reported on."""
    reported = clock.topic_year
    if period is None or period.start is None or period.start.year is None or reported is None:
        return False
    return period.start.year > reported and period.start.month is None


def opens_goals(sentence: Sentence, term: Term) -> bool:
    """主要预期目标是：……: behind it the whole sentence is aimed at."""
    goals = term.id == "goal" or (term.id == "outlook" and words.ends("goal_noun", term.quote))
    if not goals:
        return False
    if not _names_goals(sentence, term) and not words.starts("list_opener", sentence.text, term.span.end):
        return False
    # 到位资金目标为75亿元: the goal of one figure, not of a list
    return all(q.span.start - term.span.end > 3 for q in sentence.quantities if q.span.start >= term.span.end)


def _names_goals(sentence: Sentence, term: Term) -> bool:
    """今年省里交给我们的任务，到位资金80亿元; but not 按进度完成下达的任务，."""
    text, start = sentence.text, sentence.span.start
    sets = words.pattern("sets_goal").search(text, max(start, term.span.start - _NEAR), term.span.start)
    named = sets or words.is_form("of", text[term.span.start - 1])
    if not named or not text.startswith("，", term.span.end):
        return False
    clause = max(start, *(text.rfind(mark, start, term.span.start) + 1 for mark in "，；。："))
    before = (t for t in sentence.terms if clause <= t.span.start < term.span.start)
    return not any(t.id == "completion" for t in before)


def _wanted(sentence: Sentence, term: Term) -> bool:
    """今年全区要新引进企业80家, 产值要增长15%: a wish directly before a step or growth with its figure."""
    verb = term.kind == "stage" or term.id == "growth"
    if not verb or not _COUNTED_SOON.match(sentence.text, term.span.end):
        return False
    if words.starts("of", sentence.text, term.span.end):
        return False  # 不久将签约的项目5个: which projects are meant
    return any(wish.id == "wish" and wish.span.end == term.span.start for wish in sentence.terms)


def _of_label(sentence: Sentence, term: Term, part: Span) -> bool:
    """任务已分解到各板块：甲园40个……: a goal noun in the words before a colon is said of all behind it."""
    if term.id != "goal":
        return False
    colon = sentence.text.find("：", term.span.end, part.end)
    return colon >= 0 and not any(mark in sentence.text[term.span.end : colon] for mark in "，；。")


def _aims_near(sentence: Sentence, term: Term, part: Span) -> bool:
    """瞄准百亿目标: in one clause with the figure; 瞄准锂电产业，引进项目47个 names no goal."""
    if term.id != "aim_near" or words.starts("of", sentence.text, term.span.end):
        return False
    figure = next((q for q in sentence.quantities if q.span.start >= part.end - 1), None)
    end = figure.span.start if figure is not None else part.end
    between = Span(term.span.end, end)
    steps = any(between.holds(step.span) for step in sentence.terms_by.get("stage", ()))
    return figure is not None and not steps and not _MARKS.search(sentence.text, *between)


def demands(sentence: Sentence) -> bool:
    """会议要求，全年引进项目30个: what a meeting decides, before the sentence's figures."""
    first = sentence.quantities[0].span.start if sentence.quantities else sentence.span.start
    return any(term.span.end <= first for term in sentence.terms_by.get("demands", ()))


def aims_before(sentence: Sentence, part: Span) -> bool:
    """True when a word such as 力争 or 确保 stands in `part`, or a list of goals opens there."""
    return any(
        (term.id == "aim" and not words.starts("of", sentence.text, term.span.end))
        or _aims_near(sentence, term, part)
        or _wanted(sentence, term)
        or opens_goals(sentence, term)
        or _of_label(sentence, term, part)
        for key in ("aim", "aim_near", "goal", "outlook", "stage", "growth")
        for term in sentence.terms_by.get(key, ())
        if part.start <= term.span.start and term.span.end <= part.end
    )
