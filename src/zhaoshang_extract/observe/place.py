"""Which place a figure is about."""

from __future__ import annotations

import re

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.mention.place.pronoun import points_back
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.zone import Zone, said
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

_SITED = ("位于", "落户", "落户于", "签约", "落地", "选址", "坐落于", "坐落在", "布局", "落子", "入驻")
_MANNER = re.compile("加紧|加快|抓紧|同步|同时|正式|顺利|全面|集中|如期|陆续")  # 在洮北区同步开工
# 中国500强3个, 汶川地震灾区: the place belongs to a name
_IN_NAME = re.compile(
    r"(?:民营|制造业|服务业|化工|建筑)?(?:企业)?\d{2,3}强|(?:特大)?地震|[冬夏]?奥运?会|世博|亚运|大运会"
)
_SUMS = re.compile(r"(?<![计列纳]入)(?<!不含)(?:合计|共计|总计)")  # but not （不计入合计）
_PHASE = re.compile(r"其?中?[二三四]期")
_WHEN_DONE = re.compile(
    r"\s*(?:项目|两期|各期)?(?:全部|全面)?(?:达产|建成|投产|达效)(?:达产|投产|达效|投用)?后"
)
_OF_ALL = re.compile(r"(?:合计|合共|共|总量|总额)?占(?!比分别|分别|依次)")
_LISTED = re.compile(r"（?[为达]?\d")  # 甲区（10.2亿元）, 甲区10.2亿元
# 在甲高新区，总投资30亿元的某项目动工: the clause before is nothing but the place
_IN_PLACE = re.compile(r"[，；。\s]?在")
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
    whole = _whole_place(zone)
    if whole is not None:
        return Slot(whole, "document", "whole_behind_share")  # no place for what follows in the sentence
    if _shares_list(zone):
        return Slot(context.home, "said", "share_of_list")
    site = _site_before(zone, context)
    if site is not None:
        return Slot(site.region, "said", "site_before")
    own = _subject(zone, context, zone.near) or _subject(zone, context, zone.reach)
    if own is not None and zone.sentence.text[own.span.end] == "、" and _SUMS.search(zone.near_text()):
        own = None  # 甲高新区、乙园区合计占50.6%, where the second place is not known
    if own is not None:
        return Slot(own.region, "said", "region_in_clause")
    if _SUMS.search(_text(zone, zone.reach)) and not _sums_one_place(zone, context):
        return Slot(context.home, "said", "total_is_home")
    before = context.here[-1] if context.here else None
    if zone.bracket is not None and before is not None and zone.bracket.start <= _place_of(zone, before):
        return before.region  # 明姜镇（7个、41.3亿元）
    project = _project_before(zone, context)
    if project is not None:
        return project.region.carried("region_of_project_before")
    return _framed_region(context)


def _whole_place(zone: Zone) -> Region | None:
    """占全县税收总额11.39亿元的46.9%: the whole of a share is its level's, whatever has the part."""
    if zone.quantity.kind == "rate":
        return None
    for mention in said(zone, zone.sentence.regions, zone.near):
        before = zone.sentence.text[zone.near.start : mention.span.start]
        if mention.kind == "pronoun" and not points_back(mention.quote) and before.endswith("占"):
            return mention.region
    return None


def _shares_list(zone: Zone) -> bool:
    """甲区（10.2亿元）、乙县（8.9亿元），占全市的56%: the share of all of them is the home's."""
    near = zone.near_text()
    if zone.quantity.kind != "rate" or zone.bracket is not None or not _OF_ALL.match(near):
        return False
    text, end = zone.sentence.text, zone.near.start - 1
    start = max(text.rfind(mark, zone.sentence.span.start, end) for mark in "，；：。") + 1
    listed = [
        m
        for m in inside(zone.sentence.regions, Span(max(start, zone.sentence.span.start), end))
        if m.kind not in ("pronoun", "abroad") and _LISTED.match(text, m.span.end)
    ]
    return len(listed) > 1


def _sums_one_place(zone: Zone, context: Context) -> bool:
    """与甲区签下5个项目，合计投资14亿元: a sum of what one clause counted stays in its place."""
    told = {fact.region.value for fact in context.main if fact.role == "head" and fact.region.how == "said"}
    goes_on = _SUMS.match(zone.near_text()) is not None and zone.index > 0
    return goes_on and len(told) == 1 and context.sentence.region.value in told


def _project_before(zone: Zone, context: Context) -> Fact | None:
    """一期7亿元；二期5亿元。全部达产后，年产值20亿元: the project told before goes on."""
    if zone.bracket is None and _PHASE.match(zone.near_text()):
        return context.main[-1] if context.main else None
    opens = _WHEN_DONE.match(zone.sentence.text, zone.sentence.span.start)
    told = context.of_paragraph
    return told[-1] if opens and told and not context.main else None


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
        at_home = _is_at_home(mention, context)
        if before == "在" and behind in ("投资", "计划投资", "总投资", "新增投资") and at_home:
            return mention
    text = zone.sentence.text
    for mention in reversed(said(zone, zone.sentence.regions, zone.reach)):
        lead = text[max(zone.sentence.span.start, mention.span.start - 2) : mention.span.start]
        if _IN_PLACE.fullmatch(lead) and text.startswith("，", mention.span.end):
            return mention if _is_at_home(mention, context) else None
    return None


def _is_at_home(mention: RegionMention, context: Context) -> bool:
    return mention.region is not None and context.home is not None and mention.region.within(context.home)


def _subject(zone: Zone, context: Context, part: Span) -> RegionMention | None:
    candidates = [
        m
        for m in said(zone, zone.sentence.regions, part)
        if is_subject(zone.sentence, m, context.home)
        and not _of_project_before(zone, m)
        and "）等" not in zone.sentence.text[m.span.end : zone.quantity.span.start]
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
    if mention.kind == "pronoun" and points_back(mention.quote):
        compared = _COMPARED.match(sentence.text, mention.span.end) is not None
        return not compared and _is_subject_again(mention, before, home)
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


def _is_subject_again(mention: RegionMention, before: str, home: Region | None) -> bool:
    """在该区开工的项目, 园区内已投产12家: the place named last goes on, but for 赴该县."""
    aside = before.endswith(tuple(word for word in _NOT_SUBJECT_AFTER if word != "在"))
    return not aside and mention.region is not None and (home is None or mention.region.within(home))


def _is_neighbour(sentence: Sentence, mention: RegionMention, home: Region) -> bool:
    """毗邻的大龙经济开发区入驻企业168家: another zone of the same city, directly before a noun or step."""
    told = any(
        t.span.start == mention.span.end and t.kind in ("head", "stage", "measure") for t in sentence.terms
    )
    return told and _is_near_zone(mention, home)


def _is_near_zone(mention: RegionMention, home: Region | None) -> bool:
    """True for another zone of the city of a county or zone."""
    if mention.region is None or mention.kind != "zone" or home is None:
        return False
    same_city = (mention.region.adcode or "")[:4] == (home.adcode or "?")[:4]
    return same_city and home.level in ("county", "zone")


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
        or text.startswith(("建设", "投资", "新建", "布局", "打造", "兴建", "扩建", "设立", "落子"), at)
    )


def _end_of_project(zone: Zone) -> int:
    """甲项目建成投产，投资21亿元的乙项目落户开发区: behind a step the next price opens another project."""
    sentence, start = zone.sentence, zone.quantity.span.end
    stop = sentence.text.find("；", start, sentence.span.end)
    for later in sentence.quantities[zone.index + 1 :]:
        comma = sentence.text.rfind("，", start, later.span.start)
        priced = later.kind == "amount" and sentence.text.startswith("的", later.span.end)
        if priced and comma >= 0:
            done = [t for t in sentence.terms if t.kind == "stage" and start <= t.span.start < comma]
            stop = min(stop, comma) if stop >= 0 and done else comma if done else stop
            break
    return stop if stop >= 0 else sentence.span.end


def located_behind(zone: Zone, context: Context) -> Slot[Region]:
    """……项目，位于泗安镇; 签约射阳县: where a named project stands, told behind its amount."""
    span = Span(zone.quantity.span.end, _end_of_project(zone))
    for mention in said(zone, zone.sentence.regions, span):
        inside_home = context.home is None or (
            mention.region is not None and mention.region.within(context.home)
        )
        inside_home = inside_home or _is_near_zone(mention, context.home)
        if mention.region is None or mention.kind == "abroad" or not inside_home:
            continue
        if mention.kind == "pronoun" and not points_back(mention.quote):
            continue
        before = zone.sentence.text[max(zone.quantity.span.end, mention.span.start - 4) : mention.span.start]
        opens_name = before.endswith("的") and mention.span.start - zone.quantity.span.end <= 3
        if opens_name or before.endswith(_SITED) or _acts_there(zone, mention, before):
            return Slot(mention.region, "said", "located_behind")
    return Slot()
