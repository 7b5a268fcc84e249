"""Lists of names: 甲产业园、乙厂和丙项目等."""

from __future__ import annotations

import re

from zhaoshang_extract.assemble.words import closing
from zhaoshang_extract.mention.industry_name import find_names
from zhaoshang_extract.span import Span

_OPEN = {"（": "）", "“": "”", "《": "》", "‘": "’"}
_NUMBERED = re.compile(r"\d、\d+[、号期#]")  # 1、2、3号生产线
_JOIN = re.compile(r"以及|和|与|及")
# 和平, 与田: a joining character that begins or ends another word
_NO_JOIN = re.compile(
    r"和(?=平|谐|田|顺|县|龙|静|政|林|泰|布|硕|盛)|(?<=[泰共祥永仁义人温中亲平饱柔])和|及(?=时|第)|(?<=普)及|与(?=时)|(?<=[参给])与"
)


def split_items(text: str, start: int, end: int) -> list[Span]:
    """The items of the list `text[start:end]`, from left to right, without the marks between them.

    、 parts items, except inside brackets and quotation marks; the last item is parted at 和, 与 or 及
    where each side can be a name.
    """
    items: list[Span] = []
    begin = at = start
    while at < end:
        if text[at] in _OPEN:
            closed = text.find(_OPEN[text[at]], at + 1, end)
            at = closed + 1 if closed >= 0 else at + 1
            continue
        if text[at] == "、" and not _NUMBERED.match(text, max(at - 1, start), end):
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
    for join in _JOIN.finditer(text, *item):
        if _NO_JOIN.match(text, join.start()) or _inside(text, item, join.start()):
            continue
        left, right = Span(item.start, join.start()), Span(join.end(), item.end)
        if len(left) < 2 or len(right) < 2:
            continue
        closed = closing(text, *left, "tail") > 0 and join.group() != "及"
        if closed and (in_list or closing(text, *right, "tail")):
            return [left, right]
        if in_list and not closing(text, *right, "tail") and not _are_sectors(text, left, right):
            return [left, right]
    return [item]


def _inside(text: str, item: Span, at: int) -> bool:
    """True inside quotation marks or brackets that are open at `at`."""
    before = text[item.start : at]
    return any(before.count(opened) > before.count(closed) for opened, closed in _OPEN.items())


def _are_sectors(text: str, left: Span, right: Span) -> bool:
    return all(
        any(name.span == Span(0, len(side)) for name in find_names(text[slice(*side)]))
        for side in (left, right)
    )
