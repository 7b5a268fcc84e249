"""Zones of the home: 高新区 by itself, an unknown name that opens a clause, one that is named again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from zhaoshang_extract.gazetteer import parent
from zhaoshang_extract.mention.place import words
from zhaoshang_extract.mention.place.name import Named
from zhaoshang_extract.mention.place.zone_build import Around, inside, is_name, make_zone, name_start
from zhaoshang_extract.mention.place.zone_name import is_short_for, zone_kind
from zhaoshang_extract.mention.place.zone_words import (
    ALWAYS,
    PLACED,
    acting,
    bare,
    forms,
    holds,
    is_generic,
    loose,
    sure,
    telling,
)
from zhaoshang_extract.region import Region

_LONGEST_NAME = 6
_LONGEST_LED = 14  # characters of a time that leads a sentence
_CLAUSE_START = frozenset("，。；：、（“！？— \n,;")
_SENTENCE_START = frozenset("。；！？ \n")
_LIST_MARKS = frozenset("、和及与")
_ANY_KIND = "economic"  # 开发区 may be short for a zone of any kind
_AGAIN = ("在", "光", "仅", "落", "户")  # before a zone that is named again
# behind 开发区 in 开发区建设, 开发区办公室: the word tells a kind or an office
_NO_PLACE = ("建设", "发展", "工作", "改革", "和", "与", "及", "等", "的", "类")
_LOOK_BACK = 40  # zones named before that a name may mean
_AND = re.compile(r"(?<=[一-鿿])[和与及](?=[一-鿿]{2})")
_LONGEST_OPENING = 8  # characters of a name with 和 or 及 in it, at the head of a clause
_SHORT_NAME = 4  # characters before 开发区 that are believed to be its name at the start of a clause
_OURS = frozenset({"我市", "我县", "我区", "我州", "我旗", "其中"})


def at_home(
    text: str, match: re.Match[str], around: Around, home: Region, told: Sequence[Region]
) -> Named | None:
    """A zone of the home: by its suffix alone, by an unknown name, or named again."""
    if match[0] in forms("suffix_of_ground"):
        return None
    if match[0] in forms("suffix_of_named"):
        return _told(text, match, home, told) or _acting_park(text, match, home)
    if match[0] in forms("suffix_of_part"):
        return _told(text, match, home, told) or _part(text, match, home)
    return (
        _again(text, match, home, told)
        or _alone(text, match, around, home)
        or _unknown(text, match, around, home)
        or _told(text, match, home, told)
    )


def as_home(text: str, zone: Named, home: Region | None) -> Named:
    """The home itself, where the text calls it by a shorter name."""
    upper = parent(home) if home is not None and home.level == "zone" else None
    if home is None or upper is None or not is_short_for(text[zone.start : zone.end], home, upper.name):
        return zone
    return make_zone(zone.start, zone.end, home)


def _again(text: str, match: re.Match[str], home: Region, told: Sequence[Region]) -> Named | None:
    """与白云高新区签约……高新区用电量增长: a suffix at the head of a clause is the zone named last."""
    start, end = match.span()
    opens = start == 0 or text[start - 1] in _CLAUSE_START or text.startswith(_AGAIN, start - 1)
    if not opens or text.startswith(_NO_PLACE, end):
        return None
    upper = (parent(home) if home.level == "zone" else None) or home
    for place in reversed(told[-_LOOK_BACK:]):
        if is_kind(place, match[0]) and place.within(upper):
            return make_zone(start, end, place)
    return None


def is_kind(place: Region, suffix: str) -> bool:
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
            return make_zone(start, match.end(), place)
    return None


def _acting_park(text: str, match: re.Match[str], home: Region) -> Named | None:
    """双福|园区表现突出: a park with a short name of its own that acts at the head of a sentence."""
    start = name_start(text, match.start(), _SHORT_NAME)
    own = text[start : match.start()]
    if len(own) < 2 or is_generic(own) or not _acts(text, start, match.end()):
        return None
    return make_zone(start, match.end(), inside(home, text[start : match.end()]))


def _part(text: str, match: re.Match[str], home: Region) -> Named | None:
    """临空|组团 at the head of a clause: a part of the zone that reports, which bears its name too."""
    floor = max(0, match.start() - _SHORT_NAME)  # 共青|组团: no verb stands before a part
    letters = (at for at in range(floor, match.start() - 1) if "一" <= text[at] <= "鿿")
    heads = (at for at in letters if _opens(text, at))
    start = next(heads, None)
    if start is None or home.level != "zone" or text.startswith(_NO_PLACE, match.end()):
        return None
    own = text[start : match.start()]
    if is_generic(own) or not all("一" <= character <= "鿿" for character in own):
        return None
    return make_zone(start, match.end(), Region(home.name + text[start : match.end()], home.adcode, "zone"))


def _opens(text: str, start: int) -> bool:
    """True at the head of a clause, behind 其中 or the number of an item."""
    return not start or text[start - 1] in _CLAUSE_START or _numbered().search(text, 0, start) is not None


@cache
def _numbered() -> re.Pattern[str]:
    """2. before the name that an item of a list begins with, or 其中."""
    return re.compile(rf"(?:(?:^|[\s；。：])\d{{1,2}}[.．、)]\s?|{'|'.join(sorted(_OURS))})\Z")


def _alone(text: str, match: re.Match[str], around: Around, home: Region) -> Named | None:
    """高新区 by itself is the home's: beside a county, opening a clause of figures, or the home itself."""
    start, end = match.span()
    if _joined(text, start, end, around):
        return make_zone(start, end, of_home(home, match[0]))
    if text[max(0, start - 1) : start] == home.name[-1:] and (start < 2 or text[start - 2] in _CLAUSE_START):
        return make_zone(start - 1, end, of_home(home, match[0]))  # 县产业集聚区新落户企业12家
    ours = text[max(0, start - 2) : start] in _OURS  # 我市|高新区, 其中|开发区
    # 上半年|高新区、经开区, but 上半年开发区 may be of any
    timed = match[0] not in ALWAYS and text[max(0, start - 2) : start].endswith(words.forms("time_end"))
    office = text.startswith(tuple(forms("office_of_zone")), end)
    if office and _opens(text, start):
        return make_zone(start, end, of_home(home, match[0]))  # 2.工业园区管委会（到位资金5亿元）
    if start and text[start - 1] not in _CLAUSE_START and not ours and not timed:
        return None
    if is_kind(home, match[0]):
        return make_zone(start, end, home)
    if match[0] == "开发区" and home.level == "county" and not text.startswith(_NO_PLACE, end):
        return make_zone(start, end, of_home(home, match[0]))  # 开发区组建专班, in a county's report
    if match[0] == "开发区" and _uses_capital(text, end):
        return make_zone(start, end, of_home(home, match[0]))
    if holds().match(text, end):
        return make_zone(start, end, of_home(home, match[0]))
    if _acts(text, start, end) and (match[0] not in loose() or match[0] in ALWAYS):
        return make_zone(start, end, of_home(home, match[0]))
    if match[0] in loose() and not (around.near(start, end) and text[end : end + 1].isdigit()):
        return None
    return make_zone(start, end, of_home(home, match[0])) if telling().match(text, end) else None


def _uses_capital(text: str, end: int) -> bool:
    """开发区直接利用外资, 开发区合同外资: what only a place measures, right behind its kind."""
    return text.startswith(tuple(forms("uses_capital")), end)


def _acts(text: str, start: int, end: int) -> bool:
    """……。高新区成立专班: a zone that acts at the head of a sentence, behind a time at most (今年，)."""
    opens = start == 0 or text[start - 1] in _SENTENCE_START
    opens = opens or _led().search(text, max(0, start - _LONGEST_LED), start) is not None
    return opens and acting().match(text, end) is not None


@cache
def _led() -> re.Pattern[str]:
    """年初以来， and nothing else before a zone in its sentence."""
    ends = "|".join((*forms("time_led"), *forms("generic"), *words.forms("time_end")))
    return re.compile(rf"(?:^|[。；！？\s])[^，。；！？\s]{{0,8}}(?:{ends})，$")


def _unknown(text: str, match: re.Match[str], around: Around, home: Region) -> Named | None:
    """A zone whose name no table has: 位于|太湖图影旅游度假区, 鱼峰区、|柳东新区."""
    start, end = _opening(text, match), match.end()
    if start is None:
        start = name_start(text, match.start(), _LONGEST_NAME)
    if match.start() - start < 2 or is_generic(text[start : match.start()]):
        return None
    if not _is_placed(text, start, match, around):
        return None
    return make_zone(start, end, inside(home, text[start:end]))


def _opening(text: str, match: re.Match[str]) -> int | None:
    """Where the clause begins that opens with a park which holds projects: |钛及新材料|产业园签约项目13个."""
    if not holds().match(text, match.end()):
        return None
    floor = max(0, match.start() - _LONGEST_OPENING)
    start = max((at + 1 for at in range(floor, match.start()) if text[at] in _CLAUSE_START), default=None)
    if start is None and floor == 0:
        start = 0
    return start if start is not None and is_name(_AND.sub("", text[start : match.start()])) else None


def _is_placed(text: str, start: int, match: re.Match[str], around: Around) -> bool:
    """True when an unknown name is used as a place: 位于…, or one item of a list of places with figures."""
    end = match.end()
    if text[max(0, start - 4) : start].endswith(PLACED) or _joined(text, start, end, around):
        return True
    if start and text[start - 1] in _LIST_MARKS and text.endswith(tuple(forms("all_places")), 0, start - 1):
        return True  # 各县（市、区）和|东侨开发区, but 各县和开发区 names none
    if holds().match(text, end) and (not start or not text[start - 1].isalnum() or text[start - 1] == "的"):
        return True
    if start and text[start - 1].isalnum():
        return False
    if _is_label(text, start, end):
        return True
    official = zone_kind(match[0]) and match[0] in forms("suffix")  # no project bears such a name
    short = match.start() - start < _SHORT_NAME and is_name(text[start : match.start()])
    if official and short and not text.startswith(_NO_PLACE, end):
        return True  # 红江经济开发区今年要引进
    if match[0] in sure() and match.start() - start <= _SHORT_NAME and telling().match(text, end):
        return True
    if match.start() - start <= _LONGEST_NAME and _acts(text, start, end):
        return True
    return (text[end : end + 1].isdigit() or text[end : end + 1] == "、") and around.near(start, end)


def _is_label(text: str, start: int, end: int) -> bool:
    """……。路南工业园：投入3000多万元: a name that opens a sentence before ： tells whose figures follow.

    One before a price is a project's.
    """
    opens = start == 0 or text[start - 1] in _SENTENCE_START
    return opens and text.startswith("：", end) and not text.startswith(tuple(forms("priced")), end + 1)


def _joined(text: str, start: int, end: int, around: Around) -> bool:
    """True when the zone is an item beside a place: 鱼峰区、|柳东新区."""
    if start > 0 and text[start - 1] in _LIST_MARKS and start - 1 in around.ending:
        return True
    opens = start == 0 or text[start - 1] in _CLAUSE_START
    return opens and text[end : end + 1] in _LIST_MARKS and end + 1 in around.starting


def shorthand(text: str, around: Around, home: Region) -> Iterator[Named]:
    """高区 and 经区 in a list of figures, or where a project went."""
    for match in bare().finditer(text):
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
            yield make_zone(start, end, inside(home, match[0]))


def of_home(home: Region, suffix: str) -> Region:
    return home if is_kind(home, suffix) else inside(home, suffix)
