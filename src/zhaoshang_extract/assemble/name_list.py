"""Lists of names in a sentence: where one begins and ends, and what closes it (等, a count of its items)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from zhaoshang_extract.assemble.list import split_items
from zhaoshang_extract.assemble.name import end_of_name
from zhaoshang_extract.assemble.name_proof import has_tail
from zhaoshang_extract.assemble.step import step_behind
from zhaoshang_extract.assemble.words import closing, either, ends, forms, maybe, pattern, says, starts, terms
from zhaoshang_extract.marks import ALL_CLAUSES, CLOSERS, COMMA, EITHER_COLON, LIST, OPEN, OPEN_QUOTE
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

STOPS = f"{ALL_CLAUSES}\n"
_FARTHEST = 240
_CLOSING = 48
# A count and the list that it opens are parted by no more than a noun and a mark: 2个|项目，|分别是.
_NOUN = 6
# A clause that is an item of a list has a closing word of so many characters.
_CLOSING_WORD = 2
_CLAUSE = re.compile(rf"[^{ALL_CLAUSES}\n]{{6,200}}")
# The marks that open what these close.
_CLOSED = {CLOSERS[mark]: mark for mark in (OPEN, OPEN_QUOTE, "《")}


@cache
def list_opener() -> re.Pattern[str]:
    return re.compile(f"{either('opens_list')}[{EITHER_COLON}]?")


@cache
def _papers() -> re.Pattern[str]:
    return re.compile(f"{maybe('formal')}{either('agreement_kind')}*{either('agreement_paper', 'agreement')}")


@cache
def _one() -> re.Pattern[str]:
    counted = rf"(?<!\d)1{either('unit')}{COMMA}"
    return re.compile(f"{counted}{maybe('each_named')}{either('names_it')}")


@dataclass(slots=True)
class NameList:
    """A list with its mark behind: `items` end at `end`, and `close` is behind its counted noun.

    `exact`: a count says that the items are all there are.
    """

    items: list[Span]
    end: int
    close: int
    counted: bool
    exact: bool = False


def find_lists(sentence: Sentence) -> Iterator[NameList]:
    """The lists that 等 or a count of their items closes."""
    text = sentence.text
    for mark in pattern("and_so_on").finditer(text, *sentence.span):
        at = mark.start()
        if terms("whole").at(text, at) is not None or _inside_whole(text, at):
            continue
        close = _noun_end(sentence, at + 1) or _count_end(sentence, at + 1)
        if close is None and (
            text[at + 1 : at + 2] in STOPS  # 包括甲园、乙二期等，……
            or step_behind(text, at + 1, sentence.span.end) is not None  # 甲馆、乙工程等|已建成
        ):
            close = at + 1
        if close is not None:
            start = start_of_list(sentence, at)
            yield NameList(split_items(text, start, at), at, close, True)
    yield from _members(sentence)
    yield from _only_member(sentence)
    yield from _bare(sentence)
    for quantity in sentence.quantities:
        if quantity.kind == "count" and quantity.unit in forms("unit", "unit_big"):
            yield from _counted_list(sentence, quantity.span, int(quantity.value))


def _count_end(sentence: Sentence, at: int) -> int | None:
    """签约甲油缸、乙食品等|22个|，: a count with its noun left out."""
    text = sentence.text
    for quantity in sentence.quantities:
        if quantity.span.start == at and quantity.unit in forms("unit", "unit_big", "unit_of_deals"):
            end = quantity.span.end
            paper = _papers().match(text, end)  # 签下甲项目合作协议、乙项目投资协议等|8个协议|，
            end = paper.end() if paper is not None else end
            return end if text[end : end + 1] in STOPS else None
    return None


def _only_member(sentence: Sentence) -> Iterator[NameList]:
    """央企项目1个，为|某某配套项目: the one that was counted."""
    text = sentence.text
    for opened in _one().finditer(text, *sentence.span):
        end = end_of_name(sentence, opened.end())
        if has_tail(text, Span(opened.end(), end)):
            yield NameList([Span(opened.end(), end)], end, end, False, True)


def _members(sentence: Sentence) -> Iterator[NameList]:
    """分别是甲玉米加工厂、乙传感器和丙饲料。: what 包括 opens up to the end of its clause."""
    text = sentence.text
    for opened in list_opener().finditer(text, *sentence.span):
        stop = min(sentence.span.end, opened.end() + _FARTHEST)
        marks = [place for mark in STOPS if (place := text.find(mark, opened.end(), stop)) >= 0]
        end = min(marks, default=stop)
        items = split_items(text, opened.end(), end - ends("and_so_on", text, opened.end(), end))
        if len(items) == 1 and (items := _clauses_counted(sentence, opened.end())):
            yield NameList(items, items[-1].end, items[-1].end, False, True)
        elif len(items) > 1 and not says("and_so_on", text, opened.end(), end - 1):
            exact = any(_is_number_of(quantity, items, opened.start()) for quantity in sentence.quantities)
            yield NameList(items, items[-1].end, end, False, exact)


def _clauses_counted(sentence: Sentence, start: int) -> list[Span]:
    """分别是：|甲公司校服项目，乙公司饲料项目。: clauses closed like projects, as many as counted."""
    text = sentence.text
    stop = min(sentence.span.end, start + _FARTHEST)
    marks = (place for mark in STOPS if mark != COMMA and (place := text.find(mark, start, stop)) >= 0)
    end = min(marks, default=stop)
    items = [Span(*match.span()) for match in _CLAUSE.finditer(text, start, end)]
    counts = {q.value for q in sentence.quantities if q.kind == "count" and q.span.end <= start}
    closed = all(closing(text, *item, "tail") >= _CLOSING_WORD for item in items)
    return items if len(items) > 1 and closed and len(items) in counts else []


def _up_to_verb(sentence: Sentence, items: list[Span]) -> list[Span]:
    """甲广场、乙产业园|分别实现……、……: the items up to the first in which something is told."""
    for number, item in enumerate(items[1:], 1):
        end = end_of_name(sentence, item.start)
        if end < item.end:
            return [*items[:number], Span(item.start, end)]
    return [*items[:-1], Span(items[-1].start, end_of_name(sentence, items[-1].start))]


def _is_number_of(quantity: Quantity, items: list[Span], at: int) -> bool:
    """引进2个，|分别是甲产业园、乙电站: the count says how many the list names."""
    counts = quantity.kind == "count" and 0 <= at - quantity.span.end <= _NOUN
    return counts and quantity.value == len(items)


def _bare(sentence: Sentence) -> Iterator[NameList]:
    """甲风电二期、乙储能电站并网发电: a list that nothing closes, of items that all close like projects."""
    text = sentence.text
    for clause in _CLAUSE.finditer(text, *sentence.span):
        items = split_items(text, *clause.span()) if LIST in clause.group() else []
        if len(items) < 2 or says("and_so_on", clause.group()) or not has_tail(text, items[0]):
            continue
        items = _up_to_verb(sentence, items)
        end = items[-1].end
        if not all(has_tail(text, item) for item in items):
            continue
        each = starts("part_of", clause.group()) and starts("tells_each", text, end)
        if each or step_behind(text, end, clause.end()):
            yield NameList(items, end, end, False)


def _inside_whole(text: str, at: int) -> bool:
    mark = text[at]
    return any(text.startswith(word, at - word.index(mark)) for word in forms("whole") if mark in word)


def _counted_list(sentence: Sentence, count: Span, number: int) -> Iterator[NameList]:
    """甲产业园、乙基地两个项目: a list whose items are as many as the count says."""
    text = sentence.text
    if text[count.start - 1] in (LIST, COMMA, *forms("and_so_on", "of")) or number < 2:
        return
    close = _noun_end(sentence, count.start)
    start = start_of_list(sentence, count.start)
    items = split_items(text, start, count.start)
    if close is not None and len(items) == number:
        yield NameList(items, count.start, close, True, exact=True)


def _noun_end(sentence: Sentence, at: int) -> int | None:
    """The end of what is summed up behind 等: the noun with a step behind it, else the last of the clause."""
    text = sentence.text
    stop = min(sentence.span.end, at + _CLOSING)
    for mark in STOPS:
        place = text.find(mark, at, stop)
        stop = place if place >= 0 else stop
    last = None
    for hit in terms("group").scan(text, at, stop):
        if starts("no_group_behind", text, hit.end):
            continue
        last = hit.end
        if step_behind(text, hit.end, sentence.span.end) is not None:
            return hit.end
    return last


def start_of_list(sentence: Sentence, end: int) -> int:
    """Where the clause of the list begins; marks inside brackets and quotation marks are passed over."""
    text = sentence.text
    floor = max(sentence.span.start, end - _FARTHEST)
    at, depth = end, 0
    while at > floor:
        mark = text[at - 1]
        depth += (mark in _CLOSED) - (mark in _CLOSED.values())
        if (depth <= 0 and mark in STOPS) or depth < 0:
            return at
        at -= 1
    return at


def closes_list(sentence: Sentence, name: Span, amount: int) -> bool:
    """4个，分别为甲项目、乙项目、|丙项目，总投资|3.88亿元: the sum of a list that its count opened."""
    text = sentence.text
    if not text.startswith(COMMA, name.end):
        return False
    floor = start_of_list(sentence, name.start)
    opened = list(list_opener().finditer(text, max(sentence.span.start, floor - 1), name.start))
    first = opened[-1].end() if opened else floor
    items = split_items(text, first, name.end)
    counts = (q for q in sentence.quantities if q.kind == "count" and q.span.end <= first)
    counted = any(quantity.value == len(items) for quantity in counts)
    priced = any(first <= q.span.start < amount and q.kind == "amount" for q in sentence.quantities)
    return len(items) > 2 and counted and not priced and all(has_tail(text, item) for item in items)
