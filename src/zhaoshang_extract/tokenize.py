"""Words with their parts of speech: jieba, loaded when the first name asks for it.

The tokenizer is the library's own (`jieba.Tokenizer`), so that user dictionaries of the process
neither change its answers nor are changed by it, and it knows the words of our lexicons.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.span import Span

if TYPE_CHECKING:
    import jieba

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


@dataclass(slots=True)
class Word:
    """A word at `text[start:end]` with jieba's tag; `UNKNOWN` for a word of no dictionary."""

    span: Span
    text: str
    tag: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]` (at most its first 200 characters), from left to right."""
    stop = min(len(text) if end is None else end, start + _LONGEST)
    tokenizer, tags = _tokenizer()
    found: list[Word] = []
    for word in tokenizer.cut(text[start:stop]):
        found.append(Word(Span(start, start + len(word)), word, tags.get(word, UNKNOWN)))
        start += len(word)
    return found


def is_rare(word: str) -> bool:
    """True for a word that the dictionary holds and texts hardly use: 航宇; False for 农村."""
    count: int = _tokenizer()[0].FREQ.get(word, 0)
    return 0 < count <= _RARE


@cache
def _tokenizer() -> tuple[jieba.Tokenizer, dict[str, str]]:
    """The tokenizer and the tags of its words. One pass over jieba's dictionary, about half a second.

    `Tokenizer.initialize` would write a cache file to the temporary folder and keep no tags.
    """
    import jieba

    frequencies: dict[str, int] = {}
    tags: dict[str, str] = {}
    for line in files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        _add(frequencies, word, int(frequency))
        tags[word] = tag
    for name, keys, tag in _OURS:
        for entry in load(name, keys):
            for form in entry.forms:
                _add(frequencies, form, max(frequencies.get(form, 0), _FREQUENCY))
                tags[form] = tag
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ = frequencies
    tokenizer.total = sum(frequencies.values())
    tokenizer.initialized = True
    return tokenizer, tags


def _add(frequencies: dict[str, int], word: str, frequency: int) -> None:
    """Enter a word; jieba looks its beginnings up too, with frequency 0."""
    frequencies[word] = frequency
    for length in range(1, len(word)):
        frequencies.setdefault(word[:length], 0)
