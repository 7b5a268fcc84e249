"""Tables as wide as the terminal: columns that say nothing are left out, and no value is broken.

What all rows say alike stands in a line above; what does not fit is named in a line below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.table import Column, Table
from rich.text import Text

from zhaoshang_extract.terminal import visible

# A column takes two blanks and a line beside its words.
_EDGE = 3
# No column of words is narrower than four characters, if its words are longer.
_NARROW, _LEAST, _ENDLESS = 8, 4, 1000
# A number with its unit, a word of letters, or one character; what closes a clause opens no line.
_ATOM = re.compile(
    r"(?:[+−＞＜≈–-]?[0-9][0-9.,/:X?-]*\s?(?:个百分点|[%‰]|[十百千万亿]*(?:美元|港元|[元个家人次项]))?|[A-Za-z]+|\s+|.)"
    r"[，。；：、）”]?"
)


@dataclass(slots=True)
class Fitted:
    """A table, what all its rows say alike, and the headings of what had no room."""

    table: Table
    alike: dict[str, str]
    left_out: list[str]


def fit(
    headings: Sequence[str],
    rows: Sequence[Sequence[str | Text]],
    width: int,
    *,
    exact: Sequence[str] = (),
    last: Sequence[str] = (),
    lift: bool = False,
) -> Fitted:
    """A table of at most `width` columns of the terminal; empty columns are left out.

    Cells under the `exact` headings are never broken; those under the `last` ones are left out first, in
    their order, where the room is too small. With `lift` a column whose rows are all alike is told apart.
    """
    cells = [[_text(cell) for cell in row] for row in rows]
    kept = [place for place in range(len(headings)) if any(row[place].plain for row in cells)]
    alike: dict[str, str] = {}
    if lift and len(cells) > 1:
        for place in list(kept):
            told = {row[place].plain for row in cells}
            if len(told) == 1 and headings[place] not in exact[:1]:
                alike[headings[place]] = told.pop()
                kept.remove(place)
    left_out: list[str] = []
    while True:
        shown = [[row[place] for place in kept] for row in cells]
        widths = _widths([headings[place] for place in kept], shown, width, exact)
        name = next((name for name in last if any(headings[place] == name for place in kept)), None)
        if widths is not None or name is None:
            break
        kept = [place for place in kept if headings[place] != name]
        left_out.append(name)
    if widths is None:  # narrower words, and then rather a table too wide than a broken value
        names = [headings[place] for place in kept]
        widths = _widths(names, shown, width, exact, _LEAST) or _widths(names, shown, _ENDLESS, exact, _LEAST)
    table = Table(*(Column(headings[p], overflow="fold") for p in kept))
    for row in cells:
        table.add_row(*(wrap(row[p], size) for p, size in zip(kept, widths or (), strict=True)))
    return Fitted(table, alike, left_out)


def _text(cell: str | Text) -> Text:
    """A cell as it is: brackets in a quote are no markup, and nothing in it commands the terminal."""
    return cell if isinstance(cell, Text) else Text(visible(cell))


def _widths(
    headings: Sequence[str],
    rows: Sequence[Sequence[Text]],
    width: int,
    exact: Sequence[str],
    narrow: int = _NARROW,
) -> list[int] | None:
    """The width of each column, None where the room is too small for the narrowest."""
    natural, least = [], []
    for place, heading in enumerate(headings):
        told = [row[place] for row in rows]
        head = cell_len(heading)
        full = max([head, *(max(map(cell_len, cell.plain.split("\n"))) for cell in told)])
        atom = max([head, *(_longest(cell.plain) for cell in told)])
        natural.append(full)
        least.append(full if heading in exact else min(full, max(narrow, atom)))
    room = width - 1 - _EDGE * len(headings)
    if sum(least) > room:
        return None
    spare = 0 if width == _ENDLESS else room - sum(least)
    given = list(least)
    while spare > 0 and (wanting := [p for p in range(len(given)) if given[p] < natural[p]]):
        for place in wanting[:spare]:
            given[place] += 1
        spare = room - sum(given)
    return given


def _longest(words: str) -> int:
    return max((cell_len(atom.rstrip()) for atom in _ATOM.findall(words)), default=0)


def wrap(cell: Text, width: int) -> Text:
    """The cell in lines of at most `width`, broken between characters and never within a value.

    >>> wrap(Text("新签约项目96个"), 10).plain
    '新签约项目\\n96个'
    """
    lines = []
    for given in cell.plain.split("\n"):
        line, size = "", 0
        for atom in _ATOM.findall(given):
            more = cell_len(atom)
            if line and size + cell_len(atom.rstrip()) > width:
                lines.append(line.rstrip())
                line, size = "", 0
                if atom.isspace():
                    continue
            line += atom
            size += more
        lines.append(line.rstrip())
    return Text("\n".join(lines), style=cell.style)
