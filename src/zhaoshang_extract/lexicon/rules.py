"""A file of the lexicon whose entries are rules: phrases, and how many points a match is worth."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.lexicon.words import Words

KEYS = frozenset({"points"})


class Rules(Words):
    """The phrases and points of one file, read when first asked for and kept."""

    def __init__(self, name: str, *, roles: bool = False) -> None:
        def table() -> dict[str, Entry]:
            return {entry.id: entry for entry in load(name, KEYS, roles=roles)}

        self.table: Callable[[], dict[str, Entry]] = cache(table)
        self.points: Callable[[str], int] = cache(self._points)
        super().__init__(lambda: {rule: entry.forms for rule, entry in self.table().items()})

    def _points(self, rule: str) -> int:
        return int(self.table()[rule].facts["points"])
