"""Which of the figures before it a share is a share of, where the numbers themselves tell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import dropwhile, takewhile

from zhaoshang_extract.context import Context
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.zone import Zone, cues

# A whole is told within so many figures of its part.
_FAR = 20
_HUNDRED = Decimal(100)


def share_by_numbers(zone: Zone, lead: Zone, context: Context) -> Fact | None:
    """项目36个，总投资352.6亿元，占比85.7% behind 项目42个，总投资592亿元: 36 of 42 are 85.7 percent.

    Only where one of the figures since the last rate gives the share, to its last decimal, with a whole told
    before, and the others do not. A share without decimals fits too much to tell.
    """
    share = zone.quantity
    if share.unit != "%" or zone.bracket is not None or not cues(lead, lead.near, "share", "share_of"):
        return None
    if share.step >= 1:
        return None
    fitting = [
        part
        for part in _since_last_rate(context, in_list=zone is not lead)
        if any(
            abs(part.quantity.value / whole.quantity.value * _HUNDRED - share.value) <= share.step / 2
            for whole in _wholes(part, context)
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def _since_last_rate(context: Context, *, in_list: bool) -> Iterator[Fact]:
    """The figures with no rate behind but those of the list (分别占57.9%、75.8%), the last first."""
    told = list(reversed(context.main))
    if in_list:
        told = list(dropwhile(lambda fact: fact.role == "rate", told))
    return takewhile(lambda fact: fact.role in ("head", "goal"), told)


def _wholes(part: Fact, context: Context) -> Iterator[Fact]:
    """The larger figures told before of the same kind: of one unit and measure."""
    for fact in reversed(context.facts[-_FAR:]):
        one, other = part.quantity, fact.quantity
        same = one.kind == other.kind and one.unit == other.unit and fact.measure.value == part.measure.value
        if same and fact.role in ("head", "goal") and other.value > one.value > 0:
            yield fact
