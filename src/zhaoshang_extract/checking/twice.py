"""One fact printed twice: where the arithmetic agrees with one print, the other print is the odd one.

新签约项目386个……签约的368个项目中，制造业271个，占70.2%: the share and the list fit 386.
"""

from __future__ import annotations

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, Claim, Question
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.relation import same
from zhaoshang_extract.checking.slots import SLOTS, same_measure, same_slot

_DIGITS = 3


def odd_prints(questions: list[Question]) -> list[Question]:
    """A question for each figure that the nearest pairing needs and that a twin of it replaced."""
    found: dict[tuple[str, str], Question] = {}
    for question in questions:
        agreeing = next((claim for claim in question.claims if question.agrees(claim)), None)
        if agreeing is None or question.claims[0] is agreeing:
            continue
        for claim in question.claims:
            if claim is agreeing or claim.sure < LIKELY or claim.sure < agreeing.sure:
                break
            pair = _replaced(claim, agreeing)
            if pair is not None:
                odd, twin = pair
                found.setdefault((odd.id, twin.id), odd_print(odd, twin))
    return list(found.values())


def odd_print(odd: Figure, twin: Figure) -> Question:
    """The question whether `odd` is `twin` misprinted."""
    return Question("repeat", odd, [Claim({"earlier": (twin,)}, same, CERTAIN)])


def _replaced(claim: Claim, agreeing: Claim) -> tuple[Figure, Figure] | None:
    """The one operand in which two claims differ, when the one is a misprint of the other."""
    before, after = claim.figures(), agreeing.figures()
    if len(before) != len(after) or claim.operands.keys() != agreeing.operands.keys():
        return None
    differing = [pair for pair in zip(before, after, strict=True) if pair[0] is not pair[1]]
    return differing[0] if len(differing) == 1 and is_misprint(*differing[0]) else None


def is_misprint(one: Figure, other: Figure) -> bool:
    """True for two prints of one fact that differ by one digit, or by two that changed places."""
    if one.value == other.value or not (one.exact and other.exact) or not same_measure(one, other):
        return False
    if one.sentence == other.sentence:
        return False  # 两县分别签约20个、30个, 独资9300万美元，合资3300万美元: two facts of one list
    if one.target:
        return False  # a goal may be set anew: 年度任务220亿元, 力争230亿元
    if one.role != other.role or not all(same_slot(one, other, slot) for slot in SLOTS):
        return False
    if sum(char.isdigit() for char in one.number) < _DIGITS:
        return False  # 2人 and 3人: nearly any two are one digit apart
    return one.unit == other.unit and _one_slip(one.number, other.number)


def _one_slip(one: str, other: str) -> bool:
    """True for numbers that differ in one digit, or in two neighbours that changed places."""
    if len(one) != len(other) or one.find(".") != other.find("."):
        return False
    apart = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(apart) == 1:
        return True
    swapped = len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
    return swapped and one[apart[0] : apart[1] + 1].replace(".", "")[1:-1] == ""
