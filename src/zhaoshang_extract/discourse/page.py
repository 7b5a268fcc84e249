"""What a page shows before its figures are read: title, credits, lines and the places that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from zhaoshang_extract.discourse import home_words, words
from zhaoshang_extract.discourse.leader import mark_leaders
from zhaoshang_extract.discourse.origin import is_venue, mark_origins, names_occasion
from zhaoshang_extract.discourse.spot import Spot
from zhaoshang_extract.fold import fold
from zhaoshang_extract.gazetteer.table import at, region_of
from zhaoshang_extract.layout.dateline import DAY
from zhaoshang_extract.mention.place.institution import in_institution
from zhaoshang_extract.mention.place.name import scan
from zhaoshang_extract.mention.place.settling import goes_to
from zhaoshang_extract.mention.place.words import simplified
from zhaoshang_extract.mention.place.zone_name import one_name, zone_stem
from zhaoshang_extract.mention.region import RegionMention, find_regions
from zhaoshang_extract.region import Region

_READ = 6000  # characters of the body that are read: a home shows early
_HEAD, _FOOT, _LONGEST = 6, 4, 70  # lines at either end that may be credits
_YEAR = re.compile(r"(?<!\d)((?:19[89]|20[0-4])\d)年")
_PROSE = frozenset("。！？；，")  # a line that ends so is no credit
_OFFICE = 18  # the longest name of an office and 获悉
_MARGIN = 600  # characters at either end in which a site tells who it is
_PIECE = re.compile(r"[^\n。！？]{1,400}")


@dataclass(slots=True, frozen=True)
class Page:
    """A document or story, folded. `named` are its places in the order of the text, `known` their regions.

    `edges` are the short lines at its head and foot, `margin` all that stands there.
    """

    title: str
    dateline: str
    publisher: str
    text: str
    year: int | None
    named: tuple[Spot, ...]
    known: tuple[Region, ...]
    edges: tuple[str, ...]
    margin: str


def make_page(
    title: str | None,
    dateline: str | None,
    publisher: str | None,
    body: str,
    year: int | None,
    raw: str | None = None,
) -> Page:
    """The page that these printed texts make; `body` holds all of it, `raw` with what no passage keeps."""
    text = _posted_from().sub("", _plain(body[:_READ]))
    headline = _posted_from().sub("", _plain(title or ""))
    year = year if year is not None else _year_told(headline, text)
    named = tuple(_one_name(list(_named(text, headline, year, _plain(publisher or ""))), text))
    named = tuple(mark_origins(list(_without_wired(named, text)), text))
    named = tuple(mark_leaders(named, text))
    known = tuple(spot.region for spot in named)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    foot = _posted_from().sub("", _plain(body[-_MARGIN:]))
    tail = [line.strip() for line in foot.split("\n") if line.strip()]
    edges = [
        line
        for line in dict.fromkeys((*lines[:_HEAD], *tail[-_FOOT:]))
        if len(line) <= _LONGEST and line[-1] not in _PROSE
    ]
    printed = body if raw is None else raw
    margin = "\n".join(_plain(end) for end in (printed[:_MARGIN], printed[-_MARGIN:]))
    reported, by = _plain(dateline or ""), _plain(publisher or "")
    return Page(headline, reported, by, text, year, named, known, tuple(edges), margin)


@cache
def _posted_from() -> re.Pattern[str]:
    """发表于四川: where the one sat who posted it."""
    return re.compile(rf"{home_words.either('posted_from')}[：\s]{{0,2}}[一-鿿]{{2,4}}")


def _without_wired(named: Sequence[Spot], text: str) -> Iterator[Spot]:
    """中新社杭州3月5日电……浙江共批准: where a report was wired is on the way, if its province is told."""
    for spot in named:
        office = text.startswith(home_words.forms("wider_office"), spot.end)  # 南宁海关, beside 广西
        wired = is_wired(text, spot.end)
        if not office and not wired:
            yield spot
            continue
        told = any(spot.region != one.region and spot.region.within(one.region) for one in named)
        aside = told or (wired and _is_venue_alone(named, spot))
        yield replace(spot, aside=True) if aside else spot


def _is_venue_alone(named: Sequence[Spot], wired: Spot) -> bool:
    """中新网深圳8月22日电……在深圳举办。湖北签约48个: whence a report came where an occasion of others was."""
    again = [one for one in named if one.region == wired.region and one is not wired]
    return (
        bool(again)
        and all(one.aside for one in again)
        and any(not one.aside for one in named if one is not wired)
    )


def is_wired(text: str, end: int) -> bool:
    """本报北京|3月5日电, 本报济南|电: the place behind which a dateline says that it was wired."""
    return _wired().match(text, end) is not None


@cache
def _wired() -> re.Pattern[str]:
    """3月5日电 behind the place of a dateline."""
    return re.compile(rf"(?:{DAY})?{home_words.either('wired')}(?!\w)")


def _one_name(named: list[Spot], text: str) -> Iterator[Spot]:
    """The places, a zone of two names under one; what is mostly compared with is an aside throughout."""
    other = one_name((spot.region for spot in named), text)
    spots = Counter(spot.region for spot in named)
    compared = Counter(spot.region for spot in named if spot.compared)
    for spot in named:
        mostly = 2 * compared[spot.region] >= spots[spot.region]
        yield replace(spot, region=other.get(spot.region, spot.region), aside=spot.aside or mostly)


def _plain(printed: str) -> str:
    return simplified(fold(printed))


def _year_told(title: str, text: str) -> int | None:
    """The year of a text that prints no day: of its title, else the one it names most, the later of two.

    It only says in which vintage names are read.
    """
    years = Counter(int(match[1]) for match in _YEAR.finditer(title))
    years = years or Counter(int(match[1]) for match in _YEAR.finditer(text))
    return max(years, key=lambda year: (years[year], year), default=None)


def stood_at(page: Page) -> Iterator[Region]:
    """The places behind 在, with what follows on them directly (在某市|某区)."""
    end = -1
    for spot in page.named:
        if spot.start == end or page.text.startswith("在", spot.start - 1):
            end = spot.end
            yield spot.region


def tells(text: str, end: int, start: int) -> bool:
    """记者从庆阳市|经济合作局获悉, 记者从辽宁省|商务厅拿到的数据: an office of the place has told."""
    clause = re.split("[，。；]", text[end : end + _OFFICE], maxsplit=1)[0]
    if home_words.pattern("office_told").search(clause) is not None:
        return True
    asked = text.endswith(home_words.forms("asks_office"), 0, start)
    return asked and home_words.pattern("office_end").search(clause) is not None


def names_medium(text: str, end: int) -> bool:
    """中国台湾|网9月26日淮安消息: the place behind which a medium's name ends has not told anything."""
    return _medium().match(text, end) is not None


def names_channel(place: Region | None, text: str, end: int) -> bool:
    """国内新闻 > 湖北|新闻 > 正文: a page of a wide site, on which the reports of a province stand."""
    wide = place is not None and place.level == "province"
    return wide and _channel().match(text, end) is not None


@cache
def _channel() -> re.Pattern[str]:
    return re.compile(rf"{home_words.either('site_name')}\s*[>|》»]")


@cache
def _medium() -> re.Pattern[str]:
    return re.compile(rf"{home_words.either('medium')}(?=\d|\s|$|{home_words.either('medium_tells')})")


def gives_aid(text: str, end: int) -> bool:
    """浙江省|安排对口援疆项目: who gives aid is not the place at which it is spent."""
    return _aid().match(text, end) is not None


@cache
def _aid() -> re.Pattern[str]:
    return re.compile(home_words.either("aid"))


def _is_posted(mention: RegionMention, text: str, end: int) -> bool:
    """西安|招商工作组: those whom another place has sent to the one that their name opens with."""
    short = mention.region is not None and not mention.region.name.endswith(mention.quote)
    return short and text.startswith(home_words.forms("posted"), end)


def is_compared(text: str, start: int, end: int) -> bool:
    """True for a place that only measures another one: 领跑潍坊, 居潍坊市第一, 排海口市各园区首位."""
    peers = _peers().match(text, end)
    ranked = peers.end() if peers is not None else end
    return (
        sets_task(text, end)
        or text.endswith(home_words.forms("compared_with", "stands_behind"), 0, start)
        or (
            text.startswith(home_words.forms("rank_behind"), ranked)
            and text.endswith(home_words.forms("ranks"), 0, start)
        )
    )


def sets_task(text: str, end: int) -> bool:
    """楚雄州|下达的任务: the place above that sets the home its task."""
    return text.startswith(home_words.forms("sets_task"), end)


@cache
def _peers() -> re.Pattern[str]:
    """各园区 between a place and a rank: whom one of them is measured by."""
    return re.compile(rf"{home_words.either('every')}?{home_words.either('peers')}")


def _of_paper(publisher: str, year: int | None) -> Iterator[Region]:
    """天津市 of 天津日报: the name of a paper opens with its place."""
    for hit in scan(publisher)[:1]:
        if hit.start == 0 and len({row.adcode for row in hit.rows}) == 1:
            yield region_of(at(hit.rows, year)[0], year)


def _counties_in_names(text: str, year: int | None) -> Iterator[Region]:
    """莒县 of 莒县|某某建材有限公司: the county that a firm names is near, though the firm is no place."""
    for hit in scan(text):
        one = len({row.adcode for row in hit.rows}) == 1
        if hit.full and one and hit.rows[0].level == "county" and in_institution(text, hit.end):
            yield region_of(at(hit.rows, year)[0], year)


def _named(text: str, headline: str, year: int | None, publisher: str) -> Iterator[Spot]:
    """The places named in the body, told apart by those that it names beside them, else by its paper's."""
    known: list[Region] = []
    several = False  # 河西区, which more than one city has
    unclear = False  # a town whose county nobody named
    for piece in _PIECE.finditer(text):
        found = find_regions(piece[0], None, year)
        known += [
            m.region for m in found if m.region is not None and (m.kind == "named" or zone_stem(m.region))
        ]
        unclear = unclear or any(m.kind == "town" and m.region is None for m in found)
        several = several or any(m.kind == "named" and m.region is None for m in found)
    known += _counties_in_names(text, year) if unclear else ()
    known += _of_paper(publisher, year) if several and not known else ()
    for piece in _PIECE.finditer(text):
        before: Spot | None = None
        for mention in find_regions(piece[0], None, year, known):
            if mention.region is None or mention.kind not in ("named", "zone", "town", "abroad"):
                continue
            start, end = piece.start() + mention.span.start, piece.start() + mention.span.end
            listed = before is not None and text[before.end : start] in ("", *words.forms("joint"))
            away = text.endswith(home_words.forms("away", "away_in_text"), 0, start)
            away = away and not text.startswith(home_words.forms("speaking_of"), end)  # 对某开发区来说
            away = away and not text.endswith(home_words.forms("sought"), 0, start)  # 目光投向某县
            away = away and not goes_to(text, start, end)
            away = away and not text.startswith(home_words.forms("leading_office"), end)  # 来自盘县|政协
            aside = (away and not tells(text, end, start)) or (before is not None and listed and before.aside)
            aside = aside or (piece[0] in headline and text.startswith(home_words.forms("guest"), end))
            aside = aside or _is_posted(mention, text, end) or names_medium(text, end)
            aside = aside or names_channel(mention.region, text, end)
            aside = aside or gives_aid(text, end) or is_venue(text, start, end)
            aside = aside or names_occasion(text, start, end)
            compared = is_compared(text, start, end) or (before is not None and listed and before.compared)
            before = Spot(mention.region, start, end, aside or compared, compared)
            if mention.kind != "abroad":
                yield before
