"""Development zones: 咸宁高新区, 中韩（盐城）产业园, 姚家港化工园, and 高新区 in a list of counties."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from zhaoshang_extract.gazetteer import parent
from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.name import Named
from zhaoshang_extract.mention.place.scene import Scene
from zhaoshang_extract.mention.place.zone_name import is_short_for, zone_kind, zone_stem
from zhaoshang_extract.region import Region

_HOLDING = ("lately", "takes_in", "tasked", "totals")
_GAP = 4  # 长春|汽车|经济技术开发区
_LONGEST_NAME = 6
_NEAR_BEFORE, _NEAR_AFTER = 40, 12
_PLACED = ("位于", "落户", "落地", "入驻", "坐落", "设在", "落在", "迁入", "在", "赴")
_CLAUSE_START = frozenset("，。；：、（“！？— \n,;")
_LIST_MARKS = frozenset("、和及与")
# What tells a zone's own facts right behind its name.
_TELLING = re.compile(
    r"\d|以\d|一家|扩大到\d|增长|下降|同比|新签约|新引进|新入驻|完成|引进|实现|到位|累计|签|固定|规模|规上|入驻|全年|一季度|上半年|前|（|、|居|位居|排|列|落地|本期|本月|管委会|党工委|预计|力争|要|工业|产值|税收|财政|出口|进出口|外贸|合同|协议|利用|实际|营业|国税|地税"
)
_ANY_KIND = "economic"  # 开发区 may be short for a zone of any kind
_ALWAYS = frozenset({"新区", "管理区", "开发区"})  # loose in the middle of a clause only
_AGAIN = ("在", "光", "仅", "落", "户")  # before a zone that is named again
# behind 开发区 in 开发区建设, 开发区办公室: the word tells a kind or an office
_NO_PLACE = ("建设", "发展", "工作", "改革", "和", "与", "及", "等", "的", "类")
_LOOK_BACK = 40  # zones named before that a name may mean
_LONGEST_GAP = 10  # 永康市|五金和智能门锁|产业园
_AND = re.compile(r"(?<=[一-鿿])[和与及](?=[一-鿿]{2})")
_PRICED = re.compile(
    r"（?(?:[一二三四五]期)?(?:计划|协议)?总投资|（投资\d|项目(?!\d)|是[^，。；]{1,24}，(?:计划|协议)?总投资"
)
_LONGEST_OPENING = 8  # characters of a name with 和 or 及 in it, at the head of a clause
_SHORT_NAME = 4  # characters before 开发区 that are believed to be its name at the start of a clause
_OURS = frozenset({"我市", "我县", "我区", "我州", "我旗", "其中"})
_DASHES = frozenset("—-－")


@cache
def _forms(role: str) -> frozenset[str]:
    return frozenset(form for entry in words.entries("zones", role) for form in entry.forms)


@cache
def _loose() -> frozenset[str]:
    """Suffixes that projects bear too."""
    return _forms("suffix_loose") | _forms("suffix_of_place") | _forms("suffix_of_named")


@cache
def _sure() -> frozenset[str]:
    """Suffixes with which an unknown name at the start of a clause is a zone: 三川|循环经济产业园区."""
    return _forms("suffix") | _forms("suffix_of_city") | _forms("suffix_of_place") | _ALWAYS


@cache
def _suffix() -> re.Pattern[str]:
    forms = sorted(
        _forms("suffix") | _forms("suffix_of_city") | _loose(), key=lambda form: (-len(form), form)
    )
    return re.compile("|".join(forms))


@cache
def _holds() -> re.Pattern[str]:
    """累计入驻项目86个, 的目标任务是5亿元, 完成工业总产值: what has projects, tasks or totals is a place."""
    every = {role: "|".join(sorted(_forms(role), key=lambda form: (-len(form), form))) for role in _HOLDING}
    return re.compile(
        rf"(?:{every['lately']})*(?:{every['takes_in']})(?:[一-鿿]{{0,4}}(?:项目|企业)\d|\d+[个家户])"
        rf"|(?:{every['lately']}|的)*(?:{every['tasked']})"
        rf"|(?:{every['lately']})*完成(?:{every['totals']})"
    )


def names_zone(text: str, end: int) -> bool:
    """True when words follow that end the name of a zone: 百色|高新区, but 东方|产业园 may be a firm's."""
    suffix = _suffix().match(text, end)
    return suffix is not None and suffix[0] in (_forms("suffix") | _forms("suffix_of_place"))


@cache
def _bare() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_forms("bare"))))


def sign() -> str:
    """Without this no zone is found, here or by its neighbours in a list of 区 and 园."""
    forms = (*_forms("suffix"), *_forms("suffix_of_city"), *_loose(), "区", "园")
    return f"[{''.join(sorted({form[-1] for form in forms}))}]|{_bare().pattern}"


class Around:
    """The places of a text by where they begin and end."""

    def __init__(self, named: Sequence[Named]) -> None:
        self.starting = {place.start: place for place in named}
        self.ending = {place.end: place for place in named}
        self._starts = sorted(self.starting)
        self._ends = sorted(self.ending)

    def near(self, start: int, end: int) -> bool:
        """True when a place ends shortly before the range or begins shortly behind it."""
        at = bisect_left(self._ends, start + 1)
        if at and start - self._ends[at - 1] <= _NEAR_BEFORE:
            return True
        at = bisect_left(self._starts, end)
        return at < len(self._starts) and self._starts[at] - end <= _NEAR_AFTER


def find_zones(text: str, owners: Sequence[Named], names: Sequence[Named], scene: Scene) -> Iterator[Named]:
    """The zones of the text. `owners` are all forms that could name their place, `names` those that do."""
    around: Around | None = None  # built only for a text that has a suffix
    holders: Around | None = None
    told = list(scene.zones)
    for match in _suffix().finditer(text):
        around = around or Around(names)
        holders = holders or Around(owners)
        if _is_project(text, match):
            continue
        zone = _owned(text, match, holders) or _joint(text, match, holders)
        zone = zone or _long(text, match, around) or _paired(text, match, around)
        if zone is None and scene.home is not None:
            zone = _at_home(text, match, around, scene.home, told)
        if zone is not None:
            zone = _as_home(text, zone, scene.home)
            around.starting[zone.start] = around.ending[zone.end] = zone  # 甲高新区、|经开区
            if zone.region is not None:
                told.append(zone.region)
            yield zone
    yield from _stems(text, told)
    if scene.home is not None and scene.home.level in ("city", "county"):
        yield from _shorthand(text, Around(names), scene.home)


def _stems(text: str, told: Sequence[Region]) -> Iterator[Named]:
    """黄石新港 for 黄石新港园区, 大亚湾 for 大亚湾开发区: a zone told before, without the word for its kind."""
    for place in dict.fromkeys(told[-_LOOK_BACK:]):
        stem = zone_stem(place)
        at = text.find(stem) if stem else -1
        while at >= 0:
            end = at + len(stem)
            if _suffix().match(text, end) is None:
                yield _zone(at, end, place)
            at = text.find(stem, end)


def _as_home(text: str, zone: Named, home: Region | None) -> Named:
    """The home itself, where the text calls it by a shorter name."""
    upper = parent(home) if home is not None and home.level == "zone" else None
    if home is None or upper is None or not is_short_for(text[zone.start : zone.end], home, upper.name):
        return zone
    return _zone(zone.start, zone.end, home)


def _is_project(text: str, match: re.Match[str]) -> bool:
    """青禾食品|产业园（总投资14亿元）, 青禾食品|产业园项目总投资14亿元: what has a price is a project."""
    loose = match[0] in _loose() and match[0].endswith(("园", "城")) and match[0] != "工业园"
    return loose and _PRICED.match(text, match.end()) is not None


def _at_home(
    text: str, match: re.Match[str], around: Around, home: Region, told: Sequence[Region]
) -> Named | None:
    """A zone of the home: by its suffix alone, by an unknown name, or named again."""
    if match[0] in _forms("suffix_of_named"):
        return _told(text, match, home, told)
    return (
        _again(text, match, home, told)
        or _alone(text, match, around, home)
        or _unknown(text, match, around, home)
        or _told(text, match, home, told)
    )


def _again(text: str, match: re.Match[str], home: Region, told: Sequence[Region]) -> Named | None:
    """与白云高新区签约……高新区用电量增长: a suffix at the head of a clause is the zone named last."""
    start, end = match.span()
    opens = start == 0 or text[start - 1] in _CLAUSE_START or text.startswith(_AGAIN, start - 1)
    if not opens or text.startswith(_NO_PLACE, end):
        return None
    upper = (parent(home) if home.level == "zone" else None) or home
    for place in reversed(told[-_LOOK_BACK:]):
        if _is_kind(place, match[0]) and place.within(upper):
            return _zone(start, end, place)
    return None


def _is_kind(place: Region, suffix: str) -> bool:
    """True for a zone that the suffix may name: 综保区 for 泸州综合保税区."""
    same = zone_kind(suffix) not in ("", _ANY_KIND) and zone_kind(suffix) == zone_kind(place.name)
    return place.level == "zone" and (same or place.name.endswith(suffix))


def _told(text: str, match: re.Match[str], home: Region, told: Sequence[Region]) -> Named | None:
    """A zone of the home that the document has named before by a name of its own: 山海湾|旅游度假区."""
    for place in reversed(told[-_LOOK_BACK:]):
        name = place.name.removeprefix(home.name)
        start = match.end() - len(name)
        own = start >= 0 and match.start() - start >= 2 and name != place.name
        if own and text.startswith(name, start):
            return _zone(start, match.end(), place)
    return None


def _owned(text: str, match: re.Match[str], owners: Around) -> Named | None:
    """A zone whose name opens with its place: 滁州|经开区, 遂平县|产业集聚区, 长春|汽车|经济技术开发区."""
    owner = _owner(text, match.start(), owners)
    if owner is None or owner.region is None:
        return None
    start, end = owner.start, match.end()
    if match[0] in _forms("suffix_of_named"):  # 黄石|新港|园区, but no 黄石|园区 and no 黄石|重点|园区
        own = text[owner.end : match.start()]
        if len(own) < 2 or _is_generic(own):
            return None
    if match[0] in _forms("suffix_of_city") and owner.region.level == "county":
        upper = parent(owner.region) or owner.region  # 瑞丽|重点开发开放试验区 is the prefecture's
        return _zone(start, end, _inside(upper, text[start:end]))
    if owner.full and match.start() - owner.end >= 2:  # 铜仁市|大龙经济开发区: the zone has its own name
        return _zone(owner.end, end, _inside(owner.region, text[owner.end : end]))
    name = text[start:end]
    if owner.region.name.endswith(text[start : owner.end]):  # 遂平县 stands in the path already
        name = text[owner.end : end]
    return _zone(start, end, _inside(owner.region, name))


def _joint(text: str, match: re.Match[str], owners: Around) -> Named | None:
    """湖州—阜阳|生态产业园: two places run a park; it belongs to the one named first."""
    if not match[0].endswith(("园", "园区", "合作区")):
        return None
    for gap in range(_GAP + 1):
        second = owners.ending.get(match.start() - gap)
        if second is None or text[second.start - 1 : second.start] not in _DASHES:
            continue
        first = owners.ending.get(second.start - 1)
        if first is not None and first.region is not None and _is_name(text[second.end : match.start()]):
            return _zone(first.start, match.end(), _inside(first.region, text[first.start : match.end()]))
    return None


def _long(text: str, match: re.Match[str], around: Around) -> Named | None:
    """A long name behind its county's full name and a cue: 落户|海宁市|时尚面料和皮革产业园."""
    for gap in range(_GAP + 1, _LONGEST_GAP + 1):
        owner = around.ending.get(match.start() - gap)
        if owner is None or owner.region is None or not owner.full or owner.region.level != "county":
            continue
        cued = text.endswith(_PLACED, 0, owner.start)
        between = _AND.sub("", text[owner.end : match.start()])
        other = any(at in around.ending for at in range(owner.end + 1, match.start() + 1))
        if other or not cued or not _is_name(between):
            return None
        return _zone(owner.start, match.end(), _inside(owner.region, text[owner.end : match.end()]))
    return None


def _owner(text: str, start: int, owners: Around) -> Named | None:
    for gap in range(_GAP + 1):
        owner = owners.ending.get(start - gap)
        if owner is None or owner.region is None or owner.region.level not in ("province", "city", "county"):
            continue
        single_dash = text[max(0, owner.start - 2) : owner.start - 1] not in _DASHES
        if owner.start and text[owner.start - 1] in _DASHES and single_dash:
            return None  # 关中—天水经济区 is no zone of one city; —— opens a subtitle
        between = text[owner.end : start]
        if not _is_name(between):
            return None
        holder = owners.ending.get(owner.start)  # 三亚|崖州湾科技城
        if gap and holder is not None and holder.region is not None and owner.region.within(holder.region):
            return Named(holder.start, holder.end, holder.region, None, False)
        return owner
    return None


def _is_name(text: str) -> bool:
    return all("一" <= character <= "鿿" for character in text) and not words.broken(text)


def _paired(text: str, match: re.Match[str], around: Around) -> Named | None:
    """中韩（盐城）产业园: the place stands in brackets."""
    place = around.ending.get(match.start() - 1)
    if place is None or place.region is None or text[match.start() - 1] != "）" or place.start < 1:
        return None
    if text[place.start - 1] != "（" or place.region.adcode is None:
        return None
    start = _name_start(text, place.start - 1, 3)
    return _zone(start, match.end(), _inside(place.region, text[start : match.end()]))


def _alone(text: str, match: re.Match[str], around: Around, home: Region) -> Named | None:
    """高新区 by itself is the home's: beside a county, opening a clause of figures, or the home itself."""
    start, end = match.span()
    if _joined(text, start, end, around):
        return _zone(start, end, _of_home(home, match[0]))
    if text[max(0, start - 1) : start] == home.name[-1:] and (start < 2 or text[start - 2] in _CLAUSE_START):
        return _zone(start - 1, end, _of_home(home, match[0]))  # 县产业集聚区新落户企业12家
    ours = text[max(0, start - 2) : start] in _OURS  # 我市|高新区, 其中|开发区
    # 上半年|高新区、经开区, but 上半年开发区 may be of any
    timed = match[0] not in _ALWAYS and text[max(0, start - 2) : start].endswith(words.forms("time_end"))
    if start and text[start - 1] not in _CLAUSE_START and not ours and not timed:
        return None
    if _is_kind(home, match[0]):
        return _zone(start, end, home)
    if match[0] == "开发区" and home.level == "county" and not text.startswith(_NO_PLACE, end):
        return _zone(start, end, _of_home(home, match[0]))  # 开发区组建专班, in a county's report
    if _holds().match(text, end):
        return _zone(start, end, _of_home(home, match[0]))
    if match[0] in _loose() and not (around.near(start, end) and text[end : end + 1].isdigit()):
        return None
    return _zone(start, end, _of_home(home, match[0])) if _TELLING.match(text, end) else None


def _unknown(text: str, match: re.Match[str], around: Around, home: Region) -> Named | None:
    """A zone whose name no table has: 位于|太湖图影旅游度假区, 鱼峰区、|柳东新区."""
    start, end = _opening(text, match), match.end()
    if start is None:
        start = _name_start(text, match.start(), _LONGEST_NAME)
    if match.start() - start < 2 or _is_generic(text[start : match.start()]):
        return None
    if not _is_placed(text, start, match, around):
        return None
    return _zone(start, end, _inside(home, text[start:end]))


def _opening(text: str, match: re.Match[str]) -> int | None:
    """Where the clause begins that opens with a park which holds projects: |钛及新材料|产业园签约项目13个."""
    if not _holds().match(text, match.end()):
        return None
    floor = max(0, match.start() - _LONGEST_OPENING)
    start = max((at + 1 for at in range(floor, match.start()) if text[at] in _CLAUSE_START), default=None)
    if start is None and floor == 0:
        start = 0
    return start if start is not None and _is_name(_AND.sub("", text[start : match.start()])) else None


def _is_placed(text: str, start: int, match: re.Match[str], around: Around) -> bool:
    """True when an unknown name is used as a place: 位于…, or one item of a list of places with figures."""
    end = match.end()
    if text[max(0, start - 4) : start].endswith(_PLACED) or _joined(text, start, end, around):
        return True
    if _holds().match(text, end) and (not start or not text[start - 1].isalnum() or text[start - 1] == "的"):
        return True
    if start and text[start - 1].isalnum():
        return False
    if match[0] in _sure() and match.start() - start <= _SHORT_NAME and _TELLING.match(text, end):
        return True
    return (text[end : end + 1].isdigit() or text[end : end + 1] == "、") and around.near(start, end)


def _is_generic(name: str) -> bool:
    """国家级|开发区, 全省各类|开发区: words that make no name."""
    return name.startswith(tuple(_forms("generic"))) or name.endswith(tuple(_forms("generic")))


def _joined(text: str, start: int, end: int, around: Around) -> bool:
    """True when the zone is an item beside a place: 鱼峰区、|柳东新区."""
    if start > 0 and text[start - 1] in _LIST_MARKS and start - 1 in around.ending:
        return True
    opens = start == 0 or text[start - 1] in _CLAUSE_START
    return opens and text[end : end + 1] in _LIST_MARKS and end + 1 in around.starting


def _name_start(text: str, start: int, longest: int) -> int:
    """Where the unknown word before `start` begins: at most `longest` characters back."""
    begin = start
    while begin > 0 and start - begin < longest and "一" <= text[begin - 1] <= "鿿":
        if text[max(0, begin - 4) : begin].endswith(words.breakers()):
            break
        begin -= 1
    return begin


def _shorthand(text: str, around: Around, home: Region) -> Iterator[Named]:
    """高区 and 经区 in a list of figures, or where a project went."""
    for match in _bare().finditer(text):
        start, end = match.span()
        item = start == 0 or text[start - 1] in "、，；：。 "
        told = text[end : end + 1].isdigit() or text[end : end + 1] == "、"
        went = text[max(0, start - 2) : start] in ("落户", "落地") and text[end : end + 1] in (
            "",
            "，",
            "。",
            "；",
        )
        if (item and told and (around.near(start, end) or text[end : end + 1].isdigit())) or went:
            yield _zone(start, end, _inside(home, match[0]))


def _zone(start: int, end: int, region: Region) -> Named:
    return Named(start, end, region, None, True)


def _inside(government: Region, name: str) -> Region:
    """A park of a zone belongs to the government of the zone."""
    upper = (parent(government) if government.level == "zone" else None) or government
    return Region(upper.name + name, upper.adcode, "zone")


def _of_home(home: Region, suffix: str) -> Region:
    return home if _is_kind(home, suffix) else _inside(home, suffix)
