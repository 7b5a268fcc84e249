"""到位16.2亿元，占全年目标66.6亿元的33.4%: where a sentence prints one pair only, that pair is told.

A pairing that fails may be a wrong one. Where the grammar of the sentence leaves no other, it is the one
that was meant, whatever figure slipped and however far: the part stands nearest before the rate, and its
whole, goal or base directly before the rate, or there is nothing else of the kind that could be it.
"""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.goals import is_goal, is_listed, is_the_named
from zhaoshang_extract.checking.relation import completion
from zhaoshang_extract.checking.slots import is_like
from zhaoshang_extract.checking.words import (
    last_clause,
    levels_of,
    named_whole,
    says,
    share_tail,
    starts,
    without_levels,
    without_time,
)

_KINDS = {"share": "share", "completion": "completion", "growth": "growth_yoy"}
_SENTENCE = 24
_TRIED = 2


def settle_sole(questions: list[Question], field: Field) -> None:
    """Make the pairings told that are the only ones their sentences allow."""
    for question in questions:
        rate = question.reported
        if question.kind not in _KINDS or rate.rate_kind != _KINDS[question.kind]:
            continue
        if any(map(question.agrees, question.claims)):
            continue
        for number, claim in enumerate(question.claims):
            least = LIKELY if _is_beside(rate, claim) else CERTAIN
            told = number < _TRIED and claim.sure >= least and _is_sole(rate, claim, field)
            told = told or (number == 0 and _is_said(rate, claim, field))
            if claim.refusal is None and (told or _is_by_name(rate, claim, field)):
                claim.sure, claim.told = CERTAIN, True
                break
        question.claims.sort(key=lambda one: (-one.sure, not one.told))


def _is_sole(rate: Figure, claim: Claim, field: Field) -> bool:
    figures = claim.figures()
    if len(figures) != 2 or not claim.is_sound() or not field.has_text or rate.lead is not rate:
        return False
    part, whole = figures
    if {figure.sentence for figure in figures} != {rate.sentence} or not (part.exact and whole.exact):
        return False
    if whole.place > rate.place or part.place > rate.place or rate.mean:
        return False
    if rate.rate_kind == "share" and _subject(rate) != "":
        return False  # 开工率26.7%: of what, the words do not say; 外企占22.2%: of another part
    alike = [figure for figure in _sentence(rate, field) if is_like(figure, part) and figure.role != "base"]
    others = [figure for figure in alike if figure not in figures]
    beside = whole.place == rate.place - 1 and says("of", rate.before[:1])
    if any(figure.place > part.place for figure in others):
        return False  # 通渭县完成20亿元任务的38.1%, behind a list: whose, the words do not say
    if not beside and (_has_another_rate(rate, part, field) or not _names(rate, whole)):
        return False
    if rate.rate_kind == "growth_yoy" and not _opens_as_base(whole):
        return False
    return beside or not any(_may_be_whole(other, part) for other in others) or _is_all(rate, whole, alike)


def _is_said(rate: Figure, claim: Claim, field: Field) -> bool:
    """The surest pairing, of one sentence, exact and with nothing in doubt."""
    figures = claim.figures()
    if claim.sure < CERTAIN or not claim.is_sound() or not field.has_text or claim.doubtful(rate):
        return False
    same = {figure.sentence for figure in figures} == {rate.sentence}
    return same and all(figure.exact for figure in figures)


def _is_by_name(rate: Figure, claim: Claim, field: Field) -> bool:
    """全年目标65亿元，一季度目标14亿元，实际到位16亿元，完成一季度目标的114%: each by its own name."""
    if claim.relation is not completion or is_listed(rate, field) or not claim.is_sound():
        return False
    actual, goal = claim.figures()
    if goal.id in field.rated and rate.of is not goal:
        return False  # 占年度计划83亿元的71.3%，五原县完成年度计划的68.9%: the goal has its rate
    near = field.figures[max(0, rate.place - _SENTENCE) : rate.place + _SENTENCE]
    own = (figure for figure in near if figure.sentence == rate.sentence and figure.role != "base")
    alike = [figure for figure in own if is_like(figure, actual)]
    goals = [figure for figure in alike if is_goal(figure)]
    plain = all(figure.exact for figure in alike) and goal in goals and set(alike) == {*goals, actual}
    return plain and is_the_named(rate, goal, goals)


def _subject(rate: Figure) -> str | None:
    """外企 of ，外企占: what stands before the word of sharing in its clause; None where no share is told."""
    tail = share_tail(rate.before)
    if tail is None:
        return None
    return last_clause(rate.before[: len(rate.before) - len(tail)])


def _names(rate: Figure, whole: Figure) -> bool:
    """The words behind 占 name no whole, or this one: 规上工业增加值 is none of 占规上工业产值的."""
    name = named_whole(without_levels(without_time(share_tail(rate.before) or "")))
    return name in whole.before + whole.indicator


def _is_beside(rate: Figure, claim: Claim) -> bool:
    return rate.rate_kind == "share" or claim.figures()[-1].place == rate.place - 1


def _opens_as_base(base: Figure) -> bool:
    """，比上年的, ，去年同期为, not ，全市比上年的: the base of the figure before it."""
    clause = last_clause(base.before)
    return starts("base_opener", clause) or starts("former_value", clause)


def _may_be_whole(other: Figure, part: Figure) -> bool:
    return other.units >= part.units


def _is_all(rate: Figure, whole: Figure, alike: list[Figure]) -> bool:
    """占项目总数的, 占全市的: of the first and largest figure of the sentence."""
    tail = share_tail(rate.before) or ""
    named = says("whole_sum", tail) or levels_of(tail) is not None
    return named and alike[0] is whole and all(figure.units <= whole.units for figure in alike)


def _has_another_rate(rate: Figure, part: Figure, field: Field) -> bool:
    """占工业的23.6%，占全部的7.9%: two shares of one part are of two wholes."""
    between = field.figures[part.place + 1 : rate.place]
    behind = field.following(rate)
    near = [*between, *([behind] if behind is not None and behind.sentence == rate.sentence else [])]
    return any(figure.kind == "rate" and figure.rate_kind == rate.rate_kind for figure in near)


def _sentence(rate: Figure, field: Field) -> Iterator[Figure]:
    near = field.figures[max(0, rate.place - _SENTENCE) : rate.place]
    return (figure for figure in near if figure.sentence == rate.sentence)
