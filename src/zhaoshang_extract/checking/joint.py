"""One slip that mends two checks: where one digit would make two relations of a figure agree, it slipped.

服务业7200万美元，占6.1%, beside a list that with 4200 makes the whole: either pairing alone may be a wrong
one, and a wrong one is mended by some digit of its operands now and then. That one digit mends two is no
accident, so what the slots say of the pairs, or whether the list is closed, need not be sure. The pairs tried
are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zhaoshang_extract.checking.claim import LIKELY, Claim, Question
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.judge import Finding, accuse_of, chance_of
from zhaoshang_extract.checking.slip import Slip, slips
from zhaoshang_extract.checking.suggest import mending, spoils

# So many figures would be accused by accident at most, for each figure that has two checks it fails.
_ACCIDENT = Fraction(1, 200)
# Of one question no more pairings are asked.
_PAIRINGS = 3


@dataclass(slots=True, eq=False)
class _Support:
    """A pairing that a slip of one of its figures would mend."""

    question: Question
    claim: Claim
    slip: Slip


def accuse_jointly(findings: list[Finding], questions: Sequence[Question]) -> list[Finding]:
    """The findings, with those accused whose failing pairings one slip would mend together."""
    settled = {finding.question for finding in findings if finding.verdict == "consistent"}
    known = {finding.question: finding for finding in findings if finding.verdict == "inconsistent"}
    agreeing = [(f.question, f.claim) for f in findings if f.verdict == "consistent" and f.claim is not None]
    failing = [question for question in questions if question not in settled and not question.reported.rough]
    accused: dict[Question, Finding] = {}
    for supports in _by_figure(failing).values():
        for support in _likeliest(supports, agreeing):
            if support.question in known:
                known[support.question].slips.append(support.slip)
                continue
            finding = accuse_of(support.question, support.claim, [support.slip])
            accused.setdefault(support.question, finding)
    kept = [finding for finding in findings if finding.question not in accused]
    return kept + list(accused.values())


def _by_figure(failing: list[Question]) -> dict[Figure, list[_Support]]:
    """Of each figure the failing pairings that one slip of it would mend."""
    found: dict[Figure, list[_Support]] = {}
    for question in failing:
        for claim in _pairings(question):
            for slip in mending(question.reported, claim, most=1):
                found.setdefault(slip.figure, []).append(_Support(question, claim, slip))
    return found


def _pairings(question: Question) -> Iterator[Claim]:
    """The surest pairings of exact figures that fail."""
    number = 0
    for claim in question.claims:
        if claim.sure < LIKELY or number == _PAIRINGS:
            return
        computed = claim.computed() if claim.is_sound() and claim.refusal is None else None
        exact = question.reported.exact and all(figure.exact for figure in claim.figures())
        if computed is not None and exact and not computed.meets(question.reported.interval):
            number += 1
            yield claim


def _likeliest(supports: list[_Support], agreeing: list[tuple[Question, Claim]]) -> list[_Support]:
    """The supports of the slip that mends two relations or more and spoils none; [] where there is none."""
    by_number: dict[str, list[_Support]] = {}
    for support in supports:
        by_number.setdefault(support.slip.number, []).append(support)
    best: list[_Support] = []
    for together in by_number.values():
        own = _independent(together)
        if len(own) > max(len(best), 1) and _accident(own, supports) <= _ACCIDENT:
            slip = own[0].slip
            if not any(spoils(slip, question, claim) for question, claim in agreeing):
                best = own
    return best


def _independent(together: list[_Support]) -> list[_Support]:
    """One support for each relation: not the same numbers printed twice, nor two readings of one rate."""
    found: dict[object, _Support] = {}
    reported: set[object] = set()
    for support in together:
        others = (support.question.reported, *support.claim.figures())
        key = frozenset(figure.value for figure in others if figure is not support.slip.figure)
        asked = support.question.reported.id
        if key not in found and (asked not in reported or support.question.reported is support.slip.figure):
            found[key] = support
            reported.add(asked)
    return list(found.values())


def _accident(own: list[_Support], supports: list[_Support]) -> Fraction:
    """How many slips of the figure would mend two of so many wrong pairings by chance."""
    tried = len({support.question for support in supports})
    chances = sorted(chance_of(support.question.reported, support.claim.computed()) for support in own)
    slip_count = sum(1 for _ in slips(own[0].slip.figure, 1))
    return slip_count * chances[0] * chances[1] * tried * (tried - 1) / 2
