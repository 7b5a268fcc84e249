"""The words of time of `lexicon/periods.toml`, ready to be looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from zhaoshang_extract import lexicon

_KEYS = frozenset({"kind", "value", "not_after", "not_before"})
_FREE = frozenset({"year", "part", "point", "present", "same", "near"})


@dataclass(slots=True, frozen=True)
class Word:
    """A phrase of the lexicon with what may not stand before and behind it."""

    form: str
    kind: str
    value: str
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]

    def stands(self, text: str, start: int) -> bool:
        """True unless the neighbours at `start` make the phrase part of another word."""
        if self.not_after and text.endswith(self.not_after, 0, start):
            return False
        return not (self.not_before and text.startswith(self.not_before, start + len(self.form)))


@cache
def _words() -> dict[str, tuple[Word, ...]]:
    """The words by kind, the longest first."""
    by_kind: dict[str, list[Word]] = {}
    for entry in lexicon.load("periods", _KEYS):
        facts = entry.facts
        guards = (tuple(facts.get(key, "").split()) for key in ("not_after", "not_before"))
        not_after, not_before = guards
        for form in entry.forms:
            word = Word(form, facts["kind"], facts.get("value", ""), not_after, not_before)
            by_kind.setdefault(word.kind, []).append(word)
    return {kind: tuple(sorted(words, key=lambda word: -len(word.form))) for kind, words in by_kind.items()}


@cache
def _ending(kind: str) -> dict[str, tuple[Word, ...]]:
    """The words of `kind` by their last character."""
    groups: dict[str, list[Word]] = {}
    for word in _words()[kind]:
        groups.setdefault(word.form[-1], []).append(word)
    return {last: tuple(words) for last, words in groups.items()}


@cache
def _beginning(kind: str) -> dict[str, tuple[Word, ...]]:
    """The words of `kind` by their first character."""
    groups: dict[str, list[Word]] = {}
    for word in _words()[kind]:
        groups.setdefault(word.form[0], []).append(word)
    return {first: tuple(words) for first, words in groups.items()}


@cache
def _free_words() -> tuple[re.Pattern[str], dict[str, Word]]:
    words = {word.form: word for kind in sorted(_FREE) for word in _words()[kind]}
    forms = sorted(words, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, forms))), words


@cache
def editions() -> re.Pattern[str]:
    """The year in the name of an occasion: 2024某市（上海）产业推介会, 2018民营企业500强峰会."""
    names = "|".join(re.escape(word.form) for kind in ("occasion", "edition") for word in _words()[kind])
    between = r"(?:[^\d年%.，。；亿万\-—/]|\d{1,3}强)"
    return re.compile(rf"(?<![\d.\-—/])(?:19|20)\d\d(?={between}{{1,24}}?(?:{names}))")


def scan(text: str) -> Iterator[tuple[int, Word]]:
    """Every word that is a time by itself, with its place, from left to right."""
    pattern, words = _free_words()
    for match in pattern.finditer(text):
        word = words[match.group()]
        if word.stands(text, match.start()):
            yield match.start(), word


def before(text: str, at: int, *kinds: str) -> int:
    """The start of the mark of one of `kinds` that ends at `at`, blanks between allowed; else -1."""
    end = at
    while end and at - end < 2 and text[end - 1] == " ":
        end -= 1
    for kind in kinds:
        for word in _ending(kind).get(text[end - 1 : end], ()):
            start = end - len(word.form)
            if start >= 0 and text.startswith(word.form, start) and word.stands(text, start):
                return start
    return -1


def after(text: str, at: int, *kinds: str) -> int:
    """The end of the mark of one of `kinds` that begins at `at`; else -1."""
    for kind in kinds:
        for word in _beginning(kind).get(text[at : at + 1], ()):
            if text.startswith(word.form, at) and word.stands(text, at):
                return at + len(word.form)
    return -1


def since_until(quote: str) -> str | None:
    """What the last word of 5月以来 (present) or 从2004年至今 (now) says of its end; None for neither."""
    words = _ending("post_since").get(quote[-1:], ())
    return next((word.value for word in words if quote.endswith(word.form)), None)


def starts(text: str, at: int, kind: str) -> bool:
    """True when a mark of `kind` begins at `at`, whatever stands behind it."""
    return any(text.startswith(word.form, at) for word in _beginning(kind).get(text[at : at + 1], ()))


def find(text: str, start: int, end: int, *kinds: str) -> int:
    """The place of a mark of one of `kinds` in `text[start:end]`, the first of the earliest kind; else -1."""
    for kind in kinds:
        for word in _words()[kind]:
            at = text.find(word.form, start, end)
            if at >= 0 and word.stands(text, at):
                return at
    return -1
