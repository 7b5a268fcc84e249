"""The words that a page rests on: each quote once, with its number, below the document that prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import quote as encoded

from zhaoshang_extract.page.address import address_from

_FILE = "external:"


class Cited(Protocol):
    """What has a place in a document: a figure, or a mention of a project."""

    @property
    def document(self) -> str: ...
    @property
    def source(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def quote(self) -> str: ...


@dataclass(slots=True)
class Quote:
    """A quote with its number and, where they are known, the words around it."""

    number: int
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(slots=True)
class Source:
    """A document that is cited: `address` leads to it, None where it lies nowhere that a page can lead to."""

    title: str
    source: str
    address: str | None
    publisher: str | None
    published: str | None
    quotes: list[Quote] = field(default_factory=list)


class Quotes:
    """The quotes of a page that is to lie at `path`."""

    def __init__(self, path: Path) -> None:
        self._address = address_from(path)
        self._numbers: dict[tuple[str, int, int, str], int] = {}
        self._sources: dict[str, Source] = {}

    def cite(self, one: Cited) -> int:
        """The number of the quote of a figure or mention; the page has it as #q-NUMBER."""
        key = (one.document, one.start, one.end, one.quote)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers)
            source = self._sources.setdefault(one.document, _source(one, self._address))
            before, after = (getattr(one, name, None) or "" for name in ("words_before", "words_after"))
            source.quotes.append(Quote(self._numbers[key], one.start, one.end, before, one.quote, after))
        return self._numbers[key]

    def sources(self) -> list[Source]:
        """The documents that were cited by day, each with its quotes in the order of its text."""
        for source in self._sources.values():
            source.quotes.sort(key=lambda one: (one.start, one.end))
        return sorted(self._sources.values(), key=lambda one: (one.published or "", one.source, one.title))


def _source(one: Cited, address: Callable[[str, str], str | None]) -> Source:
    source = one.source or ""
    found = address(source, one.title or "")
    if found is not None and found.startswith(_FILE):
        found = encoded(found.removeprefix(_FILE))
    return Source(one.title or source or one.document[:12], source, found, one.publisher, one.published)
