"""The words of `lexicon/discourse.toml`: what opens a set, puts a time aside, points back."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.lexicon import load


@cache
def forms(entry_id: str) -> tuple[str, ...]:
    """The phrases of one entry, the longest first."""
    found = next(entry for entry in load("discourse", roles=True) if entry.id == entry_id)
    return tuple(sorted(found.forms, key=lambda form: (-len(form), form)))


def ends(entry_id: str, text: str, start: int, end: int) -> bool:
    """True when `text[start:end]` ends with one of the entry's phrases."""
    return text.endswith(forms(entry_id), start, end)


def starts(entry_id: str, text: str, start: int) -> bool:
    """True when one of the entry's phrases stands at `text[start]`."""
    return text.startswith(forms(entry_id), start)


def says(entry_id: str, text: str, start: int, end: int) -> bool:
    """True when one of the entry's phrases stands in `text[start:end]`."""
    return pattern(entry_id).search(text, start, end) is not None


@cache
def pattern(entry_id: str) -> re.Pattern[str]:
    """All phrases of an entry, the longest first."""
    return re.compile("|".join(map(re.escape, forms(entry_id))))


def is_form(entry_id: str, quote: str) -> bool:
    """True when `quote` is one of the entry's phrases."""
    return quote in forms(entry_id)
