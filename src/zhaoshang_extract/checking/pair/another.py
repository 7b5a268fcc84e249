"""Words that make a pair of values one of several readings: another's base, another year, a whole year."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.slots import same_measure, same_slot
from zhaoshang_extract.checking.words import (
    either,
    forms,
    last_clause,
    levels_of,
    organisation,
    printed_year,
    says,
)


def may_be_of_another(rate: Figure, previous: Figure, current: Figure) -> bool:
    """True where the words allow that the rate is of another value, or that the base is another's."""
    return (
        _is_anothers(previous, current)
        or _is_of_part_of_year(previous, current)
        or _names_year(rate, current)
    )


def _is_anothers(one: Figure, other: Figure) -> bool:
    """我市389亿元，全省同期为1421亿元; 甲公司…；乙公司上年同期: the words behind name whose it is."""
    first, second = sorted((one, other), key=lambda figure: figure.place)
    owner = organisation(second.before)
    if owner is not None and owner not in first.before:
        return True
    levels = levels_of(last_clause(second.before))
    if levels is None or levels == levels_of(first.before):
        return False
    # 工业到位资金261亿元，全市比2020年的522亿元增长16.7%: of all, where the first is of a sector
    return first.level not in levels or (first.industry is not None and levels_of(first.before) is None)


def _is_of_part_of_year(previous: Figure, current: Figure) -> bool:
    """今年以来123亿元，已超过去年全年的111亿元: growth is not counted from another length of time."""
    if not says("whole_year", last_clause(previous.before)) or says("whole_year", current.before):
        return False
    year = current.period is not None and current.period.rstrip("?").isdigit()
    return not year or says("so_far", current.before)


def _names_year(rate: Figure, current: Figure) -> bool:
    """2020年计划456亿元，2019年完成140亿元，2019年同比增长27.7%: the rate is of the year that it names."""
    named = printed_year().findall(last_clause(rate.before))
    own = (current.period or "")[-4:]
    return bool(named) and own.isdigit() and named[0] != own and says("compared", rate.before)


def is_behind_later(current: Figure, field: Field) -> bool:
    """3月份开工40个；2月份开工31个，环比增长29%: the same of a later time stands in the sentence before."""
    for other in field.before(current):
        if other.sentence != current.sentence:
            return False
        same = same_measure(other, current) and other.stage == current.stage
        if same and not same_slot(other, current, "period"):
            return True
    return False


def on_one_base(change: str, rate: str) -> bool:
    """False for 比年初增加98亿元，同比增长8.1%: each is measured against something else."""
    if says("since_january", change):
        return False
    if says("month_on_month", rate):  # 比5月份多完成77.3亿元，环比增长52.7%
        return says("month_on_month", change) or _than_month().search(change) is not None
    named = {form for form in forms("compared") if form in rate}
    return all(form in change for form in named) or says("whole_elsewhere", change)


@cache
def _than_month() -> re.Pattern[str]:
    return re.compile(rf"{either('base_opener')}(?:\d{{1,2}}|{either('last_month')}){either('month')}")
