"""Indicators as series: one measure, step, size, sector and place over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.ledger.area import name_of
from zhaoshang_extract.ledger.board import Board, best, usual_level
from zhaoshang_extract.ledger.coverage import Cover
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.layout import Layout
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.running import Derived, derived
from zhaoshang_extract.ledger.span import Span


@dataclass(frozen=True, slots=True)
class Point:
    """What is printed for one time: `fact` stands for it, `prints` are all.

    A final print stands before a preliminary one, one of the level that prints most of the series before
    others, a later before an earlier. `rival` is true where
    another print of the same coverage does not agree with it.
    """

    span: Span
    fact: Fact
    prints: tuple[Fact, ...]

    @property
    def printed(self) -> Printed:
        """The figure that stands for the point."""
        return self.fact.printed

    @property
    def rival(self) -> bool:
        """True where the prints do not all agree."""
        return any(not other.figure.interval.meets(self.fact.figure.interval) for other in self.prints)


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one key and coverage, the earliest first, and the months derived from running totals."""

    key: FigureKey
    cover: Cover
    points: tuple[Point, ...]
    derived: tuple[Derived, ...]

    @property
    def place(self) -> str:
        """The full path of the place's present name."""
        return name_of(self.key.place) if self.key.place else ""


def series_of(figures: Iterable[Printed]) -> list[Series]:
    """The series of figures of many documents, in one order whatever theirs."""
    return series_on(Board.of_figures(figures))


@own_decimals()
def series_on(board: Board) -> list[Series]:
    """The series of a board."""
    return [found for key in board.keys for found in _of_key(board, key)]


def series_in(layout: Layout) -> Iterator[Series]:
    """The series of a layout, one after the other, as `series_of` has them."""
    for board in layout.boards("series"):
        yield from series_on(board)


def _of_key(board: Board, key: FigureKey) -> Iterable[Series]:
    spans = board.spans(key)
    covers = dict.fromkeys(fact.cover for facts in spans.values() for fact in facts)
    for cover in sorted(covers, key=lambda one: (one.name, one.words)):
        mine = {span: tuple(fact for fact in facts if fact.cover == cover) for span, facts in spans.items()}
        level = usual_level(fact for facts in mine.values() for fact in facts)
        points = tuple(Point(span, best(facts, level), facts) for span, facts in mine.items() if facts)
        yield Series(key, cover, points, tuple(derived(key, cover, mine, level)))
