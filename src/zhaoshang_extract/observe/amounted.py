"""What an amount measures."""

from __future__ import annotations

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.candidate import Choice
from zhaoshang_extract.observe.capital import capital_told, tells_source
from zhaoshang_extract.observe.counted import count_measure
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import INVESTMENT, is_foreign_capital, named_measure
from zhaoshang_extract.observe.said_sector import said_sector
from zhaoshang_extract.observe.zone import Zone, find_zone, terms
from zhaoshang_extract.span import Span

_NO_AMOUNT = frozenset(
    {"project_count", "enterprise_count", "event_count", "visit_count", "lead_count", "person_count"}
    | {"organization_count", "place_count", "duration", "other_count", "other_rate"}
)
_FUNDS = frozenset({"paid_in_funds", "foreign_capital_used"})
# What generic words tell the other side of: what was promised has arrived, what came in is spent.
_ANSWERED = {"arrived": INVESTMENT, "spent": frozenset({"fiscal_revenue"})}
# Money that an office or a bank gives: what funds may be divided into.
_GIVERS = frozenset({"loan_deposit", "public_funds"})


def amount_measure(zone: Zone, context: Context) -> Slot[str]:
    """The measure of an amount; `other_amount` when no rule knows better."""
    slot = SOURCES.best(zone, context) or Slot("other_amount", "default", "amount_of_unknown")
    if slot.value == "paid_in_funds" and zone.quantity.currency not in (None, "CNY"):
        # 到位930万美元: funds that arrive in a foreign currency are foreign capital
        return Slot("foreign_capital_used", slot.how, "funds_in_foreign_currency")
    if slot.value == "gdp" and slot.how == "carried" and said_sector(zone, zone.near).value:
        return Slot("value_added", "carried", "sector_of_product")  # 生产总值942亿元。其中，第一产业158亿元
    return slot


def _generic_of_single(zone: Zone, context: Context) -> Slot[str] | None:
    """投资21亿元的汽车生产项目: before the name of a project 投资 is its investment, whatever came before."""
    term = named_measure(zone, zone.near)
    if term is not None and words.starts("before_name_of_one", zone.sentence.text, zone.quantity.span.end):
        return Slot(term.code, "said", "measure_of_single")
    return None


def _measure_to_the_left(zone: Zone, context: Context) -> Slot[str] | None:
    """协议投资额1326.5亿元."""
    term = named_measure(zone, zone.near)
    if term is not None and tells_source(zone, term):
        return capital_told(context)
    divided = _funds_divided(zone, term, context) if term is not None else None
    if divided is not None:
        return divided.measure.carried("part_of_whole")
    whole = context.whole.measure if context.whole is not None else Slot[str]()
    if (
        term is not None
        and words.is_form("plain_investment", term.quote)
        and whole.value == "fixed_asset_investment"
    ):
        return whole.carried("part_of_whole")  # 其中，城镇投资452亿元
    if term is not None and _answers(term, context):
        foreign = is_foreign_capital(term, context)
        return Slot("foreign_capital_used" if foreign else term.code, "said", "answers_amount_before")
    contracts = _of_contracts(zone, context) if term is not None and term.id == "sum_of_signed" else None
    if contracts is not None or term is None or (term.generic and term.code != "trade_value"):
        return contracts  # but 产值9.4亿元；出口6200万美元: what is sold abroad is named by that alone
    if is_foreign_capital(term, context):
        return Slot("foreign_capital_used", "said", "arrived_from_abroad")
    if words.is_form("brought_by_signing", term.quote) and _signed_before(zone, context):
        return Slot("agreed_investment", "carried", "money_of_signed")
    if term.id == "completed_investment" and _below_fixed_assets(context):
        # 五、固定资产投资: 房地产企业完成投资12.8亿元 below it is of the heading's investment
        return Slot("fixed_asset_investment", "carried", "investment_of_heading")
    if term.id == "public_investment" and _goes_on_about_fixed_assets(zone, context):
        return Slot("fixed_asset_investment", "carried", "part_of_fixed_assets")
    return Slot(term.code, "said", "measure_to_the_left")


def _answers(term: Term, context: Context) -> bool:
    """合同引资137亿元，到位29亿元; 预算收入9874万元，支出9亿元: a bare word of an amount's other side."""
    amounts = [fact for fact in context.main if fact.role == "head" and fact.quantity.kind == "amount"]
    before = amounts[-1].measure.value if amounts else None
    return before in _ANSWERED.get(term.id, frozenset())


def _funds_divided(zone: Zone, term: Term, context: Context) -> Fact | None:
    """工业项目资金3亿元，占60%；银行贷款1亿元，占20%: one more part of the funds that are divided."""
    at = zone.quantity.span.end + zone.sentence.text.startswith("，", zone.quantity.span.end)
    if term.id not in _GIVERS or not words.starts("shares", zone.sentence.text, at):
        return None
    amounts = [f for f in context.main if f.role == "head" and f.quantity.kind == "amount"]
    shared = bool(context.main) and context.main[-1].rate_kind.value == "share"
    return amounts[-1] if shared and amounts and amounts[-1].measure.value in _FUNDS else None


def _signed_before(zone: Zone, context: Context) -> bool:
    """签下合作项目143个，总投资139亿元，引进资金118亿元: what was signed has not arrived."""
    if "；" in zone.sentence.text[zone.reach.start : zone.reach.end]:
        return False
    counts = [fact for fact in context.main if fact.quantity.kind == "count"]
    last = counts[-1] if counts else None
    signed = last is not None and last.scope.stage.value == "signed" and last.scope.stage.how == "said"
    return signed and last is not None and last.measure.value == "project_count"


def _below_fixed_assets(context: Context) -> bool:
    """True where the nearest heading that names a measure names fixed-asset investment."""
    headed = (frame.measure.value for name, frame in context.frames() if name == "heading")
    return next(filter(None, headed), None) == "fixed_asset_investment"


def _measure_to_the_right(zone: Zone, context: Context) -> Slot[str] | None:
    """300亿元基金, 6600亿元长期建设国债: the measure follows directly, within the noun phrase."""
    if words.starts("of", zone.after_text()) and words.ends("fund_noun", zone.after_text()):
        return Slot("fund_size", "said", "fund_to_the_right")  # 规模10亿美元的海洋产业基金
    found = terms(zone, zone.after, "measure")
    if found and found[0].span.start - zone.after.start <= 6 and not found[0].generic:
        return Slot(found[0].code, "said", "measure_to_the_right")
    return None


def _signed_by_verb(zone: Zone, context: Context) -> Slot[str] | None:
    """推介会成功签约32.9亿元: what was signed, where no noun says of what kind."""
    steps = terms(zone, zone.near, "stage")
    named = named_measure(zone, zone.near)
    if not steps or steps[-1].id != "signed" or (named is not None and not named.generic):
        return None
    between = zone.sentence.text[steps[-1].span.end : zone.quantity.span.start]
    if len(between) > 2 or words.starts("of", zone.after_text()):
        return None
    return Slot("agreed_investment", "said", "signed_by_verb")


def _amount_of_projects(zone: Zone, context: Context) -> Slot[str] | None:
    """120亿元项目集中开工: the size of the projects that the noun directly behind names."""
    if words.starts("project_behind", zone.after_text()) and named_measure(zone, zone.near) is None:
        return Slot("total_investment", "said", "amount_of_projects")
    return None


def _amount_of_counted(zone: Zone, context: Context) -> Slot[str] | None:
    """能源化工：11个，58.4亿: an amount with no word of its own behind a count of projects."""
    if zone.index == 0 or not context.here:
        return None
    before = context.here[-1]
    bare = not terms(zone, zone.reach, "measure", "head", "relation")
    if before.quantity.kind == "count" and before.measure.value == "project_count" and bare:
        for fact in _amounts_before(zone, context):
            if fact.measure.value in INVESTMENT:
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


def _is_sum(fact: Fact) -> bool:
    return fact.quantity.kind == "amount" and fact.role == "head" and not fact.single


def _amounts_before(zone: Zone, context: Context) -> list[Fact]:
    """The amounts before, the last first, those in the same money before all others.

    协议外资5200万美元。甲县8个、38.6亿元: what is told in another currency is another sum.
    """
    amounts = [fact for fact in reversed(context.recent) if fact.quantity.kind == "amount"]
    return sorted(amounts, key=lambda fact: fact.quantity.currency != zone.quantity.currency)


def _amount_before(zone: Zone, context: Context) -> Slot[str] | None:
    """一产19.7亿元、二产62.8亿元: the measure is that of the amounts before."""
    lead = next(filter(_is_sum, context.leading()), None)
    if lead is not None and lead.measure.value in _FUNDS and not any(map(_is_sum, context.since_heading())):
        return lead.measure.carried("amount_of_lead")  # 二、分县情况 （一）总量。甲县65亿元
    for fact in _amounts_before(zone, context):
        if fact.role == "head":
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
    if term is not None and words.is_form("brought_by_signing", term.quote) and _signed_before(zone, context):
        return Slot("agreed_investment", "carried", "money_of_signed")
    if term is not None and term.id == "investment" and _goes_on_about_fixed_assets(zone, context):
        return Slot("fixed_asset_investment", "carried", "part_of_fixed_assets")
    if term is not None and term.code == "other_amount":
        # 来自广东的资金合计37亿元: of the funds that the heading or the paragraph is about
        funds = _frame_measure(zone, context) or _amount_before(zone, context)
        if funds is not None and funds.value in ("paid_in_funds", "foreign_capital_used"):
            return funds
    return Slot(term.code, "said", "generic_measure") if term else None


def _of_contracts(zone: Zone, context: Context) -> Slot[str] | None:
    """合同项目171个，金额1204亿元；协议项目42个，金额281亿元: each has its own money."""
    if zone.index == 0 or not context.here or context.here[-1].quantity.kind != "count":
        return None
    text, near = zone.sentence.text, find_zone(zone.sentence, zone.index - 1).near
    both = words.says("contracts", text, *zone.sentence.span) and words.says(
        "agreements", text, *zone.sentence.span
    )
    if both and words.ends("contracts", text, *near):
        return Slot("contracted_investment", "carried", "money_of_contracts")
    if both and words.ends("agreements", text, *near):
        return Slot("agreed_investment", "carried", "money_of_agreements")
    return None


def _goes_on_about_fixed_assets(zone: Zone, context: Context) -> bool:
    """固定资产投资41亿元。城镇投资33亿元，农村投资8亿元: kinds of it, told next to it."""
    if words.starts("before_name_of_one", zone.sentence.text, zone.quantity.span.end) or not _tells_kind(
        zone
    ):
        return False
    told = [f for f in context.of_paragraph if f.quantity.kind in ("amount", "rate") and f.role != "goal"]
    last = told[-1] if told else None
    if last is not None:
        return last.measure.value == "fixed_asset_investment"
    return _below_fixed_assets(context)


def _tells_kind(zone: Zone) -> bool:
    """城镇投资, 农户投资, 第二产业投资: whose or of what kind."""
    return words.ends("kind_of_investment", zone.sentence.text, zone.near.start, zone.quantity.span.start)


SOURCES: Choice[Slot[str]] = Choice(
    "amount_measure",
    _measure_to_the_left,
    _generic_of_single,
    _measure_to_the_right,
    _signed_by_verb,
    _amount_of_projects,
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
    if told is None:  # 市定目标550亿元，省定目标500亿元，实际到位565亿元
        behind = terms(zone, Span(zone.rest.end, zone.sentence.span.end), "measure")
        told = next((term for term in behind if not term.generic), None)
    if told is not None and zone.quantity.kind == "amount" and named_measure(zone, zone.near) is None:
        return Slot(told.code, "carried", "of_what_is_told_next")
    return amount_measure(zone, context) if zone.quantity.kind == "amount" else count_measure(zone, context)
