"""The date that a text prints of itself where nobody gave its publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from zhaoshang_extract.mention.period import find_periods, full_days
from zhaoshang_extract.mention.period_form import Calendar, Moment

# The date stands in the first lines or the last ones, in a line of this length at most.
_HEAD, _TAIL, _LONGEST = 4, 3, 40
# The day in the path of an address: /2019/0716/, /2019-07/16/, /201907/t20190716_
_ADDRESS_DAY = re.compile(r"[a-z]{2,4}/[\w/.-]*?(?<!\d)((?:19|20)\d\d)[-/]?([01]\d)[-/]?([0-3]\d)(?!\d)")
_SUBTITLE = "——"
# A dateline and the name of its occasion stand in the first characters of a paragraph.
_FAR = 300


def find_own_date(texts: Sequence[str]) -> date | None:
    """The full date of a line of its own near the head or the end, else the dateline's day; None without.

    本报某地4月25日电 has no year: it is that of the occasion told there (2024某地产业推介会).
    """
    for text in [*texts[:_HEAD], *texts[-_TAIL:]]:
        if "。" in text or (len(text) > _LONGEST and not text.startswith(_SUBTITLE)):
            continue
        days = full_days(text)
        if days:
            return days[0][1]
    return _dateline(texts[:_HEAD]) or _in_address([*texts[:_HEAD], *texts[-_TAIL:]])


def _in_address(texts: Sequence[str]) -> date | None:
    """http://news.example.cn/2019/0716/196352.shtml: the day on which a page was put on line."""
    for text in texts:
        for match in _ADDRESS_DAY.finditer(text):
            try:
                return date(*(int(part) for part in match.groups()))
            except ValueError:  # /2019/1347/ is no day
                continue
    return None


def _dateline(head: Sequence[str]) -> date | None:
    mentions = [mention for text in head for mention in find_periods(text[:_FAR])]
    asides = [mention.form for mention in mentions if mention.role == "aside"]
    moments = [form.first for form in asides if isinstance(form, Calendar)]
    day = next((moment for moment in moments if moment.day is not None), None)
    year = next((moment.year.number for moment in moments if _is_year(moment)), None)
    if day is None or not day.month or not day.day or not year:
        return None
    try:
        return date(year, day.month, day.day)
    except ValueError:  # 30 February
        return None


def _is_year(moment: Moment) -> bool:
    return moment.year.kind == "printed" and moment.year.number > 0
