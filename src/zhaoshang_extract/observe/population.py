"""Which projects a figure is about: what its clause says, completed from the set that it is a part of."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.observe.candidate import Choice
from zhaoshang_extract.observe.cohort import (
    bracket_host,
    counted_again,
    divided_by_sector,
    is_change,
    is_kind,
    named_again,
    pointed_at,
    set_beside,
    set_of_heading,
    sums_list,
    sums_to,
)
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.funds import scope_of_funds
from zhaoshang_extract.observe.measure import INVESTMENT, OF_PROJECTS, VISITING, named_measure
from zhaoshang_extract.observe.scope import (
    comes_before,
    counted_noun,
    denied_step,
    projects_named,
    said_scope,
    steps_in,
)
from zhaoshang_extract.observe.single import (
    counted_behind,
    is_single,
    scope_of_single,
    stage_of_heading,
    step_behind,
)
from zhaoshang_extract.observe.told_step import comes_to, step_of_theme
from zhaoshang_extract.observe.zone import Zone, cues, said, terms

# Steps that a part of a set has come to.
_REACHED = frozenset(
    {"registered", "started", "under_construction", "completed", "in_production", "fulfilled"}
)
# A set is told within so many figures of its parts.
_FAR = 40


def scope_of(zone: Zone, fact: Fact, context: Context) -> Scope:
    """The whole scope of a head fact."""
    measure = fact.measure.value
    own = said_scope(zone, measure)
    if measure == "enterprise_count":
        return _scope_of_enterprises(zone, own, fact, context)
    if measure == "other_count":
        return _scope_of_works(zone, own, context)
    if measure not in OF_PROJECTS:
        return scope_of_funds(zone, fact, own, context)
    if is_single(zone, fact, context):
        return scope_of_single(zone, own, context)
    if measure in INVESTMENT:
        return _scope_of_amount(zone, own, context)
    return _scope_of_count(zone, own, context)


# ---- a count of projects: the sets that it may be a part of --------


def _scope_of_count(zone: Zone, own: Scope, context: Context) -> Scope:
    scope = SETS.best(zone, context, own) or own
    counted = context.whole is not None and context.whole.measure.value in OF_PROJECTS
    if scope.stage.how != "said" and not (counted and context.whole in context.here):
        whole = sums_to(zone, context)
        if whole is not None:  # 项目24个……；项目34个 behind 开工项目58个
            scope = replace(scope, stage=whole.scope.stage.carried("part_of_sum"))
        divided = divided_by_sector(zone, context)
        if divided is not None:  # 亿元以上项目58个。……农业项目24个，……。工业项目34个，……
            scope = scope.or_from(replace(divided.scope, industry=Slot()), "part_of_sum")
    if scope.stage.value and scope.stage.how != "said" and comes_to(zone, scope.stage.value):
        scope = replace(scope, stage=Slot())
    denied = denied_step(zone) if scope.stage.value and scope.stage.how != "said" else None
    if denied is not None and scope.stage.value and not comes_before(scope.stage.value, denied):
        return replace(scope, stage=Slot())  # 14个项目投产。24个尚未开工: of those that produce none
    return scope


def _part_in_bracket(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """亿元以上项目12个（工业项目7个）."""
    host = bracket_host(zone, context)
    if host is None:
        return None
    if own.stage.rule == "state_without_code" and not _outgrows(zone, host):
        own = replace(own, stage=Slot())  # 开工36个（新建20个，续建16个）: started they are
    return own.or_from(host.scope, "part_in_bracket")


def _set_apart(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """另有结转项目3个: no part of what was counted before."""
    apart = cues(zone, zone.reach, "besides")
    if apart and zone.sentence.text.startswith("，", apart[-1].span.end):
        return None  # 另外，有14个项目投产: the text goes on
    return own if apart and context.opener is None else None


def _counted_again(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """新签约的212个项目已开工127个, where the 212 were counted before."""
    again = counted_again(zone, own, context)
    return own.or_from(again.scope, "same_set_again") if again is not None else None


def _change_of_figure_before(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """签约项目26个，比去年同期增加4个."""
    if not (is_change(zone) and context.main):
        return None
    return own.or_from(context.main[-1].scope, "change_of_figure_before")


def _part_of_whole(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """签约项目26个，其中工业项目12个."""
    whole = context.whole
    if whole is None or whole.measure.value not in OF_PROJECTS:
        return None
    if whole not in context.here:  # 在制造业项目当中，10亿元以上的有24个
        own = own.or_from(context.sentence.scope, "part_of_opener")
    elif own.stage.rule == "state_without_code" and not _outgrows(zone, whole):
        own = replace(own, stage=Slot())  # 签约项目46个，其中投产12个，正在办手续的8个: signed they are
    return own.or_from(whole.scope, "part_of_whole")


def _sum_of_list(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """甲县、乙县分别开工24个、19个，两地合计开工43个."""
    last = context.main[-1] if context.main else None
    if last is None or last.measure.value != "project_count" or not sums_list(zone):
        return None
    # 工业6个、农业5个，合计11个: what each item names is not that of the sum
    sector = last.scope.industry if last.scope.industry.how == "carried" else Slot[str]()
    return own.or_from(Scope(last.scope.stage, last.scope.threshold, sector), "sum_of_list")


def _part_of_opener(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """新签约的制造业项目中，10亿元以上的3个."""
    opener = context.sentence.scope
    if opener.empty:
        return None
    stage = Scope(stage=context.topic.scope.stage) if context.topic is not None else Scope()
    return own.or_from(opener, "part_of_opener").or_from(stage, "step_of_topic")


def _part_of_opened(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """这86个项目中，工业项目60个。非生产性项目26个: the set that opened its list holds for the paragraph."""
    opened = context.opened
    if opened is None or context.topic is not opened or own.stage.value or _outgrows(zone, opened):
        return None
    return None if _is_apart(zone) else own.or_from(opened.scope, "part_of_opened")


def _is_apart(zone: Zone) -> bool:
    """甲县开工9个, 去年开工9个: of another place or time than the set told before."""
    return bool(said(zone, zone.sentence.regions, zone.near)) or bool(
        said(zone, zone.sentence.periods, zone.near)
    )


def _set_named_by_step(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """签约项目已开工9个, 投产项目总投资30亿元: the step before the noun names the set told with that step."""
    if own.threshold.value or own.industry.value or said(zone, zone.sentence.regions, zone.near):
        return None
    step = _step_of_noun(zone)
    if step is None:
        return None
    told = (f for f in context.since_heading() if f.role == "head" and not f.aside)
    counts = (f for f in told if f.measure.value == "project_count" and f.noun is not None)
    if zone.quantity.kind != "count":  # 投产项目总投资12亿元: of those counted directly before it
        counts = (f for f in islice(counts, 1) if f in context.of_paragraph)
    same = (f for f in counts if f.scope.stage.how == "said" and f.scope.stage.value == step)
    named = next(same, None)
    if named is None or _outgrows(zone, named):
        return None
    return own.or_from(replace(named.scope, stage=own.stage), "set_named_by_step")


def _step_of_noun(zone: Zone) -> str | None:
    """The step directly before a plain noun that is not what is counted here: 签约 of 签约项目已开工."""
    nouns = [t for t in projects_named(zone, zone.near) if t.quote in words.forms("any_project")]
    steps = [step for step in steps_in(zone, zone.near) if not words.starts("anew", step.quote, 0)]
    if not nouns or words.starts("attributive", zone.sentence.text, nouns[0].span.end):
        return None
    if zone.quantity.kind == "count" and not (steps and steps[-1].span.start >= nouns[0].span.end):
        return None
    return next((step.id for step in steps if step.span.end == nouns[0].span.start), None)


def _come_to_step(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """86个重点工业项目……。有52个项目已动工: how far the projects of the set have come that told no step."""
    if own.threshold.value or own.industry.value or zone.quantity.kind != "count":
        return None
    if own.stage.how != "said" or own.stage.value not in _REACHED or _is_new(zone):
        return None
    if _is_apart(zone):
        return None
    noun = counted_noun(zone)
    if noun is not None and noun not in words.forms("any_project"):
        return None
    whole = _stepless_set(context)
    if whole is None or _outgrows(zone, whole):
        return None
    return own.or_from(whole.scope, "come_to_step")


def _stepless_set(context: Context) -> Fact | None:
    """The set of projects that a size or a sector names and no step, if all counts since are parts of it."""
    for fact in reversed(context.facts[max(context.heading_facts, len(context.facts) - _FAR) :]):
        if fact.role != "head" or fact.aside or fact.measure.value != "project_count":
            continue
        # a step that the set only took over from what was told before is not what it is named by
        stepless = fact.scope.stage.value is None or (fact in context.here and fact.scope.stage.how != "said")
        if stepless and fact.noun is not None:
            told = fact.scope.threshold.how == "said" or fact.scope.industry.how == "said"
            return fact if told else None
        if fact.scope.stage.how == "said" and fact.scope.industry.rule != "come_to_step":
            return None
    return None


def _is_new(zone: Zone) -> bool:
    """新开工项目12个: a set of its own."""
    return any(words.starts("anew", step.quote, 0) for step in steps_in(zone, zone.near))


def _set_pointed_at(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """这131个项目, where 131 were counted before."""
    same = pointed_at(zone, context)
    return own.or_from(same.scope, "same_set_again") if same is not None else None


def _set_of_its_own(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """新开工项目14个; 全年实施5000万元以上重点项目86个."""
    if not _names_projects(zone):
        return None
    verbs = [hit.end() for hit in words.pattern("sets_up").finditer(zone.sentence.text, *zone.near)]
    sets_up = bool(verbs) and not any(
        mark in zone.sentence.text[verbs[-1] : zone.near.end] for mark in "，；"
    )
    return own if own.stage.value or sets_up else None


def _step_of_heading(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """二、在建项目, where nothing below it told a step of its own."""
    headed = stage_of_heading(context)
    if context.topic is not None and not (headed.value and context.topic_of_heading is None):
        return None
    told = Scope(headed, context.paragraph.scope.threshold, set_of_heading(context).industry)
    return own.or_from(told, "step_of_heading")


def _part_of_topic(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """全市签约项目86个。甲县23个: no noun of its own, so of what was counted last."""
    topic = context.topic
    if topic is None or (_names_projects(zone) and topic not in context.here):
        return None
    if _outgrows(zone, topic):
        return None
    return own.or_from(topic.scope, "part_of_topic")


def _set_of_same_step(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """甲县新签约48个 behind sets signed, started and under way: of the set that was told with this step."""
    topic = context.topic
    if topic is None or _names_projects(zone) or own.stage.how != "said" or not own.stage.value:
        return None
    if own.threshold.value or own.industry.value or topic.scope.stage.value == own.stage.value:
        return None
    if not said(zone, zone.sentence.regions, zone.near):
        return None
    told = (f for f in context.since_heading() if f.role == "head" and not f.aside and f.noun is not None)
    same = (f for f in told if f.scope.stage.how == "said" and f.scope.stage.value == own.stage.value)
    whole = next((f for f in same if f.measure.value == "project_count"), None)
    if whole is None or _outgrows(zone, whole):
        return None
    return own.or_from(whole.scope, "set_of_same_step")


def _same_noun(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """重点项目36项 further down a report on 亿元以上重点项目186项: the same kind of projects."""
    topic, noun = context.topic, counted_noun(zone)
    if topic is None or noun is None or not own.empty or noun in words.forms("any_project"):
        return None
    return topic.scope if noun == topic.noun else None


def _step_of_topic(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """先进制造业项目35个 in a new sentence: the step carries, size and sector do not."""
    if context.partition and context.sentence.measure.value not in (None, *INVESTMENT):
        return None  # 从到位内资的产业分布看，一产项目23个: of all that the funds went to
    narrower = own.threshold.value or own.industry.value or context.partition or is_kind(zone, context)
    if context.topic is None or not narrower:
        return None
    carried = Scope(stage=context.topic.scope.stage)
    if context.partition:  # 分行业看: the size of the whole is that of its parts
        carried = replace(carried, threshold=context.topic.scope.threshold)
    return own.or_from(carried, "step_of_topic")


def _outgrows(zone: Zone, whole: Fact) -> bool:
    """No part is larger than its whole; what is told of another time is no part but the same set then."""
    counts = zone.quantity.kind == whole.quantity.kind == "count"
    return (
        counts
        and not said(zone, zone.sentence.periods, zone.near)
        and zone.quantity.value > whole.quantity.value
    )


def _names_projects(zone: Zone) -> bool:
    return bool(projects_named(zone, zone.near) or projects_named(zone, zone.after))


SETS: Choice[Scope] = Choice(
    "scope",
    _part_in_bracket,
    _set_apart,
    _counted_again,
    _change_of_figure_before,
    _part_of_whole,
    _sum_of_list,
    _part_of_opener,
    _part_of_opened,
    _set_pointed_at,
    step_of_theme,
    _set_named_by_step,
    _come_to_step,
    _set_of_its_own,
    _step_of_heading,
    _set_of_same_step,
    _part_of_topic,
    _same_noun,
    _step_of_topic,
)


# ---- an amount: that of the projects that it sums --------


def _scope_of_amount(zone: Zone, own: Scope, context: Context) -> Scope:
    """An amount takes the scope of the projects that it sums: those counted beside it, else its topic."""
    counted = counted_behind(zone)
    if counted is not None:
        return own.or_from(
            _scope_of_count(counted, said_scope(counted, "project_count"), context), "of_counted"
        )
    behind = steps_in(zone, zone.after)
    if behind and not own.stage.value:  # 二期投资5亿元正在建设
        own = replace(own, stage=Slot(behind[0].id, "said", "step_directly_behind"))
    beside = _scope_beside(zone, own, context)
    if beside is not None:
        return beside
    return _scope_of_topic(zone, own, context)


def _scope_beside(zone: Zone, own: Scope, context: Context) -> Scope | None:
    """签约项目26个，总投资68亿元; 签约总额68亿元 has the step of the clause before."""
    again = named_again(zone, context) if own.empty else None
    if again is not None:
        return again.scope
    if own.threshold.value or own.industry.value or projects_named(zone, zone.near):
        return None
    beside = set_beside(zone, context)
    # 力争新签约亿元以上项目10个，确保全年签约额超过300亿元: a time of its own, a sum of its own
    apart = beside is not None and beside.quantity.kind == "count"
    if apart and said(zone, zone.sentence.periods, zone.near):
        beside = None
    if beside is not None:
        return own.or_from(beside.scope, "of_counted_projects")
    told = steps_in(zone, zone.reach)
    singles = [f for f in context.main if f.single]
    if not told and singles and any(t.quote in words.forms("sums") for t in cues(zone, zone.reach, "total")):
        return Scope(stage=singles[-1].scope.stage.carried("step_of_summed"))
    if told:
        own = replace(own, stage=Slot(told[-1].id, "said", "step_in_clause_before"))
        return _scope_of_topic(zone, own, context)
    return None


def _scope_of_topic(zone: Zone, own: Scope, context: Context) -> Scope:
    scope = _scope_of_count(zone, own, context)
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


# ---- works and enterprises --------


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
