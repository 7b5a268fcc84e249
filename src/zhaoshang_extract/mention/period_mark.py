"""What the words beside a time make of it: a base, a look ahead, a target's year, a mere name."""

from __future__ import annotations

import re

from zhaoshang_extract.mention import period_words as words
from zhaoshang_extract.mention.period_form import UNSAID, Calendar, Form, Near, PeriodMention, Role
from zhaoshang_extract.mention.period_item import Item
from zhaoshang_extract.span import Span

# 12月18日讯（, 4月25日电（, 9月26日淮安消息 date the newspaper's line, not a fact.
_DATELINE = re.compile(r"(?:(?:[一-鿿]{2,6}专)?(?:电|讯)|[一-鿿]{0,4}?消息)(?=[（ ，：]|$)")
# 从2016年的8亿元, 是2005年37.4亿元的2倍: the figure behind is the base, or its multiple.
_FIGURE_OF = re.compile(r"的[^，。；：、]{0,6}?[\d一二三四五六七八九十百第]|\d|[^，。；]{0,24}倍")
# 完成全年任务230亿元: the year is the target's alone; 全年目标为：… opens the targets.
_TARGET = re.compile(
    r"(?:(?!完成|实现|超额|落实|下达)[^，。；：、\d]){0,14}?(?:目标|任务|(?P<verb>计划))(?P<opens>为|是|：)?"
)
# 年度投资, 年度预计投资: what is to be spent in the year
_YEARS_SPENDING = re.compile(r"(?:预计|拟)?投资")
_MEASURED = re.compile(r"(?:完成|实现|占|达到|达|超|为|是)[^，。；：、]{0,8}$")
_ISSUE = re.compile(r"第[\d一二三四五六七八九十]{1,4}[期号]")
_RUN_OF_ISSUES = re.compile(r"(?:全[省市县区])?第[\d一二三四五六七八九十]{1,4}期")
_SENTENCE_END = re.compile(r"[。；！？\n]")
_CLAUSE_END = re.compile(r"[，。；：！？\n]")
# How far behind a day 获悉 still tells what the day is.
_REACH = 32
_COMMA = re.compile(r"(?:上午|下午|晚上|晚|当晚|清晨)?，")
# The line below the title of a speech says when it was held.
_SPEECH = re.compile(r"在[^，。；\n]{2,60}上）?$")
# （2011年4月12日） before the first words: the paper's own day.
_OPENING_BRACKET = re.compile(r"\s*（\s*")
_FIGURE = re.compile(r"\d")
_NAME_END = re.compile(r"[，。；：、！？\n\d]")


def mark(text: str, start: int, end: int, role: Role, form: Form) -> PeriodMention:
    """The mention at `text[start:end]`."""
    return PeriodMention(Span(start, end), text[start:end], role, form, _looks_ahead(text, start, end))


def _looks_ahead(text: str, start: int, end: int) -> bool:
    """True when the sentence up to here, or the words just behind, hold 力争, 将, 确保 …"""
    left = max(start - 24, 0)
    for stop in _SENTENCE_END.finditer(text, left, start):
        left = stop.end()
    stop_right = _SENTENCE_END.search(text, end, end + 16)
    right = stop_right.start() if stop_right else min(end + 16, len(text))
    return words.find(text, left, right, "ahead", "pre_goal") >= 0


def own_target(text: str, mention: PeriodMention) -> None:
    """Mark in `mention` that it is the year of the target behind it: 年度目标, 全年任务.

    The target is the coming year's unless something is measured against it (完成全年任务的九成).
    In 全年计划引进80个 nothing is measured and 计划 is a verb: that year goes on to what follows.
    """
    start, end = mention.span
    target = _TARGET.match(text, end)
    if target is None:
        mention.local = mention.local or (
            mention.quote == "年度" and _YEARS_SPENDING.match(text, end) is not None
        )
        return
    measured = _MEASURED.search(text, max(start - 12, 0), start) is not None
    mention.local = not target["opens"] and (measured or not target["verb"])
    mention.ahead = mention.ahead or not measured


def is_base(text: str, start: int, end: int) -> bool:
    """True for 比2015年, 由2011年的78.5%, 在去年基础上, 是2010年的2.2倍."""
    if words.before(text, start, "pre_base") >= 0:
        return True
    if words.before(text, start, "pre_base_with_of") < 0:
        return False
    return _FIGURE_OF.match(text, end) is not None or words.after(text, end, "post_base") >= 0


def is_aside(text: str, mention: PeriodMention) -> bool:
    """True for 记者昨日获悉, 落实2020年度办法, 12月18日讯: none dates a fact."""
    start, end, form = *mention.span, mention.form
    stop = _CLAUSE_END.search(text, end, end + _REACH)
    clause = stop.start() if stop else min(end + _REACH, len(text))
    if isinstance(form, Near):
        if form.unit == "lately":
            return not _tells_deed(text, start, clause)
        # 闭幕当天的通报会上, but not 当天签约11个，据介绍……
        return form.unit in ("today", "day") and form.steps <= 0 and _is_heard(text, start, end, clause)
    if not isinstance(form, Calendar) or form.first != form.last:
        return False
    if form.first.day is not None:
        if is_dateline(text, end) or _SPEECH.match(text, end):
            return True
        if text.startswith("）", end) and _OPENING_BRACKET.fullmatch(text, 0, start):
            return True
        return _is_heard(text, start, end, clause)
    if form.first.month is not None:
        return False
    rule = words.find(text, end, min(clause, end + 10), "rule_post")
    return rule >= 0 and words.before(text, start, "rule_pre") >= 0


def is_dateline(text: str, end: int) -> bool:
    """True where the day that ends at `end` is that of the paper's line: 12月18日讯."""
    return _DATELINE.match(text, end) is not None


def _tells_deed(text: str, start: int, end: int) -> bool:
    """True where something was signed or begun 日前, and not only told: 集中签约仪式日前在某地举行."""
    opens = max(start - _REACH, 0)
    for mark_before in _CLAUSE_END.finditer(text, opens, start):
        opens = mark_before.end()
    if text.startswith("，", end):  # 近日，某某项目开工
        behind = _CLAUSE_END.search(text, end + 1, end + _REACH)
        end = behind.start() if behind else min(end + _REACH, len(text))
    if words.find(text, opens, end, "lately_report", "heard") >= 0:
        return False
    return words.find(text, opens, end, "lately_deed", "post_done", "occasion") >= 0


def _is_heard(text: str, start: int, end: int, clause: int) -> bool:
    """True where a day is only that on which the reporter was told: 记者昨日从市商务局获悉.

    The words may stand a clause behind it: 7月3日，记者从……获悉; 7月23日下午，某市举行新闻发布会.
    """
    opens = _COMMA.match(text, end)
    if opens is not None:
        stop = _CLAUSE_END.search(text, opens.end(), opens.end() + _REACH)
        clause = stop.start() if stop else min(opens.end() + _REACH, len(text))
    told = words.before(text, clause, "telling", "lately_report") >= end and not _FIGURE.search(
        text, end, clause
    )
    return told or words.find(text, end, clause, "heard") >= 0


def is_issue(text: str, item: Item) -> bool:
    """月报（2013年第5期）, 2022年第五期“三个一批”活动: it came out or was held in that year."""
    first = item.form.first
    issued = first.year.kind == "printed" and first.month is None and first == item.form.last
    return issued and _RUN_OF_ISSUES.match(text, item.end) is not None


def is_name(text: str, item: Item) -> bool:
    """True for 2010年不变价, 成立于2014年, and a quarter in an occasion's name."""
    start, end, first = item.start, item.end, item.form.first
    if words.after(text, end, "no_period_post") >= 0 or words.before(text, start, "no_period_pre") >= 0:
        return True
    if first.day is not None:
        return False
    if first.month is None and _ISSUE.match(text, end):
        return True
    if first.month is None or first.year is not UNSAID:
        return False
    stop = _NAME_END.search(text, end, end + 24)
    right = stop.start() if stop else min(end + 24, len(text))
    occasion = words.find(text, end, right, "occasion")
    return occasion >= 0 and words.find(text, end, occasion, "occasion_verb") < 0
