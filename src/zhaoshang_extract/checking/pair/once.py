"""占全省省外资金总额的62.1%, five sentences behind 引进省外资金2260.8亿元: a whole that the text prints once.

The part stands directly before its share, and of all figures before it one only can be what the words
behind 占 name: of the part's kind and measure, larger than it, of a place and a time that hold its own, and
no part of anything itself (none whose own share is told). Then that is the whole, in whatever sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.checking.claim import CERTAIN, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.portion import quantity_of
from zhaoshang_extract.checking.pair.said import parts_told
from zhaoshang_extract.checking.pair.whole import describes, names_another
from zhaoshang_extract.checking.relation import share
from zhaoshang_extract.checking.slots import (
    holds_industry,
    holds_period,
    holds_threshold,
    is_like,
    lies_within,
    same_measure,
)
from zhaoshang_extract.checking.words import levels_of, named_whole, says, share_tail, without_levels, without_time
from zhaoshang_extract.mention.term import find_terms

_BACK = 4


def wholes_told_once(field: Field) -> Iterator[Question]:
    """A question for each share whose whole is the only figure before it that could be one."""
    parted = set(_with_share(field))
    for rate in field.rates("share"):
        if rate.unit != "%" or is_listed(rate, field) or not field.has_text:
            continue
        if says("whole_elsewhere", rate.before) or says("superlative", rate.before):
            continue
        tail = share_tail(rate.before)
        parts = None if tail is None else _parts(rate, tail, field)
        if tail is None or parts is None or not all(map(_is_plain, parts)):
            continue
        whole = _only_whole(parts, tail, parted - {*parts}, field)
        if whole is not None:
            claim = Claim({"part": parts, "whole": (whole,)}, share, CERTAIN, told=True)
            yield Question("share", rate, [claim])


def _with_share(field: Field) -> Iterator[Figure]:
    """The figures whose own share stands directly behind them: 亿元以上项目163.2亿元，占75%."""
    for rate in field.rates("share"):
        part = quantity_of(rate)
        if part is not None and part.sentence == rate.sentence and part.place < rate.place:
            if all(other.kind == "rate" for other in field.figures[part.place + 1 : rate.place]):
                yield part


def is_listed(rate: Figure, field: Field) -> bool:
    following = field.following(rate)
    return rate.lead is not rate or (following is not None and following.lead is rate)


def _parts(rate: Figure, tail: str, field: Field) -> tuple[Figure, ...] | None:
    """The quantity told last before the share, or the list that 合计 adds up; other rates of it may stand between."""
    if says("from", tail) or says("up_to", tail):
        return None
    near = field.figures[max(0, rate.place - _BACK) : rate.place]
    last = next((figure for figure in reversed(near) if figure.kind != "rate"), None)
    if last is None or last.sentence != rate.sentence or last.kind not in ("amount", "count"):
        return None
    of = quantity_of(rate)
    parts = parts_told(rate, last, tail, field)
    return parts if parts is None or len(parts) > 1 or of in (None, last) else None


def _only_whole(parts: tuple[Figure, ...], tail: str, parted: set[Figure], field: Field) -> Figure | None:
    levels = levels_of(tail)
    name = named_whole(without_levels(without_time(tail)))
    made = sum(part.units for part in parts)
    found = [
        whole
        for whole in field.before(parts[0])
        if whole.units > made and whole not in parted and _may_be(whole, parts[-1], name, levels)
    ]
    if len({whole.units for whole in found}) != 1:
        return None
    whole = found[0]
    if names_another(name, None, whole) or _is_narrower(whole, tail, name):
        return None
    if len(parts) > 1 and next(field.before(parts[0])) is not whole:
        return None  # 甲县、乙县、丙县，前两地合计占全市的: of which two, the words do not say
    return whole if _holds(whole, parts[-1], name) else None


def _may_be(whole: Figure, part: Figure, name: str, levels: tuple[str, ...] | None) -> bool:
    if not is_like(whole, part) or not _is_plain(whole) or whole.target != part.target:
        return False
    if levels is not None and whole.level is not None and whole.level not in levels:
        return False
    if not name:
        return same_measure(whole, part)
    own = same_measure(whole, part) or any(term.kind == "measure" for term in find_terms(name))
    return own and (name in whole.before + whole.indicator or describes(name, whole))


def _is_narrower(whole: Figure, tail: str, name: str) -> bool:
    """工业到位208亿元 is no whole of 占全部到位资金的, which names no sector."""
    if not name and levels_of(tail) is None and not says("whole_sum", tail):
        return False
    sector = whole.industry is not None and whole.industry not in name
    return sector or (whole.threshold is not None and not any(map(str.isdigit, name)))


def _is_plain(figure: Figure) -> bool:
    return figure.exact and figure.role == "head" and not figure.change and not figure.mean


def _holds(whole: Figure, part: Figure, name: str) -> bool:
    """True where the whole's place and time hold the part's, and, where it has no name, sector and size, too."""
    if not lies_within(part.region, whole.region) or not holds_period(whole.period, part.period):
        return False
    return bool(name) or (holds_industry(whole, part) and holds_threshold(whole, part))
