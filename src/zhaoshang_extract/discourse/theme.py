"""The time that a sentence leaves in force for the ones behind it in its paragraph."""

from __future__ import annotations

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.time import (
    contains,
    in_force,
    is_aside,
    is_day,
    is_whole_year,
    is_year,
    is_year_of_name,
    resolve_at,
)
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.mention.period import PeriodMention
from zhaoshang_extract.mention.period_form import Calendar, Years
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

# Words that make the time before or behind them one of the word alone: 上年结转, 完成全年任务.
_OPENS_GROUP = 2
_OF_THE_WORD = frozenset({"besides", "goal", "plan"})


def theme_of(node: Node, clock: Clock, *, of_first: bool = False) -> Slot[Range]:
    """The time of a sentence's figures that what follows may be about; empty when it tells none.

    The best placed mention wins, among equals the last one that no other contains. With `of_first` it
    is the time of the sentence's first figure, if there is one.
    """
    sentence, force = node.words[0], in_force(node).value
    if node.held is not None:
        return Slot(node.held, "said", "period_of_sentence_before")
    told: Range | None = None
    best: Range | None = None
    most = last = 0
    for mention in sentence.periods:
        found = resolve_at(mention, node, clock, told, force)
        if found is None or not _is_of_figures(sentence, mention, plans=of_first):
            continue
        if (best is not None and _is_averaged(sentence, mention)) or _is_of_part(sentence, mention):
            continue
        named = is_year_of_name(sentence, mention, found, told)
        if named and not _figure_between(sentence, last, mention.span.start):
            continue
        if of_first and best is not None and _figure_between(sentence, last, mention.span.start):
            break
        told = found
        points = _points(sentence, mention)
        alone = not _figure_between(sentence, last, mention.span.start)
        if best is not None and alone and _narrows(best, found):
            best, last = found, mention.span.end  # 2014年，开局喜人，1—5月完成投资61亿元
            continue
        if best is None or (points >= most and not contains(best, found) and not contains(found, best)):
            best, most, last = found, max(points, most), mention.span.end
    if best is None or (is_last_month(force, best) and not (node.is_first and most == _OPENS_GROUP)):
        return Slot()  # 8月当月引进38.9亿元。 in a paragraph on January to August
    return Slot(best, "said", "period_of_sentence_before")


def _narrows(year: Range, found: Range) -> bool:
    """True for the months from January on, or the stock, that a sentence goes on to from a whole year."""
    if not is_year(year) or is_year(found) or is_day(found) or found.end is None or year.end is None:
        return False
    from_january = found.start is None or (found.start.month == 1 and found.start != found.end)
    return found.end.year == year.end.year and from_january


def _is_averaged(sentence: Sentence, mention: PeriodMention) -> bool:
    """2021年……增长6.8%，两年平均增长5.3%: the two years are of that rate alone."""
    if not isinstance(mention.form, Years):
        return False
    behind = next((q.span.start for q in sentence.quantities if q.span.start >= mention.span.end), -1)
    return any(mention.span.start < t.span.end <= behind for t in sentence.terms_by.get("average", ()))


def _is_of_part(sentence: Sentence, mention: PeriodMention) -> bool:
    """开工项目里，2012年新签约项目139个: the year tells apart a part of the set that opened the sentence."""
    comma = sentence.text.rfind("，", sentence.span.start, mention.span.start)
    if (
        comma < 0
        or comma + 1 != mention.span.start
        or not words.ends("among", sentence.text, sentence.span.start, comma)
    ):
        return False
    if any(q.span.end <= comma for q in sentence.quantities):
        return False
    behind = next((q.span.start for q in sentence.quantities if q.span.start >= comma), comma)
    return any(mention.span.end <= t.span.start < behind for t in sentence.terms_by.get("stage", ()))


def _figure_between(sentence: Sentence, start: int, end: int) -> bool:
    return any(start <= quantity.span.start < end for quantity in sentence.quantities)


def _points(sentence: Sentence, mention: PeriodMention) -> int:
    """2 where the mention opens a group of clauses, 1 where it opens a clause, else 0."""
    before = sentence.text[sentence.span.start : mention.span.start].strip()
    if not before or before[-1] in "；：" or before in words.forms("singles_out"):
        return _OPENS_GROUP
    return 1 if before[-1] in "，、）" else 0


def opening_of(node: Node, clock: Clock) -> Slot[Range]:
    """2022年，…… at the head of a paragraph is what 上半年 further down counts from."""
    sentence = node.words[0]
    first = sentence.periods[0] if sentence.periods else None
    if first is None or first.span.start - sentence.span.start > 8 or not _is_of_figures(sentence, first):
        return Slot()
    found = resolve_at(first, node, clock, None, in_force(node).value)
    return Slot(found, "said", "period_of_opening") if found is not None else Slot()


def _is_of_figures(sentence: Sentence, mention: PeriodMention, *, plans: bool = False) -> bool:
    """True for a time that figures of its sentence cover, or the whole of a sentence without figures."""
    since_january = mention.role == "since" and _tells_years(mention)
    if (
        not (mention.role in ("during", "as_of") or since_january)
        or mention.local
        or _is_apart(sentence, mention)
    ):
        return False
    if not sentence.quantities:
        own = (one for one in sentence.periods if one.role != "aside" and not is_aside(sentence, one))
        return (mention.role == "during" or since_january) and mention is next(own)
    behind = next((q for q in sentence.quantities if q.span.start >= mention.span.end), None)
    if behind is None or _is_plans_year(sentence, mention):
        return False
    between = Span(mention.span.end, behind.span.start)
    beside = [t for t in sentence.terms if between.holds(t.span) or t.span.holds(mention.span)]
    return "；" not in sentence.text[between.start : between.end] and not any(
        (t.id in _OF_THE_WORD and not (plans and t.id == "plan")) or _forecast(t, mention) for t in beside
    )


def _tells_years(mention: PeriodMention) -> bool:
    """今年以来, 2021年以来; but not 去年以来签约的96个项目."""
    form = mention.form
    printed = isinstance(form, Calendar) and form.first.year.kind == "printed" and is_whole_year(mention)
    return printed or mention.quote in words.forms("this_year")


def _is_plans_year(sentence: Sentence, mention: PeriodMention) -> bool:
    """开工项目29项，总投资31.5亿元，2022年计划投资13.27亿元: the year of the plan's figure alone."""
    form = mention.form
    if not isinstance(form, Calendar) or form.first.month is not None:
        return False
    before = any(q.span.start < mention.span.start for q in sentence.quantities)
    return before and words.starts("for_whole_year", sentence.text, mention.span.end)


def _forecast(term: Term, mention: PeriodMention) -> bool:
    """本年预计新增18亿元; but 2012年……预计 in a report on 2012 is that of its figures."""
    return term.id == "expect" and not mention.quote[0].isdigit()


def _is_apart(sentence: Sentence, mention: PeriodMention) -> bool:
    """True for a time in brackets, one compared with, and one of something else than the figures."""
    compared = words.ends("compares", sentence.text, sentence.span.start, mention.span.start)
    bracketed = any(bracket.holds(mention.span) for bracket in sentence.brackets)
    return bracketed or compared or is_aside(sentence, mention)


def is_last_month(wide: Range | None, told: Range) -> bool:
    """True for the last month of the time in force."""
    if wide is None or wide == told:
        return False
    one = told.start == told.end and told.end is not None and told.end.day is None
    return one and wide.end == told.end and contains(wide, told)
