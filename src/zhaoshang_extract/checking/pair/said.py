"""合计占全部155个项目的47.7%, 占市外资金的3.9%: shares whose operands the words around 占 put together.

The whole stands between 占 and the rate, or bears the name that 占 tells; the part is the figure told last,
or the list that 合计 adds up. Neither the slots nor the kind of the rate need be right.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from zhaoshang_extract.checking.claim import CERTAIN, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.relation import share
from zhaoshang_extract.checking.slots import is_like
from zhaoshang_extract.checking.words import (
    count_word,
    ends,
    forms,
    last_clause,
    levels_of,
    named_whole,
    says,
    share_tail,
    starts,
    without_levels,
    without_time,
)
from zhaoshang_extract.marks import EITHER_COMMA, EITHER_SEMICOLON, LIST
from zhaoshang_extract.mention.term import find_terms

_BACK, _LONGEST_TAIL, _SHORTEST = 16, 8, 2

Operands = tuple[tuple[Figure, ...], Figure]


def said_shares(field: Field) -> Iterator[Question]:
    """A question for each share whose part and whole its own words name."""
    for rate in field.rates("share", "other"):
        following = field.following(rate)
        listed = rate.lead is not rate or (following is not None and following.lead is rate)
        if rate.unit != "%" or listed or not field.has_text or says("whole_elsewhere", rate.before):
            continue
        operands = _printed(rate, field) if share_tail(rate.before) is None else _named(rate, field)
        if operands is not None and _is_sound(*operands):
            parts, whole = operands
            claim = Claim({"part": parts, "whole": (whole,)}, share, CERTAIN, told=True)
            yield Question("share", rate, [claim])


def _is_sound(parts: tuple[Figure, ...], whole: Figure) -> bool:
    plain = all(f.exact and not f.change and not f.mean and f.role == "head" for f in (*parts, whole))
    return plain and whole not in parts and len({figure.target for figure in (*parts, whole)}) == 1


def _printed(rate: Figure, field: Field) -> Operands | None:
    """，合计占全部155个项目的: the whole between 占 and the rate, the figures told before it the parts."""
    whole = field.previous(rate)
    if whole is None or whole.sentence != rate.sentence or not ends("of", rate.before):
        return None
    tail = share_tail(whole.before)
    if tail is None or len(rate.before) > _LONGEST_TAIL or says("whole_elsewhere", whole.before):
        return None
    if named_whole(without_levels(tail)) not in ("", *forms("planned")):
        return None
    parts = parts_told(whole, whole, tail, field)
    return None if parts is None else (parts, whole)


def _named(rate: Figure, field: Field) -> Operands | None:
    """占电子信息的, 三地合计占全市的: the one figure of the sentence that bears the name of the whole."""
    tail = share_tail(rate.before) or ""
    name = named_whole(without_levels(without_time(tail)))
    like = field.previous(rate)
    if like is None or like.kind not in ("amount", "count") or says("whole_elsewhere", tail):
        return None
    if not ends("of", tail) and (name or levels_of(tail) is not None):
        return None
    parts = parts_told(rate, like, tail, field)
    if parts is None:
        return None
    if len(parts) > 1:
        first = next(_alike_before(parts[0], parts[0], field), None)
        of_all = not name and first is not None and levels_of(tail) == levels_of(first.before)
        return (parts, first) if of_all and first is not None else None
    if not name and levels_of(tail) is None:
        return _first_of(parts[0], field)
    found = [one for one in _sentence(rate, field) if one not in parts and is_like(one, parts[0])]
    bearing = [one for one in found if bears(one, name, tail)]
    return (parts, bearing[0]) if len(bearing) == 1 else None


def _first_of(part: Figure, field: Field) -> Operands | None:
    """172个，分布在9个县区，其中甲县66个，占38.4%: of the first, where all between is smaller."""
    before = list(_alike_before(part, part, field))
    if not before or any(figure.units >= part.units for figure in before[:-1]):
        return None
    whole = before[-1]
    among = starts("among", part.before.lstrip(EITHER_COMMA + EITHER_SEMICOLON))
    opened = among or (not whole.before and len(before) > 1)
    divided = len(before) > 1 or part.place == whole.place + 1
    return ((part,), whole) if opened and divided and not says("among", whole.before) else None


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


def parts_told(opener: Figure, like: Figure, tail: str, field: Field) -> tuple[Figure, ...] | None:
    """The figure told last before `opener`, or the list that its words add up."""
    subject = last_clause(opener.before[: len(opener.before) - len(tail)])
    near = list(_alike_before(opener, like, field))
    if not near:
        return None
    if not says("together", subject):
        plain = subject == "" and near[0].lead is near[0] and near[0].place >= opener.place - _SHORTEST
        return (near[0],) if plain else None
    number = count_word(subject)
    if LIST in opener.before or (number is None and named_whole(subject)):
        return None  # 甲县、乙县合计占: of those that it names
    run = [near[0]]
    for figure in near[1:]:
        opened = run[-1].before[:1] in (LIST, *EITHER_COMMA, *EITHER_SEMICOLON) or run[-1].lead is not run[-1]
        if not opened or run[-1].place - figure.place > 1 or says("among", run[-1].before):
            break
        run.append(figure)
    if number is not None:
        return tuple(reversed(run[:number])) if len(run) >= number else None
    if len(run) < len(near):
        return None if not says("among", run[-1].before) else tuple(reversed(run))
    return tuple(reversed(run))


def _alike_before(figure: Figure, like: Figure, field: Field) -> Iterator[Figure]:
    """The quantities of its sentence before a figure that are like another one, the nearest first."""
    before = reversed(field.figures[max(0, figure.place - _BACK) : figure.place])
    own = takewhile(lambda one: one.sentence == figure.sentence, before)
    return (one for one in own if is_like(one, like))


def _sentence(rate: Figure, field: Field) -> Iterator[Figure]:
    near = field.figures[max(0, rate.place - _BACK) : rate.place + _BACK]
    return (one for one in near if one.sentence == rate.sentence and one.kind != "rate")
