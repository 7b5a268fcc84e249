"""Places named in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from zhaoshang_extract.fold import fold
from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.gazetteer.table import Row
from zhaoshang_extract.mention.place import abbreviation, area, pronoun, town, words, zone_words
from zhaoshang_extract.mention.place.abbreviation import find_abbreviations
from zhaoshang_extract.mention.place.name import Hit, Named, find_names, opens_clear, scan
from zhaoshang_extract.mention.place.pronoun import find_pronouns
from zhaoshang_extract.mention.place.scene import BELOW_PROVINCE, Scene
from zhaoshang_extract.mention.place.town import find_towns
from zhaoshang_extract.mention.place.zone import find_zones
from zhaoshang_extract.mention.place.zone_list import find_listed
from zhaoshang_extract.mention.place.zone_words import names_zone
from zhaoshang_extract.region import Region
from zhaoshang_extract.span import Span

RegionKind = Literal["named", "zone", "town", "pronoun", "abroad"]


@dataclass(slots=True, eq=False)
class RegionMention:
    """A place in a text. `region` is None when it stayed unresolved, and `reason` then says why."""

    span: Span
    quote: str
    region: Region | None
    reason: str | None
    kind: RegionKind


_OPENS_CLAUSE = frozenset("，。；：（ \n")


def regions(text: str, home: Region | str | None = None) -> list[RegionMention]:
    """The places named in a printed text, in its order; 全市 and its kin are none.

    `home` is the place that the text is about, as a Region, a name or a code; ValueError when the name
    or code is unknown or may be several places.

    >>> [(found.quote, found.region.adcode) for found in regions("绵阳、德阳客商考察丹棱县") if found.region]
    [('绵阳', '510700'), ('德阳', '510600'), ('丹棱县', '511424')]
    """
    place = _place(home) if isinstance(home, str) else home
    mentions = [found for found in find_regions(fold(text), place) if found.kind != "pronoun"]
    for mention in mentions:
        mention.quote = text[slice(*mention.span)]
    return mentions


def _place(name: str) -> Region:
    found = lookup(name)
    if len(found) != 1:
        mend = (
            " or ".join(f"{place.name} {place.adcode}" for place in found)
            or "a full name or a six-digit code"
        )
        raise ValueError(f"home {name!r} is not one place; give {mend}")
    return found[0]


def find_regions(
    text: str, home: Region | None = None, year: int | None = None, known: Sequence[Region] = ()
) -> list[RegionMention]:
    """The places of a folded text: sorted, without overlaps, the longest reading first.

    `home` says what 全市 means and which 鼓楼区 is near, `year` which vintage of a name holds, `known`
    which places the document has named before.
    """
    printed, text = text, words.simplified(text)
    hits = scan(text)
    if not hits and not _sign().search(text):
        return []
    scene = Scene.of(home, year, known)
    names = find_names(text, hits, scene)
    owners = _owners(text, hits, names, scene)
    towns = list(find_towns(text, names, scene))
    zones = list(find_zones(text, owners, [*names, *towns], scene))
    if home is not None:
        zones += find_listed(text, [*names, *zones], home)
    found = [
        *(_mention(printed, named, _kind(named)) for named in names),
        *(_mention(printed, named, "zone") for named in zones),
        *(_mention(printed, named, "town") for named in towns),
        *(_mention(printed, named, _kind(named)) for named in find_abbreviations(text)),
        *(_mention(printed, named, _kind(named)) for named in area.find_areas(text)),
    ]
    kept = _longest(found)
    settled = [Named(m.span.start, m.span.end, m.region, None, False) for m in kept]
    pronouns = find_pronouns(text, home, settled, known)
    return _longest([*kept, *(_mention(printed, named, "pronoun") for named in pronouns)])


@cache
def _sign() -> re.Pattern[str]:
    """What every place shows that no form of the table names: one look spares most texts all others."""
    return re.compile(
        "|".join((town.SIGN, zone_words.sign(), abbreviation.sign(), area.sign(), pronoun.sign()))
    )


def _owners(text: str, hits: Sequence[Hit], names: Sequence[Named], scene: Scene) -> list[Named]:
    """Every form that could give a zone its name: the suffix of the zone is all the cue it needs.

    A name of a county needs its city near as well, unless the suffix follows directly (含章|工业园区).
    """
    read = {named.start: named for named in names}
    owners = []
    for hit in hits:
        if hit.start in read:
            owners.append(read[hit.start])
        elif hit.rows:
            rows = scene.choose(hit.rows, None, not hit.full)
            near = scene.nearness(rows[0]) >= BELOW_PROVINCE
            if _home_elsewhere(text, hit, rows[0], scene):
                continue  # 普安|工业小区 in a report of another province is no park of 普安县
            if len(rows) == 1 and (near or (opens_clear(text, hit) and names_zone(text, hit.end))):
                owners.append(Named(hit.start, hit.end, scene.region(rows[0]), None, hit.full))
    return owners


def _home_elsewhere(text: str, hit: Hit, row: Row, scene: Scene) -> bool:
    """True for a short name of a county in another province than the home, where nothing leads there.

    So are a name that is a word too, and one that opens a clause: 。蓝田|经济开发区 in a report of 漳州.
    """
    known = scene.home_row is not None and scene.home_row.level != "country"
    ordinary = hit.form in words.form_set("ordinary")
    opens = row.level == "county" and text[hit.start - 1 : hit.start] in _OPENS_CLAUSE
    return known and not hit.full and (ordinary or opens) and not scene.nearness(row)


def _kind(named: Named) -> RegionKind:
    if named.region is None or named.region.adcode is not None:
        return "zone" if named.region is not None and named.region.level == "zone" else "named"
    return "abroad"


def _mention(text: str, named: Named, kind: RegionKind) -> RegionMention:
    return RegionMention(
        Span(named.start, named.end), text[named.start : named.end], named.region, named.reason, kind
    )


def _longest(found: Iterable[RegionMention]) -> list[RegionMention]:
    """The mentions left when of two that overlap the longer stays, the earlier of two equally long."""
    ordered = sorted(found, key=lambda m: m.span)
    if all(one.span.end <= after.span.start for one, after in pairwise(ordered)):
        return ordered
    kept: dict[int, RegionMention] = {}
    taken: set[int] = set()
    for mention in sorted(ordered, key=lambda m: (-len(m.span), m.span.start, m.region is None)):
        places = range(mention.span.start, mention.span.end)
        if not any(place in taken for place in places):
            taken.update(places)
            kept[mention.span.start] = mention
    return [kept[start] for start in sorted(kept)]
