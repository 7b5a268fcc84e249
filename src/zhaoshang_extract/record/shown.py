"""Values of records as people read them, in Chinese signs and units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhaoshang_extract.record.labels import label
from zhaoshang_extract.record.tidy import unit_measure

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Observation, ThresholdRecord
    from zhaoshang_extract.record.totals import Total

_SCALE = "亿"
_UNITS = {"PT": "%", "PP": "百分点"}
_BOUND_MARKS = {"exact": "", "about": "≈", "over": ">", "under": "<"}


def value_shown(fact: Observation) -> str:
    """The value with the sign of its bound: ≈35.6, >20, 50–100."""
    upper = "" if fact.value_max is None else f"–{fact.value_max}"
    return f"{_BOUND_MARKS[fact.bound]}{fact.value}{upper}"


def unit_shown(fact: Observation) -> str:
    """The unit that the value counts in; of 2.3万人, whose value is 23000, 人."""
    unit = unit_measure(fact) or ""
    return _SCALE + label("currency", unit) if fact.kind == "amount" else _UNITS.get(unit, unit)


def money_shown(amount: object, currency: str | None) -> str:
    """An amount in 1e8 of its currency; "" for None."""
    return "" if amount is None else f"{amount}{_SCALE}{label('currency', currency or 'CNY')}"


def size_shown(size: ThresholdRecord | None) -> str:
    """The size of the projects that are meant: ≥1亿, 50–100亿."""
    if size is None or (size.min is None and size.max is None):
        return ""
    unit = _SCALE + (label("currency", size.currency) if size.currency else "")
    if size.min is not None and size.max is not None:
        return f"{size.min}–{size.max}{unit}"
    return f"≥{size.min}{unit}" if size.min is not None else f"≤{size.max}{unit}"


def unit_of_total(total: Total) -> str:
    """The unit of a sum: of money 亿 of its currency."""
    known = label("currency", total.unit)
    return _SCALE + known if known != total.unit else total.unit
