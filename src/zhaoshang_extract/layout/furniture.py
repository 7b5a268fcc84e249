"""Furniture: buttons, notices, links and promotion around a report."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract import lexicon

# A figure of the trade shows that a line says something: 资金来源：省级专项2亿元.
CLAIM = re.compile(
    r"\d\s?(?:亿|万?[美欧日港]?元|万人|%|‰|个项目|个百分点|家企|倍|多?[个家项户]\b)|[一二三四五六七八九十百千]亿|[十百千万亿]元"
)
_KEYS = frozenset({"where", "longest", "figures"})
_INSIDE = ("start", "inside", "pair")
_LONGEST = 400
# Notices of rights run long; all other furniture is shorter.
_LONGEST_BUT_RIGHTS = 160
_LETTERS = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]+")
# 15, - 3 -, 2345678, SHIYAN DAILY: page numbers, a telephone's number, a paper's name in Latin letters.
_MARGIN = re.compile(r"[—\-·\s]{0,4}\d{1,3}[—\-·\s]{0,4}|\d{7,12}|[A-Za-z&.'\s]{2,60}|[^\w\s]{1,3}")
_LINK = re.compile(r"(?:https?|ftp)：?//\S{1,300}|www\.\S{1,200}", re.ASCII)


def find_furniture(plain: str) -> str | None:
    """The lexicon entry that makes a folded line furniture, "margin" for page numbers; None otherwise.

    >>> find_furniture("[打印] [关闭]")
    'buttons'
    """
    if not plain or len(plain) > _LONGEST:
        return None
    if _MARGIN.fullmatch(plain) or _LINK.fullmatch(plain):
        return "margin"
    letters = _LETTERS.sub("", plain) if len(plain) <= 60 else ""
    if letters in _whole() or (len(plain) <= 60 and _are_buttons(plain)):
        return "buttons"
    if letters.strip() in _lists() and len(plain) <= 16:
        return "links"
    if len(plain) <= _LONGEST_BUT_RIGHTS and _any_form().search(plain) is None:
        return None
    for entry, pattern, needed, longest, figures in _inside():
        if len(plain) > longest or len(set(pattern.findall(plain))) < needed:
            continue
        if figures or not CLAIM.search(plain):
            return entry
    return None


def is_button(token: str) -> bool:
    """True for a word of the page's buttons: 打印, 放大字号."""
    return token in _whole()


def _are_buttons(plain: str) -> bool:
    """True for 0 收藏 打印, 阅读 23 在看 5: buttons, each with its counter."""
    tokens = [token for token in _LETTERS.split(plain) if token]
    words = [token for token in tokens if not token.isdecimal()]
    return bool(words) and all(word in _whole() for word in words)


def is_picture_caption(plain: str) -> bool:
    """True when a short line below a picture's hole ends like a caption (…签约仪式现场)."""
    entry = _entries()["picture"]
    return 14 <= len(plain) <= 45 and plain.endswith(entry.forms)


@cache
def _entries() -> dict[str, lexicon.Entry]:
    return {entry.id: entry for entry in lexicon.load("furniture", _KEYS)}


@cache
def _whole() -> frozenset[str]:
    return frozenset(_entries()["buttons"].forms)


@cache
def _lists() -> frozenset[str]:
    return frozenset(_entries()["links"].forms)


@cache
def _any_form() -> re.Pattern[str]:
    """All the forms that are looked for inside lines: most lines hold none, and one scan tells."""
    forms = {form for entry in _entries().values() if entry.facts["where"] in _INSIDE for form in entry.forms}
    return re.compile("|".join(sorted(map(re.escape, forms))))


@cache
def _inside() -> tuple[tuple[str, re.Pattern[str], int, int, bool], ...]:
    """For each entry that looks inside a line: pattern, forms needed, longest line, figures allowed."""
    tests = []
    for entry in _entries().values():
        where = entry.facts.get("where")
        if where not in _INSIDE:
            continue
        forms = sorted(map(re.escape, entry.forms), key=lambda form: (-len(form), form))
        pattern = re.compile((r"\A" if where == "start" else "") + "(?:" + "|".join(forms) + ")")
        figures = entry.facts.get("figures") == "True"
        tests.append((entry.id, pattern, 2 if where == "pair" else 1, int(entry.facts["longest"]), figures))
    return tuple(tests)
