"""Which place is 全市 or 我县 of a document or story?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhaoshang_extract.discourse import (
    home_area,
    home_autonomy,
    home_body,
    home_corps,
    home_edges,
    home_level,
    home_pointed,
    home_title,
    home_words,
    home_zone,
)
from zhaoshang_extract.discourse.page import Page, make_page
from zhaoshang_extract.discourse.ruling import Evidence, Ruling, sums
from zhaoshang_extract.gazetteer import parent
from zhaoshang_extract.gazetteer.table import CHINA, region_of
from zhaoshang_extract.layout.furniture import find_furniture
from zhaoshang_extract.masthead import Masthead
from zhaoshang_extract.mention.place.pronoun import level_of
from zhaoshang_extract.mention.region import find_regions
from zhaoshang_extract.passage import Passage, Story
from zhaoshang_extract.region import Region

_ENOUGH = 5  # points below which a place is no home
_SURE = 9  # points with which a place stands beside 全国 and 我国

# Rules of places that are only named.
_NAMING = frozenset({"named", "named_first", "acts_first", "dateline", "dateline_wired", "line"})

# Rules of where a medium sits, and whence it was wired.
_MEDIA = frozenset({"publisher_paper", "masthead", "site_name", "web_address", "dateline", "dateline_wired"})

Heard = Evidence[Region]


def home_of_document(
    stories: Sequence[Story], masthead: Masthead, text: str, year: int | None
) -> Ruling[Region]:
    """The home of a printed text, from its first headline, what it says of itself, and its words."""
    dateline = stories[0].dateline if stories else None
    headline = _headline(stories[0]) if stories else None
    body = "\n".join(line for story in stories for line in _lines(story))
    return find_home(headline or masthead.title, dateline, masthead.publisher, body, year, raw=text)


def home_of_story(story: Story, year: int | None, document: Region | None) -> Ruling[Region]:
    """The home of one story of a page whose own home is `document`."""
    body = "\n".join(_lines(story))
    return find_home(_headline(story) or story.title, story.dateline, None, body, year, document)


def _lines(story: Story) -> Iterator[str]:
    """The running texts and table rows of a story: a name that a narrow column broke is whole in them."""
    for part in story.parts:
        if isinstance(part, Passage):
            if not (part.kind == "furniture" and find_furniture(part.text) == "neighbours"):
                yield part.text  # 上一篇：某县……: another page's headline
        else:
            yield from (line.text for line in part.caption)
            yield from (" | ".join(cell.text for cell in row) for row in (part.header, *part.rows))


def _headline(story: Story) -> str | None:
    """All lines of the headline: the second one may name the place. 某网某地频道欢迎您 is none."""
    lines = [part.text for part in story.parts if isinstance(part, Passage) and part.kind == "title"]
    told = [line for line in lines if not home_words.pattern("site_greets").search(line)]
    return " ".join(told or lines) or None


def find_home(
    title: str | None,
    dateline: str | None,
    publisher: str | None,
    body: str,
    year: int | None = None,
    document: Region | None = None,
    raw: str | None = None,
) -> Ruling[Region]:
    """The place that a report is about; 中国 for a report of the nation, no value when nothing says it.

    Every rule of home.toml may speak for a place; the highest sum wins. `document` is the home of the
    document that a story stands in; `raw` is the printed text with what `body` leaves out.
    """
    page = make_page(title, dateline, publisher, body, year, raw)
    of_publisher = home_edges.opening_place(page.publisher, page.year)
    levels = home_level.own_levels(page)
    level = levels[0][0] if levels else None
    zone = home_zone.speaking_zone(page, levels)
    heard = [*home_title.hear_title(page), *home_edges.hear(page)]
    heard += [*home_body.hear_names(page, of_publisher, level, zone)]
    heard += [*home_level.hear_comers(page), *home_zone.hear_zone(page, zone)]
    heard += home_zone.hear_zone_alone(page, levels)
    if document is not None and document.adcode is not None:
        heard.append(_say(document, "of_document"))
    heard += home_corps.hear_corps(page, heard)
    heard += _of_level_above(page, levels, heard)
    heard += home_autonomy.hear_autonomy(page, levels, heard)
    heard += home_pointed.hear_pointed(page, levels, list(sums(heard)))
    heard += home_pointed.hear_natives(page)
    heard += [*home_zone.hear_namesake(page, levels), *home_zone.hear_district(page, levels)]
    fitting = list(home_level.hear_level(page, levels, list(sums(heard))))
    ruling = _rule([*heard, *fitting])
    found = ruling.value is not None and not _only_wired(ruling)
    points = 0 if _only_dated(ruling) else ruling.points
    if home_level.speaks_of_nation(page, levels, points, _SURE, found=found):
        return _rule([*heard, *fitting, _say(region_of(CHINA), "nation")])
    holder = _holder_of_towns(ruling)
    if holder is not None:
        return _rule([*ruling.evidence, _over(ruling, holder, "towns_apart")])
    if _side_by_side(ruling) or home_title.acts_with_another(page, ruling.value):
        return replace(ruling, value=None)
    if ruling.value is not None and home_level.is_wider_than_ours(page, ruling.value):
        return replace(ruling, value=None, rivals=((ruling.value, ruling.points), *ruling.rivals))
    area = home_area.area_of(page, levels)
    if area is not None:
        return _rule([*ruling.evidence, _over(ruling, area, "area_named")])
    corps = home_corps.whole_corps(page)
    if corps is not None:
        return _rule([*ruling.evidence, _over(ruling, corps, "corps_whole")])
    own = home_zone.bare_zone(page, levels, ruling.value)
    if own is not None:
        return _rule([*ruling.evidence, _over(ruling, own, "zone_bare")])
    return _narrowed(page, ruling)


def _of_level_above(page: Page, levels: Sequence[tuple[str, int]], heard: Sequence[Heard]) -> Iterator[Heard]:
    """据省外经贸厅统计 in the paper of a city that the text never names: the province speaks.

    So it does through the customs of a city (兰州海关), whose district it is.
    """
    places = list(sums(heard))
    level = levels[0][0] if len(levels) == 1 else None
    if level is not None and not places:
        yield from _of_visited(page, level)
    if level is None or any(level_of(place, level) == place for place in places):
        return
    uppers = {level_of(place, level) for place in places}
    customs = _of_customs(page)
    media = all(said.rule in _MEDIA or said.value in customs for said in heard)
    upper = uppers.pop() if len(uppers) == 1 else None
    if media and upper is not None:
        yield _say(upper, "level_above_medium")


def _of_visited(page: Page, level: str) -> Iterator[Heard]:
    """全市……与会代表到咸安区、嘉鱼县观摩: two places gone to speak for what holds both, if none else does."""
    gone = {spot.region for spot in page.named}
    uppers = {level_of(place, level) for place in gone}
    upper = uppers.pop() if len(gone) > 1 and len(uppers) == 1 else None
    if upper is not None and upper not in gone:
        yield _say(upper, "holds_visited")


def _of_customs(page: Page) -> set[Region]:
    """The places that the text names as the seat of a customs office alone."""
    at = {spot: page.text.startswith(home_words.forms("wider_office"), spot.end) for spot in page.named}
    return {spot.region for spot in at if at[spot]} - {spot.region for spot in at if not at[spot]}


def _only_wired(ruling: Ruling[Region]) -> bool:
    """新华社北京8月18日电, and the text never names 北京 again."""
    rules = ruling.rules(ruling.value) if ruling.value is not None else []
    wired = "dateline_wired" in rules and rules.count("named") == 1
    return wired and set(rules) <= _NAMING | {"only_named"}


def _only_dated(ruling: Ruling[Region]) -> bool:
    """本报北京5月12日讯, and the text never names 北京 again: where the report was written."""
    rules = ruling.rules(ruling.value) if ruling.value is not None else []
    return "dateline" in rules and rules.count("named") <= 1 and set(rules) <= _NAMING | {"only_named"}


def _side_by_side(ruling: Ruling[Region]) -> bool:
    """甲、乙两市同时开工: of two cities that are only named, one as often as the other, none is the home."""
    home = ruling.value
    if home is None or not ruling.rivals or home.level not in ("city", "county"):
        return False
    rival = ruling.rivals[0][0]
    peers = rival.level == home.level and parent(rival) == parent(home)
    bare = set(ruling.rules(home)) | set(ruling.rules(rival)) <= _NAMING
    times = [ruling.rules(place).count("named") for place in (home, rival)]
    return peers and bare and min(times) > 1 and max(times) - min(times) <= 1


def _holder_of_towns(ruling: Ruling[Region]) -> Region | None:
    """乌丹镇……五分地镇……: of two towns that have told a report each, neither is the home: their county is."""
    home, rival = ruling.value, ruling.rivals[0][0] if ruling.rivals else None
    if home is None or rival is None or not home.level == rival.level == "town":
        return None
    told = all("office_told" in ruling.rules(place) for place in (home, rival))
    return parent(home) if told and parent(home) == parent(rival) else None


def _over(ruling: Ruling[Region], place: Region, rule: str) -> Heard:
    """What says that not the strongest place is meant, but this one."""
    return Evidence(place, rule, max(ruling.points, 0) + home_words.points(rule))


def _say(place: Region, rule: str) -> Heard:
    return Evidence(place, rule, home_words.points(rule))


def _rule(heard: list[Heard]) -> Ruling[Region]:
    """The strongest place; of equals the smaller one (its path is longer), then the first by code."""
    heard = _of_one_vintage(heard)
    ranked = sorted(
        sums(heard).items(), key=lambda item: (-item[1], -len(item[0].name), item[0].adcode or "")
    )
    if not ranked or ranked[0][1] < _ENOUGH:
        return Ruling(rivals=tuple(ranked), evidence=tuple(heard))
    (best, most), rivals = ranked[0], tuple(ranked[1:])
    return Ruling(best, most, most - (rivals[0][1] if rivals else 0), rivals, tuple(heard))


def _of_one_vintage(heard: list[Heard]) -> list[Heard]:
    """曾都区 of two codes is one place: what speaks for either speaks for the one with more."""
    points = sums(heard)
    names: dict[str, Region] = {}
    for place in points:
        best = names.setdefault(place.name, place)
        if points[place] > points[best]:
            names[place.name] = place
    return [
        said if said.value is (one := names[said.value.name]) else replace(said, value=one) for said in heard
    ]


def _narrowed(page: Page, ruling: Ruling[Region]) -> Ruling[Region]:
    """全区 in a report headed by a zone of the city is that zone: ——某市经开区交出答卷."""
    home = ruling.value
    if home is None or home.level not in ("city", "county") or home.name.endswith("区"):
        return ruling
    if not home_words.pattern("zone_speaks").search(page.text):
        return ruling
    for mention in find_regions(page.title, home, page.year):
        if mention.kind == "zone" and mention.region is not None and mention.region.within(home):
            return _rule([*ruling.evidence, Evidence(mention.region, "zone_of_title", ruling.points + 1)])
    return ruling
