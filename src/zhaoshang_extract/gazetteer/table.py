"""The code table of places (GB/T 2260, with the years in which each name held) and its look-ups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from zhaoshang_extract.lexicon import load, read_text
from zhaoshang_extract.region import Region

RowLevel = Literal["province", "city", "county", "country"]
_LEVELS: dict[str, RowLevel] = {"province": "province", "city": "city", "county": "county"}
_RANK = {"country": 0, "province": 1, "city": 2, "county": 3}
WORD_KEYS = frozenset({"role", "adcode", "level"})


@dataclass(slots=True, frozen=True, eq=False)
class Row:
    """One name of one code: 上饶县 361121, which held from `since` to `until` (None: open).

    The year of a change belongs to both vintages.
    """

    adcode: str
    name: str
    level: RowLevel
    parent: str
    since: int | None
    until: int | None
    shorts: tuple[str, ...]

    def holds(self, year: int) -> bool:
        """True when the name was in force at some time of `year`."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)

    def distance(self, year: int) -> int:
        """Years between `year` and the vintage; 0 when it holds."""
        if self.since is not None and year < self.since:
            return self.since - year
        return year - self.until if self.until is not None and year > self.until else 0


CHINA = Row("100000", "中国", "country", "", None, None, ())


@cache
def rows() -> tuple[Row, ...]:
    """Every row of `lexicon/regions.tsv`, by code."""
    lines = read_text("regions.tsv").splitlines()
    return (CHINA, *(_row(line) for line in lines if line and line[0] != "#"))


def _row(line: str) -> Row:
    adcode, name, level, parent, since, until, shorts, _note = line.split("\t")
    return Row(
        adcode,
        name,
        _LEVELS[level],
        parent,
        int(since) if since else None,
        int(until) if until else None,
        tuple(shorts.split()),
    )


@cache
def by_code() -> dict[str, tuple[Row, ...]]:
    """The vintages of each code, the newest first."""
    found: dict[str, list[Row]] = {}
    for row in rows():
        found.setdefault(row.adcode, []).append(row)
    return {code: tuple(sorted(group, key=_newest)) for code, group in found.items()}


def _newest(row: Row) -> tuple[int, int]:
    return (-(row.until or 9999), -(row.since or 0))


@cache
def by_full_name() -> dict[str, tuple[Row, ...]]:
    """The rows that bear each full name (朝阳区: many)."""
    return _grouped((row.name, row) for row in rows())


@cache
def by_short_name() -> dict[str, tuple[Row, ...]]:
    """The rows that each short name or alias may mean (恩施: the prefecture and its city)."""
    pairs = [(short, row) for row in rows() for short in row.shorts]
    for entry in load("region_words", WORD_KEYS):
        if entry.facts.get("role") == "alias":
            pairs += [(form, row) for form in entry.forms for row in by_code()[entry.facts["adcode"]]]
    return _grouped(pairs)


def _grouped(pairs: Iterable[tuple[str, Row]]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for name, row in pairs:
        found.setdefault(name, []).append(row)
    return {name: tuple(group) for name, group in found.items()}


def at(candidates: Iterable[Row], year: int | None) -> list[Row]:
    """The vintages that `year` asks for: those in force, else the nearest; without a year the newest.

    Of two rows that are one place under two codes (公主岭市 until and since 2020) one remains. Widest
    level first, then by code.
    """
    groups: list[list[Row]] = []
    for row in sorted(
        candidates, key=lambda row: (row.distance(year) if year is not None else 0, *_newest(row))
    ):
        group = next((g for g in groups if any(_same_place(row, other) for other in g)), None)
        if group is None:
            groups.append([row])
        else:
            group.append(row)  # 田阳区 follows 田阳县, and that one the 田阳县 of another prefecture
    return sorted((group[0] for group in groups), key=lambda row: (_RANK[row.level], row.adcode))


def _same_place(one: Row, other: Row) -> bool:
    """True when the two rows are one place at different times."""
    if one.adcode == other.adcode:
        return True
    if one.adcode[:2] != other.adcode[:2] or (one.name != other.name and one.parent != other.parent):
        return False
    return _follows(one, other) or _follows(other, one)


def _follows(old: Row, new: Row) -> bool:
    return old.until is not None and new.since is not None and old.until <= new.since


@cache
def region_of(row: Row, year: int | None = None) -> Region:
    """The Region of a row, its path in the names of that vintage."""
    path, upper = row.name, row
    when = _year_within(row, year)
    while upper.parent and upper.parent != "100000":
        upper = at(by_code()[upper.parent], when)[0]
        path = upper.name + path
    return Region(path, row.adcode, row.level)


def _year_within(row: Row, year: int | None) -> int | None:
    if year is not None and row.holds(year):
        return year
    return row.until if row.until is not None else year


def row_of(region: Region) -> Row | None:
    """The row that a Region stands for, or belongs to when it is a town or zone; None abroad."""
    vintages = by_code().get(region.adcode or "", ())
    for row in vintages:
        if row.name in region.name:
            return row
    return vintages[0] if vintages else None
