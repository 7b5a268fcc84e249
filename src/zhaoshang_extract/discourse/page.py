"""What a page shows before its figures are read: title, credits, lines and the places that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhaoshang_extract.fold import fold
from zhaoshang_extract.mention.region import RegionMention, find_regions
from zhaoshang_extract.region import Region

_READ = 6000  # characters of the body that are read: a home shows early
_HEAD, _FOOT, _LONGEST = 6, 4, 70  # lines at either end that may be credits
_PROSE = frozenset("。！？；，")  # a line that ends so is no credit
_MARGIN = 600  # characters at either end in which a site tells who it is
_PIECE = re.compile(r"[^\n。！？]{1,400}")


@dataclass(slots=True, frozen=True)
class Page:
    """A document or story, folded. `named` are its places in the order of the text, `known` their regions.

    `edges` are the short lines at its head and foot, `margin` all that stands there.
    """

    title: str
    dateline: str
    publisher: str
    text: str
    year: int | None
    named: tuple[RegionMention, ...]
    known: tuple[Region, ...]
    edges: tuple[str, ...]
    margin: str


def make_page(
    title: str | None, dateline: str | None, publisher: str | None, body: str, year: int | None
) -> Page:
    """The page that these printed texts make; `body` holds all of it."""
    text = fold(body[:_READ])
    named = tuple(_named(text, year))
    known = tuple(mention.region for mention in named if mention.region is not None)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    foot = fold(body[-_MARGIN:])
    tail = [line.strip() for line in foot.split("\n") if line.strip()]
    edges = [
        line for line in (*lines[:_HEAD], *tail[-_FOOT:]) if len(line) <= _LONGEST and line[-1] not in _PROSE
    ]
    margin = text[:_MARGIN] + "\n" + foot
    headline, reported, by = fold(title or ""), fold(dateline or ""), fold(publisher or "")
    return Page(headline, reported, by, text, year, named, known, tuple(edges), margin)


def _named(text: str, year: int | None) -> Iterator[RegionMention]:
    """The places named in the body, told apart by those that it names beside them."""
    pieces = [match[0] for match in _PIECE.finditer(text)]
    known: list[Region] = []
    for piece in pieces:
        known += [
            m.region for m in find_regions(piece, None, year) if m.region is not None and m.kind == "named"
        ]
    for piece in pieces:
        yield from (m for m in find_regions(piece, None, year, known) if m.kind in ("named", "zone", "town"))
