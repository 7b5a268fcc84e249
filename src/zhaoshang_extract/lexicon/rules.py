"""A file of the lexicon whose entries are rules: phrases, and how many points a match is worth."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from zhaoshang_extract.lexicon import Entry, load

KEYS = frozenset({"points"})


class Rules:
    """The phrases and points of one file, read when first asked for and kept."""

    def __init__(self, name: str, *, roles: bool = False) -> None:
        def table() -> dict[str, Entry]:
            return {entry.id: entry for entry in load(name, KEYS, roles=roles)}

        self.table: Callable[[], dict[str, Entry]] = cache(table)
        self.points: Callable[[str], int] = cache(self._points)
        self.forms: Callable[..., tuple[str, ...]] = cache(self._forms)
        self.pattern: Callable[..., re.Pattern[str]] = cache(self._pattern)

    def either(self, *names: str) -> str:
        """A group of a pattern that matches any phrase of the entries."""
        return f"(?:{self.pattern(*names).pattern})"

    def _points(self, rule: str) -> int:
        return int(self.table()[rule].facts["points"])

    def _forms(self, *names: str) -> tuple[str, ...]:
        return tuple(form for name in names for form in self.table()[name].forms)

    def _pattern(self, *names: str) -> re.Pattern[str]:
        """Any phrase, the longest first; `$` behind a phrase binds it to the end of a line."""
        words = sorted(self.forms(*names), key=lambda form: (-len(form), form))
        choices = (re.escape(word[:-1]) + "$" if word.endswith("$") else re.escape(word) for word in words)
        return re.compile("|".join(choices))
