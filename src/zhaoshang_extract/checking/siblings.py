"""Shares told in one breath have one whole: what most of a list agrees on, the rest is held to."""

from __future__ import annotations

from collections import Counter

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, Claim, Question
from zhaoshang_extract.checking.figure import Figure

_FEW_WORDS = 6


def clear_or_accuse(questions: list[Question]) -> None:
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


def _settle(listed: list[Question], sure: int) -> None:
    votes: Counter[Figure] = Counter()
    for question in listed:
        votes.update({claim.operands["whole"][0] for claim in question.claims if question.agrees(claim)})
    chosen = {whole for whole, number in votes.items() if number > 1}
    if sure == CERTAIN and chosen:
        chosen = {max(chosen, key=lambda whole: (votes[whole], -whole.place))}
    for question in listed:
        for claim in question.claims:
            if claim.operands["whole"][0] in chosen and _by_of(question, claim):
                claim.sure = max(claim.sure, sure)
        question.claims.sort(key=lambda claim: -claim.sure)


def _by_of(question: Question, claim: Claim) -> bool:
    """The part is the one that the share was said of, not one that only might be."""
    part = claim.operands["part"]
    return len(part) == 1 and part[0] is question.reported.of
