"""新签项目31个，其中新引进19个、续签12个: parts as the sentence tells them, and a total of what it listed."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure, make_up
from zhaoshang_extract.checking.pair.closed import has_phases, has_rest, is_complement, is_division, is_open
from zhaoshang_extract.checking.pair.lists import told_after, told_before
from zhaoshang_extract.checking.relation import added
from zhaoshang_extract.checking.slots import lies_within
from zhaoshang_extract.checking.words import says
from zhaoshang_extract.marks import EITHER_COMMA, EITHER_SEMICOLON, LIST

_FINE = 400


def told_sums(field: Field) -> Iterator[Question]:
    """A question for each whole whose sentence goes on with its parts, or has just listed them."""
    for whole in field.quantities():
        if whole.role != "head" or whole.change or whole.mean or is_of_rest(whole, field):
            continue
        yield from _behind(whole, field)
        if says("together", whole.before + whole.indicator) or (field.has_text and len(whole.before) <= 2):
            yield from _before(whole, field)


def is_of_rest(whole: Figure, field: Field) -> bool:
    """其余6个县合计44个, 另外4个项目合计9亿元: what is left, not the sum of what stands before."""
    if says("rest", whole.before):
        return True
    counted = field.figures[whole.place - 1] if whole.place else None
    if counted is None or counted.kind != "count" or counted.sentence != whole.sentence:
        return False
    between = field.words_between(counted, whole)
    return says("rest", counted.before) and not any(
        mark in between for mark in EITHER_COMMA + EITHER_SEMICOLON + LIST
    )


def _behind(whole: Figure, field: Field) -> Iterator[Question]:
    parts = [part for part in told_after(whole, field) if part.target == whole.target]
    parts = [part for part in parts if lies_within(part.region, whole.region)]
    best = _prefix(parts, whole)
    if best is not None:
        yield Question("sum", whole, [sum_of(best, POSSIBLE)])
        return
    if len(parts) < 2 or parts[0].before.startswith(LIST):
        return  # 省外230亿元、省内96亿元: another member of its list
    for size in (4, 3, 2):
        group = parts[:size] if len(parts) >= size else []
        if len({part.threshold for part in group}) > 1:
            continue  # 工业29个（亿元以上22个）、服务业9个
        if group and is_complement(group, whole):
            yield Question("sum", whole, [sum_of(group, CERTAIN if field.has_text else LIKELY)])
            return
        if group and is_division(group) and is_telling(group, whole):
            yield Question("sum", whole, [sum_of(group, LIKELY)])
            return
    if parts and max(part.units for part in parts) > whole.units:
        return
    phases = [part for part in parts if part.sentence == parts[0].sentence]
    if has_phases(phases) and not is_open(phases):
        yield Question("sum", whole, [sum_of(phases, LIKELY)])
        return
    own = [part for part in parts if part.whole is whole]
    if len(own) > 1 and has_rest(own):
        yield Question("sum", whole, [sum_of(own, LIKELY)])


def _prefix(parts: list[Figure], whole: Figure) -> list[Figure] | None:
    """The first parts that make the whole, None where no number of them does."""
    high = whole.interval.high
    if high is None or len(parts) < 2:
        return None
    most, below = high.numerator * 2 * whole.scale, high.denominator
    low = 0  # twice what the parts make at least, in 1/scale
    for size, part in enumerate(parts, 1):
        if not part.exact:
            return None
        low += 2 * part.units - part.slack
        if low * below > most:
            return None
        if size > 1 and make_up(parts[:size], whole) and not _runs_on(parts, size):
            return parts[:size]
    return None


def _runs_on(parts: list[Figure], size: int) -> bool:
    """8个、6个、1个、2个: where the list goes on with 、 its first members alone are no whole."""
    return (
        size < len(parts) and parts[size].before.startswith(LIST) and parts[size - 1].before.startswith(LIST)
    )


def _before(whole: Figure, field: Field) -> Iterator[Question]:
    parts = told_before(whole, field)
    best = _prefix(parts[::-1], whole)
    if best is not None:
        yield Question("sum", whole, [sum_of(best[::-1], POSSIBLE)])
    elif len(parts) > 1 and parts[0].sentence == whole.sentence and says("together", whole.before):
        yield Question("sum", whole, [sum_of(parts, LIKELY)])


def is_telling(parts: list[Figure], whole: Figure) -> bool:
    """True where sectors that make more than the whole cannot be, or so many digits are hardly an accident.

    Sectors that make less may leave one out.
    """
    if sum(part.value for part in parts) > whole.value:
        return True
    width = sum(part.step for part in parts)
    return whole.kind == "amount" and width * _FINE <= whole.value


def sum_of(parts: list[Figure], sure: int) -> Claim:
    """The claim that the parts make the whole."""
    return Claim({"parts": tuple(parts)}, added, sure)
