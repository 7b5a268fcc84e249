"""The words of `events.toml`, those around the names of occasions, and the points of `occasion.toml`."""

from __future__ import annotations

from zhaoshang_extract.lexicon.rules import Rules
from zhaoshang_extract.lexicon.words import Words, by_role

_FILES = ("events", "project_phrases", "name_bounds", "name_lists", "name_openers", "name_kinds")
_WORDS = Words(by_role(*_FILES, keys=frozenset({"role"})))
forms, chars, terms = _WORDS.forms, _WORDS.chars, _WORDS.terms
either, maybe = _WORDS.either, _WORDS.maybe
says, starts, ends = _WORDS.says, _WORDS.starts, _WORDS.ends
_HELD = Rules("occasion")
table, points = _HELD.table, _HELD.points
