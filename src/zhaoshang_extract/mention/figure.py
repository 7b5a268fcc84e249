"""Quantity: one reported number with its unit, read but not yet attached to what it measures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from zhaoshang_extract.numeral import plain
from zhaoshang_extract.span import Span

Kind = Literal["amount", "count", "rate", "rank"]
Bound = Literal["exact", "about", "over", "under"]

YI = 8  # amounts count in 亿, 10^8


@dataclass(slots=True)
class Quantity:
    """A number of the text with its unit.

    `value` and `value_max` are in 亿 of `currency` for an amount, in the unit for a count, in percent
    for a rate (points stay points) and the ordinal for a rank; `value_max` is None unless a range is
    printed. `step` is the size of one unit of the last printed digit, in the units of `value`.
    `number` and `unit` are as printed. `bare` marks 58亿 and 6069万: a scale with no unit behind it.
    `unit_measure` is the measure code that the unit alone decides (家, 批次), or None.
    """

    kind: Kind
    span: Span
    quote: str
    number: str
    unit: str
    value: Decimal
    value_max: Decimal | None = None
    bound: Bound = "exact"
    currency: str | None = None
    step: Decimal = Decimal(1)
    bare: bool = False
    unit_measure: str | None = None

    def as_count(self) -> Quantity:
        """The same number as a count in ones; a bare 6069万 is 60690000. Others come back unchanged."""
        if self.kind != "amount" or not self.bare:
            return self
        return replace(
            self,
            kind="count",
            currency=None,
            value=plain(self.value.scaleb(YI)),
            value_max=None if self.value_max is None else plain(self.value_max.scaleb(YI)),
            step=plain(self.step.scaleb(YI)),
        )
