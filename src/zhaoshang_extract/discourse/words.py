"""The words of `lexicon/discourse.toml`: what opens a set, puts a time aside, points back."""

from __future__ import annotations

from zhaoshang_extract.lexicon.words import Words, by_id

_WORDS = Words(by_id("discourse"))
forms, pattern, either = _WORDS.forms, _WORDS.pattern, _WORDS.either
says, starts, ends = _WORDS.says, _WORDS.starts, _WORDS.ends


def is_form(entry_id: str, quote: str) -> bool:
    """True when `quote` is one of the entry's phrases."""
    return quote in forms(entry_id)
