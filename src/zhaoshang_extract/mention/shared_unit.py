"""Numbers that share the unit of the last one: 分别增长8.5、9.6和7.1个百分点."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from zhaoshang_extract.mention.bound import is_decline
from zhaoshang_extract.mention.figure import Quantity
from zhaoshang_extract.numeral import plain
from zhaoshang_extract.span import Span

_LIST = re.compile(r"(?:分别|各|依次)[^，。；：\d]{0,16}((?:\d{1,9}(?:\.\d{1,4})?[、和及与，]){1,8})$")
# 降幅收窄2.4和1.9个百分点: rates need no 分别
_RATES = re.compile(
    r"(?:提高|提升|上升|增长|增加|下降|降低|回落|收窄|扩大|加快|放缓|高出|低)(?:了)?((?:\d{1,3}\.\d{1,2}[、和及与]){1,8})$"
)
# 三地投资5.36、1.47、0.62亿美元: decimals, and three or more whole numbers, are a list by themselves
_DECIMALS = re.compile(r"(?<![\d.、A-Za-z])((?:\d{1,9}\.\d{1,4}[、和及与]){1,8})$")
_MANY = re.compile(r"(?<![\d.、第A-Za-z])((?:\d{1,9}(?:\.\d{1,4})?[、和及与]){2,8})$")
_JOINTS = ("、", "和", "及", "与")
_MEMBER = re.compile(r"\d+(?:\.\d+)?")
_POINTS = "个百分点"
_WITHIN = 80


def find_sharing(text: str, last: Quantity) -> list[Quantity]:
    """The bare numbers of the list that ends in `last`, with its unit; empty where no such list stands."""
    start = last.span.start
    if text[start - 1 : start] not in ("、", "和", "及", "与") or not last.unit or last.value_max is not None:
        return []
    if not last.number.isascii() or not text[start - 2 : start - 1].isdecimal():
        return []
    named = _LIST.search(text, max(0, start - _WITHIN), start)
    if named is None and last.kind == "rate":
        named = _RATES.search(text, max(0, start - _WITHIN), start)
    if named is None and last.unit_measure != "duration":
        decimals = _DECIMALS.search(text, max(0, start - _WITHIN), start) if "." in last.number else None
        named = decimals or _MANY.search(text, max(0, start - _WITHIN), start)
    if named is None:
        return []
    printed = Decimal(last.number.replace(",", ""))
    worth = last.value / printed if printed else Decimal(1)
    members = [_member(text, last, found.span(), worth) for found in _MEMBER.finditer(text, *named.span(1))]
    if last.kind == "rate" and is_decline(text, named.start(1)):  # the first alone, as in 分别下降23%、15%
        members[0].value = -members[0].value
    return members


def share_points(text: str, found: list[Quantity]) -> None:
    """0.9个和0.6个百分点: the 个 before the last one is short for the unit of the last one."""
    for at in range(len(found) - 2, -1, -1):
        one, last = found[at], found[at + 1]
        between = text[one.span.end : last.span.start]
        if last.unit == _POINTS and one.unit == _POINTS[0] and between in _JOINTS:
            found[at] = replace(one, kind="rate", unit=_POINTS, unit_measure=None)


def _member(text: str, last: Quantity, place: tuple[int, int], worth: Decimal) -> Quantity:
    printed = text[place[0] : place[1]]
    step = Decimal(1).scaleb(-len(printed.partition(".")[2])) * abs(worth)
    return replace(
        last, span=Span(*place), quote=printed, number=printed, value=plain(Decimal(printed) * worth),
        bound="exact", step=plain(step),
    )  # fmt: skip
