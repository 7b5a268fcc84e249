"""全年目标65亿元，一季度目标14亿元，到位16亿元，完成一季度目标的114%: all three by their own words.

The clause of the rate is nothing but 完成, the goal's name and 的: it has no subject of its own. One goal of
the sentence (or of the one before, if that tells goals only) bears the name; the deed is the one figure told
that is no goal. Neither slots nor links are asked: they carry 投资 over to goals that name no measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.checking.claim import CERTAIN, TWO_READINGS, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.goals import is_listed, is_of_wider, named, unnamed
from zhaoshang_extract.checking.relation import completion
from zhaoshang_extract.checking.slots import is_like, lies_within
from zhaoshang_extract.checking.words import (
    LEVELS,
    chars,
    either,
    ends,
    forms,
    last_clause,
    levels_of,
    maybe,
    says,
)
from zhaoshang_extract.marks import CLOSE, EITHER_COLON, EITHER_COMMA, EITHER_ITEM, EITHER_OPEN, HAN, LIST

_NEAR = 12
_KINDS = ("completion", "share", "other")


@cache
def _measure() -> re.Pattern[str]:
    """完成全年目标的, 占计划的, 、县定目标的: the goal that a rate is of; its group is the name."""
    verb = rf"{maybe('already')}{either('fulfilled', 'share', 'base_opener')}{maybe('done_sign')}"
    return re.compile(rf"(?P<verb>{verb})?(?P<goal>.{{0,8}}?{either('goal_noun')}){either('of')}")


@cache
def _printed_goal() -> re.Pattern[str]:
    """，完成预算, ，为年度目标: what stands before a goal that its own rate follows."""
    verb = rf"{maybe('already')}{either('fulfilled', 'share', 'base_opener')}{maybe('done_sign')}"
    return re.compile(rf"{verb}.{{0,8}}?{either('goal_noun')}{maybe('of')}")


@cache
def _each() -> re.Pattern[str]:
    return re.compile(
        rf"{maybe('already')}{either('each_of')}{either('fulfilled')}{maybe('goal_noun', 'of')}"
    )


def by_aims(field: Field) -> Iterator[Question]:
    """A question for each rate of completion whose goal and deed its own words name."""
    for rate in field.rates(*_KINDS):
        if rate.unit != "%" or not field.has_text:
            continue
        operands = _of_printed(rate, field) or _of_list(rate, field) or _of_named(rate, field)
        if operands is not None:
            actual, goal = operands
            refusal = TWO_READINGS if is_of_wider(goal, actual) or _is_members(actual, goal) else None
            claim = Claim({"actual": (actual,), "target": (goal,)}, completion, CERTAIN, refusal, told=True)
            yield Question("completion", rate, [claim])


def _is_members(actual: Figure, goal: Figure) -> bool:
    """年度目标60亿元，禹州市到位16亿元，完成目标的98%: a place inside is measured by a goal of its own."""
    if goal.place > actual.place:
        return False
    known = None not in (actual.region, goal.region)
    narrower = known and actual.region != goal.region and lies_within(actual.region, goal.region)
    named = re.sub(either("origin", "our_place", *LEVELS), "", last_clause(actual.before))
    owner = _place().search(named)
    return narrower or (owner is not None and owner.group() not in goal.before)


@cache
def _place() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]{{1,6}}[{chars('place_ending')}]")


def _of_printed(rate: Figure, field: Field) -> tuple[Figure, Figure] | None:
    """收入59.9亿元，完成预算77.7亿元的77.1%: the deed, the goal and the rate side by side."""
    if not ends("of", rate.before) or len(rate.before) > 1 or rate.place < 2 or is_listed(rate, field):
        return None
    actual, goal = field.figures[rate.place - 2 : rate.place]
    if _printed_goal().fullmatch(last_clause(goal.before)) is None or goal.before[:1] in LIST:
        return None
    return (actual, goal) if _is_deed(actual, goal, rate) and actual.lead is actual else None


def _of_list(rate: Figure, field: Field) -> tuple[Figure, Figure] | None:
    """省下达任务68.8亿元，市定目标86.8亿元，已到位57.7亿元，分别完成83.8%、66.5%: as many goals as rates."""
    lead = rate.lead or rate
    if _each().fullmatch(last_clause(lead.before)) is None:
        return None
    rates = [one for one in field.figures[lead.place : lead.place + _NEAR] if one.lead is lead]
    own = _sentence(lead, field)
    before = [one for one in own if one.place < lead.place and one.kind != "rate"]
    goals = [one for one in before if _is_goal(one, field)]
    deeds = [one for one in before if one not in goals]
    if len(rates) != len(goals) or len(goals) < 2 or len(deeds) != 1:
        return None
    goal = goals[rates.index(rate)]
    return (deeds[0], goal) if _is_deed(deeds[0], goal, rate) else None


def _of_named(rate: Figure, field: Field) -> tuple[Figure, Figure] | None:
    clause = _measure().fullmatch(last_clause(rate.before))
    if clause is None or is_listed(rate, field):
        return None
    if clause["verb"] is None and (_says_done(clause["goal"]) or not _goes_on(rate, field)):
        return None
    actual = _deed(rate, field)
    goal = None if actual is None else _named_goal(clause["goal"], actual, rate, field)
    return None if actual is None or goal is None or not _is_deed(actual, goal, rate) else (actual, goal)


def _says_done(words: str) -> bool:
    """裕安区完成一季度目标的: a subject of its own, whose deed is another."""
    return says("fulfilled", words) or says("share", words)


def _goes_on(rate: Figure, field: Field) -> bool:
    """完成市下达目标的64.5%、县定目标的51.8%: the second of two goals."""
    before = field.previous(rate)
    joined = rate.before.startswith((LIST, *EITHER_COMMA)) and before is not None and before.kind == "rate"
    return joined and before is not None and _measure().fullmatch(last_clause(before.before)) is not None


def _deed(rate: Figure, field: Field) -> Figure | None:
    """The one quantity before the rate that is no goal; behind it, where 完成 opens that clause.

    Of 已签约46个、开工30个 the words do not say which is measured.
    """
    behind = field.following(rate)
    beside = behind is not None and behind.sentence == rate.sentence and behind.kind != "rate"
    if behind is not None and beside and _opens_done(behind):
        return behind
    own = _sentence(rate, field)
    before = [one for one in own if one.place < rate.place and one.kind != "rate"]
    deeds = [one for one in before if not _is_goal(one, field) and not _is_other(one)]
    last = deeds[-1] if deeds else None
    return last if last is not None and not any(is_like(one, last) for one in deeds[:-1]) else None


def _is_other(figure: Figure) -> bool:
    """总投资627亿元, 上年完成41亿元: the size of a project, and the deed of another year."""
    former = says("whole_elsewhere", last_clause(figure.before)) or figure.role == "base"
    return former or says("size_of_project", figure.before)


def _opens_done(figure: Figure) -> bool:
    return re.match(rf"{maybe('already')}{either('fulfilled')}", last_clause(figure.before)) is not None


def _is_deed(actual: Figure, goal: Figure, rate: Figure) -> bool:
    plain = all(one.exact and not one.change and not one.mean for one in (actual, goal))
    if not plain or not is_like(actual, goal) or actual.kind == "rate" or actual.role == "base":
        return False
    if says("among", actual.before) and goal.place != rate.place - 1:
        return False  # 全县40.4亿元，其中县直单位15.4亿元，完成任务的: a member's goal is not that of all
    if says("whole_elsewhere", rate.before) or says("size_of_project", actual.before):
        return False
    former = says("whole_elsewhere", last_clause(actual.before))
    return not former and actual.sentence == rate.sentence and not says("undone", goal.before)


# -------- goals


def _named_goal(name: str, actual: Figure, rate: Figure, field: Field) -> Figure | None:
    """The one goal that bears the name, in the sentence of the rate or in one of goals before it."""
    near = field.figures[max(0, rate.place - 2 * _NEAR) : rate.place + _NEAR]
    goals = [one for one in near if is_like(one, actual) and one is not actual and _is_goal(one, field)]
    for sentence in (rate.sentence, rate.sentence - 1):
        own = [one for one in goals if one.sentence == sentence]
        before = [one for one in own if one.place < rate.place]
        if before and sentence < rate.sentence and not _tells_goals(before[0], field):
            return None  # 该项目今年计划投资3亿元，已完成2.1亿元。全县完成: the goal of another
        if before:
            return _bearer(name, before, field) if len(before) == len(own) else None
        if own:
            return own[0] if len(own) == 1 and _is_of_deed(own[0], actual) else None
    return None


def _tells_goals(goal: Figure, field: Field) -> bool:
    """全年任务：签约71个、到位83亿元: a sentence that tells nothing else."""
    near = field.figures[max(0, goal.place - _NEAR) : goal.place + _NEAR]
    return all(_is_goal(one, field) for one in near if one.sentence == goal.sentence)


def _bearer(name: str, goals: list[Figure], field: Field) -> Figure | None:
    """The one of several goals that is called so, by the words themselves or by what they mean."""
    called = [one for one in goals if name in _label(one, field)]
    if len(called) == 1 and (len(name) > 2 or len(goals) == 1 or not _others_named(goals, called[0], field)):
        return called[0]
    wanted = named(name)
    meant = [one for one in goals if wanted <= named(_label(one, field))]
    # 占总计划的, 完成投资计划的: what else the name says, the goal must say too
    left = unnamed(re.sub(either("goal_noun"), "", name))
    chosen = meant if wanted else goals
    return chosen[0] if len(chosen) == 1 and left in _label(chosen[0], field) else None


def _others_named(goals: list[Figure], chosen: Figure, field: Field) -> bool:
    """True where another goal has a goal's noun too: 全年计划 and 一季度任务, of which 计划 may be either."""
    others = "".join(_label(one, field) for one in goals if one is not chosen)
    return re.search(either("goal_noun"), others) is not None


def _is_of_deed(goal: Figure, actual: Figure) -> bool:
    """内资任务 of 到位内资, 全县预算 of 全县收入: a goal behind bears the name or level of the deed."""
    label, deed = last_clause(goal.before), last_clause(actual.before)
    left = re.sub(either("goal_noun", "base_opener", *_NAMES_OF_TIME), "", label)
    wide = levels_of(label)
    if wide is not None:
        return levels_of(deed) == wide
    return bool(left) and left in deed


_NAMES_OF_TIME = ("goal_of_year",)


def _sentence(rate: Figure, field: Field) -> list[Figure]:
    near = field.figures[max(0, rate.place - _NEAR) : rate.place + _NEAR]
    return [one for one in near if one.sentence == rate.sentence]


def _is_goal(figure: Figure, field: Field) -> bool:
    """True for a quantity whose own words tell a goal, and no rate of its own behind it."""
    behind = field.following(figure)
    # 考核任务（95600万元）的342.53%
    rated = behind is not None and behind.kind == "rate" and behind.before.lstrip(CLOSE) in chars("of")
    if figure.kind == "rate" or rated:
        return False
    label = re.sub(either("budget_name"), "", _label(figure, field))
    return re.search(either("goal_noun", "goal_to_strive"), label) is not None


def _label(figure: Figure, field: Field) -> str:
    """What a figure is called: 一季度目标; in a list by the words that open it; 调整后 where it was moved."""
    clause = re.split(f"[{EITHER_ITEM}]", figure.before)[-1]
    before = field.previous(figure)
    if before is not None and before.sentence == figure.sentence:
        if figure.before.startswith(LIST) and LIST not in figure.before[1:] and before.kind != "rate":
            opener = re.split(f"[{EITHER_ITEM}]", before.before)[-1]
            return f"{re.split(f'[{EITHER_COLON}]', opener)[0]}{clause}" if _opens(opener) else clause
        if re.fullmatch(either("goal_moved"), figure.before) is not None:
            return f"{last_clause(before.before)}{forms('goal_adjusted')[0]}"
    behind = figure.after if figure.after[:1] in chars("of") else ""
    return clause + re.split(f"[{EITHER_ITEM}{''.join(EITHER_OPEN)}]", behind)[0]


def _opens(words: str) -> bool:
    return re.search(either("goal_noun"), words) is not None
