"""Does a development zone speak of itself? 全区 and 园区 of a text, a 管委会 behind its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.discourse.home_edges import Heard, say
from zhaoshang_extract.discourse.page import Page, sets_task, stood_at
from zhaoshang_extract.gazetteer import lookup, parent
from zhaoshang_extract.mention.place.pronoun import CITY, DISTRICT, WIDE, level_of
from zhaoshang_extract.mention.place.zone_build import inside
from zhaoshang_extract.mention.place.zone_name import kind_forms, zone_kind
from zhaoshang_extract.mention.region import find_regions
from zhaoshang_extract.region import Region

_BEFORE = frozenset("在从到由使让为是年月季")
BARE_KINDS = ("high_tech", "economic", "bonded")  # kinds of which a city has one
_CALLED = 2  # times that a zone goes by its kind alone
_LEAD = 400  # characters in which a zone's office tells


def speaking_zone(page: Page, levels: Sequence[tuple[str, int]]) -> Region | None:
    """The zone that 全区, 园区 or 区里 of the text mean: the one named first, or most of all.

    None beside a district or an autonomous region of its own, and where the text says 全市 more often.
    """
    own = [spot.region for spot in page.named if not spot.aside and spot.region.adcode != "100000"]
    own = own or list(stood_at(page))  # 在某高新区举行的签约仪式上……全区: the only place of the text
    zones = Counter(place for place in own if place.level == "zone")
    if not zones or (levels and levels[0][0] != DISTRICT):
        return None
    if not _says_ours(page) and not any(_is_called(page, zone, levels) for zone in zones):
        return None
    if any(place.level != "zone" and level_of(place, DISTRICT) == place for place in own):
        return None
    zone, times = zones.most_common(1)[0]
    first = next(place for place in own if place.level == "zone" or not zone.within(place))
    alone = zones.total() == times
    return zone if first == zone and (alone or times > 1) else None


def _says_ours(page: Page) -> bool:
    """全区, 园区 and their kin stand in the text."""
    return any(
        _is_word(page, match.start()) for match in home_words.pattern("zone_speaks").finditer(page.text)
    )


def _is_called(page: Page, zone: Region, levels: Sequence[tuple[str, int]]) -> bool:
    """某某经济开发区……开发区力争: a zone that goes by its kind alone, in a text without 全县."""
    kind = zone_kind(zone.name)
    if not kind or levels:
        return False
    return sum(_times_alone(page, form) for form in kind_forms(kind)) >= _CALLED


def _times_alone(page: Page, form: str) -> int:
    """How often a kind of zone stands by itself: 开发区力争, but no 开发区建设 and no 某某开发区."""
    places = (match.start() for match in re.finditer(form, page.text))
    return sum(
        _is_word(page, at) and not page.text.startswith(home_words.forms("kind_no_zone"), at + len(form))
        for at in places
    )


def bare_zone(page: Page, levels: Sequence[tuple[str, int]], home: Region | None) -> Region | None:
    """开发区招商局……开发区完成州下达任务的90%: a zone that headline and text know by its kind alone.

    It is that of the only place that sets it a task, else of the home. None in a text that says 全市 or
    names a zone.
    """
    line = page.title or page.text.split("\n", 1)[0]
    if levels or any(spot.region.level == "zone" for spot in page.named):
        return None
    every = [form for kind in BARE_KINDS for form in kind_forms(kind)]
    form = next((form for form in every if line.startswith(form)), None)
    named = sum(spot.region == home for spot in page.named)
    if form is None and named == 1 and not find_regions(page.title, None, page.year, page.known):
        form = next((form for form in every if _times_alone(page, form) >= _CALLED), None)
    if form is None or not _stands_alone(line, form) or _times_alone(page, form) < _CALLED:
        return None
    setters = {spot.region for spot in page.named if sets_task(page.text, spot.end)}
    upper = setters.pop() if len(setters) == 1 else home
    return inside(upper, form) if upper is not None and upper.level in ("city", "county") else None


def _stands_alone(line: str, form: str) -> bool:
    return not line.startswith(home_words.forms("kind_no_zone"), len(form))


def _is_word(page: Page, start: int) -> bool:
    """True for 园区 by itself or behind 在, not for the end of 工业园区 and 产业园区."""
    before = page.text[max(0, start - 1) : start]
    return page.text[start] in "全我" or not "一" <= before <= "鿿" or before in _BEFORE


def hear_district(page: Page, levels: Sequence[tuple[str, int]]) -> Iterator[Heard]:
    """宿豫区……活动在宿豫高新区举行。全区开工13个: of a district and its zone 全区 is the district.

    Something was held in the zone, which is its place and not its host.
    """
    if not levels or levels[0][0] != DISTRICT:
        return
    zones = [place for place in stood_at(page) if place.level == "zone"]
    for place in dict.fromkeys(spot.region for spot in page.named if not spot.aside):
        district = place.level == "county" and level_of(place, DISTRICT) == place
        if district and any(zone.within(place) for zone in zones):
            yield from say(place, "district_of_zone")


def hear_namesake(page: Page, levels: Sequence[tuple[str, int]]) -> Iterator[Heard]:
    """东兴国家重点开发开放试验区……全市: a zone of the prefecture that bears the name of a city below it."""
    if not levels or levels[0][0] != CITY:
        return
    for zone in dict.fromkeys(spot.region for spot in page.named if spot.region.level == "zone"):
        upper = parent(zone)
        own = zone.name.removeprefix(upper.name) if upper is not None and upper.level == "city" else ""
        for length in range(len(own), 1, -1):
            below = [place for place in lookup(own[:length], year=page.year) if parent(place) == upper]
            if below and level_of(below[0], CITY) == below[0]:
                yield from say(below[0], "zone_namesake")


def hear_zone_alone(page: Page, levels: Sequence[tuple[str, int]]) -> Iterator[Heard]:
    """今年以来，九江经开区坚持大开放: a zone that opens a clause, in a text of no other place and no 全市."""
    own = [spot for spot in page.named if not spot.aside and spot.region.adcode != "100000"]
    below = [level for level, _ in levels if level not in WIDE]
    if below or not own or own[0].region.level != "zone" or own[0].start > _LEAD:
        return
    zone = own[0].region
    opens = not page.text[max(0, own[0].start - 1) : own[0].start].isalnum()
    if opens and all(zone.within(spot.region) for spot in own):
        yield from say(zone, "zone_alone")


def hear_zone(page: Page, zone: Region | None) -> Iterator[Heard]:
    """What its words and its office say for a zone."""
    yield from say(zone, "zone_speaks")
    told: set[Region] = set()
    for spot in page.named:
        office = page.text.startswith(home_words.forms("zone_office"), spot.end)
        if spot.region.level == "zone" and office and spot.end <= _LEAD and spot.region not in told:
            told.add(spot.region)
            yield from say(spot.region, "zone_office")
