"""完成年度任务40亿元的77%: what was done, and the goal it is measured by."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.whole import is_label
from zhaoshang_extract.checking.relation import completion
from zhaoshang_extract.checking.slots import end_year, same_measure, same_scope, same_slot
from zhaoshang_extract.checking.words import says
from zhaoshang_extract.marks import EITHER_OPEN

# A rate of a rate of a figure: records from elsewhere may even run in a circle.
_LINKS = 4
# 到位资金, 同比增长, 年度任务: so far apart a row's goal and deed may stand.
_ROW = 2
_KINDS = 8
_SAID = 12
_SCOPE = ("region", "stage", "threshold", "industry")


def completions(field: Field) -> Iterator[Question]:
    """A question for each rate of completion whose actual figure is printed."""
    for rate in field.rates("completion", "other"):
        if rate.rate_kind == "other" and not _of_goal(rate):
            continue
        if says("schedule", rate.before[-_SAID:]):
            continue  # 超进度6.3%
        question = Question("completion", rate)
        actuals = list(_actuals(rate, field))
        for actual, certain in actuals:
            if not same_scope(rate, actual) or not _same_quantity(rate, actual):
                certain = POSSIBLE
            for target, sure in _targets(rate, actual, field):
                operands = {"actual": (actual,), "target": (target,)}
                question.claims.append(Claim(operands, completion, min(certain, sure)))
        question.claims.sort(key=lambda claim: -claim.sure)
        if not actuals:
            continue
        if not question.claims:
            question.base, question.missing = actuals[0][0], "target"
            own = rate.of is question.base and same_scope(rate, question.base)
            question.sure = CERTAIN if own and not _is_of_kinds(rate, field) else POSSIBLE
        yield question


def _same_quantity(rate: Figure, actual: Figure) -> bool:
    return rate.measure == actual.measure


def _of_goal(rate: Figure) -> bool:
    return rate.of is not None and _is_goal(rate.of)


def _is_goal(figure: Figure) -> bool:
    return figure.role == "goal" or (figure.target and figure.kind != "rate")


def _actuals(rate: Figure, field: Field) -> Iterator[tuple[Figure, int]]:
    """What was done: the figure that the rate or its goal was said of, else the last like it."""
    of = rate.of
    for _ in range(_LINKS):
        if of is not None and of.kind == "rate" and of.of is not None:
            of = of.of
    if of is not None and _is_goal(of):
        if of.of is not None and not of.of.change:
            yield of.of, CERTAIN
            return
        yield from _earlier(of, field)
        yield from _between(of, rate, field)
    elif of is not None and of.kind in ("amount", "count"):
        yield of, CERTAIN
    elif of is None:
        goal = field.previous(rate)
        if goal is not None and _is_goal(goal):
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


def _targets(rate: Figure, actual: Figure, field: Field) -> Iterator[tuple[Figure, int]]:
    """The goal said with the rate, else the one goal of its kind that the document prints."""
    several = _goals_of_list(rate, actual, field)
    if several:  # 市定、省定目标的102.7%、113.0%: any of them may be meant
        yield from ((goal, POSSIBLE) for goal in several)
        return
    if rate.of is not None and _is_goal(rate.of):
        years = (end_year(rate.of.period), end_year(actual.period))
        yield rate.of, CERTAIN if None in years or years[0] == years[1] else POSSIBLE
        return
    own = [goal for goal in _goals(actual, field) if same_measure(goal, actual)]
    said = [goal for goal in own if goal.sentence == rate.sentence and goal.of is actual]
    # 为市定任务的135%，为省定任务7.2亿元的262.5%: the goal behind has a rate of its own.
    said = [goal for goal in said if goal.id not in field.rated]
    if said:
        yield said[0], CERTAIN
        return
    # 完成市下达任务100亿元的100.2%: that goal has its rate, the next rate is of another.
    alike = [goal for goal in own if _is_goal_of(goal, actual) and goal.id not in field.rated]
    beside = [goal for goal in alike if _is_beside(goal, rate, actual)]
    if len(beside) == 1:  # 年度任务3000万元，到位1718万元，完成57.3%: a row has its own goal
        yield beside[0], CERTAIN
    values = {goal.value for goal in alike}
    for goal in alike:
        if goal not in beside:
            yield goal, POSSIBLE if beside else _trust(goal, rate, actual, field, alone=len(values) == 1)


def _is_beside(goal: Figure, rate: Figure, actual: Figure) -> bool:
    """The goal directly before or behind what was done, in the sentence or row of the rate."""
    near = goal.sentence == rate.sentence == actual.sentence and goal.period is not None
    return near and abs(goal.place - actual.place) <= _ROW and goal.place < rate.place


def _goals_of_list(rate: Figure, actual: Figure, field: Field) -> list[Figure]:
    """The goals of the sentence where a list of rates stands behind several of them, else []."""
    goals = [g for g in _goals(actual, field) if g.sentence == rate.sentence and same_measure(g, actual)]
    same = all(same_slot(goal, actual, "region") for goal in goals)
    several = same and len({goal.value for goal in goals}) > 1
    return goals if is_listed(rate, field) and (several or _is_of_kinds(rate, field)) else []


def is_listed(rate: Figure, field: Field) -> bool:
    """True for a rate of a list: 108.7%、103.5%."""
    following = field.following(rate)
    return rate.lead is not rate or (following is not None and following.lead is rate)


def _is_of_kinds(rate: Figure, field: Field) -> bool:
    """完成300个、1800亿元的目标，分别完成108.7%、103.5%: figures of two kinds, told in one breath."""
    near = field.figures[max(0, rate.place - _KINDS) : rate.place]
    told = [figure for figure in near if figure.sentence == rate.sentence and figure.kind != "rate"]
    return is_listed(rate, field) and len({figure.alike for figure in told[-2:]}) > 1


def _goals(actual: Figure, field: Field) -> Iterator[Figure]:
    for goal in field.before(actual):
        if _is_goal(goal):
            yield goal
    for goal in field.after(actual):
        if _is_goal(goal):
            yield goal


def _is_goal_of(goal: Figure, actual: Figure) -> bool:
    """One place, one scope, and the year of the goal is the year of the deed."""
    if not all(same_slot(goal, actual, slot) for slot in ("region", "threshold", "industry")):
        return False
    if goal.stage is not None and actual.stage is not None and goal.stage != actual.stage:
        return False
    years = (end_year(goal.period), end_year(actual.period))
    return None in years or years[0] == years[1]


def _trust(goal: Figure, rate: Figure, actual: Figure, field: Field, *, alone: bool) -> int:
    if goal.place == rate.place + 1 and goal.sentence == rate.sentence and goal.before[:1] in EITHER_OPEN:
        return CERTAIN  # 完成率54.1%（全年目标900亿元）
    if not alone or goal.period is None or goal.of not in (None, actual):
        return POSSIBLE
    if actual.place < goal.place < rate.place and goal.sentence == rate.sentence:
        return CERTAIN
    # 全县57310万元，其中乡镇21840万元: a goal that stands far off is that of the whole.
    return POSSIBLE if is_label(actual, field) else LIKELY
