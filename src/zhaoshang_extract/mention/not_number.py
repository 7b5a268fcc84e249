"""Numerals that report nothing: slogans, names, list openers, the article 一."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.mention.bound import Left
from zhaoshang_extract.mention.figure import Quantity
from zhaoshang_extract.mention.measured import Measured
from zhaoshang_extract.mention.period_token import is_short_year
from zhaoshang_extract.terms import Terms

ROLE_KEYS = frozenset({"role"})
_QUOTED = re.compile(
    r"“[^“”，。；！？\n]{1,14}”|\"[^\"，。；！？\n]{1,14}\"|《[^《》\n]{1,60}》|‘[^‘’，。；！？\n]{1,14}’"
)
_PUNCTUATION = frozenset("，。；、！？）)】：” \n…|·—,")
_NOUN_WITHIN = 8
_FIRST_YEAR = 1000
_REPORTED = ("项目", "企业", "园区", "产业项目", "重点项目", "重大项目")
_STRETCH = ("近", "前", "后", "头", "首", "上", "下", "这", "过去", "未来", "今后", "以往", "隔")


# 后三位的甲县、乙县, 完成率倒数三名, 排前五位的是: how many stand at the foot or the head of a ranking
_END_OF_RANKING = re.compile(
    r"(?:(?<=[后末数])|(?<=[^目此日提]前))[两二三四五六七八九十\d]{1,2}[位名](?=的|是|为|分别|依次|：)"
    r"|(?<=[后末数])[两二三四五六七八九十\d]{1,2}[位名](?=，)"
)


@cache
def forms_of(role: str) -> tuple[str, ...]:
    """The forms of `not_numbers.toml` that play `role`."""
    entries = load("not_numbers", ROLE_KEYS)
    return tuple(form for entry in entries if entry.facts["role"] == role for form in entry.forms)


@cache
def _phrases() -> Terms[None]:
    return Terms((form, None) for form in forms_of("phrase"))


def phrase_end(text: str, start: int) -> int | None:
    """Where the fixed phrase that begins at `start` ends, or None."""
    last = _END_OF_RANKING.match(text, start)
    if last is not None:
        return last.end()
    hit = _phrases().at(text, start)
    return hit.end if hit else None


class Quotes:
    """The short quotations and titles of a text: a number in one of them is part of a name or slogan."""

    def __init__(self, text: str) -> None:
        marked = any(mark in text for mark in '“《‘"')
        self._marks = [match.span() for match in _QUOTED.finditer(text)] if marked else []
        self._starts = [start for start, _ in self._marks]

    def make_slogan(self, text: str, quantity: Quantity) -> bool:
        """True when the quantity stands in a name or slogan: “三图两库”, 《三年行动方案》, “365天不打烊”."""
        if not self._marks:
            return False
        at = bisect_right(self._starts, quantity.span.start) - 1
        if at < 0 or quantity.span.end > self._marks[at][1]:
            return False
        if text[self._marks[at][0]] == "《":
            return True
        arabic = quantity.number.replace(".", "").replace(",", "").isdecimal() and quantity.number.isascii()
        if not arabic or quantity.unit_measure == "duration" or quantity.kind == "rank":
            return True
        # “8个项目” reports, “1个项目1名领导” does not.
        reported = quantity.value >= 2 and text.startswith(_REPORTED, quantity.span.end)
        return quantity.kind == "count" and not reported


def reports_nothing(text: str, measured: Measured, left: Left) -> bool:
    """True for a count that is none: the article 一, 每 and 数, a list to come, a stretch of the calendar."""
    start, end = measured.start, measured.end
    before = text[start - 1 : start]
    if before == "每" or (measured.chinese and before in ("数", "几", "这", "那", "某", "哪", "本", "另")):
        return True
    if _names_goods(text, start, end):
        return True
    unit = measured.unit
    shifted = text[max(0, start - _NOUN_WITHIN) : start].endswith(forms_of("shift"))
    if shifted and unit is not None and unit.id == "person_polite":
        return True
    if unit is not None and unit.id == "time" and text[max(0, start - 2) : start] == "连续":
        return True
    if unit is not None and unit.measure == "duration":
        return _is_calendar(text, measured)
    if not measured.chinese or measured.high is not None or measured.value > 10 or measured.over:
        return False
    if measured.value == 1:
        return left.bound == "exact" and is_article(text, start, end)
    return text.startswith(forms_of("listing"), end)


def _names_goods(text: str, start: int, end: int) -> bool:
    """年产60万套智能座舱项目: the yearly output is part of a name; 达产后可年产6万吨菜籽油 reports it."""
    before = text[max(0, start - _NOUN_WITHIN) : start].rstrip()
    yearly = next((form for form in forms_of("yearly") if before.endswith(form)), None)
    if yearly is None or not text[end : end + 1].isalpha():
        return False
    return not before[: -len(yearly)].endswith(forms_of("to_come"))


def _is_calendar(text: str, measured: Measured) -> bool:
    """True for 2023年, 近3年, 前10个月, 三年: years and stretches that say when, not how long."""
    unit = measured.unit
    if unit is None or unit.id not in ("year", "month"):
        return measured.chinese and measured.value == 1
    if unit.id == "year":
        spoken = measured.chinese and measured.value % 1 == 0
        printed = measured.value >= _FIRST_YEAR or is_short_year(text, measured.start, measured.end)
        if spoken or measured.over or printed:
            return True
    if text[measured.end : measured.end + 1].isdecimal():  # 18年6月
        return True
    return text[max(0, measured.start - 2) : measured.start].endswith(_STRETCH)


def is_article(text: str, start: int, end: int) -> bool:
    """True for a 一个 or 一家 that counts nothing; 工业项目一个 is a count."""
    behind = text[end : end + 1]
    if behind and behind not in _PUNCTUATION:
        return True
    return not text[max(0, start - _NOUN_WITHIN) : start].endswith(forms_of("article"))
