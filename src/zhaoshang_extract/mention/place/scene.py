"""What a text has said about where it is, and which of several places of one name it means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from zhaoshang_extract.gazetteer.table import Row, at, by_code, region_of, row_of
from zhaoshang_extract.memory import remembered
from zhaoshang_extract.region import Region

# How near a place is to what is known; the numbers only rank.
BESIDE, HOME, NAMED, ABOVE_HOME, BELOW_HOME = 100, 90, 88, 80, 79
SIBLING, PROVINCE_HOME, BELOW_NAMED, SAME_PROVINCE, BELOW_PROVINCE = 70, 60, 50, 30, 25
_KEPT = 2  # years
_RANK = {"country": 4, "province": 3, "city": 2, "county": 0}


@dataclass(slots=True)
class Scene:
    """The home of a text, its year, and the codes of the places named in it."""

    home: Region | None = None
    year: int | None = None
    named: dict[str, None] = field(default_factory=dict)
    home_row: Row | None = None
    home_line: tuple[str, ...] = ()
    towns: tuple[Region, ...] = ()  # told before in the document
    zones: tuple[Region, ...] = ()

    @classmethod
    def of(cls, home: Region | None, year: int | None, known: Sequence[Region]) -> Scene:
        """A scene with the places known so far; places outside China say nothing and are left out."""
        row = row_of(home) if home is not None else None
        named, towns, zones = _told(tuple(known))
        return cls(home, year, dict(named), row, lineage(row) if row else (), towns, zones)

    def nearness(self, row: Row, beside: Region | None = None) -> int:
        """How much speaks for a row: the places beside it, the home, the places named; 0 when nothing."""
        line = lineage(row)
        if beside is not None and beside.adcode in line[1:]:
            return BESIDE
        return max(self._to_home(row, line), self._to_named(line))

    def _to_home(self, row: Row, line: tuple[str, ...]) -> int:
        if self.home_row is None or self.home_row.adcode == "100000":
            return 0
        if row.adcode == self.home_row.adcode:
            return HOME
        if row.adcode in self.home_line:
            return ABOVE_HOME
        if self.home_row.adcode in line:
            return (
                PROVINCE_HOME if self.home_row.level == "province" and row.level == "county" else BELOW_HOME
            )
        if row.parent == self.home_row.parent and row.level == "county":
            return SIBLING
        return SAME_PROVINCE if self.home_line[-1] in line else 0

    def _to_named(self, line: tuple[str, ...]) -> int:
        if line[0] in self.named:
            return NAMED
        if len(line) > 1 and any(code in self.named for code in line[1:] if not code.endswith("0000")):
            return BELOW_NAMED
        return BELOW_PROVINCE if line[-1] in self.named else 0

    def choose(self, rows: Iterable[Row], beside: Region | None, short: bool) -> list[Row]:
        """The rows that a name may mean here: one when it is clear, several when it is not."""
        found = tuple(rows)
        if len(found) == 1:
            return list(found)
        home = self.home.adcode if self.home else None
        printed = [
            row for row in found if row.level == "county" and (row.adcode in self.named or row.adcode == home)
        ]
        candidates = _in_force(found, self.year)
        if printed and not any(row in printed for row in candidates) and self._lately(printed):
            candidates = _in_force(tuple(printed), None)  # 库车 in a text that prints 库车县 is that vintage
        ranked = sorted(
            ((self._key(row, beside, short), row.adcode, row) for row in candidates),
            key=lambda r: (r[0], r[1]),
        )
        best = ranked[-1][0]
        return [row for key, _, row in ranked if key == best]

    def _lately(self, printed: Sequence[Row]) -> bool:
        """True when a name that the text prints held not long before its year: papers keep old names."""
        return self.year is None or any(row.distance(self.year) <= _KEPT for row in printed)

    def _key(self, row: Row, beside: Region | None, short: bool) -> tuple[int, int]:
        return self.nearness(row, beside), _RANK[row.level] if short else 0

    def region(self, row: Row) -> Region:
        """The Region of a row, in the vintage that the scene speaks of."""
        return region_of(row, self.year)


@remembered
def _told(
    known: tuple[Region, ...],
) -> tuple[dict[str, None], tuple[Region, ...], tuple[Region, ...]]:
    """The codes, towns and zones of the places known: the same ones for many pieces of a text."""
    named = {place.adcode: None for place in known if place.adcode and place.adcode != "100000"}
    towns = tuple(place for place in known if place.level == "town")
    zones = tuple(place for place in known if place.level == "zone")
    return named, towns, zones


@lru_cache(maxsize=4096)
def _in_force(rows: tuple[Row, ...], year: int | None) -> tuple[Row, ...]:
    """The rows of a name in the vintage of a year: a fact of the table, asked again for each mention."""
    return tuple(at(rows, year))


@cache
def lineage(row: Row) -> tuple[str, ...]:
    """The code of a row and of the governments above it, up to its province."""
    line = [row.adcode]
    while row.parent and row.parent != "100000":
        line.append(row.parent)
        row = by_code()[row.parent][0]
    return tuple(line)


def lineage_rows(row: Row) -> list[Row]:
    """The row and those of the governments above it, up to its province, each in its newest vintage."""
    return [row, *(by_code()[code][0] for code in lineage(row)[1:])]


def reason(name: str, rows: Sequence[Row]) -> str:
    """Why a name stayed unresolved, for a reader."""
    places = [region_of(row).name for row in rows[:3]]
    more = " and others" if len(rows) > 3 else ""
    return f"{name} may be {' or '.join(places)}{more}; name its city or give the document's region"
