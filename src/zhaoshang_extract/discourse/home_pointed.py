"""The place that 该县 points at: 樟树市……该市 in the paper of its prefecture, or a name that is a word.

Who writes 该县 writes from outside: the paper of a city, a province or an agency. The place told before it is
what the report is about, whoever prints it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.discourse.home_edges import Heard, say
from zhaoshang_extract.discourse.page import Page
from zhaoshang_extract.gazetteer.table import Row, at, region_of, row_of
from zhaoshang_extract.mention.place.institution import in_institution
from zhaoshang_extract.mention.place.name import Hit, is_clear, scan
from zhaoshang_extract.mention.place.pronoun import level_of, levels_pointed_at
from zhaoshang_extract.mention.place.scene import lineage
from zhaoshang_extract.mention.place.words import form_set
from zhaoshang_extract.region import Region


def hear_pointed(page: Page, said: Sequence[tuple[str, int]], places: Sequence[Region]) -> Iterator[Heard]:
    """The one place that every 该县 of a text points at, which says 全县 of no other level.

    Named in full or by a clear name (樟树市……该市), else the half named one (上半年大悟引资48亿元……该县).
    """
    pointers = dict(levels_pointed_at(page.text))
    levels = set(pointers.values())
    if len(levels) != 1 or {level for level, _ in said} - levels:
        return
    level = levels.pop()
    told = [s for s in page.named if not s.aside and level_of(s.region, level) == s.region]
    if not told:
        yield from _half_named(page, level, places)
        return
    meant = {next((s.region for s in reversed(told) if s.end <= start), None) for start in pointers}
    if any(place is not None and place.level == "zone" for place in meant):
        return  # 某开发区……该区: the pointer finds the zone, and its county may report of it
    if len(meant) == 1 and not _has_rivals(page, meant):
        yield from say(meant.pop(), "pointed_at")


def _has_rivals(page: Page, meant: set[Region | None]) -> bool:
    """True where another place of the level of the one pointed at is told too, and as often."""
    own = [spot.region for spot in page.named if not spot.aside]
    level = {place.level for place in meant if place is not None}
    others = [place for place in own if place.level in level and place not in meant]
    return len(others) >= sum(place in meant for place in own)


def _half_named(page: Page, level: str, places: Sequence[Region]) -> Iterator[Heard]:
    """The county with whose short name a clause opens: of the places told, else the only one of its name."""
    uppers = {code for place in places for row in [row_of(place)] if row for code in lineage(row)}
    narrow = any(not code.endswith("0000") for code in uppers)
    hits = [hit for hit in scan(page.text) if not hit.full and _opens(page.text, hit)]
    hits = [hit for hit in hits if not any(row.adcode in uppers for row in hit.rows)]

    def found(fits: Callable[[Hit, Row], bool]) -> set[Region]:
        places: set[Region] = set()
        for hit in hits:
            rows = [row for row in hit.rows if fits(hit, row)]
            named = [
                region_of(row, page.year) for row in (*at(rows, page.year), *rows)
            ]  # 江津区, once 江津市
            places.update([place for place in named if level_of(place, level) == place][:1])
        return places

    near = found(lambda _, row: row.parent in uppers)
    if not near and not narrow:
        inside = found(lambda hit, row: _is_sure(page.text, hit) and not uppers.isdisjoint(lineage(row)[1:]))
        near = inside or found(lambda hit, _: _is_sure(page.text, hit))
    if len(near) == 1:
        yield from say(near.pop(), "half_named")


def hear_natives(page: Page) -> Iterator[Heard]:
    """在外经营的|清原|籍药材商回乡创业: whose natives come home is where the text is at home."""
    found = {
        region_of(row, page.year)
        for hit in scan(page.text)
        if _come_home().match(page.text, hit.end) and is_clear(page.text, hit)
        for row in at(hit.rows, page.year)
    }
    if len(found) == 1:
        yield from say(found.pop(), "natives_return")


@cache
def _come_home() -> re.Pattern[str]:
    return re.compile(
        f"{home_words.either('of_birth')}[^\\W\\d]{{0,8}}?{home_words.either('natives_return')}"
    )


def _is_sure(text: str, hit: Hit) -> bool:
    """True for 古田 and 江津, names of one place each, under whatever codes, that are no words."""
    one = len({row.adcode[:2] for row in hit.rows}) == 1
    word = hit.form in form_set("ordinary") or in_institution(text, hit.end)
    return one and not word and is_clear(text, hit)


def _opens(text: str, hit: Hit) -> bool:
    """True for a name with which a clause begins, or behind 据: the subject, though it is a word too."""
    asked = text.endswith(home_words.forms("asks_office", "teller"), 0, hit.start)
    return hit.start == 0 or asked or not text[hit.start - 1].isalpha()
