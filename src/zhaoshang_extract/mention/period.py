"""Times named in a text: where they stand and what part they play."""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
from datetime import date

from zhaoshang_extract.lexicon.words import Words, by_id
from zhaoshang_extract.memory import remembered
from zhaoshang_extract.mention import period_words as words
from zhaoshang_extract.mention.period_count import read_plan, read_years
from zhaoshang_extract.mention.period_form import (
    UNSAID,
    Calendar,
    Form,
    Moment,
    Near,
    NearUnit,
    PeriodMention,
    Present,
    Role,
    SameStretch,
    Year,
)
from zhaoshang_extract.mention.period_item import Item, read_item, run_of_days
from zhaoshang_extract.mention.period_mark import is_aside, is_base, is_issue, is_name, mark, own_target
from zhaoshang_extract.mention.period_range import resolve
from zhaoshang_extract.mention.period_token import Token, scan
from zhaoshang_extract.span import Span

__all__ = ["PeriodMention", "Role", "find_periods", "full_days", "resolve"]

_MAY_HOLD_DAY = re.compile(r"年[^年]{1,5}月|\d[-./]\d{1,2}[-./]\d")
_TITLES = re.compile(r"《[^《》]{1,80}》")
_UNITS: dict[str, NearUnit] = {
    "day": "day",
    "today": "today",
    "lately": "lately",
    "week": "week",
    "month": "month",
    "now_month": "now_month",
    "quarter": "quarter",
}
_WEEKDAYS = "一二三四五六日天"
_THIS_YEAR, _SAME_YEAR = Moment(Year("now")), Moment(Year("same"))
_YEAR_BEFORE = Calendar(Moment(Year("told", -1)), Moment(Year("told", -1)))
_LAST_YEAR = Calendar(Moment(Year("now", -1)), Moment(Year("now", -1)))
# 自2022年6月启动以来: the event stands between.
_SINCE_EVENT = re.compile(r"[^，。；：、]{1,10}以来")
# 比去年同期增长63%。|同期引进63亿元
_DISCOURSE = Words(by_id("discourse"))
_ENDS = frozenset("。；\n")
# What 同期 is measured by stands no further before it.
_CLAUSE = 40
# 比2019年、2020年分别增长: the second year is a base like the first.
_AND = frozenset(("、", "和", "与", "及"))


@remembered
def find_periods(text: str) -> list[PeriodMention]:
    """The times of a folded text, sorted, the longest at each place, without overlaps."""
    tokens = scan(text)
    titles = [match.span() for match in _TITLES.finditer(text)] if tokens else []
    mentions: list[PeriodMention] = []
    at = free = 0
    while at < len(tokens):
        mention, at = _read(text, tokens, at)
        if mention is None or mention.span.start < free or _in_title(titles, mention.span.start):
            continue
        before = mentions[-1] if mentions else None
        if before is not None and before.role == "base" and text[free : mention.span.start] in _AND:
            mention.role = "base"
        if mention.role == "during" and is_aside(text, mention):
            mention.role = "aside"
        mentions.append(mention)
        free = mention.span.end
        while at < len(tokens) and tokens[at].start < free:
            at += 1
    return mentions


def full_days(text: str) -> list[tuple[Span, date]]:
    """The days of a folded text that print their year, with their places, in order."""
    found: list[tuple[Span, date]] = []
    for mention in find_periods(text) if _MAY_HOLD_DAY.search(text) else ():
        form = mention.form
        if (
            not isinstance(form, Calendar)
            or form.first != form.last
            or mention.role not in ("during", "aside")
        ):
            continue
        moment = form.first
        if moment.year.kind == "printed" and moment.month and moment.day:
            with suppress(ValueError):  # 30 February
                found.append((mention.span, date(moment.year.number, moment.month, moment.day)))
    return found


def _in_title(titles: list[tuple[int, int]], at: int) -> bool:
    place = bisect_right(titles, (at, at)) - 1
    return place >= 0 and at < titles[place][1]


def _read(text: str, tokens: list[Token], at: int) -> tuple[PeriodMention | None, int]:
    """The mention that begins with token `at`, or None, and the token to go on with."""
    token = tokens[at]
    if token.kind == "present":
        return mark(text, token.start, token.end, "as_of", Present()), at + 1
    if token.kind == "near":
        return _days_of_month(text, tokens, at) or (_near(text, token), at + 1)
    if token.kind == "same":
        return _bare_same(text, token), at + 1
    if token.kind == "span":
        return read_years(text, token), at + 1
    if token.kind == "edition":
        year = Moment(token.year)
        return mark(text, token.start, token.end, "aside", Calendar(year, year)), at + 1
    if token.kind == "plan":
        return read_plan(text, tokens, at)
    item = read_item(text, tokens, at)
    if item is None:
        return None, at + 1
    after = tokens[item.next] if item.next < len(tokens) else None
    if after is not None and after.kind == "same" and after.start == item.end:
        return _same(text, item, after), item.next + 1
    return _dated(text, item), item.next


def _days_of_month(text: str, tokens: list[Token], at: int) -> tuple[PeriodMention, int] | None:
    """本月28日至30日, 上月25日: days of a month that is told by its distance."""
    token = tokens[at]
    if token.word not in ("month", "now_month") or at + 1 == len(tokens) or tokens[at + 1].start != token.end:
        return None
    item = run_of_days(text, tokens, at + 1)
    if item is None:
        return None
    first, last = item.form.first.day or 0, item.form.last.day or 0
    form = Near(_UNITS[token.word], token.a, first=first, last=last)
    return mark(text, token.start, item.end, "during", form), item.next


def _near(text: str, token: Token) -> PeriodMention:
    """当月, 上月末, 比上季度, 昨日."""
    if token.word == "week":
        return _week(text, token)
    form = Near(_UNITS[token.word], token.a)
    end = words.after(text, token.end, "post_end") if token.word.endswith("month") else -1
    role: Role = "as_of" if end >= 0 else "during"
    if token.a < 0 and is_base(text, token.start, max(end, token.end)):
        role = "base"
    return mark(text, token.start, max(end, token.end), role, form)


def _week(text: str, token: Token) -> PeriodMention:
    """本周, 上周五, 截至本周五."""
    weekday = _WEEKDAYS.find(text[token.end : token.end + 1]) + 1 if token.end < len(text) else 0
    form = Near("week", token.a, min(weekday, 7))
    start = words.before(text, token.start, "pre_as_of")
    role: Role = "as_of" if start >= 0 else "during"
    return mark(text, start if start >= 0 else token.start, token.end + bool(weekday), role, form)


def _bare_same(text: str, token: Token) -> PeriodMention:
    """比同期 is a year earlier; 占同期全国总量 and 同期，… are the stretch in force itself."""
    opens = token.start == 0 or text[token.start - 1] in _ENDS
    opens = opens or _of_another_place(text, token.start)
    goes_on = opens and not _DISCOURSE.starts("former_value", text, token.end)
    if goes_on or words.before(text, token.start, "pre_meanwhile") >= 0 or text.startswith("，", token.end):
        return mark(text, token.start, token.end, "during", SameStretch(Year("same")))
    return mark(text, token.start, token.end, "base", SameStretch(UNSAID))


def _of_another_place(text: str, start: int) -> bool:
    """全市|同期引进63亿元, 某州|同期到位41亿元; but not 比全省|同期高2个百分点."""
    floor = max(0, start - _CLAUSE)
    clause = text[max(floor - 1, *(text.rfind(mark, floor, start) for mark in "，；。：")) + 1 : start]
    return clause.endswith(_DISCOURSE.forms("ends_place")) and not _DISCOURSE.says("measures_by", clause)


def _same(text: str, item: Item, same: Token) -> PeriodMention:
    """上年同期 is the stretch in force a year earlier; 2022年1—9月同期 says its own months."""
    form: Form = item.form
    if item.form.first.month is None and item.form.first == item.form.last:
        form = SameStretch(item.form.first.year)
    return mark(text, item.start, same.end, "base", form)


def _dated(text: str, item: Item) -> PeriodMention | None:
    """The mention of a calendar time with its marks, or None where the words make it no time of a fact."""
    start, end, form = item.start, item.end, item.form
    if is_name(text, item):
        issue = Calendar(form.first, form.last)
        return mark(text, start, end, "aside", issue) if is_issue(text, item) else None
    if form == _YEAR_BEFORE and text.startswith("，", end) and (start == 0 or text[start - 1] in _ENDS):
        return mark(text, start, end, "during", _LAST_YEAR)  # 上年，全区引进项目14个
    since = words.after(text, end, "post_since")
    if since < 0 and words.starts(text, end, "post_since"):
        return None  # 2015年以来新高
    as_of = words.before(text, start, "pre_as_of")
    if as_of >= 0:
        return mark(text, as_of, end, "as_of", form)
    if since >= 0:
        return mark(text, start, since, "since", form)
    if words.before(text, start, "pre_since") >= 0 and _SINCE_EVENT.match(text, end):
        return mark(text, start, end, "since", form)
    opened = words.after(text, end, "post_from")
    if opened >= 0:
        mention = mark(text, start, opened, "since", form)
        mention.open_end = True
        return mention
    if item.weak:
        return None
    before = words.after(text, end, "post_before")
    if before >= 0 and _bounds(form):
        return mark(text, start, before, "deadline", form)
    mention = mark(text, start, end, _role(text, item), form)
    if form.first.month is None and not form.edge:
        own_target(text, mention)
    mention.so_far = _runs(text, mention, form)
    return mention


def _runs(text: str, mention: PeriodMention, form: Calendar) -> bool:
    """True for a year that a report on its first months tells as far as it went: 今年签约的, 当年到位资金."""
    if form.first != form.last or form.edge or mention.role != "during" or mention.ahead:
        return False
    if form.first == _SAME_YEAR:
        return True
    plain = form.first == _THIS_YEAR or text.startswith("年内", mention.span.start)
    return plain and words.after(text, mention.span.end, "post_done") >= 0


def _bounds(form: Calendar) -> bool:
    """True for what 前 can follow as a deadline (9月底前, 2025年前), not for 上年前移."""
    if form.edge == "end" or form.first.day is not None:
        return True
    return form.first == form.last and (form.first.month is not None or form.first.year.kind == "printed")


def _role(text: str, item: Item) -> Role:
    start, end, form = item.start, item.end, item.form
    if form.first.year.kind == "told" and not form.edge:
        return "base"
    if is_base(text, start, end):
        return "base"
    until = words.before(text, start, "pre_until")
    if form.edge != "start" and until >= 0 and text[end : end + 1] != "的":
        planned = words.before(text, until, "pre_goal", "pre_forecast") >= 0
        year = form.first.year.kind == "printed" and form.first.month is None
        return "deadline" if planned or year else "as_of"
    if form.edge == "end":
        return "deadline" if words.before(text, start, "pre_goal", "pre_forecast") >= 0 else "as_of"
    return "during"
