"""Ruled tables of a printed page: the lines that are drawn as a grid, and the characters in its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from zhaoshang_extract.read.column import Glyph, Run

# Lines that lie so near each other, in points, are one: a rule is often drawn as a thin box.
_NEAR = 3.0
_SHORTEST = 4.0
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2
# A frame around columns of prose is none.
_LONGEST = 120
_MOST_RULES = 20_000


@dataclass(slots=True, frozen=True)
class Rule:
    """A straight line along an axis: at `at`, from `start` to `end`, in points."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Grid:
    """A table's edges: `columns` from the left, `rows` from the top, and the rules between its cells."""

    columns: list[float]
    rows: list[float]
    rules: list[Rule]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column of a point; None outside."""
        column = next((at for at, (a, b) in enumerate(pairwise(self.columns)) if a <= x < b), None)
        row = next((at for at, (a, b) in enumerate(pairwise(self.rows)) if b < y <= a), None)
        return None if row is None or column is None else (row, column)

    def is_parted(self, upright: bool, at: float, along: float) -> bool:
        """True where a rule is drawn at `at`, beside the place `along`."""
        return any(
            rule.upright == upright and abs(rule.at - at) <= _NEAR and rule.start <= along <= rule.end
            for rule in self.rules
        )


def take_tables(glyphs: list[Glyph], rules: Sequence[Rule]) -> tuple[list[Glyph], list[Run]]:
    """The characters that stand in no ruled table, and the rows of the tables, their cells apart by tabs.

    >>> take_tables([], [])
    ([], [])
    """
    rows: list[Run] = []
    for grid in _grids(rules):
        inside: dict[tuple[int, int], list[Glyph]] = {}
        outside: list[Glyph] = []
        for glyph in glyphs:
            place = grid.place((glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2)
            if place is None:
                outside.append(glyph)
            else:
                inside.setdefault(_first_of_cell(grid, *place), []).append(glyph)
        cells = {place: _text(found) for place, found in inside.items()}
        if _is_table(cells):
            glyphs = outside
            rows += _rows(grid, cells, inside)
    return glyphs, rows


def _is_table(cells: dict[tuple[int, int], str]) -> bool:
    filled = {place: text for place, text in cells.items() if text}
    rows, columns = {row for row, _ in filled}, {column for _, column in filled}
    if len(rows) < _FEWEST_ROWS or len(columns) < _FEWEST_COLUMNS:
        return False
    return median(map(len, filled.values())) <= _LONGEST


def _first_of_cell(grid: Grid, row: int, column: int) -> tuple[int, int]:
    """The upper left place of the cell that a place belongs to: cells reach over where no rule is drawn."""
    middle = (grid.rows[row] + grid.rows[row + 1]) / 2
    while column > 0 and not grid.is_parted(True, grid.columns[column], middle):
        column -= 1
    centre = (grid.columns[column] + grid.columns[column + 1]) / 2
    while row > 0 and not grid.is_parted(False, grid.rows[row], centre):
        row -= 1
    return row, column


def _text(glyphs: list[Glyph]) -> str:
    """The words of a cell, its lines one after the other."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: -(one.top + one.bottom)):
        if lines and (glyph.top + glyph.bottom) / 2 > lines[-1][0].bottom:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    told = ["".join(_spaced(sorted(line, key=lambda one: one.left))).strip() for line in lines]
    return "".join(
        f" {line}" if before[-1:].isascii() and before[-1:].isalpha() and line[:1].isalpha() else line
        for before, line in zip(["", *told], told, strict=False)
    ).strip()


def _spaced(line: list[Glyph]) -> Iterator[str]:
    for before, glyph in zip([None, *line], line, strict=False):
        wide = before is not None and glyph.left - before.right > 0.25 * max(glyph.size, 1.0)
        ascii_pair = before is not None and before.char.isascii() and glyph.char.isascii()
        yield " " + glyph.char if wide and ascii_pair else glyph.char


def _rows(
    grid: Grid, cells: dict[tuple[int, int], str], inside: dict[tuple[int, int], list[Glyph]]
) -> Iterator[Run]:
    for row, (top, bottom) in enumerate(pairwise(grid.rows)):
        texts = [cells.get((row, column), "") for column in range(len(grid.columns) - 1)]
        sizes = [glyph.size for (at, _), found in inside.items() if at == row for glyph in found]
        if any(texts):
            size = max(median(sizes), 1.0)
            yield Run("\t".join(texts), grid.columns[0], grid.columns[-1], bottom, top, size)


# -------- grids


def _grids(rules: Sequence[Rule]) -> Iterator[Grid]:
    """The grids that rules make where they touch each other."""
    drawn = [rule for rule in rules if rule.end - rule.start >= _SHORTEST]
    if len(drawn) > _MOST_RULES:  # a drawing
        return
    for group in _touching(drawn):
        columns = _edges(rule.at for rule in group if rule.upright)
        rows = _edges(rule.at for rule in group if not rule.upright)
        if len(columns) > _FEWEST_COLUMNS and len(rows) > _FEWEST_ROWS:
            yield Grid(columns, rows[::-1], group)


def _touching(rules: list[Rule]) -> list[list[Rule]]:
    """The rules in groups of those that meet, one with the next."""
    parent = list(range(len(rules)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    level = sorted((rule.at, number) for number, rule in enumerate(rules) if not rule.upright)
    for number, rule in enumerate(rules):
        if rule.upright:
            for at, other in level:
                if at < rule.start - _NEAR:
                    continue
                if at > rule.end + _NEAR:
                    break
                if rules[other].start - _NEAR <= rule.at <= rules[other].end + _NEAR:
                    parent[root(number)] = root(other)
    groups: dict[int, list[Rule]] = {}
    for number, rule in enumerate(rules):
        groups.setdefault(root(number), []).append(rule)
    return list(groups.values())


def _edges(places: Iterable[float]) -> list[float]:
    """Places in order, those that are as good as one taken together."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found
