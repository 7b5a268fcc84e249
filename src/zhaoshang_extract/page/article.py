"""The article in paragraphs and marks: every code point once, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from zhaoshang_extract.page.markup import Markup, escape

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Report

# Signs without a shape, and those that turn the direction of what follows: shown by their number, each in
# a box of its own, out of which no direction leaks. A null and half a pair have no place in HTML.
_UNSEEN = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_NO_TEXT = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")


class Mark(NamedTuple):
    """A marked range: `sort` is fact or issue, `number` counts the records of that sort from 0."""

    start: int
    end: int
    sort: str
    number: int


@dataclass(slots=True)
class Piece:
    """Words within a paragraph, with the mark they carry."""

    html: Markup
    mark: Mark | None = None


@dataclass(slots=True)
class Paragraph:
    """A line of the article; `start` is its first code point."""

    start: int
    pieces: list[Piece] = field(default_factory=list)


def show(text: str) -> Markup:
    """Any text as HTML, one code point for one: nothing in it is markup, nothing of it is unseen."""
    clean = str(escape(_NO_TEXT.sub("\ufffd", text))).replace("\r", "&#13;")
    return Markup(_UNSEEN.sub(_boxed, clean))


def _boxed(sign: re.Match[str]) -> str:
    return f'<span class="unseen" data-code="U+{ord(sign[0]):04X}">{sign[0]}</span>'


def marks_of(report: Report) -> list[Mark]:
    """The marks of figures, and of what was seen and not understood; of two that overlap the first."""
    found = [Mark(f.span.start, f.span.end, "fact", n) for n, f in enumerate(report.observations)]
    found += [
        Mark(issue.span.start, issue.span.end, "issue", number)
        for number, issue in enumerate(report.issues)
        if issue.observation_id is None
    ]
    return list(_apart(sorted(found, key=lambda mark: (mark.start, mark.sort, mark.number))))


def _apart(marks: Iterable[Mark]) -> Iterator[Mark]:
    end = 0
    for mark in marks:
        if mark.start >= end and mark.end > mark.start:
            yield mark
            end = mark.end


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """The paragraphs of a text with its marks; a line break within a mark parts nothing."""
    made = [Paragraph(0)]
    at = 0
    for mark in marks:
        _add_words(made, text, at, mark.start)
        made[-1].pieces.append(Piece(show(text[mark.start : mark.end]), mark))
        at = mark.end
    _add_words(made, text, at, len(text))
    return [paragraph for paragraph in made if paragraph.pieces]


def _add_words(made: list[Paragraph], text: str, start: int, end: int) -> None:
    while start < end:
        stop = text.find("\n", start, end)
        cut = end if stop < 0 else stop
        if cut > start:
            made[-1].pieces.append(Piece(show(text[start:cut])))
        start = cut
        if stop >= 0:
            start += 1
            made.append(Paragraph(start))
