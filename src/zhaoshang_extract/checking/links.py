"""Links between figures where the records bring none: what each rate was said of, bases and goals.

Records of this library say so themselves (`role`, `of_id`); those of others are read by the contract:
a rate bears the measure and the slots of its quantity, a base is the same an earlier year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.slots import end_year, months, same_measure, same_slot

_BACK = 30
_NEAR = 3
_SCOPE = ("region", "threshold", "industry", "stage")


def infer_links(figures: Sequence[Figure]) -> None:
    """Fill `role` and `of` of figures that have neither."""
    for mark in (_mark_base, _mark_goal):
        for figure in figures:
            if figure.kind in ("amount", "count"):
                mark(figure, figures)
    for figure in figures:
        if figure.kind == "rate" and figure.of is None:
            figure.of = _said_of(figure, figures)


def _mark_goal(figure: Figure, figures: Sequence[Figure]) -> None:
    """到位资金41亿元，完成年度任务50亿元的82%: a target directly behind what was done."""
    if not figure.target:
        return
    for actual in _quantities(figure, figures, _NEAR):
        if actual.target or actual.role == "base" or not same_measure(actual, figure):
            continue
        if all(same_slot(actual, figure, slot) for slot in ("region", "threshold", "industry")):
            figure.role, figure.of = "goal", actual
            return


def _mark_base(figure: Figure, figures: Sequence[Figure]) -> None:
    """比上年同期的35亿元增长8%: the same of an earlier year, beside the figure of this one."""
    neighbours = [*_quantities(figure, figures, _NEAR), *figures[figure.place + 1 : figure.place + 2]]
    for current in neighbours:
        if current.kind == figure.kind and _is_later(current, figure):
            figure.role, figure.of = "base", current
            return


def _is_later(current: Figure, base: Figure) -> bool:
    if not same_measure(current, base) or current.target or base.target or current.role == "base":
        return False
    if current.sentence != base.sentence or not all(same_slot(current, base, slot) for slot in _SCOPE):
        return False
    now, then = months(current.period or ""), months(base.period or "")
    if not now[1][:1].isdigit() or not then[1][:1].isdigit() or then[1] >= now[1]:
        return False
    # 8月 beside 9月 is a base; a month beside the year so far is a figure of its own.
    return then[1][:4] < now[1][:4] or "/" not in f"{current.period}{base.period}"


def _quantities(figure: Figure, figures: Sequence[Figure], number: int) -> Iterator[Figure]:
    found = 0
    for other in reversed(figures[max(0, figure.place - _BACK) : figure.place]):
        if other.kind in ("amount", "count"):
            yield other
            found += 1
            if found == number:
                return


def _said_of(rate: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The last quantity of the rate's own slots; of a list of rates the one at the same place."""
    goal = next(_quantities(rate, figures, 1), None)
    if rate.rate_kind == "completion" and goal is not None and goal.role == "goal":
        return goal
    alike = [figure for figure in _quantities(rate, figures, _BACK) if _is_of(rate, figure)]
    if not alike:
        return None
    listed = [figure for figure in figures[rate.place : rate.place + 12] if figure.lead is rate.lead]
    behind = len(listed) - 1  # how many rates of the list follow
    run = [figure for figure in alike if figure.sentence == alike[0].sentence and _like(figure, alike[0])]
    return run[behind] if behind < len(run) else alike[0]


def _is_of(rate: Figure, figure: Figure) -> bool:
    if figure.role in ("goal", "base") or figure.measure != rate.measure or figure.target != rate.target:
        return False
    if not all(same_slot(rate, figure, slot) for slot in _SCOPE):
        return False
    if rate.rate_kind == "growth_avg":
        return end_year(rate.period) == end_year(figure.period)
    return rate.rate_kind == "completion" or same_slot(rate, figure, "period")


def _like(one: Figure, other: Figure) -> bool:
    return same_measure(one, other) and all(same_slot(one, other, slot) for slot in _SCOPE)
