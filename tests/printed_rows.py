"""Invented figures of invented documents, as the ledger keeps them."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from itertools import count
from typing import Any

from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.ledger.printed import Printed

_ids = count(1)
_FIELDS = {field.name for field in fields(Printed)}


def row(
    document: str, place: str, period: str, number: str, *, unit: str | None = None, **slots: Any
) -> Printed:
    """A figure of paid-in funds in 亿元, or of what `slots` say; `day` is the document's, `by` its publisher.

    A zone is written 许昌市/示范区: its government, and its own name.
    """
    government, _, own = place.partition("/")
    [region] = lookup(government)[:1]
    home = lookup(slots.pop("home", government))[0]
    kind = slots.get("kind", "amount")
    unit = unit or {"amount": "亿元", "count": "个", "rate": "%"}[kind]
    told: dict[str, Any] = {
        "document": document,
        "source": f"{document}.txt",
        "title": None,
        "publisher": slots.pop("by", None),
        "level": home.level,
        "home": home.adcode,
        "published": slots.pop("day", None),
        "id": slots.pop("id", f"o{next(_ids)}"),
        "start": 0,
        "end": 5,
        "quote": number + unit,
        "kind": kind,
        "measure": "paid_in_funds",
        "stage": None,
        "threshold_min": None,
        "threshold_max": None,
        "threshold_currency": None,
        "currency": "CNY" if kind == "amount" else None,
        "industry": None,
        "region": region.adcode,
        "region_name": region.name + own,
        "region_level": "zone" if own else region.level,
        "period": period,
        "modality": "actual",
        "transformation": "level",
        "rate_kind": None,
        "value": Decimal(number),
        "value_max": None,
        "bound": "exact",
        "number": number,
        "unit": unit,
        "indicator": "到位资金",
        "confidence": "high",
        "doubtful": (),
        "role": "head",
        "of_id": None,
        "part_of_id": None,
        "words_before": "，到位资金",
        "words_after": "。",
    }
    assert set(told) == _FIELDS
    assert set(slots) <= _FIELDS, set(slots) - _FIELDS
    return Printed(**(told | slots))


def growth(of: Printed, number: str, **slots: Any) -> Printed:
    """The growth on the year before that is said of a figure."""
    told = {
        "kind": "rate",
        "currency": None,
        "rate_kind": "growth_yoy",
        "role": "rate",
        "of_id": of.id,
        "words_before": "，同比增长",
    }
    return rate_of(of, number, told | slots)


def share(of: Printed, number: str, words: str, **slots: Any) -> Printed:
    """The share that is said of a figure; `words` stand before it: 占全市的."""
    told = {
        "kind": "rate",
        "currency": None,
        "rate_kind": "share",
        "role": "rate",
        "of_id": of.id,
        "words_before": words,
    }
    return rate_of(of, number, told | slots)


def rate_of(of: Printed, number: str, slots: dict[str, Any]) -> Printed:
    """A rate with the slots of its figure."""
    held = {name: getattr(of, name) for name in _FIELDS}
    told = {
        "id": f"o{next(_ids)}",
        "start": of.end,
        "end": of.end + 4,
        "number": number,
        "value": Decimal(number),
        "unit": "%",
        "quote": number + "%",
        "bound": "exact",
    }
    return Printed(**(held | told | slots))
