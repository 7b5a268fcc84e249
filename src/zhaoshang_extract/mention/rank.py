"""Ranks: 第四位, 居全省第六, 前三位, 首位."""

from __future__ import annotations

import re
from decimal import Decimal

from zhaoshang_extract.mention.figure import Quantity
from zhaoshang_extract.numeral import Numeral
from zhaoshang_extract.span import Span

_CUE = re.compile(r"[列居排位名升跃进序]|全[省市县区国州盟]|世界|全球|[国省市]内|[中西东]部|沿海")
_CLAUSE_MARK = re.compile(r"[，。；：！？\n（]")
_BEHIND = re.compile(r"[，。；、！？）”%\s：]|的|和|及|与|且|并|$")
# 分列第一、第二、第三位: the chain takes its unit from its last member.
_CHAIN = re.compile(r"(?:[、和及与]第[0-9一二三四五六七八九十百]{1,4}){1,30}")
# 排第2、3位: a place that takes its 第 from the first of its list and its 位 from the last
_LISTED_BEFORE = re.compile(r"第\d{1,3}(?:[、和及与]\d{1,3}){0,6}[、和及与]$")
_LISTED_BEHIND = re.compile(r"(?:[、和及与]\d{1,3}){0,6}[位名]")
# 由31位前移至24位, 位居全市12位: places of a ranking told without 第
_FROM = re.compile(r"[由从]$")
_MOVES_TO = re.compile(
    r"[位名](?:[前后上下]移|[跃攀提上晋]?升|[下滑跌]?[降滑落退]|后退|前进|[跃进])了?[至到为]第?\d{1,3}[位名]"
)
_MOVED_FROM = re.compile(r"[由从]第?\d{1,3}[位名][^，。；\d]{1,4}[至到为]$")
_PLACED = re.compile(r"(?:[位排名]列|位居|排名|排位|位次|名次)(?:居|列|为|在)?(?:全[省市县区国州盟])?$")
_FAR_AHEAD, _FAR_BEHIND = 14, 14
_BRACKET = re.compile(r"（[^（）]{0,12}）")
_CUE_WITHIN = 20
_NOT_ORDINAL = frozenset("目此日年以之提当从空底末月午")  # 目前23名干部: this 前 orders nothing


def read_rank(text: str, numeral: Numeral) -> Quantity | None:
    """The rank whose ordinal is `numeral`, or None when 第 or 前 before it make no rank."""
    before = text[numeral.start - 1 : numeral.start]
    if before == "前" and text[numeral.start - 2 : numeral.start - 1] in _NOT_ORDINAL:
        return None
    if before not in ("第", "前") or numeral.high is not None or numeral.over or numeral.scaled:
        return None
    if numeral.value < 1 or numeral.value > 3000 or numeral.value % 1:
        return None
    unit = _rank_unit(text, numeral.end)
    if not unit and before == "前":
        return None  # 居前三: a band of places, and none of them
    if not unit:
        chain = _CHAIN.match(text, numeral.end) if before == "第" else None
        tail = chain.end() if chain else numeral.end
        named = bool(chain) and bool(_rank_unit(text, tail))
        if not named and not (_BEHIND.match(text, tail) and _has_cue(text, numeral.start - 1)):
            return None
    if text[max(0, numeral.start - 3) : numeral.start - 1] == "倒数":
        return None
    start = numeral.start - (before == "第")
    end = numeral.end + len(unit)
    printed = text[numeral.start : numeral.end]
    return Quantity("rank", Span(start, end), text[start:end], printed, unit, numeral.value)


def _rank_unit(text: str, at: int) -> str:
    """位 or 名 where it stands alone; 第一名誉会长 and 第三位置 are none."""
    mark = text[at : at + 1]
    if mark not in ("位", "名") or not mark:
        return ""
    return "" if text[at + 1 : at + 2] in ("次", "置", "于", "单", "誉", "称", "数", "列") else mark


def read_listed(text: str, numeral: Numeral) -> Quantity | None:
    """The 3 of 排第2、3位 as a rank, or None."""
    if numeral.chinese or numeral.scaled or numeral.end - numeral.start > 3:
        return None
    start = numeral.start
    if text[start - 1 : start] not in ("、", "和", "及", "与") or numeral.value % 1 or numeral.value < 1:
        return None
    before = _LISTED_BEFORE.search(text, max(0, start - 32), start)
    if before is None or not _LISTED_BEHIND.match(text, numeral.end) or not _has_cue(text, before.start()):
        return None
    end = numeral.end + len(_rank_unit(text, numeral.end))
    unit = text[numeral.end : end]
    return Quantity("rank", Span(start, end), text[start:end], text[start : numeral.end], unit, numeral.value)


def read_bare(text: str, numeral: Numeral) -> Quantity | None:
    """The 31位 and 24位 of 由31位前移至24位, the 12位 of 位居全市12位 as ranks, or None."""
    unit = _rank_unit(text, numeral.end)
    if not unit or numeral.scaled or numeral.over or numeral.high is not None or numeral.value % 1:
        return None
    start, end = numeral.start, numeral.end + 1
    before = text[max(0, start - _FAR_AHEAD) : start]
    moves = _FROM.search(before) and _MOVES_TO.match(text, numeral.end, end + _FAR_BEHIND)
    if numeral.value < 1 or not (moves or _MOVED_FROM.search(before) or _PLACED.search(before)):
        return None
    return Quantity("rank", Span(start, end), text[start:end], text[start : end - 1], unit, numeral.value)


def _has_cue(text: str, at: int) -> bool:
    # 列全省县（市）第2: a bracket inside a name parts no clause
    left = _BRACKET.sub("", text[max(0, at - _CUE_WITHIN) : at])
    marks = list(_CLAUSE_MARK.finditer(left))
    return bool(_CUE.search(left, marks[-1].end() if marks else 0))


_FIRST = re.compile(r"首位(?![产度支主级])")


def read_first(text: str, start: int) -> Quantity | None:
    """The 首位 at `start`, where the words before it speak of an order, or None."""
    if not _FIRST.match(text, start) or not _has_cue(text, start):
        return None
    return Quantity("rank", Span(start, start + 2), "首位", "首", "位", Decimal(1))
