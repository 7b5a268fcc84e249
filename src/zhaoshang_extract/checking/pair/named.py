"""占工业项目的40.1%, 占亿元以上项目的27.4%: a whole that is itself a part, named behind 占 as it was when told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from zhaoshang_extract.checking.claim import CERTAIN, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.portion import quantity_of
from zhaoshang_extract.checking.relation import share
from zhaoshang_extract.checking.slots import lies_within, same_period
from zhaoshang_extract.checking.words import either, forms, levels_of, says, share_tail

_SENTENCES, _TRIED = 2, 12
# The part stands at most so many figures before its share.
_BESIDE = 2


def named_parts(field: Field) -> Iterator[Question]:
    """A question for each share of a sector's or a size's figure that the words behind 占 name."""
    for rate in field.rates("share"):
        part, name = quantity_of(rate) or field.previous(rate), _name(rate)
        if part is None or not name or rate.lead is not rate or part.kind == "rate":
            continue
        if part.sentence != rate.sentence or not 0 < rate.place - part.place <= _BESIDE or part.mean:
            continue
        found = [whole for whole in islice(field.before(part), _TRIED) if _is_named(whole, part, name)]
        if len({whole.value for whole in found}) == 1:  # of two that bear the name either may be meant
            claim = Claim({"part": (part,), "whole": (found[0],)}, share, CERTAIN, told=True)
            yield Question("share", rate, [claim])


def _name(rate: Figure) -> str:
    """工业项目 of ，占工业项目总数的; "" where the words name another time or place."""
    tail = share_tail(rate.before) or ""
    if levels_of(tail) is not None or says("whole_elsewhere", rate.before) or says("each_of", tail):
        return ""
    total = f"(?:{either('whole_sum')})?"
    return re.sub(rf"^{either('share', 'share_sign')}|{total}{either('of')}?$", "", tail)


def _is_named(whole: Figure, part: Figure, name: str) -> bool:
    if whole.unit != part.unit and whole.kind == "count":
        return False
    if not whole.exact or whole.change or whole.mean or whole.role != "head" or whole.target != part.target:
        return False
    near = part.sentence - whole.sentence <= _SENTENCES and same_period(whole.period, part.period)
    return near and lies_within(part.region, whole.region) and _bears(whole, name)


def _bears(whole: Figure, name: str) -> bool:
    """The words before the figure end in the name, and the name says its sector or its size."""
    rest = whole.before.removesuffix(name)
    if rest == whole.before or rest[-1:].isdigit():
        return False  # 10亿元以上项目 is not called 亿元以上项目
    sized = whole.threshold is not None and any(unit in name for unit in forms("ten_thousand", "hundred_million"))
    return sized or (whole.industry is not None and whole.industry in name)
