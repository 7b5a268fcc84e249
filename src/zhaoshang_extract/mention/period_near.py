"""Times that count from one in force or from the publication: 当月, 昨日, 本周五, 上季度."""

from __future__ import annotations

from datetime import date, timedelta

from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.edtf import Day, Range, whole
from zhaoshang_extract.mention.period_form import Near, Role


def near_range(form: Near, role: Role, clock: Clock, current: Range | None) -> Range | None:
    """The day, week, month or quarter that `form` means; None where nothing tells what it counts from.

    None too where it lies behind the calendar: 明日 of 9999-12-31.
    """
    try:
        return _near_range(form, role, clock, current)
    except OverflowError:
        return None


def _near_range(form: Near, role: Role, clock: Clock, current: Range | None) -> Range | None:
    if form.unit in ("day", "today"):
        return _near_day(form, clock, current)
    if form.unit == "week":
        return _near_week(form, role, clock)
    if form.unit == "lately":
        return whole(Day(clock.published.year, clock.published.month)) if clock.published else None
    base = current.end if current is not None and form.unit != "now_month" else None
    if form.first and current is not None and current.start != current.end:
        base = None  # 三季度签约21个，本月13日……: the month of the paper
    if base is None or base.month is None:
        base = clock.present
    if form.unit == "now_month" and clock.published is not None:
        base = Day(clock.published.year, clock.published.month)
    if base is None or base.month is None:
        return None
    length = 3 if form.unit == "quarter" else 1
    index = (base.month - 1) // length + form.steps
    count = 12 // length
    year = None if base.year is None else base.year + index // count
    month = index % count * length + 1
    value = Range(Day(year, month, form.first or None), Day(year, month + length - 1, form.last or None))
    if role == "as_of":
        value = Range(None, value.end)
    return value


def _near_week(form: Near, role: Role, clock: Clock) -> Range | None:
    """本周 is the week that the text prints, else that of the publication; 本周五 is a day of it."""
    week = _printed_week(clock.week)
    if week is None and clock.published is not None:
        first = clock.published - timedelta(days=clock.published.weekday())
        week = (first, first + timedelta(days=6))
    if week is None:
        return None
    first, last = (day + timedelta(weeks=form.steps) for day in week)
    if form.weekday:
        first = last = first + timedelta(days=(form.weekday - 1 - first.weekday()) % 7)
    start, end = (Day(day.year, day.month, day.day) for day in (first, last))
    return Range(None if role == "as_of" else start, end)


def _printed_week(week: Range | None) -> tuple[date, date] | None:
    first = week.start.first() if week is not None and week.start is not None else None
    last = week.end.last() if week is not None and week.end is not None else None
    return None if first is None or last is None else (first, last)


def _near_day(form: Near, clock: Clock, current: Range | None) -> Range | None:
    """当天 is the day in force; 今天 the publication's, or that of a dateline just before it."""
    in_force = None
    if current is not None and current.end is not None and current.end.day is not None:
        in_force = current.end.last()
        if in_force is None and form.steps == 0 and form.unit == "day":
            return whole(current.end)
    base = in_force
    if form.unit == "today":
        today = clock.spoken or clock.published
        fresh = in_force and today and 0 <= (today - in_force).days <= 3
        base = in_force if (fresh or today is None) and form.steps == 0 else today
    elif base is None:
        base = clock.spoken or clock.published
    if base is None:
        return None
    day: date = base + timedelta(days=form.steps)
    return whole(Day(day.year, day.month, day.day))
