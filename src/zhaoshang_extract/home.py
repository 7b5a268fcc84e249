"""Which place is 全市 or 我县 of a document or story?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from zhaoshang_extract.fold import fold
from zhaoshang_extract.gazetteer import lookup, parent
from zhaoshang_extract.gazetteer.table import CHINA, region_of, row_of
from zhaoshang_extract.mention.place.name import is_clear, scan
from zhaoshang_extract.mention.place.pronoun import level_of
from zhaoshang_extract.mention.place.scene import Scene, lineage
from zhaoshang_extract.mention.place.words import form_set
from zhaoshang_extract.mention.region import RegionMention, find_regions
from zhaoshang_extract.region import Region

_READ = 6000  # characters of the body that are read: a home shows early
_NAME = 16  # the longest name of an office behind its place
_PIECE = re.compile(r"[^\n。！？]{1,400}")
_CONGRESS = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}届.{0,4}?人民代表大会|第[一二三四五六七八九十\d]{1,4}次(?:党代会|代表大会)"
)
_LEVEL = re.compile(r"(?<![健安完齐])[全我](省|市|县|区|盟|州|旗|镇|乡|街道|国)(?![场域级性])")
_OFFICE = re.compile(r"人民政府|政府办|委员会|管委会|党工委|[局委办厅院]|中心|领导小组|统计|调查队|发布|融媒")
_PAPER = re.compile(r"日报|晚报|晨报|早报|商报|报社|网$|新闻网|电视台|广播|时报|在线|红网|网讯")
_DESTINATION = (
    "赴",
    "走进",
    "在",
    "远赴",
    "来自",
    "携手",
    "对接",
    "签约",
    "奔赴",
    "前往",
    "（",
    "进",
    "驻",
    "向",
    "与",
    "和",
)
_OWN_ZONE = re.compile(r"(?<![安健完])全区|我区|园区|区内")
_NEWS = re.compile(r"本报讯|本报[^。\n]{0,12}电[（(]")
_OF_NATION = re.compile(r"国内生产总值|我国|全国|国务院")

Scores = Counter[Region]


def find_home(
    title: str | None,
    dateline: str | None,
    publisher: str | None,
    body: str,
    published_year: int | None = None,
) -> Region | None:
    """The place that a report is about; None when nothing says it, 中国 for a report of the nation.

    The title speaks first, then the congress that a report was given to, the publishing office, the
    places that fit 全市 or 全县, the paper and the dateline.
    """
    text = fold(body[:_READ])
    named = list(_named(text, published_year))
    known = [mention.region for mention in named if mention.region is not None]
    assembly = _of_congress(text, known, published_year)
    if assembly is not None:
        return assembly
    if len(_NEWS.findall(text)) > 1:  # a page of a paper: its stories have homes of their own
        paper = _of_paper(fold(publisher or ""), text, published_year)
        if paper is not None:
            return paper
    scores: Scores = Counter()
    _hear_title(scores, fold(title or ""), known, published_year)
    _hear_publisher(scores, fold(publisher or ""), published_year)
    _hear_lines(scores, text, known, published_year)
    _hear_body(scores, named)
    for mention in find_regions(fold(dateline or ""), None, published_year, known):
        _add(scores, mention.region, 1)
    home = _best(scores, text, fold(title or ""), named, published_year)
    return _zone_of_title(home, fold(title or ""), text, published_year) or home


def _zone_of_title(home: Region | None, title: str, text: str, year: int | None) -> Region | None:
    """全区 in a report headed by a zone of the city is that zone: ——某市经开区交出答卷."""
    if home is None or home.level not in ("city", "county") or home.name.endswith("区"):
        return None
    if not _OWN_ZONE.search(text):
        return None
    for mention in find_regions(title, home, year):
        if mention.kind == "zone" and mention.region is not None and mention.region.within(home):
            return mention.region
    return None


def _named(text: str, year: int | None) -> Iterator[RegionMention]:
    """The places named in the body, told apart by those that it names beside them."""
    pieces = [match[0] for match in _PIECE.finditer(text)]
    known: list[Region] = []
    for piece in pieces:
        known += [
            m.region for m in find_regions(piece, None, year) if m.region is not None and m.kind == "named"
        ]
    for piece in pieces:
        yield from (m for m in find_regions(piece, None, year, known) if m.kind in ("named", "zone", "town"))


def _of_congress(text: str, known: Sequence[Region], year: int | None) -> Region | None:
    """在X县第N届人民代表大会: the place that stands before the session."""
    for match in _CONGRESS.finditer(text):
        start = max(0, match.start() - 30)
        for mention in reversed(find_regions(text[start : match.start()], None, year, known)):
            if start + mention.span.end == match.start() and mention.region is not None:
                return mention.region
    return None


def _of_paper(publisher: str, text: str, year: int | None) -> Region | None:
    """The place of the paper that a page belongs to, from its publisher or its masthead."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for name in (publisher, *lines[:6], *lines[-3:]):
        if len(name) <= 40 and _PAPER.search(name):
            place = _opening_place(name, year)
            if place is not None:
                return place
    return None


def _hear_title(scores: Scores, title: str, known: Sequence[Region], year: int | None) -> None:
    """The first place of a title is its subject; one behind 赴 or in brackets is where it went."""
    weight = 14
    for mention in _deepest(find_regions(title, None, year, known)):
        before = title[max(0, mention.span.start - 2) : mention.span.start]
        went = before.endswith(_DESTINATION)
        _add(scores, mention.region, 2 if went else weight)
        weight = weight if went else 4
    if weight == 4 or not title:  # a subject was found
        return
    for hit in scan(title):  # a short county name that needs a cue in running text may open a title
        if (
            hit.rows
            and hit.start == 0
            and is_clear(title, hit)
            and title[hit.end : hit.end + 1] not in "镇乡街村"
        ):
            rows = Scene.of(None, year, known).choose(hit.rows, None, True)
            if len(rows) == 1:
                _add(scores, region_of(rows[0], year), 8)


def _deepest(mentions: Sequence[RegionMention]) -> Iterator[RegionMention]:
    """Of names that follow one another (芜湖鸠江) only the last, which is the smallest."""
    for mention, after in zip_longest(mentions, mentions[1:]):
        joined = after is not None and after.span.start == mention.span.end and after.region is not None
        if not joined and mention.kind in ("named", "zone", "town"):
            yield mention


def _hear_publisher(scores: Scores, publisher: str, year: int | None) -> None:
    """An office speaks of its own place; a paper's city only holds it."""
    place = _opening_place(publisher, year)
    if place is not None:
        _add(scores, place, 4 if _PAPER.search(publisher) else 9)


def find_office(text: str, home: Region | None, year: int | None) -> RegionMention | None:
    """The place that opens an office's name in a byline or signature: 益阳市|招商引资工作办公室."""
    for mention in find_regions(text, home, year):
        if not text[: mention.span.start].strip(" （(：:") and mention.kind == "named":
            return mention if _OFFICE.search(text, mention.span.end, mention.span.end + _NAME) else None
        break
    return None


def _opening_place(name: str, year: int | None) -> Region | None:
    """The place whose name opens the name of an office or paper: 黄冈|日报, 政和县|统计局."""
    mentions = [m for m in find_regions(name, None, year) if m.region is not None]
    if mentions and mentions[0].span.start == 0 and mentions[0].kind in ("named", "zone", "town"):
        return next(_deepest(mentions)).region
    for length in range(min(len(name), 12), 1, -1):
        places = lookup(name[:length], year=year)
        if places:
            return places[0] if len(places) == 1 or places[0].level in ("province", "city") else None
    return None


def _hear_lines(scores: Scores, text: str, known: Sequence[Region], year: int | None) -> None:
    """Short lines at the head and the foot: an office (利民镇人民政府), a masthead, a heading."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for line in (*lines[:6], *lines[-3:]):
        if len(line) > 40:
            continue
        if _PAPER.search(line):
            place = _opening_place(line, year)
            _add(scores, place, 3)
        else:
            for mention in list(_deepest(find_regions(line, None, year, known)))[:1]:
                _add(scores, mention.region, 5 if _OFFICE.match(line, mention.span.end) else 3)


def _hear_body(scores: Scores, named: Sequence[RegionMention]) -> None:
    """Places named often; the first named counts twice; three counties speak for their city."""
    counts = Counter(mention.region for mention in named if mention.region is not None)
    for place, count in counts.items():
        scores[place] += min(count, 4)
    first = next((m.region for m in named if m.region is not None), None)
    _add(scores, first, 2)
    cities: Counter[Region] = Counter()
    for place in counts:
        if place.level == "county":
            upper = parent(place)
            if upper is not None and upper.level == "city":
                cities[upper] += 1
    for city, counties in cities.items():
        if counties >= 3:
            scores[city] += counties


def _add(scores: Scores, place: Region | None, weight: int) -> None:
    if place is not None and place.adcode is not None and place.adcode != "100000":
        scores[place] += weight


def _best(
    scores: Scores, text: str, title: str, named: Sequence[RegionMention], year: int | None
) -> Region | None:
    words = Counter(_LEVEL.findall(title + "\n" + text))
    own = Counter({level: count for level, count in words.items() if level != "国"})
    if not own and len(_OF_NATION.findall(text)) >= 2 and max(scores.values(), default=0) < 9:
        return region_of(CHINA)
    level = own.most_common(1)[0][0] if own else None
    if level is not None:
        for place in list(scores):
            scores[place] += 6 if level_of(place, level) == place else 0
        if not any(level_of(place, level) == place for place in scores):
            _hear_loose(scores, text, level, year)
    ranked = sorted(
        scores.items(), key=lambda item: (-item[1], -len(item[0].name), item[0].adcode or "", item[0].name)
    )
    if not ranked or ranked[0][1] < 5:
        return region_of(CHINA) if _OF_NATION.search(text) and not own else None
    return ranked[0][0]


def _hear_loose(scores: Scores, text: str, level: str, year: int | None) -> None:
    """Short county names without any cue, when only they can say what 全县 is."""
    found: Counter[Region] = Counter()
    upper = {code for place in scores for row in [row_of(place)] if row for code in lineage(row)}
    for hit in scan(text):
        if not hit.full and hit.rows and hit.form not in form_set("ordinary") and is_clear(text, hit):
            rows = Scene.of(None, year, ()).choose(hit.rows, None, True)
            place = region_of(rows[0], year) if len(rows) == 1 else None
            if place is not None and level_of(place, level) == place:
                found[place] += 1 + (2 if upper.intersection(lineage(rows[0])[1:]) else 0)
    if found and (len(found) == 1 or found.most_common(2)[0][1] > found.most_common(2)[1][1]):
        _add(scores, found.most_common(1)[0][0], 8)
