"""The least edit: which one small change would make everything agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zhaoshang_extract.check.claim import Claim, Question
from zhaoshang_extract.check.figure import Figure
from zhaoshang_extract.check.interval import Interval
from zhaoshang_extract.check.slip import Slip, slips

_MOST = 3


def mending(reported: Figure, claim: Claim) -> Iterator[Slip]:
    """Every slip of the reported figure or an operand that would make this claim agree."""
    computed = claim.computed()
    if computed is not None:
        yield from (slip for slip in slips(reported) if slip.interval.meets(computed))
    for figure in claim.figures():
        for slip in slips(figure):
            found = claim.computed(figure, slip.interval)
            if found is not None and found.meets(reported.interval):
                yield slip


def best(
    slips_found: Iterable[Slip], reported: Figure, others: Sequence[tuple[Question, Claim]]
) -> list[Slip]:
    """The likeliest slips: those that leave the other checks in peace, then the smallest, then the rate's own."""
    ranked = []
    for order, slip in enumerate(slips_found):
        harm = sum(_harm(slip, question, claim) for question, claim in others)
        ranked.append((harm, slip.cost, slip.figure is not reported, order, slip))
    ranked.sort(key=lambda entry: entry[:4])
    least = ranked[0][0] if ranked else 0
    return [entry[4] for entry in ranked[:_MOST] if entry[0] == least]


def _harm(slip: Slip, question: Question, claim: Claim) -> int:
    """1 where the slip would spoil a check that agrees, −1 where it would mend one that does not."""
    if slip.figure is not question.reported and all(slip.figure is not f for f in claim.figures()):
        return 0
    before = _agrees(question.reported.interval, claim.computed())
    reported = slip.interval if slip.figure is question.reported else question.reported.interval
    after = _agrees(reported, claim.computed(slip.figure, slip.interval))
    return int(before) - int(after)


def _agrees(reported: Interval, computed: Interval | None) -> bool:
    return computed is not None and computed.meets(reported)
