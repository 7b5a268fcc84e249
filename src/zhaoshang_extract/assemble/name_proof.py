"""Whether words can be the name of a project, and what in them speaks for it."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.assemble.words import (
    chars,
    closing,
    either,
    ends,
    forms,
    maybe,
    says,
    steps,
    terms,
)
from zhaoshang_extract.lexicon.numerals import multiplier, written
from zhaoshang_extract.marks import (
    CLOSE_QUOTE,
    HAN,
    OPEN_QUOTE,
)
from zhaoshang_extract.mention.industry_name import find_names
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span
from zhaoshang_extract.tokenize import is_rare
from zhaoshang_extract.tokenize import words as cut

LONGEST = 44
# What a name of common words says of its own has at least so many characters.
_SPECIFIC = 3
_LONG_TAIL = 2
_PLAIN = re.compile(f"[{HAN}A-Za-z0-9]")
_OWN = frozenset(("n", "a", "v", "nz", "b", "vn", "i", "an"))
_PROPER = frozenset(("x", "nr", "nrt", "nrfg", "ns", "nt", "nz", "eng"))


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
def _points() -> re.Pattern[str]:
    return re.compile(f"{either('this_one')}{either('this_thing')}$")


@cache
def _upkeep() -> re.Pattern[str]:
    return re.compile(f"^{either('upkeep_opens')}|{either('upkeep_closes')}$")


def is_money(text: str, quantity: Quantity) -> bool:
    """True for an amount; 10万 of 10万锭紧密纺项目 counts what a name tells."""
    if quantity.kind != "amount":
        return False
    return says("yuan", quantity.quote) or terms("produced").at(text, quantity.span.end) is None


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
    if len(span) < 2 or len(span) > LONGEST:
        return "too short or too long for a name"
    if is_place(sentence, span):
        return "a place"
    if _upkeep().search(printed):
        return "names work, not a project"
    if _points().search(printed):
        return "points to a project"
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
    if says("sets_up", text, *span):
        return "says that a firm is set up"
    if closing(text, *span, "in_days") > 0:
        return "a length of time"
    if len(residue(text, behind_place(sentence, span))) < 2 and not is_branded(text, span):
        return "says only the kind of project"
    return None


def _tells_how_many(quantity: Quantity) -> bool:
    counted = quantity.kind == "count" and quantity.unit in forms("unit_signed")
    return quantity.number not in forms("one") and (counted or quantity.kind == "rate")


def behind_place(sentence: Sentence, span: Span) -> Span:
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


def is_known(sentence: Sentence, span: Span) -> bool:
    """True when the words hold something of their own: a proper name, a rare word, how much is made."""
    text = sentence.text
    if is_sector(text, span):
        return False
    made = (quantity.unit or "" for quantity in sentence.quantities if span.holds(quantity.span))
    sized = says("yearly", text, *span) or any(ends("produced", unit) for unit in made)
    return sized or is_proper(text, span) or leads_own(text, span)


def is_specific(text: str, span: Span) -> bool:
    """跨境药材数据平台项目: more than a sector, in words that any dictionary holds.

    So few as two characters are enough before 产业园 or before two closing words: 滨港|工厂|项目.
    """
    length = closing(text, *span, "tail")
    twice = length and closing(text, span.start, span.end - length, "tail", "works")
    enough = _SPECIFIC - bool(twice or length > _LONG_TAIL)
    return not is_sector(text, span) and len(residue(text, span)) >= enough


def is_counted_part(sentence: Sentence, name: Span) -> bool:
    """8条石墨化生产线, 3栋标准厂房: so many parts of works, where 项目 does not close the whole."""
    text = sentence.text
    units = forms("counts_parts")
    counted = any(
        q.span.start == name.start and q.unit in units and q.span.end < name.end for q in sentence.quantities
    )
    return counted and not closing(text, *name, "kind")


def opens_with_verb(text: str, span: Span) -> bool:
    """给予|重奖: what an amount entitles to is no name."""
    return cut(text, *span)[0].tag == "v"


def phase_of(name: str) -> str:
    """The phase that closes a name: 二期 of 轮胎二期项目; "" for none."""
    match = _phase().search(name)
    return match.group()[:2] if match else ""


def is_named(sentence: Sentence, name: Span, *, deed: bool, owner: bool = False) -> bool:
    """True for words that hold a name of their own.

    A deed proves those that are specific, and the company that signs any that say more than a kind.
    """
    if why_no_name(sentence, name) is not None or not has_tail(sentence.text, name):
        return False
    return owner or is_known(sentence, name) or (deed and is_specific(sentence.text, name))
