"""One record for a project that headline, lead and body name again."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zhaoshang_extract.assemble.draft import Draft
from zhaoshang_extract.assemble.name_proof import phase_of
from zhaoshang_extract.assemble.words import either, maybe
from zhaoshang_extract.marks import CLOSE, CLOSE_QUOTE, OPEN, OPEN_QUOTE

# How many projects back a text may come to one again.
_NEAR = 200


@cache
def _noise() -> re.Pattern[str]:
    return re.compile(rf"[{OPEN_QUOTE}{CLOSE_QUOTE}\s{OPEN}{CLOSE}·]|{maybe('built')}{either('kind')}$")


def merge(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that name a project of an earlier one again; gaps are filled from them.

    A project is the same when one name holds the other and neither phase nor amount differs. What a
    headline tells yields to what the text below it tells, a step alone to an amount.
    """
    kept: list[Draft] = []
    names: list[_Name] = []  # those of `kept`
    for draft in drafts:
        name = _name(draft)
        last = range(len(kept) - 1, max(-1, len(kept) - 1 - _NEAR), -1)
        alike = (number for number in last if _may_be(names[number], name))
        same = next((number for number in alike if _same(kept[number], draft)), None)
        if same is None:
            kept.append(draft)
            names.append(name)
            continue
        if (kept[same].sentence.passage.kind == "title" and draft.sentence.passage.kind != "title") or (
            kept[same].fact is None and draft.fact is not None and draft.sentence is not kept[same].sentence
        ):
            kept[same] = _filled(draft, kept[same])
        else:
            kept[same] = _filled(kept[same], draft)
        names[same] = _name(kept[same])
    return kept


class _Name(NamedTuple):
    core: str
    phase: str


def _name(draft: Draft) -> _Name:
    return _Name(_noise().sub("", draft.printed), phase_of(draft.printed))


def _may_be(one: _Name, other: _Name) -> bool:
    first, second = one.core, other.core
    if one.phase != other.phase:
        return False
    return first == second or (min(len(first), len(second)) >= 4 and (first in second or second in first))


def _same(one: Draft, other: Draft) -> bool:
    if one.sentence is other.sentence and _name(one) != _name(other):
        return False  # a list that names 甲轴承项目 and 甲轴承产业园 means two
    if one.fact is None or other.fact is None:
        return True
    return (
        one.fact.quantity.value == other.fact.quantity.value
        and one.fact.quantity.currency == other.fact.quantity.currency
    )


def _filled(draft: Draft, other: Draft) -> Draft:
    """`draft` with what only `other` tells."""
    draft.fact = draft.fact or other.fact
    draft.stage = draft.stage or other.stage
    draft.industry = draft.industry or other.industry
    draft.region = draft.region or other.region
    if not draft.investors and other.sentence.passage is draft.sentence.passage:
        draft.investors = other.investors
    return draft
