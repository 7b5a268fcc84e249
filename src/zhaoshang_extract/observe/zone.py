"""The neighbourhood of a quantity: where its labels may stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from zhaoshang_extract.discourse import words
from zhaoshang_extract.memory import remembered
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.sentence import Placed, Sentence, inside
from zhaoshang_extract.span import Span

M = TypeVar("M", bound=Placed)

# ： ends no clause: what stands before it is the label of what follows (能源化工：11个).
# 签约项目中新能源项目11个: what stands before 中 is the whole, as if a comma stood behind it.
_PART_OF = re.compile(r"(?:项目|企业)(?:中|里|当中)(?=[^，、国央心间])")
_MORE = re.compile(r"[比较][^，。；]{1,7}[期年月份季度初](?:多|少)[^，。；\d]{0,4}$|^[多少]了$")
_CLAUSE_MARKS = "，；。！？"
# A clause ends here for what follows a quantity; 、 ends it too, the next item of a list begins.
_AFTER_MARKS = re.compile(r"[，；：。！？、（）]")


@dataclass(slots=True)
class Zone:
    """Where the labels of `quantity` may stand, in the order in which they are believed.

    near: its own clause to the left, from the quantity before it. reach: all of the sentence since the
    quantity before it. after: its clause to the right, up to the next quantity. rest: to the right up
    to the next quantity, over clause marks. bracket: the bracket that it stands in, `host` the
    quantity that the bracket explains (None when the bracket stands behind a name: 甲县（12亿元）);
    `others` are all other brackets of the sentence.
    """

    sentence: Sentence
    quantity: Quantity
    index: int
    near: Span
    reach: Span
    after: Span
    rest: Span
    bracket: Span | None
    host: int | None
    others: list[Span]

    def near_text(self) -> str:
        return self.sentence.text[self.near.start : self.near.end]

    def after_text(self) -> str:
        return self.sentence.text[self.after.start : self.after.end]


def says_more(zone: Zone) -> bool:
    """比上年同期多23项, 较去年少了8家: so many more or less, where 多 alone is no word of change."""
    return _MORE.search(zone.near_text()) is not None


@remembered
def find_zone(sentence: Sentence, index: int) -> Zone:
    """The neighbourhood of the sentence's quantity number `index`."""
    quantity = sentence.quantities[index]
    brackets = sentence.brackets
    bracket = next((b for b in brackets if b.holds(quantity.span)), None) if brackets else None
    host = _host(sentence, index, bracket)
    left_edge = _left_edge(sentence, index, bracket, host)
    reach = Span(left_edge, quantity.span.start)
    marks = _CLAUSE_MARKS + " " if sentence.passage.kind == "title" else _CLAUSE_MARKS
    text, start, end = sentence.text, reach.start, reach.end
    begins = [text.rfind(mark, start, end) + 1 for mark in marks]
    begins += [match.end() for match in _PART_OF.finditer(text, start, end)]
    near = Span(max(start, *begins), end)
    rest = Span(quantity.span.end, _right_edge(sentence, index, bracket))
    stop = _AFTER_MARKS.search(sentence.text, rest.start, rest.end)
    after = Span(rest.start, stop.start() if stop else rest.end)
    others = [b for b in brackets if b != bracket] if brackets else []
    return Zone(sentence, quantity, index, near, reach, after, rest, bracket, host, others)


def _host(sentence: Sentence, index: int, bracket: Span | None) -> int | None:
    """The quantity before the bracket when no name of its own stands between: 12.4亿元（增长8%）."""
    if bracket is None:
        return None
    for before in range(index - 1, -1, -1):
        span = sentence.quantities[before].span
        if span.end < bracket.start:
            between = sentence.text[span.end : bracket.start - 1]
            # 亿元以上项目115个（工业项目66个 …）, 45个项目（其中 …） but not 12亿元、广丰区（9亿元）
            listed = any(b.holds(span) for b in sentence.brackets) and any(
                span.end <= m.span.start and m.span.end < bracket.start for m in sentence.regions
            )  # 蓬溪县（8个）和大英县（6个）
            near = len(between) <= 8 and not re.search(r"[，；：、。]", between)
            return before if near and not listed else None
    return None


def _left_edge(sentence: Sentence, index: int, bracket: Span | None, host: int | None) -> int:
    start = sentence.span.start
    if bracket is not None and host is not None:
        start = bracket.start
    for before in range(index - 1, -1, -1):
        span = sentence.quantities[before].span
        if bracket is not None and bracket.holds(span):
            return max(start, span.end)
        if host is not None:
            return start
        if _hidden(sentence, span, bracket):
            continue
        return max(start, span.end)
    return start


def _right_edge(sentence: Sentence, index: int, bracket: Span | None) -> int:
    end = sentence.span.end if bracket is None else bracket.end
    for later in sentence.quantities[index + 1 :]:
        if later.span.start >= end:
            break
        if bracket is None and any(b.holds(later.span) for b in sentence.brackets):
            continue
        return later.span.start
    return end


def _hidden(sentence: Sentence, span: Span, bracket: Span | None) -> bool:
    """True for a quantity inside another bracket or a name (年产4000吨熔喷布): it is no neighbour."""
    if words.ends("of_capacity", sentence.text, sentence.span.start, span.start):
        return True
    return any(b.holds(span) and b != bracket for b in sentence.brackets)


def said(zone: Zone, mentions: Sequence[M], part: Span) -> list[M]:
    """The mentions inside `part` of the zone, without those inside a bracket that is not its own."""
    if not mentions:
        return []
    found = inside(mentions, part)
    if not found or not zone.others:
        return found
    return [mention for mention in found if not any(b.holds(mention.span) for b in zone.others)]


def since_semicolon(zone: Zone) -> Span:
    """The words since the figure before, but not over a ；."""
    cut = zone.sentence.text.rfind("；", *zone.reach)
    return Span(max(zone.reach.start, cut + 1), zone.reach.end)


def widened(zone: Zone) -> Zone:
    """The same zone with all words since the figure before taken as near."""
    return replace(zone, near=zone.reach)


def behind_brackets(zone: Zone) -> Span:
    """What follows a run of 甲（…）、乙（…） in its clause: the words that are said of all of them."""
    last = zone.bracket
    for bracket in zone.sentence.brackets:
        if last is not None and bracket.start > last.start and bracket.start - last.end <= 14:
            last = bracket
    start = last.end + 1 if last is not None else zone.rest.start
    ends = [
        at for mark in "，；。" if (at := zone.sentence.text.find(mark, start, zone.sentence.span.end)) >= 0
    ]
    return Span(start, min(ends, default=zone.sentence.span.end))


def terms(zone: Zone, part: Span, *keys: str) -> list[Term]:
    """The terms of these kinds, or with these ids, inside `part` of the zone, from left to right."""
    terms_by = zone.sentence.terms_by
    found: list[Term] = []
    start, end = part
    for key in keys:
        if key in terms_by:  # few, so each is looked at here: this is asked forty times a figure
            for term in terms_by[key]:
                begins, ends = term.span
                if begins >= end:
                    break
                if ends <= end and begins >= start:
                    found.append(term)
    if not found:
        return found
    if zone.others:
        found = [term for term in found if not any(b.holds(term.span) for b in zone.others)]
    if len(found) > 1 and len(keys) > 1:
        found.sort(key=_place)
    return found


def _place(mention: Placed) -> Span:
    return mention.span


# The cues and relations with some ids are asked for in the same way.
cues = terms
