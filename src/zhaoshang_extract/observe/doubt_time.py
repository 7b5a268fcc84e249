"""Doubts about the time of a figure."""

from __future__ import annotations

from datetime import date

from zhaoshang_extract.edtf import Day, Range
from zhaoshang_extract.observe.doubt_case import Case, says
from zhaoshang_extract.observe.fact import Doubt
from zhaoshang_extract.observe.second import time_before

# A clock that was inferred needs this lead over other years.
_CLOSE_CLOCK = 6


def time_unknown(case: Case) -> Doubt | None:
    """Nothing says which time a figure covers, and it is none of 达产后."""
    period = case.fact.period
    if period.rule == "value_when_done" or (period.value is not None and period.rule != "year_of_paper"):
        return None
    return Doubt("period", period.value, None, "time_unknown")


def span_expected(case: Case) -> Doubt | None:
    """An average over years (年均增长) has the time of a single one."""
    period = case.fact.period.value
    if case.fact.rate_kind.value != "growth_avg" or period is None or period.start is None:
        return None
    single = period.end is not None and period.start.year == period.end.year
    return Doubt("period", period, None, "span_expected") if single else None


def time_not_over(case: Case) -> Doubt | None:
    """The figure is read as reached, within a time that was not over when the text appeared."""
    fact, published = case.fact, case.grounds.clock.published
    last = last_day(fact.period.value)
    if fact.modality.value != "actual" or published is None or last is None or last <= published:
        return None
    return Doubt("period", fact.period.value, None, "time_not_over")


def day_alone(case: Case) -> Doubt | None:
    """The time begins or ends with a day: that of an occasion, of a stock, or only of the page."""
    period = case.fact.period.value
    if period is None or not any(edge is not None and edge.day for edge in (period.start, period.end)):
        return None
    return Doubt("period", period, None, "day_alone")


def month_carried(case: Case) -> Doubt | None:
    """One month, which the sentence does not name."""
    period, spot = case.fact.period, case.spot
    month = period.value is not None and _is_month(period.value)
    if spot is None or not month or period.how == "said":
        return None
    told = time_before(spot)
    near = told is not None and told[0] == "sentence"
    return None if near else Doubt("period", period.value, None, "month_carried")


def occasion_unnamed(case: Case) -> Doubt | None:
    """An occasion (签约仪式, 会上) has a day, and the figure has months or a year."""
    period = case.fact.period.value
    if period is None or period.end is None or period.end.day or period.start is None:
        return None
    told = case.fact.modality.value == "actual" and says(case, "occasion_unnamed")
    return Doubt("period", period, None, "occasion_unnamed") if told else None


def time_apart(case: Case) -> Doubt | None:
    """The time told last before the figure means another one."""
    period, spot = case.fact.period, case.spot
    if spot is None or period.value is None:
        return None
    told = time_before(spot)
    other = case.grounds.meaning(told[1]) if told is not None else None
    if told is None or other == period.value:
        return None
    return Doubt("period", period.value, other, "time_apart")


def year_inferred(case: Case) -> Doubt | None:
    """No year is printed for the document, and the one inferred has a small lead."""
    clock, period = case.grounds.clock, case.fact.period.value
    if period is None or not clock.uncertain or clock.margin >= _CLOSE_CLOCK:
        return None
    return Doubt("period", period, None, "year_inferred")


def year_running(case: Case) -> Doubt | None:
    """The whole of the year in which the text speaks, which was perhaps not over."""
    clock, period = case.grounds.clock, case.fact.period.value
    if period is None or period.start != period.end or clock.reviews or clock.year is None:
        return None
    running = period.end == Day(clock.year)
    return Doubt("period", period, None, "year_running") if running and case.spot is not None else None


def aim_time(case: Case) -> Doubt | None:
    """The time of a target."""
    fact = case.fact
    aimed = fact.modality.value == "target" and fact.period.value is not None and case.spot is not None
    return Doubt("period", fact.period.value, None, "aim_time") if aimed else None


def table_growth(case: Case) -> Doubt | None:
    """A rate of a table: its column may be headed by the year that it is compared with."""
    fact = case.fact
    if case.spot is not None or fact.quantity.kind != "rate" or fact.period.value is None:
        return None
    return Doubt("period", fact.period.value, None, "table_growth")


def last_day(period: Range | None) -> date | None:
    return period.end.last() if period is not None and period.end is not None else None


def _is_month(period: Range) -> bool:
    return period.start == period.end and period.end is not None and period.end.month is not None
