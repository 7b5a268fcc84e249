"""What a figure measures: the rules, in the order in which they are asked."""

from __future__ import annotations

import re
from collections.abc import Callable

from zhaoshang_extract.context import Context, Frame
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.fact import Fact, Slot
from zhaoshang_extract.observe.zone import Zone, cues, said, terms
from zhaoshang_extract.span import Span

INVESTMENT = frozenset({"agreed_investment", "contracted_investment", "total_investment", "fund_size"})
# Measures whose figures may carry a life-cycle step, a size and a sector of projects.
OF_PROJECTS = INVESTMENT | {"project_count", "enterprise_count"}
# What enterprises make, sell, earn and pay is of their sector.
OF_ENTERPRISES = frozenset({"output_value", "sales_revenue", "profit", "tax_revenue", "value_added"})
MAKERS = OF_ENTERPRISES | {"enterprise_count"}

# Units that fit any noun: the noun decides. Others decide by themselves unless the noun says better.
_ANY_NOUN = frozenset(
    {"个", "项", "宗", "件", "类", "座", "处", "所", "批", "支", "条", "次", "户", "家", "对", "组"}
)
_WITH_UNIT = {
    "家": frozenset({"enterprise_count", "organization_count", "place_count"}),
    "户": frozenset({"enterprise_count", "other_count"}),
    "支": frozenset({"organization_count", "other_count"}),
    "条": frozenset({"lead_count", "other_count"}),
    "次": frozenset({"visit_count", "event_count", "other_count"}),
    "人次": frozenset({"visit_count", "person_count", "other_count"}),
    "批次": frozenset({"visit_count"}),
    "批": frozenset({"visit_count", "project_count", "other_count"}),
    "场": frozenset({"event_count"}),
    "场次": frozenset({"event_count"}),
}
# 总投资60亿元的……; 投资3亿元建设…… stand before the name of one project.
SINGLE_BEHIND = ("的", "建设", "兴建", "新建", "打造", "实施", "布局")
_NO_AMOUNT = frozenset(
    {"project_count", "enterprise_count", "event_count", "visit_count", "lead_count", "person_count"}
    | {"organization_count", "place_count", "duration", "other_count", "other_rate"}
)
_MAKING = (
    "年产",
    "日产",
    "年加工",
    "年处理",
    "日处理",
    "年产能",
    "年产能达",
    "年可加工",
    "年可处理",
    "年吞吐",
)
VISITING = ("招商", "考察", "拜访", "洽谈", "对接", "走访", "互访", "会见客商")
_VISIT_UNITS = frozenset({"次", "批次", "批", "人次", "趟", "轮", "轮次", "场", "场次"})
_HONG_KONG = ("香港", "澳门", "台湾", "港澳", "港澳台")
_TOLD_BY = re.compile(r"的(?:分别|依次)?(?:为|有|达|共)?$")
_AMONG_PROJECTS = re.compile(r"项目(?:之|当)?中，")
_Rule = Callable[[Zone, Context], "Slot[str] | None"]


def count_measure(zone: Zone, context: Context) -> Slot[str]:
    """The measure of a count; `other_count` when no rule knows better."""
    return _first(_COUNT_RULES, zone, context) or Slot("other_count", "default", "count_of_unknown")


def amount_measure(zone: Zone, context: Context) -> Slot[str]:
    """The measure of an amount; `other_amount` when no rule knows better."""
    slot = _first(_AMOUNT_RULES, zone, context) or Slot("other_amount", "default", "amount_of_unknown")
    if slot.value == "paid_in_funds" and zone.quantity.currency not in (None, "CNY"):
        # 到位930万美元: funds that arrive in a foreign currency are foreign capital
        return Slot("foreign_capital_used", slot.how, "funds_in_foreign_currency")
    return slot


def named_measure(zone: Zone, part: Span) -> Term | None:
    """The measure phrase that `part` names: the last one, unless it is only a generic word.

    A phrase behind 占 names the whole of a share, not its part: 占固定资产投资的38%.
    """
    found = terms(zone, part, "measure")
    shares = cues(zone, part, "share_of")
    if shares:
        found = [term for term in found if term.span.start < shares[-1].span.start]
    plain = [term for term in found if not term.generic]
    found = plain or found
    return found[-1] if found else None


def _first(rules: tuple[_Rule, ...], zone: Zone, context: Context) -> Slot[str] | None:
    for rule in rules:
        slot = rule(zone, context)
        if slot is not None:
            return slot
    return None


def _fits(zone: Zone, code: str) -> bool:
    unit = base_unit(zone)
    if code == "visit_count" and unit not in _VISIT_UNITS:
        return False
    fixed = zone.quantity.unit_measure
    allowed = _WITH_UNIT.get(unit)
    if allowed is not None:
        return code in allowed
    return unit in _ANY_NOUN or fixed is None or fixed == code


def base_unit(zone: Zone) -> str:
    """The measure word without its scale: 万户 → 户."""
    return zone.quantity.unit.lstrip("十百千万亿")


def _noun_to_the_right(zone: Zone, context: Context) -> Slot[str] | None:
    """42个项目, 三百余名客商: the counted noun stands behind, in the same clause."""
    if not zone.after:
        return None
    # the noun itself may hold a bracket: 26个乡镇（街道）
    reach = Span(zone.after.start, min(zone.after.end + 8, zone.rest.end))
    heads = [
        term
        for term in terms(zone, reach, "head")
        if term.span.start - zone.after.start <= 16 and term.span.start < zone.after.end
    ]
    verbs = terms(zone, zone.after, "relation", "measure")
    for head in heads[:1]:
        if verbs and verbs[0].span.start < head.span.start:
            return None
        if terms(zone, zone.near, "head") and _verb_between(zone, head):
            return None
        if _fits(zone, head.code):
            return Slot(head.code, "said", "noun_to_the_right")
    return None


def _verb_between(zone: Zone, head: Term) -> bool:
    """新签约项目12个涉及企业…: a step or a verb before the noun means that it is another noun."""
    return head.span.start - zone.after.start > 8


def _noun_to_the_left(zone: Zone, context: Context) -> Slot[str] | None:
    """新签约项目386个: the counted noun stands before, in the same clause."""
    of_projects = not context.sentence.scope.empty and context.topic is not None
    for head in reversed(terms(zone, zone.near, "head")):
        if of_projects and base_unit(zone) == "个" and head.code == "enterprise_count":
            continue  # 项目中，已注册公司的12个: still projects
        if _of_projects(zone, context) and head.code == "enterprise_count":
            continue  # 500强企业投资项目6个，其中世界500强2个
        if head.code == "place_count" and _goes_on(zone, context):
            continue  # 甲镇30个、其他镇合计35个: still what the list counts
        if head.code == "enterprise_count" and base_unit(zone) == "个" and _registered(zone, head):
            continue  # 已注册公司27个: projects that have their company by now
        if head.code == "other_count" and _step_between(zone, head):
            continue  # 新能源汽车产业链签约34个: the chain is where, projects are what
        if _fits(zone, head.code):
            return Slot(head.code, "said", "noun_to_the_left")
    return None


def _of_set(zone: Zone, context: Context) -> Slot[str] | None:
    """新签约项目中，来自甲地区的83个; 其中用地未落实的23个: so many of the projects."""
    if base_unit(zone) != "个" or not _TOLD_BY.search(zone.near_text()):
        return None
    whole = context.whole
    of_projects = whole is not None and whole.measure.value == "project_count"
    among = _AMONG_PROJECTS.search(zone.sentence.text, zone.sentence.span.start, zone.quantity.span.start)
    return Slot("project_count", "carried", "part_of_projects") if of_projects or among else None


def _registered(zone: Zone, head: Term) -> bool:
    return any(
        t.id == "registered" and t.span.end >= head.span.start - 1 for t in terms(zone, zone.near, "stage")
    )


def _capacity(zone: Zone, context: Context) -> Slot[str] | None:
    """年产20万套汽车座椅项目: what a project makes, and no count of projects."""
    made = zone.near_text().endswith(_MAKING)
    return Slot("other_count", "said", "capacity") if made else None


def _step_between(zone: Zone, head: Term) -> bool:
    steps = terms(zone, Span(head.span.end, zone.quantity.span.start), "stage")
    return bool(steps) and steps[-1].span.end == zone.quantity.span.start


def _tells_homes(zone: Zone) -> bool:
    """80万户农村危房, 惠及居民2.9万户, 电话用户: households are no firms."""
    words = ("户家庭", "居民", "农户", "危房", "用户", "贫困户", "牧民", "移民", "住户", "群众", "改造")
    around = zone.near_text() + zone.quantity.quote[-1:] + zone.after_text()
    return any(word in around for word in words)


def _of_projects(zone: Zone, context: Context) -> bool:
    """其中世界500强2个 behind 投资项目6个 or behind the money of these 6: still projects."""
    whole = context.whole
    if whole is None or base_unit(zone) != "个":
        return False
    counted = any(fact.measure.value == "project_count" for fact in context.main)
    return whole.measure.value == "project_count" or (whole.measure.value in INVESTMENT and counted)


def _goes_on(zone: Zone, context: Context) -> bool:
    """True when the figure before is a count in the same unit of the same list of places."""
    before = context.here[-1] if context.here else None
    return before is not None and before.region.how == "said" and before.quantity.unit == zone.quantity.unit


def _unit_decides(zone: Zone, context: Context) -> Slot[str] | None:
    """510余家, 180余批次: the unit itself says what is counted."""
    if base_unit(zone) in _VISIT_UNITS and zone.near_text().endswith(VISITING):
        return Slot("visit_count", "said", "visiting")
    if base_unit(zone) == "户":
        people = [t for t in terms(zone, zone.near, "head") if t.code in ("person_count", "other_count")]
        people += [t for t in terms(zone, zone.after, "head") if t.code in ("person_count", "other_count")]
        if people or _tells_homes(zone):
            return Slot("other_count", "said", "households")
    if zone.quantity.unit_measure:
        return Slot(zone.quantity.unit_measure, "said", "unit")
    return None


def _size_or_step(zone: Zone, context: Context) -> Slot[str] | None:
    """10亿元以上3个, 已开工214个: a size or a step with no noun counts what was counted before."""
    if base_unit(zone) not in ("个", "项", "宗", "家", "户", ""):
        return None
    if said(zone, zone.sentence.thresholds, zone.near) or terms(zone, zone.near, "stage"):
        return _counted_before(zone, context) or Slot("project_count", "default", "size_or_step")
    return None


def _counted_before(zone: Zone, context: Context) -> Slot[str] | None:
    """甲县12个、乙县9个: the noun is left out; the count before it, in the same unit, has it."""
    for fact in reversed(context.recent):
        if (
            fact.quantity.kind == "count"
            and fact.quantity.unit == zone.quantity.unit
            and fact.measure.value != "other_count"
        ):
            return fact.measure.carried("counted_before")
    return None


def _opening_noun(zone: Zone, context: Context) -> Slot[str] | None:
    """（一）开工项目。前7个月，全区新增21个: the paragraph's first words name what is counted."""
    return _counted_in(zone, [("paragraph", context.paragraph)])


def _heading_noun(zone: Zone, context: Context) -> Slot[str] | None:
    """一、签约项目, and below it 全市38个."""
    return _counted_in(zone, context.frames())


def _counted_in(zone: Zone, frames: list[tuple[str, Frame]]) -> Slot[str] | None:
    for name, frame in frames:
        if frame.counted.value is not None and base_unit(zone) in ("个", "项", "家", "户", "条"):
            return frame.counted.carried(f"noun_of_{name}")
    return None


def _noun_further_left(zone: Zone, context: Context) -> Slot[str] | None:
    """专精特新企业持续壮大，达到35家: the noun stands in the clause before, with no figure between."""
    if context.partition:
        return None
    for head in reversed(terms(zone, Span(zone.reach.start, zone.near.start), "head")):
        if _fits(zone, head.code):
            return Slot(head.code, "carried", "noun_further_left")
    return None


def _generic_of_single(zone: Zone, context: Context) -> Slot[str] | None:
    """投资21亿元的汽车生产项目: before the name of a project 投资 is its investment, whatever came before."""
    term = named_measure(zone, zone.near)
    if term is not None and zone.sentence.text.startswith(SINGLE_BEHIND, zone.quantity.span.end):
        return Slot(term.code, "said", "measure_of_single")
    return None


def _measure_to_the_left(zone: Zone, context: Context) -> Slot[str] | None:
    """协议投资额1326.5亿元."""
    term = named_measure(zone, zone.near)
    if term is not None and _is_source(zone, term) and zone.quantity.currency not in (None, "CNY"):
        foreign = _sentence_amount(zone, context)
        return foreign if foreign is not None and foreign.value == "foreign_capital_used" else None
    if term is None or term.generic:
        return None
    return Slot(term.code, "said", "measure_to_the_left")


def _is_source(zone: Zone, term: Term) -> bool:
    """其中，香港投资0.96亿美元: where the capital comes from, and no investment of a project."""
    if term.quote not in ("投资", "投入", "资金", "到资", "到账", "投资者"):
        return False
    before = zone.sentence.text[zone.reach.start : term.span.start]
    abroad = any(m.kind == "abroad" and m.span.end == term.span.start for m in zone.sentence.regions)
    return abroad or before.endswith(_HONG_KONG)


def _measure_to_the_right(zone: Zone, context: Context) -> Slot[str] | None:
    """300亿元基金, 6600亿元长期建设国债: the measure follows directly, within the noun phrase."""
    if zone.after_text().startswith("的") and zone.after_text().endswith("基金"):
        return Slot("fund_size", "said", "fund_to_the_right")  # 规模10亿美元的海洋产业基金
    found = terms(zone, zone.after, "measure")
    if found and found[0].span.start - zone.after.start <= 6 and not found[0].generic:
        return Slot(found[0].code, "said", "measure_to_the_right")
    return None


def _amount_of_counted(zone: Zone, context: Context) -> Slot[str] | None:
    """能源化工：11个，58.4亿: an amount with no word of its own behind a count of projects."""
    if zone.index == 0 or not context.here:
        return None
    before = context.here[-1]
    bare = not terms(zone, zone.reach, "measure", "head", "relation")
    if before.quantity.kind == "count" and before.measure.value == "project_count" and bare:
        for fact in reversed(context.recent):
            if fact.quantity.kind == "amount" and fact.measure.value in INVESTMENT:
                return fact.measure.carried("amount_of_counted_projects")
        return Slot("total_investment", "default", "amount_of_counted_projects")
    return None


def _measure_further_left(zone: Zone, context: Context) -> Slot[str] | None:
    """到位资金稳步增长，完成30亿元."""
    term = named_measure(zone, Span(zone.reach.start, zone.near.start))
    return Slot(term.code, "carried", "measure_further_left") if term and not term.generic else None


def _frame_measure(zone: Zone, context: Context) -> Slot[str] | None:
    """从到位资金总量看，甲县（12亿元）…: a clause, heading or title names the measure for what follows."""
    for name, frame in context.frames():
        if frame.measure.value and frame.measure.value not in _NO_AMOUNT:
            return frame.measure.carried(f"measure_of_{name}")
    return None


def _amount_before(zone: Zone, context: Context) -> Slot[str] | None:
    """一产19.7亿元、二产62.8亿元: the measure is that of the amounts before."""
    for fact in reversed(context.recent):
        if fact.quantity.kind == "amount" and fact.role == "head":
            return fact.measure.carried("amount_before")
    return None


def _sentence_amount(zone: Zone, context: Context) -> Slot[str] | None:
    """其中外资企业12亿元 behind an amount of the same sentence."""
    fact = next((f for f in reversed(context.here) if f.quantity.kind == "amount" and f.role == "head"), None)
    if fact is not None:
        return fact.measure.carried("amount_of_sentence")
    # 进出口总额年均增长8.6%，突破40万亿元; 到位资金任务是150亿元，上半年完成了81亿元
    for told in reversed(context.main):
        if told.role in ("rate", "goal") and told.measure.value not in _NO_AMOUNT:
            return told.measure.carried("measure_of_sentence")
    return None


def _generic_to_the_left(zone: Zone, context: Context) -> Slot[str] | None:
    """总金额133亿元: a word that fits many measures; used when nothing better is in force."""
    term = named_measure(zone, zone.near) or named_measure(zone, zone.reach)
    if term is not None and term.code == "other_amount":
        # 来自广东的资金合计37亿元: of the funds that the heading or the paragraph is about
        funds = _frame_measure(zone, context) or _amount_before(zone, context)
        if funds is not None and funds.value in ("paid_in_funds", "foreign_capital_used"):
            return funds
    return Slot(term.code, "said", "generic_measure") if term else None


_COUNT_RULES: tuple[_Rule, ...] = (
    _capacity,
    _noun_to_the_right,
    _of_set,
    _noun_to_the_left,
    _unit_decides,
    _size_or_step,
    _noun_further_left,
    _opening_noun,
    _counted_before,
    _heading_noun,
)
_AMOUNT_RULES: tuple[_Rule, ...] = (
    _measure_to_the_left,
    _generic_of_single,
    _measure_to_the_right,
    _amount_of_counted,
    _measure_further_left,
    _sentence_amount,
    _generic_to_the_left,
    _frame_measure,
    _amount_before,
)


def goal_measure(fact: Fact | None, zone: Zone, context: Context) -> Slot[str]:
    """The measure of 年度任务40亿元: that of what was done, else as for any figure."""
    if fact is not None:
        return fact.measure.carried("of_what_was_done")
    # 全年目标3.5亿元，已到位3.8亿元: what was done is told only afterwards
    told = named_measure(zone, zone.after) or named_measure(zone, Span(zone.rest.start, zone.rest.end))
    if told is not None and zone.quantity.kind == "amount" and named_measure(zone, zone.near) is None:
        return Slot(told.code, "carried", "of_what_is_told_next")
    return amount_measure(zone, context) if zone.quantity.kind == "amount" else count_measure(zone, context)
