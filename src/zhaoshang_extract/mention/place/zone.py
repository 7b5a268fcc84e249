"""Development zones: 咸宁高新区, 中韩（盐城）产业园, 姚家港化工园, and 高新区 in a list of counties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.name import Named
from zhaoshang_extract.mention.place.scene import Scene
from zhaoshang_extract.region import Region

_GAP = 4  # 长春|汽车|经济技术开发区
_LONGEST_NAME = 6
_PLACED = ("位于", "落户", "落地", "入驻", "坐落", "设在", "落在", "迁入", "在", "赴")
_CLAUSE_START = frozenset("，。；：、（“！？— \n,;")
_TELLING = re.compile(r"\d|新签约|新引进|完成|引进|实现|到位|累计|签约|固定|规模|规上|入驻|全年|一季度|上半年|前|（|、|居|排|列")


@cache
def _suffix_pattern() -> re.Pattern[str]:
    forms = sorted({*_strict(), *_loose()}, key=lambda form: (-len(form), form))
    return re.compile("|".join(forms))


@cache
def _strict() -> frozenset[str]:
    return frozenset(form for entry in words.entries("zones", "suffix") for form in entry.forms)


@cache
def _loose() -> frozenset[str]:
    return frozenset(form for entry in words.entries("zones", "suffix_loose") for form in entry.forms)


@cache
def _bare() -> frozenset[str]:
    return frozenset(form for entry in words.entries("zones", "bare") for form in entry.forms)


def find_zones(text: str, hits: Sequence[Named], names: Sequence[Named], scene: Scene) -> Iterator[Named]:
    """The zones of the text. `hits` are all forms that could name their place, `names` those that do."""
    for match in _suffix_pattern().finditer(text):
        start, end = match.span()
        yield from _zone_at(text, start, end, match[0], hits, names, scene)
    for form in _bare():
        yield from _bare_at(text, form, names, scene)


def _zone_at(
    text: str, start: int, end: int, suffix: str, hits: Sequence[Named], names: Sequence[Named], scene: Scene
) -> Iterator[Named]:
    owner = _owner(text, start, hits)
    if owner is not None and owner.full and start - owner.end >= 2 and owner.region is not None:
        yield Named(owner.end, end, _under(owner.region, text[owner.end : end]), None, True)
        return
    if owner is not None and owner.region is not None:
        yield Named(owner.start, end, _zone_of(owner, text[owner.start : end]), None, True)
        return
    paired = _paired(text, start, names)
    if paired is not None and paired.region is not None:
        opening = _name_start(text, paired.start - 1, 3)
        yield Named(opening, end, _under(paired.region, text[opening:end]), None, True)
        return
    if scene.home is None:
        return
    if suffix not in words.common_words() and _stands_alone(text, start, end, suffix, names, scene):
        yield Named(start, end, _home_zone(scene.home, suffix), None, True)
        return
    opening = _name_start(text, start, _LONGEST_NAME)
    if 2 <= start - opening and _is_placed(text, opening, end, suffix, names):
        yield Named(opening, end, _under(scene.home, text[opening:end]), None, True)


def _owner(text: str, start: int, hits: Sequence[Named]) -> Named | None:
    """The place whose name opens the zone's: directly before the suffix, or a short plain gap before it."""
    for hit in reversed(hits):
        gap = text[hit.end : start] if hit.end <= start else None
        if gap is None or hit.region is None or hit.region.level not in ("province", "city", "county"):
            continue
        if len(gap) > _GAP or text[max(0, hit.start - 1) : hit.start] in ("—", "-", "－"):
            return None  # 关中—天水经济区 is no zone of one city
        if all("一" <= c <= "鿿" for c in gap) and not any(b in gap for b in words.breakers()):
            return hit
    return None


def _paired(text: str, start: int, names: Sequence[Named]) -> Named | None:
    """The place in the brackets of 中韩（盐城）产业园."""
    for named in names:
        if named.end + 1 == start and text[named.end] == "）" and text[named.start - 1 : named.start] == "（":
            return named
    return None


def _name_start(text: str, start: int, longest: int) -> int:
    """Where the unknown word before `start` begins: at most `longest` characters back."""
    begin = start
    while begin > 0 and start - begin < longest and "一" <= text[begin - 1] <= "鿿":
        if text[:begin].endswith(words.breakers()) and text[max(0, begin - 2) : begin].endswith(_stops()):
            break
        begin -= 1
    return begin


@cache
def _stops() -> tuple[str, ...]:
    return words.breakers()


def _is_placed(text: str, opening: int, end: int, suffix: str, names: Sequence[Named]) -> bool:
    """True when an unknown name is used as a place: 位于…, or one item of a list of places with figures."""
    before = text[max(0, opening - 4) : opening]
    if before.endswith(_PLACED):
        return True
    item = opening == 0 or text[opening - 1] in "、，；：。"
    figure = text[end : end + 1].isdigit() or text[end : end + 1] == "、"
    return item and figure and _near(names, opening, end)


def _near(names: Sequence[Named], start: int, end: int) -> bool:
    return any(-12 <= start - named.end <= 12 or 0 <= named.start - end <= 12 for named in names)


def _stands_alone(text: str, start: int, end: int, suffix: str, names: Sequence[Named], scene: Scene) -> bool:
    """True when 高新区 by itself is the home's: it opens a clause that tells its figures, or is the home itself."""
    if start and text[start - 1] not in _CLAUSE_START:
        return False
    home = scene.home
    if home is not None and home.level == "zone" and home.name.endswith(suffix):
        return True
    if suffix in _loose() and not (_near(names, start, end) and text[end : end + 1].isdigit()):
        return False
    return _TELLING.match(text, end) is not None


def _bare_at(text: str, form: str, names: Sequence[Named], scene: Scene) -> Iterator[Named]:
    if scene.home is None or scene.home.level not in ("city", "county"):
        return
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        item = start == 0 or text[start - 1] in "、，；：。 "
        if item and (text[end : end + 1].isdigit() or text[end : end + 1] in "、") and end < len(text):
            yield Named(start, end, _under(scene.home, form), None, True)
        elif text[max(0, start - 2) : start].endswith(("落户", "落地")) and (end == len(text) or text[end] in "，。；"):
            yield Named(start, end, _under(scene.home, form), None, True)
        start = text.find(form, end)


def _zone_of(owner: Named, quote: str) -> Region:
    """The zone's path: the government's, then the zone's name without its government's full name."""
    region = owner.region
    assert region is not None
    printed = quote[: owner.end - owner.start]
    if region.name.endswith(printed):
        return Region(region.name + quote[len(printed) :], region.adcode, "zone")
    return Region(region.name + quote, region.adcode, "zone")


def _under(home: Region, name: str) -> Region:
    base = home.name
    if home.level in ("zone", "town"):
        return Region(base + name, home.adcode, "zone")
    return Region(base + name, home.adcode, "zone")


def _home_zone(home: Region, suffix: str) -> Region:
    return home if home.level == "zone" and home.name.endswith(suffix) else _under(home, suffix)
