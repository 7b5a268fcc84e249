"""Region: a place that a fact is about, as the record contract writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["province", "city", "county", "town", "village", "zone", "country", "other"]


@dataclass(slots=True, frozen=True)
class Region:
    """A place by its full path of names, its GB/T 2260 code and its level.

    `adcode` is None for places outside GB/T 2260; a town carries its county's code, a zone that of
    the government it belongs to. 中国 is "100000".
    """

    name: str
    adcode: str | None
    level: Level

    def __eq__(self, other: object) -> bool:
        # most are asked for against themselves: every row of the table makes one
        if self is other:
            return True
        if other.__class__ is not Region:
            return NotImplemented
        same: Region = other
        return self.name == same.name and self.adcode == same.adcode and self.level == same.level

    def __hash__(self) -> int:
        return hash(self.name)  # which keeps it

    def within(self, other: Region) -> bool:
        """True when this place is `other` or lies inside it, by code and path."""
        if other.adcode is None or self.adcode is None:
            return self.name == other.name
        if other.level in ("town", "village", "zone"):
            return self.name.startswith(other.name)
        return self.adcode.startswith(other.adcode.rstrip("0") if other.adcode != "100000" else "")
