"""Which figures add up over time and over places."""

from __future__ import annotations

from zhaoshang_extract.checking.pair.times import FLOWS
from zhaoshang_extract.ledger.figure_key import FigureKey

# Money and deeds that come month by month and never go away again.
_FLOWS = FLOWS | {"value_added", "fiscal_expenditure", "visit_count", "event_count"}
# Projects, firms and their money only where a step says what happened to them within the time.
_STEPPED = frozenset({"project_count", "enterprise_count", "total_investment"})
_STEPS = frozenset(
    {"signed", "introduced", "landed", "registered", "started", "completed", "in_production", "fulfilled"}
)
# A whole that is reckoned on its own and not added up from its parts.
_RECKONED = frozenset({"gdp", "value_added", "income", "duration", "retail_sales", "trade_value"})


def adds_up(key: FigureKey) -> bool:
    """True for levels that were reached and that grow with the time: no stocks, rates, goals or changes."""
    if key.kind not in ("amount", "count") or key.modality != "actual" or key.transformation != "level":
        return False
    return key.measure in _FLOWS or (key.measure in _STEPPED and key.stage in _STEPS)


def places_add_up(key: FigureKey) -> bool:
    """True for what a city's figure is the sum of its counties' in."""
    return adds_up(key) and key.measure not in _RECKONED
