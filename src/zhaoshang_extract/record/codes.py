"""The closed lists of the record contract, as types.

The meaning of each code, with the Chinese terms it stands for, is in docs/glossary.md.
"""

from __future__ import annotations

from typing import Literal

Kind = Literal["amount", "count", "rate", "rank"]
Bound = Literal["exact", "about", "over", "under"]
Modality = Literal["actual", "target"]
Transformation = Literal["level", "change"]

Measure = Literal[
    # counts
    "project_count",
    "enterprise_count",
    "event_count",
    "visit_count",
    "lead_count",
    "person_count",
    "organization_count",
    "place_count",
    "duration",
    "other_count",
    # amounts
    "agreed_investment",
    "contracted_investment",
    "total_investment",
    "paid_in_funds",
    "foreign_capital_used",
    "fund_size",
    "fixed_asset_investment",
    "output_value",
    "sales_revenue",
    "profit",
    "tax_revenue",
    "gdp",
    "value_added",
    "fiscal_revenue",
    "fiscal_expenditure",
    "retail_sales",
    "trade_value",
    "income",
    "loan_deposit",
    "other_amount",
    # rates and ranks that have no base quantity of their own
    "other_rate",
]

Stage = Literal[
    "reserved",
    "promoted",
    "in_talks",
    "signed",
    "introduced",
    "landed",
    "registered",
    "started",
    "under_construction",
    "completed",
    "in_production",
    "fulfilled",
]

RateKind = Literal[
    "growth_yoy",
    "growth_pop",
    "growth_avg",
    "share",
    "completion",
    "stage_rate",
    "point_change",
    "other",
]

# What a figure is to the one that it hangs on: a goal (年度任务40亿元) and a base (上年同期35亿元) hang on
# what was done, a rate on its figure.
Role = Literal["head", "rate", "rank", "goal", "base"]

CheckKind = Literal[
    "share",
    "completion",
    "stage_rate",
    "growth",
    "sum",
    "subset",
    "average",
    # beyond the contract's seven
    "point_change",
    "change",
    "shares_total",
    "threshold_total",
    "cumulative",
    "repeat",
]
# How little a figure made up at random would have passed the check.
Strength = Literal["strong", "fair", "weak"]
Slip = Literal["digit", "swap", "point", "unit", "sign"]
Verdict = Literal["consistent", "inconsistent", "unverifiable"]
Severity = Literal["minor", "major"]

# Whether anything speaks against a slot of the figure.
Confidence = Literal["high", "low"]

SlotOrigin = Literal["said", "carried", "document", "default"]
