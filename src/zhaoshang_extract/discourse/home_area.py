"""A side of a province or a group of cities that a whole report is about: 上半年粤西外贸增长7%."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.discourse.page import Page
from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.area import find_areas
from zhaoshang_extract.mention.region import find_regions
from zhaoshang_extract.region import Region

_FEWEST = 3  # times that a report names the area it is about
_OPENING = 2  # times that it does so at the head of a clause, or behind a time


def area_of(page: Page, levels: Sequence[tuple[str, int]]) -> Region | None:
    """The area that a report names more often than any place with a code, where it says 全市 of none.

    Its name is the longest one that is printed: 粤西地区 for 粤西.
    """
    if levels or _names_subject(page.title):
        return None
    text = f"{page.title}\n{page.text}"
    found = [(at, name) for at, name in _found(text) if not _sends(text, at + len(name))]
    names = {name for _, name in found}
    full = {name: max((one for one in names if one.startswith(name)), key=len) for name in names}
    counts = Counter(full[name] for _, name in found)
    opening = Counter(full[name] for at, name in found if _opens(text, at))
    name, count = max(counts.items(), key=lambda pair: pair[1], default=("", 0))
    places = Counter(spot.region for spot in page.named if not _is_seat(page.text, spot.end))
    if count < _FEWEST or opening[name] < _OPENING or count <= max(places.values(), default=0):
        return None
    return Region(name, None, "other")


def _names_subject(title: str) -> bool:
    """True for a headline that opens with a place that has a code, but for 湛江海关."""
    first = next(iter(find_regions(title)), None)
    opens = first is not None and first.span.start == 0 and first.kind in ("named", "zone")
    return first is not None and opens and not _is_seat(title, first.span.end)


def _sends(text: str, end: int) -> bool:
    """珠三角|客商: guests of the place that reports."""
    return text.startswith(home_words.forms("investor", "guest"), end)


def _found(text: str) -> Iterator[tuple[int, str]]:
    """Where areas are named, and how; a longer name stands for a shorter one in it."""
    yield from ((match.start(), match[0]) for match in _known().finditer(text))
    yield from ((area.start, text[area.start : area.end]) for area in find_areas(text))


@cache
def _known() -> re.Pattern[str]:
    names = sorted(words.parts_of("province"), key=lambda name: (-len(name), name))
    return re.compile("|".join(names))


def _opens(text: str, start: int) -> bool:
    """True at the head of a clause (粤西外贸……), or behind a time alone (上半年粤西地区……)."""
    before = text[max(0, start - 1) : start]
    return not before.isalpha() or text.endswith(words.forms("time_end"), 0, start)


def _is_seat(text: str, end: int) -> bool:
    """湛江海关: the office that reports of the area sits in a city of it."""
    return text.startswith(home_words.forms("wider_office"), end)
