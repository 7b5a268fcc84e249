"""What a rate takes over: measure, scope and place of its figure, or of a label of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.cohort import is_part, set_of_work
from zhaoshang_extract.observe.counted import count_measure
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import (
    OF_ENTERPRISES,
    OF_PROJECTS,
    is_foreign_capital,
    measure_in_force,
    named_measure,
)
from zhaoshang_extract.observe.place import region_of
from zhaoshang_extract.observe.rate import (
    named_rate,
    step_rate,
)
from zhaoshang_extract.observe.rate_of import own_projects
from zhaoshang_extract.observe.scope import said_scope
from zhaoshang_extract.observe.zone import Zone, cues, said, terms, widened
from zhaoshang_extract.span import Span

_MOST_IS = re.compile(r"最[高多大]的?(?:是|为)")
_COMPARED = re.compile(
    r"(?:数|数量|个数)?(?:同比|环比|比|较|分别|也|又|已|的)*(?:增长|下降|增加|减少|上升)(?:了|约|近)?"
)
# Rules of places that have the whole of a share: the share is not theirs.
_WHOLES = frozenset({"owner_of_bracket", "whole_behind_share"})


def has_own_name(fact: Fact, zone: Zone, context: Context) -> bool:
    """电视通村率96.8%: a rate of a kind that no figure is told of. False where a label or a noun is told."""
    if not named_rate(zone) or named_measure(zone, zone.near) is not None:
        return False
    heads = terms(zone, zone.near, "head")
    if any(head.code in ("project_count", "enterprise_count") for head in heads):
        return False
    fact.measure = Slot("other_rate", "said", "rate_with_name")
    fact.scope = said_scope(zone, "other_rate")
    fact.region = region_of(zone, context)
    return True


def from_label(fact: Fact, zone: Zone, context: Context) -> bool:
    """固定资产投资增长12%: the label before the rate names what grew. False where none does."""
    label = named_measure(zone, zone.near)
    if label is None and not terms(zone, zone.near, "head"):
        # 农业实际使用外资仍为负增长，同比下降7%: the label stands a clause before
        zone = widened(zone)
        label = named_measure(zone, zone.near)
    if label is None or (label.generic and context.here):
        return False
    fact.measure = Slot(label.code, "said", "measure_to_the_left")
    if is_foreign_capital(label, context):
        fact.measure = Slot("foreign_capital_used", "said", "arrived_from_abroad")
    if _divides_fixed_assets(label, context):
        fact.measure = Slot("fixed_asset_investment", "carried", "part_of_fixed_assets")
    fact.scope = said_scope(zone, fact.measure.value)
    same = bool(context.main) and context.main[-1].measure.value == fact.measure.value
    # 到位资金97亿元，到位率23%: a rate has the projects of the quantity that it is a rate of
    if context.main and (fact.measure.value in OF_PROJECTS or (same and label.rate_kind == "stage_rate")):
        whole = set_of_work(zone, context) if label.rate_kind == "completion" else None
        fact.scope = fact.scope.or_from((whole or context.main[-1]).scope, "of_figure_before")
    elif fact.scope.empty and fact.measure.value in OF_ENTERPRISES and context.main:
        # 规上工业企业243家，营业收入增长6.9%: what they earn is of their sector
        last = context.main[-1]
        if last.measure.value == "enterprise_count" and cues(zone, zone.near, "growth", "decline", "yoy"):
            sector = last.scope.industry.carried("sector_of_enterprises")
            fact.scope = replace(fact.scope, industry=sector)
    elif fact.scope.empty and context.sentence.measure.value == fact.measure.value:
        fact.scope = context.sentence.scope
    _take_part(fact, zone, context)
    fact.region = region_of(zone, context)
    return True


def _divides_fixed_assets(label: Term, context: Context) -> bool:
    """固定资产投资增长6.8%。按建设性质分，新建项目投资增长35.7%: a kind of the fixed assets."""
    if label.code != "total_investment" or not context.partition or not context.facts:
        return False
    return context.facts[-1].measure.value == "fixed_asset_investment"


def _take_part(fact: Fact, zone: Zone, context: Context) -> None:
    """在生产总值中的比重为38.6%, 占全市合同外资近八成: where only the whole is named, the part goes on."""
    part = context.here[-1] if context.here else None
    if part is None or not words.starts("opens_whole", zone.sentence.text, zone.near.start):
        return
    contributes = words.says("contributes", zone.near_text())
    if not cues(zone, zone.near, "share", "share_of") and not contributes:
        return
    fact.scope = fact.scope.or_from(part.scope, "part_of_named_whole")
    if fact.measure.value == "gdp" and part.measure.value == "value_added" and not contributes:
        fact.measure = Slot("value_added", "said", "sector_of_product")


def from_figure(fact: Fact, zone: Zone, of: Fact | None, context: Context) -> None:
    own_region = region_of(zone, context)
    of = of or context.last("goal")
    if (
        of is not None
        and of not in context.here
        and own_projects(zone)
        and of.measure.value != "project_count"
    ):
        of = None  # 到位资金213.8亿元。亿元以上项目占比64.4%: projects are no part of funds
    counted = _new_head(zone) and not _goes_on_about_makers(zone, context)
    counted = counted and not _goes_on_about_prices(zone, of)
    whole = _named_whole(zone)
    counts = (
        of is not None and of.quantity.kind == "count"
    )  # 三地占出口总额的82%: no count is a part of money
    if whole is not None and (of not in context.here or counts):
        fact.measure = Slot(whole.code, "said", "measure_of_whole")  # 港资占实际使用外资的八成
        fact.scope = said_scope(zone, whole.code)
        if whole.code == "gdp" and fact.scope.industry.value:  # 第二产业占地区生产总值的比重
            fact.measure = Slot("value_added", "said", "sector_of_product")
        _take_part(fact, zone, context)
        fact.region = own_region
        return
    if _grows_of_itself(zone, of, context):
        fact.measure = Slot("value_added", "default", "growth_of_sector")
        fact.scope = said_scope(zone, "value_added")
        fact.region = own_region
        return
    last = context.here[-1] if context.here else None
    if of is None and not counted and last is not None and last.role == "base":
        of = last  # 新批项目比上年同期的71个下降9.9%，为64个
        fact.measure, fact.scope = last.measure.carried("of_base"), last.scope
        fact.region = own_region if own_region.how == "said" else last.region.carried("of_base")
        return
    if of is None or counted:
        fact.measure = count_measure(zone, context) if counted else measure_in_force(context)
        if own_projects(zone):
            fact.measure = Slot("project_count", "said", "noun_to_the_left")
        fact.scope = said_scope(zone, fact.measure.value)
        if fact.measure.value == "project_count":  # 新签约项目中，亿元以上项目占比64.4%
            fact.scope = fact.scope.or_from(context.sentence.scope, "part_of_opener")
        fact.region = own_region
        return
    if of not in context.here and _tells_kind(fact, zone, of):
        fact.region = own_region
        return
    fact.of = of
    fact.measure = of.measure.carried("of_figure_before")
    if _MOST_IS.search(zone.sentence.text, zone.reach.start, zone.reach.end):
        zone = widened(zone)  # 占比最高的是制造业项目，达58%
    own = said_scope(zone, "project_count")
    if of.scope.stage.how == "said" and of.scope.stage.value and _step_is_of_whole(zone):
        own = replace(own, stage=Slot())
    fact.scope = own.or_from(_set_of_share(own, zone, of, context), "of_figure_before")
    if own_projects(zone):
        fact.measure = Slot("project_count", "said", "noun_to_the_left")
    elif of.measure.value not in OF_PROJECTS:
        fact.scope = replace(fact.scope, stage=of.scope.stage)
    behind = _sector_behind(zone)
    if behind is not None:
        fact.scope = replace(fact.scope, industry=behind)
    if _is_new_set(zone):  # 其中10亿元以上项目20个；签约项目开工率达到80%
        fact.scope = said_scope(zone, "project_count")
    for_whole = of.region.rule in _WHOLES  # 占赣州市（35家）的40% is the part's
    inherits = own_region.how != "said" and of in context.here and not for_whole
    fact.region = of.region.carried("of_figure_before") if inherits else own_region


def _set_of_share(own: Scope, zone: Zone, of: Fact, context: Context) -> Scope:
    """签约项目中10亿元以上7个，制造业项目占86%: a sector's share is of the set."""
    if not own.industry.value or not is_part(of) or not cues(zone, zone.near, "share", "share_of"):
        return of.scope
    whole = of.whole if of.whole is not None else context.topic
    return whole.scope if whole is not None and whole.measure.value in OF_PROJECTS else of.scope


def _step_is_of_whole(zone: Zone) -> bool:
    """4个项目已开工，占签约项目的44.4%: the step behind 占 is that of the whole."""
    shares, steps = cues(zone, zone.near, "share_of"), terms(zone, zone.near, "stage")
    return bool(shares and steps) and steps[0].span.start >= shares[0].span.end


def _sector_behind(zone: Zone) -> Slot[str] | None:
    """其中39.5%为电子信息项目; 占全市58.2%的制造业: the sector stands behind its share."""
    for lead in words.forms("is_of_behind"):
        start = zone.after.start + len(lead)
        if not zone.after_text().startswith(lead):
            continue
        for mention in said(zone, zone.sentence.industries, zone.after):
            if mention.span.start == start and not mention.inside_name:
                return Slot(mention.label, "said", "sector_behind_share")
    return None


def _is_new_set(zone: Zone) -> bool:
    """新签约项目开工率达61.9%: the projects of the rate are named with their own step."""
    heads = [t for t in terms(zone, zone.near, "head") if t.code == "project_count"]
    if not heads or step_rate(zone, Span(heads[-1].span.end, zone.near.end)) is None:
        return False
    return any(t.span.end == heads[-1].span.start for t in terms(zone, zone.near, "stage"))


def _tells_kind(fact: Fact, zone: Zone, of: Fact) -> bool:
    """24个在20亿元以下。电子信息项目占比最高，为36.4%: a kind of its own, and no figure of it yet."""
    wide = widened(zone)
    heads = [t for t in terms(wide, wide.near, "head") if t.code == "project_count"]
    own = said_scope(wide, "project_count")
    if not heads or not own.industry.value or of.measure.value not in OF_PROJECTS:
        return False
    fact.measure = Slot("project_count", "said", "noun_to_the_left")
    fact.scope = own.or_from(Scope(stage=of.scope.stage), "step_of_figure_before")
    return True


def _grows_of_itself(zone: Zone, of: Fact | None, context: Context) -> bool:
    """高技术制造业年均增长11.7%: what grows is the sector's value added when no figure of it is told."""
    grows = cues(zone, zone.near, "growth", "decline", "average", "yoy")
    if not grows or of in context.here or cues(zone, zone.near, "share", "share_of"):
        return False
    if of is not None and context.partition and of.measure.value != "gdp":
        return False  # 固定资产投资增长6.8%。按产业看，第一产业增长84.5%: of what is divided
    sectors = [m for m in said(zone, zone.sentence.industries, zone.near) if not m.inside_name]
    return bool(sectors) and sectors[-1].span.end == grows[0].span.start


def _named_whole(zone: Zone) -> Term | None:
    """The measure behind 占, when nothing before 占 names one: a share measures what its whole does."""
    shares = cues(zone, zone.near, "share_of")
    if not shares:
        return None
    found = [
        t for t in terms(zone, zone.near, "measure") if t.span.start >= shares[-1].span.end and not t.generic
    ]
    # 占总投资亿元以上项目总数的83%: the whole is a count, and its size is told before it
    counted = found and terms(zone, Span(found[-1].span.end, zone.near.end), "head")
    return found[-1] if found and not counted else None


def _new_head(zone: Zone) -> bool:
    """规上企业增长8%: a counted noun of its own, when no share or goal is told."""
    heads = terms(zone, zone.near, "head")
    if not heads or step_rate(zone, zone.near) is not None:
        return False
    if cues(zone, zone.near, "share", "share_of", "completion", "goal"):
        return False
    if heads[-1].code == "project_count":
        return _is_grown(zone, heads[-1])
    return heads[-1].code not in ("place_count", "visit_count")


def _goes_on_about_makers(zone: Zone, context: Context) -> bool:
    """国有企业增加值增长6.4%，私营企业增长9%: what one kind of enterprises made, another makes too."""
    last = context.here[-1] if context.here else None
    heads = terms(zone, zone.near, "head")
    if last is None or last.role != "rate" or not heads or heads[-1].code != "enterprise_count":
        return False
    grows = cues(zone, zone.near, "growth", "decline")
    touches = bool(grows) and grows[0].span.start == heads[-1].span.end
    return touches and last.measure.value in OF_ENTERPRISES


def _goes_on_about_prices(zone: Zone, of: Fact | None) -> bool:
    """消费价格上涨1.8%。生活用品类上涨0.3%: what goods are called is no count where prices are told."""
    heads = terms(zone, zone.near, "head")
    told = of is not None and of.role == "rate" and of.measure.value == "other_rate"
    moves = words.says("price_moves", zone.near_text())
    return told and bool(heads) and heads[-1].code == "other_count" and moves


def _is_grown(zone: Zone, head: Term) -> bool:
    """新签约项目较上年同期增长9.3%: nothing but the comparison stands between the noun and its growth."""
    between = zone.sentence.text[head.span.end : zone.quantity.span.start]
    for mention in said(zone, zone.sentence.periods, zone.near):
        between = between.replace(mention.quote, "", 1)
    return _COMPARED.fullmatch(between) is not None
