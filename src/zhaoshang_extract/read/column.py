"""The characters of a printed page as lines, column after column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

_CANDIDATES = 24
_MAX_DEPTH = 8
# Shorter pieces side by side are cells of a table, not columns of prose.
_PROSE = 8
_FEWEST = 3
# A figure that is not broken leaves so much room, in characters, at the end of a line.
_RAGGED = 3
_ALIGNED = 2.0  # points
_DAY_ENDS = frozenset("日号")


@dataclass(slots=True)
class Glyph:
    """A drawn character with its box and font size, in points from the lower left corner.

    `piece` numbers what the file draws in one go: a word, a line, or a cell.
    """

    char: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    piece: int = 0


@dataclass(slots=True)
class Run:
    """Characters that stand beside each other on one line; `pieces` are where in `text`, and where on the
    page, each further piece of them begins."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    pieces: list[tuple[int, float]] = field(default_factory=list)


@dataclass(slots=True)
class Line:
    """A printed line; `left_edge` and `right_edge` are those of its column."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    left_edge: float = 0.0
    right_edge: float = 0.0


def lines_of_page(glyphs: list[Glyph], rows: Sequence[Run] = ()) -> list[Line]:
    """The lines in reading order: a column to its end before the next, headings where they span them.

    `rows` are those of ruled tables, which stand among them as lines.
    """
    return _ordered([*_runs(glyphs), *rows], 0)


def _runs(glyphs: list[Glyph]) -> list[Run]:
    """Characters in the order of the file, cut where the line or the column changes."""
    runs: list[Run] = []
    piece = 0
    for glyph in glyphs:
        if runs and _continues(runs[-1], glyph):
            run = runs[-1]
            blank = (
                " " if glyph.left - run.right > 0.25 * run.size and _is_spaced(run.text[-1], glyph) else ""
            )
            run.text += blank + glyph.char
            if glyph.piece != piece and glyph.char.strip():
                run.pieces.append((len(run.text) - 1, glyph.left))
            run.right = max(run.right, glyph.right)
            run.bottom, run.top = min(run.bottom, glyph.bottom), max(run.top, glyph.top)
        elif glyph.char.strip():
            runs.append(Run(*_box(glyph)))
        piece = glyph.piece if glyph.char.strip() else piece
    for run in runs:
        run.text = run.text.rstrip()
    return runs


def _box(glyph: Glyph) -> tuple[str, float, float, float, float, float]:
    size = max(glyph.size, glyph.top - glyph.bottom, 1.0)
    return glyph.char, glyph.left, glyph.right, glyph.bottom, glyph.top, size


def _continues(run: Run, glyph: Glyph) -> bool:
    """True when a character stands behind a run, on its line and less than two characters away."""
    middle = (glyph.bottom + glyph.top) / 2
    if not run.bottom - 0.3 * run.size <= middle <= run.top + 0.3 * run.size:
        return False
    gap = glyph.left - run.right
    return -0.5 * run.size <= gap <= (1.2 if glyph.char.strip() else 0.8) * run.size


def _is_spaced(before: str, glyph: Glyph) -> bool:
    """True between Latin words, and between a date and its time: 7月5日 10:30."""
    if before in _DAY_ENDS and glyph.char.isdecimal():
        return True
    return before.isascii() and glyph.char.isascii() and before.strip() != "" and glyph.char.strip() != ""


def _ordered(runs: list[Run], depth: int) -> list[Line]:
    """The lines of a region: split at its gutter where it has one, else row by row."""
    gutter = _gutter(runs) if depth < _MAX_DEPTH else None
    if gutter is None:
        return _rows(runs)
    across = sorted((run for run in runs if run.left < gutter < run.right), key=lambda run: -run.top)
    rest = [run for run in runs if not run.left < gutter < run.right]
    lines: list[Line] = []
    for span in [*across, None]:
        above = [run for run in rest if span is None or run.bottom > span.bottom]
        rest = [run for run in rest if span is not None and run.bottom <= span.bottom]
        lines += _ordered([run for run in above if run.right <= gutter], depth + 1)
        lines += _ordered([run for run in above if run.left >= gutter], depth + 1)
        if span is not None:
            lines += _rows([span])
    return lines


def _gutter(runs: list[Run]) -> float | None:
    """The x of the white stripe between two columns of prose, None where there is none."""
    if len(runs) < 2 * _FEWEST:
        return None
    best: tuple[int, float] | None = None
    for x in _candidates(runs):
        left = [run for run in runs if run.right <= x]
        right = [run for run in runs if run.left >= x]
        crossing = len(runs) - len(left) - len(right)
        if crossing * 2 > len(runs) or not (_is_prose(left) and _is_prose(right)):
            continue
        if _beside(left, right) and (best is None or crossing < best[0]):
            best = (crossing, x)
    return best[1] if best else None


def _candidates(runs: list[Run]) -> list[float]:
    """Places right before the left edge that several lines share, the commonest first."""
    edges = Counter(round(run.left / 2) for run in runs)
    return [edge * 2 - 1.5 for edge, count in edges.most_common(_CANDIDATES) if count > 1]


def _is_prose(runs: list[Run]) -> bool:
    """True for lines that are long and, but for the ends of paragraphs, fill their column."""
    if len(runs) < _FEWEST or median(len(run.text) for run in runs) < _PROSE:
        return False
    edge = max(run.right for run in runs)
    return 2 * sum(edge - run.right <= _RAGGED * run.size for run in runs) >= len(runs)


def _beside(left: list[Run], right: list[Run]) -> bool:
    """True when two columns share some lines' height and no less than half a character lies between."""
    low = max(min(run.bottom for run in left), min(run.bottom for run in right))
    high = min(max(run.top for run in left), max(run.top for run in right))
    size = median(run.size for run in left)
    gap = min(run.left for run in right) - max(run.right for run in left)
    return high - low > 2.5 * size and gap >= 0.5 * size


def _rows(runs: list[Run]) -> list[Line]:
    """The runs of one column as lines, from the top; runs on one height are cells, apart by tabs."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -(run.top + run.bottom)):
        if rows and (run.top + run.bottom) / 2 > min(rows[-1][0].bottom, rows[-1][-1].bottom):
            rows[-1].append(run)
        else:
            rows.append([run])
    rows = _part_touching([sorted(row, key=lambda run: run.left) for row in rows])
    lines = [_line(row) for row in rows]
    left, right = min((x.left for x in lines), default=0.0), max((x.right for x in lines), default=0.0)
    for line in lines:
        line.left_edge, line.right_edge = left, right
    return lines


def _part_touching(rows: list[list[Run]]) -> list[list[Run]]:
    """The rows, those parted that belong to a table and have touching cells.

    The file draws each cell in one go: where that makes as many cells as the next two rows have, or the
    two before, they are cells; so are pieces that stand below or above those of two rows that touch too.
    """
    pieces = [[piece for run in row for piece in _cells(run)] for row in rows]
    found = []
    for at, row in enumerate(rows):
        wanted = len(pieces[at])
        sides = (range(at + 1, at + 3), range(at - 2, at))
        parted = len(row) < wanted >= _FEWEST and any(
            all(
                0 <= other < len(rows)
                and (len(rows[other]) == wanted or _are_columns(pieces[at], pieces[other]))
                for other in side
            )
            for side in sides
        )
        found.append(pieces[at] if parted else row)
    return found


def _are_columns(above: list[Run], below: list[Run]) -> bool:
    """True for pieces of two rows that begin, end or are centred at the same places."""
    return len(above) == len(below) and all(
        min(abs(a.left - b.left), abs(a.right - b.right), abs(_centre(a) - _centre(b))) <= _ALIGNED
        for a, b in zip(above, below, strict=True)
    )


def _centre(run: Run) -> float:
    return (run.left + run.right) / 2


def _cells(run: Run) -> Iterator[Run]:
    starts = [(0, run.left), *run.pieces, (len(run.text), run.right)]
    for (start, left), (end, right) in pairwise(starts):
        yield Run(run.text[start:end].strip(), left, right, run.bottom, run.top, run.size)


def _line(row: list[Run]) -> Line:
    text = row[0].text
    for before, run in pairwise(row):
        parted = run.left - before.right > 0.8 * run.size or run.left == before.right
        text += ("\t" if parted else "") + run.text
    return Line(
        text,
        row[0].left,
        row[-1].right,
        min(run.bottom for run in row),
        max(run.top for run in row),
        max(run.size for run in row),
    )
