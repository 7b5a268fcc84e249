"""What a share is told of: the figure told last, one that its words name, or a list that they add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.slots import is_like
from zhaoshang_extract.checking.words import (
    count_word,
    either,
    last_clause,
    levels_of,
    named_whole,
    says,
    starts,
)
from zhaoshang_extract.marks import EITHER_COMMA, EITHER_PHRASE, EITHER_SEMICOLON, LIST

_BACK, _SHORTEST = 16, 2


def parts_told(opener: Figure, like: Figure, tail: str, field: Field) -> tuple[Figure, ...] | None:
    """The figure told last before `opener`, one that its words name, or the list that they add up."""
    ahead = opener.before[: len(opener.before) - len(tail)]
    subject = last_clause(ahead)
    near = [one for one in alike_before(opener, like, field) if not one.change]
    if not near:
        return None
    if not says("together", subject):
        if subject and subject == ahead and near[0] is like and like.place == opener.place - 1:
            subject = ""  # 其中23个园区外项目占: what is counted, behind its number
        if len(subject) >= _SHORTEST:
            called = [one for one in near if subject in last_clause(one.before)]
            return (called[0],) if len(called) == 1 and _is_whole_name(subject) else None
        last = near[0].place >= opener.place - _SHORTEST
        plain = subject == "" and near[0].lead is near[0] and last
        return (near[0],) if plain else None
    number = count_word(subject)
    names = _names(ahead)
    if len(names) > 1:
        return _by_names(names, near)
    if LIST in opener.before or (number is None and named_whole(subject)):
        return None  # 甲县、乙县合计占: of those that it names
    run = [near[0]]
    for figure in near[1:]:
        opened = run[-1].before[:1] in (LIST, *EITHER_COMMA, *EITHER_SEMICOLON) or run[-1].lead is not run[-1]
        if not opened or run[-1].place - figure.place > 1 or says("among", run[-1].before):
            break
        run.append(figure)
    if number is not None:
        return _of_number(run, number, subject)
    if len(run) < len(near):
        return None if not says("among", run[-1].before) else tuple(reversed(run))
    return tuple(reversed(run))


def _is_whole_name(subject: str) -> bool:
    return levels_of(subject) is not None or says("our_place", subject)


def _of_number(run: list[Figure], number: int, subject: str) -> tuple[Figure, ...] | None:
    """两地合计: the last two told; 前两地合计: the first two, where they are the largest too."""
    if len(run) < number:
        return None
    if not starts("foremost", subject):
        return tuple(reversed(run[:number]))
    told = run[::-1]
    first, others = told[:number], told[number:]
    least = min(figure.units for figure in first)
    return tuple(first) if all(figure.units < least for figure in others) else None


def _names(ahead: str) -> list[str]:
    """绥宁县 and 邵东市 of ，绥宁县、邵东市合计: what the words add up by name."""
    clause = re.split(f"[{EITHER_PHRASE}]", ahead)[-1]
    clause = re.sub(f"{either('summed')}.*$", "", clause)
    return [name for name in re.split(f"[{LIST}]|{either('and')}", clause) if len(name) >= _SHORTEST]


def _by_names(names: list[str], near: list[Figure]) -> tuple[Figure, ...] | None:
    """The one figure that each name stands directly before."""
    found = []
    for name in names:
        called = [one for one in near if last_clause(one.before).endswith(name)]
        if len(called) != 1:
            return None
        found.append(called[0])
    return tuple(found)


def alike_before(figure: Figure, like: Figure, field: Field) -> Iterator[Figure]:
    """The quantities of its sentence before a figure that are like another one, the nearest first."""
    before = reversed(field.figures[max(0, figure.place - _BACK) : figure.place])
    own = takewhile(lambda one: one.sentence == figure.sentence, before)
    return (one for one in own if is_like(one, like))
