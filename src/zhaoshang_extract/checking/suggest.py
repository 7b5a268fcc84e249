"""The least edit: which one small change would make everything agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from zhaoshang_extract.checking.claim import Claim, Question
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.interval import Interval, point
from zhaoshang_extract.checking.relation import added, completion, growth, multiple, share
from zhaoshang_extract.checking.slip import Slip, slips

_MOST = 3
_RATIOS = (share, completion, multiple, growth)


def mending(reported: Figure, claim: Claim, most: int) -> Iterator[Slip]:
    """Every slip of at most that cost, of the reported figure or an operand, that makes the claim agree."""
    computed = claim.computed()
    if computed is None:
        return
    yield from (slip for slip in slips(reported, most) if slip.fits(computed))
    if claim.relation is added:
        yield from _mending_sum(reported, claim, computed, most)
        return
    for figure in claim.figures():
        needed = _needed(figure, claim, reported.interval)
        for slip in slips(figure, most):
            if needed is not None:
                if slip.fits(needed):
                    yield slip
                continue
            found = claim.computed(figure, slip.interval)
            if found is not None and found.meets(reported.interval):
                yield slip


def is_mended(reported: Figure, claim: Claim) -> bool:
    """True where one digit, or two that changed places, would make the claim agree."""
    return next(mending(reported, claim, most=1), None) is not None


def _needed(figure: Figure, claim: Claim, reported: Interval) -> Interval | None:
    """What one side of a ratio must be for the ratio to agree; None for other relations."""
    if claim.relation not in _RATIOS or len(claim.figures()) != 2:
        return None
    over, under = claim.figures()
    rate = reported + point(100) if claim.relation is growth else reported
    other = (under if figure is over else over).interval
    if None in (rate.low, rate.high, other.low, other.high) or rate.low is None or rate.low <= 0:
        return None
    if figure is over:
        return Interval(_hundredth(rate.low, other.low), _hundredth(rate.high, other.high))
    needed = other.over(rate)
    return None if needed is None else needed.times(100)


def _hundredth(rate: Fraction | None, of: Fraction | None) -> Fraction | None:
    return None if rate is None or of is None else rate * of / 100


def _mending_sum(reported: Figure, claim: Claim, computed: Interval, most: int) -> Iterator[Slip]:
    """The same for the parts of a sum, by how far the sum is off, with no list added up anew."""
    wanted = reported.interval - computed
    for figure in claim.figures():
        needed = wanted + point(figure.value)
        yield from (slip for slip in slips(figure, most) if needed.holds(slip.value))


def best(
    slips_found: Iterable[Slip],
    reported: Figure,
    computed: Fraction | None,
    harm: Callable[[Slip], int],
) -> list[Slip]:
    """The likeliest slips: those that leave other checks in peace, the smallest, the reported figure's.

    `harm` says how many of the others a slip would spoil.
    Of several prints of the reported figure the one nearest to what was computed comes first.
    """
    ranked = []
    for order, slip in enumerate(slips_found):
        own = slip.figure is reported
        off = abs(slip.value - computed) if own and computed is not None else Fraction(0)
        ranked.append((harm(slip), slip.cost, not own, off, order, slip))
    ranked.sort(key=lambda entry: entry[:5])
    least = ranked[0][0] if ranked else 0
    return [entry[5] for entry in ranked[:_MOST] if entry[0] == least]


class Harms:
    """How many checks of a document each slip would spoil: a slip touches only those of its own figure."""

    def __init__(self, judged: Iterable[tuple[Question, Claim]]) -> None:
        self._of_figure: dict[Figure, list[tuple[Question, Claim]]] = {}
        self._claim: dict[Question, Claim] = {}
        for question, claim in judged:
            self._claim[question] = claim
            for figure in {question.reported, *claim.figures()}:
                self._of_figure.setdefault(figure, []).append((question, claim))
        # A whole stands in as many checks as it has parts, and each may ask: all are counted once.
        self._in_all: dict[Slip, int] = {}

    def beside(self, question: Question, slip: Slip) -> int:
        """How many checks but those of `question` the slip would spoil, less those that it would mend."""
        in_all = self._in_all.get(slip)
        if in_all is None:
            in_all = sum(_harm(slip, *judged) for judged in self._of_figure[slip.figure])
            self._in_all[slip] = in_all
        return in_all - _harm(slip, question, self._claim[question])


def _harm(slip: Slip, question: Question, claim: Claim) -> int:
    """1 where the slip would spoil a check that agrees, −1 where it would mend one that does not."""
    before = _agrees(question.reported.interval, claim.computed())
    reported = slip.interval if slip.figure is question.reported else question.reported.interval
    after = _agrees(reported, claim.computed(slip.figure, slip.interval))
    return int(before) - int(after)


def spoils(slip: Slip, question: Question, claim: Claim) -> bool:
    """True where the slip would spoil a check that agrees."""
    return _harm(slip, question, claim) > 0


def _agrees(reported: Interval, computed: Interval | None) -> bool:
    return computed is not None and computed.meets(reported)
