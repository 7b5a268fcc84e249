"""The one reader of files whose entries are asked for by name: as phrases, as parts of patterns, as terms."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.terms import Terms

_FEW = 3

Named = Mapping[str, Iterable[str]]


def by_id(name: str) -> Callable[[], Named]:
    """The forms of each entry of `NAME.toml` under its id; a form may stand in several entries."""
    return lambda: {entry.id: entry.forms for entry in load(name, roles=True)}


def by_role(*names: str, keys: frozenset[str]) -> Callable[[], Named]:
    """The forms of all entries of the files under each of their roles; an entry without one plays its id."""

    def read() -> Named:
        found: dict[str, dict[str, None]] = {}
        for name in names:
            for entry in load(name, keys, roles=True):
                for role in entry.facts.get("role", entry.id).split():
                    found.setdefault(role, {}).update(dict.fromkeys(entry.forms))
        return found

    return read


class Words:
    """Named groups of phrases, read when first asked for and kept."""

    def __init__(self, named: Callable[[], Named]) -> None:
        self._named: Callable[[], Named] = cache(named)
        self.forms: Callable[..., tuple[str, ...]] = cache(self._forms)
        self.form_set: Callable[..., frozenset[str]] = cache(self._form_set)
        self._sought: dict[str, tuple[str, ...] | re.Pattern[str]] = {}
        self.pattern: Callable[..., re.Pattern[str]] = cache(self._pattern)
        self.terms: Callable[[str], Terms[str]] = cache(self._terms)

    def either(self, *names: str) -> str:
        """A group of a pattern that matches any phrase of the names, the longest first."""
        return f"(?:{self.pattern(*names).pattern})"

    def maybe(self, *names: str) -> str:
        """A group of a pattern that matches any phrase of the names or nothing."""
        return f"{self.either(*names)}?"

    def behind(self, *names: str) -> str:
        """A part of a pattern that matches nothing, directly behind any phrase of the names."""
        return f"(?:{'|'.join(f'(?<={re.escape(form)})' for form in self.forms(*names))})"

    def chars(self, *names: str) -> str:
        """The characters of the phrases, for the brackets of a pattern or for `strip`."""
        return "".join(dict.fromkeys("".join(self.forms(*names))))

    def says(self, name: str, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """True when one of the phrases stands in `text[start:end]`."""
        sought = self._sought.get(name)
        if sought is None:
            sought = self._sought[name] = self._search_of(name)
        if not isinstance(sought, tuple):
            return sought.search(text, start, end) is not None
        for form in sought:  # noqa: SIM110 - a generator would cost more than the search
            if text.find(form, start if start > 0 else 0, end) >= 0:
                return True
        return False

    def starts(self, name: str, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """True when one of the phrases stands at `text[start]`."""
        return text.startswith(self.forms(name), start, end)

    def ends(self, name: str, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """True when `text[start:end]` ends with one of the phrases."""
        return text.endswith(self.forms(name), start, end)

    def _forms(self, *names: str) -> tuple[str, ...]:
        """The phrases of the names, the longest first."""
        found = {form for name in names for form in self._named()[name]}
        return tuple(sorted(found, key=lambda form: (-len(form), form)))

    def _search_of(self, name: str) -> tuple[str, ...] | re.Pattern[str]:
        """A few phrases, which are found faster one by one, or a pattern of more."""
        words = self.forms(name)
        few = len(words) <= _FEW and not any(word.endswith("$") for word in words)
        return words if few else self.pattern(name)

    def _form_set(self, *names: str) -> frozenset[str]:
        return frozenset(self.forms(*names))

    def _terms(self, name: str) -> Terms[str]:
        return Terms((form, name) for form in self.forms(name))

    def _pattern(self, *names: str) -> re.Pattern[str]:
        """Any phrase, the longest first; nothing where there is none. `$` behind one binds it to the end."""
        words = self.forms(*names)
        choices = (re.escape(word[:-1]) + "$" if word.endswith("$") else re.escape(word) for word in words)
        return re.compile("|".join(choices) or "(?!)")
