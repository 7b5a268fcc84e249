"""Where the name of a project begins and ends.

A name is an open vocabulary: no list holds 澜沧江畔咖啡庄园. What is known are the words around it.
"""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.assemble.name_proof import LONGEST, is_money
from zhaoshang_extract.assemble.words import (
    behind_last,
    closing,
    either,
    form_set,
    forms,
    maybe,
    starts,
    steps,
    terms,
)
from zhaoshang_extract.marks import (
    ALL_CLAUSES,
    CLOSE,
    CLOSE_QUOTE,
    CLOSERS,
    COLON,
    HAN,
    LIST,
    OPEN,
    OPEN_QUOTE,
    QUOTES,
)
from zhaoshang_extract.memory import remembered
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span
from zhaoshang_extract.terms import Terms
from zhaoshang_extract.tokenize import UNKNOWN, may_hold
from zhaoshang_extract.tokenize import words as cut

# A name that a part of the works may follow has at least so many characters.
_CLOSED = 5
_MARKS = frozenset(f"{ALL_CLAUSES}{LIST}{OPEN}{CLOSE}\n—|…《》")
_HARD = frozenset(f"{ALL_CLAUSES}\n{OPEN}{CLOSE}…—")
_BLANKS = " " + "".join((*QUOTES, *QUOTES.values()))
# Counts that no name holds: 甲、乙两个项目, 丙项目3个; but 年产5万吨 may stand in one.
_COUNTED = ("unit", "unit_of_deals", "unit_big", "units_of_people")
_BRACKETED = re.compile(f"{OPEN}[{HAN}A-Za-z]{{1,6}}{CLOSE}(?=[{HAN}])")
# Little words between 项目 and what is told of it, and their greatest length.
_LITTLE = frozenset(("d", "ad", "c", "t", "p", "r", "zg"))
_ADVERB = 4
# Words that hold no end of a name inside them: unknown ones, verbs, adverbs.
_NO_NOUN = frozenset((UNKNOWN, "v", "d"))
_NOT_KNOWN = frozenset((UNKNOWN,))
# Tags of words that say what happens, and of little words, where no name begins.
_NOT_FIRST = frozenset(("v", "d", "p", "c", "u", "ul", "uj", "r", "f", "y", "ud", "uv", "t", "vd", "ad", "k"))


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(f"(?:{either('and', 'and_also', 'trailing')}|{LIST})+$")


@cache
def _agreed() -> re.Pattern[str]:
    paper = either("agreement_paper", "agreement")
    return re.compile(f"{maybe('formal')}{either('agreement_kind')}*{paper}$")


@cache
def _built() -> re.Pattern[str]:
    return re.compile(f"{maybe('of')}{either('done_to_it')}$")


@remembered
def end_of_name(sentence: Sentence, start: int) -> int:
    """Where a name that begins at `start` ends; `start` itself when none can begin there."""
    text, limit = sentence.text, min(sentence.span.end, start + LONGEST)
    # 新上花边生产线|4条: a count behind the closing word counts the thing
    counted = (
        q.span.start
        for q in sentence.quantities
        if q.kind == "count" and start < q.span.start < limit and closing(text, start, q.span.start, "tail")
    )
    edges = _edges(sentence).union(counted)
    turns = _turns().openings(text, start, limit)
    at = start
    while at < limit and at not in edges:
        bracket = _BRACKETED.match(text, at) if at > start else None
        if bracket is not None and _goes_on(text, bracket.end(), limit):
            at = bracket.end()
            continue
        if text[at] in QUOTES:
            closed = text.find(QUOTES[text[at]], at + 1, min(limit, at + 16))
            at = closed + 1 if closed >= 0 else limit
            continue
        if text[at] in _MARKS:
            break
        if at not in turns:
            at += 1
            continue
        whole = terms("whole").at(text, at)
        if whole is not None:
            at = whole.end
        elif at > start and (_stops(text, at) or _is_part(text, start, at)):
            if (within := _inside_word(text, start, at, limit)) == at:
                break
            at = within  # 陆川电|动工|具: the end of a word and the beginning of another one
        else:
            at += 1
    end = _trimmed(text, start, min(at, limit))
    for region in sentence.regions:  # 甲一期项目和丙县|投资额1.6亿元的: the place begins the next item
        if (
            region.span.end == end
            and text[region.span.start - 1] in forms("and")
            and region.span.start - 1 > start
        ):
            end = region.span.start - 1
    return end


@remembered
def _edges(sentence: Sentence) -> frozenset[int]:
    """Where money, counts and times begin, before which every name ends."""
    text = sentence.text
    money = (q.span.start for q in sentence.quantities if is_money(text, q) or q.unit in form_set(*_COUNTED))
    return frozenset((*money, *(period.span.start for period in sentence.periods)))


def _inside_word(text: str, start: int, at: int, limit: int) -> int:
    """The end of the word of the dictionary that begins before `at` and goes on behind it; `at` for none."""
    if not may_hold(text, start, at, limit, _NO_NOUN):
        return at
    for word in cut(text, start, limit):
        if word.span.start < at < word.span.end and word.tag not in _NO_NOUN:
            return word.span.end
        if word.span.start >= at:
            break
    return at


@cache
def _turns() -> Terms[None]:
    """All words that end a name or belong to it as a whole: most characters of a name open none of them."""
    return Terms((form, None) for form in forms("and_so_on", "whole", "stop", "step", "adverb", "part"))


def _goes_on(text: str, at: int, limit: int) -> bool:
    """中韩（盐城）产业园: behind a bracket the name goes on when no verb stands there."""
    return at < limit and not _stops(text, at)


def _is_part(text: str, start: int, at: int) -> bool:
    """某某项目|设备安装, 某某公司|厂房: behind a closed name begins a part of the works."""
    part = terms("part").at(text, at)
    if part is None or terms("group").at(text, part.end) is not None:
        return False
    return at - start >= _CLOSED and any(closing(text, start, at, role) for role in ("tail", "company"))


def _stops(text: str, at: int) -> bool:
    if any(terms(role).at(text, at) is not None for role in ("and_so_on", "stop", "step")):
        return True
    adverb = terms("adverb").at(text, at)
    if adverb is None:
        return False
    behind = adverb.end
    further = terms("adverb").at(text, behind)
    behind = further.end if further is not None else behind
    return any(words.at(text, behind) is not None for words in (steps(), terms("verb"), terms("stop")))


def _balanced(text: str) -> bool:
    return text.count(OPEN_QUOTE) == text.count(CLOSE_QUOTE)


def _trimmed(text: str, start: int, end: int) -> int:
    """The end without joining words and without a 建设 that is done to the project."""
    while end > start and text[end - 1] in _BLANKS and not _balanced(text[start:end]):
        end -= 1
    for pattern in (_trailing(), _agreed(), _built(), _trailing()):
        match = pattern.search(text, max(start, end - 12), end)
        if match is not None and (pattern is not _built() or closing(text, start, match.start(), "tail")):
            end = match.start()
    return _without_adverbs(text, start, _without_partner(text, start, max(start, end)))


def _without_partner(text: str, start: int, end: int) -> int:
    """某某项目|与开发区签约: with whom it was agreed is no part of the name."""
    for at in range(start + 2, end - 1):
        closed = text[at] in forms("with") and closing(text, start, at, "tail") > 1
        if closed and closing(text, at, end, "office", "government") and terms("step").at(text, end) is None:
            hit = steps().at(text, end)
            if hit is not None and hit.what == "signed":
                return at
    return end


def _without_adverbs(text: str, start: int, end: int) -> int:
    """成衣项目|一旦: behind 项目 little words are the beginning of what is told of it."""
    for kind in sorted(forms("kind")):
        at = text.rfind(kind, start, end)
        closed = at + len(kind)
        if at <= start or not 0 < end - closed <= _ADVERB or closing(text, start, end, "phase"):
            continue
        if all(word.tag in _LITTLE for word in cut(text, closed, end)):
            return closed
    return end


def start_of_name(sentence: Sentence, floor: int, end: int) -> tuple[int, bool]:
    """Where a name that ends at `end` begins, not before `floor`, and whether something opens it.

    What opens it is 的, a verb such as 引进 or 推进, a quotation mark, or a mark of punctuation that
    nothing but edge words follow.
    """
    text = sentence.text
    start = end
    while start > floor:
        bracket = text.rfind(OPEN, max(floor, start - 8), start) if text[start - 1] == CLOSE else -1
        if bracket > floor and _BRACKETED.match(text, bracket):
            start = bracket  # 宁远时代（宜宾）|动力电池基地
        elif text[start - 1] in _HARD or text[start - 1] == LIST:
            break
        start -= 1
    while start < end and text[start] in " •●▌":
        start += 1
    clause = start
    opened = text[start - 1 : start] in COLON + LIST
    for hit in terms("opener").scan(text, start, end):
        if end - hit.end >= 2 and not starts("no_opener_behind", text, hit.end):
            start, opened = hit.end, True
    of = behind_last(text, start, end - 2, "of")
    if of:
        start, opened = of, True
    past = past_edges(sentence, start, end)
    return past, opened or past > clause


def past_edges(sentence: Sentence, start: int, end: int) -> int:
    """Behind the times and little words that stand before a name: 今年3月, 目前, 园区."""
    text = sentence.text
    periods = {p.span.start: p.span.end for p in sentence.periods}
    while start < end:
        if not (text[start].isalpha() or text[start].isdecimal() or text[start] in CLOSERS):
            start += 1  # 🔸, ▌, ①, —— and other marks of items
            continue
        if start in periods and periods[start] < end - 1:
            start = periods[start]
            continue
        hit = terms("edge").at(text, start)
        if hit is None or hit.end > end - 2 or _is_word(text, hit.start, hit.end, end):
            return start
        start = hit.end
    return start


def _is_word(text: str, start: int, end: int, limit: int) -> bool:
    """True when a little word is the beginning of a longer one: 和|平, 有|机, 对|虾."""
    if end - start > 1 or not may_hold(text, start, start + 1, limit, _NOT_KNOWN):
        return False
    first = cut(text, start, limit)[0]
    return len(first.span) > 1 and first.tag != UNKNOWN  # 有|锐川 is no word


def from_first_noun(sentence: Sentence, span: Span) -> Span:
    """The name without the verbs and little words that jieba sees at its beginning: 大力帮扶|青峰茶厂."""
    start = span.start
    for word in cut(sentence.text, *span):
        if word.tag not in _NOT_FIRST or span.end - word.span.end < 3:
            break
        start = word.span.end
    return Span(start, span.end)
