"""比上年同期的35亿元增长8%: a figure, what it was before, and the growth between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE, TWO_READINGS, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.another import is_behind_later, may_be_of_another, on_one_base
from zhaoshang_extract.checking.relation import Relation, growth, growth_avg, growth_of_change, multiple
from zhaoshang_extract.checking.slots import (
    REAL,
    REVISED,
    alike,
    end_year,
    period_before,
    same_measure,
    same_scope,
    same_slot,
    start_year,
    year_before,
)
from zhaoshang_extract.checking.words import either, ends, forms, says, share_tail
from zhaoshang_extract.marks import PHRASE

_BACK = 16


@cache
def _base_year_named() -> re.Pattern[str]:
    return re.compile(rf"{either('base_opener')}((?:19|20)\d\d){either('year')}[^{PHRASE}]{{0,4}}$")


def growths(field: Field) -> Iterator[Question]:
    """A question for each growth rate whose current figure is printed."""
    for rate in field.rates("growth_yoy", "growth_pop", "growth_avg", "other"):
        if rate.rate_kind == "other" and rate.unit not in forms("times_unit", "doubling_unit"):
            continue
        current = _current(rate, field)
        if current is None or current.kind == "rate":
            continue
        if not same_scope(rate, current):
            current = _twin(rate, field) or current
        own = same_scope(rate, current) and rate.measure == current.measure
        question = Question("growth", rate)
        later = _year_after(rate, current, field)
        if later is not None:
            refusal = TWO_READINGS if may_be_of_another(rate, current, later) else None
            claim = Claim({"current": (later,), "previous": (current,)}, growth, LIKELY, refusal)
            question.claims.append(claim)
        question.claims.extend(_claims(rate, current, field))
        doubtful = not own or _is_among_bases(rate, current, field)
        for claim in question.claims:
            claim.sure = POSSIBLE if doubtful else claim.sure
        question.claims.sort(key=lambda claim: -claim.sure)
        alone = not question.claims and not current.change and not says("measured_unit", current.unit or "")
        if alone and rate.rate_kind in ("growth_yoy", "growth_pop"):
            question.base, question.missing = current, "previous"
            question.sure = POSSIBLE if doubtful else _trust_alone(rate, current, field)
        yield question


def _current(rate: Figure, field: Field) -> Figure | None:
    """The figure that grew: the base's own where a base stands directly before the rate."""
    base = field.previous(rate.lead or rate)
    if rate.lead is rate and base is not None and base.role == "base" and base.sentence == rate.sentence:
        return base.of or _head_before(base, field)
    of = rate.of
    for _ in range(4):
        if of is None or of.kind != "rate":
            break
        of = of.of
    if of is not None and of.change:
        return of.of or _head_before(of, field)
    return of


def _head_before(figure: Figure, field: Field) -> Figure | None:
    for head in field.before(figure):
        if figure.sentence - head.sentence > 1:
            return None
        own = head.role not in ("base", "goal") and same_measure(head, figure)
        if own and all(same_slot(head, figure, slot) for slot in ("region", "threshold", "industry")):
            return head
    return None


def _is_among_bases(rate: Figure, current: Figure, field: Field) -> bool:
    """上年分别为42个、5个、1个，分别增长24%、60%、100%: which base is whose the words do not say."""
    if _is_former(current):
        return True
    following = field.following(rate)
    if rate.lead is rate and (following is None or following.lead is not rate):
        return False
    near = field.figures[max(0, rate.place - _BACK) : rate.place + _BACK]
    bases = [f for f in near if f.sentence == rate.sentence and f.kind != "rate" and _is_former(f)]
    return bool(bases) and any(f.lead is not f for f in near if f.sentence == rate.sentence)


def _is_former(figure: Figure) -> bool:
    return figure.role == "base" or says("year_before", figure.before)


def _twin(rate: Figure, field: Field) -> Figure | None:
    """甲市2316万美元，乙市1124万美元。其中甲市增长50.5%: the figure of the rate's own place or sector."""
    for figure in reversed(field.figures[max(0, rate.place - _BACK) : rate.place]):
        own = figure.kind != "rate" and figure.role == "head" and not figure.change and not figure.mean
        if own and figure.measure == rate.measure and same_scope(rate, figure):
            return figure if same_slot(rate, figure, "period") else None
    return None


def _year_after(rate: Figure, current: Figure, field: Field) -> Figure | None:
    """2024年签约301个，2023年签约256个，同比增长17.6%: the growth is that of the year told first."""
    before = next(field.before(current), None)
    if rate.rate_kind != "growth_yoy" or before is None or before.sentence != rate.sentence:
        return None
    if not same_measure(before, current) or not alike(before, current, "period"):
        return None
    earlier = year_before(before.period)
    return before if earlier is not None and earlier == current.period else None


def _claims(rate: Figure, current: Figure, field: Field) -> Iterator[Claim]:
    relation = _relation(rate, current, None)
    for previous, sure in _previous(rate, current, field):
        relation = _relation(rate, current, previous)
        if relation is not None and previous is not current:
            operands = {"current": (current,), "previous": (previous,)}
            another = may_be_of_another(rate, previous, current)
            refusal = TWO_READINGS if another else _refusal(rate, current, field)
            yield Claim(operands, relation, sure, refusal)
    if rate.rate_kind == "growth_yoy":
        yield from _of_change(rate, current, field)


def _relation(rate: Figure, current: Figure, previous: Figure | None) -> Relation | None:
    if rate.rate_kind == "growth_avg":
        years = _years(rate, current, previous)
        return growth_avg(years) if years else None
    if rate.rate_kind == "other" and rate.unit in forms("times_unit"):
        return multiple
    return growth


def _years(rate: Figure, current: Figure, previous: Figure | None) -> int | None:
    first, last = end_year(previous.period if previous else None), end_year(current.period)
    if first is None or last is None or last <= first:
        first, last = start_year(rate.period), end_year(rate.period)
        first = None if first is None else first - 1
    if first is None or last is None or not 0 < last - first <= 30:
        return None
    return last - first


def _previous(rate: Figure, current: Figure, field: Field) -> Iterator[tuple[Figure, int]]:
    """What it was before: a base said with it, a value 由 which it rose, the same a year before."""
    origin = _origin(current, field)
    if origin is not None:
        yield origin, CERTAIN if rate.rate_kind == "growth_avg" and field.has_text else LIKELY
        return
    base = _base(rate, current, field)
    if base is not None:
        yield base, _trust_base(rate, current, base)
        return
    yield from _named_year(rate, current, field)
    yield from _year_before(rate, current, field)


def _named_year(rate: Figure, current: Figure, field: Field) -> Iterator[tuple[Figure, int]]:
    """是2020年的2.8倍, 比2020年增长1.8倍: the figure of that year."""
    named = _base_year_named().search(rate.before)
    if named is None or named.group(1) == (current.period or "")[:4]:
        return
    for figure in (*_some(field.before(current)), *_some(field.after(current))):
        same = same_measure(figure, current) and alike(figure, current, "period") and not figure.change
        if same and figure.period == named.group(1):
            yield figure, LIKELY


def _base(rate: Figure, current: Figure, field: Field) -> Figure | None:
    """The base of the current figure, with no other rate between it and this one."""
    lead = rate.lead or rate
    for base in (*_some(field.before(rate, current.alike)), *_some(field.after(rate, current.alike))):
        if base.role != "base" or base.sentence != rate.sentence:
            continue
        if base is current or not _is_base_of(base, current):
            continue
        first, last = sorted((base.place, lead.place if base.place < lead.place else rate.place))
        between = field.figures[first + 1 : last]
        if rate.rate_kind == "growth_avg" or all(figure.kind != "rate" for figure in between):
            return base
    return None


def _is_base_of(base: Figure, current: Figure) -> bool:
    if base.of is current or current.of is base:
        return True
    loose = base.of is None or base.of.kind == "rate"
    return loose and same_measure(base, current) and same_slot(base, current, "region")


def _some(figures: Iterator[Figure]) -> list[Figure]:
    return [figure for figure, _ in zip(figures, range(6), strict=False)]


def _trust_base(rate: Figure, current: Figure, base: Figure) -> int:
    if not same_measure(base, current) or rate.rate_kind == "other":
        return POSSIBLE if not same_measure(base, current) else LIKELY
    if rate.rate_kind == "growth_yoy" and None not in (base.period, current.period):
        expected = year_before(current.period)
        if expected is not None and end_year(base.period) != end_year(expected):
            return POSSIBLE
        if _is_year(base.period) and not _is_year(current.period):
            return POSSIBLE  # 1—5月31亿元，增长52%，接近上年全年水平（2023年为33亿元）
    return CERTAIN


def _is_year(period: str | None) -> bool:
    return period is not None and period.rstrip("?").isdigit()


def _origin(current: Figure, field: Field) -> Figure | None:
    """由8.9亿元增加到20.3亿元: the figure directly before the current one."""
    origin = field.previous(current)
    if origin is None or origin.sentence != current.sentence or not same_measure(origin, current):
        return None
    if not field.has_text:
        return origin if origin.role == "base" else None
    return origin if says("from", origin.before[-12:]) and says("up_to", current.before) else None


def _year_before(rate: Figure, current: Figure, field: Field) -> Iterator[tuple[Figure, int]]:
    if rate.rate_kind not in ("growth_yoy", "growth_pop"):
        return
    before = year_before if rate.rate_kind == "growth_yoy" else period_before
    expected = before(current.period)
    if expected is None:
        return
    found = [
        figure
        for figure in (*_some(field.before(current)), *_some(field.after(current)))
        if figure.period == expected and same_measure(figure, current) and not figure.change
        and alike(figure, current, "period")
    ]  # fmt: skip
    for figure in found:
        alone = len({other.value for other in found}) == 1 and current.measure not in REVISED
        alone = alone and not current.target  # a goal grows on what was done, not on the last goal
        yield figure, LIKELY if alone and abs(figure.sentence - rate.sentence) <= 3 else POSSIBLE


def _of_change(rate: Figure, current: Figure, field: Field) -> Iterator[Claim]:
    """比上年增加68个，增长21.4%: the change stands directly before the rate."""
    change = field.previous(rate)
    if change is None or not change.change or rate.value <= 0 or change.sentence != rate.sentence:
        return
    if change.value <= 0 or change is current or not same_measure(change, current):
        return
    sure = CERTAIN if change.of is current or field.previous(change) is current else POSSIBLE
    if not on_one_base(change.before, rate.before):
        sure = POSSIBLE
    operands = {"current": (current,), "change": (change,)}
    yield Claim(operands, growth_of_change, sure, _refusal(rate, current, field))


def _refusal(rate: Figure, current: Figure, field: Field) -> str | None:
    if current.measure in REAL:
        return "real_growth"
    words = field.words_between(current, rate) if 0 < rate.place - current.place < 8 else rate.before
    return "real_growth" if says("comparable", words) else None


def _trust_alone(rate: Figure, current: Figure, field: Field) -> int:
    """A count and its growth side by side: no whole number before it would be a fault of the print."""
    near = field.previous(rate) is current and rate.sentence == current.sentence
    if not near or share_tail(rate.before) is not None:
        return POSSIBLE  # 18家，占全市新增数的19.1%: no growth, whatever it was taken for
    if rate.of is not current or _refusal(rate, current, field):
        return POSSIBLE
    if ends("more_than", current.before) or is_behind_later(current, field):
        return POSSIBLE  # 159个，同比多85个，增长114.9%: of what was before the change
    return CERTAIN if rate.start - current.end <= 14 else POSSIBLE
