"""Times named in a text: where they stand, what part they play, and what range they mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from zhaoshang_extract.anchor import find_anchor
from zhaoshang_extract.edtf import Range, edtf
from zhaoshang_extract.fold import fold
from zhaoshang_extract.mention import period_words as words
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
    Years,
)
from zhaoshang_extract.mention.period_item import Item, read_item
from zhaoshang_extract.mention.period_range import resolve
from zhaoshang_extract.mention.period_token import Token, scan
from zhaoshang_extract.span import Span

__all__ = ["Period", "PeriodMention", "Role", "find_periods", "periods", "resolve"]

_TITLES = re.compile(r"《[^《》]{1,80}》")
# 12月18日讯（, 4月25日电（ date the newspaper's line, not a fact.
_DATELINE = re.compile(r"(?:电|讯)(?=[（ ，：]|$)")
# 从2016年的8亿元: the figure behind 的 is the base.
_FIGURE_OF = re.compile(r"的[^，。；：、]{0,6}?[\d一二三四五六七八九十百第]|\d|[^，。；]{0,24}倍")
_UNITS: dict[str, NearUnit] = {
    "day": "day",
    "today": "today",
    "month": "month",
    "now_month": "now_month",
    "quarter": "quarter",
}
# 完成全年任务230亿元: the year is the target's alone; 全年目标为：… opens the targets.
_TARGET = re.compile(r"[^，。；：、\d]{0,6}?(?:目标|任务|计划|预算)(?!为|是|：|有)")
_ISSUE = re.compile(r"第[\d一二三四五六七八九十]{1,4}[期号]")
_SENTENCE_END = re.compile(r"[。；！？\n]")
_NAME_END = re.compile(r"[，。；：、！？\n\d]")


@dataclass(slots=True)
class Period:
    """A time in a text: EDTF, its ISO days (None where open or without a year), and its place."""

    edtf: str
    start: str | None
    end: str | None
    span: Span
    quote: str


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
        mentions.append(mention)
        free = mention.span.end
        while at < len(tokens) and tokens[at].start < free:
            at += 1
    return mentions


def periods(text: str, reference: date | str | None = None) -> list[Period]:
    """The times of any text with their ranges; `reference` is its day of publication (ISO if a string).

    A year that nothing gives is written XXXX. Raises ValueError for a `reference` that is no ISO date.

    >>> [period.edtf for period in periods("去年11月开工，今年上半年投产", "2023-07-14")]
    ['2022-11', '2023-01/2023-06']
    """
    published = date.fromisoformat(reference) if isinstance(reference, str) else reference
    folded = fold(text)
    anchor = find_anchor(None, published, folded.split("\n"))
    found: list[Period] = []
    current: Range | None = None
    last_end = 0
    for mention in find_periods(folded):
        if "\n" in folded[last_end : mention.span.start]:
            current = None
        last_end = mention.span.end
        value = resolve(mention, anchor, current)
        if value is None:
            continue
        if mention.role != "base" and not mention.local:
            current = value
        found.append(_period(value, mention.span, text))
    return found


def _period(value: Range, span: Span, text: str) -> Period:
    first = value.start.first() if value.start else None
    last = value.end.last() if value.end else None
    return Period(
        edtf(value),
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        span,
        text[span.start : span.end],
    )


def _in_title(titles: list[tuple[int, int]], at: int) -> bool:
    place = bisect_right(titles, (at, at)) - 1
    return place >= 0 and at < titles[place][1]


def _read(text: str, tokens: list[Token], at: int) -> tuple[PeriodMention | None, int]:
    """The mention that begins with token `at`, or None, and the token to go on with."""
    token = tokens[at]
    form: Form
    if token.kind == "present":
        return _mention(text, token.start, token.end, "as_of", Present()), at + 1
    if token.kind == "near":
        form = Near(_UNITS[token.word], token.a)
        return _mention(text, token.start, token.end, _counted_role(text, token), form), at + 1
    if token.kind == "same":
        return _mention(text, token.start, token.end, "base", SameStretch(UNSAID)), at + 1
    if token.kind == "span":
        return _years(text, token), at + 1
    if token.kind == "plan":
        return _plan(text, tokens, at)
    item = read_item(text, tokens, at)
    if item is None:
        return None, at + 1
    after = tokens[item.next] if item.next < len(tokens) else None
    if after is not None and after.kind == "same" and after.start == item.end:
        return _same(text, item, after), item.next + 1
    return _dated(text, item), item.next


def _mention(text: str, start: int, end: int, role: Role, form: Form) -> PeriodMention:
    return PeriodMention(Span(start, end), text[start:end], role, form, _looks_ahead(text, start, end))


def _looks_ahead(text: str, start: int, end: int) -> bool:
    """True when the sentence up to here, or the clause behind, holds 力争, 将, 确保 …"""
    left = max(start - 24, 0)
    for stop in _SENTENCE_END.finditer(text, left, start):
        left = stop.end()
    stop_right = _SENTENCE_END.search(text, end, end + 16)
    right = stop_right.start() if stop_right else min(end + 16, len(text))
    return words.find(text, left, right, "ahead", "pre_goal") >= 0


def _counted_role(text: str, token: Token) -> Role:
    return "base" if token.a < 0 and words.before(text, token.start, "pre_base") >= 0 else "during"


# ---- years that are counted ------------------------------------------------------------------------


def _years(text: str, token: Token) -> PeriodMention | None:
    """过去五年, 五年来, 今后三年; None for 三年行动, 两年 alone."""
    end = words.after(text, token.end, "years_past_post")
    for kind in ("years_past_pre", "years_over_pre", "years_ahead_pre"):
        start = words.before(text, token.start, kind)
        if start >= 0:
            form = Years(token.a, kind == "years_ahead_pre", kind == "years_over_pre")
            return _mention(text, start, max(end, token.end), "during", form)
    if end < 0 and token.a >= 3 and words.after(text, token.end, "years_bare_post") >= 0:
        # 五年全国新增…: only at the head of a clause, elsewhere it is a length.
        end = token.end if token.start == 0 or text[token.start - 1] in "，。；：、\n " else -1
    if end < 0 or token.a < 2:
        return None
    return _mention(text, token.start, end, "during", Years(token.a))


def _plan(text: str, tokens: list[Token], at: int) -> tuple[PeriodMention | None, int]:
    """“十三五”期间, 十四五以来, “十一五”前四年; None for the plan itself (“十四五”规划)."""
    token = tokens[at]
    first = 1981 + 5 * (token.a - 6)
    last, end, go_on = first + 4, token.end, at + 1
    role: Role = "during"
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and behind.kind == "span" and behind.lead and behind.start == end and behind.a <= 5:
        last, end, go_on = first + behind.a - 1, behind.end, at + 2
    elif (since := words.after(text, end, "post_since")) >= 0:
        end, role = since, "since"
    elif (named := words.after(text, end, "plan")) >= 0:
        end = named
    elif (closing := words.after(text, end, "post_end")) >= 0:
        end, role = closing, "as_of"
    elif (opening := words.after(text, end, "plan_first")) >= 0:
        last, end = first, opening
    elif (final := words.after(text, end, "plan_last")) >= 0:
        first, end = last, final
    elif words.after(text, end, "years_past_post") < 0:
        return None, at + 1
    form = Calendar(Moment(Year("printed", first)), Moment(Year("printed", last)))
    if role == "during" and _is_base(text, token.start, end):
        role = "base"
    return _mention(text, token.start, end, role, form), go_on


# ---- calendar times --------------------------------------------------------------------------------


def _same(text: str, item: Item, same: Token) -> PeriodMention:
    """上年同期 is the stretch in force a year earlier; 2022年1—9月同期 says its own months."""
    form: Form = item.form
    if item.form.first.month is None and item.form.first == item.form.last:
        form = SameStretch(item.form.first.year)
    return _mention(text, item.start, same.end, "base", form)


def _dated(text: str, item: Item) -> PeriodMention | None:
    """The mention of a calendar time with its marks, or None where the words make it no time of a fact."""
    start, end, form = item.start, item.end, item.form
    if _is_name(text, item):
        return None
    as_of = words.before(text, start, "pre_as_of")
    since = words.after(text, end, "post_since")
    if since < 0 and words.starts(text, end, "post_since"):
        return None  # 2015年以来新高
    if as_of >= 0:
        return _mention(text, as_of, end, "as_of", form)
    if since >= 0:
        return _mention(text, start, since, "since", form)
    if (opened := words.after(text, end, "post_from")) >= 0:
        mention = _mention(text, start, opened, "since", form)
        mention.open_end = True
        return mention
    if item.weak:
        return None
    before = words.after(text, end, "post_before")
    if before >= 0 and _bounds(form):
        return _mention(text, start, before, "deadline", form)
    mention = _mention(text, start, end, _role(text, item), form)
    mention.local = form.first.month is None and not form.edge and _TARGET.match(text, end) is not None
    return mention


def _bounds(form: Calendar) -> bool:
    """True for what 前 can follow as a deadline (9月底前, 2025年前), not for 上年前移."""
    if form.edge == "end" or form.first.day is not None:
        return True
    return form.first == form.last and (form.first.month is not None or form.first.year.kind == "printed")


def _role(text: str, item: Item) -> Role:
    start, end, form = item.start, item.end, item.form
    if form.first.year.kind == "told" and not form.edge:
        return "base"
    if _is_base(text, start, end):
        return "base"
    if form.edge != "start" and words.before(text, start, "pre_until") >= 0 and text[end : end + 1] != "的":
        return "deadline" if form.first.year.kind == "printed" and form.first.month is None else "as_of"
    if form.edge == "end":
        return "deadline" if words.before(text, start, "pre_goal", "pre_forecast") >= 0 else "as_of"
    return "during"


def _is_base(text: str, start: int, end: int) -> bool:
    """True for 比2015年, 由2011年的78.5%, 在去年基础上, 是2010年的2.2倍."""
    if words.before(text, start, "pre_base") >= 0:
        return True
    if words.before(text, start, "pre_base_with_of") < 0:
        return False
    return _FIGURE_OF.match(text, end) is not None or words.after(text, end, "post_base") >= 0


def _is_name(text: str, item: Item) -> bool:
    """True for 2010年不变价, 成立于2014年, 12月18日讯, and a quarter in an occasion's name."""
    start, end, first = item.start, item.end, item.form.first
    if words.after(text, end, "no_period_post") >= 0 or words.before(text, start, "no_period_pre") >= 0:
        return True
    if first.day is not None:
        return _DATELINE.match(text, end) is not None
    if first.month is None and _ISSUE.match(text, end):
        return True
    if first.month is None or first.year is not UNSAID:
        return False
    stop = _NAME_END.search(text, end, end + 24)
    right = stop.start() if stop else min(end + 24, len(text))
    occasion = words.find(text, end, right, "occasion")
    return occasion >= 0 and words.find(text, end, occasion, "occasion_verb") < 0
