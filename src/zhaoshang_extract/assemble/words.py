"""The words that bound, close and betray names, from the lexicon."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.terms import Terms

KEYS = frozenset({"role"})
# The files that hold the words of names, investors, steps and occasions; a role stands in one of them.
_FILES = (
    *("project_names", "name_bounds", "name_openers", "name_kinds", "name_lists", "name_steps"),
    *("party", "party_never", "invest_words", "step_words", "step_never", "events"),
)


@cache
def _by_role() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in _FILES:
        for entry in load(name, KEYS):
            for role in entry.facts["role"].split():
                found.setdefault(role, set()).update(entry.forms)
    return {role: frozenset(words) for role, words in found.items()}


@cache
def forms(role: str) -> frozenset[str]:
    """The forms that play `role` in the names of projects, investors and occasions."""
    return _by_role()[role]


@cache
def terms(role: str) -> Terms[str]:
    """The same forms, ready to be sought in a text."""
    return Terms((form, role) for form in sorted(forms(role)))


@cache
def either(*roles: str) -> str:
    """A regular expression for any form of these roles, the longest first."""
    found = {form for role in roles for form in forms(role)}
    return f"(?:{'|'.join(re.escape(form) for form in sorted(found, key=lambda form: (-len(form), form)))})"


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
    for length in range(min(8, end - start), 0, -1):
        if any(text[end - length : end] in forms(role) for role in roles):
            return length
    return 0
