"""Parts and wholes: what a figure takes over from the projects that it is a part of."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.frame import points_back
from zhaoshang_extract.observe.measure import (
    INVESTMENT,
    MAKERS,
    OF_ENTERPRISES,
    OF_PROJECTS,
    VISITING,
    named_measure,
)
from zhaoshang_extract.observe.rate import names_whole
from zhaoshang_extract.observe.scope import counted_noun, projects_named, said_scope, steps_in
from zhaoshang_extract.observe.single import (
    counted_behind,
    is_single,
    scope_of_single,
    stage_of_heading,
    step_behind,
    tells_a_name,
)
from zhaoshang_extract.observe.zone import Zone, cues, said, says_more, terms

_FUNDS = frozenset({"paid_in_funds", "foreign_capital_used", "fixed_asset_investment"})
# Nouns that name no kind of projects of their own.
_ANY_PROJECT = frozenset(
    {"项目", "招商项目", "招商引资项目", "投资项目", "产业项目", "项目数", "外资项目", "内资项目"}
)
# A smaller number may well be that of two sets.
_TELLING = 10
# A set is named again within so many figures.
_FAR = 400
# 131个项目中，: what follows takes parts of them.
_SETS_UP = re.compile(r"(?:实施|推进|安排|谋划|纳入|梳理|筛选|确定)[^，；]{0,16}$")
_AMONG = re.compile(r"[^，；。]{0,18}(?:中|里|之中|当中)[，：]")


def scope_of(zone: Zone, fact: Fact, context: Context) -> Scope:
    """The whole scope of a head fact: what is said, completed from the whole that it is a part of."""
    measure = fact.measure.value
    own = said_scope(zone, measure)
    if measure == "enterprise_count":
        return _scope_of_enterprises(zone, own, fact, context)
    if measure == "other_count":
        return _scope_of_works(zone, own, context)
    if measure not in OF_PROJECTS:
        return _scope_beside_projects(zone, fact, own, context)
    if is_single(zone, fact, context):
        return scope_of_single(zone, own, context)
    if measure in INVESTMENT:
        return _scope_of_amount(zone, own, context)
    return _scope_of_part(zone, own, context)


def _scope_of_amount(zone: Zone, own: Scope, context: Context) -> Scope:
    """An amount takes the scope of the projects that it sums: those counted beside it, else its topic."""
    counted = counted_behind(zone)
    if counted is not None:
        return own.or_from(
            _scope_of_part(counted, said_scope(counted, "project_count"), context), "of_counted"
        )
    behind = steps_in(zone, zone.after)
    if behind and not own.stage.value:  # 二期投资5亿元正在建设
        own = replace(own, stage=Slot(behind[0].id, "said", "step_directly_behind"))
    if not own.threshold.value and not own.industry.value and not projects_named(zone, zone.near):
        # 力争新签约亿元以上项目10个，确保全年签约额超过300亿元: a time of its own, a sum of its own
        beside = _figure_beside(zone, context)
        if (
            beside is not None
            and beside.quantity.kind == "count"
            and said(zone, zone.sentence.periods, zone.near)
        ):
            beside = None
        if beside is not None:
            return own.or_from(beside.scope, "of_counted_projects")
        told = steps_in(zone, zone.reach)
        if told:
            own = replace(own, stage=Slot(told[-1].id, "said", "step_in_clause_before"))
        singles = [f for f in context.main if f.single]
        if (
            not told
            and singles
            and any(t.quote in ("合计", "共计", "总计") for t in cues(zone, zone.reach, "total"))
        ):
            return Scope(stage=singles[-1].scope.stage.carried("step_of_summed"))
    scope = _scope_of_part(zone, own, context)
    if scope.stage.rule == "part_of_topic" and context.topic_of_paragraph is None:
        scope = own  # an amount with a measure of its own is of the projects of its paragraph only
    if scope.threshold.value is None and context.paragraph.scope.threshold.value:
        scope = replace(scope, threshold=context.paragraph.scope.threshold.carried("size_of_opening"))
    if scope.stage.value is None and zone.sentence.passage.kind == "title":
        return replace(scope, stage=step_behind(zone))
    if scope.stage.value is None or scope.stage.rule == "step_of_heading":
        term = named_measure(zone, zone.near)
        if term is not None and term.stage:
            return replace(scope, stage=Slot(term.stage, "said", "step_of_measure"))
    return scope


def _figure_beside(zone: Zone, context: Context) -> Fact | None:
    """The count whose projects an amount sums, or the amount that goes on about them."""
    if zone.host is not None and zone.host < len(context.here):
        return context.here[zone.host]
    if "；" in zone.sentence.text[zone.reach.start : zone.reach.end]:
        return None
    counted = [f for f in context.main if f.role == "head" and f.measure.value in OF_PROJECTS]
    if context.whole is not None and len(counted) > 1 and _closes_list(zone, counted[-2], counted[-1]):
        return context.whole
    return counted[-1] if counted else None


def _closes_list(zone: Zone, one: Fact, last: Fact) -> bool:
    """86个，其中亿元以上35个、10亿元以上8个，合同引资总额412.6亿元: 、 joins parts, ， ends them."""
    if one.quantity.kind != "count" or last.quantity.kind != "count" or one.whole is not last.whole:
        return False
    text = zone.sentence.text
    return text[one.quantity.span.end] == "、" and text[last.quantity.span.end] == "，"


def _scope_of_part(zone: Zone, own: Scope, context: Context) -> Scope:
    """A count among counts: a part takes from its whole what it does not say itself."""
    if zone.host is not None and zone.host < len(context.here):
        return own.or_from(context.here[zone.host].scope, "part_in_bracket")
    if cues(zone, zone.reach, "besides") and context.opener is None:
        return own
    again = _counted_again(zone, own, context)
    if again is not None:
        return own.or_from(again.scope, "same_set_again")
    if _is_change(zone) and context.main:
        return own.or_from(context.main[-1].scope, "change_of_figure_before")
    whole = context.whole
    if whole is not None and whole.measure.value in OF_PROJECTS:
        if whole not in context.here:  # 在制造业项目当中，10亿元以上的有24个
            own = own.or_from(context.sentence.scope, "part_of_opener")
        return own.or_from(whole.scope, "part_of_whole")
    if _sums_list(zone) and context.main and context.main[-1].measure.value == "project_count":
        last = context.main[-1].scope
        return own.or_from(Scope(last.stage, last.threshold), "sum_of_list")
    opener = context.sentence.scope
    if not opener.empty:
        stage = Scope(stage=context.topic.scope.stage) if context.topic is not None else Scope()
        return own.or_from(opener, "part_of_opener").or_from(stage, "step_of_topic")
    same = _same_set(zone, context)
    if same is not None:
        return own.or_from(same.scope, "same_set_again")
    named = bool(projects_named(zone, zone.near) or projects_named(zone, zone.after))
    if named and own.stage.value:
        return own
    if named and _SETS_UP.search(zone.near_text()):
        return own  # 全年实施5000万元以上重点项目86个: a set of its own
    headed = stage_of_heading(context)
    opening = context.paragraph.scope
    if not named and own.empty and opening.threshold.value and opening.industry.value:
        # 亿元以上工业项目签约势头不减。前三季度，甲县签下26个
        return own.or_from(opening, "kind_of_opening").or_from(Scope(headed), "step_of_heading")
    if context.topic is None or (headed.value and context.topic_of_heading is None):
        return own.or_from(Scope(headed, context.paragraph.scope.threshold), "step_of_heading")
    if not named or context.topic in context.here:
        return own.or_from(context.topic.scope, "part_of_topic")
    if own.empty and _is_same_kind(zone, context.topic):
        return context.topic.scope
    if context.partition and context.sentence.measure.value not in (None, *INVESTMENT):
        return own  # 从到位内资的产业分布看，一产项目23个: of all that the funds went to
    if own.threshold.value or own.industry.value or context.partition or _is_kind(zone, context):
        # 先进制造业项目35个 in a new sentence: the step carries, size and sector do not
        carried = Scope(stage=context.topic.scope.stage)
        if context.partition:  # 分行业看: the size of the whole is that of its parts
            carried = replace(carried, threshold=context.topic.scope.threshold)
        return own.or_from(carried, "step_of_topic")
    return own


def _is_same_kind(zone: Zone, topic: Fact) -> bool:
    """重点项目36项 further down a report on 亿元以上重点项目186项: the same kind of projects."""
    noun = counted_noun(zone)
    return noun is not None and noun == topic.noun and noun not in _ANY_PROJECT


def _is_change(zone: Zone) -> bool:
    """比去年同期增加4个: so many more of what was just counted."""
    words = cues(zone, zone.near, "growth", "decline")
    touching = bool(words) and zone.sentence.text[words[-1].span.end : zone.quantity.span.start] in ("", "了")
    return says_more(zone) or touching


def _same_set(zone: Zone, context: Context) -> Fact | None:
    """在131个项目中, 这131个项目: the number tells which projects are meant, those counted before."""
    text, end = zone.sentence.text, zone.quantity.span.end
    topic = context.topic
    if topic is not None and topic.quantity.value == zone.quantity.value and not steps_in(zone, zone.near):
        return topic  # 58个项目按行业分 behind 签约项目58个
    if not (points_back(zone.sentence, zone.quantity.span.start) or _AMONG.match(text, end)):
        return None
    for fact in reversed(context.recent):
        if fact.measure.value == "project_count" and fact.quantity.value == zone.quantity.value:
            return fact if fact.role == "head" else None
    return None


def _sums_list(zone: Zone) -> bool:
    """甲县、乙县分别开工24个、19个，两地合计开工43个: the sum is of the projects just listed."""
    return any(term.quote in ("合计", "共计", "总计") for term in cues(zone, zone.near, "total"))


def _counted_again(zone: Zone, own: Scope, context: Context) -> Fact | None:
    """全市新签约的212个项目已开工127个: a number before its noun that was counted before names that set."""
    value = zone.quantity.value
    if value < _TELLING or own.threshold.value or own.industry.value or zone.quantity.kind != "count":
        return None
    if not projects_named(zone, zone.after) or said(zone, zone.sentence.periods, zone.near):
        return None  # 去年签约的18个项目: of another time
    for fact in islice(reversed(context.facts), _FAR):
        if fact.quantity.value != value or fact.measure.value != "project_count" or fact.role != "head":
            continue
        if own.stage.value in (None, fact.scope.stage.value):
            return fact
    return None


def _is_kind(zone: Zone, context: Context) -> bool:
    """外资项目两个 in a paragraph about signed projects: a kind of those projects."""
    heads = projects_named(zone, zone.near) or projects_named(zone, zone.after)
    told = [f for f in context.of_paragraph if f.measure.value == "project_count" and f.scope.stage.value]
    return bool(heads and told) and heads[-1].quote in ("外资项目", "内资项目")


def _scope_of_works(zone: Zone, own: Scope, context: Context) -> Scope:
    """建成新线5944公里，复线4603公里: the works of one list have one step."""
    before = context.main[-1] if context.main else None
    same_unit = before is not None and before.quantity.unit == zone.quantity.unit
    if before is None or own.stage.value or not same_unit or terms(zone, zone.reach, "relation", "cue"):
        return own
    return own.or_from(Scope(stage=before.scope.stage), "step_of_works_before")


def _scope_of_enterprises(zone: Zone, own: Scope, fact: Fact, context: Context) -> Scope:
    """Enterprises have the steps of projects only where the text says so of them."""
    if any(word in zone.near_text() for word in VISITING):
        return Scope(industry=own.industry)  # 新签约项目15个；拜访企业326家
    whole = context.whole
    if whole is not None and whole.measure.value == "enterprise_count":
        return own.or_from(whole.scope, "part_of_whole")
    if not context.sentence.scope.empty:
        return own.or_from(context.sentence.scope, "part_of_opener")
    before = context.main[-1] if context.main else None
    if before is not None and before.measure.value == "enterprise_count" and fact.measure.rule == "unit":
        return own.or_from(before.scope, "enterprises_before")
    return own


def _scope_beside_projects(zone: Zone, fact: Fact, own: Scope, context: Context) -> Scope:
    """到位资金, 产值 …: only what is said, or what a clause like 从2000万元以上项目资金看 says."""
    before = context.main[-1] if context.main else None
    counted = before is not None and before.measure.value in OF_PROJECTS and own.empty
    apart = "；" in zone.sentence.text[zone.reach.start : zone.reach.end]
    if (
        before is not None
        and counted
        and not apart
        and not before.single
        and fact.measure.value in _FUNDS
        and not tells_a_name(zone)
    ):
        # 二产项目118个，到位97.36亿元: funds told beside a count of a sector's projects
        sector, size = before.scope.industry, before.scope.threshold
        if size.how == "said" and context.opener is not None and not context.aiming:
            # 在实施的342个项目中，亿元以上的147个，到位资金151亿元
            own = replace(own, threshold=size.carried("size_of_projects_before"))
        return replace(own, industry=sector.carried("sector_of_projects_before")) if sector.value else own
    rate = context.main[-1] if context.main else None
    if rate is not None and rate.role == "rate" and rate.rate_kind.value == "share" and not apart:
        sector = rate.scope.industry
        if own.empty and sector.how == "said" and rate.measure.value == fact.measure.value:
            return replace(own, industry=sector.carried("sector_of_share"))  # 服务业占38.6%，到账外资3亿美元
    opener = context.sentence
    if own.empty and opener.measure.value == fact.measure.value:
        return opener.scope
    whole = context.whole
    if whole is not None and whole.measure.value == fact.measure.value:
        return own.or_from(whole.scope, "part_of_whole")
    if not own.industry.value and fact.measure.rule == "amount_of_sentence":
        goes_on = [f for f in context.main if f.role == "head" and f.measure.value == fact.measure.value]
        if goes_on and own.empty and not tells_a_name(zone, 2) and not names_whole(zone):
            return replace(own, industry=goes_on[-1].scope.industry.carried("sector_of_same_measure"))
    if not own.industry.value and fact.measure.value in OF_ENTERPRISES:
        makers = [f for f in context.main if f.measure.value in MAKERS and f.scope.industry.value]
        if makers and makers[-1].scope.industry.rule != "sector_in_measure":
            return replace(own, industry=makers[-1].scope.industry.carried("sector_of_enterprises"))
    return own
