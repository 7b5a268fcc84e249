"""The place that a section is about: what its heading opens with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhaoshang_extract.mention.region import find_regions
from zhaoshang_extract.passage import Passage
from zhaoshang_extract.region import Region

_NUMERALS = frozenset("一二三四五六七八九十")  # 一、射洪县


def section_homes(
    passages: Sequence[Passage], home: Region | None, year: int | None
) -> Iterator[tuple[Passage, Region | None]]:
    """Each passage with the place that 全县 and 经开区 mean in it.

    一、射洪县 holds until the next heading of its rank; sections that name no place have the home.
    """
    section, depth = home, 0
    for passage in passages:
        if passage.kind == "heading":
            own = _opening_place(passage.text, home, year)
            if own is not None or passage.depth <= depth:
                section, depth = own or home, passage.depth
        yield passage, section


def _opening_place(heading: str, home: Region | None, year: int | None) -> Region | None:
    """The place with which a heading begins, if it lies in the home or is one like it."""
    mentions = find_regions(heading, home, year)
    if not mentions or mentions[0].kind not in ("named", "zone", "town"):
        return None
    place, numbered = mentions[0].region, heading[: mentions[0].span.start]
    if place is None or any(character.isalpha() and character not in _NUMERALS for character in numbered):
        return None
    if len(mentions) > 1 and mentions[1].kind != "pronoun":
        return None  # 射洪县、蓬溪县：two places head no section of one
    like = home is not None and place.level == home.level
    return place if home is None or like or place.within(home) else None
