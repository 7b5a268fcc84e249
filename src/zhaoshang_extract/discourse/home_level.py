"""What 全市, 我县 and 在鄂企业 of the running text say for a home."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.discourse.home_edges import say
from zhaoshang_extract.discourse.page import Page, is_wired
from zhaoshang_extract.discourse.ruling import Evidence
from zhaoshang_extract.gazetteer import parent
from zhaoshang_extract.gazetteer.table import at, region_of, row_of, rows
from zhaoshang_extract.mention.place.name import Hit, is_clear, scan
from zhaoshang_extract.mention.place.pronoun import NATION, level_of
from zhaoshang_extract.mention.place.scene import Scene, lineage
from zhaoshang_extract.mention.place.settling import goes_to
from zhaoshang_extract.mention.place.words import abbreviations, form_set, is_word
from zhaoshang_extract.mention.region import find_regions
from zhaoshang_extract.region import Region

_FEWEST_INSIDE = 3  # places named inside one city that speak for it
_FEWEST_HELD, _MOST_HELD = 2, 4  # places named inside the one that 全省 means
_LEAD = 400  # characters in which the level is told
_NARROWER = "省市县镇"  # each lies in the one before it

Heard = Evidence[Region]


@cache
def _level_word() -> re.Pattern[str]:
    levels = home_words.pattern("level").pattern
    return re.compile(rf"[全我本]({levels})")


def own_levels(page: Page) -> list[tuple[str, int]]:
    """省, 市, 县 … of 全市 and 我县, the most frequent first; 居全省第三 compares and does not count."""
    text = page.title + "\n" + page.text
    said = _levels_said(text).most_common() or _levels_of_offices(page).most_common()
    ours = _ours(page)
    return sorted(said, key=lambda pair: (-pair[1], pair[0] != ours))


def _ours(page: Page) -> str | None:
    """县 of 我县, where the text says 我 of no other level: its own, though 全省 is told beside it.

    全县 beside 我市 is the county's: of the two the wider one is told on the way.
    """
    text = page.title + "\n" + page.text
    level = home_words.pattern("level").pattern
    found = set(re.findall(f"我({level})", text)) - {NATION}
    if len(found) != 1:
        return None
    ours = found.pop()
    narrower = _NARROWER[_NARROWER.find(ours) + 1 :] if ours in _NARROWER else ""
    return None if any(f"全{one}" in text for one in narrower) else ours


def is_wider_than_ours(page: Page, home: Region) -> bool:
    """我市签约9个 in a text that names a province alone: it is one of its cities, and nobody says which."""
    ours = _ours(page)
    return ours is not None and home.level == "province" and level_of(home, ours) is None


def _levels_of_offices(page: Page) -> Counter[str]:
    """省外经贸厅统计, 来源：省发展改革委: an office without a name is one of the place itself."""
    level = home_words.pattern("level", "level_of_office").pattern
    offices = re.compile(
        rf"(?<![一-鿿])(?:{home_words.either('teller')})?({level})"
        rf"[一-鿿]{{1,8}}?{home_words.either('office_end')}(?:{home_words.either('office_tells')}|$)"
    )
    found = (match[1][-1] for part in (page.publisher, page.text) for match in offices.finditer(part))
    return Counter(level for level in found if level != NATION)


def demanded(page: Page, levels: Sequence[tuple[str, int]]) -> str | None:
    """The level that title or lead say for their own (我县外贸), if the text says none more often."""
    of_title = _levels_said(page.title)
    counts = of_title or _levels_said(page.text[:_LEAD])
    level = counts.most_common(1)[0][0] if len(counts) == 1 else None
    sure = bool(levels) and levels[0][0] == level and (bool(of_title) or levels[0][1] > 1)
    return level if sure else None


def _levels_said(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for match in _level_word().finditer(text):
        before = text[max(0, match.start() - 4) : match.start()]
        if before[-1:] in form_set("pronoun_no_left") or text[match.end() : match.end() + 1] in form_set(
            "pronoun_no_right"
        ):
            continue
        compared = before.endswith(home_words.forms("compared_before")) or text.startswith(
            home_words.forms("compared_behind"), match.end()
        )
        if not compared and match[1] != NATION:
            counts[match[1]] += 1
    return counts


def _inside_china(page: Page) -> list[Region]:
    return list(
        {s.region: None for s in page.named if not s.aside and s.region.adcode not in (None, "100000")}
    )


def speaks_of_nation(
    page: Page, levels: Sequence[tuple[str, int]], points: int, sure: int, *, found: bool
) -> bool:
    """True for a report that says 全国 and 国内 and no 全市 of its own, beside no place that is sure.

    One that names places of a single province, and some of them, is that province's or city's.
    """
    provinces = Counter((place.adcode or "")[:2] for place in _inside_china(page))
    if len(provinces) == 1 and provinces.total() >= _FEWEST_INSIDE:
        return False
    said = len(home_words.pattern("nation").findall(page.text))
    return not levels and ((said >= 2 and points < sure) or (said > 0 and not found))


def hear_level(page: Page, levels: Sequence[tuple[str, int]], places: Sequence[Region]) -> Iterator[Heard]:
    """The places that 全市 or 全县 of the text may be, else those that it names by less than a name."""
    if not levels:
        return
    level, count = levels[0]
    away = {spot.region for spot in page.named if spot.aside} - {
        spot.region for spot in page.named if not spot.aside
    }
    away |= _wired_from(page)
    away -= {said.value for said in hear_comers(page)}  # 在湘投资: where they came is home
    fitting = [place for place in places if level_of(place, level) == place and place not in away]
    own = {spot.region for spot in page.named if not spot.aside}
    asked = demanded(page, levels)
    if asked is not None:
        for place in places:
            if place.level in ("province", "city", "county") and level_of(place, asked) != place:
                yield from say(place, "level_demanded")
    for place in fitting:
        if place.level == "zone":
            yield from say(place, "level_of_zone")
        elif (count > 1 or len(levels) == 1 or _ours(page) == level) and not (
            _has_peers(place, own) or _is_one_of(place, fitting)
        ):
            yield from say(place, "level")
        else:
            yield from say(place, "level_once")
    yield from _holding_named(own, level)
    if count > 1:
        yield from _other_level(levels, places)
    if not any(place.level != "zone" for place in fitting):
        yield from _above(places, level)
        yield from _half_named(page, places, level, away)


def _wired_from(page: Page) -> set[Region]:
    """本报济南电: beside 我市 the paper is another city's, and its reporter was there on the way."""
    if not re.search(f"我(?:{home_words.pattern('level').pattern})", page.title + page.text):
        return set()
    return {
        mention.region
        for mention in find_regions(page.dateline, None, page.year, page.known)
        if mention.region is not None and is_wired(page.dateline, mention.span.end)
    }


def _is_one_of(place: Region, fitting: Sequence[Region]) -> bool:
    """宜兴、江阴两市 beside 无锡市: of two cities in one that 全市 may mean too, neither is meant."""
    upper = parent(place)
    peers = [one for one in fitting if one != place and parent(one) == upper]
    return place.level == "county" and upper in fitting and bool(peers)


def _has_peers(place: Region, own: set[Region]) -> bool:
    """石首市、公安县、松滋市居前: one of several counties is not what 全市 means."""
    if place.level not in ("county", "city"):
        return False
    peers = [one for one in own if one.level == place.level and parent(one) == parent(place)]
    return len(peers) >= _FEWEST_INSIDE


def hear_comers(page: Page) -> Iterator[Heard]:
    """来赣投资, 在赣投资项目380个: the province by its one character, to which investors come."""
    found = {match[1] for match in _comers().finditer(f"{page.title}\n{page.text}")}
    for name, place in abbreviations().items():
        if name in found:
            yield from say(place, "comers")


@cache
def _comers() -> re.Pattern[str]:
    return re.compile(rf"{home_words.either('comes_here')}([^\W\d]){home_words.either('comers')}")


def _other_level(levels: Sequence[tuple[str, int]], places: Sequence[Region]) -> Iterator[Heard]:
    """A text that says 全省 again and again and never 全市 is no city's."""
    said = [level for level, _ in levels]
    for place in places:
        if place.level in ("city", "county") and not any(level_of(place, one) == place for one in said):
            yield from say(place, "level_of_other")


def _holding_named(own: set[Region], level: str) -> Iterator[Heard]:
    """沈阳、大连占全省六成: the place of that level in which two or more of the named ones lie."""
    inside: dict[Region, set[Region]] = {}
    for place in own:
        upper = level_of(place, level)
        if upper is not None and upper != place:
            inside.setdefault(upper, set()).add(_part_of(upper, place))
    for upper, parts in inside.items():
        if len(parts) >= _FEWEST_HELD:
            for _ in range(min(len(parts), _MOST_HELD)):
                yield from say(upper, "holds_named")


def _part_of(upper: Region, place: Region) -> Region:
    """The part of the wider place in which a place lies: counties of one city are one part of a province."""
    above = parent(place)
    return place if above is None or above == upper else _part_of(upper, above)


def _above(places: Sequence[Region], level: str) -> Iterator[Heard]:
    """全省 in a text that names cities of one province only: the government that holds them all."""
    uppers = {level_of(place, level) for place in places if place.level in ("city", "county", "zone")}
    if len(uppers) == 1:
        for upper in uppers:
            for _ in range(2 if len(places) >= _FEWEST_INSIDE else 1):
                yield from say(upper, "holds_all")


def _half_named(page: Page, places: Sequence[Region], level: str, away: set[Region]) -> Iterator[Heard]:
    """Short county names without any cue, and 在鄂企业, when only they can say what 全县 is.

    A place that is only visited (`away`) is none of them, unless places inside it are named.
    """
    uppers = {code for place in places for row in [row_of(place)] if row for code in lineage(row)}
    found: Counter[Region] = Counter()
    for place, weight in [*_loose(page, uppers), *_residents(page, places)]:
        if level_of(place, level) == place and (place not in away or place.adcode in uppers):
            found[place] += weight
    ranked = found.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        yield from say(ranked[0][0], "half_named")


def _loose(page: Page, uppers: set[str]) -> Iterator[tuple[Region, int]]:
    """石柱成为热土, 安康|经济: a word that is a name too needs the word for its affairs behind it."""
    for hit in scan(page.text):
        if hit.full or not hit.rows or not _stands_free(page.text, hit):
            continue
        if page.text.startswith(home_words.forms("works_behind"), hit.end):
            continue  # 龙山航电枢纽 bears the name of a hill
        settled = goes_to(page.text, hit.start, hit.end)
        affairs = settled or page.text.startswith(home_words.forms("affairs"), hit.end)
        if hit.form in form_set("ordinary") and not affairs:
            continue
        chosen = Scene.of(None, page.year, ()).choose(hit.rows, None, True)
        if len(chosen) == 1:
            inside = bool(uppers.intersection(lineage(chosen[0])[1:]))
            yield region_of(chosen[0], page.year), 1 + 2 * (inside + settled)


def _stands_free(text: str, hit: Hit) -> bool:
    """True for a name that is clear, and for 开发|光山, where another word has the character before it."""
    before = text[max(0, hit.start - 2) : hit.start]
    behind = text[hit.end : hit.end + 1]
    return is_clear(text, hit) or (is_word(before) and not is_word(hit.form[-1] + behind))


def _residents(page: Page, places: Sequence[Region]) -> Iterator[tuple[Region, int]]:
    """在繁企业, 运商回归: a place by one character of its name, among those inside the places named.

    What holds these may be meant as well.
    """
    things, natives = home_words.either("resident"), home_words.either("native")
    one = re.compile(rf"[在来驻返]([一-鿿]){things}|([^\W\d]){natives}")
    characters = {match[1] or match[2] for match in one.finditer(f"{page.title}\n{page.text}")}
    codes = {code for place in places for row in [row_of(place)] if row for code in lineage(row)}
    inside = [row for row in rows() if row.parent in codes or row.adcode in codes] if characters else []
    for row in at(inside, page.year):
        if characters.intersection(row.shorts[0] if row.shorts else row.name[:-1]):
            yield region_of(row, page.year), 3
