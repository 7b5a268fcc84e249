"""Which place a figure is about."""

from __future__ import annotations

import re

from zhaoshang_extract.context import Context
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.observe.fact import Fact, Slot
from zhaoshang_extract.observe.zone import Zone, said
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

_SITED = ("位于", "落户", "落户于", "签约", "落地", "选址", "坐落于", "坐落在", "布局", "落子", "入驻")
_MANNER = re.compile("同步|同时|正式|顺利|全面|集中|如期|陆续")  # 在洮北区同步开工
# 中国500强3个, 汶川地震灾区: the place belongs to a name
_IN_NAME = re.compile(
    r"(?:民营|制造业|服务业|化工|建筑)?(?:企业)?\d{2,3}强|(?:特大)?地震|[冬夏]?奥运?会|世博|亚运|大运会"
)
_SUMS = re.compile(r"(?<![计列纳]入)(?<!不含)(?:合计|共计|总计)")  # but not （不计入合计）
_COMPARED = re.compile(r"平均|各|第(?!.(?:季度|批|次|期|届))")  # 高于全市平均, 居全省第三
_STANDS = ("位于", "选址", "坐落于", "坐落在", "选址于", "选址在", "落户于", "落户在")
# 占全市的18.7%, 居全省第三, 在上海举行, 赴苏州: compared with, or on the way.
_NOT_SUBJECT_AFTER = (
    "占",
    "居",
    "列",
    "在",
    "赴",
    "到",
    "自",
    "从",
    "向",
    "与",
    "对",
    "于",
    "由",
    "经",
    "往",
    "高出",
    "比",
)


def region_of(zone: Zone, context: Context) -> Slot[Region]:
    """The place said in the clause, else the sentence's, the heading's, the story's own."""
    if zone.near_text().endswith("等"):
        # 甲镇影视基地、乙镇产业园等5个项目: the sum is not in the last place named
        return _framed_region(context)
    site = _site_before(zone, context)
    if site is not None:
        return Slot(site.region, "said", "site_before")
    own = _subject(zone, context, zone.near) or _subject(zone, context, zone.reach)
    if own is not None and zone.sentence.text[own.span.end] == "、" and _SUMS.search(zone.near_text()):
        own = None  # 甲高新区、乙园区合计占50.6%, where the second place is not known
    if own is not None:
        return Slot(own.region, "said", "region_in_clause")
    if _SUMS.search(_text(zone, zone.reach)):
        return Slot(context.home, "said", "total_is_home")
    before = context.here[-1] if context.here else None
    if zone.bracket is not None and before is not None and zone.bracket.start <= _place_of(zone, before):
        return before.region  # 明姜镇（7个、41.3亿元）
    return _framed_region(context)


def _place_of(zone: Zone, fact: Fact) -> int:
    same = any(quantity is fact.quantity for quantity in zone.sentence.quantities)
    return fact.quantity.span.start if same else -1


def _framed_region(context: Context) -> Slot[Region]:
    for name, frame in context.frames():
        if frame.region.value is not None:
            return frame.region.carried(f"region_of_{name}")
    return Slot(context.home, "document", "home")


def _site_before(zone: Zone, context: Context) -> RegionMention | None:
    """香港甲集团在大竹县投资5000万美元: the place of the deed, though 在 stands before it."""
    for mention in said(zone, zone.sentence.regions, zone.near):
        behind = zone.sentence.text[mention.span.end : zone.quantity.span.start]
        before = zone.sentence.text[mention.span.start - 1 : mention.span.start]
        at_home = (
            mention.region is not None and context.home is not None and mention.region.within(context.home)
        )
        if before == "在" and behind in ("投资", "计划投资", "总投资", "新增投资") and at_home:
            return mention
    return None


def _subject(zone: Zone, context: Context, part: Span) -> RegionMention | None:
    candidates = [
        m
        for m in said(zone, zone.sentence.regions, part)
        if is_subject(zone.sentence, m, context.home) and not _of_project_before(zone, m)
    ]
    if (
        len(candidates) > 1
        and zone.bracket is None
        and _joined(zone.sentence, candidates[-2], candidates[-1])
    ):
        return None  # 丹江口市、茅箭区……引进项目15个: one figure for both is no figure of either
    return candidates[-1] if candidates else None


def _of_project_before(zone: Zone, mention: RegionMention) -> bool:
    """……落户盐城经开区；某公司投资36亿元; 52亿元的岷县储能项目、27.5亿元的……: of the project before."""
    if zone.index == 0:
        return False
    text = zone.sentence.text
    if text.endswith(_SITED, zone.sentence.span.start, mention.span.start):
        return any(mark in text[mention.span.end : zone.quantity.span.start] for mark in "，；")
    return mention.span.start - zone.reach.start <= 1 and text[mention.span.start - 1] == "的"


def _joined(sentence: Sentence, one: RegionMention, other: RegionMention) -> bool:
    return sentence.text[one.span.end : other.span.start] in ("、", "和", "与", "及")


def _text(zone: Zone, part: Span) -> str:
    return zone.sentence.text[part.start : part.end]


def is_subject(sentence: Sentence, mention: RegionMention, home: Region | None) -> bool:
    """True for a place that facts may be about: home or inside it, and not on the way to something."""
    if mention.region is None:
        return False
    before = sentence.text[max(0, mention.span.start - 3) : mention.span.start]
    if before.endswith(_STANDS) and sentence.text[mention.span.end : mention.span.end + 1] == "，":
        return home is None or mention.region.within(home)  # 位于柳泉镇，总投资16亿元
    if _IN_NAME.match(sentence.text, mention.span.end):
        return False
    signs = before.endswith("与") and sentence.text.startswith("签", mention.span.end)
    if (before.endswith(_NOT_SUBJECT_AFTER) and not signs) or _COMPARED.match(
        sentence.text, mention.span.end
    ):
        return False
    if home is None:
        return mention.kind != "abroad"
    if mention.kind == "abroad":
        return _is_part_of(sentence, mention, home)
    if mention.kind != "pronoun" and (
        _is_neighbour(sentence, mention, home) or _is_peer(sentence, mention, home)
    ):
        return True
    return mention.region.within(home) and (mention.kind != "pronoun" or mention.region == home)


def _is_neighbour(sentence: Sentence, mention: RegionMention, home: Region) -> bool:
    """毗邻的大龙经济开发区入驻企业168家: another zone of the same city, directly before a noun or step."""
    region = mention.region
    if region is None or mention.kind != "zone" or home.level not in ("county", "zone"):
        return False
    told = any(
        t.span.start == mention.span.end and t.kind in ("head", "stage", "measure") for t in sentence.terms
    )
    return told and (region.adcode or "")[:4] == (home.adcode or "?")[:4]


def _is_peer(sentence: Sentence, mention: RegionMention, home: Region) -> bool:
    """甲市到位资金280亿元，乙市到位资金160亿元: a place like home that opens its clause is its subject."""
    region, end = mention.region, mention.span.end
    if region is None or mention.kind == "abroad" or home.within(region) or not region.adcode:
        return False
    # 上海签约项目4个 tells where the money comes from
    if region.adcode[:2] != (home.adcode or "?")[:2] and not region.level == home.level == "province":
        return False
    opens = mention.span.start == sentence.span.start or sentence.text[mention.span.start - 1] in "，；、。 "
    told = any(t.span.start == end and t.kind in ("measure", "stage") for t in sentence.terms)
    return opens and (told or sentence.text[end : end + 1].isdigit())


def _is_part_of(sentence: Sentence, mention: RegionMention, home: Region) -> bool:
    """长株潭地区占全省的比重: a group of places opens a clause of a report of the province or nation."""
    opens = mention.span.start == sentence.span.start or sentence.text[mention.span.start - 1] in "，；：。 "
    region = mention.region
    return opens and region is not None and region.level == "other" and home.level in ("province", "country")


def _acts_there(zone: Zone, mention: RegionMention, before: str) -> bool:
    """在大竹县投资, 在宣汉县建设, 已在开发区动工."""
    text = zone.sentence.text
    manner = _MANNER.match(text, mention.span.end)
    at = manner.end() if manner else mention.span.end
    behind = [t for t in zone.sentence.terms if t.kind == "stage" and t.span.start == at]
    return before.endswith("在") and (
        bool(behind)
        or text.startswith(
            ("建设", "投资", "新建", "布局", "打造", "兴建", "扩建", "设立", "落子"), mention.span.end
        )
    )


def located_behind(zone: Zone, context: Context) -> Slot[Region]:
    """……项目，位于泗安镇; 签约射阳县: where a named project stands, told behind its amount."""
    stop = zone.sentence.text.find("；", zone.quantity.span.end, zone.sentence.span.end)
    span = Span(zone.quantity.span.end, stop if stop >= 0 else zone.sentence.span.end)
    for mention in said(zone, zone.sentence.regions, span):
        inside_home = context.home is None or (
            mention.region is not None and mention.region.within(context.home)
        )
        if mention.region is None or mention.kind in ("pronoun", "abroad") or not inside_home:
            continue
        before = zone.sentence.text[max(zone.quantity.span.end, mention.span.start - 4) : mention.span.start]
        opens_name = before.endswith("的") and mention.span.start - zone.quantity.span.end <= 3
        if opens_name or before.endswith(_SITED) or _acts_there(zone, mention, before):
            return Slot(mention.region, "said", "located_behind")
    return Slot()
