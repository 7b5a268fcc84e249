"""What a figure measures: families of measures, and the measure phrase of a clause."""

from __future__ import annotations

from zhaoshang_extract.mention.term import Term
from zhaoshang_extract.observe.zone import Zone, cues, terms
from zhaoshang_extract.span import Span

INVESTMENT = frozenset({"agreed_investment", "contracted_investment", "total_investment", "fund_size"})
# Measures whose figures may carry a life-cycle step, a size and a sector of projects.
OF_PROJECTS = INVESTMENT | {"project_count", "enterprise_count"}
# What enterprises make, sell, earn and pay is of their sector.
OF_ENTERPRISES = frozenset({"output_value", "sales_revenue", "profit", "tax_revenue", "value_added"})
MAKERS = OF_ENTERPRISES | {"enterprise_count"}

# 总投资60亿元的……; 投资3亿元建设…… stand before the name of one project.
SINGLE_BEHIND = ("的", "建设", "兴建", "新建", "打造", "实施", "布局")
VISITING = ("招商", "考察", "拜访", "洽谈", "对接", "走访", "互访", "会见客商")


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
