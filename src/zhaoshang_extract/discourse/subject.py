"""May a sentence be about a place that it names?"""

from __future__ import annotations

from bisect import bisect_left

from zhaoshang_extract.discourse import home_words
from zhaoshang_extract.discourse import place_words as words
from zhaoshang_extract.discourse.page import gives_aid, names_medium
from zhaoshang_extract.memory import remembered
from zhaoshang_extract.mention.place.area import is_area
from zhaoshang_extract.mention.place.pronoun import level_of, points_back
from zhaoshang_extract.mention.place.words import parts_of
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence

_CLAUSE_START = "，；、。 ■●◆▲★◎○□▶►·•※"
_OPENS_ASIDE = "（而"
_BEFORE = 3  # characters in which the word before a place is looked for


@remembered
def is_subject(sentence: Sentence, mention: RegionMention, home: Region | None) -> bool:
    """True for a place that facts may be about: home or inside it, and not on the way to something."""
    if mention.region is None:
        return False
    before = sentence.text[max(0, mention.span.start - _BEFORE) : mention.span.start]
    behind = mention.span.end
    if before.endswith(words.forms("stands")) and sentence.text[behind : behind + 1] == "，":
        return home is None or mention.region.within(home)  # 位于柳泉镇，总投资16亿元
    if before.endswith(words.forms("host")) and mention.kind == "named":
        return True
    if words.goes_on_as_name().match(sentence.text, behind) or _gives_aid_to(sentence, mention, home):
        return False
    if mention.region.level == "country" and sentence.text.startswith(words.forms("opens_name"), behind):
        return False  # 中国·来凤土家恳亲大会
    if names_medium(sentence.text, behind):
        return False  # 香港文匯報訊
    if sentence.text.startswith(home_words.forms("wider_office"), behind):
        return False  # 兰州海关统计，上半年进出口…: its district is wider than the city
    if words.compared().match(sentence.text, behind) and not _is_ranked(sentence, mention, home):
        return False
    if home is None and _is_wider_than_ours(sentence, mention):
        return False  # 河南省签约仪式举行，我县签约3个, where nobody says which county
    if words.item_of_sorts(last=before.endswith("、")).match(sentence.text, behind):
        return False  # 甲区、老城、其他区县三个板块齐头并进
    if mention.kind == "pronoun" and points_back(mention.quote):
        return _is_subject_again(mention, before, home)
    signs = before.endswith("与") and sentence.text.startswith("签", behind)
    aside = words.forms("way", "at", "compared_before", "shares", "outdoes", "not_in_sum", "excepts")
    if before.endswith(aside) and not signs and not _is_spoken_of(sentence, mention, before):
        return False  # not_in_sum: 列入滁州集中开工
    if before.endswith("、") and _is_compared_list(sentence, mention):
        return False
    if _lists_ways(sentence, mention):
        return False
    return _belongs(sentence, mention, home)


def _is_wider_than_ours(sentence: Sentence, mention: RegionMention) -> bool:
    """True for a place before a 我县 that no place is known for, and that it does not hold alone."""
    behind = (one for one in sentence.regions if one.span.start >= mention.span.end and is_unknown_own(one))
    ours = next(behind, None)
    if ours is None or level_of(mention.region, ours.quote[1:]) is not None:
        return False
    between = range(mention.span.end, ours.span.start)
    return not any(quantity.span.start in between for quantity in sentence.quantities)


def is_unknown_own(mention: RegionMention) -> bool:
    """True for 我县, 全市 of a text that does not say which."""
    return mention.kind == "pronoun" and mention.region is None and mention.quote[0] in words.forms("ours")


def _is_spoken_of(sentence: Sentence, mention: RegionMention, before: str) -> bool:
    """对射洪市而言, 记者在大英县看到: the way to a place that all behind it is about."""
    text, behind = sentence.text, mention.span.end
    if before.endswith(words.forms("at")):
        return words.seen().match(text, behind) is not None
    return text.startswith(home_words.forms("speaking_of"), behind)


def _is_ranked(sentence: Sentence, mention: RegionMention, home: Region | None) -> bool:
    """大英县第二，为14亿元: a part of the home that opens a clause with its rank; 全省第二 compares."""
    region = mention.region
    part = home is not None and region is not None and region != home and region.within(home)
    return (
        part
        and opens_clause(sentence, mention)
        and sentence.text.startswith(words.forms("ranked"), mention.span.end)
    )


def _gives_aid_to(sentence: Sentence, mention: RegionMention, home: Region | None) -> bool:
    """浙江省安排对口援疆项目 in a report of the place that takes the aid."""
    return mention.region != home and gives_aid(sentence.text, mention.span.end)


def owns_building(sentence: Sentence, mention: RegionMention) -> bool:
    """甲镇卫生院改造完工，新建广场16个: the clause is about a building of the place, the next one is not."""
    return words.building().match(sentence.text, mention.span.end) is not None


def acts_together(sentence: Sentence, one: RegionMention, other: RegionMention) -> bool:
    """甲区与乙市新签项目64个: two places side by side, neither in the other, share what follows."""
    if one.region is None or other.region is None or other.kind == "pronoun":
        return False
    between = sentence.text[one.span.end : other.span.start]
    apart = not one.region.within(other.region) and not other.region.within(one.region)
    return apart and between in home_words.forms("acts_with")


def _lists_ways(sentence: Sentence, mention: RegionMention) -> bool:
    """赴荆州、随州考察: the second place of a list is on the way to something as the first one is."""
    start = mention.span.start
    before = bisect_left(sentence.regions, start, key=_end)
    for at in range(before - 1, -1, -1):
        one = sentence.regions[at]
        if sentence.text[one.span.end : start] not in words.forms("joins"):
            return False
        if sentence.text.endswith(words.forms("way"), sentence.span.start, one.span.start):
            return True
        start = one.span.start
    return False


def _end(mention: RegionMention) -> int:
    return mention.span.end


def _is_compared_list(sentence: Sentence, mention: RegionMention) -> bool:
    """增幅高出安丘21个百分点、临朐17个百分点: the second place is compared with as the first one is."""
    start = mention.span.start
    clause = max(sentence.text.rfind(mark, sentence.span.start, start) for mark in "，；。：")
    return words.outdoes().search(sentence.text, max(clause, sentence.span.start), start) is not None


def _belongs(sentence: Sentence, mention: RegionMention, home: Region | None) -> bool:
    """True for a place that a report of `home` speaks of: inside it, or beside it at the head of a clause."""
    if home is None or mention.region is None:
        return mention.kind != "abroad"
    if home.adcode is None:  # a report of 粤西: which places lie in it no table says
        return mention.kind != "abroad" or mention.region == home
    if mention.kind == "abroad":
        return _is_part_of(sentence, mention, home)
    if mention.kind == "pronoun":
        return mention.region.within(home) or _is_peer(sentence, mention, home)
    return (
        mention.region.within(home)
        or _is_neighbour(sentence, mention, home)
        or _is_peer(sentence, mention, home)
    )


def is_wider_whole(sentence: Sentence, mention: RegionMention, home: Region | None) -> bool:
    """全国增2.4%, 全市增12.6%: the growth of a place that holds the home, told to compare with."""
    if home is None or mention.region is None or mention.region == home:
        return False
    start = mention.span.start
    opens = opens_clause(sentence, mention) or sentence.text[start - 1] in _OPENS_ASIDE
    wider = home.within(mention.region) or mention.region.level == "country"
    behind = _behind_adverbs(sentence, mention.span.end)
    return opens and wider and words.grows_by().match(sentence.text, behind) is not None


def _is_subject_again(mention: RegionMention, before: str, home: Region | None) -> bool:
    """在该区开工的项目, 园区内已投产12家: the place named last goes on, but for 赴该县."""
    aside = before.endswith(words.forms("way", "compared_before", "shares", "outdoes"))
    return not aside and mention.region is not None and (home is None or mention.region.within(home))


def _is_neighbour(sentence: Sentence, mention: RegionMention, home: Region) -> bool:
    """毗邻的大龙经济开发区入驻企业168家: another zone of the same city, directly before a noun or step."""
    told = any(
        t.span.start == mention.span.end and t.kind in ("head", "stage", "measure") for t in sentence.terms
    )
    part = home.level == "zone" and opens_clause(
        sentence, mention
    )  # 科技新城要盯紧两条链, in 高新区's report
    return (told or part) and is_near_zone(mention, home)


def is_near_zone(mention: RegionMention, home: Region | None) -> bool:
    """True for another zone of the city of a county or zone."""
    if mention.region is None or mention.kind != "zone" or home is None:
        return False
    same_city = (mention.region.adcode or "")[:4] == (home.adcode or "?")[:4]
    return same_city and home.level in ("county", "zone")


def opens_clause(sentence: Sentence, mention: RegionMention) -> bool:
    """True for a place with which a clause begins."""
    start = mention.span.start
    if start == sentence.span.start or sentence.text[start - 1] in _CLAUSE_START:
        return True
    time = next((one.span.start for one in sentence.periods if one.span.end == start), None)
    if time is not None and (time == sentence.span.start or sentence.text[time - 1] in _CLAUSE_START):
        return True  # 上半年|四川省到位资金
    upper = next((one for one in sentence.regions if one.span.end == start), None)
    return upper is not None and lies_in(mention, upper) and opens_clause(sentence, upper)  # 曹县|庄寨镇


def lies_in(one: RegionMention, other: RegionMention) -> bool:
    return one.region is not None and other.region is not None and one.region.within(other.region)


def _is_peer(sentence: Sentence, mention: RegionMention, home: Region) -> bool:
    """甲市到位资金280亿元，乙市到位资金160亿元: a place like home that opens its clause is its subject.

    So is one above the home in its full name (辽宁省签约项目241个 in a report from 沈阳).
    """
    region, end = mention.region, mention.span.end
    if region is None or not region.adcode or region.adcode == "100000":
        return False
    full = region.name.endswith(mention.quote) or mention.kind == "pronoun"
    if home.within(region) and not full:
        return False
    if region.adcode[:2] != (home.adcode or "?")[:2]:
        return False  # 上海签约项目4个, 香港到资31亿美元 tell where the money comes from
    end = behind_venue(sentence, end)
    kinds = ("measure", "stage", "head") if home.within(region) else ("measure", "stage")
    told = any(t.span.start == end and t.kind in kinds for t in sentence.terms)
    begins = mention.kind == "pronoun" or mention.span.start == sentence.span.start
    has = begins and words.has().match(sentence.text, end) is not None  # 据介绍，全省共有260个项目签约
    return opens_clause(sentence, mention) and (
        told or has or words.amounts().match(sentence.text, end) is not None
    )


def is_venue(sentence: Sentence, mention: RegionMention) -> bool:
    """在|无锡|签下: where the subject of the clause was when it acted."""
    upper = next((one for one in sentence.regions if one.span.end == mention.span.start), None)
    start = mention.span.start if upper is None else upper.span.start
    return sentence.text.endswith(words.forms("at"), sentence.span.start, start)


def behind_venue(sentence: Sentence, end: int) -> int:
    """Where the verb begins behind a place: 近日也在无锡|签下, 今年已|签, 1—9月累计|引进."""
    behind = _behind_adverbs(sentence, end)
    for venue in sentence.regions:
        joined = venue.span.start in (behind, behind + 1) and is_venue(sentence, venue)
        behind = venue.span.end if joined else behind
    return behind


def _behind_adverbs(sentence: Sentence, end: int) -> int:
    """Where the verb begins behind a place: 同期|到位, 今年已|签, 1—9月累计|引进."""
    adverb = words.adverb().match(sentence.text, end)
    behind = adverb.end() if adverb is not None else end
    behind = next((period.span.end for period in sentence.periods if period.span.start == behind), behind)
    return behind if behind == end else _behind_adverbs(sentence, behind)


def _is_part_of(sentence: Sentence, mention: RegionMention, home: Region) -> bool:
    """长株潭地区占全省的比重: a group of places opens a clause of a report of the province or nation.

    东盟, 日韩 and 长三角 in a province's report tell where capital comes from.
    """
    region = mention.region
    opens = opens_clause(sentence, mention) or sentence.text[mention.span.start - 1] == "："
    known = parts_of(home.level)  # none in a report of a city
    part = region is not None and (region.name in known or (bool(known) and is_area(region.name)))
    return opens and part
