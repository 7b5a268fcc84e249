"""Pieces put together to one calendar time: 去年 + 5月, 2017年3月至6月, 9月 + 中旬."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from zhaoshang_extract.mention import period_words as words
from zhaoshang_extract.mention.period_form import UNSAID, Calendar, Moment, Year
from zhaoshang_extract.mention.period_token import SEPARATOR, Token, is_day

_TO = re.compile(rf" ?{SEPARATOR} ?")
# 今年的前三季度, 2012年 9月
_JOINT = re.compile(r" {0,2}(?:的|/(?= ?\d{1,2} ?[月日]))?")
_SAME_YEAR = Year("same")
# 15日，项目签约: a bare day counts only at the head of a clause.
_HEAD = frozenset("，。；、！？：\n ）")
# 某某博览会18日|在|某地落下帷幕
_AT = "在"
# 某网讯 25日上午
_WIRE = ("讯", "电")
_NOT_A_DAY = tuple("内以均游期产处报后前之多余间限达")
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}


@dataclass(slots=True)
class Item:
    """A calendar time at `text[start:end]`; `next` is the first token behind it.

    `weak` marks a lone 三月, which needs a witness.
    """

    form: Calendar
    start: int
    end: int
    next: int
    weak: bool = False


def read_item(text: str, tokens: list[Token], at: int) -> Item | None:
    """The calendar time that begins with token `at`, a run with 至 included; None if there is none."""
    item = _single(text, tokens, at, None)
    if item is None:
        return None
    item = _repeated(text, tokens, item)
    if item.form.edge == "":
        item = _third(text, item)
        joined = _run(text, tokens, item)
        item = _edge(text, item) if joined is None else joined
    return item


def run_of_days(text: str, tokens: list[Token], at: int) -> Item | None:
    """The days that begin with token `at`, told without their month; None if it is no day."""
    token = tokens[at]
    if token.kind != "days" or text.startswith(_NOT_A_DAY, token.end):
        return None
    first, last = (Moment(UNSAID, None, day) for day in (token.a, token.b))
    item = Item(Calendar(first, last), token.start, token.end, at + 1)
    return _run(text, tokens, item) or item


def _single(text: str, tokens: list[Token], at: int, run_from: Moment | None) -> Item | None:
    """The time without any 至; `run_from` is the first half of the run that this would end."""
    token = tokens[at]
    start, year = token.start, UNSAID
    if token.kind == "years":
        first, last = (Moment(Year("printed", number)) for number in (token.a, token.b))
        return Item(Calendar(first, last), start, token.end, at + 1)
    if token.kind == "date":
        day = Moment(token.year, token.a, token.b)
        return Item(Calendar(day, day), start, token.end, at + 1)
    if token.kind == "year":
        year = token.year
        part = _next_to(text, tokens, at + 1, token.end)
        if part is None or part.kind not in ("months", "whole", "point"):
            moment = Moment(year)
            return Item(Calendar(moment, moment), start, token.end, at + 1)
        token, at = part, at + 1
    return _part(text, tokens, at, start, year, run_from)


def _part(
    text: str, tokens: list[Token], at: int, start: int, year: Year, run_from: Moment | None
) -> Item | None:
    token, whole = tokens[at], Moment(year)
    if token.kind == "whole":
        return Item(Calendar(whole, whole), start, token.end, at + 1)
    if token.kind == "point":
        edge = Calendar(whole, whole, "start" if token.word == "start" else "end")
        return Item(edge, start, token.end, at + 1)
    if token.kind == "days":
        return _day(text, token, at, run_from)
    if token.kind != "months":
        return None
    days = _next_to(text, tokens, at + 1, token.end) if token.a == token.b else None
    if days is not None and days.kind == "days" and days.a <= days.b and is_day(token.a, days.b):
        first, last = (Moment(year, token.a, day) for day in (days.a, days.b))
        return Item(Calendar(first, last), start, days.end, at + 2)
    first, last = Moment(year, token.a), Moment(year, token.b)
    total = token.a == 1 and (token.b > 1 or bool(token.lead))
    weak = token.weak and year is UNSAID and not (_heads(text, start) and text.startswith("，", token.end))
    return Item(Calendar(first, last, total=total), start, token.end, at + 1, weak)


def _day(text: str, token: Token, at: int, run_from: Moment | None) -> Item | None:
    if run_from is not None and run_from.day is not None and is_day(run_from.month or 1, token.b):
        day = Moment(run_from.year, run_from.month, token.b)
        return Item(Calendar(day, day), token.start, token.end, at + 1)
    if not _stands_alone(text, token) or text.startswith(_NOT_A_DAY, token.end):
        return None
    first, last = (Moment(UNSAID, None, day) for day in (token.a, token.b))
    return Item(Calendar(first, last), token.start, token.end, at + 1)


def _stands_alone(text: str, token: Token) -> bool:
    """True where a day without a month is one: at a clause's head, 定于21日, 18日在某地落下帷幕."""
    if _heads(text, token.start) or text.startswith(_AT, token.end):
        return True
    held = words.after(text, token.end, "post_held", "occasion_verb") >= 0
    return held or words.before(text, token.start, "pre_set", "pre_goal") >= 0


def _heads(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")
    return start == 0 or text[start - 1] in _HEAD or before.endswith(_WIRE)


def _next_to(text: str, tokens: list[Token], at: int, end: int) -> Token | None:
    """Token `at` when nothing but blanks or 的 stands before it."""
    if at >= len(tokens):
        return None
    joint = _JOINT.match(text, end)
    return tokens[at] if joint and tokens[at].start in (end, joint.end()) else None


def _repeated(text: str, tokens: list[Token], item: Item) -> Item:
    """With the 当月 of 9月当月 and the 全年 of 2022年度全年, which repeat the time."""
    token = tokens[item.next] if item.next < len(tokens) else None
    if token is None or token.start != item.end:
        return item
    same_unit = token.kind == "near" and token.a == 0 and token.word != "today"
    if token.kind == "whole" or same_unit or (token.kind == "year" and token.year == _SAME_YEAR):
        return replace(item, end=token.end, next=item.next + 1, weak=False)
    return item


def _third(text: str, item: Item) -> Item:
    end = words.after(text, item.end, "post_third")
    first = item.form.first
    if end < 0 or first.month is None or first.day is not None or first != item.form.last:
        return item
    low, high = _THIRDS[text[item.end : end]]
    form = Calendar(replace(first, day=low), replace(first, day=high))
    return replace(item, form=form, end=end, weak=False)


def _edge(text: str, item: Item) -> Item:
    """With the 底 of 9月底 or the 伊始 of 2023年伊始."""
    if item.form.last.day is not None:
        return item
    end = words.after(text, item.end, "post_end")
    if end >= 0:
        return replace(item, form=replace(item.form, edge="end"), end=end, weak=False)
    end = words.after(text, item.end, "post_start")
    if end >= 0:
        return replace(item, form=replace(item.form, edge="start"), end=end, weak=False)
    return item


def _run(text: str, tokens: list[Token], item: Item) -> Item | None:
    """5月12日至15日, 2017年5月—2018年6月; None where no run goes on from `item`."""
    to = _TO.match(text, item.end)
    if to is None or item.next >= len(tokens) or tokens[item.next].start != to.end():
        return None
    first = item.form.first
    other = _single(text, tokens, item.next, first)
    if other is None or other.form.edge or other.form.first.day != other.form.last.day:
        return None
    last = other.form.last
    if last.year is UNSAID:
        last = replace(last, year=first.year)
    if not _in_order(first, last):
        return None
    total = first.month == 1 and first.day is None and last.month is not None
    return Item(Calendar(first, last, total=total), item.start, other.end, other.next)


def _in_order(first: Moment, last: Moment) -> bool:
    if first.month is None and last.month is not None and last.day is None:
        return last.year != first.year and last.year is not UNSAID  # 2012年至今年6月
    if first.month == 1 and first.day is None and last.day is not None:
        return True  # 1月—5月20日
    if (first.month is None) != (last.month is None) or (first.day is None) != (last.day is None):
        return False
    if first.year.kind != last.year.kind:
        return True
    return (first.year.number, first.month or 0, first.day or 0) < (
        last.year.number,
        last.month or 0,
        last.day or 0,
    )
