"""Sectors that a passage names: 高端纺织, 新能源汽车及零部件, 第一产业, “一主”产业.

Sector names are an open vocabulary: they are put together from parts (`industry_name`). A name made
of everyday words (食品, 信息, 旅游) is a sector only where something around it says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from zhaoshang_extract.memory import remembered
from zhaoshang_extract.mention.industry_list import (
    find_counted,
    find_enumerated,
    find_labelled,
    find_listed,
    find_plain,
    find_side_by_side,
)
from zhaoshang_extract.mention.industry_name import Name, find_names
from zhaoshang_extract.mention.industry_use import is_measured_or_counted
from zhaoshang_extract.mention.industry_words import behind_names, no_name, words_before
from zhaoshang_extract.span import Span
from zhaoshang_extract.terms import Hit

Standing = Literal["sector", "name", "unclear", "none"]

# “一主”产业, “多支撑”产业, but not “五个一”产业招商 or “33618”产业体系
_TIER = re.compile(r"“[一-鿿]{1,8}”产业(?!招商|政策|基金|园|联盟|协会|工作|体系|格局|布局|规划|结构)")
# 项目 that are counted, summed or compared: the words before it name their sector, not one of them
_COUNTED = re.compile(
    r"项目(?:[，。；、：（）]|$|[^，。；、]{0,6}?(?:\d|[一二两三四五六七八九十百]{1,4}[个项]|分别|占|为主|居多|最多|集中))"
)
# 社会事业项目, 社会事业类9个
_KIND_CLOSED = re.compile(r"类?项目|类\d")
_NUMBER = re.compile(
    r"(?:类|产业)?(?:：?\d|（\d[\d.]*(?:亿|万|个|项|家|%))|[一二两三四五六七八九十百]{1,4}[个项家]"
)
_OF_AMOUNT = re.compile(
    r"元[^，。；：、]{0,3}的[^，。；：、]{0,16}$|投资[^，。；：、]{0,8}元[^，。；：、]{0,16}$"
)
# 光伏、储能等领域, 茶业、竹业两大主导产业
_CLOSED = re.compile(
    r"(?:等|等一批|等多个|“?[几两二三四五六七八九十\d]{1,2}[大个条类张]|为代表的)[^，。；：、]{0,8}?"
    r"(?:产业|领域|行业|赛道|板块|集群|业态|链条|项目|企业|服务业|专班|小分队|(?<=[条张])(?:链|牌)(?!子|照))"
    r"(?!问题|矛盾|困难|风险|突出|短板|执法|监管|改革)|[都均]有(?![所不])|"
    r"这[几两三四五][类大个]|[几两二三四五六七八九十\d]{1,2}大类"
)
# 柳编产业 behind the name of a place
_OWN = re.compile(r"的?([一-鿿]{1,4}?)(?=产业)")
_JOINT = re.compile(r"(?:产业|行业|项目|类)?(?:、|和|与|及|以及)")
_HAN = re.compile(r"[一-鿿]")
# 能源建设, 水利建设: what reports call building up a sector of public works; 邮政业务: what it does
_BUILT_UP = ("G", "N76", "D", "I")


@dataclass(slots=True)
class IndustryMention:
    """A sector named in a passage.

    `label` is the name as printed, without a closing 产业 or 行业 that is no part of it; `code` the
    GB/T 4754-2017 section or division, None where none clearly holds. `inside_name` is true for words
    inside the name of a company, a place or a single project: no sector of the text.
    """

    span: Span
    quote: str
    label: str
    code: str | None
    inside_name: bool


def find_industries(text: str, places: frozenset[int] = frozenset()) -> list[IndustryMention]:
    """The sectors named in folded `text`, from left to right, the longest form, without overlaps.

    `places` are the ends of the names of places in it: a sector's name may begin there.
    """
    return [
        IndustryMention(span, text[slice(*span)], text[slice(*span)], code, inside)
        for span, code, inside in _find(text, places)
    ]


@remembered
def _find(text: str, places: frozenset[int]) -> list[tuple[Span, str | None, bool]]:
    names = find_names(text)
    standings = _carry_through_lists(text, names, [_standing(text, name, places) for name in names])
    found = [
        (name.span, name.code, standing == "name")
        for name, standing in zip(names, standings, strict=True)
        if standing in ("sector", "name")
    ]
    sectors = [name for name in names if not name.kind_of_project]
    listed = find_listed(text, sectors) + find_counted(text, names) + find_labelled(text, names)
    listed += _of_places(text, names, places) + find_side_by_side(text, names, places)
    listed += find_enumerated(text, sectors, places) + find_plain(text, sectors, places)
    found += [(span, code, False) for span, code in listed]
    found += [(Span(*match.span()), None, False) for match in _TIER.finditer(text)]
    return _longest(found)


def _longest(found: list[tuple[Span, str | None, bool]]) -> list[tuple[Span, str | None, bool]]:
    """The found without overlaps, sorted: a sector before a part of a name, then the longer."""
    kept: list[tuple[Span, str | None, bool]] = []
    taken = Taken()
    for item in sorted(found, key=lambda item: (item[2], -len(item[0]), item[0].start)):
        if taken.free(item[0]):
            taken.take(item[0])
            kept.append(item)
    return sorted(kept, key=lambda item: item[0].start)


class Taken:
    """The characters that are already part of a mention."""

    def __init__(self) -> None:
        self._places: set[int] = set()

    def free(self, span: Span) -> bool:
        return not any(place in self._places for place in range(span.start, span.end))

    def take(self, span: Span) -> None:
        self._places.update(range(span.start, span.end))


def _standing(text: str, name: Name, places: frozenset[int]) -> Standing:
    """What the name is by what stands directly around it."""
    behind = behind_names().at(text, name.span.end)
    if behind and behind.what in ("works", "goods") and not is_measured_or_counted(text, name.span.end):
        return "none"  # 化工产品, but 稀土产品出口 tells of the trade
    if behind and behind.what == "company":
        return "name"
    if name.alone:
        return "sector"
    before = "edge" if name.span.start in places else _before(text, name.span.start)
    if name.kind_of_project and not _KIND_CLOSED.match(text, name.span.end):
        return "unclear"
    if before == "opener" or (before == "verb" and _ends_there(text, name.span.end)):
        return "sector"
    if behind and behind.what == "follower":
        return _followed(text, name, behind, begins=before is not None)
    if text.startswith("项目", name.span.end):
        return _of_project(text, name, begins=before is not None)
    if before is not None and is_measured_or_counted(text, name.span.end):
        return "sector"
    return _by_number(text, name, begins=before is not None)


def _followed(text: str, name: Name, behind: Hit[str], begins: bool) -> Standing:
    # 芜湖汽车零部件产业: what stands before 产业 is a sector even where a name runs into it
    clear = text.startswith(("产业", "行业", "全产业链"), behind.start)
    return "sector" if begins or (clear and len(name.span) > 2) else "unclear"


def _of_project(text: str, name: Name, begins: bool) -> Standing:
    """新能源项目9个 counts a sector's projects; 驰远线束项目 is one project's name."""
    counted = _COUNTED.match(text, name.span.end)
    if not begins:
        return "name"
    if name.kind_of_project and not counted:
        return "unclear"  # 养老等民生项目加快建设
    named = _OF_AMOUNT.search(text, max(0, name.span.start - 40), name.span.start)
    return "sector" if counted and not named else "name" if named else "sector"


def _by_number(text: str, name: Name, begins: bool) -> Standing:
    """从产业看,高端纺织9个; 能源建设, 电信业务."""
    if not begins:
        return "unclear"
    if _NUMBER.match(text, name.span.end):
        return "sector" if text[name.span.end : name.span.end + 1] != "年" else "unclear"
    public = (name.code or "").startswith(_BUILT_UP) or text.endswith("能源", 0, name.span.end)
    if public and text.startswith(("建设", "业务"), name.span.end):
        return "sector"
    return "unclear"


def _of_places(text: str, names: list[Name], places: frozenset[int]) -> list[tuple[Span, str | None]]:
    """荔波县竹编产业: what stands between a place and 产业 is a sector, known or not; 主导 is none."""
    known = {name.span for name in names}
    found: list[tuple[Span, str | None]] = []
    for place in sorted(places):
        match = _OWN.match(text, place)
        if match is None or Span(*match.span(1)) in known or no_name().search(match[1]):
            continue
        behind = behind_names().at(text, match.end(1))
        if behind is not None and behind.what == "follower":
            found.append((Span(*match.span(1)), None))
    return found


def _ends_there(text: str, end: int) -> bool:
    return end == len(text) or text[end] in "，。；、：）" or text[end] == "等"


def _carry_through_lists(text: str, names: list[Name], standings: list[Standing]) -> list[Standing]:
    """In 光伏、新型电池、智能家电等领域 what proves one name proves its neighbours in the list."""
    start = 0
    while start < len(names):
        end = start + 1
        while end < len(names) and _joined(text, names[end - 1], names[end]):
            end += 1
        if end - start > 1 or standings[start] == "unclear":
            _prove(text, names, standings, start, end)
        start = end
    return standings


def _joined(text: str, left: Name, right: Name) -> bool:
    if left.span.end == right.span.start:
        return text[right.span.start] == "大"  # 大文化大旅游大健康
    joint = _JOINT.match(text, left.span.end)
    return joint is not None and joint.end() == right.span.start


def _prove(text: str, names: list[Name], standings: list[Standing], start: int, end: int) -> None:
    closed = _CLOSED.match(text, names[end - 1].span.end) is not None
    proven = closed or any(standings[i] == "sector" and not names[i].alone for i in range(start, end))
    # 基础设施和工业项目: one noun closes both
    proven = proven or (standings[end - 1] == "sector" and text.startswith("项目", names[end - 1].span.end))
    for i in range(start, end):
        begins = i > start or _before(text, names[i].span.start) is not None
        if proven and begins and standings[i] == "unclear":
            standings[i] = "sector"


def _before(text: str, start: int) -> str | None:
    """What the word directly before is: opener, verb or edge; None inside an unknown word."""
    for length in range(min(6, start), 0, -1):
        kind = words_before().get(text[start - length : start])
        if kind is not None:
            return kind
    return "edge" if start == 0 or not _HAN.match(text[start - 1]) else None
