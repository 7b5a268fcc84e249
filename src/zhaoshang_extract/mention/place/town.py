"""Towns, townships and subdistricts: 董市镇, 画溪街道."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import regex

from zhaoshang_extract.gazetteer.table import Row, at, by_code, by_short_name, region_of
from zhaoshang_extract.gazetteer.towns import LONGEST, counties_by_town, names_ending
from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.name import Named
from zhaoshang_extract.mention.place.scene import BELOW_HOME, BELOW_NAMED, Scene
from zhaoshang_extract.region import Region

SIGN = "[镇乡街苏]"  # without one of these no town is found
_SUFFIX = re.compile(r"镇|乡(?!镇|村|村|贤|友|情|愁|亲|土)|街道|苏木")
# \p{Han}: 㮾梨街道 and 䢺水镇 begin with characters beyond the first block.
_NAME = r"(\p{Han}{2,3}(?:镇|乡|街道))"
_UNKNOWN = regex.compile(rf"(?:^|[、，；：。 ]){_NAME}(?=[\d、和（]|在建|签约|引进|到位|投资|新)")
# 3.青杨镇：…, （2）云岭乡：…, 青杨镇、云岭乡: at the head of a line or item
_LABEL = regex.compile(rf"(?:^|[。；\n])[ \d.、（）()①-⑳一二三四五六七八九十]*?{_NAME}(?=(?:办事处)?：)")
_HAN = regex.compile(r"\p{Han}")
_OPENS_GENERIC = re.compile(r"[各全本该我每个些其他余]")
_OPENS_COMMON = frozenset("各全本该我每个些返下城家回其余他")  # 下|乡镇, 城|镇, 全|镇
_SHORTEST, _LONGEST_KNOWN = 3, 7  # characters of a town's name that the document has told


def find_towns(text: str, names: Sequence[Named], scene: Scene) -> Iterator[Named]:
    """The towns of the text; one whose county is not clear has region None and the reason."""
    beside = {named.end: named for named in names if named.region is not None}
    ends = [match.end() for match in _SUFFIX.finditer(text)]
    found = [town_found for end in ends for town_found in _town_ending(text, end, beside, scene)]
    own: list[Named] = []
    if ends and scene.home is not None and scene.home.level in ("county", "town"):
        own = list(_of_home(text, ends, found, scene))
    yield from own
    taken = {named.end for named in own}
    yield from (named for named in found if named.end not in taken)


def _town_ending(text: str, end: int, beside: Mapping[int, Named], scene: Scene) -> list[Named]:
    unclear: Named | None = None
    for name in names_ending(text, end, _floor(end, beside)):
        start = end - len(name)
        before = beside[start].region if start in beside else None
        if name in words.form_set("no_town"):
            continue
        counties = _nearest(counties_by_town()[name], before, scene)
        place = _town_in(name, counties[0], before, scene) if len(counties) == 1 else None
        free = start == 0 or _HAN.match(text, start - 1) is None
        stood = text[max(0, start - 1) : start] == "在"  # 在新埭镇: nothing else ends in 在
        if _is_common(name):
            free = stood = False
            if not counties or not _known(counties[0], before, scene, BELOW_HOME):
                continue
        if place is not None and (free or stood or len(name) > 3 or _known(counties[0], before, scene)):
            return [Named(start, end, _as_home(place, scene), None, True)]
        if unclear is None and len(name) > 2 and len(counties) > 1 and free:
            reason = f"{name}: {len(counties)} counties have a town of this name; name its county"
            unclear = Named(start, end, None, reason, True)
    return [unclear] if unclear is not None else []


def _town_in(name: str, county: str, before: Region | None, scene: Scene) -> Region | None:
    """The town under the name of its county: the one printed before it, else that of the year.

    The table knows 太和镇 in 射洪县, which is 射洪市 since 2019.
    """
    rows = by_code().get(county, ())
    if not rows:
        return None
    kin = _kin(county)
    # 枞阳县 of the year may lie in another city than today's
    same = before is not None and (
        any(row.adcode == before.adcode for row in kin) or before.name.endswith(rows[0].name)
    )
    if before is not None and same and before.level == "county":
        return Region(before.name + name, before.adcode, "town")
    row = at(kin, scene.year)[0]
    return Region(region_of(row, scene.year).name + name, row.adcode, "town")


@cache
def _kin(county: str) -> tuple[Row, ...]:
    """The county under all its codes: 江都市 of a city is its 江都区 of today."""
    rows = by_code()[county]
    named = by_short_name()[rows[0].shorts[0]] if rows[0].shorts else []
    return tuple(row for row in named if row.parent == rows[0].parent and row.level == "county") or rows


def _is_common(name: str) -> bool:
    """分乡镇, 下乡镇: names that may be other words, so that their county must be near."""
    return name[0] in _OPENS_COMMON or name in words.form_set("common_town")


def _floor(end: int, beside: Mapping[int, Named]) -> int:
    """A town's name never begins inside a full name that ends before it (虞城县|利民镇)."""
    ends = (at for at in range(end - 2, end - LONGEST - 1, -1) if at in beside and beside[at].full)
    return max(0, next(ends, 0))


def _nearest(counties: Sequence[str], beside: Region | None, scene: Scene) -> list[str]:
    """The counties for which most speaks: the place printed before, the home, the places named."""
    known = [code for code in counties if code in by_code()]
    scores = [(max(scene.nearness(row) for row in _kin(code)), code) for code in known]
    if beside is not None and beside.adcode:
        prefix = beside.adcode.rstrip("0")
        scores = [(100 if code.startswith(prefix) else score, code) for score, code in scores]
    best = max((score for score, _ in scores), default=0)
    kept = [code for score, code in scores if score == best]
    current = [code for code in kept if by_code()[code][0].until is None]
    if scene.home is not None and scene.home.adcode in kept:
        return [scene.home.adcode]
    return current or kept


def _known(county: str, beside: Region | None, scene: Scene, enough: int = BELOW_NAMED) -> bool:
    return beside is not None or any(scene.nearness(row) >= enough for row in _kin(county))


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


def _of_home(text: str, ends: Sequence[int], found: Sequence[Named], scene: Scene) -> Iterator[Named]:
    """Towns of the home that the table lacks: labels, items of lists, and those that were told before."""
    home = scene.home
    if home is None:
        return
    base = (
        home.name if home.level == "county" or scene.home_row is None else scene.region(scene.home_row).name
    )
    near = [named for named in found if named.region is not None and named.region.name.startswith(base)]
    taken = {named.end for named in near}
    told = _told(scene, base)
    for match in (*_LABEL.finditer(text), *(_UNKNOWN.finditer(text) if near else ())):
        if match.end(1) not in taken and not _is_generic(match[1]):
            told.add(match[1])
    for end in ends:
        lengths = range(_LONGEST_KNOWN, _SHORTEST - 1, -1)
        name = next((text[end - n : end] for n in lengths if n <= end and text[end - n : end] in told), None)
        if name is not None and end not in taken:
            yield Named(end - len(name), end, Region(base + name, home.adcode, "town"), None, True)


def _told(scene: Scene, base: str) -> set[str]:
    """The towns of the home that the document has named so far, without their county."""
    return {place.name.removeprefix(base) for place in scene.towns if place.name.startswith(base)}


def _is_generic(name: str) -> bool:
    """各乡镇, 特色小镇: words for any town."""
    return _OPENS_GENERIC.match(name) is not None or name.endswith(words.forms("no_town"))
