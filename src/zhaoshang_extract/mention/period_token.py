"""The smallest pieces of a time: 2023年, 1—9月, 12日, 上半年, 年底, 目前."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from zhaoshang_extract.mention import period_words
from zhaoshang_extract.mention.period_form import UNSAID, Year
from zhaoshang_extract.mention.period_words import Word

Kind = Literal[
    "year",
    "years",
    "months",
    "days",
    "date",
    "whole",
    "point",
    "present",
    "same",
    "near",
    "plan",
    "span",
    "edition",
]

_FIRST = ("前", "头", "首")
_NUMBER = r"(?:\d{1,4}|[〇零○一二三四五六七八九十两]{1,4}|[〇零○0Oo一二三四五六七八九]{4}(?= {0,2}年))"
SEPARATOR = r"(?:至|到|-{1,2}|—{1,2}|~)"
# The left guard keeps out 第12, 3.5, the 9月 of 1.1-9月 and the tail of a longer numeral; 前 and 第
# are read with it. What a match may begin with is asked first: most characters end there.
_NUMBERED = re.compile(
    rf"(?=[\d〇零○Oo一二三四五六七八九十两元前头首第])(?<![\d.〇零○一二三四五六七八九十百千万亿第每几数])(?<!\d[-—~])(?P<lead>第|(?<![目提之以向此日])前"
    r"|[头首](?=[\d一二三四五六七八九十]{1,2}个月))?"
    rf"(?:(?P<a>元|{_NUMBER}) ?(?P<sep>{SEPARATOR}|、) ?)?(?P<b>{_NUMBER}) {{0,2}}"
    r"(?P<unit>年度|年|个月|月份|月|日|号|个季度|季度)"
)
# 2019、2020年, 2019和2020年: a year whose 年 stands behind the next.
_LISTED_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?=(?:、|和|及|与)(?:19|20)\d\d(?:、|和|及|与|年))")
# 2016-7-8, 2016.07.08, 2016/7/8; the day may stand first: 08.07.2016.
_DATE = re.compile(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.])日?"
    r"|(?P<day_first>\d{1,2})(?P<point>[-./])(?P<month_second>\d{1,2})(?P=point)(?P<year_last>(?:19|20)\d\d)(?![\d.]))"
)
_DATE_PARTS = (("month", "month_second"), ("day", "day_first"))
# 昨（19）日, 今（23）日: the number in the bracket is the day of the month.
_DAY_TOLD = re.compile(r"(?<![0-9一-龥])[昨今本]（(\d{1,2})）日")
_PLAN = re.compile(r"(?<![一二三四五六七八九十百第])(“)?(十[一二三四五六七]?|[六七八九])五(?(1)”)")
_TELLS_YEAR = re.compile(
    r"达到?|到了|实现|完成|全[年省市县区州]|我[省市县区州]|[上下]半年|[一二三四]季度|底|末"
)
# XX年, 20xx年: what sample documents print for a year; 20xx alone too
MASKED_YEAR = re.compile(r"(?:20)?[xX×]{2,4}年|(?<!\d)20[xX×]{2}(?![xX×\d])")
# What each of these has, which most texts lack: it begins with one set of characters, so it is sought ten
# times as fast as the pattern itself, which looks back first.
_MAY_DATE = re.compile(r"\d[-./]\d{1,2}[-./]\d")
_MAY_LIST = re.compile(r"\d[、和及与](?:19|20)")
_MAY_PLAN = re.compile(r"[一二三四五六七八九十]五")
_MAY_MASK = re.compile(r"[xX×][xX×]")
# 月均, 月刊, 日均, 日报 are other words; 日 alone is also 30日内.
_NOT_AFTER_UNIT = {"月": tuple("均刊饼球亮薪租息供季嫂光度"), "日": tuple("均报产益常夜趋元韩")}

_DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")} | dict.fromkeys(
    "〇○0Oo", 0
)


@dataclass(slots=True, unsafe_hash=True)
class Token:
    """One piece at `text[start:end]`; `a` and `b` are its numbers (first and last of a run).

    `lead` is the 前 of 前三季度. `weak` marks 三月, which alone may be a length or a phrase.
    """

    start: int
    end: int
    kind: Kind
    a: int = 0
    b: int = 0
    year: Year = UNSAID
    word: str = ""
    lead: str = ""
    weak: bool = False


def scan(text: str) -> list[Token]:
    """The pieces of `text` in order, without overlaps; of two that meet, the earlier and longer stays."""
    found = sorted(_find(text), key=lambda token: (token.start, -token.end))
    tokens: list[Token] = []
    for token in found:
        if not tokens or token.start >= tokens[-1].end:
            tokens.append(token)
    return tokens


def _find(text: str) -> Iterator[Token]:
    for start, word in period_words.scan(text):
        yield _word_token(start, word)
    for match in _NUMBERED.finditer(text):
        token = _numbered(text, match)
        if token is not None:
            yield token
    for match in _DATE.finditer(text) if _MAY_DATE.search(text) else ():
        month, day = (int(match[key] or match[other]) for key, other in _DATE_PARTS)
        if is_day(month, day):
            year = Year("printed", int(match["year"] or match["year_last"]))
            yield Token(*match.span(), "date", month, day, year)
    for match in _DAY_TOLD.finditer(text):
        if 1 <= (day := int(match[1])) <= 31:
            yield Token(*match.span(), "days", day, day)
    for match in _LISTED_YEAR.finditer(text) if _MAY_LIST.search(text) else ():
        yield Token(*match.span(), "year", year=Year("printed", int(match[1])))
    for match in _PLAN.finditer(text) if _MAY_PLAN.search(text) else ():
        yield Token(*match.span(), "plan", _chinese(match[2]) or 0)
    for match in period_words.editions().finditer(text):
        yield Token(*match.span(), "edition", year=Year("printed", int(match.group())))
    for match in MASKED_YEAR.finditer(text) if _MAY_MASK.search(text) else ():
        yield Token(*match.span(), "year", year=Year("printed", 0))


def _word_token(start: int, word: Word) -> Token:
    end = start + len(word.form)
    kind, value = word.kind, word.value
    if kind == "year":
        return Token(start, end, "year", year=_stepped_year(value))
    if kind == "part" and value == "year":
        return Token(start, start + 2 if word.form.startswith("年度") else end, "whole")
    if kind == "part":
        first, last = map(int, value.split("-"))
        return Token(start, end, "months", first, last)
    if kind == "near":
        unit, steps = re.split(r"(?=[+-])", value)
        return Token(start, end, "near", int(steps), word=unit)
    if kind == "point":
        return Token(start, end, "point", word=value)
    return Token(start, end, "present" if kind == "present" else "same", word=value)


def _stepped_year(value: str) -> Year:
    name, steps = re.split(r"(?=[+-])", value)
    kinds: dict[str, Literal["now", "told", "same"]] = {"now": "now", "told": "told", "same": "same"}
    return Year(kinds[name], int(steps))


def _numbered(text: str, match: re.Match[str]) -> Token | None:
    unit, lead = match["unit"], match["lead"] or ""
    if text.startswith(_NOT_AFTER_UNIT.get(unit, ()), match.end()):
        return None
    last = _number(match["b"])
    first = last if match["a"] is None else _number(match["a"])
    start = match.start()
    if match["sep"] == "、" and not (start and first is not None and last == first + 1 and unit[0] != "年"):
        # 一、二季度 is a run only away from the start, where 一、 numbers a heading.
        first, start, lead = last, match.start("b"), ""
    if first is None or last is None or first > last:
        return None
    if unit in ("年", "年度"):
        return _years(start, match, first, last, lead)
    return _part(start, match, first, last, lead)


def is_short_year(text: str, start: int, end: int) -> bool:
    """08年; 12年 where it opens a clause that tells what was reached: 12年达到3217亿元, 12年全省签约80个."""
    if not re.fullmatch(r"[0-2]\d ?年", text[start:end]):
        return False
    opens = start == 0 or text[start - 1] in "，。；：、（ \n"
    return text[start] == "0" or (opens and _TELLS_YEAR.match(text, end) is not None)


def _years(start: int, match: re.Match[str], first: int, last: int, lead: str) -> Token | None:
    if 1900 <= first < last <= 2099 and not lead:
        return Token(start, match.end(), "years", first, last)
    if not lead and match["a"] is None and is_short_year(match.string, start, match.end()):
        return Token(start, match.end(), "year", year=Year("printed", 2000 + last))
    if 1900 <= last <= 2099 and not lead:
        return Token(match.start("b"), match.end(), "year", year=Year("printed", last))
    if first == last <= 50 and lead != "第" and match["unit"] == "年":
        return Token(start, match.end(), "span", last, lead=lead)
    return None


def _part(start: int, match: re.Match[str], first: int, last: int, lead: str) -> Token | None:
    unit, end = match["unit"], match.end()
    if unit in ("日", "号"):
        return Token(start, end, "days", first, last) if not lead and last <= 31 and first else None
    if unit in ("个季度", "个月") and lead not in _FIRST:
        return None
    step = 3 if unit.endswith("季度") else 1
    if not 1 <= first <= last <= 12 // step or (lead == "第" and step == 1):
        return None
    if lead in _FIRST:
        first = 1
    alone = match["a"] is None and not lead
    weak = alone and unit == "月" and not match["b"].isdigit()
    return Token(start, end, "months", (first - 1) * step + 1, last * step, lead=lead, weak=weak)


def _number(text: str) -> int | None:
    if text == "元":  # 元至九月
        return 1
    return int(text) if text.isdigit() else _chinese(text)


def _chinese(text: str) -> int | None:
    """The value of 三, 十二, 三十一 or of a year's four characters; None for anything else."""
    if text == "两":
        return 2
    if len(text) == 4 and "十" not in text and "两" not in text:
        return int("".join(str(_DIGITS[character]) for character in text))
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "两" in text:
        return None
    value = _DIGITS.get(ones, 0) if ones else 0
    if ten:
        value += 10 * _DIGITS.get(tens, 1)
    return value


def is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
