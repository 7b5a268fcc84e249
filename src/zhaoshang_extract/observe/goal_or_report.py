"""Whether a sentence sets goals or reports what was done."""

from __future__ import annotations

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.stance import demands
from zhaoshang_extract.edtf import Day
from zhaoshang_extract.observe.aim import appeared, is_over
from zhaoshang_extract.observe.time_said import resolve_said
from zhaoshang_extract.sentence import Sentence


def is_report(sentence: Sentence, context: Context) -> bool:
    """True when a sentence behind goals speaks of what was done: 已, or a time before that of the goals."""
    if any(term.id == "done" for term in sentence.terms):
        return True
    wholes = words.forms("whole_year")  # 会议要求，全年引进…: of the year that runs
    for mention in sentence.periods:
        found = resolve_said(mention, context)
        if found is None or mention.role not in ("during", "as_of"):
            continue
        if any(bracket.holds(mention.span) for bracket in sentence.brackets):
            continue  # 总产值突破400亿元（2024年为352.7亿元）
        if is_over(found, appeared(context.anchor)) and not (demands(sentence) and mention.quote in wholes):
            return True
        if _before_goal(found.end, context) and not context.node.outlook:
            return True
    return False


def runs_up_to_now(sentence: Sentence) -> bool:
    """今年以来, 截至目前: a sum that runs up to now is no demand."""
    return any(mention.role in ("since", "as_of") for mention in sentence.periods)


def _before_goal(end: Day | None, context: Context) -> bool:
    goal = context.target_period
    if goal is None or goal.end is None or end is None:
        return False
    last, goal_last = end.last(), goal.end.last()
    return last is not None and goal_last is not None and last < goal_last


def sets_goals(sentence: Sentence) -> bool:
    """某市定下新目标; 任务如何分解？: goals are told here, not how far they were reached."""
    told = any(term.id == "goal" for term in sentence.terms)
    return told and words.says("new_goal", sentence.text)
