"""Shares told in one breath have one whole: what most of a list agrees on, the rest is held to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.portion import quantity_of
from zhaoshang_extract.checking.relation import share
from zhaoshang_extract.checking.words import named_whole, share_tail, without_levels, without_time

_FEW_WORDS = 6
# So many rows must agree before another is held to them.
_ROWS = 2
# Where so many rows agree, the words and places of another row leave no second reading.
_MANY_ROWS = 3
_IN_ROWS = ("share", "stage_rate", "completion")

# So many characters before an operand must be those of the other rows.
_NAME = 2

Whole = tuple[tuple[str, str | None], int]
Shape = tuple[object, ...]
Rows = dict[Shape, list[tuple[Question, Claim]]]


def clear_or_accuse(questions: list[Question], field: Field) -> None:
    """Make the whole that at least two shares agree with the whole of the others, too.

    139个、293个、127个，分别占19.1%、40.1%、17.4%: the total stands pages later, and two of three fit it.
    Within one list, and where each is told in the same words (27个，占比32.1%；16个，占比19%), that is
    certain; for shares told apart it is likely.
    """
    shares = [question for question in questions if question.kind == "share"]
    lists: dict[object, list[Question]] = {}
    for question in shares:
        figure = question.reported
        if figure.lead is not None:
            lists.setdefault(figure.lead.id, []).append(question)
        if 0 < len(figure.before) <= _FEW_WORDS:
            lists.setdefault((figure.sentence, figure.before), []).append(question)
    for listed in lists.values():
        if len(listed) > 2:
            _settle(listed, CERTAIN)
    _settle(shares, LIKELY)
    questions += _of_voted(shares, field)
    _hold_to_rows(questions, field)


def _settle(listed: list[Question], sure: int) -> None:
    votes, names = _votes(listed)
    chosen = {whole for whole, number in votes.items() if number > 1}
    if sure == CERTAIN and chosen:
        chosen = {max(chosen, key=lambda whole: votes[whole])}
    for question in listed:
        for claim in question.claims:
            if _value(claim) in chosen and _by_of(question, claim):
                claim.sure = max(claim.sure, sure)
                by_name = _name(question) in names[_value(claim)]
                claim.vouched = claim.vouched or sure == CERTAIN or by_name
        question.claims.sort(key=lambda claim: (-claim.sure, not claim.vouched))


def _of_voted(shares: list[Question], field: Field) -> Iterator[Question]:
    """占引资总额的3.38%, where 占引资总额的96.17% is of 投资总额: shares that no pairing was found for."""
    votes, names = _votes(shares)
    wholes = {_value(claim): claim.operands["whole"][0] for question in shares for claim in question.claims}
    asked = {question.reported for question in shares}
    for rate in field.rates("share"):
        question, part = Question("share", rate), quantity_of(rate)
        if rate in asked or part is None or part.sentence != rate.sentence or part.target:
            continue
        name = _name(question)
        voted = [whole for whole, number in votes.items() if number > 1 and name in names[whole]]
        whole = wholes[voted[0]] if len(voted) == 1 and name else None
        if whole is not None and whole.alike == part.alike and whole.units > part.units:
            operands = {"part": (part,), "whole": (whole,)}
            question.claims.append(Claim(operands, share, LIKELY, vouched=True))
            yield question


def _votes(listed: list[Question]) -> tuple[Counter[Whole], dict[Whole, set[str | None]]]:
    """How many shares agree with each whole, one that is printed twice being one, and how they name it."""
    votes: Counter[Whole] = Counter()
    names: dict[Whole, set[str | None]] = {}
    for question in listed:
        agreeing = {_value(claim): None for claim in question.claims if question.agrees(claim)}
        votes.update(list(agreeing))
        for whole in agreeing:
            names.setdefault(whole, set()).add(_name(question))
    return votes, names


def _name(question: Question) -> str | None:
    """What the words behind 占 call the whole; None where there are none."""
    rate = question.reported
    tail = share_tail((rate.lead or rate).before)
    return None if tail is None else named_whole(without_levels(without_time(tail)))


def _value(claim: Claim) -> Whole:
    whole = claim.operands["whole"][0]
    return (whole.alike, whole.units)


def _by_of(question: Question, claim: Claim) -> bool:
    """The part is the one that the share was said of, not one that only might be."""
    part = claim.operands["part"]
    return len(part) == 1 and part[0] is question.reported.of


def _hold_to_rows(questions: list[Question], field: Field) -> None:
    """41个，185.2亿元，28个，40.6亿元，…21.92%: a row is reckoned as the rows before and behind it."""
    rows: Rows = {}
    asked = {(q.kind, q.reported.id): q for q in questions if q.kind in _IN_ROWS}
    agreed: set[tuple[str, str]] = set()
    for key, question in asked.items():
        claim = next((claim for claim in question.claims if question.agrees(claim)), None)
        if claim is not None:
            agreed.add(key)
            if all(len(figures) == 1 for figures in claim.operands.values()):
                for shape in _shapes(question, claim):
                    rows.setdefault(shape, []).append((question, claim))
    rows = {shape: rows[shape] for shape in sorted(rows, key=lambda shape: -len(rows[shape]))}
    for rate in field.rates(*_IN_ROWS):
        key = (rate.rate_kind or "", rate.id)
        if key in agreed:
            continue
        question = asked.get(key) or Question(key[0], rate)
        claim = next(_row_claims(question, rows, field), None)
        if claim is not None:
            question.claims.insert(0, claim)
            question.claims.sort(key=lambda claim: -claim.sure)
            question.base = question.missing = None
            if key not in asked:
                questions.append(question)


def _row_claims(question: Question, rows: Rows, field: Field) -> Iterator[Claim]:
    for shape, agreeing in rows.items():
        if len(agreeing) < _ROWS:
            return
        if shape[:2] == (question.kind, question.reported.before):
            claim = _same_row(question, shape, agreeing[0][1], field)
            if claim is not None and len(agreeing) >= _MANY_ROWS:
                claim.sure, claim.told = CERTAIN, True
            if claim is not None:
                yield claim


def _shapes(question: Question, claim: Claim) -> Iterator[Shape]:
    """Where the operands stand from the rate, of what kind they are, and how the rate stands in its list.

    The last operand may be one figure for all rows, the whole that they divide.
    """
    rate = question.reported
    steps = [_step(rate, figures[0]) for figures in claim.operands.values()]
    yield (question.kind, rate.before, *steps)
    yield (question.kind, rate.before, *steps[:-1], claim.figures()[-1])


def _step(rate: Figure, figure: Figure) -> tuple[object, ...]:
    words = figure.before[-_NAME:]
    return (figure.place - rate.place, figure.alike, figure.unit, figure.measure, words)


def _same_row(question: Question, shape: Shape, model: Claim, field: Field) -> Claim | None:
    """The claim of the figures that stand from the rate as those of the model stand from theirs."""
    rate = question.reported
    operands: dict[str, tuple[Figure, ...]] = {}
    for role, step in zip(model.operands, shape[2:], strict=True):
        if isinstance(step, Figure):
            operands[role] = (step,)
            continue
        place = rate.place + step[0] if isinstance(step, tuple) else -1
        if not 0 <= place < len(field.figures):
            return None
        operands[role] = (field.figures[place],)
    claim = Claim(operands, model.relation, LIKELY, vouched=True)
    return claim if shape in _shapes(question, claim) else None
