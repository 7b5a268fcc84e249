"""Cells of tables as the values of records: nothing is None, whole numbers are whole, labels are codes."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from zhaoshang_extract.record.fields import plain_decimal
from zhaoshang_extract.record.labels import labels

# What pandas has where a table has nothing.
_NOTHING = ("NAType", "NaTType")


def clean(value: Any) -> Any:
    """The cell as a plain value of Python; None for what a table has where it has nothing."""
    if isinstance(value, str):
        return value.strip() or None
    if value is None or type(value).__name__ in _NOTHING:
        return None
    if type(value).__module__ == "numpy" and hasattr(value, "item") and getattr(value, "ndim", 1) == 0:
        value = value.item()
    if isinstance(value, float):
        if value != value:
            return None
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, Decimal) and value.is_finite():
        # Parquet and polars fill a decimal with zeros up to the scale of its column.
        return plain_decimal(value) if abs(value.adjusted()) < 40 else value
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value


@cache
def _codes(listed: str) -> dict[str, str]:
    return {word: code for (name, code), word in labels().items() if name == listed}


def code_of(listed: str, word: Any) -> Any:
    """The code that a Chinese label of a list stands for; anything else as it is.

    >>> code_of("rate_kind", "占比"), code_of("rate_kind", "share")
    ('share', 'share')
    """
    return _codes(listed).get(word, word) if isinstance(word, str) else word
