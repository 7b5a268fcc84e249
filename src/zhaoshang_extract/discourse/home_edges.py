"""What credits, lines at the edges, web address and dateline say for a home."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.discourse.outside import place_of_medium, places_of_fairs
from zhaoshang_extract.discourse.page import Page, is_wired, names_channel, names_medium
from zhaoshang_extract.discourse.ruling import Evidence
from zhaoshang_extract.discourse.web_address import hosts, places_of_host
from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.gazetteer.table import region_of, row_of
from zhaoshang_extract.mention.place.scene import lineage
from zhaoshang_extract.mention.place.zone_name import zone_key, zone_kind
from zhaoshang_extract.mention.region import RegionMention, find_regions
from zhaoshang_extract.region import Region

_NAME = 16  # the longest name of an office behind its place
_LONGEST_OPENING = 12
_LEAD = 400  # characters in which a fair is named
_REACH = 30  # characters between a congress and its place
_PARTS = re.compile(r"[>|》»\-_/：\s]+")  # 首页 > 某市要闻 > 正文
_ORDINAL = r"第[一二三四五六七八九十百\d]{1,4}[届次].{0,4}?"

_LABEL = re.compile(r"[\s（]*(?:[一-鿿]{2,6}：)?\s*")  # 主办：

Heard = Evidence[Region]


def hear(page: Page) -> Iterator[Heard]:
    """The evidence of everything around the running text."""
    yield from _congress(page)
    yield from _paper_page(page)
    yield from _publisher(page)
    heard = [said for line in page.edges for said in _edge(page, line)]
    sites = {said for said in heard if said.rule == "site_name"}  # each site once, however long its crumb
    yield from (said for said in heard if said.rule != "site_name")
    yield from sorted(sites, key=lambda said: said.value.name)
    yield from _web_address(page)
    yield from _site_code(page)
    yield from _fairs(page)
    for mention in find_regions(page.dateline, None, page.year, page.known):
        if not names_medium(page.dateline, mention.span.end):
            wired = is_wired(page.dateline, mention.span.end)
            wired = wired or page.dateline.endswith(home_words.forms("wired"), 0, _bracket_of(page.dateline))
            yield from say(mention.region, "dateline_wired" if wired else "dateline")


def _bracket_of(dateline: str) -> int:
    """Where the bracket of names begins, or the end."""
    at = dateline.find("（")
    return at if at >= 0 else len(dateline)


def say(place: Region | None, rule: str) -> Iterator[Heard]:
    """The evidence of a rule for a place; none for a place abroad or the whole country."""
    if place is not None and place.adcode is not None and place.adcode != "100000":
        yield Evidence(place, rule, home_words.points(rule))


def deepest(mentions: Sequence[RegionMention]) -> Iterator[RegionMention]:
    """Of names that follow one another (芜湖鸠江) only the last, which is the smallest."""
    for mention, after in zip_longest(mentions, mentions[1:]):
        joined = after is not None and after.span.start == mention.span.end and after.region is not None
        if not joined and mention.kind in ("named", "zone", "town"):
            yield mention


def _congress(page: Page) -> Iterator[Heard]:
    """在X县第N届人民代表大会: the place that stands before the first such session."""
    session = re.compile(f"{_ORDINAL}(?:{home_words.pattern('congress').pattern})")
    for match in session.finditer(page.text):
        start = max(0, match.start() - _REACH)
        for mention in reversed(find_regions(page.text[start : match.start()], None, page.year, page.known)):
            if start + mention.span.end == match.start() and mention.region is not None:
                yield from say(mention.region, "congress")
                return


def _paper_page(page: Page) -> Iterator[Heard]:
    """A page of a paper with several reports is its city's: its stories have homes of their own."""
    if len(home_words.pattern("paper_page").findall(page.text)) < 2:
        return
    for name in (page.publisher, *page.edges):
        if home_words.pattern("paper").search(name):
            place = opening_place(name, page.year)
            if place is not None:
                yield from say(place, "paper_page")
                return


def _publisher(page: Page) -> Iterator[Heard]:
    """An office speaks of its own place; a paper's city only holds it."""
    if is_paper(page.publisher, page.year):
        yield from say(place_of_site(page, page.publisher), "publisher_paper")
    else:
        yield from say(opening_place(page.publisher, page.year), "publisher_office")


def is_paper(name: str, year: int | None) -> bool:
    """True for what ends as a medium's name does, and for a medium that the table knows."""
    return home_words.pattern("paper").search(name) is not None or place_of_medium(name, year) is not None


def place_of_site(page: Page, name: str) -> Region | None:
    """The place of a paper or site; of a bare 某网 a short county name (中江|网) only beside its city."""
    known = (place_of_medium(part, page.year) for part in _PARTS.split(name) if part)
    place = next((one for one in known if one is not None), None)
    if place is not None:
        return place
    place = opening_place(name, page.year)
    if place is None or place.level != "county" or place.name[-2:] in name or not _is_bare(name):
        return place
    row = row_of(place)
    city = lineage(row)[-2:] if row is not None else ()
    near = {code for known in page.known for row in [row_of(known)] if row for code in lineage(row)}
    return place if near.intersection(city) else None


def _is_bare(name: str) -> bool:
    """True for 某网, but not for 昌乐|传媒网, where more words tell that the name is a place's."""
    return name.endswith("网") and not home_words.pattern("site_of_place").search(name)


def opening_place(names: str, year: int | None) -> Region | None:
    """The place that opens the name of an office or paper: 黄冈|日报, 某网-政和县|统计局."""
    found = (_opening(name, year) for name in _PARTS.split(names) if name)
    return next((place for place in found if place is not None), None)


def _opening(name: str, year: int | None) -> Region | None:
    mentions = [m for m in find_regions(name, None, year) if m.region is not None]
    if mentions and mentions[0].span.start == 0 and mentions[0].kind in ("named", "zone", "town"):
        return next(deepest(mentions)).region
    for length in range(min(len(name), _LONGEST_OPENING), 1, -1):
        places = lookup(name[:length], year=year)
        if places:
            return places[0] if len(places) == 1 or places[0].level in ("province", "city") else None
    return None


def _edge(page: Page, line: str) -> Iterator[Heard]:
    """A short line at the head or foot: an office (利民镇人民政府), a masthead, a crumb, a heading."""
    office = home_words.pattern("office_line")
    if is_paper(line.split(" ")[0], page.year) or home_words.pattern("paper").search(line):
        if not page.publisher or page.publisher not in line:  # else it has spoken as publisher
            yield from say(place_of_site(page, line), "masthead")
        yield from _site_names(page, line)
        return
    told = list(deepest(find_regions(line, None, page.year, page.known)))
    first = next((one for one in told if not names_channel(one.region, line, one.span.end)), None)
    offices = [one for one in told if office.match(line, one.span.end)]
    if first in offices and len(offices) > 1 and _is_chain(offices):
        first = offices[-1]  # 甘肃省人民政府 | 金昌市人民政府: links from the site upwards
    away = first is not None and line.endswith(home_words.forms("away"), 0, first.span.start)
    if first is not None and line not in page.title and not away:  # else it has spoken as title
        named = office.match(line, first.span.end) is not None
        yield from say(first.region, "office_line" if named else "line")
    yield from _site_names(page, line)


def _is_chain(offices: Sequence[RegionMention]) -> bool:
    """True where each lies in the one before it."""
    places = [one.region for one in offices if one.region is not None]
    return all(lower.within(upper) and lower != upper for upper, lower in pairwise(places))


def _site_names(page: Page, line: str) -> Iterator[Heard]:
    """A part of a crumb line that is a site's name: 昌乐|传媒网 > 财经, 绵竹|要闻."""
    for part in _PARTS.split(line):
        site = home_words.pattern("site_name", "site_of_place").search(part)
        if site is not None and site.start() and site.end() == len(part) <= _LONGEST_OPENING:
            yield from say(
                place_of_site(page, part) or _zone_of_site(page, part[: site.start()]), "site_name"
            )


def _zone_of_site(page: Page, name: str) -> Region | None:
    """城陵矶综保区|发布: a zone that the text names in full."""
    for place in page.known:
        if place.level == "zone" and zone_kind(name) and zone_kind(place.name) == zone_kind(name):
            own = zone_key(place)[1]
            if own and own in name:
                return place
    return None


def _web_address(page: Page) -> Iterator[Heard]:
    """www.baiyin.gov.cn: the place that the host spells; of namesakes one that is named, else the widest."""
    for host in hosts(page.margin):
        places = [region_of(row, page.year) for row in places_of_host(host, page.year)]
        near = [place for place in places if any(known.within(place) for known in page.known)]
        wide = [place for place in places if place.level in ("province", "city")]
        chosen = near[:1] or (wide if len(wide) == 1 else places if len(places) == 1 else [])
        for place in chosen:
            yield from say(place, "web_address")


def _fairs(page: Page) -> Iterator[Heard]:
    """兰洽会: the province that holds the fair year by year, more so where the headline names it."""
    titled = places_of_fairs(page.title, page.year)
    for place in places_of_fairs(page.title + page.text[:_LEAD], page.year):
        yield from say(place, "fair_of_title" if place in titled else "fair")


def _site_code(page: Page) -> Iterator[Heard]:
    """网站标识码：4307230004, 公网安备43072302000112号: codes that begin with the place's own."""
    codes = rf"{home_words.either('site_code')}[：\s]{{0,3}}(\d{{6}})"
    for code in dict.fromkeys(match[1] for match in re.finditer(codes, page.margin)):
        for place in lookup(code, year=page.year)[:1]:
            yield from say(place, "site_code")


def find_office(text: str, home: Region | None, year: int | None) -> RegionMention | None:
    """The place that opens an office's name in a byline or signature: 益阳市|招商引资工作办公室.

    A label may stand before it (主办：, 发布机构：), and a wide gap before the label another field.
    """
    for mention in find_regions(text, home, year):
        field = text.rfind("  ", 0, mention.span.start) + 2 if "  " in text[: mention.span.start] else 0
        label = _LABEL.fullmatch(text, field, mention.span.start)
        if label is not None and mention.kind in ("named", "town"):
            office = home_words.pattern("office_line", "office_kind")
            return mention if office.search(text, mention.span.end, mention.span.end + _NAME) else None
        break
    return None
