"""2022年315亿元，同比下降27.8%；2023年283亿元，同比下降10.4%: figures that bear their years.

The growth of a year's figure on that of the year before it, where both stand in one sentence with their years
or months printed; and 占去年全年的, of the one figure of that year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.checking.claim import CERTAIN, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.each import is_list
from zhaoshang_extract.checking.relation import growth, share
from zhaoshang_extract.checking.slots import REVISED, is_like, same_measure
from zhaoshang_extract.checking.words import either, last_clause, maybe, printed_year, says
from zhaoshang_extract.marks import EITHER_COMMA, EITHER_SEMICOLON

_NEAR = 10
_BETWEEN = 2


def by_years(field: Field) -> Iterator[Question]:
    """A question for each growth whose two figures bear the years or months that it compares."""
    for rate in field.rates("growth_yoy"):
        if rate.unit != "%" or not field.has_text or says("comparable", rate.before):
            continue
        pair = _in_list(rate, field) or _in_rows(rate, field) or _of_month(rate, field)
        if pair is None or not _is_sound(*pair):
            continue
        previous, current = pair
        operands = {"current": (current,), "previous": (previous,)}
        yield Question("growth", rate, [Claim(operands, growth, CERTAIN, told=True)])


def _is_sound(previous: Figure, current: Figure) -> bool:
    plain = all(
        one.exact and one.value > 0 and not one.change and not one.mean for one in (previous, current)
    )
    if not plain or not is_like(previous, current) or previous.target or current.target:
        return False
    return current.measure not in REVISED and previous.measure not in REVISED


def _in_list(rate: Figure, field: Field) -> tuple[Figure, Figure] | None:
    """2020年、2021年、2022年分别为478亿元、335亿元、289亿元，2022年下降13.7%: the list names its years."""
    last = field.previous(rate)
    lead = last.lead if last is not None else None
    if last is None or lead is None or lead is last or last.sentence != rate.sentence:
        return None
    listed = field.figures[lead.place : last.place + 1]
    years = [int(year) for year in printed_year().findall(lead.before)]
    if len(years) != len(listed) or not is_list(listed) or not says("each_of", lead.before):
        return None
    told = printed_year().findall(last_clause(rate.before))
    year = int(told[0]) if len(told) == 1 else years[-1] if not told else 0
    if year not in years or year - 1 not in years or len(set(years)) != len(years):
        return None
    return listed[years.index(year - 1)], listed[years.index(year)]


@cache
def _bare_year() -> re.Pattern[str]:
    opener = f"[{EITHER_COMMA}{EITHER_SEMICOLON}]"
    return re.compile(rf"{opener}((?:19|20)\d\d){either('year')}{maybe('up_to', 'value_follows')}")


def _in_rows(rate: Figure, field: Field) -> tuple[Figure, Figure] | None:
    """2022年到位315亿元，同比…；2023年283亿元，同比下降10.4%: the second names nothing but its year."""
    current = field.previous(rate)
    named = _bare_year().fullmatch(current.before) if current is not None else None
    if current is None or named is None or current.sentence != rate.sentence or current.kind == "rate":
        return None
    if re.fullmatch(f"[{EITHER_COMMA}]{either('compared')}.{{0,3}}", rate.before) is None:
        return None
    before = field.figures[max(0, current.place - _BETWEEN) : current.place]
    own = [one for one in before if one.sentence == rate.sentence]
    heads = [one for one in own if one.kind != "rate"]
    if len(heads) != 1 or own[0] is not heads[0]:
        return None
    years = printed_year().findall(heads[0].before)
    plain = (
        len(years) == 1
        and int(years[0]) == int(named[1]) - 1
        and not says("whole_elsewhere", heads[0].before)
    )
    return (heads[0], current) if plain else None


@cache
def _month_of_year_before() -> re.Pattern[str]:
    return re.compile(
        rf"[{EITHER_COMMA}]{either('year_before')}(\d{{1,2}}){either('month')}{maybe('value_follows')}"
    )


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d—－-])(\d{{1,2}}){either('month')}")


def _of_month(rate: Figure, field: Field) -> tuple[Figure, Figure] | None:
    """7月份40个，6月份38个，去年7月份34个，…同比增长17.6%: the same month of two years."""
    near = field.figures[max(0, rate.place - _NEAR) : rate.place]
    own = [one for one in near if one.sentence == rate.sentence and one.kind != "rate"]
    bases = [(one, found) for one in own if (found := _month_of_year_before().fullmatch(one.before))]
    if len(bases) != 1 or not says("compared", rate.before) or says("month_on_month", rate.before):
        return None
    base, found = bases[0]
    named = [(one, _month().findall(one.before)) for one in own if one is not base]
    same = [one for one, months in named if months == [found[1]] and not says("whole_elsewhere", one.before)]
    others = all(months for _, months in named)
    return (base, same[0]) if len(same) == 1 and others and is_like(same[0], base) else None


# -------- wholes of the year before


@cache
def _of_year_before() -> re.Pattern[str]:
    return re.compile(
        rf"{either('share')}{either('year_before')}{maybe('whole_year', 'whole_sum')}{either('of')}"
    )


def wholes_of_year_before(field: Field) -> Iterator[Question]:
    """2021年到位599亿元，2022年1—4月到位503亿元，…占去年全年的84%: the one figure of the year before."""
    for rate in field.rates("share"):
        if _of_year_before().fullmatch(last_clause(rate.before)) is None or rate.unit != "%":
            continue
        near = field.figures[max(0, rate.place - _NEAR) : rate.place]
        own = [one for one in near if rate.sentence - one.sentence <= 1 and one.kind != "rate"]
        part = own[-1] if own else None
        if part is None or part.sentence != rate.sentence or part.place < rate.place - _BETWEEN:
            continue
        whole = _of_former_year(part, own[:-1])
        if whole is not None and _is_share(part, whole):
            operands = {"part": (part,), "whole": (whole,)}
            yield Question("share", rate, [Claim(operands, share, CERTAIN, told=True)])


def _of_former_year(part: Figure, before: list[Figure]) -> Figure | None:
    """The only figure of the part's kind whose words name the whole year before the part's."""
    year = (part.period or "")[:4]
    like = [one for one in before if is_like(one, part)]
    if not year.isdigit() or len(like) != 1 or like[0].period != str(int(year) - 1):
        return None
    return like[0] if printed_year().findall(like[0].before) == [like[0].period] else None


def _is_share(part: Figure, whole: Figure) -> bool:
    plain = all(one.exact and one.role == "head" and not one.change for one in (part, whole))
    return plain and same_measure(part, whole) and part.target == whole.target
