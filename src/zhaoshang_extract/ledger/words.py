"""The words that names of projects and companies are looked through with: ledger_names.toml, party.toml."""

from __future__ import annotations

from zhaoshang_extract.lexicon.words import Words, by_role

KEYS = frozenset({"role"})
_WORDS = Words(by_role("ledger_names", "party", keys=KEYS))
forms, chars, either, maybe = _WORDS.forms, _WORDS.chars, _WORDS.either, _WORDS.maybe
ends, says, pattern = _WORDS.ends, _WORDS.says, _WORDS.pattern


def without_ends(text: str, *roles: str, least: int = 2) -> str:
    """The text without the forms of `roles` that close it, as long as `least` characters are left."""
    known = forms(*roles)
    while True:
        left = (len(text) - len(form) for form in known if text.endswith(form))
        cut = min((length for length in left if length >= least), default=None)
        if cut is None:
            return text
        text = text[:cut]


def is_made_of(text: str, *roles: str) -> bool:
    """True where the text is nothing but forms of `roles`, one behind the other; also for no text."""
    known = forms(*roles)
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            reached.update(start + len(form) for form in known if text.startswith(form, start))
    return len(text) in reached
