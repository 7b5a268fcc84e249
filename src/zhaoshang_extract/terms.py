"""Find many fixed phrases in one pass: longest match first, no overlaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """A phrase found at `text[start:end]` and what it stands for."""

    start: int
    end: int
    what: T


class Terms(Generic[T]):
    """Phrases keyed by their first two characters, behind a sieve of characters that may open one.

    On this genre a plain dictionary is faster than a compiled alternation (0.07 against 0.3 of a
    tokenizer pass over 4,000 phrases).
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._single: dict[str, T] = {}
        self._longer: dict[str, list[tuple[str, T]]] = {}
        for phrase, what in phrases:
            if len(phrase) == 1:
                self._single[phrase] = what
            else:
                self._longer.setdefault(phrase[:2], []).append((phrase, what))
        for candidates in self._longer.values():
            candidates.sort(key=lambda pair: -len(pair[0]))
        self._opening = _sieve(self._longer, self._single)

    def at(self, text: str, start: int) -> Hit[T] | None:
        """The longest phrase that begins at `start`, or None."""
        for phrase, what in self._longer.get(text[start : start + 2], ()):
            if text.startswith(phrase, start):
                return Hit(start, start + len(phrase), what)
        if self._single and start < len(text) and text[start] in self._single:
            return Hit(start, start + 1, self._single[text[start]])
        return None

    def opening(self, text: str, start: int, end: int | None = None) -> int:
        """The next place from `start` on where a phrase may begin, -1 where none can."""
        found = self._opening.search(text, start, len(text) if end is None else end)
        return found.start() if found else -1

    def openings(self, text: str, start: int, end: int) -> set[int]:
        """The places in `text[start:end]` where a phrase may begin."""
        return {found.start() for found in self._opening.finditer(text, start, min(end + 1, len(text)))}

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """Every phrase in `text[start:end]`, from left to right, the longest at each place."""
        stop = len(text) if end is None else end
        free = start
        longer, single = self._longer, self._single
        for opening in self._opening.finditer(text, start, stop):
            begin = opening.start()
            if begin < free:
                continue
            for phrase, what in longer.get(text[begin : begin + 2], ()):  # noqa: B007 - as `at` does
                if text.startswith(phrase, begin):
                    end = begin + len(phrase)
                    break
            else:
                if text[begin] not in single:
                    continue
                end, what = begin + 1, single[text[begin]]
            if end <= stop:
                yield Hit(begin, end, what)
                free = end


def _sieve(pairs: Iterable[str], single: Iterable[str]) -> re.Pattern[str]:
    """One character that may open a phrase: the first of two, or a phrase of its own."""
    firsts, seconds = _any_of(pair[0] for pair in pairs), _any_of(pair[1] for pair in pairs)
    return re.compile(f"{firsts}(?={seconds})|{_any_of(single)}")


def _any_of(characters: Iterable[str]) -> str:
    """A set of characters; without any it matches nothing."""
    found = "".join(sorted(map(re.escape, set(characters))))
    return f"[{found}]" if found else "(?!)"
