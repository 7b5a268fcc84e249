"""Towns, townships and subdistricts: 董市镇, 画溪街道."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from zhaoshang_extract.gazetteer.table import by_code
from zhaoshang_extract.gazetteer.towns import LONGEST, counties_by_town, names_ending, town
from zhaoshang_extract.mention.place.name import Named
from zhaoshang_extract.mention.place.scene import BELOW_NAMED, Scene
from zhaoshang_extract.region import Region

_SUFFIX = re.compile(r"镇|乡(?!镇|村|村|贤|友|情|愁|亲|土)|街道|苏木")
_UNKNOWN = re.compile(
    r"(?:^|[、，；：。 ])([一-鿿]{2,3}(?:镇|乡|街道))(?=[\d、和（]|在建|签约|引进|到位|投资|新)"
)
_NO_TOWN = re.compile(r"[各全本该我每个些返下城家回其余他]|乡镇|城镇|集镇|重镇|小镇|古镇|村镇|强镇|名镇")


def find_towns(text: str, names: Sequence[Named], scene: Scene) -> Iterator[Named]:
    """The towns of the text; one whose county is not clear has region None and the reason."""
    beside = {named.end: named for named in names if named.region is not None}
    found = [
        town_found
        for match in _SUFFIX.finditer(text)
        for town_found in _town_ending(text, match.end(), beside, scene)
    ]
    yield from found
    if scene.home is not None and scene.home.level in ("county", "town"):
        yield from _unknown(text, found, scene)


def _town_ending(text: str, end: int, beside: Mapping[int, Named], scene: Scene) -> list[Named]:
    unclear: Named | None = None
    for name in names_ending(text, end, _floor(end, beside)):
        start = end - len(name)
        before = beside[start].region if start in beside else None
        if _NO_TOWN.match(name):
            continue
        counties = _nearest(counties_by_town()[name], before, scene)
        place = town(name, counties[0]) if len(counties) == 1 else None
        free = start == 0 or not "一" <= text[start - 1] <= "鿿"
        if place is not None and (free or len(name) > 3 or _known(counties[0], before, scene)):
            return [Named(start, end, _as_home(place, scene), None, True)]
        if unclear is None and len(name) > 2 and len(counties) > 1 and free:
            reason = f"{name}: {len(counties)} counties have a town of this name; name its county"
            unclear = Named(start, end, None, reason, True)
    return [unclear] if unclear is not None else []


def _floor(end: int, beside: Mapping[int, Named]) -> int:
    """A town's name never begins inside a full name that ends before it (虞城县|利民镇)."""
    ends = (at for at in range(end - 2, end - LONGEST - 1, -1) if at in beside and beside[at].full)
    return max(0, next(ends, 0))


def _nearest(counties: Sequence[str], beside: Region | None, scene: Scene) -> list[str]:
    """The counties for which most speaks: the place printed before, the home, the places named."""
    rows = [(code, by_code()[code][0]) for code in counties if code in by_code()]
    scores = [(scene.nearness(row), code) for code, row in rows]
    if beside is not None and beside.adcode:
        prefix = beside.adcode.rstrip("0")
        scores = [(100 if code.startswith(prefix) else score, code) for score, code in scores]
    best = max((score for score, _ in scores), default=0)
    kept = [code for score, code in scores if score == best]
    current = [code for code in kept if by_code()[code][0].until is None]
    if scene.home is not None and scene.home.adcode in kept:
        return [scene.home.adcode]
    return current or kept


def _known(county: str, beside: Region | None, scene: Scene) -> bool:
    row = by_code()[county][0]
    return beside is not None or scene.nearness(row) >= BELOW_NAMED


def _as_home(place: Region, scene: Scene) -> Region:
    """The home itself, in its own vintage, when the town is the home."""
    home = scene.home
    same = (
        home is not None
        and home.level == "town"
        and home.adcode == place.adcode
        and home.name[-3:] == place.name[-3:]
    )
    return home if same and home is not None else place


def _unknown(text: str, found: Sequence[Named], scene: Scene) -> Iterator[Named]:
    """Towns that the table lacks, in a list beside towns that it has: 董市镇25个、新镇20个."""
    home = scene.home
    if home is None or not found:
        return
    base = (
        home.name if home.level == "county" or scene.home_row is None else scene.region(scene.home_row).name
    )
    taken = {named.end for named in found}
    for match in _UNKNOWN.finditer(text):
        if match.end(1) not in taken and not _NO_TOWN.search(match[1]):
            yield Named(
                match.start(1), match.end(1), Region(base + match[1], home.adcode, "town"), None, True
            )
