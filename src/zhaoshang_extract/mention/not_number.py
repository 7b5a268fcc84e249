"""Numerals that report nothing: slogans, names, list openers, the article 一."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.terms import Terms

ROLE_KEYS = frozenset({"role"})
_QUOTED = re.compile(r"“[^“”，。；！？\n]{1,14}”|\"[^\"，。；！？\n]{1,14}\"|《[^《》\n]{1,60}》|‘[^‘’，。；\n]{1,14}’")
_PUNCTUATION = frozenset("，。；、！？）)】：” \n…|·—,")
_PEOPLE_WITHIN = 8
# 58亿惠及群众: a verb between number and noun keeps the number apart from the noun.
_VERB = re.compile(r"[补助惠支奖给带促扶让使为向对用于]")
_CLAUSE_MARK = re.compile(r"[，。；、：（）\d\n]")


@cache
def forms_of(role: str) -> tuple[str, ...]:
    """The forms of `not_numbers.toml` that play `role`."""
    return tuple(
        form for entry in load("not_numbers", ROLE_KEYS) if entry.facts["role"] == role for form in entry.forms
    )


@cache
def _phrases() -> Terms[None]:
    return Terms((form, None) for form in forms_of("phrase"))


def phrase_end(text: str, start: int) -> int | None:
    """Where the fixed phrase that begins at `start` ends, or None."""
    hit = _phrases().at(text, start)
    return hit.end if hit else None


class Quotes:
    """The short quotations and titles of a text: a number in one of them is part of a name or slogan."""

    def __init__(self, text: str) -> None:
        marks = [(m.start(), m.end()) for m in _QUOTED.finditer(text)] if "“" in text or "《" in text or '"' in text else []
        self._starts = [start for start, _ in marks]
        self._marks = marks

    def around(self, start: int, end: int) -> tuple[int, int] | None:
        """The quotation that holds `start:end`, marks included, or None."""
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and end <= self._marks[at][1]:
            return self._marks[at]
        return None


def opens_list(text: str, end: int) -> bool:
    """True when what follows a small Chinese count announces a list: 三个方面."""
    return text.startswith(forms_of("listing"), end)


def is_article(text: str, start: int, end: int) -> bool:
    """True for a 一个 or 一家 that counts nothing; 工业项目一个 is a count."""
    behind = text[end : end + 1]
    if behind and behind not in _PUNCTUATION:
        return True
    return not text[:start].endswith(forms_of("article")) if start <= 8 else not text[start - 8 : start].endswith(
        forms_of("article")
    )


def counts_people(text: str, start: int, end: int) -> bool:
    """True when a bare 6069万 counts people, households or visits and not money.

    Either the noun stands behind it (510万燃气用户) or the head before it says so (参保人数增加1.4亿).
    """
    left = _CLAUSE_MARK.split(text[max(0, start - 18) : start])[-1]
    # 由8300万增加到1亿: the head stands before the first of the two numbers.
    wide = re.split(r"[，。；、：（）\n]", text[max(0, start - 18) : start])[-1]
    money = max((wide.rfind(word) for word in forms_of("money")), default=-1)
    head = max((wide.rfind(word) for word in forms_of("visits")), default=-1)
    if head > money:
        return True
    if money >= 0 and any(word in left for word in forms_of("money")):
        return False
    behind = _CLAUSE_MARK.split(text[end : end + _PEOPLE_WITHIN])[0]
    for noun in forms_of("people"):
        at = behind.find(noun)
        if at >= 0 and not _VERB.search(behind, 0, at):
            return True
    return False
