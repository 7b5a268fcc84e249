"""Of which set a count of projects is a part: every reading is a source with points (precedence.toml)."""

from __future__ import annotations

from dataclasses import replace

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
    pointed_at,
    set_of_heading,
    sums_list,
    sums_to,
)
from zhaoshang_extract.observe.count_step import (
    come_to_step,
    is_apart,
    names_projects,
    outgrows,
    set_named_by_step,
    set_of_same_step,
)
from zhaoshang_extract.observe.measure import INVESTMENT, OF_PROJECTS
from zhaoshang_extract.observe.single import (
    stage_of_heading,
)
from zhaoshang_extract.observe.step_words import (
    comes_before,
    counted_noun,
    denied_step,
)
from zhaoshang_extract.observe.told_step import comes_to, step_of_theme
from zhaoshang_extract.observe.zone import Zone, cues


def scope_of_count(zone: Zone, own: Scope, context: Context) -> Scope:
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
    if own.stage.rule == "state_without_code" and not outgrows(zone, host):
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
    elif own.stage.rule == "state_without_code" and not outgrows(zone, whole):
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
    if opened is None or context.topic is not opened or own.stage.value or outgrows(zone, opened):
        return None
    return None if is_apart(zone) else own.or_from(opened.scope, "part_of_opened")


def _set_pointed_at(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """这131个项目, where 131 were counted before."""
    same = pointed_at(zone, context)
    return own.or_from(same.scope, "same_set_again") if same is not None else None


def _set_of_its_own(zone: Zone, context: Context, own: Scope) -> Scope | None:
    """新开工项目14个; 全年实施5000万元以上重点项目86个."""
    if not names_projects(zone):
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
    if topic is None or (names_projects(zone) and topic not in context.here):
        return None
    if outgrows(zone, topic):
        return None
    return own.or_from(topic.scope, "part_of_topic")


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
    set_named_by_step,
    come_to_step,
    _set_of_its_own,
    _step_of_heading,
    set_of_same_step,
    _part_of_topic,
    _same_noun,
    _step_of_topic,
)
