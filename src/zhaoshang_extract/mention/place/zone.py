"""Development zones: 咸宁高新区, 中韩（盐城）产业园, 姚家港化工园, and 高新区 in a list of counties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhaoshang_extract.gazetteer import lookup, parent
from zhaoshang_extract.gazetteer.table import by_code, row_of
from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.name import Named
from zhaoshang_extract.mention.place.scene import Scene
from zhaoshang_extract.mention.place.zone_build import Around, inside, is_name, make_zone, name_start
from zhaoshang_extract.mention.place.zone_home import as_home, at_home, shorthand
from zhaoshang_extract.mention.place.zone_name import zone_key, zone_stem
from zhaoshang_extract.mention.place.zone_words import PLACED, forms, is_generic, loose, suffix
from zhaoshang_extract.region import Region

_DASH = re.compile(r"(?<=[一-鿿])[—\-－](?=[一-鿿])")  # 滁州|顶山—汊河|片区
_LONGEST_OWN = 6  # characters of a part's own name, a dash among them
_GAP = 4  # 长春|汽车|经济技术开发区
_LOOK_BACK = 40  # zones named before that a name may mean
_LONGEST_GAP = 10  # 永康市|五金和智能门锁|产业园
_AND = re.compile(r"(?<=[一-鿿])[和与及](?=[一-鿿]{2})")
_PRICED = re.compile(
    r"（?(?:[一二三四五]期)?(?:计划|协议)?总投资|（投资\d|项目(?!\d)|是[^，。；]{1,24}，(?:计划|协议)?总投资"
)
_SHORTEST_ITEM = 2  # characters of a zone's own name in a list
_ITEM_MARKS = frozenset("，；、。：")
_DASHES = frozenset("—-－")


def find_zones(text: str, owners: Sequence[Named], names: Sequence[Named], scene: Scene) -> Iterator[Named]:
    """The zones of the text. `owners` are all forms that could name their place, `names` those that do."""
    around: Around | None = None  # built only for a text that has a suffix
    holders: Around | None = None
    told = list(scene.zones)
    for match in suffix().finditer(text):
        around = around or Around(names)
        holders = holders or Around(owners)
        if _is_project(text, match) or _is_known(around.ending.get(match.end())):
            continue
        part = match[0] in forms("suffix_of_part")  # a part of the home alone
        zone = None if part else _owned(text, match, holders, scene.year) or _joint(text, match, holders)
        zone = zone or _long(text, match, around) or _paired(text, match, around)
        if zone is None and scene.home is not None:
            zone = at_home(text, match, around, scene.home, told)
        if zone is not None and text[zone.start : zone.end] not in words.abroad():  # 川南经济区
            zone = as_home(text, zone, scene.home)
            around.starting[zone.start] = around.ending[zone.end] = zone  # 甲高新区、|经开区
            if zone.region is not None:
                told.append(zone.region)
            yield zone
    yield from _stems(text, told)
    if scene.home is not None and scene.home.level in ("city", "county"):
        yield from shorthand(text, Around(names), scene.home)


def _stems(text: str, told: Sequence[Region]) -> Iterator[Named]:
    """黄石新港 for 黄石新港园区, 大亚湾 for 大亚湾开发区: a zone told before, without its kind."""
    for place in dict.fromkeys(told[-_LOOK_BACK:]):
        stem = zone_stem(place)
        own = stem or zone_key(place)[1]
        at = text.find(own) if len(own) >= _SHORTEST_ITEM else -1
        while at >= 0:
            end = at + len(own)
            if suffix().match(text, end) is None and (stem or _is_item(text, at, end)):
                yield make_zone(at, end, place)
            at = text.find(own, end)


def _is_item(text: str, start: int, end: int) -> bool:
    """古田各9个，东侨1个: a zone's own name as one item of a list, with its figure."""
    opens = start == 0 or text[start - 1] in _ITEM_MARKS
    return opens and text[end : end + 1].isdigit() and not lookup(text[start:end])


def _is_known(named: Named | None) -> bool:
    """访|贵安新区: a zone of the table ends here, and a word before it is none of its name."""
    return named is not None and named.region is not None and named.region.level == "zone"


def _is_project(text: str, match: re.Match[str]) -> bool:
    """青禾食品|产业园（总投资14亿元）, 青禾食品|产业园项目总投资14亿元: what has a price is a project."""
    like_project = match[0] in loose() and match[0].endswith(("园", "城")) and match[0] != "工业园"
    return like_project and _PRICED.match(text, match.end()) is not None


def _owned(text: str, match: re.Match[str], owners: Around, year: int | None) -> Named | None:
    """A zone whose name opens with its place: 滁州|经开区, 遂平县|产业集聚区, 长春|汽车|经济技术开发区."""
    ground = match[0] in forms("suffix_of_ground")
    named = ground or match[0] in forms("suffix_of_named")
    owner = _owner(text, match.start(), owners, _LONGEST_OWN if named else _GAP)
    if owner is None or owner.region is None:
        return None
    start, end = owner.start, match.end()
    if named:  # 黄石|新港|园区, but no 黄石|园区 and no 黄石|重点|园区
        own = text[owner.end : match.start()]
        if len(own) < 2 or is_generic(own) or (ground and not _names_ground(own)):
            return None
    if owner.region.level == "province" and is_generic(text[owner.end : match.start()]):
        return None  # 吉林省|重点|开发区: all of a rank that a province has
    of_city = owner.full and owner.region.level in ("city", "province") and owner.end == match.start()
    if of_city and match[0] in forms("suffix_of_place"):
        return None  # 巴中市|产业园区 are all that the city has, 巴中|产业园区 is one
    if match[0] in forms("suffix_of_city") and owner.region.level == "county":
        city = parent(owner.region) or owner.region  # 瑞丽|重点开发开放试验区 is the prefecture's
        return make_zone(start, end, inside(city, text[start:end]))
    if owner.full and match.start() - owner.end >= 2:  # 铜仁市|大龙经济开发区: the zone has its own name
        return make_zone(owner.end, end, inside(owner.region, text[owner.end : end]))
    name = text[start:end]
    upper = parent(owner.region)
    if upper is not None and _is_later(owner.region, year):  # 福绵|管理区 of 玉林, before 福绵区 was one
        return make_zone(start, end, inside(upper, name))
    if owner.region.name.endswith(text[start : owner.end]):  # 遂平县 stands in the path already
        name = text[owner.end : end]
    return make_zone(start, end, inside(owner.region, name))


def _names_ground(own: str) -> bool:
    """True for 乌江, 川南临港, 天府新区 and 顶山—汊河, not for 高铁 and 老城."""
    grounds = tuple(forms("ground") | forms("suffix") | forms("suffix_loose"))
    return _DASH.search(own) is not None or own.endswith(grounds)


def _is_later(place: Region, year: int | None) -> bool:
    """True for a county that no vintage of its code knew in that year."""
    row = row_of(place)
    known = by_code()[row.adcode] if row is not None and row.level == "county" else ()
    return (
        year is not None and bool(known) and all(one.since is not None and year < one.since for one in known)
    )


def _joint(text: str, match: re.Match[str], owners: Around) -> Named | None:
    """湖州—阜阳|生态产业园: two places run a park; it belongs to the one named first."""
    if not match[0].endswith(("园", "园区", "合作区")):
        return None
    for gap in range(_GAP + 1):
        second = owners.ending.get(match.start() - gap)
        if second is None or text[second.start - 1 : second.start] not in _DASHES:
            continue
        first = owners.ending.get(second.start - 1)
        if first is not None and first.region is not None and is_name(text[second.end : match.start()]):
            return make_zone(first.start, match.end(), inside(first.region, text[first.start : match.end()]))
    return None


def _long(text: str, match: re.Match[str], around: Around) -> Named | None:
    """A long name behind its county's full name and a cue: 落户|海宁市|时尚面料和皮革产业园."""
    for gap in range(_GAP + 1, _LONGEST_GAP + 1):
        owner = around.ending.get(match.start() - gap)
        if owner is None or owner.region is None or not owner.full or owner.region.level != "county":
            continue
        cued = text.endswith(PLACED, 0, owner.start)
        between = _AND.sub("", text[owner.end : match.start()])
        other = any(at in around.ending for at in range(owner.end + 1, match.start() + 1))
        if other or not cued or not is_name(between):
            return None
        return make_zone(owner.start, match.end(), inside(owner.region, text[owner.end : match.end()]))
    return None


def _owner(text: str, start: int, owners: Around, longest: int) -> Named | None:
    for gap in range(longest + 1):
        owner = owners.ending.get(start - gap)
        if owner is None or owner.region is None or owner.region.level not in ("province", "city", "county"):
            continue
        single_dash = text[max(0, owner.start - 2) : owner.start - 1] not in _DASHES
        if owner.start and text[owner.start - 1] in _DASHES and single_dash:
            return None  # 关中—天水经济区 is no zone of one city; —— opens a subtitle
        between = text[owner.end : start]
        if not is_name(_DASH.sub("", between)):
            return None
        holder = owners.ending.get(owner.start)  # 三亚|崖州湾科技城
        if gap and holder is not None and holder.region is not None and owner.region.within(holder.region):
            return Named(holder.start, holder.end, holder.region, None, False)
        return owner
    return None


def _paired(text: str, match: re.Match[str], around: Around) -> Named | None:
    """中韩（盐城）产业园: the place stands in brackets."""
    place = around.ending.get(match.start() - 1)
    if place is None or place.region is None or text[match.start() - 1] != "）" or place.start < 1:
        return None
    if text[place.start - 1] != "（" or place.region.adcode is None:
        return None
    start = name_start(text, place.start - 1, 3)
    return make_zone(start, match.end(), inside(place.region, text[start : match.end()]))
