"""What a document is cut into: passages, tables of cells, and the stories that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from zhaoshang_extract.span import Span

PassageKind = Literal[
    "title", "byline", "heading", "prose", "item", "caption", "table", "signature", "furniture"
]
# The kinds whose sentences say something of their subject.
TELLING: frozenset[PassageKind] = frozenset({"title", "heading", "prose", "item"})


@dataclass(slots=True)
class Passage:
    """One running text: a paragraph, a heading, a bullet, a caption, a table line.

    `text` is folded, and line breaks that only a narrow column made are taken out of it, with the
    indent behind them. `places[i]` is the document offset of `text[i]`. `depth` ranks headings:
    1 for 一、, 2 for （一）, 3 for 1. and for run-in marks, 4 for （1）; 0 for all else.
    """

    kind: PassageKind
    text: str
    places: Sequence[int]
    depth: int = 0

    def span(self, start: int, end: int) -> Span:
        """The document's range of `text[start:end]`, which must not be empty."""
        return Span(self.places[start], self.places[end - 1] + 1)


@dataclass(slots=True)
class Cell:
    """A cell of a plain-text table: folded text and its place in the document."""

    text: str
    span: Span


@dataclass(slots=True)
class Table:
    """A plain-text table: its heading lines, the unit that they give (亿元、%), header and rows.

    Name-value lines under a heading with a unit are a table whose header is empty. `over` is the upper
    line of a header of two, as long as the header, with empty cells where a cell spans several columns.
    """

    caption: list[Passage]
    units: list[str]
    header: list[Cell]
    rows: list[list[Cell]]
    over: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """One article of a page: passages and tables in the order of the text.

    `title` is the main headline as printed, blanks made single. `dateline` is the folded head of
    the first prose passage that says who reported (本报讯（记者 …）), with which that passage's text begins.
    """

    parts: list[Passage | Table] = field(default_factory=list)
    title: str | None = None
    dateline: str | None = None
