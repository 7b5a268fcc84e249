"""合同外资同比增长6.4%，为3.1亿美元: the level behind a rate that told what it is of."""

from __future__ import annotations

import re

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.time_range import end_year, spans_years
from zhaoshang_extract.observe.zone import Zone, said

# Nothing but a verb of reaching, and perhaps the time, may stand between the rate and the level.
_REACHES = re.compile(
    r"(?:以上|左右|多|余)?，?(?:总量|总额|总数|金额|数额|数量|规模)?(?:已|也|共|共计|累计|仍|仅|只|现)?"
    r"(?:为|是|达到|达|有|计|共|完成|实现|突破|超过|升至|增至|增加到|降至|回落至|仅|共|共计)(?:了|约|近)?"
)


def rate_told_before(zone: Zone, context: Context) -> Fact | None:
    """The rate directly before a level that has no label of its own, if the rate told its own."""
    if not context.here or zone.bracket is not None or zone.index == 0:
        return None
    rate = context.here[-1]
    if rate.role != "rate" or rate.aside:
        return None
    if rate.quantity is not zone.sentence.quantities[zone.index - 1]:
        return None
    if "点" in rate.quantity.unit:
        return None
    if rate.of is not None and rate.of in context.here and rate.scope == rate.of.scope:
        return None  # 到位资金30亿元，增长8%，达到…: the level was told before
    if zone.after_text()[:1].isalpha():
        return None  # 有4.1亿农民参加: it counts something of its own
    return rate if _REACHES.fullmatch(_words_between(zone)) else None


def _words_between(zone: Zone) -> str:
    """The words behind the rate without the times that they tell."""
    text = zone.sentence.text[zone.reach.start : zone.near.end]
    for mention in said(zone, zone.sentence.periods, zone.reach):
        text = text.replace(mention.quote, "", 1)
    return text


def take_level(fact: Fact, rate: Fact, context: Context) -> None:
    """The level is of what the rate is of; only its time may be told anew."""
    fact.measure = rate.measure.carried("level_of_rate")
    told = rate.measure.how == "said"  # 固定资产投资增长16%，完成3.4亿元
    fact.scope = rate.scope if told else rate.scope.or_from(fact.scope, "level_of_rate")
    fact.region = rate.region.carried("level_of_rate")
    period = fact.period if fact.period.how == "said" else rate.period.carried("level_of_rate")
    if period.value is not None and spans_years(period.value):
        period = Slot(end_year(period.value), period.how, "last_year_of_span")
    fact.period = period
    rate.of = rate.of or fact
