"""FigureKey: what two figures must share to be of one series."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from zhaoshang_extract.fold import fold
from zhaoshang_extract.ledger.area import Area, area_of
from zhaoshang_extract.ledger.coverage_words import forms
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.marks import CLOSE_QUOTE, OPEN_QUOTE
from zhaoshang_extract.record.headline import unit_of

# What is agreed or contracted has been signed, whether a text says so or not.
_SIGNED = frozenset({"agreed_investment", "contracted_investment"})
# Counts of whatever: only the unit tells cases from persons.
_OTHER = frozenset({"other_count", "other_amount", "other_rate"})
_CURRENCIES = ("CNY", "USD", None)

Threshold = tuple[Decimal | None, Decimal | None, str | None]


class FigureKey(NamedTuple):
    """The slots of a series, the period left out. Amounts count in 亿 of `currency`."""

    kind: str
    measure: str
    stage: str | None
    threshold: Threshold
    currency: str | None
    industry: str | None
    place: Area | None
    modality: str
    transformation: str
    rate_kind: str | None
    unit: str | None

    @property
    def elsewhere(self) -> FigureKey:
        """The key without its place: what places are ranked and added up by."""
        return self._replace(place=None)

    def sort_key(self) -> tuple[str, ...]:
        """An order of keys that nothing but their contents decides."""
        return tuple("" if part is None else str(part) for part in self)


def key_of(printed: Printed) -> FigureKey:
    """The key of a figure. What its period is, and what its words say, stand beside it."""
    measure = printed.measure
    stage = printed.stage or ("signed" if measure in _SIGNED else None)
    return FigureKey(
        kind=printed.kind,
        measure=measure,
        stage=stage,
        threshold=(printed.threshold_min, printed.threshold_max, printed.threshold_currency),
        currency=printed.currency,
        industry=plain_sector(printed.industry) if printed.industry else None,
        place=area_of(printed.region, printed.region_name, printed.region_level),
        modality=printed.modality,
        transformation=printed.transformation,
        rate_kind=printed.rate_kind,
        unit=unit_of({"unit": printed.unit}) if measure in _OTHER else None,
    )


@lru_cache(maxsize=4096)
def plain_sector(industry: str) -> str:
    """A sector's name without quotes and without what closes it: 装备制造产业 is 装备制造.

    >>> plain_sector("装备制造业"), plain_sector("工业")
    ('装备制造', '工业')
    """
    name = fold(industry).strip(OPEN_QUOTE + CLOSE_QUOTE)
    for tail in forms("sector_tail"):
        if name.endswith(tail) and len(name) - len(tail) > 1:
            return name[: -len(tail)]
    return name


def level_keys(rate: FigureKey) -> Iterator[FigureKey]:
    """The keys of the quantities that a rate may be of: its own slots, an amount or a count."""
    level = rate._replace(rate_kind=None, transformation="level")
    yield level._replace(kind="count", currency=None)
    for currency in _CURRENCIES:
        yield level._replace(kind="amount", currency=currency)
