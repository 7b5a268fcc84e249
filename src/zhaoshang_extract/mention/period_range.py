"""What a named time means once it is known what 今年 is and which time is in force."""

from __future__ import annotations

import calendar
from datetime import timedelta

from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.edtf import Day, Range, whole
from zhaoshang_extract.mention import period_words as words
from zhaoshang_extract.mention.period_form import (
    Calendar,
    Moment,
    Near,
    PeriodMention,
    Present,
    SameStretch,
    Year,
    Years,
)
from zhaoshang_extract.mention.period_near import near_range

# These count from a day that is known.
_DAYS = ("day", "today", "week")


def resolve(mention: PeriodMention, clock: Clock, current: Range | None = None) -> Range | None:
    """The range that `mention` means, where `current` is the time in force before it.

    None where the context that it needs is missing (同期 with nothing in force, 今天 without a
    publication day). An unknown year stays None in the range's days.
    """
    form = mention.form
    if is_publication(current, clock):
        current = None  # a dateline says when the text was printed, not what it is about
    if isinstance(form, Present):
        present = present_day(clock, current)
        return None if present is None else _marked(Range(None, present), clock)
    if isinstance(form, SameStretch):
        return _same_stretch(form, clock, current)
    if isinstance(form, Near):
        near = near_range(form, mention.role, clock, current)
        return near if near is None or (form.unit in _DAYS and clock.published) else _marked(near, clock)
    value = _years(form, clock) if isinstance(form, Years) else _calendar(form, mention, clock, current)
    if value is None:
        return None
    if mention.role == "since":
        value = _from(value, None if mention.open_end else _since_end(mention, value, clock, current))
    elif mention.role == "as_of" or (mention.role == "base" and _at_end(form)):
        value = Range(None, value.end)
    elif mention.so_far:
        value = _so_far(value, clock, current)
    elif mention.role == "deadline" and value.end is not None and value.end.month is not None:
        value = Range(None, value.end) if not _closes_year(form) else whole(Day(value.end.year))
    if isinstance(form, Calendar) and _printed(form):
        return value
    return _marked(value, clock)


def _printed(form: Calendar) -> bool:
    return form.first.year.kind == "printed" == form.last.year.kind


def is_publication(current: Range | None, clock: Clock) -> bool:
    if current is None or current.start is None or current.start.day is None or clock.published is None:
        return False
    return current.start == current.end and current.start.first() == clock.published


def present_day(clock: Clock, current: Range | None) -> Day | None:
    """The last day or month that 截至目前 covers: the end of a running total in force, else the clock's."""
    if current is not None and current.end is not None and current.end.month is not None:
        first = current.start
        total = first is not None and first != current.end and first.month == 1 and first.day is None
        from_january = first is None or total
        if from_january and current.end.year == clock.year:
            return current.end
    return clock.present


def _marked(value: Range, clock: Clock) -> Range:
    """`value` with the mark of an inferred year, which years before the inferred 今年 do not carry."""
    years = [day.year for day in (value.start, value.end) if day is not None and day.year is not None]
    inferred = clock.uncertain and clock.year is not None and any(year >= clock.year for year in years)
    return Range(value.start, value.end, inferred)


# ---- calendar times --------


def _calendar(form: Calendar, mention: PeriodMention, clock: Clock, current: Range | None) -> Range | None:
    first, last = form.first, form.last
    if first.month is None and first.day is not None:
        return _bare_days(first.day, last.day or first.day, mention, clock, current)
    year = _year(first.year, clock, current)
    if first.year.kind == "unsaid":
        year = _unsaid_year(form, mention, clock, current)
    end_year = year if last.year == first.year else _year(last.year, clock, current)
    start, end = _day(first, year), _day(last, end_year)
    if form.edge == "end":
        end = Day(end.year, end.month or 12)
        start = end
    elif form.edge == "start":
        start = end = Day(start.year, start.month or 1)
    if start.year is not None and end.year is not None and start.year > end.year:
        return None
    return Range(start, end)


def _day(moment: Moment, year: int | None) -> Day:
    day = moment.day
    if day is not None and moment.month is not None:
        # 2月下旬 ends with its month, a leap day only where the year has one.
        day = min(day, calendar.monthrange(year or 2023, moment.month)[1])
    return Day(year, moment.month, day)


def _year(year: Year, clock: Clock, current: Range | None) -> int | None:
    if year.kind == "printed":
        return year.number or None
    base = clock.year
    if year.kind in ("told", "same"):
        base = year_in_force(current) or clock.topic_year or clock.year
    return None if base is None else base + year.number


def year_in_force(current: Range | None) -> int | None:
    """The last year of the time in force; None without one."""
    if current is None:
        return None
    for day in (current.end, current.start):
        if day is not None and day.year is not None:
            return day.year
    return None


def _unsaid_year(form: Calendar, mention: PeriodMention, clock: Clock, current: Range | None) -> int | None:
    """The year of 11月 or 全年: the one in force, else the one that the document speaks of."""
    ahead = mention.ahead or mention.role == "deadline"
    year = year_in_force(current)
    done = mention.role in ("as_of", "since") or form.first.day is not None
    if year is not None and clock.year is not None and year > clock.year and done and not ahead:
        year = None  # 2025年的任务 is in force, and 截至11月底 still counts what is there
    if (
        year is not None
        and mention.role == "as_of"
        and not ahead
        and _is_long_past(form, year, current, clock)
    ):
        year = None  # 2018年签约的126个，截至9月底已开工113个, in October 2019
    if ahead and clock.year is not None:
        return max(year or clock.year, clock.year)  # what is still to come is in no past year
    if clock.year is None or (year is not None and year != clock.year):
        return year
    if year is None and (form.first.month is None or (clock.reviews and form.first.day is None)):
        return clock.topic_year or clock.year
    return clock.year - 1 if _after_publication(form, clock) else clock.year


def _is_long_past(form: Calendar, year: int, current: Range | None, clock: Clock) -> bool:
    """True where a whole year is in force that is over, and the same month of 今年 is over as well."""
    if (
        current is None
        or current.start != current.end
        or current.end is None
        or current.end.month is not None
    ):
        return False
    if clock.year is None or clock.published is None or clock.published.year != clock.year or clock.reviews:
        return False
    return year < clock.year and (form.last.month or 12) < clock.published.month


def _after_publication(form: Calendar, clock: Clock) -> bool:
    """True for 11月7日 in a text of 9 January, and for 1—11月 there, whose end no text foresees."""
    published = clock.published
    if published is None or published.year != clock.year or form.first.month is None:
        return False
    if form.total or form.edge == "end":
        # 1—9月 may be out before its end, 一季度 in February is the running one and 上半年 the goals' one.
        last = form.last.month or 12
        return last - published.month > (3 if last % 3 == 0 else 1)
    looks_back = clock.topic_year is not None and clock.topic_year < clock.year
    if looks_back and form.first.day is not None and form.first.month > published.month:
        return True  # 4月28日 in the summary of a year that appears in January
    # A month just ahead is the coming one: 9月启动 in a text of 31 August.
    return form.first.month - published.month > 5


def _bare_days(
    first: int, last: int, mention: PeriodMention, clock: Clock, current: Range | None
) -> Range | None:
    """15日 in the month in force, else the last 15th before the day of the text; 定于15日 the next one."""
    end = current.end if current is not None else None
    if end is not None and end.month is not None:
        return _days_of(end.year, end.month, first, last)
    near = clock.spoken or clock.published
    if near is None:
        return None
    if last > near.day and not mention.ahead:
        near = near.replace(day=1) - timedelta(days=1)
    elif last < near.day and mention.ahead and mention.role != "as_of":
        near = near.replace(day=28) + timedelta(days=4)
    return _days_of(near.year, near.month, first, last)


def _days_of(year: int | None, month: int, first: int, last: int) -> Range | None:
    if last > calendar.monthrange(year or 2023, month)[1]:
        return None
    return Range(Day(year, month, first), Day(year, month, last))


def _at_end(form: Calendar | Years) -> bool:
    return isinstance(form, Calendar) and form.edge == "end"


def _so_far(value: Range, clock: Clock, current: Range | None) -> Range:
    """今年 in a report of 1—6月 is those six months; elsewhere the year."""
    present = present_day(clock, current)
    if present is None or present.month is None or present.day is not None or present.year != clock.year:
        return value
    return Range(Day(present.year, 1), present)


def _closes_year(form: Calendar | Years) -> bool:
    """True for 年底前 and 到2025年底, which leave the whole year for the work."""
    return isinstance(form, Calendar) and form.edge == "end" and form.last.month in (None, 12)


def _from(value: Range, end: Day | None) -> Range:
    """From the start of `value` to `end`, both as fine: 今年以来 is January to the present month."""
    start = value.start
    if start is not None and end is not None and start.month is None and end.month is not None:
        start = Day(start.year, 1)
    return Range(start, end)


def _since_end(mention: PeriodMention, value: Range, clock: Clock, current: Range | None) -> Day | None:
    """The end of 今年以来: the present month, or the end of the year that a review is about.

    年初以来, 5月以来 and 2004年至今 end on the day of writing, where that is known; not 自5月启动以来.
    """
    start, topic = value.start, clock.topic_year
    if start is None:
        return None
    if clock.reviews and topic is not None and topic != clock.year and (start.year or topic + 1) <= topic:
        return Day(topic, 12) if start.month is not None else Day(topic)
    present = present_day(clock, current)
    if present is None:
        return Day(clock.year)
    end = Day(present.year, present.month)
    until = words.since_until(mention.quote)
    months = start.month is not None and start.day is None and start != end
    if present.day is not None and (until == "now" or (until is not None and months)):
        end = present
    if (start.year or 0, start.month or 0) > (end.year or 0, end.month or 12):
        return Day(start.year)
    return end


# ---- times that count from others --------


def _years(form: Years, clock: Clock) -> Range | None:
    if clock.year is None:
        return None
    told = clock.topic_year if clock.topic_year is not None else clock.year
    if form.count == 1 and told >= clock.year and not (form.over or form.ahead):
        return None  # 一年来 in the middle of a year is no calendar year
    if form.ahead:
        first = min(told, clock.year) + 1
        return Range(Day(first), Day(first + form.count - 1))
    still_runs = told >= clock.year and not clock.reviews
    last = clock.year - 1 if form.over and still_runs else told
    return Range(Day(last - form.count + 1), Day(last))


def _same_stretch(form: SameStretch, clock: Clock, current: Range | None) -> Range | None:
    if form.year.kind == "same":
        return current
    printed = form.year.number if form.year.kind == "printed" else None
    if current is None and clock.present is not None and clock.present.day is None:
        current = Range(Day(clock.present.year, 1), clock.present)
    if current is None or year_in_force(current) is None:
        return whole(Day(printed)) if printed else current
    shift = -1 if printed is None else printed - (year_in_force(current) or 0)
    moved = [_shifted(day, shift) for day in (current.start, current.end)]
    return Range(moved[0], moved[1], current.uncertain and shift >= 0)


def _shifted(day: Day | None, years: int) -> Day | None:
    if day is None or day.year is None:
        return day
    year = day.year + years
    if day.day is None or day.month is None:
        return Day(year, day.month)
    return Day(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))
