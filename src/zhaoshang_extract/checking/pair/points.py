"""由53.1%提高到54.7%，提高1.6个百分点; 由23家增至41家，净增18家; 8.2∶54.7∶37.1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.before_after import is_from_to
from zhaoshang_extract.checking.relation import against_calendar, difference, hundred, share, shortfall
from zhaoshang_extract.checking.slots import months, same_measure
from zhaoshang_extract.checking.words import either, forms, groups, levels_of, says
from zhaoshang_extract.marks import EITHER_COMMA, EITHER_SEMICOLON

_BACK, _SAID = 2, 12
# Two figures with a rate each stand before the distance of the rates.
_ROWS, _FIGURES = 8, 4


def schedules(field: Field) -> Iterator[Question]:
    """A question for each lead or lag (超进度6.3%) of a completion rate against the calendar."""
    for points in field.rates("point_change", "completion", "other"):
        before = field.figures[max(0, points.place - _BACK) : points.place]
        rates = [f for f in before if f.rate_kind == "completion" and f.sentence == points.sentence]
        gone = _gone(points.period)
        if not rates or gone is None or not says("schedule", points.before[-_SAID:]):
            continue
        rates = [rate for rate in rates if not says("schedule", rate.before[-_SAID:])]
        if not rates:
            continue
        lag = says("behind", points.before[-_SAID:]) and points.value > 0
        relation = against_calendar(gone, lag=lag)
        yield Question("point_change", points, [Claim({"current": (rates[-1],)}, relation, LIKELY)])


def _gone(period: str | None) -> Fraction | None:
    """The part of the year that a period from January on has run, in percent."""
    first, last = months(period) if period else ("", "")
    if not (first.endswith("-01") and len(last) == 7 and last[:4] == first[:4]):
        return None
    return Fraction(int(last[5:]) * 100, 12)


def against_all(field: Field) -> Iterator[Question]:
    """全市增长39.8%，工业增长36.4%，低于全市3.4个百分点: two rates of growth and how far they are apart."""
    for points in field.rates("point_change"):
        near = field.figures[max(0, points.place - _ROWS) : points.place]
        own = [figure for figure in near if figure.sentence == points.sentence]
        rates = [figure for figure in own if figure.kind == "rate"]
        wide, words = levels_of(points.before), points.before[-_SAID:]
        if len(rates) != 2 or rates[1].place != points.place - 1 or wide is None or len(own) > _FIGURES:
            continue
        above, below = says("higher", words), says("lower", words)
        plain = {rate.rate_kind for rate in rates} == {"growth_yoy"} and all(rate.exact for rate in rates)
        if above == below or not plain or levels_of(own[0].before) != wide or not points.value:
            continue
        if levels_of(rates[1].before) is not None:
            continue
        operands = {"current": (rates[1],), "previous": (rates[0],)}
        told, other = (difference, shortfall) if above or points.value < 0 else (shortfall, difference)
        claims = [Claim(operands, told, CERTAIN, told=True), Claim(operands, other, POSSIBLE)]
        yield Question("point_change", points, claims)  # the figure is judged, not the word before it


def told_speeds(field: Field) -> Iterator[Question]:
    """1—3月增长6%，增幅较1—2月回落30个百分点；1—2月218亿元，增长36%: the speed of the time named."""
    for points in field.rates("point_change"):
        speed, than = field.previous(points), _than_time().search(points.before)
        if speed is None or than is None or speed.rate_kind != "growth_yoy" or not points.value:
            continue
        near = field.figures[max(0, points.place - _ROWS) : points.place + _ROWS]
        own = [one for one in near if one.sentence == points.sentence and one is not speed]
        other = [one for one in own if _is_of_time(one, than[1], field)]
        if speed.sentence != points.sentence or len(other) != 1 or not (speed.exact and other[0].exact):
            continue
        operands = {"current": (speed,), "previous": (other[0],)}
        lower = points.value > 0 and says("lower", points.before[-_SAID:])
        told, rest = (shortfall, difference) if lower else (difference, shortfall)
        claims = [Claim(operands, told, CERTAIN, told=True), Claim(operands, rest, POSSIBLE)]
        yield Question("point_change", points, claims)


@cache
def _than_time() -> re.Pattern[str]:
    """，增幅较1—2月回落: the speed of which time the change is measured against; its group is the time."""
    return re.compile(rf"{either('base_opener')}(\d[\d—－-]*{either('month')})")


def _is_of_time(rate: Figure, time: str, field: Field) -> bool:
    """The growth directly behind the one figure of that time."""
    head = field.previous(rate)
    own = head is not None and head.kind != "rate" and head.sentence == rate.sentence
    if not own or head is None or rate.rate_kind != "growth_yoy":
        return False
    return re.match(rf"[{EITHER_SEMICOLON}{EITHER_COMMA}]?{re.escape(time)}", head.before) is not None


def changes(field: Field) -> Iterator[Question]:
    """A question for each change of a quantity whose two values stand directly before it."""
    for change in field.quantities():
        if not change.change or change.value <= 0 or change.mean:
            continue
        pair = _two_before(change, field)
        if pair is None or not all(same_measure(figure, change) for figure in pair):
            continue
        question = Question("change", change)
        if is_from_to(*pair) and pair[1].value > pair[0].value:
            question.claims.append(_claim(pair[1], pair[0], CERTAIN))
        elif pair[1].role == "base" and pair[1].of in (None, pair[0]) and pair[0].value > pair[1].value:
            question.claims.append(_claim(pair[0], pair[1], LIKELY))
        if question.claims:
            yield question


def _claim(current: Figure, previous: Figure, sure: int) -> Claim:
    return Claim({"current": (current,), "previous": (previous,)}, difference, sure)


def _two_before(figure: Figure, field: Field) -> tuple[Figure, Figure] | None:
    """The two figures directly before, in one sentence, neither of them in a list."""
    if figure.place < 2:
        return None
    first, second = field.figures[figure.place - 2 : figure.place]
    if not first.sentence == second.sentence == figure.sentence:
        return None
    alone = figure.lead is figure and second.lead is second and first.lead is first
    return (first, second) if alone else None


def _sectors() -> list[tuple[str, ...]]:
    """The names of the first, the second and the third sector."""
    return list(zip(*groups("complement_sectors"), strict=True))


def ratio_lists(field: Field) -> Iterator[Question]:
    """三次产业结构为8.2∶54.7∶37.1: shares that add up to 100, each of them that of its sector."""
    for run in _runs(field):
        *parts, last = run
        yield Question("shares_total", last, [Claim({"parts": tuple(parts)}, hundred, CERTAIN)])
        if len(run) == len(_sectors()) and not says("from", run[0].before):
            yield from _of_sectors(run, field)


def _of_sectors(run: list[Figure], field: Field) -> Iterator[Question]:
    near = [f for f in field.figures[max(0, run[0].place - 40) : run[0].place] if f.kind == "amount"]
    near = [f for f in near if f.period == run[0].period and f.region == run[0].region]
    product = [f for f in near if f.measure == "gdp" and not f.mean and f.industry is None]
    if not product or run[0].period is None:
        return
    for rate, names in zip(run, _sectors(), strict=True):
        own = [f for f in near if f.measure == "value_added" and f.industry in names]
        if own:
            operands = {"part": (own[-1],), "whole": (product[-1],)}
            yield Question("share", rate, [Claim(operands, share, LIKELY)])


def _runs(field: Field) -> Iterator[list[Figure]]:
    run: list[Figure] = []
    for figure in (*field.figures, None):
        if figure is not None and run and _goes_on(run[-1], figure):
            run.append(figure)
            continue
        if len(run) >= 3:
            yield run
        run = [figure] if figure is not None and figure.rate_kind == "share" else []


def _goes_on(last: Figure, figure: Figure) -> bool:
    return (
        figure.rate_kind == "share"
        and figure.sentence == last.sentence
        and figure.start - last.end <= 2
        and figure.before in forms("ratio_list")
    )
