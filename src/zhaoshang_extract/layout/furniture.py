"""Furniture: buttons, notices, links and promotion around a report."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract import lexicon
from zhaoshang_extract.memory import remembered

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
_MARGIN = re.compile(r"[—\-·\s]{0,4}\d{1,3}[—\-·\s]{0,4}|\d{7,12}|[A-Za-z&.'\s]{2,60}|[^\w\s]{1,3}|[❶-❿]")
# Page： http：//… : an address, with a word of Latin letters before it.
_LINK = re.compile(r"(?:[A-Za-z]{2,12}：\s?)?(?:(?:https?|ftp)：?//\S{1,300}|www\.\S{1,200})", re.ASCII)
# 38KB, hNd-ikx2719, 0210803400200022: sizes of files, keys and numbers of the page itself.
_KEY = re.compile(r"\d{1,6}(?:\.\d{1,3})?[KMG]B|(?=\S*\d)[A-Za-z][\w\-]{7,60}|\d{13,60}", re.ASCII)
# 搜 索, 首 页: a button may print its letters apart.
_APART = re.compile(r"(?<![^\s|])([\u4e00-\u9fff])\s{1,3}([\u4e00-\u9fff])(?![^\s|：])")
# The marks between the steps of a way to a page, and between its links.
_STEP = re.compile(r"\s?(?:>{1,2}|»|›|→|\\)\s?")
_LONGEST_STEP = 16
_MENU = re.compile(r"[\s|·•]+")
_FEWEST_LINKS = 4


@remembered
def find_furniture(plain: str) -> str | None:
    """The lexicon entry that makes a folded line furniture, "margin" for page numbers; None otherwise.

    >>> find_furniture("[打印] [关闭]")
    'buttons'
    """
    if not plain or len(plain) > _LONGEST:
        return None
    if _MARGIN.fullmatch(plain) or _LINK.fullmatch(plain) or _KEY.fullmatch(plain):
        return "margin"
    letters = _LETTERS.sub("", plain) if len(plain) <= 60 else ""
    if letters in _whole() or (len(plain) <= 60 and _are_buttons(plain)):
        return "buttons"
    if len(plain) <= _LONGEST_BUT_RIGHTS and (_is_way(plain) or _is_menu(plain)):
        return "way"
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
    """True for 0 收藏 打印, 阅读 23 在看 5, 新浪微博分享: buttons, each with its counter."""
    tokens = [token for token in _LETTERS.split(_APART.sub(r"\1\2", plain)) if token]
    words = [token for token in tokens if not token.isdecimal()]
    return bool(words) and all(_compounds().fullmatch(word) for word in words)


def _is_way(plain: str) -> bool:
    """True for the way to a page: 南岭网 > 财经 > 正文, 您所在位置： 首页 »要闻»正文."""
    if CLAIM.search(plain) or plain.endswith(("。", "；")):
        return False
    if _place().search(plain[:_LONGEST_STEP]):
        return len(plain) <= 60
    steps = [step for step in _STEP.split(plain) if step.strip()]
    if len(steps) > 1:  # 南岭招商网 欢迎您！ 首页 > 指导 > 正文 返回 打印
        first, last = steps[0].split()[-1], steps[-1].split()[0]
        steps[0] = first if first in _steps() else steps[0]
        steps[-1] = last if last in _steps() else steps[-1]
    known = any(step.split("：")[-1].strip() in _steps() for step in steps)
    marks = len(_STEP.findall(plain))
    plainly = marks >= 2 and len(plain) <= 40 and not re.search(r"[\d，；]", plain)
    return marks >= 1 and (known or plainly) and all(len(step) <= _LONGEST_STEP for step in steps)


def _is_menu(plain: str) -> bool:
    """True for a row of links: 首 页 要闻 园区 项目 图片, two of them known names of a site's parts."""
    links = [link for link in _MENU.split(_APART.sub(r"\1\2", plain)) if link]
    if len(links) < _FEWEST_LINKS or any(len(link) > 8 for link in links) or CLAIM.search(plain):
        return False
    known = sum(link in _parts() or link in _steps() for link in links)
    return known >= 2 and 3 * known >= len(links)


def is_picture_caption(plain: str) -> bool:
    """True when a short line below a picture's hole ends like a caption (…签约仪式现场)."""
    entry = _entries()["picture"]
    return 14 <= len(plain) <= 45 and plain.endswith(entry.forms)


@cache
def _entries() -> dict[str, lexicon.Entry]:
    return {entry.id: entry for entry in lexicon.load("furniture", _KEYS, roles=True)}


@cache
def _whole() -> frozenset[str]:
    return frozenset(_entries()["buttons"].forms)


@cache
def _compounds() -> re.Pattern[str]:
    """Buttons put together: 新浪微博, 收藏本站, 跳转到正文内容."""
    forms = sorted(map(re.escape, _entries()["buttons"].forms), key=lambda form: (-len(form), form))
    return re.compile(f"(?:{'|'.join(forms)})+")


@cache
def _place() -> re.Pattern[str]:
    """您所在位置：首页, 您当前位置首页: the words before the way to a page."""
    forms = sorted(map(re.escape, _entries()["place"].forms), key=lambda form: (-len(form), form))
    steps = "|".join(_entries()["steps"].forms)
    return re.compile(rf"\A[^\w]{{0,3}}(?:{'|'.join(forms)})\s?(?:[：>»]|(?={steps}))")


@cache
def _steps() -> frozenset[str]:
    """The first and last steps of a way to a page."""
    return frozenset(_entries()["steps"].forms)


@cache
def _parts() -> frozenset[str]:
    """The parts of a site that its menu names."""
    return frozenset(_entries()["parts"].forms) | frozenset(_entries()["buttons"].forms)


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
