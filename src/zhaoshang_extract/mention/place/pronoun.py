"""Places named by their level: 全市, 我县, 该区, 全国."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from zhaoshang_extract.gazetteer import parent
from zhaoshang_extract.gazetteer.table import CHINA, region_of
from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.name import Named
from zhaoshang_extract.region import Region

_PRONOUN = re.compile(r"(?P<lead>[全我本该])(?P<level>国|省|市|县|区|盟|州|旗|镇|乡|街道)")
_INSIDE = re.compile(r"[在到于和、]((?P<level>[省市县区])内)")  # 赴上海和|市内
_SIGNS = ("[全我本该][国省市县区盟州旗镇乡街]", "[省市县区]内")
WIDE = frozenset({"国", "省"})  # 全县 in the report of a city is the county told last, 全省 never so
NATION, CITY, DISTRICT = "国", "市", "区"  # levels
_GOVERNED = frozenset({"县", "市", "区", "旗", "州"})
_CLAUSE_START = frozenset("，。；：！？、 \n")
_LOOK_BACK = 50  # names that 该县 may point back to


def find_pronouns(
    text: str, home: Region | None, names: Sequence[Named], known: Sequence[Region] = ()
) -> Iterator[Named]:
    """全市 and its kin, with the place of that level: the home's own, or for 该县 the one named last.

    `known` are the places named before this text.
    """
    if _sign().search(text) is None:
        return
    no_left, no_right = words.form_set("pronoun_no_left"), words.form_set("pronoun_no_right")
    for match in _PRONOUN.finditer(text):
        start, end = match.span()
        if text[max(0, start - 1) : start] in no_left or text[end : end + 1] in no_right:
            continue
        earlier = None
        own = level_of(home, match["level"])
        narrower = match["lead"] == "全" and match["level"] not in WIDE and own is None
        told_last = match["lead"] == "该" or narrower
        if told_last:
            earlier = _last(match["level"], _before(names, start))
        place = earlier or own
        if place is None and told_last:
            place = next((one for one in reversed(known[-_LOOK_BACK:]) if _is_a(one, match["level"])), None)
        if place is None and home is None and match["level"] == "省":
            place = _first_province([*known, *(named.region for named in names if named.region is not None)])
        yield _named(start, end, match[0], place)
    for match in _pointers().finditer(text):
        zone = _zone_before(text, match, names)
        if zone is not None:
            yield _named(*match.span(), match[0], zone)
    if home is not None and home.level == "zone":
        yield from (_named(*match.span(), match[0], home) for match in _itself().finditer(text))
    for match in _INSIDE.finditer(text):
        if text[match.end() : match.end() + 1] not in ("外", "资"):
            place = level_of(home, match["level"]) or _last(match["level"], _before(names, match.start(1)))
            yield _named(*match.span(1), match[1], place)


def _first_province(known: Sequence[Region]) -> Region | None:
    """全省 beside 我市 of a city that nobody names: the province that was named first."""
    return next((place for place in known if place.level == "province"), None)


def levels_pointed_at(text: str) -> Iterator[tuple[int, str]]:
    """Where each 该县 stands, and its 县; but not of 该市场."""
    no_right = words.form_set("pronoun_no_right")
    for match in _PRONOUN.finditer(text):
        if (
            match["lead"] == "该"
            and match["level"] in _GOVERNED
            and text[match.end() : match.end() + 1] not in no_right
        ):
            yield match.start(), match["level"]


def sign() -> str:
    """Without this no pronoun is found."""
    return "|".join((*_SIGNS, _pointers().pattern, *words.forms("zone_itself")))


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(sign())


@cache
def _pointers() -> re.Pattern[str]:
    return re.compile("|".join(words.forms("points_to_zone")))


@cache
def _itself() -> re.Pattern[str]:
    """园区 at the head of a clause in the report of a zone."""
    marks = re.escape("".join(sorted(_CLAUSE_START)))
    return re.compile(rf"(?:^|(?<=[{marks}]))(?:{'|'.join(words.forms('zone_itself'))})(?!内)")


def _zone_before(text: str, match: re.Match[str], names: Sequence[Named]) -> Region | None:
    """园区内 at the start of a clause, 该园区 anywhere: the zone named last, or none."""
    start = match.start()
    if not match[0].startswith("该") and start and text[start - 1] not in _CLAUSE_START:
        return None
    zones = (named.region for named in reversed(_before(names, start)))
    return next((zone for zone in zones if zone is not None and zone.level == "zone"), None)


def _before(names: Sequence[Named], start: int) -> Sequence[Named]:
    """The names that a pronoun at `start` may point back to."""
    last = bisect_left(names, start, key=lambda named: named.start)
    return names[max(0, last - _LOOK_BACK) : last]


def points_back(quote: str) -> bool:
    """该区, 园区内: the place named last, where 全区 and 我区 are the home's."""
    return quote.startswith("该") or quote in words.form_set("points_to_zone")


def _named(start: int, end: int, quote: str, region: Region | None) -> Named:
    reason = None if region is not None else f"no place is known that {quote} could mean"
    return Named(start, end, region, reason, False)


def _last(level: str, names: Sequence[Named]) -> Region | None:
    for named in reversed(names):
        if named.region is not None and _is_a(named.region, level):
            return named.region
    return None


def level_of(home: Region | None, level: str) -> Region | None:
    """The place of that level that holds the home, or is it; None when there is none."""
    if level == "国":
        return region_of(CHINA)
    for place in _chain(home):
        if _is_a(place, level):
            return place
    return None


def _chain(home: Region | None) -> Iterator[Region]:
    """The home and the governments above it, up to its province."""
    place = home
    while place is not None and place.adcode not in (None, "100000"):
        yield place
        place = parent(place)


def _is_a(place: Region, level: str) -> bool:
    """True when 全+level of this place's own report means the place."""
    if level == "省":
        return place.level == "province" and place.name.endswith("省")
    if level == "市":
        municipality = place.level == "province" and place.name.endswith("市")
        return municipality or (place.level in ("city", "county") and place.name.endswith("市"))
    if level == "区":
        return (
            place.level == "zone"
            or place.name.endswith(("自治区", "地区"))
            or (place.level == "county" and place.name.endswith("区"))
        )
    if level in ("镇", "乡", "街道"):
        return place.level == "town" and place.name.endswith(
            (level, "街道办事处") if level == "街道" else level
        )
    if level == "县":
        return place.level == "county" and place.name.endswith("县")
    return place.level in ("city", "county") and place.name.endswith(level)
