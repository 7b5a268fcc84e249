"""The goal that a rate of completion measures: said with it, the one of its kind, the one its words name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.whole import is_label
from zhaoshang_extract.checking.slots import end_year, same_measure, same_slot
from zhaoshang_extract.checking.words import either, last_clause, levels_of, says
from zhaoshang_extract.marks import EITHER_OPEN, EITHER_PHRASE

# 到位资金, 同比增长, 年度任务: so far apart a row's goal and deed may stand.
_ROW = 2
_KINDS = 8
# 50亿元的年度目标: the goal's own name may stand behind it.
_NAMED_BEHIND = 8
# Who set a goal, for which time, and how high: two goals that differ in one of these are two.
_NAMES = (
    ("goal_of_year", "goal_of_half", "goal_of_quarter", "goal_of_month"),
    ("goal_of_country", "goal_of_province", "goal_of_city", "goal_of_county", "goal_of_town", "goal_of_own"),
    ("goal_to_strive", "goal_to_keep"),
    ("goal_as_first_set", "goal_adjusted"),
)


def is_goal(figure: Figure) -> bool:
    """True for a quantity that was aimed at."""
    return figure.role == "goal" or (figure.target and figure.kind != "rate")


def targets(rate: Figure, actual: Figure, field: Field) -> Iterator[tuple[Figure, int]]:
    """The goal said with the rate, else the one goal of its kind that the document prints."""
    several = _goals_of_list(rate, actual, field)
    if several:  # 市定、省定目标的102.7%、113.0%: the one that stands in the rate's place, or any of them
        placed = _in_order(rate, several, field)
        yield from ((goal, LIKELY if goal is placed else POSSIBLE) for goal in several)
        return
    if rate.of is not None and is_goal(rate.of):
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


# -------- names of goals


@cache
def _name() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{entry}>{either(entry)})" for axis in _NAMES for entry in axis))


def may_be_another(rate: Figure, actual: Figure, goal: Figure) -> bool:
    """True where the words allow a goal that is not this one."""
    return _names_another(rate, goal) or is_of_wider(goal, actual)


def is_of_wider(goal: Figure, actual: Figure) -> bool:
    """县本级完成13亿元，占任务的24.7%；全县任务86亿元: a member's deed, and the goal of all."""
    levels = levels_of(last_clause(goal.before))
    if levels is None or levels == levels_of(last_clause(actual.before)):
        return False
    member = says("member_level", last_clause(actual.before)) or actual.whole is not None
    return member or actual.lead is not actual or (actual.level is not None and actual.level not in levels)


def _names_another(rate: Figure, goal: Figure) -> bool:
    """True where the rate's words name another goal: 市下达 and 省下达, 全年任务 and 一季度目标.

    A name that only the rate bears parts them, too, but for the year, which every goal is of.
    """
    told = named(last_clause(rate.before))
    if not told:
        return False
    own = names_of(goal)
    for axis in _NAMES:
        wanted, held = told.intersection(axis), own.intersection(axis)
        if held and wanted and not held & wanted:
            return True
        if wanted and not held and axis[0] not in wanted:
            return True
    return False


def names_of(goal: Figure) -> set[str]:
    """The names that a goal bears, before it or directly behind."""
    return named(last_clause(goal.before) + re.split(f"[{EITHER_PHRASE}]", goal.after)[0][:_NAMED_BEHIND])


def is_the_named(rate: Figure, goal: Figure, goals: list[Figure]) -> bool:
    """完成一季度目标的114%: true where this goal alone of several bears the name that the rate tells."""
    told = named(last_clause(rate.before))
    return bool(told) and [one for one in goals if names_of(one) & told] == [goal] and told <= names_of(goal)


def named(words: str) -> set[str]:
    """The names of goals that the words hold, by the ids of their entries."""
    return {hit.lastgroup for hit in _name().finditer(words) if hit.lastgroup is not None}


def unnamed(words: str) -> str:
    """The words without the names of goals that they hold."""
    return _name().sub("", words)


# -------- which goals there are


def _is_beside(goal: Figure, rate: Figure, actual: Figure) -> bool:
    """The goal directly before or behind what was done, in the sentence or row of the rate."""
    near = goal.sentence == rate.sentence == actual.sentence and goal.period is not None
    return near and abs(goal.place - actual.place) <= _ROW and goal.place < rate.place


def _goals_of_list(rate: Figure, actual: Figure, field: Field) -> list[Figure]:
    """The goals of the sentence where a list of rates stands behind several of them, else []."""
    goals = [g for g in _goals(actual, field) if g.sentence == rate.sentence and g.alike == actual.alike]
    several = len({goal.value for goal in goals}) > 1
    return goals if is_listed(rate, field) and (several or is_of_kinds(rate, field)) else []


def _in_order(rate: Figure, goals: list[Figure], field: Field) -> Figure | None:
    """The goal that has the rate's place in its list, where there are as many goals as rates."""
    near = field.figures[max(0, rate.place - _KINDS) : rate.place + _KINDS]
    rates = [figure for figure in near if figure.lead is rate.lead]
    ordered = sorted(goals, key=lambda goal: goal.place)
    return ordered[rates.index(rate)] if len(rates) == len(ordered) else None


def is_listed(rate: Figure, field: Field) -> bool:
    """True for a rate of a list: 108.7%、103.5%."""
    following = field.following(rate)
    return rate.lead is not rate or (following is not None and following.lead is rate)


def is_of_kinds(rate: Figure, field: Field) -> bool:
    """完成300个、1800亿元的目标，分别完成108.7%、103.5%: figures of two kinds, told in one breath."""
    near = field.figures[max(0, rate.place - _KINDS) : rate.place]
    told = [figure for figure in near if figure.sentence == rate.sentence and figure.kind != "rate"]
    return is_listed(rate, field) and len({figure.alike for figure in told[-2:]}) > 1


def _goals(actual: Figure, field: Field) -> Iterator[Figure]:
    for goal in field.before(actual):
        if is_goal(goal):
            yield goal
    for goal in field.after(actual):
        if is_goal(goal):
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
