"""One zone under two names: 绵阳高新区, 绵阳高新技术产业开发区（下称“绵阳高新区”）."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from zhaoshang_extract.gazetteer import parent
from zhaoshang_extract.gazetteer.table import row_of
from zhaoshang_extract.lexicon import load
from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.scene import lineage_rows
from zhaoshang_extract.region import Region

_ALIAS = "alias"
_SHORTEST_STEM = 3


@cache
def _kinds() -> list[tuple[str, str]]:
    """Every ending with its kind, the longest first."""
    found = [
        (form, entry.id)
        for entry in load("zone_kinds", frozenset())
        if entry.id != _ALIAS
        for form in entry.forms
    ]
    return sorted(found, key=lambda pair: (-len(pair[0]), pair[0]))


@cache
def _alias() -> re.Pattern[str]:
    """（下称“襄阳高新区”）, （以下简称经开区）."""
    forms = "|".join(
        form for entry in load("zone_kinds", frozenset()) if entry.id == _ALIAS for form in entry.forms
    )
    return re.compile(rf"（(?:{forms})[为：]?“?([一-鿿]{{2,20}}?)”?[）、，]")


@cache
def zone_kind(name: str) -> str:
    """The kind that the end of a name tells; "" for one that is no kind of its own (产业园)."""
    return next((kind for form, kind in _kinds() if name.endswith(form)), "")


def is_short_for(printed: str, zone: Region, government: str) -> bool:
    """钦州港区 for 钦州港经济技术开发区: the zone's own name with 区 alone behind it."""
    own = zone.name.removeprefix(government)
    ending = next((form for form, _ in _kinds() if own.endswith(form)), "")
    return bool(ending) and printed.endswith("区") and printed[:-1] == own[: len(own) - len(ending)]


@cache
def zone_stem(zone: Region) -> str:
    """黄石新港 of 黄石新港园区: what is left without the kind, if it is the name of a place on the ground.

    "" for 许昌经济技术开发区, which has no name but its city's, and for 纺织产业园.
    """
    upper = parent(zone) if zone.level == "zone" else None
    printed = zone.name.removeprefix(upper.name) if upper is not None else zone.name
    ending = next((form for form, _ in _kinds() if printed.endswith(form)), "")
    stem = printed[: len(printed) - len(ending)] if ending and zone.level == "zone" else ""
    grounds = tuple(form for entry in words.entries("zones", "ground") for form in entry.forms)
    own = zone_key(zone)[1]
    return stem if len(stem) >= _SHORTEST_STEM and len(own) >= 2 and stem.endswith(grounds) else ""


@cache
def kind_forms(kind: str) -> tuple[str, ...]:
    """Every ending of a kind of zone, the longest first."""
    return tuple(form for form, of_kind in _kinds() if of_kind == kind)


@cache
def zone_key(zone: Region) -> tuple[str, str, str]:
    """The same for all names of one zone: its government, its own name, its kind.

    The government's name before the own name says nothing more: 岳阳|城陵矶|综合保税区.
    """
    row = row_of(zone)
    own = zone.name
    for upper in reversed(lineage_rows(row)) if row is not None else ():
        for name in (upper.name, *upper.shorts):
            own = own.removeprefix(name)
    ending = next((form for form, _ in _kinds() if own.endswith(form)), "")
    stem = own[: len(own) - len(ending)]
    generic = any(stem in entry.forms for entry in words.entries("zones", "generic"))
    return (zone.adcode or "", "" if generic else stem, zone_kind(ending))  # 石河子|国家|高新区


def one_name(places: Iterable[Region], text: str) -> dict[Region, Region]:
    """For each zone that bears several names here the one it goes by: the declared one, else the longest."""
    groups: dict[tuple[str, str, str], dict[Region, None]] = {}
    for place in places:
        if place.level == "zone":
            groups.setdefault(zone_key(place), {})[place] = None
    declared = (
        {match[1] for match in _alias().finditer(text)} if any(map(_several, groups.values())) else set()
    )
    found: dict[Region, Region] = {}
    for group in filter(_several, groups.values()):
        called = [zone for zone in group if any(zone.name.endswith(name) for name in declared)]
        chosen = called[0] if called else max(group, key=lambda zone: len(zone.name))
        found.update((zone, chosen) for zone in group if zone != chosen)
    return found


def _several(group: dict[Region, None]) -> bool:
    return len(group) > 1
