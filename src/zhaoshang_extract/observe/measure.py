"""What a figure measures: families of measures, and the measure phrase of a clause."""

from __future__ import annotations

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.zone import Zone, cues, terms
from zhaoshang_extract.span import Span

INVESTMENT = frozenset({"agreed_investment", "contracted_investment", "total_investment", "fund_size"})
# Measures whose figures may carry a life-cycle step, a size and a sector of projects.
OF_PROJECTS = INVESTMENT | {"project_count", "enterprise_count"}
# What enterprises make, sell, earn and pay is of their sector.
OF_ENTERPRISES = frozenset({"output_value", "sales_revenue", "profit", "tax_revenue", "value_added"})
# What a firm may be large in.
OF_FIRMS = OF_ENTERPRISES | {"trade_value", "fiscal_revenue", "other_amount", "retail_sales"}
_CAPITAL = frozenset({"paid_in_funds", "foreign_capital_used"})
MAKERS = OF_ENTERPRISES | {"enterprise_count"}


def named_measure(zone: Zone, part: Span) -> Term | None:
    """The measure phrase that `part` names: the last one, unless it is only a generic word.

    A phrase behind 占 names the whole of a share, not its part: 占固定资产投资的38%.
    """
    found = terms(zone, part, "measure")
    shares = cues(zone, part, "share_of")
    whole = told_whole(zone) or _whole_of_place(zone)
    ends = [shares[-1].span.start] if shares else []
    edge = min([*ends, whole.start] if whole is not None else ends, default=None)
    if edge is not None:
        found = [term for term in found if term.span.start < edge]
    plain = [term for term in found if not term.generic]
    found = plain or found
    return found[-1] if found else None


def told_whole(zone: Zone) -> Span | None:
    """相当于总投资额的6.9%, 为全市总量的三成: from the verb to 的, where what is named between is a whole.

    None where a time stands between (为上年的98%), or a goal: those are no wholes.
    """
    text = zone.near_text()
    if (
        zone.quantity.kind != "rate"
        or words.is_form("unit_of_times", zone.quantity.unit)
        or not words.ends("of", text)
    ):
        return None
    verbs = list(words.pattern("takes_share").finditer(text))
    verb = next((match for match in reversed(verbs) if not words.is_form("shares", match[0])), None)
    if verb is None or cues(zone, zone.near, "share_of", "goal", "plan", "of_budget", "completion"):
        return None
    named = Span(zone.near.start + verb.end(), zone.near.end)
    if any(named.holds(mention.span) for mention in zone.sentence.periods):
        return None
    told = terms(zone, named, "measure", "head") or words.ends(
        "whole_of_share", text, verb.end(), len(text) - 1
    )
    return Span(zone.near.start + verb.start(), zone.near.end) if told else None


def _whole_of_place(zone: Zone) -> Span | None:
    """工业增加值|在GDP中占37.9%: the whole that stands behind a part, from 在 to 占."""
    if zone.quantity.kind != "rate":
        return None
    told = words.pattern("share_within").search(zone.near_text())
    start = (
        zone.near_text().rfind(words.forms("letter_of_within")[0], 0, told.start())
        if told is not None
        else -1
    )
    return Span(zone.near.start + start, zone.near.end) if start > 0 else None


def is_foreign_capital(term: Term, context: Context) -> bool:
    """到资4.8亿元 in a text on foreign capital is foreign capital, whatever its currency."""
    if not words.ends("arrived", term.quote) and not (term.generic and term.code in _CAPITAL):
        return False
    leads = (f for f in context.leading() if f.role == "head" and f.measure.value in _CAPITAL)
    lead = next(leads, None)
    told = lead.measure if lead is not None else measure_in_force(context)
    if (
        lead is not None
        and words.ends("in_place", term.quote)
        and lead.quantity.currency not in (None, "CNY")
    ):
        return False  # 实际利用外资50亿美元；内资到位4216亿元: other money than the foreign one
    return told.value == "foreign_capital_used"


def measure_in_force(context: Context) -> Slot[str]:
    """从增幅看，甲县增长8%: what grew is what the opening, the heading or the title is about."""
    for name, frame in context.frames():
        if frame.measure.value:
            return frame.measure.carried(f"measure_of_{name}")
    head = context.last("head", here=False)
    if head is not None:
        return head.measure.carried("measure_of_last_figure")
    return Slot("other_rate", "default", "rate_of_unknown")
