"""What the running text says for a home by the places that it names, and their roles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.discourse.home_edges import say
from zhaoshang_extract.discourse.home_title import title_venues
from zhaoshang_extract.discourse.leader import leading
from zhaoshang_extract.discourse.origin import holds_away, occasion_elsewhere
from zhaoshang_extract.discourse.page import Page, names_medium, stood_at, tells
from zhaoshang_extract.discourse.ruling import Evidence
from zhaoshang_extract.discourse.spot import Spot
from zhaoshang_extract.gazetteer import parent
from zhaoshang_extract.gazetteer.table import at, by_code, region_of
from zhaoshang_extract.gazetteer.towns import counties_by_town, names_ending
from zhaoshang_extract.mention.place.pronoun import level_of
from zhaoshang_extract.mention.place.settling import goes_to
from zhaoshang_extract.mention.place.words import areas_of_provinces
from zhaoshang_extract.region import Region
from zhaoshang_extract.terms import Terms

_MOST_NAMED = 4  # a place named more often says no more
_FEWEST_INSIDE = 3  # places named inside one city that speak for it
_WORD = 6  # the longest word before a place that tells its role
_FEWEST_AREAS = 2  # areas of one province
_FEWEST_TOWNS = 2  # towns that only one county has together
_LONGEST_TOWN = 7
_TOWN = re.compile("镇|乡(?!镇|村)|街道")
_HELD = 10  # characters between a place and 举办
_LEAD = 400  # characters in which an occasion's place is told

Heard = Evidence[Region]


def hear_names(
    page: Page, publisher: Region | None, level: str | None, zone: Region | None
) -> Iterator[Heard]:
    """Places named often; the first one more; a city for its counties; who speaks, where it is held.

    `zone` is the one that the text speaks for, if it does.
    """
    roles = list(_roles(page))
    included = {heard.value for heard in roles if heard.rule == "included"}
    own = [spot.region for spot in page.named if not spot.aside]
    placed = publisher is not None and publisher.adcode not in (None, "100000")
    if not placed and all(
        place.adcode in (None, "100000") for place in own
    ):  # 某企业在德阳市落户: the only place of the text
        own = list(stood_at(page))
    counts = Counter(own)
    paths = _leading_on(page)
    for place, count in counts.items():
        for _ in range(min(count - paths[place], _MOST_NAMED)):
            yield from say(place, "named")
    yield from say(_first(page) or next(iter(own), None), "named_first")
    alone = [place for place in own if place not in included]
    only = _only([*alone, *([publisher] if publisher else [])] if alone else [], level)
    yield from say(zone if zone is not None and only == parent(zone) else only, "only_named")
    yield from _holders(counts)
    yield from _sharing_towns(page)
    yield from _areas(page)
    yield from roles


def _leading_on(page: Page) -> Counter[Region]:
    """How often each place only says where the one behind it lies: 湖北|石首市."""
    behind: dict[int, list[Region]] = {}
    for spot in page.named:
        behind.setdefault(spot.start, []).append(spot.region)
    return Counter(
        spot.region
        for spot in page.named
        if not spot.aside and any(place.within(spot.region) for place in behind.get(spot.end, ()))
    )


def _first(page: Page) -> Region | None:
    """The first place that is no way off; of a path (某省|某市|某区) its end."""
    first: Spot | None = None
    for spot in page.named:
        if (first is None and not spot.aside) or (
            first is not None and spot.start == first.end and not names_medium(page.text, spot.end)
        ):
            first = spot
        elif first is not None:
            break
    return first.region if first is not None and not _opens_list(page, first) else None


def _opens_list(page: Page, spot: Spot) -> bool:
    """珠海、湛江、茂名等地: the first of three or more of a kind is no more than the others."""
    length, end = 1, spot.end
    for one in page.named:
        if one.start == end + 1 and page.text[end] == "、" and one.region.level == spot.region.level:
            length, end = length + 1, one.end
    return length >= _FEWEST_INSIDE


def _only(known: Sequence[Region], level: str | None) -> Region | None:
    """The place of a text that names no place beside it, but only such as hold it.

    The smallest, or that which 全省 of the text fits. A zone stands for the government that it is of.
    """
    places = [(parent(place) if place.level == "zone" else None) or place for place in known]
    smallest = max(places, key=lambda place: len(place.name), default=None)
    if smallest is None or not all(smallest.within(place) for place in places):
        return None
    fits = next((place for place in places if level and level_of(place, level) == place), None)
    return fits or _told_oftener(known, smallest) or smallest


def _told_oftener(known: Sequence[Region], smallest: Region) -> Region | None:
    """广西……广西……钦州港: what a text names first and oftener than a place in it that it names once."""
    first = known[0]
    times = [place for place in known if place.within(smallest) or place == smallest]
    return first if first != smallest and len(times) == 1 and known.count(first) > 1 else None


def _holders(counts: Counter[Region]) -> Iterator[Heard]:
    """Three counties speak for their city, three cities for their province; a zone or town for its own."""
    uppers: Counter[Region] = Counter()
    for place in counts:
        upper = parent(place)
        if place.level in ("county", "city") and upper is not None and upper.level in ("city", "province"):
            uppers[upper] += 1
        if place.level in ("zone", "town") and upper is not None:
            yield from say(upper, f"{place.level}_inside")
    for upper, inside in uppers.items():
        if inside >= _FEWEST_INSIDE:
            for _ in range(inside):
                yield from say(upper, "county_inside")
            if all(place.within(upper) or upper.within(place) for place in counts):
                yield from say(upper, "holds_all")


def _sharing_towns(page: Page) -> Iterator[Heard]:
    """城关镇、白石镇、青山乡: towns of common names speak for the one county that has most of them."""
    told = {
        next(names_ending(page.text, match.end(), match.end() - _LONGEST_TOWN), "")
        for match in _TOWN.finditer(page.text)
    } - {""}
    held = Counter(county for name in told if len(name) > 2 for county in counties_by_town()[name])
    ranked = held.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST_TOWNS or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return
    vintages = by_code().get(ranked[0][0], ())
    for row in at(vintages, page.year)[:1] if vintages else ():
        for _ in range(min(ranked[0][1], _MOST_NAMED)):
            yield from say(region_of(row, page.year), "towns_shared")


def _areas(page: Page) -> Iterator[Heard]:
    """长株潭地区……，湘南地区……: areas of one province, and of no other, speak for it."""
    known = areas_of_provinces()
    names = {hit.what for hit in _area_names().scan(page.text)}
    told = {one for one in names if not any(one != other and one.startswith(other) for other in names)}
    provinces = {known[name] for name in told}
    if len(told) >= _FEWEST_AREAS and len(provinces) == 1:
        for province in provinces:
            for _ in range(min(len(told), _MOST_NAMED)):
                yield from say(province, "area_inside")


@cache
def _area_names() -> Terms[str]:
    return Terms((name, name) for name in areas_of_provinces())


def _roles(page: Page) -> Iterator[Heard]:
    """某县委书记 speaks for his county, 东道主某省 is the host, 在某市落幕 tells where an occasion was."""
    spoke: set[Region] = set()
    yield from say(next(_hosts(page), None), "acts_first")
    for led in leading(page.named, page.text):
        yield from say(led.region, "leads")
    venue = home_words.forms("venue") + home_words.forms("title_venue")
    held = set(title_venues(page))  # an occasion told again is no second one
    for spot in page.named:
        before = page.text[max(0, spot.start - _WORD) : spot.start]
        if before.endswith(home_words.forms("host")):
            yield from say(spot.region, "host")
        if before.endswith(home_words.forms("sought")):
            yield from say(spot.region, "sought")
        if spot.end <= _LEAD and (holds_away(page.text, spot.end) or _meets_elsewhere(page, spot)):
            yield from say(spot.region, "holds_away")
        if goes_to(page.text, spot.start, spot.end):
            yield from say(spot.region, "settles")
        if before.endswith(home_words.forms("included")):
            yield from say(spot.region, "included")
        lead = spot.end <= _LEAD and spot.region not in held
        if lead and page.text.startswith(venue, spot.end):
            held.add(spot.region)
            yield from say(spot.region, "venue")
        if tells(page.text, spot.end, spot.start) and not spot.aside:
            yield from say(spot.region, "office_told")
        if page.text.startswith(home_words.forms("speaker"), spot.end) and spot.region not in spoke:
            spoke.add(spot.region)
            yield from say(spot.region, "speaker")


def _meets_elsewhere(page: Page, spot: Spot) -> bool:
    """果洛州|特色产品推介会在上海举行: the last place before the name of what was held in another one."""
    name = range(0) if spot.aside else occasion_elsewhere(page.text, spot.end)
    venues = {one.region for one in page.named if name and one.start == name.stop}
    return bool(venues - {spot.region}) and not any(one.start in name for one in page.named)


def _hosts(page: Page) -> Iterator[Region]:
    """丹棱县在县城举办签约仪式: the places that open a clause of the first lines and hold an occasion."""
    for spot in page.named:
        before = page.text[max(0, spot.start - 1) : spot.start]
        opens = not before.isalpha() and before != "、"
        clause = re.split("[、，。；\n]", page.text[spot.end : spot.end + _HELD], maxsplit=1)[0]
        if spot.end <= _LEAD and opens and not spot.aside and home_words.pattern("acts_first").search(clause):
            yield _end_of_path(page, spot).region


def _end_of_path(page: Page, spot: Spot) -> Spot:
    """成县 of 陇南市|成县举办: of places that follow one another directly the last, which is the smallest."""
    behind = next(
        (one for one in page.named if one.start == spot.end and one.region.within(spot.region)), None
    )
    return _end_of_path(page, behind) if behind is not None else spot
