"""Which code has a place name, and where does the place belong?"""

from __future__ import annotations

from zhaoshang_extract.gazetteer.table import Row, at, by_code, by_full_name, by_short_name, region_of, row_of
from zhaoshang_extract.region import Region


def lookup(name_or_adcode: str, *, year: int | None = None, within: Region | None = None) -> list[Region]:
    """The places that a full name, a path of names, a short name or a code may mean; [] when unknown.

    Each in the vintage that held in `year` (the nearest one when none did), without a year in the newest
    that ever bore the name; the widest level first, then by code. `within` keeps what lies inside it.

    >>> [place.adcode for place in lookup("上饶县")]
    ['361121']
    >>> [place.name for place in lookup("监利", year=2018)]
    ['湖北省荆州市监利县']
    """
    name = name_or_adcode
    found = by_code().get(name) or by_full_name().get(name) or _of_short(name, year)
    places = [region_of(row, year) for row in at(found, year)] or _by_path(name, year)
    return [place for place in places if within is None or place.within(within)]


def _of_short(name: str, year: int | None) -> tuple[Row, ...]:
    """The rows of a short name; without a year those that still hold, if any (襄阳: the city of today)."""
    rows = by_short_name().get(name, ())
    still = tuple(row for row in rows if row.until is None)
    return still if year is None and still else rows


def _by_path(path: str, year: int | None) -> list[Region]:
    """The places whose path of full names ends with all of `path` (荆州市监利县)."""
    for cut in range(1, min(len(path) - 1, 30)):
        rows = by_full_name().get(path[cut:])
        if rows:
            places = (region_of(row, year) for row in at(rows, year))
            return [place for place in places if place.name.endswith(path)]
    return []


def parent(region: Region) -> Region | None:
    """The government that a place belongs to; 中国 for a province, None for 中国 and for places abroad."""
    row = row_of(region)
    if row is None or not row.parent:
        return None
    if region.level in ("town", "village", "zone", "other"):
        return region_of(row, row.until)
    upper = at(by_code()[row.parent], row.until)[0]
    return region_of(upper, row.until)
