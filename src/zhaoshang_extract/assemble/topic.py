"""The project that a clause with an amount goes on about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from zhaoshang_extract.assemble.deed import build_verb
from zhaoshang_extract.assemble.draft import Draft, Findings, Named
from zhaoshang_extract.assemble.name import past_edges, start_of_name
from zhaoshang_extract.assemble.name_proof import has_tail, is_sector, phase_of, why_no_name
from zhaoshang_extract.assemble.party import investors_before
from zhaoshang_extract.assemble.topic_name import MARKS, label, name_in, of_company
from zhaoshang_extract.assemble.words import (
    closing,
    either,
    ends,
    forms,
    maybe,
    pattern,
    says,
    starts,
)
from zhaoshang_extract.lexicon.numerals import ordinal
from zhaoshang_extract.marks import (
    ALL_CLAUSES,
    CLOSE,
    COLON,
    COMMA,
    LIST,
    OPEN,
    SEMICOLON,
    SENTENCE,
    STOP,
)
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

_MOST_CLAUSES = 5
# How far before its sentence the name stands that 该中心 means.
_BACK = 120


@cache
def _goes_on() -> re.Pattern[str]:
    thing = f"{maybe('this_one')}{either('this_thing')}(?!{either('thing_goes_on')})"
    return re.compile(f"{thing}|{either('owner_label')}(?=[^{ALL_CLAUSES}]{{3}})")


@cache
def _phase() -> re.Pattern[str]:
    return re.compile(f"{maybe('this_one')}({either('numbered_phase')}){maybe('kind')}")


@cache
def _by_whom() -> re.Pattern[str]:
    return re.compile(f"{either('by')}(?=.{{3}})")


@cache
def item_number() -> re.Pattern[str]:
    """What numbers an item or marks it: 1., （2）, ③, ▌."""
    number = f"[0-9{ordinal()}]{{1,3}}"
    kinds = (
        f"{OPEN}{number}{CLOSE}[.{LIST}．]?",
        f"{number}[.{LIST}．]",
        "[▌●•👉▪◆★■◎○□▲☆◇·①-⓿㈠-㈩❶-❿]",
        "[—－]{1,2}",
        f"{either('ordinal_sign')}[{ordinal()}]{maybe('on_tour')}{COMMA}",
    )
    return re.compile(rf"\s*(?:{'|'.join(kinds)})?\s*")


@dataclass(slots=True)
class Topic:
    """A name that amounts behind it are about, with the investors told on the way.

    `stage` is what a deed says of it, where one names it (`by_deed`).
    """

    sentence: Sentence
    name: Span
    investors: list[Span] = field(default_factory=list)
    stage: str | None = None
    by_deed: bool = False


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
        while end > floor and text[end - 1] in MARKS + " ":
            end -= 1
        if end <= floor:
            break
        start = max(floor, *(text.rfind(mark, floor, end) + 1 for mark in MARKS))
        if (
            start == floor > sentence.span.start
            and text[start - 1] not in MARKS + f"{LIST} {CLOSE}"
            and not _numbered(sentence, start)
        ):
            break  # the clause begins before the floor: 等37个|项目已签约，协议投资总额
        again = _named_again(sentence, start, end, found)
        if again is not None:
            return again
        if _goes_on().match(text, start, end):
            told_before = last_told(sentence, start, found)
            if told_before is not None and not text.endswith(COLON, floor, start):
                if isinstance(told_before, Draft):
                    _told_by(sentence, start, end, told_before)
                return told_before
            end = start  # 某基地项目：该项目总投资9亿元: its own label names it
            continue
        here = Span(start, end)
        deed = next((named for named in found.named_in(sentence) if here.holds(named.name)), None)
        if deed is not None:
            return found.taken(sentence, deed.name) or _of_deed(deed)
        by = _by_whom().match(text, start, end)
        if by is not None and not says("of", text, by.end(), end):
            investors = _by(sentence, by.end(), end)
        else:
            name = name_in(sentence, start, end) or label(sentence, start, end)
            if name is not None:
                last = found.taken_last(sentence)
                if last is not None and last.fact is not None and closing(text, start, name.start, "build"):
                    return last  # 某某项目：总投资8亿元，正在建设|废水处理站，累计完成投资…
                if starts("and_so_on", text, name.end):
                    return None  # 甲路、乙路等11条道路已完工，总投资6.8亿元 sums them
                told = investors or of_company(sentence, start, name)
                if ends("project_word", text, *name) and is_sector(text, name) and not told:
                    return None  # 医药健康项目签约金额72亿元 sums the projects of a sector
                return Topic(sentence, name, told)
        end = start
    opened = _opened_before(sentence, floor, investors, found)
    if opened is None and found.line is not None and floor == 0 and end <= floor:
        return _of_deed(found.line)  # 总投资：3亿元, below the line that names the project
    return opened


def last_told(sentence: Sentence, at: int, found: Findings) -> Topic | Draft | None:
    """What 该项目 means: the last project of the paragraph, told with a figure or named by a deed."""
    draft, named = found.last_of(sentence), found.last_named(sentence, at)
    if named is None and draft is None:
        alone = _alone_before(sentence, at, found)
        if alone is not None or found.line is None:
            return alone
        return _of_deed(found.line)
    if named is None or (draft is not None and draft.name.end >= named.name.start):
        return draft
    return _of_deed(named)


def points_back(sentence: Sentence, start: int, end: int) -> bool:
    """True where the clause that begins at `start` has 该项目 or 项目 for its subject."""
    return _goes_on().match(sentence.text, past_edges(sentence, start, end), end) is not None


def _alone_before(sentence: Sentence, at: int, found: Findings) -> Topic | Draft | None:
    """该项目 in a paragraph that named none: the one project that the paragraph before it told.

    A bare 项目 or 基地 means it only where it opens the paragraph.
    """
    text = sentence.text
    if pattern("this_one").match(text, at) is None and past_edges(sentence, 0, at) < at:
        return None
    if any(text.find(kind, 0, at) >= 0 for kind in forms("kind")):
        return None  # the paragraph speaks of projects of its own
    alone = found.alone_before(sentence.passage)
    return _of_deed(alone) if isinstance(alone, Named) else alone


def _of_deed(named: Named) -> Topic:
    return Topic(named.sentence, named.name, list(named.investors), named.stage, True)


def _is_of_many(sentence: Sentence, floor: int, end: int) -> bool:
    """依托某园区，签约项目|总投资160亿元: the amount has its own subject, a kind of projects."""
    text = sentence.text
    kind = closing(text, floor, end, "kind")
    start = max(floor, *(text.rfind(mark, floor, end) + 1 for mark in MARKS))
    if (
        not kind
        or _goes_on().match(text, past_edges(sentence, start, end), end)
        or _phase().match(text, start)
    ):
        return False
    first = past_edges(sentence, start, end)
    return why_no_name(sentence, Span(first, end)) == "says only the kind of project"


def _named_again(sentence: Sentence, start: int, end: int, found: Findings) -> Topic | Draft | None:
    """建一座草原会展中心。|该中心|总投资3亿元: the last name before that closes with the same word."""
    text = sentence.text
    if (phase := phase_again(sentence, start, end, found)) is not None:
        return phase
    this = pattern("this").match(text, start, end)
    if this is None or _goes_on().match(text, start, end):
        return None
    lengths = [n for n in range(1, 6) if closing(text, this.end(), this.end() + n, "tail") == n]
    last = last_told(sentence, start, found)
    if last is not None and lengths:  # 某某智造园开工，……。|该园|总投资45亿元
        told = last.sentence.text[slice(*last.name)]
        core = told[: len(told) - closing(told, 0, len(told), "kind")]
        if any(one.endswith(text[this.end() : this.end() + lengths[-1]]) for one in (told, core)):
            return last
    length = max((n for n in lengths if n > 1), default=0)
    if not length:
        return None
    at = text.rfind(text[this.end() : this.end() + length], max(0, sentence.span.start - _BACK), start)
    if at < 0:
        return None
    first, opened = start_of_name(sentence, max(0, at - _BACK), at + length)
    built = [match.end() for match in build_verb().finditer(text, first, at)]
    name = Span(built[-1] if built else first, at + length)  # 拟在城东新建一座|会展中心
    return Topic(sentence, name) if opened and why_no_name(sentence, name) is None else None


def phase_again(sentence: Sentence, start: int, end: int, found: Findings) -> Topic | Draft | None:
    """某某材料二期项目签约。|二期项目|总投资18亿元: the project told before, which is that phase."""
    phase = _phase().match(sentence.text, start, end)
    last = last_told(sentence, start, found) if phase is not None else None
    if phase is None or last is None or phase_of(last.sentence.text[slice(*last.name)]) != phase[1]:
        return None
    return last


def _item_start(sentence: Sentence, floor: int) -> int:
    if floor != sentence.span.start:
        return floor
    match = item_number().match(sentence.text, floor, sentence.span.end)
    return match.end() if match else floor


def _numbered(sentence: Sentence, start: int) -> bool:
    return item_number().fullmatch(sentence.text, sentence.span.start, start) is not None


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


def _opened_before(sentence: Sentence, floor: int, investors: list[Span], found: Findings) -> Topic | None:
    """远岫纺纱生产线。总投资…: a short sentence or run-in heading before is the name."""
    before = sentence.span.start
    text = sentence.text
    if floor > before and text[before:floor].strip() and not item_number().fullmatch(text, before, floor):
        return None
    stop = before
    while stop > 0 and text[stop - 1] in f"{STOP}{COLON} \n":
        stop -= 1
    start = max(text.rfind(mark, max(0, stop - 60), stop) + 1 for mark in f"{SENTENCE}\n")
    number = item_number().match(text, start, stop)
    start = number.end() if number else start
    name = Span(start, stop)
    if not 3 <= len(name) <= 30 or any(mark in text[start:stop] for mark in (COMMA, SEMICOLON, COLON, LIST)):
        return None
    if why_no_name(sentence, name) is not None:
        return None
    if not (has_tail(text, name) or closing(text, *name, "works")):
        return None
    return Topic(sentence, name, investors)
