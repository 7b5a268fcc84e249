"""Places that capital comes from, and places that it goes to: neither is named by the way.

宁波、温州等地老板 and 以北京（含央企）、浙江为主 tell origins, which are no home; 到旺苍办厂兴业 tells where
guests of the home bring their money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.discourse.spot import Spot
from zhaoshang_extract.lexicon.numerals import ordinal
from zhaoshang_extract.mention.place.settling import goes_to

_BRACKET = re.compile(r"（[^（）]{1,12}）")
_LONGEST_NAME = 12  # characters of an occasion's name before its kind
_ORDINAL = 6  # characters of 第二十九届
_FEWEST = 2  # provinces of one list, none of which is a home


def mark_origins(named: Sequence[Spot], text: str) -> Iterator[Spot]:
    """The places in order, with those of a list that tells origins as asides."""
    for group in _lists(named, text):
        aside = _several_provinces(group) or _guests().match(text, group[-1].end) is not None
        aside = aside or _invests_in(named, text, group[-1].end)
        for spot in group:
            yield replace(spot, aside=True) if aside else spot


def is_venue(text: str, start: int, end: int) -> bool:
    """江西（|宁波|）招商推介会: where the occasion of the place before the bracket is held."""
    return text.startswith("（", start - 1) and _occasion_behind().match(text, end) is not None


def names_occasion(text: str, start: int, end: int) -> bool:
    """第九届|贵阳|投资贸易洽谈会: the place is part of a name that guests print too."""
    return _ordinal().search(text, max(0, start - _ORDINAL), start) is not None and bool(
        _occasion_name().match(text, end)
    )


@cache
def _ordinal() -> re.Pattern[str]:
    number = rf"(?:[{ordinal()}]{{1,3}}|\d{{1,3}})"
    return re.compile(rf"{home_words.either('nth_opens')}{number}{home_words.either('nth_ends')}\Z")


@cache
def _occasion_name() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d]{{0,{_LONGEST_NAME}}}?{home_words.either('occasion')}")


def holds_away(text: str, end: int) -> bool:
    """江西|（宁波）招商推介会: the place that holds an occasion elsewhere."""
    bracket = _BRACKET.match(text, end)
    return bracket is not None and _occasion_behind().match(text, bracket.end() - 1) is not None


def occasion_elsewhere(text: str, end: int) -> range:
    """果洛州|特色产品推介会在|上海|举行: from behind the place to its venue, or empty."""
    found = _held_elsewhere().match(text, end)
    return range(end, found.start(2)) if found is not None else range(0)


@cache
def _held_elsewhere() -> re.Pattern[str]:
    held = home_words.either("acts_first", "venue", "title_venue")
    name = rf"([^\W\d]{{0,{_LONGEST_NAME}}}?{home_words.either('occasion')})"
    return re.compile(rf"{name}[^，。；]{{0,8}}?{home_words.either('held_in')}([^，。；]{{2,12}}?){held}")


@cache
def _occasion_behind() -> re.Pattern[str]:
    return re.compile(rf"）[^\W\d]{{0,{_LONGEST_NAME}}}?{home_words.either('occasion')}")


def _lists(named: Sequence[Spot], text: str) -> Iterator[list[Spot]]:
    """The places in order, those of one enumeration together: 北京（含央企）、浙江、陕西."""
    group: list[Spot] = []
    for spot in named:
        if group and _BRACKET.sub("", text[group[-1].end : spot.start]) not in home_words.forms("acts_with"):
            yield group
            group = []
        group.append(spot)
    if group:
        yield group


def _several_provinces(group: Sequence[Spot]) -> bool:
    """江苏、浙江、广东: provinces that one list names are compared, or send their capital."""
    return len({spot.region for spot in group if spot.region.level == "province"}) >= _FEWEST


def _invests_in(named: Sequence[Spot], text: str, end: int) -> bool:
    """辽宁|对内蒙古投资增长1.4倍: whose capital comes to the place behind 对."""
    return any(
        goes_to(text, spot.start, spot.end) and text[end : spot.start] in home_words.forms("capital_to")
        for spot in named
        if spot.start > end
    )


@cache
def _guests() -> re.Pattern[str]:
    """等地的老板, 客商 behind a list."""
    several = rf"{home_words.either('and_so_on')}\d{{0,2}}[^\W\d]?{home_words.either('kinds_listed')}"
    return re.compile(rf"(?:{several})?[^\W\d]?{home_words.either('investor')}")
