"""Which projects the money is about that is no investment of theirs: 到位资金, 产值, 税收."""

from __future__ import annotations

from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Scope
from zhaoshang_extract.observe.cohort import named_again, set_of_heading
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import MAKERS, OF_ENTERPRISES, OF_PROJECTS
from zhaoshang_extract.observe.rate import names_whole
from zhaoshang_extract.observe.single import tells_a_name
from zhaoshang_extract.observe.zone import Zone

_PAID_IN = frozenset({"paid_in_funds", "foreign_capital_used"})
# Steps at which projects have no money yet.
_BEFORE_MONEY = frozenset({"reserved", "promoted", "in_talks"})
# Steps at which projects make and earn something.
_PRODUCING = frozenset({"completed", "in_production"})
_FUNDS = _PAID_IN | {"fixed_asset_investment"}


def scope_of_funds(zone: Zone, fact: Fact, own: Scope, context: Context) -> Scope:
    """What is said, or what the sentence says of the projects whose money it is."""
    apart = "；" in zone.sentence.text[zone.reach.start : zone.reach.end]
    before = context.main[-1] if context.main else None
    if before is not None and not apart and own.empty:
        if fact.measure.value in _PAID_IN and not tells_a_name(zone, zone.near):
            counted = _part_beside(context) or _set_that_holds(zone, context)
            if counted is not None:
                return own.or_from(counted.scope, "of_counted_projects")
        of_set = before.measure.value in OF_PROJECTS and not before.single and not context.aiming
        if of_set and fact.measure.value in _FUNDS and not tells_a_name(zone, zone.near):
            return _scope_beside_count(own, before, context)
        producing = _of_producing(zone, fact, before)
        if producing is not None:
            return own.or_from(producing.scope, "of_producing_projects")
        summed = before.single and before.quantity.kind == "count" and before.scope.stage.how == "said"
        if summed and fact.measure.value == "paid_in_funds":  # 甲、乙等4个项目开工，到位资金3亿元
            return own.or_from(before.scope, "of_summed_projects")
        if before.role == "rate" and before.rate_kind.value == "share":
            sector = before.scope.industry
            if sector.how == "said" and before.measure.value == fact.measure.value:
                # 服务业占38.6%，到账外资3亿美元
                return replace(own, industry=sector.carried("sector_of_share"))
    scope = _scope_of_sentence(zone, fact, own, context)
    if not scope.stage.value and fact.measure.value in _PAID_IN:
        divided = _set_divided(zone, fact, context)
        scope = (
            scope.or_from(Scope(divided.scope.stage, divided.scope.threshold), "of_divided")
            if divided
            else scope
        )
    if not scope.empty or context.aiming:
        return scope
    headed = set_of_heading(context)
    if fact.measure.value in _PAID_IN and headed.threshold.value:  # （一）亿元以上省外项目资金
        return own.or_from(headed, "of_heading")
    return own.or_from(_step_of_lead(zone, fact, context), "of_lead")


def _of_producing(zone: Zone, fact: Fact, before: Fact) -> Fact | None:
    """6个项目竣工投产，新增产值3亿元、税收2000万元: what the projects make that were counted just before."""
    if fact.measure.value not in OF_ENTERPRISES:
        return None
    if before.scope.stage.rule == "of_producing_projects":
        return before if zone.sentence.text[before.quantity.span.end] in words.forms("and") else None
    counts = before.quantity.kind == "count" and before.measure.value == "project_count"
    return before if counts and before.scope.stage.value in _PRODUCING else None


def _step_of_lead(zone: Zone, fact: Fact, context: Context) -> Scope:
    """签约项目到位资金128亿元 opens the story: funds told further down are of signed projects too."""
    if fact.measure.value not in _PAID_IN or context.aiming or tells_a_name(zone, zone.near):
        return Scope()
    body = context.leading(context.body_start)
    lead = next((f for f in body if f.role == "head" and f.measure.value == fact.measure.value), None)
    return Scope(stage=lead.scope.stage) if lead is not None and lead.scope.stage.how == "said" else Scope()


def _set_divided(zone: Zone, fact: Fact, context: Context) -> Fact | None:
    """这些项目到位资金3亿元 points back; 从资金来源看 and 其中 divide the money told before."""
    if context.aiming:
        return None
    pointed = named_again(zone, context)
    if pointed is not None:
        return pointed
    divides = context.partition or context.whole is not None
    if not divides or tells_a_name(zone, zone.near):
        return None
    told = (f for f in context.since_heading() if f.role == "head" and not f.aside and f not in context.here)
    same = [f for f in told if f.measure.value == fact.measure.value]
    whole = context.whole if context.whole is not None else (same[-1] if same else None)
    return whole if whole is not None and whole.measure.value == fact.measure.value else None


def _set_that_holds(zone: Zone, context: Context) -> Fact | None:
    """新引进项目163个，已开工131个，到位资金21亿元: the money is of the set that the sentence began with.

    Only a count that opens the sentence or its part behind ； has it; 其中 goes back to the whole.
    """
    if context.aiming or _lists_other_things(context):
        return None
    if words.starts("brings_in", zone.sentence.text, zone.near.start):
        return None  # 新签约项目23个，引进县外到位资金26亿元: what the place brought in
    whole = context.whole
    if whole is not None and whole.measure.value == "project_count" and whole.scope.stage.value:
        last = context.main[-1]  # 其中，履约项目86个，资金到位2.6亿元: a part with a noun of its own
        if last.measure.value == "project_count" and last.noun is not None:
            return last
        return _opens_group(zone, whole, context) or whole
    cut = zone.sentence.text.rfind("；", zone.sentence.span.start, zone.quantity.span.start)
    here = [f for f, q in zip(context.here, zone.sentence.quantities, strict=False) if q.span.start > cut]
    counted = [f for f in here if f.role == "head" and not f.aside and not f.single]
    projects = [f for f in counted if f.measure.value == "project_count"]
    first = next((f for f in projects if f.scope.stage.value not in _BEFORE_MONEY), None)
    if first is None or (first.modality.value == "target" and first.modality.rule != "word_of_plan"):
        return (
            None  # 全年签约项目不少于15个，到账外资3.6亿美元: a list of goals; but 拟签约项目5个，利用外资…
        )
    return first if not first.scope.empty else None


def _part_beside(context: Context) -> Fact | None:
    """项目71个，到位资金96亿元，其中食品项目28个，到位资金39亿元: of the part beside it."""
    whole, last = context.whole, context.main[-1]
    if whole is None or whole not in context.here or whole.measure.value not in _PAID_IN:
        return None
    counts = last.measure.value == "project_count" and last.role == "head" and not last.single
    return last if counts and last.noun is not None and last.whole is whole else None


def _opens_group(zone: Zone, whole: Fact, context: Context) -> Fact | None:
    """其中，新开工的14个，到位资金9亿元；续建的7个，到位资金3亿元: each part has a group of its own."""
    sentence = zone.sentence
    if "；" not in sentence.text[sentence.span.start : sentence.span.end]:
        return None
    cut = sentence.text.rfind("；", sentence.span.start, zone.quantity.span.start)
    start = max(cut, whole.quantity.span.end if whole in context.here else cut)
    group = (f for f in context.main if f.role == "head" and f.quantity.span.start > start)
    first = next((f for f in group if f.measure.value == "project_count"), None)
    return first if first is not None and first.scope.stage.value else None


def _lists_other_things(context: Context) -> bool:
    """签约项目96个，引进企业24家，到位资金41亿元: behind a count of other things it is a list's item."""
    heads = [f for f in context.main if f.role == "head"]
    last = heads[-1] if heads else None
    return last is not None and last.quantity.kind == "count" and last.measure.value != "project_count"


def _scope_beside_count(own: Scope, before: Fact, context: Context) -> Scope:
    """二产项目118个，到位97.36亿元: funds told beside a count of a sector's projects."""
    size, sector = before.scope.threshold, before.scope.industry
    if size.how == "said" and context.opener is not None and not context.aiming:
        # 在实施的342个项目中，亿元以上的147个，到位资金151亿元
        own = replace(own, threshold=size.carried("size_of_projects_before"))
    return replace(own, industry=sector.carried("sector_of_projects_before")) if sector.value else own


def _scope_of_sentence(zone: Zone, fact: Fact, own: Scope, context: Context) -> Scope:
    opener = context.sentence
    if own.empty and opener.measure.value == fact.measure.value:
        return opener.scope
    whole = context.whole
    if whole is not None and whole.measure.value == fact.measure.value:
        return own.or_from(whole.scope, "part_of_whole")
    if not own.industry.value and fact.measure.rule == "amount_of_sentence":
        goes_on = [f for f in context.main if f.role == "head" and f.measure.value == fact.measure.value]
        if goes_on and own.empty and not tells_a_name(zone, least=2) and not names_whole(zone):
            return replace(own, industry=goes_on[-1].scope.industry.carried("sector_of_same_measure"))
    if not own.industry.value and fact.measure.value in OF_ENTERPRISES:
        heads = [f for f in context.main if f.role == "head"]
        makers = [f for f in heads if f.measure.value in MAKERS and f.scope.industry.value]
        if makers and makers[-1].scope.industry.rule != "sector_in_measure":
            return replace(own, industry=makers[-1].scope.industry.carried("sector_of_enterprises"))
    return own
