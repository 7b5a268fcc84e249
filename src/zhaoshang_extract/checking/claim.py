"""A question about a printed figure, and the pairings that may answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.interval import Interval
from zhaoshang_extract.checking.relation import Relation, added, share
from zhaoshang_extract.checking.words import says

# How sure a pairing is. A POSSIBLE one may clear a figure and never accuses it; a LIKELY one accuses only
# where one small slip of the pen would explain the difference; a CERTAIN one stands in the sentence itself.
POSSIBLE, LIKELY, CERTAIN = 0, 1, 2
# The refusal of a pairing whose words allow another part, whole, goal or base as well.
TWO_READINGS = "two_readings"


# 目标任务的, 投资总额的: what stands between an operand and the rate that is told of it
_LONGEST_GOAL = 8


@dataclass(slots=True, eq=False)
class Claim:
    """One way to compute the reported figure: operands by role and the relation between them.

    A `told` pairing is put together by the words between its figures (由…增加到…, 上年同期分别为…), whatever
    slots were read; a `vouched` one is that of others of its list, which agree. `refusal` is the id of a
    message that says why the pairing cannot accuse (unlike figures, growth at comparable prices,
    TWO_READINGS), None where it can.
    """

    operands: Mapping[str, tuple[Figure, ...]]
    relation: Relation
    sure: int
    refusal: str | None = None
    told: bool = False
    vouched: bool = False
    _figures: tuple[Figure, ...] = field(default=(), init=False, repr=False)
    _allowed: tuple[Interval | None] | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        self._figures = tuple(chain.from_iterable(self.operands.values()))

    def figures(self) -> tuple[Figure, ...]:
        """All operands in one tuple."""
        return self._figures

    def is_sound(self) -> bool:
        """False where one figure stands on two sides, or a rate or a rank where a quantity belongs."""
        figures = self.figures()
        if len(set(figures)) < len(figures):
            return False
        kinds = {figure.kind for figure in figures}
        return kinds <= {"amount", "count"} or kinds == {"rate"}

    def doubtful(self, reported: Figure) -> bool:
        """True where the meaning of the reported figure or of an operand was only guessed at.

        Not so where the sentence itself puts them together, whatever place or time they have.
        """
        guessed = reported.doubts.union(*(figure.doubts for figure in self.figures()))
        if not guessed or self.told or self.vouched or self._is_printed(reported):
            return False
        # What is counted must be sure; how far it came and of what sector the sentence tells with it.
        plain = self.relation in (share, added) and "measure" not in guessed and self.sure == CERTAIN
        return not (plain and reported.before and self.stands_with(reported))

    def stands_with(self, reported: Figure) -> bool:
        """96个，其中装备制造31个，占33.9%: nothing else is printed between the figures of the claim."""
        figures = {reported, *self.figures()}
        places = [figure.place for figure in figures]
        near = len({figure.sentence for figure in figures}) == 1 and reported.rate_kind != "growth_avg"
        return near and max(places) - min(places) < len(figures)

    def is_linked(self, reported: Figure) -> bool:
        """True where the user of a table has linked all its figures with one another (其中)."""
        figures = {reported, *self.figures()}
        links = sum(f.linked and (f.of in figures or f.whole in figures) for f in figures)
        return links >= len(figures) - 1

    def _is_printed(self, reported: Figure) -> bool:
        """到位6.45亿元，占全年20亿元目标的34.3%: the last operand stands directly before the rate."""
        operands = sorted(self.figures(), key=lambda figure: figure.place)
        beside = operands[-1].place == reported.place - 1 and says("of", reported.before[-1:])
        first = operands[0]
        near = first.sentence == reported.sentence and reported.place - first.place <= len(operands)
        return beside and near and len(reported.before) <= _LONGEST_GOAL

    def computed(self, changed: Figure | None = None, to: Interval | None = None) -> Interval | None:
        """What the operands allow, with one figure's interval replaced where asked."""
        if changed is None:
            if self._allowed is None:  # asked by the pairing, by the judge and by its message
                self._allowed = (self._related(None, None),)
            return self._allowed[0]
        return self._related(changed, to)

    def _related(self, changed: Figure | None, to: Interval | None) -> Interval | None:
        return self.relation(
            {
                role: [to if figure is changed and to is not None else figure.interval for figure in figures]
                for role, figures in self.operands.items()
            }
        )


@dataclass(slots=True, eq=False)
class Question:
    """What is asked of one figure, with its pairings, the best first.

    `missing` is the role of an operand that the text does not print: then the question is whether a
    whole number can stand there (`base`, the printed count).
    """

    kind: str
    reported: Figure
    claims: list[Claim] = field(default_factory=list)
    base: Figure | None = None
    missing: str | None = None
    sure: int = POSSIBLE

    def agrees(self, claim: Claim) -> bool:
        """True for a pairing of exact figures whose arithmetic meets the reported figure."""
        if not all(figure.exact for figure in claim.figures()):
            return False
        computed = claim.computed()
        return computed is not None and computed.meets(self.reported.interval)
