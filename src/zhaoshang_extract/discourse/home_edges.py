"""What title, credits, web address and dateline say for a home."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.discourse.outside import place_of_medium, places_of_fairs
from zhaoshang_extract.discourse.page import Page, is_compared, is_wired, names_channel, names_medium
from zhaoshang_extract.discourse.ruling import Evidence
from zhaoshang_extract.discourse.web_address import hosts, places_of_host
from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.gazetteer.table import region_of, row_of
from zhaoshang_extract.mention.place.institution import in_institution
from zhaoshang_extract.mention.place.name import is_clear, scan
from zhaoshang_extract.mention.place.pronoun import level_of
from zhaoshang_extract.mention.place.scene import Scene, lineage
from zhaoshang_extract.mention.place.words import form_set
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
_TIME_END = frozenset("年月日度季旬末底来 ，、：！")  # 今年以来会同…
_TOWN = ("镇", "乡", "街", "村")  # behind a short name: the name is a town's

Heard = Evidence[Region]


def hear(page: Page) -> Iterator[Heard]:
    """The evidence of everything around the running text."""
    yield from _congress(page)
    yield from _paper_page(page)
    yield from _title(page)
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


def _title(page: Page) -> Iterator[Heard]:
    """The first place of a title is its subject; one behind 赴 or in brackets is where it went."""
    subject = came = False
    told = list(deepest(find_regions(page.title, None, page.year, page.known)))
    paper = _place_of_site(page, page.publisher) if _is_paper(page.publisher, page.year) else None
    for mention in told:
        away = page.title[: mention.span.start].endswith(home_words.forms("title_destination", "away"))
        if _labels(page.title, mention, told) or _is_channel(mention, told):
            continue
        if page.title.startswith(home_words.forms("wider_office"), mention.span.end):
            continue  # 青岛海关发布外贸数据: the office of a district that is wider than its seat
        guest = _is_guest(page.title, mention, told)
        guest = guest and mention.region != paper  # 宁夏代表团 in 宁夏日报
        if guest or _is_other(page, mention) or (away and not came):
            yield from say(mention.region, "title_destination")
        elif page.title.startswith(home_words.forms("title_venue"), mention.span.end):
            yield from say(mention.region, "title_venue")
        else:
            yield from say(mention.region, "title_second" if subject else "title_subject")
            subject = True
        came = came or guest
    if not subject:
        yield from _short_title(page, {mention.span.start for mention in told})


def _labels(title: str, mention: RegionMention, told: Sequence[RegionMention]) -> bool:
    """【湖北】恩施州……: a place in square brackets only says where the place behind it lies."""
    bracketed = title[mention.span.start - 1 : mention.span.start] in ("【", "[") and mention.span.start > 0
    later = (other.region for other in told if other.span.start > mention.span.end)
    return bracketed and any(
        other is not None and mention.region is not None and other.within(mention.region) for other in later
    )


def _is_channel(mention: RegionMention, told: Sequence[RegionMention]) -> bool:
    """河南切换|漯河市召陵区签约…: a province before the one place in it that the title names holds that one."""
    region = mention.region
    if region is None or region.level != "province":
        return False
    others = {one.region for one in told if one.region is not None and one.region != region}
    return len(others) == 1 and all(one.within(region) for one in others)


def _is_other(page: Page, mention: RegionMention) -> bool:
    """领跑潍坊; 苏州 of 苏州客商到我市考察: what stands beside 我市 is another place of its level."""
    ours = re.search(f"我({home_words.pattern('level').pattern})", page.title)
    beside = ours is not None and level_of(mention.region, ours[1]) == mention.region
    return beside or is_compared(page.title, *mention.span)


def _is_guest(title: str, mention: RegionMention, told: Sequence[RegionMention]) -> bool:
    """广东客商走进安岳: who comes is not the place that reports, where another one follows.

    Guests of a province (河北客商最多) are guests without it: no report calls its own people so. A delegation
    that no other place is named beside is away from home: 山东代表团西博会签约.
    """
    if title.startswith(home_words.forms("delegation"), mention.span.end):
        return any(other.region != mention.region for other in told)
    sure = mention is not told[-1] or (mention.region is not None and mention.region.level == "province")
    return sure and title.startswith(home_words.forms("guest"), mention.span.end)


def title_venues(page: Page) -> Iterator[Region]:
    """The places of the title at which an occasion was."""
    for mention in find_regions(page.title, None, page.year, page.known):
        venue = page.title.startswith(home_words.forms("title_venue"), mention.span.end)
        if venue and mention.region is not None:
            yield mention.region


def acts_with_another(page: Page, home: Region | None) -> bool:
    """甲区与乙市新签项目64个, 甲区15个，乙市21个: two places of one headline share its total.

    Both stand in one list of figures, so that neither is the home of all of them.
    """
    told = list(deepest(find_regions(page.title, None, page.year, page.known)))
    for one, other in pairwise(told):
        joined = page.title[one.span.end : other.span.start] in home_words.forms("acts_with")
        if joined and home is not None and home in (one.region, other.region):
            partner = other.region if home == one.region else one.region
            if partner is not None and not home.within(partner) and not partner.within(home):
                return _counted_together(page, home, partner)
    return False


def _counted_together(page: Page, home: Region, partner: Region) -> bool:
    """True when one sentence gives a figure to the home and one to the partner, or to a place in it."""
    items = [spot for spot in page.named if page.text[spot.end : spot.end + 1].isdigit()]
    for spot in items:
        if spot.region == home:
            start = page.text.rfind("。", 0, spot.start)
            end = page.text.find("。", spot.end)
            beside = (one for one in items if start < one.start and (end < 0 or one.end < end))
            if any(one.region.within(partner) for one in beside):
                return True
    return False


def _short_title(page: Page, told: set[int]) -> Iterator[Heard]:
    """A short county name that needs a cue in running text may open a title: 上半年会同招商再添新力."""
    for hit in scan(page.title)[:1]:
        before, behind = page.title[: hit.start], page.title[hit.end : hit.end + 1]
        dated = before[-1:] in _TIME_END and hit.form not in form_set("ordinary")
        opens = (not before or dated) and not page.title.startswith(_TOWN, hit.end)
        # 江山——某市工作报告 is none; 海宁：上半年引资超60亿元 is one
        opens = opens and ("一" <= behind <= "鿿" or (behind == "：" and hit.start == 0))
        opens = opens and not (hit.start == 0 and _is_site(page.title))
        opens = opens and not in_institution(page.title, hit.end)  # 四川日报记者走进某县
        if hit.rows and opens and hit.start not in told and is_clear(page.title, hit):
            rows = Scene.of(None, page.year, page.known).choose(hit.rows, None, True)
            if len(rows) == 1:
                yield from say(region_of(rows[0], page.year), "title_short")


def _is_site(title: str) -> bool:
    """天山财经首页: the first line of a page that is its site's name."""
    return title.split(" ")[0].endswith(home_words.forms("site_line"))


def _publisher(page: Page) -> Iterator[Heard]:
    """An office speaks of its own place; a paper's city only holds it."""
    if _is_paper(page.publisher, page.year):
        yield from say(_place_of_site(page, page.publisher), "publisher_paper")
    else:
        yield from say(opening_place(page.publisher, page.year), "publisher_office")


def _is_paper(name: str, year: int | None) -> bool:
    """True for what ends as a medium's name does, and for a medium that the table knows."""
    return home_words.pattern("paper").search(name) is not None or place_of_medium(name, year) is not None


def _place_of_site(page: Page, name: str) -> Region | None:
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
    if _is_paper(line.split(" ")[0], page.year) or home_words.pattern("paper").search(line):
        if not page.publisher or page.publisher not in line:  # else it has spoken as publisher
            yield from say(_place_of_site(page, line), "masthead")
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
                _place_of_site(page, part) or _zone_of_site(page, part[: site.start()]), "site_name"
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
