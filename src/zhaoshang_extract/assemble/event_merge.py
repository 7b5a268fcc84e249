"""A signing event, and one record for what headline, lead and body tell of the same one."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from zhaoshang_extract.edtf import Range
from zhaoshang_extract.mention.threshold import Threshold
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.region import Region
from zhaoshang_extract.span import Span

# A headline's figure may differ from the body's by one part in so many.
_ROUNDING = 40
# How many occasions back a text may come to one again.
_NEAR = 100


@dataclass(slots=True)
class Event:
    """An occasion with what was signed at it; `span` counts in the document.

    `facts` are the figures it was read from, `amount` the one that gives its sum.
    """

    span: Span
    name: str | None
    venue: str | None
    title: bool
    bare: bool = False  # a kind of occasion and no name: 集中签约仪式
    date: Range | None = None
    region: Region | None = None
    count: int | None = None
    amount: Fact | None = None
    threshold: Threshold | None = None
    industries: tuple[str, ...] = ()
    facts: list[Fact] = field(default_factory=list)


def merged(events: list[Event]) -> list[Event]:
    """One record for an event that headline, lead and body tell."""
    kept: list[Event] = []
    for event in events:
        near = range(max(0, len(kept) - _NEAR), len(kept))
        same = next((n for n in near if _same(kept[n], event)), None)
        if same is None:
            kept.append(event)
        elif kept[same].title and not event.title:
            kept[same] = event
        else:
            _fill(kept[same], event)
    return kept


def _fill(event: Event, again: Event) -> None:
    """What only a later telling of the same occasion tells: its sum."""
    if event.amount is None and again.amount is not None:
        event.amount = again.amount
        event.facts.append(again.amount)


def _same(one: Event, other: Event) -> bool:
    if one.date is not None and other.date is not None and one.date != other.date:
        return (one.title != other.title or other.bare) and _agree(one, other)
    return _agree(one, other)


def _agree(one: Event, other: Event) -> bool:
    """True when a figure agrees and none differs."""
    pairs = [(_count(one), _count(other))]
    if _measure(one) == _measure(other) or one.title == other.title:
        pairs.append((_sum(one), _sum(other)))  # 引资额 of a headline is not the 总投资 of its text
    told = [(a, b) for a, b in pairs if a is not None and b is not None]
    return bool(told) and all(a == b or _rounds(one, other, a, b) for a, b in told)


def _rounds(one: Event, other: Event, a: Decimal, b: Decimal) -> bool:
    """A headline rounds: 揽约逾1280亿元 over 总金额1286亿元."""
    return one.title != other.title and abs(a - b) * _ROUNDING <= max(a, b)


def _measure(event: Event) -> str | None:
    return event.amount.measure.value if event.amount is not None else None


def _count(event: Event) -> Decimal | None:
    return Decimal(event.count) if event.count is not None else None


def _sum(event: Event) -> Decimal | None:
    return event.amount.quantity.value if event.amount is not None else None
