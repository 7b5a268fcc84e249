"""Towns, townships and subdistricts: which counties have one of this name?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.gazetteer.table import by_code, region_of
from zhaoshang_extract.lexicon import read_text
from zhaoshang_extract.region import Region

LONGEST = 11


@cache
def counties_by_town() -> dict[str, tuple[str, ...]]:
    """The codes of the counties that have a town of each name, from `lexicon/towns.tsv`."""
    found: dict[str, list[str]] = {}
    for line in read_text("towns.tsv").splitlines():
        county, names = line.split("\t")
        for name in names.split(" "):
            found.setdefault(name, []).append(county)
    return {name: tuple(counties) for name, counties in found.items()}


def names_ending(text: str, end: int, start: int = 0) -> Iterator[str]:
    """The town names that end at `text[end]`, the longest first."""
    table = counties_by_town()
    for begin in range(max(start, end - LONGEST), end - 1):
        name = text[begin:end]
        if name in table:
            yield name


def town(name: str, county: str) -> Region | None:
    """The town of that name in the county of that code; None when the county has no row (a virtual code)."""
    vintages = by_code().get(county)
    if not vintages:
        return None
    return Region(region_of(vintages[0]).name + name, county, "town")
