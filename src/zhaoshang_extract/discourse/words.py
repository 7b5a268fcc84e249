"""The words of `discourse.toml` and `figure_words.toml`: what opens a set, points back, leads to a figure."""

from __future__ import annotations

from zhaoshang_extract.lexicon.words import Words, by_role

_WORDS = Words(by_role("discourse", "figure_words", keys=frozenset()))
forms, pattern, either = _WORDS.forms, _WORDS.pattern, _WORDS.either
says, starts, ends = _WORDS.says, _WORDS.starts, _WORDS.ends


def is_form(entry_id: str, quote: str) -> bool:
    """True when `quote` is one of the entry's phrases."""
    return quote in forms(entry_id)
