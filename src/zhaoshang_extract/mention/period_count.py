"""Times that are counted in years: 过去五年, 五年来, 今后三年, “十三五”期间."""

from __future__ import annotations

import re

from zhaoshang_extract.mention import period_words as words
from zhaoshang_extract.mention.period_form import Calendar, Moment, PeriodMention, Role, Year, Years
from zhaoshang_extract.mention.period_mark import is_base, mark
from zhaoshang_extract.mention.period_token import Token

_LENGTHS = ("用", "满", "近", "每", "第", "逾", "超", "时", "期", "达", "后", "续", "过", "足", "利")
_LOOKS_BACK = ("来", "间")
# 五年固定资产投资累计900亿元
_SUMS = re.compile(r"[^，。；：、\d]{2,12}累计")
_CLAUSE_HEAD = frozenset("，。；、！？：\n ")


def read_years(text: str, token: Token) -> PeriodMention | None:
    """过去五年, 五年来, 今后三年; None for a mere length (三年行动, 力争用五年)."""
    if token.lead or text.endswith(("年", "以来的", "以来"), 0, token.start):
        return None  # 2020年至2022年三年间 has said its years
    end = words.after(text, token.end, "years_past_post")
    for kind in ("years_past_pre", "years_over_pre", "years_ahead_pre"):
        start = words.before(text, token.start, kind)
        if start >= 0:
            form = Years(token.a, kind == "years_ahead_pre", kind == "years_over_pre")
            return mark(text, start, max(end, token.end), "during", form)
    if (
        end < 0
        and token.a >= 3
        and (
            words.after(text, token.end, "years_bare_post", "deed_post", "post_done") >= 0
            or _SUMS.match(text, token.end)
        )
    ):
        # 五年全国新增…: only at the head of a clause, elsewhere it is a length.
        headed = token.start == 0 or text[token.start - 1] in _CLAUSE_HEAD
        headed = headed or (
            words.after(text, token.end, "deed_post", "post_done") >= 0 and not _is_length(text, token)
        )
        end = token.end if headed else -1
    bare = text[end - 1] not in _LOOKS_BACK
    return mark(text, token.start, end, "during", Years(token.a, bare=bare)) if end >= 0 else None


def _is_length(text: str, token: Token) -> bool:
    """用五年引进, 满三年签约: so long, and no time of the report."""
    return text.endswith(_LENGTHS, 0, token.start)


def read_plan(text: str, tokens: list[Token], at: int) -> tuple[PeriodMention | None, int]:
    """“十三五”期间, 十四五以来, “十一五”前四年, and the token to go on with.

    None for the plan itself (“十四五”规划). The sixth plan began in 1981, each lasts five years.
    """
    token = tokens[at]
    first = 1981 + 5 * (token.a - 6)
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = (token.end, words.after(text, token.end, "plan"))
    if behind is not None and behind.kind == "span" and behind.lead and behind.start in ends:
        last = first + min(behind.a, 5) - 1
        return _planned(text, token.start, behind.end, "during", first, last), at + 2
    found = _part_of_plan(text, token.end)
    if found is None:
        return None, at + 1
    end, role, low, high = found
    return _planned(text, token.start, end, role, first + low, first + high), at + 1


def _part_of_plan(text: str, at: int) -> tuple[int, Role, int, int] | None:
    """The end of the words behind a plan, their role, and the first and last year they leave of it."""
    parts: tuple[tuple[str, Role, int, int], ...] = (
        ("post_since", "since", 0, 4),
        ("plan", "during", 0, 4),
        ("post_end", "as_of", 4, 4),
        ("plan_first", "during", 0, 0),
        ("plan_last", "during", 4, 4),
    )
    for kind, role, low, high in parts:
        end = words.after(text, at, kind)
        if end >= 0:
            return end, role, low, high
    told = words.after(text, at, "years_past_post", "deed_post", "post_done", "plan_clause_post") >= 0
    counted = text[at : at + 1] == "的" and text[at + 1 : at + 2].isdecimal()  # 从“十二五”的2个
    return (at, "during", 0, 4) if told or counted else None


def _planned(text: str, start: int, end: int, role: Role, first: int, last: int) -> PeriodMention:
    if role != "since" and is_base(text, start, end):
        role = "base"
    form = Calendar(Moment(Year("printed", first)), Moment(Year("printed", last)))
    return mark(text, start, end, role, form)
