"""A second, simple reading of what a figure carries: the nearest mention before it, whatever the rules say.

It knows nothing of lists, wholes, hosts or frames: it looks back from the figure through its sentence, the
sentences before it in the paragraph, the headings and the headline, and takes what stands nearest. That
it shares no rule with the first reading is its use: where the two differ, one of them is wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.marks import HAN
from zhaoshang_extract.mention.industry import IndustryMention
from zhaoshang_extract.mention.period_form import PeriodMention
from zhaoshang_extract.mention.period_range import resolve
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Placed, Sentence, inside
from zhaoshang_extract.span import Span

# Sentences of a paragraph that are looked back over, so that one without end stays linear.
_BACK = 12
# What parts clauses, and items of a list; groups are parted by fewer.
_MARKS = re.compile("[，；：。！？、]")
_LIST = "、"
_GROUP = "；。！？"
_HAN = re.compile(f"[{HAN}]+")
# Times that figures may have; others are what a figure is compared with.
_TIMES = frozenset({"during", "as_of"})

M = TypeVar("M", bound=Placed)


class Piece(NamedTuple):
    """Words in front of a figure: how far off they are, their sentence, and the part that counts."""

    level: str  # sentence, paragraph, heading, title
    sentence: Sentence
    part: Span


@dataclass(slots=True, eq=False)
class Spot:
    """Where a figure of running text stands; `above` is all that is said before its sentence.

    `front` reaches from the beginning of the sentence to the figure, `group` from the last ； before it,
    `clause` from the last clause mark, `near` also from the figure before. `behind` goes on to the next
    clause mark, and `whole_clause` is the clause with the figure and what stands behind it.
    """

    node: Node
    quantity: Quantity
    above: Sequence[Piece]
    sentence: Sentence
    front: Span
    group: Span
    clause: Span
    behind: Span
    near: Span = field(init=False)
    whole_clause: Span = field(init=False)

    def __post_init__(self) -> None:
        start, at = self.clause
        ends = [other.span.end for other in inside(self.sentence.quantities, self.clause)]
        self.near = Span(max([start, *ends]), at)
        self.whole_clause = Span(start, self.behind.end)

    def words(self, part: Span) -> str:
        """The letters of a part."""
        return self.sentence.text[part.start : part.end]

    def terms(self, kind: str, part: Span) -> list[Term]:
        """The terms of one kind in a part."""
        return [term for term in inside(self.sentence.terms, part) if term.kind == kind]

    def sectors(self, part: Span) -> list[IndustryMention]:
        """The sectors of a part that are no part of a name."""
        return [one for one in inside(self.sentence.industries, part) if not one.inside_name]

    def unread(self, part: Span) -> int:
        """How many Chinese letters of a part no mention holds."""
        one, (start, end) = self.sentence, part
        kinds = (one.regions, one.periods, one.terms, one.industries, one.thresholds, one.quantities)
        spans = [m.span for kind in kinds for m in kind if m.span.start < end and m.span.end > start]
        letters, free = 0, start
        for begins, ends in sorted(spans):
            letters += _letters(one.text, free, begins)
            free = max(free, ends)
        return letters + _letters(one.text, free, end)

    def before(self) -> Iterator[Piece]:
        """All that is said before the figure and may hold for it, the nearest first."""
        yield Piece("sentence", self.sentence, self.front)
        yield from self.above


def spots_in(node: Node) -> Iterator[Spot]:
    """The figures of a sentence, whose marks are sought once for all of them."""
    sentence = node.words[0]
    if not sentence.quantities:
        return
    above = list(_above(node))
    text, (start, end) = sentence.text, sentence.span
    marks = [match.start() for match in _MARKS.finditer(text, start, end)]
    clauses = [start, *(at + 1 for at in marks if text[at] != _LIST)]
    groups = [start, *(at + 1 for at in marks if text[at] in _GROUP)]
    marks.append(end)
    for quantity in sentence.quantities:
        begins, ends = quantity.span
        yield Spot(
            node,
            quantity,
            above,
            sentence,
            front=Span(start, begins),
            group=Span(groups[bisect_right(groups, begins) - 1], begins),
            clause=Span(clauses[bisect_right(clauses, begins) - 1], begins),
            behind=Span(ends, marks[bisect_left(marks, ends)]),
        )


def _letters(text: str, start: int, end: int) -> int:
    """How many Chinese letters stand in `text[start:end]`."""
    return sum(len(run) for run in _HAN.findall(text, start, end)) if start < end else 0


def _above(node: Node) -> Iterator[Piece]:
    """What is said before a sentence and may hold for its figures, the nearest first."""
    paragraph = node.parent
    if paragraph is None:
        return
    # found by place, for a paragraph may have thousands of sentences
    start = node.words[0].span.start
    own = bisect_left(paragraph.children, start, key=lambda child: child.words[0].span.start)
    for child in reversed(paragraph.children[max(0, own - _BACK) : own]):
        yield Piece("paragraph", child.words[0], child.words[0].span)
    for section in node.sections():
        yield from (Piece("heading", words, words.span) for words in reversed(section.words))
    yield from (Piece("title", words, words.span) for words in reversed(node.story.words))


def place_before(spot: Spot, home: Region | None) -> Region | None:
    """The last place named before the figure, else the home."""
    for piece in spot.before():
        for mention in reversed(inside(piece.sentence.regions, piece.part)):
            if is_own(mention, home):
                return mention.region
    return home


def is_own(mention: RegionMention, home: Region | None) -> bool:
    """True for a known place that is the home or lies in it."""
    return mention.region is not None and (home is None or mention.region.within(home))


def step_before(spot: Spot) -> Term | None:
    """The life-cycle step told last before the figure."""
    for piece in spot.before():
        found = [term for term in inside(piece.sentence.terms, piece.part) if term.kind == "stage"]
        if found:
            return found[-1]
    return None


def time_before(spot: Spot) -> tuple[str, PeriodMention] | None:
    """The time told last before the figure, and how far off it stands."""
    for piece in spot.before():
        found = [m for m in inside(piece.sentence.periods, piece.part) if m.role in _TIMES and not m.local]
        if found:
            return piece.level, found[-1]
    return None


def range_of(mention: PeriodMention, clock: Clock) -> Range | None:
    """What a time means by itself."""
    return resolve(mention, clock, None)


def last(mentions: Iterable[M]) -> M | None:
    """The last of several mentions; None of none."""
    return next(reversed(list(mentions)), None)
