"""Several readings of one slot, and the one that the table of precedence gives most points."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Generic, TypeVar

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Rival
from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.observe.zone import Zone

T = TypeVar("T")
Source = Callable[..., "T | None"]

KEYS = frozenset({"points"})


@cache
def precedence() -> dict[str, Entry]:
    """The entries of lexicon/precedence.toml by their id, `slot.source`."""
    return {entry.id: entry for entry in load("precedence", KEYS)}


class Choice(Generic[T]):
    """The sources of one slot: functions of a zone, the context and more that say a value or None.

    A source's name is its id in lexicon/precedence.toml, which holds its points. Raises KeyError, with
    the mend, for a source that has none.
    """

    def __init__(self, slot: str, *sources: Source[T]) -> None:
        self.slot = slot
        ranked = [(self._points(source), source) for source in sources]
        self.sources = sorted(ranked, key=lambda pair: -pair[0])

    def best(self, zone: Zone, context: Context, *more: Any) -> T | None:
        """What the source with most points says that says anything; the others are not asked.

        Only who explains a reading (`context.rivals`) wants to see what lost.
        """
        if context.rivals is not None:
            context.rivals[id(zone.quantity), self.slot] = self._all(zone, context, *more)
        for _, source in self.sources:
            said = source(zone, context, *more)
            if said is not None:
                return said
        return None

    def _all(self, zone: Zone, context: Context, *more: Any) -> list[Rival]:
        told = [(points, source, source(zone, context, *more)) for points, source in self.sources]
        return [Rival(points, _name(source), said) for points, source, said in told if said is not None]

    def _points(self, source: Source[T]) -> int:
        entry = precedence().get(f"{self.slot}.{_name(source)}")
        if entry is None:
            name = f"{self.slot}.{_name(source)}"
            raise KeyError(f"{name} has no points; give it an entry in lexicon/precedence.toml")
        return int(entry.facts["points"])


def _name(source: Source[Any]) -> str:
    return source.__name__.lstrip("_")
