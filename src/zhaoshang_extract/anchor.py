"""What 今年, 全年 and 截至目前 mean in one document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from zhaoshang_extract.edtf import Day

_FIGURES = {character: number for number, character in enumerate("一二三四五六七八九十", 1)} | {
    "十一": 11,
    "十二": 12,
}
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
# A running total of the year: 1—9月, 前十月, 上半年, 前三季度.
_TOTAL = re.compile(
    rf"(?:1月?[-—~至到]{{1,2}}|前)(?P<month>{_MONTH})个?月|(?P<half>上半年)|"
    r"(?<![第二三四])(?:前(?P<quarters>[一二三123])个?|一|1)季度"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
# 2024某市（上海）产业推介会: held in the year that its name gives.
_HELD = re.compile(
    r"(?<![\d.])((?:19|20)\d\d)(?=[^\d年%.，。；亿万]{1,24}?(?:推介会|恳谈会|洽谈会|博览会|大会|论坛|峰会|对接会|签约仪式))"
)
_DATELINE = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日(?:电|讯)")
_FULL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})(?!\d)")
_REVIEW = re.compile(
    r"((?:19|20)\d\d)年度?(?!上半年|下半年|前|第|[一二三四]季度)[^，。；！？\n\d]{0,24}?(?:公报|综述|总结|小结|回顾|回眸|盘点|巡礼|年报|决算)"
)
_PLAN = re.compile(
    r"((?:19|20)\d\d)年度?[^，。；！？\n\d]{0,16}?(?:工作安排|工作计划|目标|打算|部署|任务|要点|方案)"
)
_FORWARD = re.compile(r"将|力争|确保|计划|争取|目标|任务|安排|部署|规划|预期")
_BACKWARD = re.compile(r"完成|实现|回顾|总结|获悉|下达")
_OWN_DATE = re.compile(r"(?:——?|（|[^。；！？\d]{0,20})?(?=\d)")
# 成立于2014年, 由2011年的…, 比2015年, 到2025年: neither the year under report nor one just past.
_ASIDE_BEFORE = re.compile(r"(?:于|由|从|比|较|自|是|与|到|至|—|-)$")
_ASIDE_AFTER = re.compile(r"不变价|可比价|版|以来|成立的|[-—~至到]")
_RELATIVE = re.compile(r"今年|去年|上半年|下半年|明年")


@dataclass(slots=True, frozen=True)
class Anchor:
    """The years that a document speaks in and of.

    `year` is 今年, `topic_year` the year reported on (2020 for a 2020年统计公报 of March 2021), and
    `reviews` says that the text names it so. `uncertain`: `year` was inferred from the text.
    `present` is the last month or day that 截至目前 covers.
    """

    year: int | None
    published: date | None
    topic_year: int | None
    uncertain: bool
    present: Day | None = None
    reviews: bool = False


def find_anchor(title: str | None, published: date | None, texts: Sequence[str]) -> Anchor:
    """The anchor of a document of folded `texts`: its publication day decides, else its own dates, else the
    rule that 今年 follows the latest year that the text treats as past (then `uncertain`)."""
    own = published or _own_date(texts) or _dateline(texts)
    lines = [title or "", *(text for text in texts if len(text) <= 60)]
    if own is not None and any(_speaks_before(text, own) for text in texts):
        anchor = Anchor(own.year - 1, published or own, own.year - 1, False)
    elif own is not None:
        topic, reviews = _topic(title or "", lines, texts, own)
        anchor = Anchor(own.year, published or own, topic, False, None, reviews)
    else:
        anchor = _undated(title or "", lines, texts)
    return _with_present(anchor, title or "", texts)


# ---- a dated document --------


def _own_date(texts: Sequence[str]) -> date | None:
    """The full date that stands in a line of its own near the head or the end of the text."""
    for text in [*texts[:4], *texts[-3:]]:
        match = _FULL_DATE.search(text, 0, 60)
        if match is None or "。" in text:
            continue
        start = _OWN_DATE.match(text)
        if start is None or start.end() != match.start() or (len(text) > 40 and not text.startswith("——")):
            continue
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
    return None


def _dateline(texts: Sequence[str]) -> date | None:
    """The day of 本报某地4月25日电 in the year that an occasion there carries in its name."""
    for text in texts[:4]:
        day, held = _DATELINE.search(text, 0, 80), _HELD.search(text, 0, 300)
        if day is not None and held is not None:
            try:
                return date(int(held[1]), int(day[1]), int(day[2]))
            except ValueError:
                return None
    return None


def _speaks_before(text: str, own: date) -> bool:
    """True for 今年1—11月 in a text posted in January: it was written in the year before."""
    at = text.find("今年")
    match = _TOTAL.match(text, at + 2) if at >= 0 and own.month <= 3 else None
    if match is None or _FORWARD.search(text, max(at - 12, 0), at):
        return False
    return _total_month(match) >= 6


def _topic(title: str, lines: list[str], texts: Sequence[str], own: date) -> tuple[int, bool]:
    """The year reported on, and whether the text says so."""
    for line in lines:
        review = _REVIEW.search(line)
        if review is not None and own.year - 2 <= int(review[1]) <= own.year:
            return int(review[1]), int(review[1]) < own.year
    titled = _YEAR.search(title)
    if titled is not None and own.year - 1 <= int(titled[1]) <= own.year and not _PLAN.search(title):
        return int(titled[1]), int(titled[1]) < own.year
    if any((plan := _PLAN.search(line)) and int(plan[1]) == own.year for line in [title]):
        return own.year, False
    if own.month > 3 or any("今年以来" in text or _current_total(text) for text in texts):
        return own.year, False
    # Before April a review without a year (全年完成…) is one of the year that just ended.
    return own.year - 1, False


def _current_total(text: str) -> bool:
    at = text.find("今年")
    return at >= 0 and _TOTAL.match(text, at + 2) is not None


# ---- a document without a date --------


class _Naming(NamedTuple):
    year: int
    how: Literal["past", "running", "goal"]


def _undated(title: str, lines: list[str], texts: Sequence[str]) -> Anchor:
    for line in lines:
        review = _REVIEW.search(line)
        if review is not None:
            topic = int(review[1])
            if any("明年" in text or "今年以来" in text or _current_total(text) for text in texts):
                return Anchor(topic, None, topic, False)
            return Anchor(topic + 1, None, topic, True, None, True)
    titled = _YEAR.search(title)
    namings = [naming for text in texts for naming in _namings(text)]
    if titled is not None and _PLAN.search(title) is None:
        return _titled(int(titled[1]), namings)
    if titled is not None:
        namings.append(_Naming(int(titled[1]), "goal"))
    return _inferred(namings, texts)


def _titled(year: int, namings: list[_Naming]) -> Anchor:
    """A title's year is the one reported on; goals for the next one say that it is over."""
    if any(naming == (year + 1, "goal") for naming in namings):
        return Anchor(year + 1, None, year, True, None, True)
    return Anchor(year, None, year, False)


def _inferred(namings: list[_Naming], texts: Sequence[str]) -> Anchor:
    past = max((naming.year for naming in namings if naming.how == "past"), default=None)
    running = max((naming.year for naming in namings if naming.how == "running"), default=None)
    goal = min((naming.year for naming in namings if naming.how == "goal"), default=None)
    latest = max((year for year in (past, running) if year is not None), default=None)
    if goal is not None and (latest is None or goal == latest + 1):
        # 回顾2024年, 部署2025年: who says 明年 or 今年1—11月 still stands in 2024.
        before = any("明年" in text or _late_total(text) for text in texts)
        if latest is None and not before:
            return Anchor(goal, None, goal, True)
        return Anchor(goal - 1 if before else goal, None, goal - 1, True, None, not before)
    if latest is None:
        return Anchor(None, None, None, False)
    if past == latest and any(_RELATIVE.search(text) for text in texts):
        return Anchor(latest + 1, None, latest + 1, True)
    return Anchor(latest, None, latest, True)


def _late_total(text: str) -> bool:
    at = text.find("今年")
    match = _TOTAL.match(text, at + 2) if at >= 0 else None
    return match is not None and _total_month(match) >= 9


def _namings(text: str) -> Iterator[_Naming]:
    """The years that `text` prints, but for base years, founding years and editions."""
    for match in _HELD.finditer(text):
        yield _Naming(int(match[1]), "running")
    for match in _YEAR.finditer(text):
        start, end = match.span()
        if _ASIDE_BEFORE.search(text[max(0, start - 3) : start]) or _ASIDE_AFTER.match(text, end):
            continue
        clause = re.split(r"[。；！？\n]", text[end : end + 30], maxsplit=1)[0]
        ahead = text[max(0, start - 6) : start]
        if _FORWARD.search(clause + ahead) and not _BACKWARD.search(clause + ahead):
            yield _Naming(int(match[1]), "goal")
        elif _TOTAL.match(text, end) or re.match(r"\d{1,2}月\d{1,2}日", text[end : end + 6]):
            yield _Naming(int(match[1]), "running")
        else:
            yield _Naming(int(match[1]), "past")


# ---- the present --------


def _with_present(anchor: Anchor, title: str, texts: Sequence[str]) -> Anchor:
    """`anchor` with the end of the total in the title, else the publication, else the text's latest total."""
    present = _title_end(anchor, title)
    if present is None and anchor.published is not None:
        day = anchor.published
        present = Day(day.year, day.month, day.day)
    if present is None:
        months = [month for text in texts for month in _total_months(text)]
        present = Day(anchor.year, max(months)) if months else None
    return Anchor(anchor.year, anchor.published, anchor.topic_year, anchor.uncertain, present, anchor.reviews)


def _title_end(anchor: Anchor, title: str) -> Day | None:
    match = _TOTAL.search(title)
    if match is None:
        return None
    month, year = _total_month(match), anchor.year
    titled = _YEAR.search(title)
    if titled is not None:
        year = int(titled[1])
    elif year is not None and anchor.published is not None and month > anchor.published.month:
        year -= 1
    return Day(year, month)


def _total_months(text: str) -> Iterator[int]:
    for match in _TOTAL.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if before == "今年" or not before.endswith("年"):
            yield _total_month(match)


def _total_month(match: re.Match[str]) -> int:
    """The last month of a running total."""
    if match["half"]:
        return 6
    if match["month"]:
        return _figure(match["month"])
    return 3 * _figure(match["quarters"] or "1")


def _figure(text: str) -> int:
    return int(text) if text.isdigit() else _FIGURES[text]
