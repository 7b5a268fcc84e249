"""Under whose lead something was reached: 在白山市委、市政府和江源区委的带领下 is said of 江源区."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.discourse.spot import Spot

# So many characters reach back from 领导下 to the first of those who lead.
_LONGEST = 60
_OPENS = "，。；\n"


def mark_leaders(named: Sequence[Spot], text: str) -> Iterator[Spot]:
    """Of the places that lead together the last one is no way off, whatever stands before the phrase."""
    last = {id(spots[-1]) for spots in _led(named, text)}
    for spot in named:
        yield replace(spot, aside=False) if id(spot) in last else spot


def leading(named: Sequence[Spot], text: str) -> Iterator[Spot]:
    """The last place of each such phrase: those before it stand above."""
    yield from (spots[-1] for spots in _led(named, text))


def _led(named: Sequence[Spot], text: str) -> Iterator[list[Spot]]:
    """The places that each phrase names as those who lead, from left to right."""
    for phrase in home_words.pattern("leads").finditer(text):
        opened = max(text.rfind(mark, 0, phrase.start()) for mark in _OPENS)
        start = max(opened, phrase.start() - _LONGEST)
        spots = [spot for spot in named if start < spot.start < phrase.start()]
        spots = [spot for spot in spots if text.startswith(home_words.forms("leading_office"), spot.end)]
        if spots:
            yield spots
