"""The autonomous region that an office without a name tells of: 据自治区商务厅统计，全区……"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.discourse.home_edges import Heard, say
from zhaoshang_extract.discourse.page import Page
from zhaoshang_extract.gazetteer import parent
from zhaoshang_extract.mention.place.pronoun import DISTRICT, level_of
from zhaoshang_extract.mention.region import find_regions
from zhaoshang_extract.region import Region


def hear_autonomy(page: Page, levels: Sequence[tuple[str, int]], heard: Sequence[Heard]) -> Iterator[Heard]:
    """全区 beside 自治区商务厅 is the one autonomous region in which any place of the page lies.

    The places may be on the way, as 宁夏 in 江苏对宁夏投资, or known by the dateline alone. A province of
    another kind is no 全区. Silent where the text names a district of its own.
    """
    if (levels and levels[0][0] != DISTRICT) or not _office().search(f"{page.publisher}\n{page.text}"):
        return
    if any(_is_district(spot.region) for spot in page.named if not spot.aside):
        return
    around = f"{page.title}\n{page.dateline}\n{page.publisher}"
    told = [mention.region for mention in find_regions(around, None, page.year, page.known)]
    tops = {_top(place) for place in (*page.known, *told, *(said.value for said in heard)) if place}
    own = [top for top in tops if level_of(top, DISTRICT) == top]
    for top in own if len(own) == 1 else ():
        yield from say(top, "autonomous")
    for place in dict.fromkeys(said.value for said in heard):
        if place.level == "province" and place not in own:
            yield from say(place, "level_demanded")


@cache
def _office() -> re.Pattern[str]:
    """自治区商务厅, behind a mark or a word of telling: no place stands before it."""
    return re.compile(
        rf"(?:(?<![^\W\d])|{home_words.either('teller')}){home_words.either('level_of_office')}"
        rf"[^\W\d]{{1,8}}?{home_words.either('office_end')}"
    )


def _is_district(place: Region) -> bool:
    """True for what may call itself 全区 below the autonomous region."""
    return place.level == "zone" or (place.level == "county" and level_of(place, DISTRICT) == place)


def _top(place: Region) -> Region:
    upper = parent(place) if place.adcode not in (None, "100000") else None
    return _top(upper) if upper is not None and upper.adcode != "100000" else place
