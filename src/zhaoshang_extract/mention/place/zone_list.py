"""Zones that only their neighbours show: one more 区 in a list of counties, a park among the parks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhaoshang_extract.gazetteer import parent
from zhaoshang_extract.gazetteer.table import by_full_name
from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.name import Named
from zhaoshang_extract.mention.place.zone_words import is_generic
from zhaoshang_extract.region import Region

_FEWEST = 2  # counties of the home that must stand in the list
_SPAN = 120  # characters of a list that are looked at on either side
# 资阳区9个、|大湖区|3个: an item that is no place of the table
_ITEM = re.compile(r"(?:^|(?<=[、，：；]))([一-鿿]{2,4}区)(?=\d)")
_ROW = re.compile(
    r"(?:^|(?<=[，。；：]))((?:[一-鿿]{2,5}园区?、)+[一-鿿]{2,5}园区?)(?=[一-鿿]{0,10}(?:分别|依次)[为达]?[^，。；]{0,8}\d)"
)
_PARKS = re.compile(r"各(?:大|个)?园区|[两三四五六七八九]个?(?:园区|园)")
_PARK = re.compile(
    r"(?:^|(?<=[。；]))([一-鿿]{2,3}(?<![公花校家果茶菜庄乐田桑林产业技流创工慧]))园(?=[一-鿿])(?!区)"
)


def find_listed(text: str, names: Sequence[Named], home: Region) -> Iterator[Named]:
    """The zones of the home in the text that stand like the places beside them."""
    if home.level == "city" and _ITEM.search(text):
        yield from _districts(text, names, home)
    if home.level in ("city", "county", "zone"):
        yield from _parks_side_by_side(text, names, home)
    if home.level in ("city", "county") and _PARKS.search(text):
        for match in _PARK.finditer(text):
            if not words.broken(match[1]):
                yield _zone(match.start(1), match.end(), home, text)


def _parks_side_by_side(text: str, names: Sequence[Named], home: Region) -> Iterator[Named]:
    """胡集工业园、大口纺织园分别为3亿元、2亿元: parks in one list of figures, though no table knows them."""
    taken = {named.end for named in names}
    for match in _ROW.finditer(text):
        start = match.start()
        for name in match[1].split("、"):
            if not words.broken(name) and start + len(name) not in taken:
                yield _zone(start, start + len(name), home, text)
            start += len(name) + 1


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
        known = (
            is_generic(match[1]) or match[1] in by_full_name() or match[1] in words.form_set("common_full")
        )
        if end not in taken and len(near) >= _FEWEST and not known and not words.broken(match[1]):
            yield _zone(start, end, home, text)


def _zone(start: int, end: int, home: Region, text: str) -> Named:
    upper = (parent(home) if home.level == "zone" else None) or home
    return Named(start, end, Region(upper.name + text[start:end], upper.adcode, "zone"), None, True)
