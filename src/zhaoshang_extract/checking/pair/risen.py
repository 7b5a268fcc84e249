"""比上年增加62个，增长105.1%; 比2020年的263亿元增长29.6%: a change or a base side by side with its rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.checking.claim import CERTAIN, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.another import on_one_base
from zhaoshang_extract.checking.relation import growth, growth_of_change, multiple
from zhaoshang_extract.checking.slots import REAL
from zhaoshang_extract.checking.words import either, forms, last_clause, maybe, says, starts
from zhaoshang_extract.marks import CLOSE, EITHER_OPEN

_YEARLY = ("growth_yoy", "growth_pop", "other")
_BETWEEN, _REACH = 3, 8
CLOSES = (CLOSE, ")")


@cache
def _bare_rate() -> re.Pattern[str]:
    return re.compile(rf"[，,、]{maybe('compared')}{either('grown')}{maybe('value_follows')}")


@cache
def _compares() -> re.Pattern[str]:
    return re.compile(rf"{either('base_opener', 'compared')}.{{0,6}}{either('risen')}")


def told_changes(field: Field) -> Iterator[Question]:
    """A question for each rate that stands directly behind the change that it tells in percent."""
    for rate in field.rates(*_YEARLY):
        change = field.previous(rate)
        current = None if change is None else _grown(change, rate, field)
        if change is None or current is None or rate.unit != "%" or rate.lead is not rate:
            continue
        if len({rate.sentence, change.sentence, current.sentence}) > 1 or not _is_told(rate, change):
            continue
        plain = all(f.exact and not f.mean and f.kind != "rate" and f.value > 0 for f in (change, current))
        like = change.alike == current.alike and (change.kind == "amount" or change.unit == current.unit)
        if not plain or not like or current.change or rate.value <= 0 or current.value <= change.value:
            continue
        refusal = "real_growth" if current.measure in REAL else None
        operands = {"current": (current,), "change": (change,)}
        yield Question("growth", rate, [Claim(operands, growth_of_change, CERTAIN, refusal, told=True)])


def _grown(change: Figure, rate: Figure, field: Field) -> Figure | None:
    """What the change is part of: told before it, or behind the rate where the change opens the sentence.

    比上年多签约22个，增长10.8%，全年签约项目225个
    """
    before, behind = field.previous(change), field.following(rate)
    if before is not None and before.sentence == change.sentence:
        return before
    if behind is None or behind.sentence != change.sentence or not change.change:
        return None
    later = field.following(behind)
    alone = later is None or later.sentence != change.sentence or later.alike != behind.alike
    return behind if alone and starts("whole_time", last_clause(behind.before)) else None


@cache
def _opens_base() -> re.Pattern[str]:
    time = rf"(?:(?:19|20)\d\d{either('year')}|{either('former_value')})"
    return re.compile(rf"[，,]{either('base_opener')}{time}{maybe('of')}")


def told_bases(field: Field) -> Iterator[Question]:
    """A question for each rate directly behind the base that it is counted from: 是2017年248亿元的1.4倍."""
    for rate in field.rates(*_YEARLY):
        base = field.previous(rate)
        if base is None or base.sentence != rate.sentence or _opens_base().fullmatch(base.before) is None:
            continue
        times = rate.unit in forms("times_unit") and rate.before in forms("of")
        grown = rate.unit == "%" and rate.before in forms("grown")
        current = _head_before(base, field) if times or grown else None
        if current is None or rate.lead is not rate or rate.value <= 0:
            continue
        refusal = "real_growth" if current.measure in REAL else None
        operands = {"current": (current,), "previous": (base,)}
        relation = multiple if times else growth
        yield Question("growth", rate, [Claim(operands, relation, CERTAIN, refusal, told=True)])


def _head_before(base: Figure, field: Field) -> Figure | None:
    """The one figure before the base, with nothing but its rates between."""
    near = reversed(field.figures[max(0, base.place - _BETWEEN) : base.place])
    head = next((figure for figure in near if figure.kind != "rate"), None)
    if head is None or head.sentence != base.sentence or head.alike != base.alike or head.unit != base.unit:
        return None
    plain = all(figure.exact and not figure.change and not figure.mean for figure in (head, base))
    return head if plain and head.lead is head and not says("comparable", base.before) else None


def _is_told(rate: Figure, change: Figure) -> bool:
    if _bare_rate().fullmatch(rate.before) is None:
        return False
    if rate.after.startswith(EITHER_OPEN) and says("compared", rate.after[:4]):
        return False  # 比年初增加98亿元，增长8.1%（同比）
    if says("compared", rate.before) and not on_one_base(change.before, rate.before):
        return False
    # ；转移支付资金较2020年多2.14亿元: a clause with a subject of its own tells the change of that
    return _compares().match(last_clause(change.before)) is not None


@cache
def _bracketed_month() -> re.Pattern[str]:
    return re.compile(rf"[{''.join(EITHER_OPEN)}]\d{{1,2}}{either('month')}")


def _base_in_bracket(rate: Figure, field: Field) -> tuple[Figure, Figure] | None:
    """58个（5月份51个），环比增长13.7%: the month before, in a bracket behind the figure."""
    if rate.place < 2 or rate.before[:1] not in CLOSES:
        return None
    current, base = field.figures[rate.place - 2 : rate.place]
    plain = all(one.exact and one.kind != "rate" and one.lead is one for one in (current, base))
    like = current.alike == base.alike and current.unit == base.unit
    own = current.sentence == base.sentence == rate.sentence and current.value > 0 and base.value > 0
    return (current, base) if plain and like and own and _bracketed_month().fullmatch(base.before) else None


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d—-])(\d{{1,2}}){either('month')}")


def told_months(field: Field) -> Iterator[Question]:
    """9月份开工74个，投产12个；8月份开工36个，环比增长105.6%: the only figures of two months in a row."""
    for rate in field.rates("growth_pop"):
        near = field.figures[max(0, rate.place - _REACH) : rate.place + _REACH]
        own = [figure for figure in near if figure.sentence == rate.sentence]
        if sum(figure.rate_kind == "growth_pop" for figure in own) > 1 or rate.unit != "%":
            continue
        bracketed = _base_in_bracket(rate, field)
        if bracketed is not None:
            operands = {"current": (bracketed[0],), "previous": (bracketed[1],)}
            yield Question("growth", rate, [Claim(operands, growth, CERTAIN, told=True)])
            continue
        by_kind: dict[tuple[object, ...], list[tuple[int, Figure]]] = {}
        for figure in own:
            month = _own_month(figure)
            if month is not None:
                by_kind.setdefault((figure.alike, figure.unit), []).append((month, figure))
        pairs = [pair for named in by_kind.values() if (pair := _in_a_row(named)) is not None]
        if len(pairs) == 1:
            operands = {"current": (pairs[0][1],), "previous": (pairs[0][0],)}
            refusal = "real_growth" if says("comparable", rate.before) else None
            yield Question("growth", rate, [Claim(operands, growth, CERTAIN, refusal, told=True)])


def _own_month(figure: Figure) -> int | None:
    """The one month that the words before a figure name, None for a span, a sum or another year's."""
    months = _month().findall(figure.before)
    plain = figure.kind != "rate" and figure.exact and not figure.mean and not figure.change
    if (
        not plain
        or len(months) != 1
        or says("whole_elsewhere", figure.before)
        or says("since", figure.before)
    ):
        return None
    return int(months[0])


def _in_a_row(named: list[tuple[int, Figure]]) -> tuple[Figure, Figure] | None:
    if len(named) != 2:
        return None
    (first, one), (second, other) = sorted(named, key=lambda pair: pair[0])
    steps = {one.stage, other.stage}  # 9月份开工74个；8月份投产36个: of two steps
    return (one, other) if second - first == 1 and len(steps) == 1 else None
