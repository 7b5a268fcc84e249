"""合计占全部155个项目的47.7%, 占市外资金的3.9%: shares whose operands the words around 占 put together.

The whole stands between 占 and the rate, or bears the name that 占 tells; the part is the figure told last,
or the list that 合计 adds up. Neither the slots nor the kind of the rate need be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.checking.claim import CERTAIN, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.each import is_list
from zhaoshang_extract.checking.pair.told_parts import alike_before, parts_told
from zhaoshang_extract.checking.relation import share
from zhaoshang_extract.checking.slots import is_like
from zhaoshang_extract.checking.words import (
    ends,
    forms,
    last_clause,
    levels_of,
    maybe,
    named_of,
    named_whole,
    says,
    share_tail,
    starts,
    without_levels,
    without_time,
)
from zhaoshang_extract.marks import EITHER_COMMA, EITHER_OPEN, EITHER_SEMICOLON, LIST
from zhaoshang_extract.mention.term import find_terms

_BACK, _LONGEST_TAIL, _SHORTEST = 16, 8, 2

Operands = tuple[tuple[Figure, ...], Figure]


def said_shares(field: Field) -> Iterator[Question]:
    """A question for each share whose part and whole its own words name."""
    for rate in field.rates("share", "other"):
        if rate.unit != "%" or not field.has_text or says("whole_elsewhere", rate.before):
            continue
        lead = rate.lead or rate
        rates = [one for one in field.figures[lead.place : lead.place + _BACK] if one.lead is lead]
        operands = _of_list(rate, rates, field) if len(rates) > 1 else _of_one(rate, field)
        if operands is not None and _is_sound(*operands):
            parts, whole = operands
            claim = Claim({"part": parts, "whole": (whole,)}, share, CERTAIN, told=True)
            yield Question("share", rate, [claim])


def _of_one(rate: Figure, field: Field) -> Operands | None:
    if share_tail(rate.before) is None:
        return _printed(rate, field)
    return _named(rate, field) or _told_behind(rate, field) or _closed_behind(rate, [rate], field)


def _of_list(rate: Figure, rates: list[Figure], field: Field) -> Operands | None:
    """项目数分别占全市186个的45.7%和5.9%; 分别占总数的17.2%、2.7%；全市签约256个: as many parts as rates."""
    lead = rates[0]
    if share_tail(lead.before) is not None:
        return _closed_behind(rate, rates, field)
    whole = field.previous(lead)
    if whole is None or whole.sentence != lead.sentence or not ends("of", lead.before):
        return None
    if not says("each_of", whole.before) or _whole_name(whole) not in ("", *forms("planned")):
        return None
    parts = list(alike_before(whole, whole, field))[::-1]
    return ((parts[rates.index(rate)],), whole) if len(parts) == len(rates) and is_list(parts) else None


def _is_sound(parts: tuple[Figure, ...], whole: Figure) -> bool:
    plain = all(f.exact and not f.change and not f.mean and f.role == "head" for f in (*parts, whole))
    return plain and whole not in parts and len({figure.target for figure in (*parts, whole)}) == 1


def _whole_name(whole: Figure) -> str | None:
    """What 占 and the figure behind it call the whole; None for no share, or one of another time."""
    words = whole.before.rstrip("".join(EITHER_OPEN))
    tail = share_tail(words)
    if tail is None or says("whole_elsewhere", words):
        return None
    return named_whole(without_levels(tail))


def _printed(rate: Figure, field: Field) -> Operands | None:
    """，合计占全部155个项目的; 占全部项目（144个）的: the whole between 占 and the rate."""
    whole = field.previous(rate)
    if whole is None or whole.sentence != rate.sentence or not ends("of", rate.before):
        return None
    if len(rate.before) > _LONGEST_TAIL or _whole_name(whole) not in ("", *forms("planned")):
        return None
    tail = share_tail(whole.before) or ""
    parts = parts_told(whole, whole, tail, field)
    return None if parts is None else (parts, whole)


def _named(rate: Figure, field: Field) -> Operands | None:
    """占电子信息的, 三地合计占全市的: the one figure of the sentence that bears the name of the whole."""
    tail = share_tail(rate.before) or ""
    name = named_whole(without_levels(without_time(tail)))
    like = _last_told(rate, field)
    if like is None or says("whole_elsewhere", tail):
        return None
    if not ends("of", tail) and (name or levels_of(tail) is not None):
        return None
    parts = parts_told(rate, like, tail, field)
    if parts is None:
        return None
    if not name and levels_of(tail) is None:
        return _first_of(parts[0], field) if len(parts) == 1 else _first_of_all(parts, tail, name, field)
    found = [one for one in _sentence(rate, field) if one not in parts and is_like(one, parts[0])]
    bearing = [one for one in found if bears(one, name, tail)]
    if len(bearing) == 1:
        return parts, bearing[0]
    return _first_of_all(parts, tail, name, field) if not bearing and not name else None


def _last_told(rate: Figure, field: Field) -> Figure | None:
    """The quantity that stands before a rate, with no other rate between and in its sentence."""
    like = field.previous(rate)
    return like if like is not None and like.kind in ("amount", "count") else None


def _first_of(part: Figure, field: Field) -> Operands | None:
    """172个，分布在9个县区，其中甲县66个，占38.4%: of the first, where all between is smaller."""
    before = list(alike_before(part, part, field))
    if not before or any(figure.units >= part.units for figure in before[:-1]):
        return None
    whole = before[-1]
    among = starts("among", part.before.lstrip(EITHER_COMMA + EITHER_SEMICOLON))
    among = among or starts("among", last_clause(part.before))  # 分布在9个县区，其中甲县66个
    opened = among or (not whole.before and len(before) > 1)
    between = field.figures[whole.place + 1 : part.place]
    divided = len(before) > 1 or all(one.kind == "count" and not is_like(one, part) for one in between)
    return ((part,), whole) if opened and divided and not says("among", whole.before) else None


def _first_of_all(parts: tuple[Figure, ...], tail: str, name: str, field: Field) -> Operands | None:
    """共290个，其中甲县64个、乙县12个，两地占全市的: of the figure that opens the list, 全市 its level."""
    whole = next(alike_before(parts[0], parts[0], field), None)
    if whole is None or name or says("among", whole.before):
        return None
    wide, own = levels_of(tail), levels_of(whole.before)
    if wide == own and (wide is not None or len(parts) > 1):
        return parts, whole
    if named_of("origin", whole.before):
        return None
    opened = (
        starts("among", last_clause(parts[0].before)) and len(list(alike_before(whole, whole, field))) == 0
    )
    here = own is None and wide is not None and whole.level in wide and whole.industry is None
    return (parts, whole) if opened and here and whole.threshold is None else None


def _told_behind(rate: Figure, field: Field) -> Operands | None:
    """外资542万美元，港资占33.6%，金额为182万美元; 工业占71.3%、368亿元: the part behind its share."""
    part = field.following(rate)
    if part is None or part.sentence != rate.sentence or _says_part().fullmatch(part.before) is None:
        return None
    tail = share_tail(rate.before) or ""
    subject = last_clause(rate.before[: len(rate.before) - len(tail)])
    before = list(alike_before(rate, part, field))
    if len(subject) < _SHORTEST or len(before) != 1 or part.kind != "amount":
        return None
    whole, name = before[0], named_whole(without_levels(without_time(tail)))
    origins = named_of("origin", name)
    called = name in whole.before or (origins and origins <= named_of("origin", last_clause(whole.before)))
    # 占全区规上产值88%的企业110亿元；其中，30强占全区的61%: the whole of all is not printed
    wide = levels_of(tail) in (None, levels_of(whole.before))
    # 项目100个、总投资300亿元，工业项目占61%，投资120亿元: of their number, perhaps
    own = [one for one in _sentence(rate, field) if one.place < rate.place]
    if not name and any(one.alike != part.alike for one in own):
        return None
    return ((part,), whole) if called and wide and not says("among", whole.before) else None


@cache
def _says_part() -> re.Pattern[str]:
    return re.compile(rf"[{EITHER_COMMA}{LIST}]?{maybe('money_name')}{maybe('value_follows')}")


def _closed_behind(rate: Figure, rates: list[Figure], field: Field) -> Operands | None:
    """甲占53.6%；乙占10.8%；全市166个: shares of the one figure behind them that no share is told of."""
    tail = share_tail(rates[0].before) or ""
    if named_whole(without_levels(without_time(tail))):
        return None
    each = len(rates) > 1
    behind = [one for one in _sentence(rate, field) if one.place > rates[-1].place]
    near = field.figures[max(0, rates[0].place - len(rates)) : rates[0].place]
    parts = near if each and says("each_of", rates[0].before) else [] if each else near[-1:]
    if len(parts) != len(rates) or not (is_list(parts) if each else _is_only_of(rate, tail)):
        return None
    own = [one for one in _sentence(rate, field) if is_like(one, parts[0])]
    whole = own[-1] if own else None
    if whole is None or whole not in behind or levels_of(whole.before) is None:
        return None
    if not whole.before.startswith(tuple(EITHER_SEMICOLON)) or levels_of(tail) not in (
        None,
        levels_of(whole.before),
    ):
        return None
    shared = {
        field.figures[one.place + 1] for one in own if one is not whole and one.place + 1 < len(field.figures)
    }
    told = set(own[:-1]) == set(parts) if each else all(_is_bare_share(one) for one in shared)
    return ((parts[rates.index(rate)],), whole) if told else None


def _is_only_of(rate: Figure, tail: str) -> bool:
    """，占53.6%: the share of the figure directly before."""
    return rate.before[: len(rate.before) - len(tail)] in ("", *EITHER_COMMA)


def _is_bare_share(rate: Figure) -> bool:
    tail = share_tail(rate.before)
    return rate.kind == "rate" and tail is not None and _is_only_of(rate, tail)


def bears(whole: Figure, name: str, tail: str) -> bool:
    """The clause before the figure is the name and no more than the measure: 电子信息产值, 到位市外资金."""
    label = last_clause(whole.before)
    if len(name) < _SHORTEST:
        wide = levels_of(tail)
        return not name and wide is not None and levels_of(label) == wide
    if name not in label:
        return False
    left = without_time(without_levels(label)).replace(name, "")
    for term in find_terms(left):
        left = left.replace(term.quote, "") if term.kind in ("measure", "stage") else left
    for form in forms("whole_opener"):
        left = left.replace(form, "")
    return named_whole(left) == ""


def _sentence(rate: Figure, field: Field) -> Iterator[Figure]:
    near = field.figures[max(0, rate.place - _BACK) : rate.place + _BACK]
    return (one for one in near if one.sentence == rate.sentence and one.kind != "rate")
