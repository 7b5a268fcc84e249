"""由84个增加到97个，增幅15.5%; 上年为62.3%，今年为70.8%，上升8.5个百分点: two values side by side.

The words tell which of the two was before, so neither the slots nor the kind of the rate need be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.checking.claim import CERTAIN, POSSIBLE, TWO_READINGS, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.another import may_be_of_another
from zhaoshang_extract.checking.relation import (
    Relation,
    decrease,
    difference,
    growth,
    growth_avg,
    growth_mean,
    multiple,
    shortfall,
)
from zhaoshang_extract.checking.slots import (
    REAL,
    REVISED,
    end_year,
    is_year_apart,
    period_before,
    same_measure,
    same_slot,
)
from zhaoshang_extract.checking.words import count_word, either, forms, maybe, printed_year, says
from zhaoshang_extract.marks import EITHER_SEMICOLON

# 上年同期为, 到2023年末，高新技术企业由2018年的: where the word for before or after stands.
_NAMED, _BESIDE = 18, 14
_OTHER_BASE = ("since_january", "comparable", "schedule")
_YEARLY = ("growth_yoy", "growth_pop", "growth_avg", "other")
_SAME = ("region", "stage", "threshold", "industry")
_MOST_YEARS = 30


@cache
def _opens_former() -> re.Pattern[str]:
    """，比上年的, ，去年同期为, ，比计划的: no other thing is named before the value before."""
    former = either("former_value", "planned")
    return re.compile(rf"[，,（(]?{maybe('base_opener')}{former}.{{0,8}}$")


@cache
def _than() -> re.Pattern[str]:
    known = rf"{either('former_value', 'planned')}|(?:19|20)\d\d{either('year')}|$"
    return re.compile(rf"{either('than')}(?!{known})")


def _has_other_base(words: str) -> bool:
    """，较一季度提高, ，高于全省: the change is from a value that stands nowhere."""
    return _than().search(re.sub(either("compared", "share", "up_to"), "", words)) is not None


@cache
def _bare() -> re.Pattern[str]:
    """，今年达到: words that name no thing, so the figure behind them is of the thing before."""
    time = rf"(?:{either('present_value', 'former_value')}|(?:19|20)\d\d{either('year')})"
    return re.compile(rf"[，,；;、]?{time}?{maybe('up_to', 'value_follows', 'of')}(?:{time}{either('of')})?")


@cache
def _is_multiple() -> re.Pattern[str]:
    """，是上年的2.4倍: of the value before, which stands beside."""
    return re.compile(rf"[，,]{either('base_opener')}{either('former_value')}{either('of')}")


def told_growths(field: Field) -> Iterator[Question]:
    """A question for each rate of growth whose two values stand beside it."""
    for rate in field.rates(*_YEARLY):
        times = rate.unit in forms("times_unit") and _is_multiple().fullmatch(rate.before) is not None
        if not (rate.unit == "%" or times) or not _is_alone(rate, field):
            continue
        if rate.rate_kind == "other" and not times and not says("grown", rate.before[-_BESIDE:]):
            continue
        pair = _pair(rate, field)
        if pair is None or pair[0].kind == "rate" or not _is_one_thing(*pair[:2]):
            continue
        previous, current, sure = pair
        if None not in (rate.stage, current.stage) and rate.stage != current.stage:
            continue  # 10月份开工74个，投产22个；9月份投产39个，开工数环比增长: of another step
        operands = {"current": (current,), "previous": (previous,)}
        refusal = "real_growth" if current.measure in REAL else None
        if may_be_of_another(rate, previous, current):
            refusal = TWO_READINGS
        question = Question("growth", rate)
        relations = [(multiple, CERTAIN)] if times else _relations(rate, previous, current)
        for relation, certain in relations:
            question.claims.append(Claim(operands, relation, min(sure, certain), refusal, told=True))
        if question.claims:
            yield question


def told_points(field: Field) -> Iterator[Question]:
    """A question for each change in percentage points whose two rates stand directly before it."""
    for points in field.rates("point_change"):
        pair = _pair(points, field) if says("point_sign", points.unit or "") else None
        if pair is None or not _is_alone(points, field) or {f.kind for f in pair[:2]} != {"rate"}:
            continue
        if any(says("point_sign", figure.unit or "") for figure in pair[:2]):
            continue
        previous, current, sure = pair
        words = points.before[-_BESIDE:]
        lower = points.value > 0 and says("lower", words)
        operands = {"current": (current,), "previous": (previous,)}
        question = Question("point_change", points)
        question.claims.append(Claim(operands, shortfall if lower else difference, sure, told=True))
        if not lower and not says("grown", words):  # 变化20.6个百分点: either way
            question.claims.append(Claim(operands, shortfall, POSSIBLE))
        yield question


def _is_alone(rate: Figure, field: Field) -> bool:
    following = field.following(rate)
    return rate.lead is rate and (following is None or following.lead is not rate)


def _pair(rate: Figure, field: Field) -> tuple[Figure, Figure, int] | None:
    """The value before, the value after, and how sure their order is; None where no words tell it."""
    if any(says(base, rate.before) for base in _OTHER_BASE) or _has_other_base(rate.before):
        return None
    found = None
    if rate.place > 1:
        found = _ordered(field.figures[rate.place - 2], field.figures[rate.place - 1], rate)
    behind = field.figures[rate.place + 1 : rate.place + 3]
    if found is None and len(behind) > 1 and is_from_to(behind[0], behind[1]):
        found = behind[0], behind[1], CERTAIN
    if found is not None and rate.rate_kind != "growth_avg" and _spans_years(*found[:2], rate):
        return None
    if found is None or len({f.sentence for f in (*found[:2], rate)}) > 1:
        return None
    if not all(f.exact and f.value > 0 and not f.change and not f.mean for f in found[:2]):
        return None
    return found


def _ordered(first: Figure, second: Figure, rate: Figure) -> tuple[Figure, Figure, int] | None:
    if is_from_to(first, second):
        return first, second, CERTAIN
    opened, went_on = first.before[-_NAMED:], second.before
    if rate.rate_kind == "growth_pop":
        return _by_period(first, second)
    if len(went_on) > _NAMED:
        return None
    if any(mark in went_on for mark in EITHER_SEMICOLON) or _is_of_other_time(opened, went_on, rate):
        return None
    former, later = _is_former(opened), _is_former(went_on)
    if _opens_former().match(went_on) and not former and not says("present_value", went_on):
        return second, first, CERTAIN
    if former and not later and says("present_value", went_on):
        return first, second, CERTAIN
    if former or later:
        return None
    if says("present_value", opened) and says("next_value", went_on):
        return first, second, CERTAIN
    return _by_year(first, second, rate)


def _by_period(first: Figure, second: Figure) -> tuple[Figure, Figure, int] | None:
    """6月份66个，5月份52个，环比增长26.9%: the earlier of two times that follow on one another was before."""
    if _is_former(first.before[-_NAMED:]) or _is_former(second.before):
        return None  # 6月份为56个，去年7月份为50个，环比增长5.4%: of a month told before
    if _follow(first, second):
        return first, second, CERTAIN
    return (second, first, CERTAIN) if _follow(second, first) else None


def _follow(previous: Figure, current: Figure) -> bool:
    return previous.period is not None and period_before(current.period) == previous.period


def _is_former(words: str) -> bool:
    """去年同期为, 比计划的: the value before, or the one that was aimed at."""
    return says("former_value", words) or (says("base_opener", words[:3]) and says("planned", words))


def _is_of_other_time(opened: str, went_on: str, rate: Figure) -> bool:
    """去年全年 beside 今年以来; 2021年计划A，2020年B，2020年同比增长: the rate is not of the two."""
    if says("whole_year", opened) != says("whole_year", went_on):
        return True
    if says("former_value", rate.before) and not says("base_opener", rate.before):
        return True
    named = printed_year().findall(rate.before)
    return bool(named) and named[-1] != max(printed_year().findall(opened + went_on), default=named[-1])


def _by_year(first: Figure, second: Figure, rate: Figure) -> tuple[Figure, Figure, int] | None:
    """2020年215.4亿元，2023年达到301.7亿元: each with its year; 2022年和2023年分别为84个和97个."""
    years = [printed_year().findall(figure.before[-_NAMED:]) for figure in (first, second)]
    then, now = years if second.lead is not first else (years[0][:1], years[0][1:])
    if not then or not now or (second.lead is first and len(now) > 1) or then[-1] == now[-1]:
        return None
    apart = int(now[-1]) - int(then[-1])
    if rate.rate_kind in ("growth_yoy", "other") and abs(apart) != 1:
        return None
    return (first, second, CERTAIN) if apart > 0 else (second, first, CERTAIN)


def _spans_years(previous: Figure, current: Figure, rate: Figure) -> bool:
    """从2017年的274.2亿元增加到2019年的444.4亿元，2019年同比增长10.9%: of one year of several."""
    apart = _years_between(previous, current)
    return apart not in (None, 1) and (
        says("compared", rate.before) or printed_year().search(rate.before) is not None
    )


def is_from_to(first: Figure, second: Figure) -> bool:
    """由84个增加到97个: the first is what was before, the second what is now."""
    return says("from", first.before[-16:]) and says("up_to", second.before)


def _is_one_thing(previous: Figure, current: Figure) -> bool:
    """The two measure one thing over times of one length."""
    if previous.alike != current.alike:
        return False
    if previous.kind == "count" and previous.unit != current.unit:
        return False
    if not (same_measure(previous, current) and all(same_slot(previous, current, slot) for slot in _SAME)):
        later = max(previous, current, key=lambda figure: figure.place)
        if _bare().fullmatch(later.before) is None and not says("compared_with", later.before):
            return False
    if is_from_to(previous, current) or _follow(previous, current):
        return True
    if is_year_apart(current.period, previous.period):
        return True
    return _are_years(previous, current)


def _are_years(*figures: Figure) -> bool:
    return all(figure.period is not None and figure.period.isdigit() for figure in figures)


def _relations(rate: Figure, previous: Figure, current: Figure) -> Iterator[tuple[Relation, int]]:
    if rate.rate_kind == "growth_avg":
        years, said = _years_between(previous, current), count_word(rate.before)
        if years is not None and said in (None, years):  # 两年平均, behind the values of three years
            yield growth_avg(years), CERTAIN
            yield growth_mean(years), POSSIBLE  # some divide the whole growth by the years
        return
    falls = rate.rate_kind == "other" and current.value < previous.value
    revised = current.measure in REVISED and not is_from_to(previous, current) and previous.role != "base"
    yield (decrease if falls else growth), POSSIBLE if revised else CERTAIN


def _years_between(previous: Figure, current: Figure) -> int | None:
    first, second = sorted((previous, current), key=lambda figure: figure.place)
    named = {int(year) for year in printed_year().findall(first.before + second.before)}
    if len(named) == 2:
        return max(named) - min(named)
    then, now = end_year(previous.period), end_year(current.period)
    apart = None if then is None or now is None else now - then
    return apart if apart is not None and 0 < apart <= _MOST_YEARS else None
