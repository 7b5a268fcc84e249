"""186个、428.6亿元，上年分别为162个、391.5亿元，分别增长14.8%、9.5%: lists of one length, in parallel.

The order pairs the members, so neither the slots nor the links need be right. The words before the second
list and before the rates say what the lists are of each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from zhaoshang_extract.checking.claim import CERTAIN, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.relation import Relation, completion, growth, share
from zhaoshang_extract.checking.slots import is_year_apart
from zhaoshang_extract.checking.words import levels_of, says, starts
from zhaoshang_extract.marks import EITHER_COMMA, EITHER_SEMICOLON, LIST

_LONGEST = 12

Figures = list[Figure]
Roles = tuple[str, Relation, dict[str, Figures]]


def each_of_lists(field: Field) -> Iterator[Question]:
    """A question for each rate of a list behind two lists of as many figures."""
    for rates in _rate_lists(field):
        size, at = len(rates), rates[0].place
        lower, upper = field.figures[max(0, at - size) : at], field.figures[max(0, at - 2 * size) : at - size]
        if at < 2 * size or not _are_under_each_other(upper, lower, rates):
            continue
        roles = next((found for read in _READINGS if (found := read(upper, lower, rates)) is not None), None)
        if roles is None:
            continue
        kind, relation, lists = roles
        for number, rate in enumerate(rates):
            operands = {role: (figures[number],) for role, figures in lists.items()}
            yield Question(kind, rate, [Claim(operands, relation, CERTAIN, told=True)])


def _rate_lists(field: Field) -> Iterator[Figures]:
    """Rates of one sentence that stand in a list: 14.8%、9.5%, 14.8%和9.5%."""
    for _, found in groupby(field.figures, key=lambda figure: figure.lead and figure.lead.id):
        rates = list(found)
        plain = all(rate.kind == "rate" and rate.top is None and rate.unit == "%" for rate in rates)
        if 1 < len(rates) <= _LONGEST and plain:
            yield rates


def _are_under_each_other(upper: Figures, lower: Figures, rates: Figures) -> bool:
    """Member for member of one kind and unit, both lists in the sentence of the rates."""
    if any(figure.sentence != rates[0].sentence for figure in (*upper, *lower)):
        return False
    for one, other in zip(upper, lower, strict=True):
        if one.kind == "rate" or one.alike != other.alike or not (one.exact and other.exact):
            return False
        if one.change or other.change or (one.kind == "count" and one.unit != other.unit):
            return False
    return (
        is_list(upper)
        and is_list(lower)
        and says("each_of", "".join(figures[0].before for figures in (upper, lower, rates)))
    )


def is_list(figures: Sequence[Figure]) -> bool:
    """Nothing but 、 or a comma opens a further member, and no member is of the one before."""
    return all(
        figure.before[:1] in (LIST, *EITHER_COMMA, *EITHER_SEMICOLON) or starts("and", figure.before)
        for figure in figures[1:]
    ) and not any(says("among", figure.before) for figure in figures[1:])


def _as_growth(upper: Figures, lower: Figures, rates: Figures) -> Roles | None:
    if any(rate.rate_kind not in ("growth_yoy", "other") for rate in rates):
        return None
    if not says("grown", rates[0].before) or says("comparable", rates[0].before):
        return None
    above, below = (says("former_value", figures[0].before) for figures in (upper, lower))
    if above == below:
        return None
    current, previous = (upper, lower) if below else (lower, upper)
    times = current[0].period, previous[0].period
    if times[0] != times[1] and not is_year_apart(*times):
        return None  # 去年108个，今年1—11月180个，同比分别增长: each on the same months
    return "growth", growth, {"current": current, "previous": previous}


def _as_completion(upper: Figures, lower: Figures, rates: Figures) -> Roles | None:
    """完成年度目标200亿元、15亿元的93.2%和84.0%; 目标90个、100亿元，实际78个、77亿元，完成86.7%、77.0%."""
    above, below = (says("planned", figures[0].before) for figures in (upper, lower))
    if below and not above and starts("of", rates[0].before):
        return "completion", completion, {"actual": upper, "target": lower}
    if above and not below and says("fulfilled", rates[0].before):
        return "completion", completion, {"actual": lower, "target": upper}
    return None


def _as_share(upper: Figures, lower: Figures, rates: Figures) -> Roles | None:
    """其中工业72个、318.2亿元，分别占60.0%和56.8%; 分别占120个、560.4亿元的60.0%和56.8%."""
    if says("share", lower[0].before) and starts("of", rates[0].before):
        return "share", share, {"part": upper, "whole": lower}
    among = says("among", lower[0].before) and not says("among", upper[0].before)
    if (
        (among or _is_of_upper(upper, lower, rates))
        and says("share", rates[0].before)
        and not says("whole_elsewhere", rates[0].before)
    ):
        return "share", share, {"part": lower, "whole": upper}
    return None


def _is_of_upper(upper: Figures, lower: Figures, rates: Figures) -> bool:
    """全省1497个、4360亿元，我市118个、261亿元，分别占全省的: the first list bears the level that is told."""
    level = levels_of(rates[0].before)
    return level is not None and levels_of(upper[0].before) == level != levels_of(lower[0].before)


def _as_step(upper: Figures, lower: Figures, rates: Figures) -> Roles | None:
    """签约48个、42个，开工36个、33个，开工率分别为75.0%、78.6%."""
    steps = {rate.rate_kind for rate in rates} == {"stage_rate"}
    stages = {rate.stage for rate in rates} | {figure.stage for figure in lower}
    if not steps or len(stages) > 1 or any(figure.stage in stages for figure in upper):
        return None
    return "stage_rate", share, {"part": lower, "whole": upper}


_READINGS: tuple[Callable[[Figures, Figures, Figures], Roles | None], ...] = (
    _as_growth,
    _as_completion,
    _as_share,
    _as_step,
)
