"""The place that a section is about: what its heading opens with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhaoshang_extract.mention.region import RegionMention, find_regions
from zhaoshang_extract.passage import Passage
from zhaoshang_extract.region import Region

_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[、.）)]\D")
_NUMERALS = frozenset("一二三四五六七八九十")  # 一、射洪县


def section_homes(
    passages: Sequence[Passage], home: Region | None, year: int | None
) -> Iterator[tuple[Passage, Region | None]]:
    """Each passage with the place that 全县 and 经开区 mean in it.

    一、射洪县 holds until the next heading of its rank; sections that name no place have the home.
    """
    section, depth, only_place = home, 0, False
    for passage in passages:
        if passage.kind == "heading" and not (only_place and is_deck(passage.text)):
            mentions = find_regions(passage.text, home, year)
            own = _opening_place(passage.text, mentions, home)
            if own is not None or passage.depth <= depth:
                section, depth = own or home, passage.depth
                only_place = own is not None and is_only_place(passage.text, mentions)
        yield passage, section


def is_only_place(heading: str, mentions: Sequence[RegionMention]) -> bool:
    """True for a heading or label that is the name of a place, with a number before it at most."""
    if len(mentions) != 1 or mentions[0].region is None or mentions[0].kind == "pronoun":
        return False
    start, end = mentions[0].span
    rest = heading[:start] + heading[end:]
    return not any(character.isalpha() and character not in _NUMERALS for character in rest)


def is_deck(heading: str) -> bool:
    """97个项目, 总投资682.5亿元: a heading of figures below one that is only a place goes on about it."""
    figures = any(character.isdigit() for character in heading)
    return figures and not _NUMBERED.match(heading)


def _opening_place(heading: str, mentions: Sequence[RegionMention], home: Region | None) -> Region | None:
    """The place with which a heading begins, if it lies in the home or is one like it."""
    if not mentions or mentions[0].kind not in ("named", "zone", "town"):
        return None
    place, numbered = mentions[0].region, heading[: mentions[0].span.start]
    if place is None or any(character.isalpha() and character not in _NUMERALS for character in numbered):
        return None
    if len(mentions) > 1 and mentions[1].kind != "pronoun":
        return None  # 射洪县、蓬溪县：two places head no section of one
    like = home is not None and place.level == home.level
    return place if home is None or like or place.within(home) else None
