"""What a number with a scale and no unit counts: money (到位资金58亿) or people (510万燃气用户)."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.lexicon import load

BARE_KEYS = frozenset({"role"})
_NOUN_WITHIN = 10
_HEAD_WITHIN = 18
_CLAUSE_MARK = re.compile(r"[，。；、：（）\d\n]")
# 58亿惠及群众: a verb between number and noun keeps the number apart from the noun.
_VERB = re.compile(r"[补助惠支奖给带促扶让使为向对用于]")


@cache
def _words(role: str) -> tuple[str, ...]:
    entries = load("bare_numbers", BARE_KEYS)
    return tuple(form for entry in entries if role in entry.facts["role"].split() for form in entry.forms)


def counts_people(text: str, start: int, end: int) -> bool:
    """True when the bare number at `start:end` counts people, households or visits and not money.

    The nearest head before it in the clause decides (参保人数增加1.4亿, 旅游人次由8300万增加到1亿); where
    there is none, the noun behind it (8000多万农业转移人口).
    """
    left = _CLAUSE_MARKS.split(text[max(0, start - _HEAD_WITHIN) : start])[-1]
    money = max((left.rfind(word) for word in _words("money")), default=-1)
    head = max((left.rfind(word) for word in _words("visits")), default=-1)
    if max(head, money) >= 0:
        return head > money
    if left.rstrip("约近超过达的共").endswith(_words("people")):  # 惠及群众8600多万
        return True
    behind = _CLAUSE_MARK.split(text[end : end + _NOUN_WITHIN])[0]
    return any(at >= 0 and not _VERB.search(behind, 0, at) for at in map(behind.find, _words("people")))


_CLAUSE_MARKS = re.compile(r"[，。；、：（）\n]")
