"""The project that a clause with an amount goes on about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from zhaoshang_extract.assemble.deed import build_verb
from zhaoshang_extract.assemble.draft import Draft, Findings
from zhaoshang_extract.assemble.name import end_of_name, from_first_noun, past_edges, start_of_name
from zhaoshang_extract.assemble.name_proof import has_tail, is_proper, is_sector, leads_own, why_no_name
from zhaoshang_extract.assemble.party import investors_before, is_company
from zhaoshang_extract.assemble.words import (
    behind_last,
    closing,
    either,
    ends,
    forms,
    maybe,
    pattern,
    says,
    starts,
    terms,
)
from zhaoshang_extract.lexicon.numerals import ordinal
from zhaoshang_extract.marks import (
    ALL_CLAUSES,
    CLOSE,
    COLON,
    COMMA,
    ITEM,
    LIST,
    OPEN,
    SEMICOLON,
    SENTENCE,
    STOP,
)
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span
from zhaoshang_extract.tokenize import UNKNOWN
from zhaoshang_extract.tokenize import words as cut

_MARKS = f"{ALL_CLAUSES}—"
_MOST_CLAUSES = 5
_LABEL = 20
# Shorter words that close like a project (某项目, 园区) are no subject of their own.
_SHORTEST = 5
# Tags of words that say something of the name before them.
_SAYS = frozenset(("v", "p", "d"))
# How far before its sentence the name stands that 该中心 means.
_BACK = 120


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(f"{maybe('this_one')}{either('this_thing')}(?!{either('thing_goes_on')})")


@cache
def _by_whom() -> re.Pattern[str]:
    return re.compile(f"{either('by')}(?=.{{3}})")


@cache
def _agreed() -> re.Pattern[str]:
    name = f"(?P<name>[^{ITEM}]{{3,30}}?)"
    paper = f"{maybe('invests')}{maybe('agreement_stage')}{either('agreement')}"
    return re.compile(f"{either('signs_for')}{maybe('done_particle')}{name}{paper}$")


@cache
def _item_number() -> re.Pattern[str]:
    number = f"[0-9{ordinal()}]{{1,3}}"
    kinds = (
        f"{OPEN}{number}{CLOSE}[.{LIST}．]?",
        f"{number}[.{LIST}．]",
        "[▌●•👉▪◆★■◎○□▲☆◇·①-⓿㈠-㈩❶-❿]",
        "[—－]{1,2}",
        f"{either('ordinal_sign')}[{ordinal()}]{COMMA}",
    )
    return re.compile(rf"\s*(?:{'|'.join(kinds)})?\s*")


@dataclass(slots=True)
class Topic:
    """A name that amounts behind it are about, with the investors told on the way."""

    sentence: Sentence
    name: Span
    investors: list[Span] = field(default_factory=list)


def find_topic(sentence: Sentence, floor: int, end: int, found: Findings) -> Topic | Draft | None:
    """What the amount whose words begin at `end` is about: the name directly before, the one that
    opened the sentence or the paragraph, or a project found before."""
    text = sentence.text
    investors: list[Span] = []
    if _is_of_many(sentence, floor, end):
        return None
    floor = _item_start(sentence, floor)
    floor += text.startswith(LIST, floor)  # 甲项目20亿元、|乙项目
    for _ in range(_MOST_CLAUSES):
        while end > floor and text[end - 1] in _MARKS + " ":
            end -= 1
        if end <= floor:
            break
        start = max(floor, *(text.rfind(mark, floor, end) + 1 for mark in _MARKS))
        if (
            start == floor > sentence.span.start
            and text[start - 1] not in _MARKS + f"{LIST} {CLOSE}"
            and not _numbered(sentence, start)
        ):
            break  # the clause begins before the floor: 等37个|项目已签约，协议投资总额
        again = _named_again(sentence, start, end)
        if again is not None:
            return again
        if _goes_on().match(text, start, end):
            draft = found.last_of(sentence)
            if draft is not None and not text.endswith(COLON, floor, start):
                _told_by(sentence, start, end, draft)
                return draft
            end = start  # 某基地项目：该项目总投资9亿元: its own label names it
            continue
        by = _by_whom().match(text, start, end)
        if by is not None and not says("of", text, by.end(), end):
            investors = _by(sentence, by.end(), end)
        else:
            name = _name_in(sentence, start, end) or _label(sentence, start, end)
            if name is not None:
                if starts("and_so_on", text, name.end):
                    return None  # 甲路、乙路等11条道路已完工，总投资6.8亿元 sums them
                told = investors or _of_company(sentence, start, name)
                if ends("project_word", text, *name) and is_sector(text, name) and not told:
                    return None  # 医药健康项目签约金额72亿元 sums the projects of a sector
                return Topic(sentence, name, told)
        end = start
    return _opened_before(sentence, floor, investors, found)


def _is_of_many(sentence: Sentence, floor: int, end: int) -> bool:
    """依托某园区，签约项目|总投资160亿元: the amount has its own subject, a kind of projects."""
    text = sentence.text
    kind = closing(text, floor, end, "kind")
    start = max(floor, *(text.rfind(mark, floor, end) + 1 for mark in _MARKS))
    if not kind or _goes_on().match(text, past_edges(sentence, start, end), end):
        return False
    first = past_edges(sentence, start, end)
    return why_no_name(sentence, Span(first, end)) == "says only the kind of project"


def _named_again(sentence: Sentence, start: int, end: int) -> Topic | None:
    """建一座草原会展中心。|该中心|总投资3亿元: the last name before that closes with the same word."""
    text = sentence.text
    this = pattern("this").match(text, start, end)
    length = (
        max((n for n in range(2, 6) if closing(text, this.end(), this.end() + n, "tail") == n), default=0)
        if this
        else 0
    )
    if this is None or not length or _goes_on().match(text, start, end):
        return None
    at = text.rfind(text[this.end() : this.end() + length], max(0, sentence.span.start - _BACK), start)
    if at < 0:
        return None
    first, opened = start_of_name(sentence, max(0, at - _BACK), at + length)
    built = [match.end() for match in build_verb().finditer(text, first, at)]
    name = Span(built[-1] if built else first, at + length)  # 拟在城东新建一座|会展中心
    return Topic(sentence, name) if opened and why_no_name(sentence, name) is None else None


def _item_start(sentence: Sentence, floor: int) -> int:
    if floor != sentence.span.start:
        return floor
    match = _item_number().match(sentence.text, floor, sentence.span.end)
    return match.end() if match else floor


def _numbered(sentence: Sentence, start: int) -> bool:
    return _item_number().fullmatch(sentence.text, sentence.span.start, start) is not None


def _by(sentence: Sentence, start: int, end: int) -> list[Span]:
    """由甲公司投资建设 → 甲公司."""
    for _ in range(3):
        end -= closing(sentence.text, start, end, "deed")
    return investors_before(sentence, start, end)


def _told_by(sentence: Sentence, start: int, end: int, draft: Draft) -> None:
    by = pattern("by").search(sentence.text, start, end)
    if by is not None and draft.sentence is not sentence and not draft.investors:
        told = _by(sentence, by.end(), end)
        draft.investors = told if draft.sentence.passage is sentence.passage else []


def _name_in(sentence: Sentence, start: int, end: int) -> Span | None:
    """The project that a clause names as its subject, or None."""
    text = sentence.text
    agreed = _agreed().search(text, start, end)
    if agreed is not None:
        name = Span(*agreed.span("name"))
        name = Span(behind_last(text, *name, "of") or name.start, name.end)
        return None if why_no_name(sentence, name) else name
    subject = _subject(sentence, start, end)
    if subject is not None:
        return subject
    first, opened = start_of_name(sentence, start, end)
    name = Span(first, min(end, end_of_name(sentence, first)))
    if not opened and not has_tail(text, name):
        return None
    if not opened or text[start : start + 1] == " ":
        name = from_first_noun(sentence, name)
    if why_no_name(sentence, name) is not None:
        return None
    if has_tail(text, name) or (closing(text, *name, "works") and is_proper(text, name)):
        return name
    return None


def _label(sentence: Sentence, start: int, end: int) -> Span | None:
    """正明铝业：|总投资1.8亿元; 新上项目3个：富丽家纺，|投资1.5亿元: a name that opens a line or an item, its
    figure directly behind it, needs no closing word."""
    text = sentence.text
    before = text[sentence.span.start : start]
    opens_line = text.startswith(COLON, end) and not before.strip(f"{_MARKS} {LIST}.0123456789{OPEN}{CLOSE}")
    opens_item = text.startswith(COMMA, end) and before[-1:] in (COLON, SEMICOLON)
    if not opens_line and not (opens_item and any(q.span.end < start for q in sentence.quantities)):
        return None
    name = Span(past_edges(sentence, start, end), end)
    if not 3 <= len(name) <= _LABEL or why_no_name(sentence, name) is not None or is_sector(text, name):
        return None
    named = is_company(text, name)
    named = named or (opens_line and (is_proper(text, name) or leads_own(text, name)))
    return name if named and LIST not in text[slice(*name)] else None


def _subject(sentence: Sentence, start: int, end: int) -> Span | None:
    """某县某项目|是今年的重点项目, 某工业园|列在头一个: a closed name with something said of it, or None."""
    text = sentence.text
    first = past_edges(sentence, start, end)
    stop = min(end, end_of_name(sentence, first))
    for word in cut(text, first, stop):
        if closing(text, first, word.span.end, "tail"):
            continue  # jieba takes 一期 for an adverb
        unknown = (
            word.tag == UNKNOWN and word.text.isalnum() and closing(text, first, word.span.start, "tail") > 1
        )
        if word.tag in _SAYS or unknown:
            stop = word.span.start
            break
    name = Span(first, stop)
    verb = terms("opener").at(text, stop)
    if verb is not None and starts("of", text, verb.end):
        return None  # 盘活厂房|引进的|某某项目
    if stop >= end or len(name) < _SHORTEST or not has_tail(text, name):
        return None
    if why_no_name(sentence, name) is not None or is_sector(text, name):
        return None
    return name if text[first - 1 : first] not in forms("of") else None


def _of_company(sentence: Sentence, start: int, name: Span) -> list[Span]:
    """青岩果仁公司的|烘焙线, 新加坡某公司独资兴建的|包装项目."""
    text = sentence.text
    if not ends("of", text, start, name.start):
        return []
    end = name.start - closing(text, start, name.start, "of")
    start = max(start, behind_last(text, start, end, "is"))  # 投资最大的是|某公司的……
    for _ in range(2):
        end -= closing(text, start, end, "deed")
    told = investors_before(sentence, start, end)
    return [item for item in told if is_company(text, item)]


def _opened_before(sentence: Sentence, floor: int, investors: list[Span], found: Findings) -> Topic | None:
    """远岫纺纱生产线。总投资…: a short sentence or run-in heading before is the name."""
    before = sentence.span.start
    text = sentence.text
    if floor > before and text[before:floor].strip() and not _item_number().fullmatch(text, before, floor):
        return None
    stop = before
    while stop > 0 and text[stop - 1] in f"{STOP}{COLON} \n":
        stop -= 1
    start = max(text.rfind(mark, max(0, stop - 60), stop) + 1 for mark in f"{SENTENCE}\n")
    number = _item_number().match(text, start, stop)
    start = number.end() if number else start
    name = Span(start, stop)
    if not 3 <= len(name) <= 30 or any(mark in text[start:stop] for mark in (COMMA, SEMICOLON, COLON, LIST)):
        return None
    if why_no_name(sentence, name) is not None:
        return None
    if not (has_tail(text, name) or closing(text, *name, "works")):
        return None
    return Topic(sentence, name, investors)
