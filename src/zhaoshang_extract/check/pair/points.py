"""由53.1%提高到54.7%，提高1.6个百分点; 由23家增至41家，净增18家; 8.2∶54.7∶37.1."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.check.claim import CERTAIN, LIKELY, POSSIBLE, Claim, Question
from zhaoshang_extract.check.field import Field
from zhaoshang_extract.check.figure import Figure
from zhaoshang_extract.check.relation import difference, hundred
from zhaoshang_extract.check.slots import same_measure
from zhaoshang_extract.check.words import forms, says


def point_changes(field: Field) -> Iterator[Question]:
    """A question for each change in percentage points whose two rates stand directly before it."""
    for points in field.rates("point_change"):
        pair = _two_before(points, field)
        if pair is None or points.unit is None or "点" not in points.unit:
            continue
        previous, current = pair
        if current.kind != "rate" or previous.kind != "rate" or current.rate_kind != previous.rate_kind:
            continue
        sure = CERTAIN if _from_to(previous, current) else POSSIBLE
        if not field.has_text:
            sure = POSSIBLE
        operands = {"current": (current,), "previous": (previous,)}
        yield Question("point_change", points, [Claim(operands, difference, sure)])


def changes(field: Field) -> Iterator[Question]:
    """A question for each change of a quantity whose two values stand directly before it."""
    for change in field.quantities():
        if not change.change or change.value <= 0:
            continue
        pair = _two_before(change, field)
        if pair is None or not all(same_measure(figure, change) for figure in pair):
            continue
        question = Question("change", change)
        if _from_to(*pair) and pair[1].value > pair[0].value:
            question.claims.append(_claim(pair[1], pair[0], CERTAIN))
        elif pair[1].role == "base" and pair[1].of in (None, pair[0]) and pair[0].value > pair[1].value:
            question.claims.append(_claim(pair[0], pair[1], LIKELY))
        if question.claims:
            yield question


def _claim(current: Figure, previous: Figure, sure: int) -> Claim:
    return Claim({"current": (current,), "previous": (previous,)}, difference, sure)


def _two_before(figure: Figure, field: Field) -> tuple[Figure, Figure] | None:
    """The two figures directly before, in one sentence, neither of them in a list."""
    if figure.place < 2:
        return None
    first, second = field.figures[figure.place - 2 : figure.place]
    if not first.sentence == second.sentence == figure.sentence:
        return None
    alone = figure.lead is figure and second.lead is second and first.lead is first
    return (first, second) if alone else None


def _from_to(previous: Figure, current: Figure) -> bool:
    return says(previous.before[-16:], "from") and says(current.before, "up_to")


def ratio_lists(field: Field) -> Iterator[Question]:
    """三次产业结构为8.2∶54.7∶37.1: the shares of one whole add up to 100."""
    run: list[Figure] = []
    for figure in (*field.figures, None):
        if figure is not None and run and _goes_on(run[-1], figure):
            run.append(figure)
            continue
        if len(run) >= 3:
            *parts, last = run
            claim = Claim({"parts": tuple(parts)}, hundred, CERTAIN)
            yield Question("shares_total", last, [claim])
        run = [figure] if figure is not None and figure.rate_kind == "share" else []


def _goes_on(last: Figure, figure: Figure) -> bool:
    return (
        figure.rate_kind == "share"
        and figure.sentence == last.sentence
        and figure.start - last.end <= 2
        and figure.before in forms("ratio_list")
    )
