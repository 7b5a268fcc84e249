"""Lists of names: 甲产业园、乙厂和丙项目等."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.assemble.words import chars, closing, forms, pattern
from zhaoshang_extract.marks import CLOSERS, LIST
from zhaoshang_extract.mention.industry_name import find_names
from zhaoshang_extract.span import Span


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"\d{LIST}\d+[{LIST}{chars('number_behind')}#]")  # 1、2、3号生产线


def split_items(text: str, start: int, end: int) -> list[Span]:
    """The items of the list `text[start:end]`, from left to right, without the marks between them.

    、 parts items, except inside brackets and quotation marks; the last item is parted at 和, 与 or 及
    where each side can be a name.
    """
    items: list[Span] = []
    begin = at = start
    while at < end:
        if text[at] in CLOSERS:
            closed = text.find(CLOSERS[text[at]], at + 1, end)
            at = closed + 1 if closed >= 0 else at + 1
            continue
        if text[at] == LIST and not _numbered().match(text, max(at - 1, start), end):
            items.append(Span(begin, at))
            begin = at + 1
        at += 1
    items.append(Span(begin, end))
    items = [item for item in items if len(item)]
    return [*items[:-1], *split_pair(text, items[-1], in_list=len(items) > 1)] if items else []


def split_pair(text: str, item: Span, *, in_list: bool) -> list[Span]:
    """甲小镇和乙景区 → both; 装备制造与新材料产业园 stays one.

    Outside a list both sides must close like a name; as the last item of one the left side must,
    or neither may.
    """
    for join in pattern("and", "and_also").finditer(text, *item):
        if _joins_nothing(text, join.start()) or _inside(text, item, join.start()):
            continue
        left, right = Span(item.start, join.start()), Span(join.end(), item.end)
        if len(left) < 2 or len(right) < 2:
            continue
        closed = closing(text, *left, "tail") > 0 and join.group() not in forms("weak_and")
        if closed and (in_list or closing(text, *right, "tail")):
            return [left, right]
        if in_list and not closing(text, *right, "tail") and not _are_sectors(text, left, right):
            return [left, right]
    return [item]


def _joins_nothing(text: str, at: int) -> bool:
    """和平, 泰和: the joining character begins or ends another word."""
    begins = ((word, at - word.find(text[at])) for word in forms("no_join") if text[at] in word)
    return any(start >= 0 and text.startswith(word, start) for word, start in begins)


def _inside(text: str, item: Span, at: int) -> bool:
    """True inside quotation marks or brackets that are open at `at`."""
    before = text[item.start : at]
    return any(before.count(opened) > before.count(closed) for opened, closed in CLOSERS.items())


def _are_sectors(text: str, left: Span, right: Span) -> bool:
    return all(
        any(name.span == Span(0, len(side)) for name in find_names(text[slice(*side)]))
        for side in (left, right)
    )
