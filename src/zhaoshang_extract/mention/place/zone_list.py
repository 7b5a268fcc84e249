"""Zones that only their neighbours show: one more 区 in a list of counties, a park among the parks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhaoshang_extract.gazetteer.table import by_full_name
from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.name import Named
from zhaoshang_extract.region import Region

_FEWEST = 2  # counties of the home that must stand in the list
_SPAN = 120  # characters of a list that are looked at on either side
# 资阳区9个、|大湖区|3个: an item that is no place of the table
_ITEM = re.compile(r"(?:^|(?<=[、，：；]))([一-鿿]{2,4}区)(?=\d)")
_PARKS = re.compile(r"各(?:大|个)?园区|[两三四五六七八九]个?(?:园区|园)")
_PARK = re.compile(
    r"(?:^|(?<=[。；]))([一-鿿]{2,3}(?<![公花校家果茶菜庄乐田桑林产业技流创工慧]))园(?=[一-鿿])(?!区)"
)


def find_listed(text: str, names: Sequence[Named], home: Region) -> Iterator[Named]:
    """The zones of the home in the text that stand like the places beside them."""
    if home.level == "city" and _ITEM.search(text):
        yield from _districts(text, names, home)
    if home.level in ("city", "county") and _PARKS.search(text):
        for match in _PARK.finditer(text):
            if not words.broken(match[1]):
                yield _zone(match.start(1), match.end(), home, text)


def _districts(text: str, names: Sequence[Named], home: Region) -> Iterator[Named]:
    """A district that a city has made itself, without a code: it belongs to the city."""
    counties = [
        named
        for named in names
        if named.region is not None and named.region.level == "county" and named.region.within(home)
    ]
    taken = {named.end for named in names}
    for match in _ITEM.finditer(text):
        start, end = match.span(1)
        near = [
            c
            for c in counties
            if start - _SPAN <= c.start <= end + _SPAN and text[c.end : c.end + 1].isdigit()
        ]
        known = match[1] in by_full_name() or match[1] in words.form_set("common_full")
        if end not in taken and len(near) >= _FEWEST and not known and not words.broken(match[1]):
            yield _zone(start, end, home, text)


def _zone(start: int, end: int, home: Region, text: str) -> Named:
    return Named(start, end, Region(home.name + text[start:end], home.adcode, "zone"), None, True)
