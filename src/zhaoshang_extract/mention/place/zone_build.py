"""What zones are made from: the places around a name, and where an unknown name begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from zhaoshang_extract.gazetteer import parent
from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.name import Named
from zhaoshang_extract.region import Region

_NEAR_BEFORE, _NEAR_AFTER = 40, 12


class Around:
    """The places of a text by where they begin and end."""

    def __init__(self, named: Sequence[Named]) -> None:
        self.starting = {place.start: place for place in named}
        self.ending = {place.end: place for place in named}
        self._starts = sorted(self.starting)
        self._ends = sorted(self.ending)

    def near(self, start: int, end: int) -> bool:
        """True when a place ends shortly before the range or begins shortly behind it."""
        at = bisect_left(self._ends, start + 1)
        if at and start - self._ends[at - 1] <= _NEAR_BEFORE:
            return True
        at = bisect_left(self._starts, end)
        return at < len(self._starts) and self._starts[at] - end <= _NEAR_AFTER


def is_name(text: str) -> bool:
    return all("一" <= character <= "鿿" for character in text) and not words.broken(text)


def name_start(text: str, start: int, longest: int) -> int:
    """Where the unknown word before `start` begins: at most `longest` characters back."""
    begin = start
    while begin > 0 and start - begin < longest and "一" <= text[begin - 1] <= "鿿":
        if text[max(0, begin - 4) : begin].endswith(words.breakers()):
            break
        begin -= 1
    return begin


def make_zone(start: int, end: int, region: Region) -> Named:
    return Named(start, end, region, None, True)


def inside(government: Region, name: str) -> Region:
    """A park of a zone belongs to the government of the zone."""
    upper = (parent(government) if government.level == "zone" else None) or government
    return Region(upper.name + name, upper.adcode, "zone")
