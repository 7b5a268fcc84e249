"""What a time of the text says about the clock: a total of a year, a review, a goal, 今年, a recent day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from zhaoshang_extract import lexicon
from zhaoshang_extract.mention import period_words
from zhaoshang_extract.mention.period_form import Calendar, PeriodMention
from zhaoshang_extract.mention.period_token import MASKED_YEAR
from zhaoshang_extract.span import Span

CLOCK_KEYS = frozenset({"points", "most", "states", "kind"})
What = Literal[
    "review",
    "speech",
    "plan",
    "total",
    "told",
    "goal",
    "this",
    "since",
    "last",
    "next",
    "aim",
    "bare",
    "whole",
    "day",
    "edition",
    "part",
    "dated",
    "opened",
    "named",
    "cohort",
    "over",
    "counted_from",
]

# No rule speaks more often than this for what is said again and again, so that long texts cost no more.
_SAME = 4
# A line without a full stop and not longer than this is a heading or a title.
_LINE = 60
# How far a year's 回顾, 任务, 将 may stand behind it, and 将 before it.
_BEHIND, _AHEAD = 30, 6
_REVIEW_REACH, _PLAN_REACH = 26, 18
# How far 通报 or 总结 may stand before the year that a meeting looks back on.
_REVIEWED = 10
_STOP = re.compile(r"[。；！？\n]")
_STOP_OR_FIGURE = re.compile(r"[。；！？\n]|\d")
# 2022年第五期“三个一批”活动, 月报（2013年第5期）
_NUMBERED = re.compile(r"(?:全[省市县区])?第[一二三四五六七八九十\d]{1,2}期")
# 2017年签约的401个项目中: which set, told in the year after as often as in its own
_COHORT = re.compile(r"[^，。；：\d]{1,5}的(?:\d|[^，。；：\d]{0,6}项目)")
# 一、 behind a blank or a full stop, before a year; a title stands so near to the beginning
_HEADING = re.compile(r"[。！ \u3000]\w{1,2}、 ?$")
_OPENING = 8
_DIGIT = re.compile(r"\d")
_NAME_STOP = re.compile(r"[，。；！？\n\d]")
_WORD_STOP = re.compile(r"[，。；：！？\s\d]")


@dataclass(slots=True, unsafe_hash=True)
class Saying:
    """One time of the text as the clock hears it.

    `year` is the printed year, or the steps from 今年 where `what` is this, since, last or next.
    `month` is the last month of a total. `place`: the title, a line of its own, or running text.
    """

    what: What
    year: int | None
    month: int | None
    place: Literal["title", "line", "text"]
    quote: str
    day: date | None = None


class Heard(NamedTuple):
    """A folded text and the times that it names."""

    text: str
    times: list[PeriodMention]


def hides_year(text: str) -> bool:
    """XX年上半年, 20xx年: a sample document with its year taken out."""
    return MASKED_YEAR.search(text) is not None


def find_sayings(title: Heard, heard: Sequence[Heard]) -> list[Saying]:
    """What the times of the title and of the texts say, in order, the same at most a few times."""
    found = list(_sayings(title, "title"))
    for one in heard:
        if one.text not in title.text:
            found += _sayings(one, "line" if len(one.text) <= _LINE and "。" not in one.text else "text")
    spoken: Counter[Saying] = Counter()
    kept: list[Saying] = []
    for saying in found:
        same = replace(saying, quote="")
        spoken[same] += 1
        if spoken[same] <= _SAME:
            kept.append(saying)
    return kept


def _sayings(heard: Heard, place: Literal["title", "line", "text"]) -> Iterator[Saying]:
    text = heard.text
    for mention in heard.times:
        form = mention.form
        if not isinstance(form, Calendar) or form.first.year != form.last.year:
            continue
        if mention.role == "aside":
            if form.first.year.kind == "printed" and form.first.month is None and _is_edition(text, mention):
                yield Saying("edition", form.first.year.number, None, place, mention.quote)
            continue
        if mention.role != "base":
            yield from _one(text, mention, form, place)
        elif form.first.year.kind == "printed" and form.edge == "end" and form.first.month is None:
            yield Saying("counted_from", form.first.year.number, None, place, mention.quote)


def _is_edition(text: str, mention: PeriodMention) -> bool:
    """2024某市推介会, 2022年第五期“三个一批”活动, 月报（2013年第5期）."""
    return mention.quote.isdecimal() or _NUMBERED.match(text, mention.span.end) is not None


def _one(
    text: str, mention: PeriodMention, form: Calendar, place: Literal["title", "line", "text"]
) -> Iterator[Saying]:
    year, span = form.first.year, mention.span
    month = form.last.month if form.total or (form.edge == "end" and form.last.month) else None
    ahead = _is_goal(text, mention)
    if year.kind == "printed" and year.number:
        what = _printed(text, mention, form, ahead=ahead, place=place)
        if what is not None:
            yield Saying(what, year.number, month, place, mention.quote)
    elif year.kind == "now":
        if ahead and year.number == 0:
            if month is None:
                yield Saying("aim", 0, None, place, mention.quote)
            return
        stock = mention.role == "since" and not mention.open_end
        if year.number < 0 and mention.role not in ("during", "as_of"):
            return
        whats: dict[int, What] = {-1: "last", 0: "since" if stock else "this", 1: "next"}
        if year.number in whats:
            yield Saying(whats[year.number], year.number, month, place, mention.quote)
    elif year.kind == "unsaid" and not ahead:
        if form.total:
            yield Saying("bare", None, month, place, mention.quote)
        elif form.first.month is None and form.first.day is None and mention.role == "during":
            yield Saying("whole", None, None, place, mention.quote)
        elif form.first.day is not None and form.first.month is not None and mention.role == "during":
            # The year is not known yet: a leap year holds every day.
            day = date(2000, form.first.month, form.first.day)
            yield Saying("day", None, form.first.month, place, text[span.start : span.end], day)


def _printed(
    text: str,
    mention: PeriodMention,
    form: Calendar,
    *,
    ahead: bool,
    place: Literal["title", "line", "text"],
) -> What | None:
    """What a printed year is to the clock; None for a base, a founding, a horizon."""
    start, end = mention.span
    whole = form.first.month is None and not form.edge
    place = _place_in_line(text, start) if place == "text" else place
    if place != "text":
        if whole and _word_behind(text, end, _REVIEW_REACH, "review"):
            return "review"
        if whole and place == "title" and _word_behind(text, end, _REVIEW_REACH, "speech"):
            return "speech"
        if whole and place == "title" and _looks_on(text):
            return "plan"
        if whole and _word_behind(text, end, _PLAN_REACH, "plan"):
            return "plan" if place == "title" else "goal"
    if mention.role == "since" and whole and not mention.open_end and place != "title":
        return "opened"
    if mention.role in ("since", "deadline"):
        return None
    if whole and _names_occasion(text, end):
        return "edition"
    if place != "title" and text[:start].endswith(_words("not_the_year")):
        return None
    if whole and place == "text" and mention.role == "during" and _is_reviewed(text, start):
        return "over"
    if place != "title" and ahead:
        return "goal"
    if whole and place == "text" and _parts_sum(text, start, mention.quote):
        return "part"
    if _is_dated(text, mention, form, place):
        return "dated"
    if whole and place != "title" and _COHORT.match(text, end):
        return "cohort"
    if whole and place == "text" and mention.role == "during" and not _has_figure(text, mention):
        return "named"
    running = form.total or mention.role == "as_of"
    return "total" if running and form.last.month not in (None, 12) else "told"


def _place_in_line(text: str, start: int) -> Literal["title", "line", "text"]:
    """What opens a page printed in one line is its title, and 一、2022年工作回顾 in it a heading."""
    if start <= _OPENING:
        behind = _NAME_STOP.search(text, start + 4)
        title = text[start : behind.start() if behind else len(text)]
        return "title" if any(word in title for word in _words("speech")) else "text"
    return "line" if _HEADING.search(text, max(0, start - 6), start) else "text"


def _is_dated(text: str, mention: PeriodMention, form: Calendar, place: str) -> bool:
    """A day with its year in running text, （2011年8月）, 2011年安排项目9个, “十二五”开局之年."""
    if place == "title" or form.edge or form.total:
        return False
    if place == "line":
        alone = text.strip("（）() \u3000") == mention.quote
        return alone and form.first.month is not None
    start, end = mention.span
    bracketed = (
        text[start - 1 : start] == "（" and text[end : end + 1] == "）" and form.first.month is not None
    )
    planned = form.first.month is None and text[end : end + _PLAN_REACH].startswith(_words("scheduled"))
    turns = mention.quote.endswith(_words("turn_of_plan"))
    return form.first.day is not None or bracketed or planned or turns


def _has_figure(text: str, mention: PeriodMention) -> bool:
    """False for 2019年度引资工作成绩明显。, which tells of no figure of that year."""
    stop = _STOP.search(text, mention.span.end)
    return _DIGIT.search(text, mention.span.end, stop.start() if stop else len(text)) is not None


def _parts_sum(text: str, start: int, year: str) -> bool:
    """累计完成投资9.6亿元，其中2007年完成投资5.7亿元; but not 到2003年底累计6218个。其中，2003年384个."""
    return text.endswith(_words("part_of_sum"), 0, start) and text.find(year, 0, start) < 0


def _is_reviewed(text: str, start: int) -> bool:
    """通报2023年工作情况, 总结了全县2023年的工作: a meeting looks back on a year that is over."""
    clause = _WORD_STOP.split(text[max(0, start - _REVIEWED) : start])[-1]
    return any(word in clause for word in (*_words("looks_over"), *_words("review")))


def _names_occasion(text: str, end: int) -> bool:
    """2018年四季度推进会举行; but not 2018年举办推介会12场."""
    stop = _NAME_STOP.search(text, end, end + _REVIEW_REACH)
    reach = stop.start() if stop else end + _REVIEW_REACH
    at = min((at for word in _words("held") if (at := text.find(word, end, reach)) >= 0), default=-1)
    return at >= 0 and period_words.find(text, end, at, "occasion_verb") < 0


def _is_goal(text: str, mention: PeriodMention) -> bool:
    """True where the words near by look forward (力争, 将) and none looks back (完成)."""
    start, end = mention.span
    stop = _STOP_OR_FIGURE.search(text, end, end + _BEHIND)  # 1—9月引进9亿元，占年度任务的70% looks back
    before = text[max(0, start - _AHEAD) : start]
    if before.endswith(_words("reports_on")):
        return False
    if before.endswith(_words("forward")):
        return True  # 确保上半年完成投资190亿元
    window = text[end : stop.start() if stop else end + _BEHIND]
    return _looks_on(window) or (mention.ahead and not any(word in window for word in _words("backward")))


def _looks_on(text: str) -> bool:
    """True for words that look forward and none that looks back."""
    words = [*_words("forward"), *_words("plan")]
    return any(word in text for word in words) and not any(word in text for word in _words("backward"))


def _word_behind(text: str, end: int, reach: int, kind: str) -> bool:
    """True when a word of `kind` stands behind `end` with no mark and no digit between."""
    stop = _NAME_STOP.search(text, end, end + reach)
    behind = Span(end, stop.start() if stop else end + reach)
    return any(text.find(word, *behind) >= 0 for word in _words(kind))


@cache
def _words(entry_id: str) -> tuple[str, ...]:
    return next(entry.forms for entry in lexicon.load("clock", CLOCK_KEYS) if entry.id == entry_id)
