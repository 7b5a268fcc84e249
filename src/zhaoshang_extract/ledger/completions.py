"""A completion of a goal that another document prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhaoshang_extract.checking.words import says
from zhaoshang_extract.ledger.board import Board, hull
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.finding import AcrossCheck, Held, finding, refusal_of
from zhaoshang_extract.ledger.message import quote
from zhaoshang_extract.ledger.revision import revision_words

_HUNDRED = 100
# Words that say whose goal is meant, or which of several: no goal of another document is surely that one.
_OTHER_GOALS = (
    *("goal_of_half", "goal_of_quarter", "goal_of_month", "goal_of_country", "goal_of_province"),
    *("goal_of_city", "goal_of_county", "goal_of_town", "goal_of_own", "goal_to_strive", "goal_to_keep"),
    *("goal_as_first_set", "goal_adjusted"),
)


def completions_elsewhere(board: Board) -> Iterator[AcrossCheck]:
    """Each completion of a goal of the year that its own document does not print and others do."""
    for fact in board.facts:
        if fact.key.rate_kind != "completion" or fact.key.modality != "actual":
            continue
        done = board.of(fact)
        if done is None or done.key.modality != "actual" or done.span is None or done.span != fact.span:
            continue
        words = fact.printed.words_before or fact.printed.indicator or ""
        if not done.span.running or any(says(name, words) for name in _OTHER_GOALS):
            continue
        yield from _against(board, fact, done, _goals(board, done))


def _goals(board: Board, done: Fact) -> list[Fact]:
    """The goals for the whole year of what was done."""
    spans = board.spans(done.key._replace(modality="target"))
    year = [facts for span, facts in spans.items() if done.span and _is_its_year(span.edtf, done)]
    return [fact for facts in year for fact in facts]


def _is_its_year(period: str, done: Fact) -> bool:
    return done.span is not None and period == f"{done.span.first.year:04d}"


def _against(board: Board, rate: Fact, done: Fact, goals: Sequence[Fact]) -> Iterator[AcrossCheck]:
    mine = [goal for goal in goals if goal.printed.document == rate.printed.document]
    like = [goal for goal in goals if goal.cover == done.cover]
    if mine or not like:
        return  # a goal of its own was held against it within the document
    goal = min(like, key=lambda one: one.order)
    computed = done.figure.interval.over(goal.figure.interval, _HUNDRED)
    if computed is None:
        return
    operands, value = {"actual": (done,), "target": (goal,)}, done.figure.value / goal.figure.value * _HUNDRED
    held = Held("completion_elsewhere", rate, operands, f"{quote(done)} ÷ {quote(goal)}", computed, value)
    if held.crosses:
        yield _judge(board, held, done, like)


def _judge(board: Board, held: Held, done: Fact, goals: Sequence[Fact]) -> AcrossCheck:
    if (refused := refusal_of(held)) is not None:
        return finding(held, "unverifiable", refused)
    if held.agrees:
        return finding(held, "consistent", "agrees")
    if words := next((words for fact in (done, *goals) if (words := revision_words(fact, fact))), ()):
        return finding(held, "unverifiable", "revision", words)
    prints = [fact for fact in board.at(done.key, done.span) if fact.cover == done.cover]
    allowed = hull(prints).over(hull(goals), _HUNDRED)
    if allowed is None or allowed.meets(held.reported.figure.interval):
        return finding(held, "unverifiable", "prints_differ")
    if any(not goal.figure.interval.meets(goals[0].figure.interval) for goal in goals):
        return finding(held, "unverifiable", "two_goals")
    if board.torn(done):
        return finding(held, "unverifiable", "two_in_document")
    return finding(held, "inconsistent", "differs")
