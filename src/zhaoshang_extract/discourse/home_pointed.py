"""The county that 该县 points at, though its name is a word: 上半年大悟引资48亿元……该县."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhaoshang_extract.discourse.home_edges import Heard, say
from zhaoshang_extract.discourse.page import Page
from zhaoshang_extract.gazetteer.table import at, region_of, row_of
from zhaoshang_extract.mention.place.name import Hit, scan
from zhaoshang_extract.mention.place.pronoun import level_of, levels_pointed_at
from zhaoshang_extract.mention.place.scene import lineage
from zhaoshang_extract.region import Region


def hear_pointed(page: Page, said: Sequence[tuple[str, int]], places: Sequence[Region]) -> Iterator[Heard]:
    """上半年大悟引资48亿元……该县 in the paper of its city: it points at a county that is half named."""
    levels = set(levels_pointed_at(page.text))
    if len(levels) != 1 or {level for level, _ in said} - levels:
        return
    if any(level_of(spot.region, *levels) == spot.region for spot in page.named):
        return
    uppers = {code for place in places for row in [row_of(place)] if row for code in lineage(row)}
    found = {
        region_of(row, page.year)
        for hit in scan(page.text)
        if not hit.full and _opens(page.text, hit) and not any(row.adcode in uppers for row in hit.rows)
        for row in at(hit.rows, page.year)
        if row.parent in uppers and level_of(region_of(row, page.year), *levels) is not None
    }
    if len(found) == 1:
        yield from say(found.pop(), "half_named")


def _opens(text: str, hit: Hit) -> bool:
    """True for a name with which a clause begins: the subject, though it is a word too."""
    return hit.start == 0 or not text[hit.start - 1].isalpha()
