"""Long lists in parts that fold: the first is open, the others behind a line that says which they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

# A list of so many rows is one part; longer ones are cut into parts of about a hundred.
WHOLE, ROWS = 300, 100


class Part(NamedTuple):
    """Items of a list; `first` and `last` are the numbers of their rows, from 1. `folds`: closed at first."""

    items: list[Any]
    first: int
    last: int
    folds: bool


def parts(items: Iterable[Any], rows: Callable[[Any], int] = lambda item: 1) -> list[Part]:
    """A list in parts; `rows` says how many rows an item is. No item is cut."""
    told = [(item, rows(item)) for item in items]
    total = sum(count for _, count in told)
    if total <= WHOLE:
        return [Part([item for item, _ in told], 1, total, False)]
    found: list[Part] = []
    for mine in _cut(told):
        first = found[-1].last + 1 if found else 1
        last = first - 1 + sum(count for _, count in mine)
        found.append(Part([item for item, _ in mine], first, last, bool(found)))
    return found


def _cut(told: Sequence[tuple[Any, int]]) -> Iterable[list[tuple[Any, int]]]:
    mine: list[tuple[Any, int]] = []
    count = 0
    for item, rows in told:
        if mine and count + rows > ROWS:
            yield mine
            mine, count = [], 0
        mine.append((item, rows))
        count += rows
    if mine:
        yield mine
