"""Several readings of one slot, and the one that the table of precedence gives most points."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Generic, ParamSpec, TypeVar

from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.lexicon import Entry, load

V = TypeVar("V")
Asked = ParamSpec("Asked")

KEYS = frozenset({"points", "slot"})


@cache
def precedence() -> dict[str, Entry]:
    """The entries of lexicon/precedence.toml by their id, `slot.source`."""
    return {entry.id: entry for entry in load("precedence", KEYS)}


@cache
def points_of(slot: str, source: str) -> int:
    """The points of a source of a slot. Raises KeyError, with the mend, for one that has none."""
    entry = precedence().get(f"{slot}.{source}")
    if entry is None:
        raise KeyError(f"{slot}.{source} has no points; give it an entry in lexicon/precedence.toml")
    return int(entry.facts["points"])


@dataclass(slots=True)
class Choice(Generic[Asked, V]):
    """The sources of one slot: functions that say a value or None, the one with most points first.

    A source's name is its id in lexicon/precedence.toml. Only the best is asked for, unless `explain`
    wants to see what lost.
    """

    slot: str
    sources: tuple[Callable[Asked, Slot[V] | None], ...]

    def __post_init__(self) -> None:
        self.sources = tuple(sorted(self.sources, key=lambda source: -self.points(source)))

    def points(self, source: Callable[Asked, Slot[V] | None]) -> int:
        """The points of a source."""
        return points_of(self.slot, source.__name__.lstrip("_"))

    def best(self, *asked: Asked.args, **named: Asked.kwargs) -> Slot[V] | None:
        """What the source with most points says that says anything."""
        for source in self.sources:
            said = source(*asked, **named)
            if said is not None:
                return replace(said, points=self.points(source))
        return None

    def rivals(self, *asked: Asked.args, **named: Asked.kwargs) -> Iterator[Slot[V]]:
        """What all sources say, the best first."""
        for source in self.sources:
            said = source(*asked, **named)
            if said is not None:
                yield replace(said, points=self.points(source))
