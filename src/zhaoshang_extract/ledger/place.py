"""Where a project is, as far as two mentions can differ in it and still be one project."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from zhaoshang_extract.gazetteer.table import by_code

Relation = Literal["same", "beside", "wider", "unknown", "other"]
_CHINA = "100000"
_COUNTY, _CITY, _PROVINCE = 6, 4, 2


@dataclass(frozen=True, slots=True)
class Place:
    """A county, city, province or nothing (`code`: its part of the GB/T 2260 code), and a zone or town of it.

    Articles name the county or a zone in it. A zone that belongs to a city may lie in any of its counties.
    """

    code: str
    zone: str = ""


def place_of(code: str | None, name: str | None, level: str | None) -> Place:
    """The place of a mention."""
    if code is None or code == _CHINA:
        return Place("")
    if code.endswith("0000"):
        return Place(code[:_PROVINCE])
    inner = (name or "") if level in ("zone", "town", "village") else ""
    return Place(code[:_CITY] if code.endswith("00") else code, inner)


def relation(one: Place, other: Place) -> Relation:
    """How two places go together: in one county or zone, one around the other, not known, or two places."""
    if not one.code or not other.code:
        return "unknown"
    if one.code == other.code:
        if _is_narrow(one.code):
            return "same" if _agree(one.zone, other.zone) else "beside"
        if one.zone == other.zone:  # a city that names no county is many places
            return "same" if one.zone else "wider"
        return "other" if one.zone and other.zone else "wider"
    short, long = sorted((one.code, other.code), key=len)
    return "wider" if long.startswith(short) and len(short) < len(long) else "other"


@cache
def _is_narrow(code: str) -> bool:
    """True for a county, and for a city that has none (东莞市)."""
    if len(code) == _COUNTY:
        return True
    counties = (known for known in by_code() if known.startswith(code) and not known.endswith("00"))
    return len(code) == _CITY and next(counties, None) is None


def _agree(one: str, other: str) -> bool:
    """True where two zones of one county may be one: neither is told, or one lies in the other."""
    return not one or not other or one.startswith(other) or other.startswith(one)


def around(place: Place) -> list[str]:
    """The codes of the place and of all that lie around it, the narrowest first, "" for the country."""
    return [place.code[:length] for length in (_COUNTY, _CITY, _PROVINCE, 0) if length <= len(place.code)]


@cache
def place_names(code: str | None, name: str | None) -> tuple[str, ...]:
    """What the place and those around it are called, in full and short, the longest first."""
    if code is None:
        return (name,) if name else ()
    found: set[str] = set()
    path = name or ""
    for outer in (code[:_PROVINCE] + "0000", code[:_CITY] + "00", code):
        for row in by_code().get(outer, ()):
            found.update((row.name, *row.shorts))
            path = path.replace(row.name, "", 1) if path.startswith(row.name) else path
    if path:  # the zone or town that the path ends with
        found.add(path)
    return tuple(sorted((form for form in found if len(form) > 1), key=lambda form: (-len(form), form)))


@cache
def wide_names() -> tuple[str, ...]:
    """The names of provinces and cities, in full and short, the longest first: companies begin with them."""
    found = {
        form
        for code, rows in by_code().items()
        if code.endswith("00") and code != _CHINA
        for row in rows
        for form in (row.name, *row.shorts)
        if len(form) > 1
    }
    return tuple(sorted(found, key=lambda form: (-len(form), form)))
