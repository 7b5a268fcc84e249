"""What a fact leaves for the figures behind it: its time, its place, its set of projects."""

from __future__ import annotations

import re

from zhaoshang_extract.context import Context
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.frame import opened_by
from zhaoshang_extract.observe.time import is_of_years_plan
from zhaoshang_extract.observe.time_range import spans_years
from zhaoshang_extract.observe.time_said import lasting_period
from zhaoshang_extract.observe.zone import Zone

# Rules of places that are no place for what follows in the sentence.
_NOT_LEFT = frozenset({"average_of", "owner_of_bracket", "paired_with_place", "wider_whole"})
# 比重为47.3%，而2022年为41.5%: what it was before says nothing of what follows
_FORMER = re.compile(r"而?(?:\d{4}年|上年|去年)(?:同期|末|底)?(?:这一比重|这一比例|该比重)?(?:为|是|仅为)")


def leave_behind(zone: Zone, fact: Fact, context: Context) -> None:
    """What the new fact says for the figures behind it in the sentence."""
    if zone.bracket is not None:
        return
    if fact.period.rule == "period_in_clause" and _time_lasts(zone, fact, context):
        context.sentence.period = lasting_period(zone, fact.period, context)
    if fact.region.how == "said" and fact.region.rule not in _NOT_LEFT:
        late = bool(context.main) and context.main[0] is not fact and context.main[0].region.how != "said"
        behind = fact.region.rule == "located_behind"  # the next project behind a ； stands elsewhere
        if behind and context.before_site is None:
            context.before_site = context.sentence.region
        context.region_came_late = context.region_came_late or late or behind
        context.sentence.region = fact.region
    if fact.modality.rule == "floor_of_running_year":
        context.aiming = True  # the list goes on with goals
    if fact.modality.rule in ("time_ahead", "years_ahead"):
        context.ahead = True  # 到2020年达到500亿元，五年引进资金300亿元
    if fact.modality.value == "target" and fact.period.value is not None:
        context.target_period = fact.period.value
    if fact.role != "head" or fact.measure.value != "project_count":
        return
    again = fact.scope.threshold.rule == "same_set_again" and fact.scope.threshold.value is not None
    if again or opened_by(fact, zone.sentence):
        context.opener = context.opened = fact
        context.sentence.scope = fact.scope
        _recall(fact, context)
        context.choose_topic(fact)
        return
    is_whole = context.whole is None and context.sentence.scope.empty and fact.noun is not None
    # 实施亿元以上重点项目186项 tells a size and no step; a size beside a carried step tells a part
    sized = fact.scope.threshold.how == "said" and not fact.scope.stage.value
    stateless = fact.scope.stage.rule != "state_without_code"
    told = (fact.scope.stage.how == "said" and stateless) or sized
    if told and is_whole and not _is_smaller_part(fact, context):
        context.choose_topic(fact)


def _time_lasts(zone: Zone, fact: Fact, context: Context) -> bool:
    """False for a time that is of the figure alone: what the year is to bring, an average over years."""
    if fact.role == "rate":
        averaged = len(context.here) > 1 and spans_years(fact.period.value)
        return not averaged and _FORMER.fullmatch(zone.near_text()) is None
    return fact.role == "head" and not is_of_years_plan(zone, fact.period.value, context)


def _recall(opener: Fact, context: Context) -> None:
    """21个签约项目中，已开工9个 below a heading: the time of the 21 counted further up, not the title's."""
    if opener.period.rule not in ("period_of_heading", "period_of_title", "home"):
        return
    for fact in reversed(context.recent[:-1]):
        same = fact.measure.value == opener.measure.value and fact.quantity.value == opener.quantity.value
        if same and fact.role == "head":
            opener.period = context.sentence.period = fact.period.carried("same_set_again")
            return


def _is_smaller_part(fact: Fact, context: Context) -> bool:
    """签约的制造业项目19个 behind 23个项目签约 in one paragraph: the 23 stay the whole."""
    topic = context.topic_of_paragraph
    if topic is None:
        return False
    narrower = (fact.scope.industry.value and not topic.scope.industry.value) or (
        fact.scope.threshold.value and fact.scope.stage.how != "said"
    )
    same_step = fact.scope.stage.value == topic.scope.stage.value
    return bool(narrower) and same_step and fact.quantity.value < topic.quantity.value
