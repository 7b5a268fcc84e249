"""Where the name of a project begins and ends.

A name is an open vocabulary: no list holds 澜沧江畔咖啡庄园. What is known are the words around it.
"""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.assemble.words import (
    behind_last,
    chars,
    closing,
    either,
    form_set,
    forms,
    maybe,
    says,
    starts,
    steps,
    terms,
)
from zhaoshang_extract.lexicon.numerals import multiplier, written
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
from zhaoshang_extract.mention.industry_name import find_names
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span
from zhaoshang_extract.terms import Terms
from zhaoshang_extract.tokenize import UNKNOWN, is_rare, may_hold
from zhaoshang_extract.tokenize import words as cut

_LONGEST = 44
# A name that a part of the works may follow has at least so many characters.
_CLOSED = 5
_MARKS = frozenset(f"{ALL_CLAUSES}{LIST}{OPEN}{CLOSE}\n—|…《》")
_HARD = frozenset(f"{ALL_CLAUSES}\n{OPEN}{CLOSE}…—")
_BLANKS = " " + "".join((*QUOTES, *QUOTES.values()))
# Counts that no name holds: 甲、乙两个项目, 丙项目3个; but 年产5万吨 may stand in one.
_COUNTED = ("unit", "unit_of_deals", "unit_big", "units_of_people")
_PLAIN = re.compile(f"[{HAN}A-Za-z0-9]")
_BRACKETED = re.compile(f"{OPEN}[{HAN}A-Za-z]{{1,6}}{CLOSE}(?=[{HAN}])")
# Little words between 项目 and what is told of it, and their greatest length.
_LITTLE = frozenset(("d", "ad", "c", "t", "p", "r", "zg"))
_ADVERB = 4
# Words that hold no end of a name inside them: unknown ones, verbs, adverbs.
_NO_NOUN = frozenset((UNKNOWN, "v", "d"))
_NOT_KNOWN = frozenset((UNKNOWN,))
# Tags of words that say what happens, and of little words, where no name begins.
_NOT_FIRST = frozenset(("v", "d", "p", "c", "u", "ul", "uj", "r", "f", "y", "ud", "uv", "t", "vd", "ad", "k"))
_OWN = frozenset(("n", "a", "v", "nz", "b", "vn", "i", "an"))
_PROPER = frozenset(("x", "nr", "nrt", "nrfg", "ns", "nt", "nz", "eng"))


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


@cache
def _money() -> re.Pattern[str]:
    return re.compile(f"[{multiplier()}]{either('yuan')}(?!{either('yuan_goes_on')})")


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(f"[0-9.%{_around_numerals()}]")


def _around_numerals() -> str:
    """The characters of numbers in words and of what stands around them: 第三年, 十余万元."""
    return written() + chars("yuan", "ordinal_sign", "year_sign", "month_sign", "more")


@cache
def _numeral_in_name() -> re.Pattern[str]:
    # 三|木, 亿|纬: a numeral that counts nothing is a part of a name
    counts = f"[0-9{_around_numerals()}]|{either('numeral_counts')}"
    return re.compile(f"{either('numeral_of_name')}(?!{counts}|$)")


@cache
def _phase() -> re.Pattern[str]:
    return re.compile(f"(?:{either('numbered_phase')}|[1-5]{either('phase_sign')}){maybe('kind')}$")


@cache
def _site() -> re.Pattern[str]:
    # 晋江鞋材产业园 is read as a place too; in a list of projects it is one of them.
    return re.compile(f"{either('site_like_place')}$")


@cache
def _landmark() -> re.Pattern[str]:
    # 青石|岭, 红柳|湾: a proper name that jieba takes for common words
    water = f"{maybe('waters_opener')}{either('waters')}"
    return re.compile(f"(?!{water})[{HAN}]{{1,3}}{either('landmark')}")


@cache
def _upkeep() -> re.Pattern[str]:
    return re.compile(f"^{either('upkeep_opens')}|{either('upkeep_closes')}$")


@remembered
def end_of_name(sentence: Sentence, start: int) -> int:
    """Where a name that begins at `start` ends; `start` itself when none can begin there."""
    text, limit = sentence.text, min(sentence.span.end, start + _LONGEST)
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


def is_money(text: str, quantity: Quantity) -> bool:
    """True for an amount; 10万 of 10万锭紧密纺项目 counts what a name tells."""
    if quantity.kind != "amount":
        return False
    return says("yuan", quantity.quote) or terms("produced").at(text, quantity.span.end) is None


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


def residue(text: str, span: Span) -> str:
    """What a name has of its own: without its closing word, kinds of project and numbers."""
    end = span.end
    while (cut := max(closing(text, span.start, end, "tail"), closing(text, span.start, end, "works"))) > 0:
        end -= cut
    own = text[span.start : end]
    left, at = [], 0
    while at < len(own):
        hit = terms("generic").at(own, at)
        step = steps().at(own, at)
        if hit is not None or step is not None:
            at = max(found.end for found in (hit, step) if found is not None)
            continue
        if _PLAIN.match(own[at]) and (not _numbers().match(own[at]) or _numeral_in_name().match(own, at)):
            left.append(own[at])
        at += 1
    return "".join(left)


def has_tail(text: str, span: Span) -> bool:
    """True when the name ends with something that is built: 产业园, 生产线, 二期."""
    length = closing(text, span.start, span.end, "tail")
    return length > 0 and len(span) - length >= 2


def why_no_name(sentence: Sentence, span: Span) -> str | None:
    """Why the words cannot be a project's name, or None when they can."""
    text = sentence.text
    printed = text[slice(*span)]
    if len(span) < 2 or len(span) > _LONGEST:
        return "too short or too long for a name"
    if is_place(sentence, span):
        return "a place"
    if _upkeep().search(printed):
        return "names work, not a project"
    if CLOSE_QUOTE in printed and OPEN_QUOTE not in printed:
        return "cut from a quotation"
    money = any(q.span.touches(span) and is_money(text, q) for q in sentence.quantities)
    if money or _money().search(printed):
        return "holds an amount"
    if any(q.span.end == span.end and q.span.start >= span.start for q in sentence.quantities):
        return "ends with a count"  # 道路总长21.35公里
    if any(span.holds(q.span) and _tells_how_many(q) for q in sentence.quantities):
        return "says how many projects"  # 会上签下|8个项目; 58%左右的项目
    if closing(text, *span, "office") > 0:
        return "an office"
    if closing(text, *span, "reported") > 0:
        return "says who reports"
    if closing(text, *span, "in_days") > 0:
        return "a length of time"
    if len(residue(text, _behind_place(sentence, span))) < 2 and not is_branded(text, span):
        return "says only the kind of project"
    return None


def _tells_how_many(quantity: Quantity) -> bool:
    counted = quantity.kind == "count" and quantity.unit in forms("unit_signed")
    return quantity.number not in forms("one") and (counted or quantity.kind == "rate")


def _behind_place(sentence: Sentence, span: Span) -> Span:
    """首批重大项目 of 江州市首批重大项目: whose projects they are is no name of one."""
    text = sentence.text
    if not closing(text, *span, "kind"):
        return span
    start = max((r.span.end for r in sentence.regions if r.span.start == span.start), default=span.start)
    return Span(start, span.end) if start < span.end else span


def is_place(sentence: Sentence, span: Span) -> bool:
    """True for words inside the name of a place; a 产业园 or 小镇 that is read as one may be a project."""
    held = any(region.span.holds(span) for region in sentence.regions)
    return held and not _site().search(sentence.text[slice(*span)])


def is_sector(text: str, span: Span) -> bool:
    """True when the words are the name of a sector and nothing more: 光伏, 电子信息项目."""
    end = span.end - closing(text, span.start, span.end, "tail")
    return any(name.span == Span(0, end - span.start) for name in find_names(text[span.start : end]))


def is_proper(text: str, span: Span) -> bool:
    """True when the words hold a proper name: one that no dictionary knows, or one that it knows as such."""
    end = span.end - closing(text, span.start, span.end, "tail")
    if _landmark().match(text, span.start, end):
        return True
    tagged = cut(text, span.start, end)
    return any(w.tag in _PROPER and _PLAIN.match(w.text) and not w.text.isdigit() for w in tagged)


def is_branded(text: str, span: Span) -> bool:
    """True when the name begins with a word that the dictionary has as a name: 万达|广场."""
    first = cut(text, *span)[0]
    return first.tag in ("nz", "nr", "nrt") and len(first.span) > 1


def leads_own(text: str, span: Span) -> bool:
    """True when words of its own stand before the sector or product that a name tells: 航宇|精密铸造项目.

    Any dictionary may hold them as words; a sector that opens the name leaves nothing of its own.
    """
    end = span.end - closing(text, span.start, span.end, "tail")
    tagged = cut(text, span.start, end)
    if len(tagged) < 2 or not 2 <= len(tagged[0].span) <= 3:
        return False
    first = tagged[0].span
    sectors = find_names(text[span.start : end])
    if any(name.span.start < len(first) for name in sectors):
        return False
    return tagged[0].tag in _OWN and is_rare(tagged[0].text)


def from_first_noun(sentence: Sentence, span: Span) -> Span:
    """The name without the verbs and little words that jieba sees at its beginning: 大力帮扶|青峰茶厂."""
    start = span.start
    for word in cut(sentence.text, *span):
        if word.tag not in _NOT_FIRST or span.end - word.span.end < 3:
            break
        start = word.span.end
    return Span(start, span.end)


def opens_with_verb(text: str, span: Span) -> bool:
    """给予|重奖: what an amount entitles to is no name."""
    return cut(text, *span)[0].tag == "v"


def phase_of(name: str) -> str:
    """The phase that closes a name: 二期 of 轮胎二期项目; "" for none."""
    match = _phase().search(name)
    return match.group()[:2] if match else ""
