"""How far a document reaches: what 截至目前 and 本周 mean in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.saying import Heard, Saying
from zhaoshang_extract.edtf import Day, Range
from zhaoshang_extract.mention.period_form import Calendar, Moment, Near, PeriodMention
from zhaoshang_extract.mention.period_mark import is_dateline

# A week that a text prints covers so many days from its first to its last.
_WEEK = range(4, 8)
# A dateline stands in one of the first passages, and is printed soon after.
_HEAD = 8
_RECENT = 7
# A year that has every day, where the text's is not known.
_LEAP = 2000


def find_present(clock: Clock, sayings: Sequence[Saying]) -> Day | None:
    """The end of the total in the title, else the publication, else the text's latest total."""
    titled = next((saying for saying in sayings if saying.place == "title" and saying.month), None)
    if titled is not None:
        return Day(_year_of(titled, clock), titled.month)
    if clock.published is not None:
        day = clock.published
        return Day(day.year, day.month, day.day)
    months = [saying.month for saying in sayings if saying.what in ("this", "bare") and saying.month]
    year = clock.topic_year if clock.reviews else clock.year
    if months:
        return Day(year, max(months))
    days = [saying.day for saying in sayings if saying.day is not None]
    return Day(year, max(days).month, max(days).day) if days and year is not None else None


def _year_of(saying: Saying, clock: Clock) -> int | None:
    """The year of a title's total: the printed one, else 今年, else the year before an early publication."""
    if saying.what == "total" or clock.year is None:
        return saying.year or None  # 今年前8个月 in a text that gives no year
    if saying.what == "last":
        return clock.year - 1
    over = clock.published is not None and (saying.month or 0) > clock.published.month
    return clock.year - 1 if over and clock.published and clock.published.year == clock.year else clock.year


def find_week(clock: Clock, heard: Sequence[Heard]) -> Range | None:
    """The days that 本周 means: the first run of a week's length in a text that speaks of 本周."""
    if clock.year is None:
        return None
    found: Range | None = None
    said: set[int] = set()
    for one in heard:
        for mention in one.times:
            if isinstance(mention.form, Near) and mention.form.unit == "week":
                said.add(mention.form.steps)
            found = found or _week(mention, clock.year)
    if found is None or not said:
        return None
    return found if 0 in said else _weeks_later(found, -max(said))


def _weeks_later(week: Range, weeks: int) -> Range:
    """5月11日至17日（下称上周）: where the text says 上周 alone, the printed week is that one."""
    edges = [edge.first() for edge in (week.start, week.end) if edge is not None]
    moved = [day + timedelta(weeks=weeks) for day in edges if day is not None]
    first, last = (Day(day.year, day.month, day.day) for day in moved)
    return Range(first, last, week.uncertain)


def find_spoken(published: date | None, year: int | None, heard: Sequence[Heard]) -> date | None:
    """The day of the dateline (中新社某市十一月八日电), when it lies within a week of the publication.

    In a text without a publication it is a day of 今年, the `year` that the clock has found.
    """
    if published is None and year is None:
        return None
    told = _days_aside(published.year if published else year or 0, heard)
    day = next((day for text, end, day in told if is_dateline(text, end)), None)
    return day if day is not None and (published is None or _is_recent(day, published)) else None


def wired_day(clock: Clock, heard: Sequence[Heard]) -> Day | None:
    """The day of the dateline of a text without any year (…4月18日电), else that on which it was heard.

    Month and day, the year open; 8月15日，记者从……获悉 without a dateline is as near to the writing.
    """
    if clock.year is not None:
        return None
    told = list(_days_aside(_LEAP, heard))
    wired = (day for text, end, day in told if is_dateline(text, end))
    day = next(wired, told[0][2] if told else None)
    return None if day is None else Day(None, day.month, day.day)


def _days_aside(year: int, heard: Sequence[Heard]) -> Iterator[tuple[str, int, date]]:
    """The days told at the head that date no fact: the text, where the day ends in it, and the day."""
    for one in heard[:_HEAD]:
        for mention in one.times:
            if mention.role == "aside" and isinstance(mention.form, Calendar):
                day = _day(mention.form.first, year)
                if day is not None:
                    yield one.text, mention.span.end, day


def _is_recent(day: date, published: date) -> bool:
    return 0 <= (published - day).days < _RECENT


def _week(mention: PeriodMention, year: int) -> Range | None:
    form = mention.form
    if not isinstance(form, Calendar) or mention.role not in ("during", "aside"):
        return None
    first, last = _day(form.first, year), _day(form.last, year)
    if first is None or last is None or (last - first).days + 1 not in _WEEK:
        return None
    return Range(Day(first.year, first.month, first.day), Day(last.year, last.month, last.day))


def _day(moment: Moment, year: int) -> date | None:
    number = moment.year.number if moment.year.kind == "printed" else year
    if moment.month is None or moment.day is None or not number:
        return None
    try:
        return date(number, moment.month, moment.day)
    except ValueError:  # 30 February
        return None
