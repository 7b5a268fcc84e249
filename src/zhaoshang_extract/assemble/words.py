"""The words that bound, close and betray names, from the lexicon."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.terms import Terms

KEYS = frozenset({"role"})
# Which file holds the forms of a role.
_FILES = {
    "stop": "name_bounds",
    "adverb": "name_bounds",
    "verb": "name_bounds",
    "opener": "name_openers",
    "edge": "name_openers",
    "generic": "name_kinds",
    "step": "name_steps",
    "group": "name_lists",
    "settle": "name_lists",
    "company": "party",
    "people": "party",
    "nobody": "party_never",
    "deed": "party",
    "occasion": "events",
    "held": "events",
    "there": "events",
    "many": "events",
    **dict.fromkeys(("before_name", "gathered", "covers", "brought", "when"), "events"),
    **dict.fromkeys(("before", "pace", "works_on", "plan", "far_plan"), "step_words"),
    **dict.fromkeys(("no_plan", "drive", "done"), "step_words"),
    "never": "step_never",
    **dict.fromkeys(("build", "hedge", "adverb_of", "after", "firm_kind"), "invest_words"),
}


@cache
def forms(role: str) -> frozenset[str]:
    """The forms that play `role` in the names of projects, investors and occasions."""
    entries = load(_FILES.get(role, "project_names"), KEYS)
    return frozenset(form for entry in entries if role in entry.facts["role"].split() for form in entry.forms)


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


def closing(text: str, start: int, end: int, role: str) -> int:
    """How many characters of `text[start:end]` its longest closing form of `role` has; 0 for none."""
    known = forms(role)
    for length in range(min(8, end - start), 0, -1):
        if text[end - length : end] in known:
            return length
    return 0
