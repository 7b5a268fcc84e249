"""The words and the points of home.toml."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.lexicon import Entry, load

KEYS = frozenset({"points"})


@cache
def table() -> dict[str, Entry]:
    """Every entry of home.toml by its id."""
    return {entry.id: entry for entry in load("home", KEYS, roles=True)}


def points(rule: str) -> int:
    """How much a rule says for a place."""
    return int(table()[rule].facts["points"])


@cache
def forms(*names: str) -> tuple[str, ...]:
    """The phrases of some entries."""
    return tuple(form for name in names for form in table()[name].forms)


@cache
def pattern(*names: str) -> re.Pattern[str]:
    """Any phrase of the entries, the longest first; `$` behind a phrase binds it to the end of a line."""
    words = sorted(forms(*names), key=lambda form: (-len(form), form))
    choices = (re.escape(word[:-1]) + "$" if word.endswith("$") else re.escape(word) for word in words)
    return re.compile("|".join(choices))


def either(*names: str) -> str:
    """A group of a pattern that matches any phrase of the entries."""
    return f"(?:{pattern(*names).pattern})"
