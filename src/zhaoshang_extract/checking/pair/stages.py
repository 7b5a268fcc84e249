"""新签约115个，开工的有29个，开工率25%: how many of the same projects went a step further."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.portion import head_before, quantity_of
from zhaoshang_extract.checking.pair.whole import linked_wholes
from zhaoshang_extract.checking.relation import completion, share
from zhaoshang_extract.checking.slots import (
    holds_industry,
    holds_period,
    holds_threshold,
    lies_within,
    same_measure,
    same_scope,
    same_slot,
)
from zhaoshang_extract.checking.words import chars, ends, groups, last_clause, says
from zhaoshang_extract.marks import COMMA, EITHER_OPEN

_MOST_WHOLES = 5
_NEAR = 6
_SCOPE = ("region", "threshold", "industry", "period")


def entry_rates(field: Field) -> Iterator[Question]:
    """合同外资2.46亿美元，实际到资1.38亿美元，入资率56.1%: of what was promised so much has come."""
    for rate in field.rates("stage_rate", "completion", "other"):
        name = rate.before.rstrip(chars("value_follows"))
        if rate.place < 2 or rate.lead is not rate or not ends("entry_rate", name):
            continue
        promised, came = field.figures[rate.place - 2 : rate.place]
        if not promised.sentence == came.sentence == rate.sentence or promised.alike != came.alike:
            continue
        told = says("promised", promised.before) and says("has_come", came.before)
        plain = all(
            f.kind == "amount" and f.exact and not f.change and not f.target for f in (promised, came)
        )
        if told and plain and not says("promised", came.before):
            kind = "completion" if rate.rate_kind == "completion" else "stage_rate"
            part, whole = ("actual", "target") if kind == "completion" else ("part", "whole")
            relation = completion if kind == "completion" else share
            yield Question(
                kind, rate, [Claim({part: (came,), whole: (promised,)}, relation, CERTAIN, told=True)]
            )


def named_ratios(field: Field) -> Iterator[Question]:
    """存款余额802亿元，贷款余额303亿元，存贷比37.8%: a ratio that names its two sides, each told once."""
    for rate in field.rates("other", "share", "stage_rate"):
        name = last_clause(rate.before).rstrip(chars("value_follows"))
        sides = next((pair for ratio, *pair in groups("ratio_of_two") if ratio == name), None)
        near = [
            one for one in field.figures[max(0, rate.place - 2 * _NEAR) : rate.place] if one.kind == "amount"
        ]
        own = [one for one in near if one.sentence == rate.sentence and one.exact and not one.change]
        if sides is None or rate.unit != "%":
            continue
        over, under = ([one for one in own if _is_called(side, one)] for side in sides)
        if len(over) == 1 and len(under) == 1 and over[0].alike == under[0].alike:
            operands = {"part": (over[0],), "whole": (under[0],)}
            yield Question("share", rate, [Claim(operands, share, CERTAIN, told=True)])


def _is_called(name: str, figure: Figure) -> bool:
    return name in last_clause(figure.before)


def stage_rates(field: Field) -> Iterator[Question]:
    """A question for each rate of a step (开工率, 注册率) whose part is printed."""
    told = ((rate, quantity_of(rate)) for rate in field.rates("stage_rate"))
    steps = {of.id for rate, of in told if of is not None and of.stage in (None, rate.stage)}
    for rate in field.rates("stage_rate", "other"):
        part = _part(rate, field)
        if part is None or part.target != rate.target or not _is_step(rate, part):
            continue
        near = (
            part.sentence == rate.sentence and abs(rate.place - part.place) <= 6 and rate.rate_kind != "other"
        )
        near = near and not says("whole_elsewhere", rate.before) and same_scope(rate, part)
        question = Question("stage_rate", rate)
        for whole, sure in _upstream(part, steps, field):
            operands = {"part": (part,), "whole": (whole,)}
            question.claims.append(Claim(operands, share, sure if near else POSSIBLE))
        question.claims.sort(key=lambda claim: -claim.sure)
        if question.claims:
            yield question


def _part(rate: Figure, field: Field) -> Figure | None:
    """注册69个、开工41个，注册率、开工率分别为…: the count of the rate's own step, the nearest before it."""
    behind = _part_behind(rate, field)
    if behind is not None:
        return behind
    of = quantity_of(rate)
    if of is not None and of.change:  # 162个已动工，比上年同期增加21个，开工率达81.7%
        of = of.of or _step_before(of, field)
    of = of or head_before(rate, field)
    if rate.stage is None or rate.rate_kind == "other" or of is None or of.stage in (None, rate.stage):
        return of
    for figure in reversed(field.figures[max(0, rate.place - 8) : rate.place]):
        if figure.kind == of.kind and figure.stage == rate.stage and figure.role == "head":
            same = all(same_slot(figure, rate, slot) for slot in ("region", "threshold", "industry"))
            return figure if same and figure.sentence == rate.sentence else None
    return None


def _step_before(change: Figure, field: Field) -> Figure | None:
    """The count that the change directly behind it is of."""
    before = field.previous(change)
    own = before is not None and before.sentence == change.sentence and before.alike == change.alike
    return before if own and before is not None and not before.change else None


def _part_behind(rate: Figure, field: Field) -> Figure | None:
    """开工率为61.2%，已开工262个: the count of the step directly behind its rate."""
    following = field.following(rate)
    if following is None or following.sentence != rate.sentence or following.kind != "count":
        return None
    told = following.before.startswith(COMMA) and following.role == "head" and not following.change
    return following if told and rate.stage is not None and following.stage == rate.stage else None


def _is_step(rate: Figure, part: Figure) -> bool:
    if rate.rate_kind == "other":
        # 报批率: a step that has no code
        return (
            part.kind == "count"
            and part.measure == rate.measure
            and ends("rate_name", rate.before.rstrip(chars("value_follows")))
        )
    return part.measure == rate.measure or (part.kind == "amount" and says("paid_in", rate.before))


def _upstream(part: Figure, steps: set[str], field: Field) -> Iterator[tuple[Figure, int]]:
    """The counts that the part may be of: what it is linked to, then the nearest before it.

    A count that has a rate of its own is mostly a step beside the part, not its whole: 已落地74个，落地率
    77%；已开工63个，开工率66%. Behind it the next count is only likely the whole.
    """
    linked = linked_wholes(part)
    found, first, most = 0, True, CERTAIN
    for whole in (*linked, *field.before(part)):
        if whole is part or whole.role in ("goal", "base") or whole.change or whole.mean:
            continue
        if whole not in linked and whole.before.startswith(EITHER_OPEN):
            continue  # 已履约14个（其中达标9个）：已开工13个 is of no bracket
        if not _may_hold(whole, part) or (whole.value < part.value and not _beside(whole, part, linked)):
            continue
        if whole.id in steps:
            yield whole, POSSIBLE
            most = LIKELY
            continue
        sure = CERTAIN if whole in linked else _trust(whole, part) if first else POSSIBLE
        yield whole, min(sure, most)
        first = first and sure == POSSIBLE
        found += 1
        if found == _MOST_WHOLES:
            return


def _trust(whole: Figure, part: Figure) -> int:
    near = part.sentence - whole.sentence
    if whole.stage == part.stage:
        return POSSIBLE
    if all(same_slot(whole, part, slot) for slot in _SCOPE):
        return CERTAIN if not near else LIKELY if near <= _NEAR else POSSIBLE
    if not all(same_slot(whole, part, slot) for slot in _SCOPE if slot != "period"):
        return POSSIBLE
    # 2020年签约的61个项目，截至2021年底履约50个: the projects of one year, and how far they came later.
    beside = not near and part.place - whole.place == 1
    return LIKELY if beside or (near <= 1 and holds_period(whole.period, part.period)) else POSSIBLE


def _beside(whole: Figure, part: Figure, linked: list[Figure]) -> bool:
    """True for the count that the same sentence names before: it is the whole even when it is too small."""
    return whole in linked or (whole.sentence == part.sentence and whole.stage != part.stage)


def _may_hold(whole: Figure, part: Figure) -> bool:
    if whole.alike != part.alike or not lies_within(part.region, whole.region):
        return False
    if not holds_industry(whole, part) or not holds_threshold(whole, part):
        return False
    return whole.kind == "amount" or same_measure(whole, part)
