"""完成年度任务40亿元的77%: what was done, and the goal it is measured by."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE, TWO_READINGS, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.goals import is_goal, is_of_kinds, may_be_another, targets
from zhaoshang_extract.checking.relation import completion
from zhaoshang_extract.checking.slots import same_measure, same_scope, same_slot
from zhaoshang_extract.checking.words import is_former, last_clause, says, starts
from zhaoshang_extract.marks import LIST

# A rate of a rate of a figure: records from elsewhere may even run in a circle.
_LINKS = 4
_SAID = 12
_SCOPE = ("region", "stage", "threshold", "industry")


def completions(field: Field) -> Iterator[Question]:
    """A question for each rate of completion whose actual figure is printed."""
    for rate in field.rates("completion", "other"):
        if rate.rate_kind == "other" and not _of_goal(rate):
            continue
        if says("schedule", rate.before[-_SAID:]) or _is_adjusted(rate, field):
            continue  # 超进度6.3%
        question = Question("completion", rate)
        actuals = list(_actuals(rate, field))
        former = _is_of_year_before(rate, field)
        for actual, certain in actuals:
            if not same_scope(rate, actual) or not _same_quantity(rate, actual):
                certain = POSSIBLE
            for target, sure in targets(rate, actual, field):
                operands = {"actual": (actual,), "target": (target,)}
                doubt = former or may_be_another(rate, actual, target) or says("undone", target.before)
                doubt = doubt or _is_done_behind(rate, actual, field)
                refusal = TWO_READINGS if doubt else None
                question.claims.append(Claim(operands, completion, min(certain, sure), refusal))
        question.claims.sort(key=lambda claim: -claim.sure)
        if not actuals:
            continue
        if not question.claims:
            question.base, question.missing = actuals[0][0], "target"
            own = rate.of is question.base and same_scope(rate, question.base)
            question.sure = CERTAIN if own and not is_of_kinds(rate, field) else POSSIBLE
        yield question


def _is_of_year_before(rate: Figure, field: Field) -> bool:
    """上年同期完成53.5%; 去年同期为26.2亿元、完成年度任务的61%: last year's rate, or the words allow it."""
    if is_former(rate.before):
        return True
    base = field.previous(rate)
    joined = base is not None and rate.before.startswith(LIST) and base.sentence == rate.sentence
    return joined and base is not None and says("whole_elsewhere", base.before)


def _is_done_behind(rate: Figure, actual: Figure, field: Field) -> bool:
    """年度计划投资70亿元，已完成年度计划的46.3%，完成投资32.2亿元: the deed may stand behind."""
    behind = field.following(rate)
    if behind is None or behind is actual or behind.sentence != rate.sentence or behind.alike != actual.alike:
        return False
    return not behind.target and starts("fulfilled", last_clause(behind.before))


def _is_adjusted(rate: Figure, field: Field) -> bool:
    """扣除年度目标中18亿元的安置房因素，完成率为31.6%: not of the printed goal."""
    before = field.previous(rate)
    words = before.before if before is not None and before.sentence == rate.sentence else ""
    return says("comparable", words + rate.before)


def _same_quantity(rate: Figure, actual: Figure) -> bool:
    return rate.measure == actual.measure


def _of_goal(rate: Figure) -> bool:
    return rate.of is not None and is_goal(rate.of)


def _actuals(rate: Figure, field: Field) -> Iterator[tuple[Figure, int]]:
    """What was done: the figure that the rate or its goal was said of, else the last like it."""
    of = rate.of
    for _ in range(_LINKS):
        if of is not None and of.kind == "rate" and of.of is not None:
            of = of.of
    if of is not None and is_goal(of):
        if of.of is not None and not of.of.change:
            yield of.of, CERTAIN
            return
        yield from _earlier(of, field)
        yield from _between(of, rate, field)
    elif of is not None and of.kind in ("amount", "count"):
        yield of, CERTAIN
    elif of is None:
        goal = field.previous(rate)
        if goal is not None and is_goal(goal):
            yield from _earlier(goal, field)


def _earlier(goal: Figure, field: Field) -> Iterator[tuple[Figure, int]]:
    """丙旗完成年度任务25亿元的79%: what 丙旗 did stands in the list before."""
    found = 0
    for figure in field.before(goal):
        if figure.target or figure.role in ("goal", "base") or figure.change:
            continue
        if same_measure(figure, goal) and all(same_slot(figure, goal, slot) for slot in _SCOPE):
            yield figure, CERTAIN if not found else POSSIBLE
            found += 1
            if found == 2:
                return


def _between(goal: Figure, rate: Figure, field: Field) -> Iterator[tuple[Figure, int]]:
    """目标550亿元，已到位462亿元，完成目标的84%; 完成任务15亿元的54%，达8亿元: the deed behind the goal."""
    for figure in field.after(goal):
        if figure.place > rate.place + 1 or figure.sentence != rate.sentence:
            return
        if not figure.target and figure.role == "head" and not figure.change and same_measure(figure, goal):
            yield figure, LIKELY
            return
