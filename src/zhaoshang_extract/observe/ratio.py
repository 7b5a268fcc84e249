"""Rates: each hangs on a figure, or on a label of its own (固定资产投资增长12%)."""

from __future__ import annotations

import re
from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.aim import modality_of
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
from zhaoshang_extract.observe.pairing import Partner
from zhaoshang_extract.observe.place import region_of
from zhaoshang_extract.observe.rate import (
    base_of_rate,
    behind_step,
    is_member_of_ratio,
    is_negative,
    is_of_goal,
    is_of_whole,
    kind_of_rate,
    named_rate,
    share_of_goal,
    step_rate,
    step_told_before,
)
from zhaoshang_extract.observe.rate_time import last_year, sums_years, take_time, time_of_completion
from zhaoshang_extract.observe.ratio_sum import share_by_numbers
from zhaoshang_extract.observe.said_sector import sector_of_measure
from zhaoshang_extract.observe.scope import said_scope
from zhaoshang_extract.observe.time import goal_period, span_of_change, span_of_years
from zhaoshang_extract.observe.time_said import resolve_said
from zhaoshang_extract.observe.zone import Zone, cues, said, terms, widened
from zhaoshang_extract.span import Span

_MOST_IS = re.compile(r"最[高多大]的?(?:是|为)")
_COMPARED = re.compile(
    r"(?:数|数量|个数)?(?:同比|环比|比|较|分别|也|又|已|的)*(?:增长|下降|增加|减少|上升)(?:了|约|近)?"
)

# Rules of places that have the whole of a share: the share is not theirs.
_WHOLES = frozenset({"owner_of_bracket", "whole_behind_share"})


def rate_fact(zone: Zone, lead: Zone, partner: Partner, context: Context) -> Fact:
    """A rate takes measure, scope, place and time from the figure that it is a rate of."""
    fact = Fact(zone.quantity, zone.sentence.passage.span(*zone.quantity.span), "rate")
    of = (
        partner.fact
        or host_of(zone, context)
        or share_by_numbers(zone, lead, context)
        or _told_of(partner, context)
        or _pointed_at(lead, context)
    )
    of = of or step_told_before(lead, context)
    if of is None and (_has_own_name(fact, lead, context) or _from_label(fact, lead, context)):
        pass
    else:
        _from_figure(fact, lead, of or base_of_rate(lead, context), context)
    if partner.region is not None and partner.region.region is not None:
        fact.region = Slot(partner.region.region, "said", "paired_with_place")
    if partner.industry is not None:
        fact.scope = replace(fact.scope, industry=Slot(partner.industry, "said", "paired_with_sector"))
    if partner.measure is not None:
        fact.measure = Slot(partner.measure.code, "said", "paired_with_measure")
        fact.scope = replace(fact.scope, industry=_sector_of_pair(fact, zone, partner.measure))
    if partner.measure is None:
        take_step(fact, lead)
    if partner.step is not None:  # 注册率、开工率、投产率分别为……
        fact.scope = replace(fact.scope, stage=Slot(partner.step.id, "said", "paired_with_step"))
    take_time(fact, zone, lead, context)
    if partner.period is not None:  # 一季度、上半年、全年，增速依次是
        fact.period = Slot(resolve_said(partner.period, context), "said", "paired_with_time")
    fact.rate_kind = kind_of_rate(lead, fact.period.value, context, fact.of)
    fact.measure = _measure_of_product(fact, lead) or fact.measure
    if (
        fact.rate_kind.rule == "times_of_former"
        and fact.period.how != "said"
        and not sums_years(fact, context)
    ):
        fact.period = last_year(fact.period)
    completes = fact.rate_kind.value == "completion"
    if is_goal_rate(lead):
        fact.role = "goal"
        fact.modality = Slot("target", "said", "goal_noun")
        fact.period = goal_period(lead, context)
        fact.negative = _inherits_sign(zone, lead)
        return fact
    if completes:
        # the year of 年度任务 is the goal's, not the rate's
        fact.period = time_of_completion(fact, lead, context)
    elif fact.rate_kind.value == "share" and of is not None and of.role == "goal":
        fact.period = of.period.carried("of_figure_before")  # 年度计划投资52亿元，占比60.4%
        fact.modality = of.modality
        return fact
    elif fact.rate_kind.value == "growth_avg":
        fact.period = span_of_years(context) or span_of_change(context) or fact.period
    fact.modality = Slot("actual") if completes else modality_of(lead, fact.period.value, context)
    fact.negative = _inherits_sign(zone, lead) or _falls_short(zone)
    return fact


def _sector_of_pair(fact: Fact, zone: Zone, measure: Term) -> Slot[str]:
    """规上工业增加值、零售总额分别增长9%、8%: the sector is of the measure that it stands before.

    规上工业增加值、营业收入分别增长9%、8%: what enterprises make and earn is of one sector.
    """
    own = sector_of_measure(zone.sentence, measure)
    shared = measure.code in OF_ENTERPRISES and fact.scope.industry.rule == "sector_to_the_left"
    return fact.scope.industry if shared and not own.value else own


def _measure_of_product(fact: Fact, zone: Zone) -> Slot[str] | None:
    """三次产业之比 is of value added; 第二产业对经济增长的贡献率 and 拉动 are of the product."""
    if fact.measure.value not in ("gdp", "value_added", "other_rate") or not fact.scope.industry.value:
        return None
    if words.says("contributes", zone.sentence.text, zone.near.start, zone.near.end):
        return Slot("gdp", "said", "part_of_growth") if fact.measure.value != "other_rate" else None
    shares = fact.rate_kind.value == "share" and fact.scope.industry.rule == "paired_with_sector"
    shares = shares or (
        is_member_of_ratio(zone) and words.says("three_sectors", zone.sentence.text, *zone.reach)
    )
    return Slot("value_added", "said", "sector_of_product") if shares else None


def _told_of(partner: Partner, context: Context) -> Fact | None:
    """开工81个，到位资金79亿元，开工率、到位率依次为……: the figure of the same name."""
    told = [fact for fact in reversed(context.main) if fact.role == "head"]
    if partner.measure is not None:
        return next((fact for fact in told if fact.measure.value == partner.measure.code), None)
    if partner.step is not None:
        counts = (fact for fact in told if fact.measure.value == "project_count")
        return next((fact for fact in counts if fact.scope.stage.value == partner.step.id), None)
    return None


def host_of(zone: Zone, context: Context) -> Fact | None:
    """12.4亿元（增长8.3%）: of the figure before the bracket, unless the bracket holds one of its own."""
    last = context.here[-1] if context.here else None
    inside = last is not None and zone.bracket is not None and zone.bracket.holds(last.quantity.span)
    if last is not None and inside and last.role == "head":
        return last  # （2024年为352.7亿元，增长9.1%）
    if zone.host is not None and zone.host < len(context.here):
        return context.here[zone.host]
    return None


def is_goal_rate(zone: Zone) -> bool:
    """比市定目标60%低4.4个百分点, 25%的目标: the rate itself was the goal."""
    behind = cues(zone, zone.after, "goal")
    if behind and zone.sentence.text[zone.after.start : behind[0].span.start] in ("", "的"):
        return True
    goals = cues(zone, zone.near, "goal")
    told = bool(goals) and not cues(zone, zone.near, "completion") and not share_of_goal(zone)
    return told and zone.sentence.text[goals[-1].span.end : zone.quantity.span.start] in (
        "",
        "为",
        "值",
        "数",
    )


def _pointed_at(zone: Zone, context: Context) -> Fact | None:
    """前者占七成，后者占73%; 完成年度任务40亿元的77%; 提高到 behind a first rate; 项目数占全区的41%."""
    heads = [fact for fact in context.main if fact.role == "head"]
    if "前者" in zone.near_text() and len(heads) > 1:
        return heads[-2]
    if "后者" in zone.near_text() and heads:
        return heads[-1]
    if is_of_whole(zone, context) and len(heads) > 1:
        return heads[-2]
    goal = context.last("goal")
    if is_of_goal(zone, context) or (goal is not None and _completes(zone) and not heads):
        return context.here[-1] if is_of_goal(zone, context) else goal
    if context.here and context.here[-1].role == "rate" and cues(zone, zone.near, "up_to"):
        return context.here[-1]
    if _own_projects(zone):
        return next((fact for fact in reversed(heads) if fact.measure.value == "project_count"), None)
    return None


def _completes(zone: Zone) -> bool:
    """全年目标为75亿元，上半年已完成51.9%."""
    return zone.near_text().endswith(("完成", "完成了"))


def _own_projects(zone: Zone) -> bool:
    """项目数占, 工业项目占比: a share of projects names them before 占."""
    shares = cues(zone, zone.near, "share", "share_of")
    before = Span(zone.near.start, shares[0].span.start) if shares else Span(0, 0)
    named = terms(zone, before, "head", "measure")
    return bool(named) and named[-1].code == "project_count"


def _has_own_name(fact: Fact, zone: Zone, context: Context) -> bool:
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


def _from_label(fact: Fact, zone: Zone, context: Context) -> bool:
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
    fact.region = region_of(zone, context)
    return True


def _from_figure(fact: Fact, zone: Zone, of: Fact | None, context: Context) -> None:
    own_region = region_of(zone, context)
    of = of or context.last("goal")
    if (
        of is not None
        and of not in context.here
        and _own_projects(zone)
        and of.measure.value != "project_count"
    ):
        of = None  # 到位资金213.8亿元。亿元以上项目占比64.4%: projects are no part of funds
    counted = _new_head(zone) and not _goes_on_about_makers(zone, context)
    whole = _named_whole(zone)
    counts = (
        of is not None and of.quantity.kind == "count"
    )  # 三地占出口总额的82%: no count is a part of money
    if whole is not None and (of not in context.here or counts):
        fact.measure = Slot(whole.code, "said", "measure_of_whole")  # 港资占实际使用外资的八成
        fact.scope = said_scope(zone, whole.code)
        if whole.code == "gdp" and fact.scope.industry.value:  # 第二产业占地区生产总值的比重
            fact.measure = Slot("value_added", "said", "sector_of_product")
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
        if _own_projects(zone):
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
    if _own_projects(zone):
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
    for lead in ("为", "是", "的"):
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


def _is_grown(zone: Zone, head: Term) -> bool:
    """新签约项目较上年同期增长9.3%: nothing but the comparison stands between the noun and its growth."""
    between = zone.sentence.text[head.span.end : zone.quantity.span.start]
    for mention in said(zone, zone.sentence.periods, zone.near):
        between = between.replace(mention.quote, "", 1)
    return _COMPARED.fullmatch(between) is not None


def take_step(fact: Fact, zone: Zone) -> None:
    """开工率71.9%: the step is that of the rate's name, and it counts projects."""
    step = step_rate(zone, zone.near) or behind_step(zone)
    if step is not None:
        fact.scope = replace(fact.scope, stage=Slot(step.id, "said", "step_of_rate"))
        if fact.measure.value not in OF_PROJECTS or fact.measure.value != "enterprise_count":
            fact.measure = Slot("project_count", "said", "step_of_rate")


def _falls_short(zone: Zone) -> bool:
    """低于时间进度2.1个百分点: words stand between the fall and its size."""
    return zone.quantity.unit.endswith("百分点") and zone.quantity.value > 0 and is_negative(zone)


def _inherits_sign(zone: Zone, lead: Zone) -> bool:
    """分别下降23%、15%、18%: the word before the list is said of each."""
    if zone is lead:
        return False
    between = zone.near_text()
    return (
        is_negative(lead)
        and not any(word in between for word in ("增", "升", "提高"))
        and zone.quantity.value > 0
    )
