"""Doubts about the time of a figure."""

from __future__ import annotations

from datetime import date

from zhaoshang_extract.edtf import Range
from zhaoshang_extract.observe.doubt_case import Case
from zhaoshang_extract.observe.fact import Doubt


def time_unknown(case: Case) -> Doubt | None:
    """Nothing says which time a figure covers, and it is none of 达产后."""
    period = case.fact.period
    if period.value is not None or period.rule == "value_when_done":
        return None
    return Doubt("period", None, None, "time_unknown")


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
    return Doubt("modality", "actual", "target", "time_not_over")


def last_day(period: Range | None) -> date | None:
    return period.end.last() if period is not None and period.end is not None else None
