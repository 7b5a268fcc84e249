"""比上年增加62个，增长105.1%: a change and its rate side by side, behind the figure that changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.checking.claim import CERTAIN, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.growth import on_one_base
from zhaoshang_extract.checking.relation import growth_of_change
from zhaoshang_extract.checking.slots import REAL
from zhaoshang_extract.checking.words import either, last_clause, maybe, says

_YEARLY = ("growth_yoy", "growth_pop", "other")


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
        current = field.previous(change) if change is not None else None
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


def _is_told(rate: Figure, change: Figure) -> bool:
    if _bare_rate().fullmatch(rate.before) is None or says("compared", rate.after[:4]):
        return False  # 比年初增加98亿元，增长8.1%（同比）
    if says("compared", rate.before) and not on_one_base(change.before, rate.before):
        return False
    words = last_clause(change.before)
    return _compares().search(words) is not None
