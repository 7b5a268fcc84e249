"""Which projects the money is about that is no investment of theirs: 到位资金, 产值, 税收."""

from __future__ import annotations

from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Scope
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import MAKERS, OF_ENTERPRISES, OF_PROJECTS
from zhaoshang_extract.observe.rate import names_whole
from zhaoshang_extract.observe.single import tells_a_name
from zhaoshang_extract.observe.zone import Zone

_PAID_IN = frozenset({"paid_in_funds", "foreign_capital_used"})
_FUNDS = _PAID_IN | {"fixed_asset_investment"}
# Steps at which projects already hold money of their own: 新开工项目14个，到位资金6亿元. What is told beside
# 新引进项目 or 签约项目 is the report's next indicator.
_HOLDING = frozenset({"fulfilled", "started", "under_construction", "completed", "in_production"})


def scope_of_funds(zone: Zone, fact: Fact, own: Scope, context: Context) -> Scope:
    """Only what is said, or what the sentence says of the figures beside it."""
    apart = "；" in zone.sentence.text[zone.reach.start : zone.reach.end]
    before = context.main[-1] if context.main else None
    if before is not None and not apart and own.empty:
        if before.measure.value in OF_PROJECTS and not before.single:
            if fact.measure.value in _FUNDS and not tells_a_name(zone):
                return _scope_beside_count(fact, own, before, context)
        elif before.role == "rate" and before.rate_kind.value == "share":
            sector = before.scope.industry
            if sector.how == "said" and before.measure.value == fact.measure.value:
                # 服务业占38.6%，到账外资3亿美元
                return replace(own, industry=sector.carried("sector_of_share"))
    return _scope_of_sentence(zone, fact, own, context)


def _scope_beside_count(fact: Fact, own: Scope, before: Fact, context: Context) -> Scope:
    """二产项目118个，到位97.36亿元: funds told beside a count of projects that hold them."""
    counted = before.scope
    if counted.stage.value in _HOLDING and fact.measure.value in _PAID_IN and not context.aiming:
        return own.or_from(counted, "of_counted_projects")
    if counted.threshold.how == "said" and context.opener is not None and not context.aiming:
        # 在实施的342个项目中，亿元以上的147个，到位资金151亿元
        own = replace(own, threshold=counted.threshold.carried("size_of_projects_before"))
    if not counted.industry.value:
        return own
    return replace(own, industry=counted.industry.carried("sector_of_projects_before"))


def _scope_of_sentence(zone: Zone, fact: Fact, own: Scope, context: Context) -> Scope:
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
        if makers:
            return replace(own, industry=makers[-1].scope.industry.carried("sector_of_enterprises"))
    return own
