"""The words that bound, close and betray names, from the lexicon."""

from __future__ import annotations

from functools import cache

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.lexicon.words import Words, by_role
from zhaoshang_extract.terms import Terms

KEYS = frozenset({"role"})
# The files that hold the words of names, investors, steps and occasions; a role stands in one of them.
_FILES = (
    *("project_names", "name_bounds", "name_openers", "name_kinds", "name_lists", "name_steps"),
    *("party", "party_never", "invest_words", "step_words", "step_never", "events", "project_phrases"),
    "deed_words",
)

_LONGEST_CLOSING = 8

_WORDS = Words(by_role(*_FILES, keys=KEYS))
forms, form_set, chars, terms = _WORDS.forms, _WORDS.form_set, _WORDS.chars, _WORDS.terms
pattern, either, maybe, behind = _WORDS.pattern, _WORDS.either, _WORDS.maybe, _WORDS.behind
says, starts, ends = _WORDS.says, _WORDS.starts, _WORDS.ends


@cache
def steps() -> Terms[str]:
    """The life-cycle words with their stage codes."""
    return Terms(step_forms().items())


@cache
def step_forms() -> dict[str, str]:
    """The stage code of each life-cycle word."""
    entries = [*load("name_steps", KEYS), *load("stages")]
    return {form: entry.id for entry in reversed(entries) for form in entry.forms}


def closing(text: str, start: int, end: int, *roles: str) -> int:
    """How many characters of `text[start:end]` its longest closing form of `roles` has; 0 for none."""
    if start >= end:
        return 0
    for form in _by_last_letter(*roles).get(text[end - 1], ()):
        if text.endswith(form, start, end):
            return len(form)
    return 0


@cache
def _by_last_letter(*roles: str) -> dict[str, tuple[str, ...]]:
    """The closing forms of `roles` by the letter that they end with, the longest first."""
    found: dict[str, list[str]] = {}
    for form in forms(*roles):
        if len(form) <= _LONGEST_CLOSING:
            found.setdefault(form[-1], []).append(form)
    return {letter: tuple(of_letter) for letter, of_letter in found.items()}


def opening(text: str, start: int, role: str) -> int:
    """How many characters the longest form of `role` has that stands at `text[start]`; 0 for none."""
    hit = terms(role).at(text, start)
    return hit.end - start if hit is not None else 0


def behind_last(text: str, start: int, end: int, *roles: str) -> int:
    """The place behind the last form of `roles` in `text[start:end]`; 0 for none."""
    found = ((text.rfind(form, start, end), len(form)) for form in forms(*roles))
    return max((at + length for at, length in found if at >= 0), default=0)
