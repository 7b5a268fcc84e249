"""What stands beside a number: 约 and 以上, which make it rough, and 下降, which turns a rate's sign."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.mention.figure import Bound
from zhaoshang_extract.terms import Terms

BOUND_KEYS = frozenset({"side", "bound", "only", "not_after"})
_LONGEST = 7  # characters of the longest word before a number
# 突破人民币10亿元: the name of the currency may stand between the word and its number.
_BETWEEN = re.compile(r"(?:人民币|港币|美金)$")
# 翻了一番多, 3年多; but 12家多元化企业: a single 多 counts only behind these.
_BEFORE_MORE = frozenset("番倍成年月天时元半里吨亩%万亿")
_CURRENCY_ENDS = frozenset("币金")
_CLAUSE_END = re.compile(r"[，。；！？\n]")
_SHRINKING_FALL = ("降幅", "跌幅", "逆差", "缺口", "差距", "亏损")


class Left(NamedTuple):
    """The bound that the words before a number give, and where those words begin."""

    bound: Bound
    start: int


class _Word(NamedTuple):
    bound: Bound
    only_scale: bool
    not_after: str


@cache
def _left_words() -> tuple[dict[str, _Word], frozenset[str]]:
    """The words before a number, and the characters that they end in."""
    words = {}
    for entry in load("bounds", BOUND_KEYS):
        if entry.facts["side"] == "left":
            bound = cast(Bound, entry.facts["bound"])
            word = _Word(bound, "only" in entry.facts, entry.facts.get("not_after", ""))
            words.update(dict.fromkeys(entry.forms, word))
    return words, frozenset(word[-1] for word in words)


@cache
def _right_words() -> Terms[Bound]:
    return Terms(
        (form, cast(Bound, entry.facts["bound"]))
        for entry in load("bounds", BOUND_KEYS)
        if entry.facts["side"] == "right"
        for form in entry.forms
    )


@cache
def _declines() -> tuple[frozenset[str], frozenset[str], str]:
    """The words of decline, the characters that they end in, and what may not stand before a short one."""
    entries = [entry for entry in load("bounds", BOUND_KEYS) if entry.facts["side"] == "decline"]
    forms = frozenset(form for entry in entries for form in entry.forms)
    ends = frozenset(form[-1] for form in (*forms, "收窄", "扩大"))
    return forms, ends, "".join(entry.facts.get("not_after", "") for entry in entries)


def left_bound(text: str, start: int, scale_or_money: bool) -> Left:
    """What the words directly before `start` say of the number; ("exact", start) if nothing."""
    at = start
    words, last_characters = _left_words()
    if text[at - 1 : at] in _CURRENCY_ENDS:
        named = _BETWEEN.search(text, max(0, at - 3), at)
        at = named.start() if named else at
    if text[at - 1 : at] not in last_characters:
        return Left("exact", start)
    for length in range(min(_LONGEST, at), 0, -1):
        word = words.get(text[at - length : at])
        if word and (scale_or_money or not word.only_scale):
            before = text[at - length - 1 : at - length]
            if before and before in word.not_after:
                continue
            return Left(word.bound, at - length)
    return Left("exact", start)


def right_bound(text: str, end: int) -> Bound:
    """What the word directly behind `end` says of the number: 以上, 左右, 以内."""
    hit = _right_words().at(text, end)
    if hit is None or (hit.end - end == 1 and text[end - 1] not in _BEFORE_MORE):
        return "exact"
    return hit.what


def is_decline(text: str, start: int) -> bool:
    """True when the words directly before `start` make the rate a fall: 下降, 减少了, 比…低.

    False for 降至 and 下降到, which name a level, and for a fall that shrinks (降幅收窄).
    """
    at = start - 1 if text[start - 1 : start] in ("了", "仅", "达", "超") else start
    forms, last_characters, not_after = _declines()
    if text[at - 1 : at] not in last_characters:
        return False
    for length in range(min(_LONGEST, at), 0, -1):
        if text[at - length : at] in forms:
            before = text[at - length - 1 : at - length]
            return not (length == 1 and before and before in not_after) and not _falls_less(text, at - length)
    if text[at - 2 : at] == "收窄":
        return not _falls_less(text, at - 2)
    return text[at - 2 : at] == "扩大" and _falls_less(text, at - 2)


def _falls_less(text: str, at: int) -> bool:
    """True when the clause before `at` speaks of the size of a fall: 降幅比上月收窄."""
    begin = max(0, at - 16)
    clause = _CLAUSE_END.split(text[begin:at])[-1]
    return any(word in clause for word in _SHRINKING_FALL)
