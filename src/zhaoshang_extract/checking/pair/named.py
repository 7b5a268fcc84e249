"""占工业项目的40.1%, 占亿元以上项目的27.4%: a whole that is itself a part, named again behind 占."""

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
from zhaoshang_extract.checking.words import chars, either, forms, levels_of, named_whole, says, share_tail
from zhaoshang_extract.marks import EITHER_PHRASE

_SENTENCES, _TRIED = 2, 12
_SHORTEST = 2
# The part stands at most so many figures before its share.
_BESIDE = 2


def named_parts(field: Field) -> Iterator[Question]:
    """A question for each share whose part the words before 占 name again, as they did when it was told."""
    for rate in field.rates("share"):
        name, tail = _subject(rate), share_tail(rate.before)
        if len(name) < _SHORTEST or tail is None or named_whole(tail) or rate.lead is not rate:
            continue
        near = islice(field.before(rate, _kind_of(rate, field)), _TRIED)
        found = [part for part in near if part.sentence == rate.sentence and _is_called(part, name)]
        whole = found[0].whole if len(found) == 1 else None
        if whole is None or whole.alike != found[0].alike or whole.sentence != rate.sentence:
            continue
        if found[0].exact and whole.exact and not found[0].mean:
            operands = {"part": (found[0],), "whole": (whole,)}
            yield Question("share", rate, [Claim(operands, share, CERTAIN, told=True)])


def _subject(rate: Figure) -> str:
    """独资 of ，独资占: what stands before the word of sharing in its clause."""
    tail = share_tail(rate.before) or ""
    clause = re.split(f"[{EITHER_PHRASE}]", rate.before[: len(rate.before) - len(tail)])[-1]
    return "" if says("whole_elsewhere", clause) or says("among", clause) else clause


def _kind_of(rate: Figure, field: Field) -> tuple[str, str | None] | None:
    before = field.previous(rate)
    return before.alike if before is not None and before.kind in ("amount", "count") else ("amount", "CNY")


def _is_called(part: Figure, name: str) -> bool:
    return part.role == "head" and part.before.rstrip(chars("value_follows")).endswith(name)


def named_wholes(field: Field) -> Iterator[Question]:
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
    sized = whole.threshold is not None and any(
        unit in name for unit in forms("ten_thousand", "hundred_million")
    )
    return sized or (whole.industry is not None and whole.industry in name)
