"""What the headline says for a home: its subject, its guests, where an occasion was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.discourse.home_edges import Heard, deepest, is_paper, place_of_site, say
from zhaoshang_extract.discourse.page import Page, is_compared
from zhaoshang_extract.gazetteer.table import region_of
from zhaoshang_extract.mention.place.institution import in_institution
from zhaoshang_extract.mention.place.name import is_clear, scan
from zhaoshang_extract.mention.place.pronoun import level_of
from zhaoshang_extract.mention.place.scene import Scene
from zhaoshang_extract.mention.place.words import form_set
from zhaoshang_extract.mention.region import RegionMention, find_regions
from zhaoshang_extract.region import Region

_TIME_END = frozenset("年月日度季旬末底来 ，、：！")  # 今年以来会同…
_TOWN = ("镇", "乡", "街", "村")  # behind a short name: the name is a town's


def hear_title(page: Page) -> Iterator[Heard]:
    """The first place of a title is its subject; one behind 赴 or in brackets is where it went."""
    subject = came = False
    told = list(deepest(find_regions(page.title, None, page.year, page.known)))
    paper = place_of_site(page, page.publisher) if is_paper(page.publisher, page.year) else None
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
    """河南切换|漯河市召陵区签约…: a province before the one place of it in the title only holds that."""
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
