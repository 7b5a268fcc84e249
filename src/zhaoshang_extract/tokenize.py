"""Words with their parts of speech: jieba, loaded when the first name asks for it.

The tokenizer is the library's own (`jieba.Tokenizer`), so that user dictionaries of the process
neither change its answers nor are changed by it, and it knows the words of our lexicons.
"""

from __future__ import annotations

import importlib
import re
import sys
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.span import Span

# jieba's time grows faster than its input where one character repeats.
_LONGEST = 200
# Lexicon file, its further keys, and the tag that jieba gives such words.
_OURS = (
    ("stages", frozenset[str](), "v"),
    ("industries", frozenset({"code", "alone"}), "n"),
    ("heads", frozenset({"measure"}), "n"),
)
_FREQUENCY = 50
# A word that the dictionary counted no oftener is rare.
_RARE = 800
UNKNOWN = "x"
# The dictionary of jieba 0.42.1: its characters with a line break in front, and the sum of its frequencies.
_JIEBA = (3039560, 60101964)
# Lines of words that begin with one letter: they stand together.
_RUN = re.compile(r"\n(.).*(?:\n\1.*)*")


@dataclass(slots=True)
class Word:
    """A word at `text[start:end]` with jieba's tag; `UNKNOWN` for a word of no dictionary."""

    span: Span
    text: str
    tag: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]` (at most its first 200 characters), from left to right."""
    stop = min(len(text) if end is None else end, start + _LONGEST)
    known, part = _dictionary(), text[start:stop]
    known.meet(part)
    found: list[Word] = []
    for word in known.tokenizer.cut(part):
        end = start + len(word)
        found.append(Word(Span(start, end), word, known.tags.get(word, UNKNOWN)))
        start = end
    return found


def may_hold(text: str, start: int, at: int, end: int, but: frozenset[str]) -> bool:
    """False where no word of the dictionary begins in `text[start:at]` and goes on behind `at`.

    Words with one of the tags `but` do not count. It spares most places the tokenizer, which would have to
    take one of these words to part the text elsewhere.
    """
    known = _dictionary()
    known.meet(text[start:at])
    for first in range(at - 1, start - 1, -1):
        stop = first + 1
        while stop <= end and (word := text[first:stop]) in known.frequencies:
            if stop > at and known.tags.get(word, UNKNOWN) not in but:
                return True
            stop += 1
    return False


def is_rare(word: str) -> bool:
    """True for a word that the dictionary holds and texts hardly use: 航宇; False for 农村."""
    known = _dictionary()
    known.meet(word[:1])
    return 0 < known.frequencies.get(word, 0) <= _RARE


@cache
def _dictionary() -> Dictionary:
    return Dictionary()


class Dictionary:
    """jieba's dictionary and our words, read letter by letter as texts ask for them.

    The tokenizer looks up nothing but what begins with a letter of its text, so it needs the words of those
    letters alone: an article has some hundreds of the dictionary's 11,000. `Tokenizer.initialize` would read
    all of it, write a cache file to the temporary folder and keep no tags.
    """

    def __init__(self) -> None:
        jieba = _import_jieba()
        # with a line break before each word, the first one too
        self._text = "\n" + files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
        self._runs: dict[str, list[tuple[int, int]]] = {}
        for run in _RUN.finditer(self._text):
            self._runs.setdefault(run[1], []).append(run.span())
        self._ours: dict[str, dict[str, str]] = {}
        for name, keys, tag in _OURS:
            for entry in load(name, keys):
                for form in entry.forms:
                    self._ours.setdefault(form[0], {})[form] = tag
        self._met: set[str] = set()
        self.tags: dict[str, str] = {}
        self.frequencies: dict[str, int] = {}
        self.tokenizer = jieba.Tokenizer()
        self.tokenizer.FREQ = self.frequencies
        self.tokenizer.total = self._total()
        self.tokenizer.initialized = True

    def meet(self, text: str) -> None:
        """Read the words of all letters of a text."""
        for letter in set(text).difference(self._met):
            frequencies, tags = self._words_of(letter)
            # Each at one blow: another thread sees none of a letter's words or all, and writes the same.
            self.tags.update(tags)
            self.frequencies.update(frequencies)
            self._met.add(letter)

    def _words_of(self, letter: str) -> tuple[dict[str, int], dict[str, str]]:
        """The frequencies and tags of the words that begin with a letter."""
        frequencies: dict[str, int] = {}
        tags: dict[str, str] = {}
        for start, end in self._runs.get(letter, ()):
            for line in self._text[start + 1 : end].split("\n"):
                word, frequency, tag = line.split(" ")
                _add(frequencies, word, int(frequency))
                tags[word] = tag
        for form, tag in self._ours.get(letter, {}).items():
            _add(frequencies, form, max(frequencies.get(form, 0), _FREQUENCY))
            tags[form] = tag
        return frequencies, tags

    def _total(self) -> int:
        """The sum of all frequencies, without reading all words."""
        size, total = _JIEBA
        if len(self._text) != size:  # another edition
            return sum(sum(self._words_of(letter)[0].values()) for letter in {*self._runs, *self._ours})
        listed = (self._listed(form) for forms in self._ours.values() for form in forms)
        return total + sum(max(0, _FREQUENCY - frequency) for frequency in listed)

    def _listed(self, word: str) -> int:
        """The frequency of a word in jieba's dictionary, 0 for none."""
        for start, end in self._runs.get(word[0], ()):
            at = self._text.rfind(f"\n{word} ", start, end)
            if at >= 0:
                return int(self._text[at + len(word) + 2 : end].partition(" ")[0])
        return 0


def _import_jieba() -> Any:
    """The module jieba; without pkg_resources, which it would load to find its own files.

    To load that takes a seventh of a cold start, and where it is not installed jieba does without.
    """
    if "pkg_resources" in sys.modules or "jieba" in sys.modules:
        return importlib.import_module("jieba")
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]  # to import it fails, as jieba allows
    try:
        return importlib.import_module("jieba")
    finally:
        del sys.modules["pkg_resources"]


def _add(frequencies: dict[str, int], word: str, frequency: int) -> None:
    """Enter a word; jieba looks its beginnings up too, with frequency 0."""
    frequencies[word] = frequency
    for length in range(1, len(word)):
        frequencies.setdefault(word[:length], 0)
