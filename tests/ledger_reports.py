"""Reports for the tests of the ledger, made of what their projects and figures are to be."""

from __future__ import annotations

import hashlib
from typing import Any

from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.record.models import (
    DocumentRecord,
    Observation,
    Project,
    RegionRecord,
    Report,
    SpanRecord,
)

_ROOM = 100


def region(name: str) -> RegionRecord:
    """A place of the code table by its name or code; with ／, a zone in it."""
    outer, _, zone = name.partition("/")
    [place] = lookup(outer)
    if zone:
        return RegionRecord(name=place.name + zone, adcode=place.adcode, level="zone")
    return RegionRecord(name=place.name, adcode=place.adcode, level=place.level)


def project(
    name: str | None, place: str | None = None, stage: str | None = None, **slots: Any
) -> dict[str, Any]:
    """The slots of a project; `of` are its investors, an amount counts in 亿元."""
    investors = slots.pop("of", ())
    investors = (investors,) if isinstance(investors, str) else investors
    amount = slots.get("amount")
    return {
        "name": name,
        "investors": investors,
        "region": None if place is None else region(place),
        "stage": stage,
        "currency": "CNY" if amount is not None else None,
        "amount_measure": "total_investment" if amount is not None else None,
        "quote": name or "",
        **slots,
    }


def figure(value: str, **slots: Any) -> dict[str, Any]:
    """The slots of an amount in 亿元."""
    told = {"kind": "amount", "number": value, "unit": "亿元", "value": value, "currency": "CNY"}
    return {**told, "quote": f"{value}亿元", "measure": "paid_in_funds", **slots}


def article(
    text: str,
    *projects: dict[str, Any],
    published: str | None = "2023-05-01",
    home: str | None = "431000",
    figures: tuple[dict[str, Any], ...] = (),
) -> Report:
    """A report whose text is known by its digest only; records stand one behind the other."""
    made = [Project(id=f"p{number}", span=_span(number), **slots) for number, slots in enumerate(projects, 1)]
    facts = [
        Observation(id=f"o{number}", span=_span(number), **slots) for number, slots in enumerate(figures, 1)
    ]
    return Report(
        document=DocumentRecord(
            id=text,
            source=f"{text}.txt",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            length=_ROOM * _ROOM,
            title=text,
            published=published,
            region=None if home is None else region(home),
        ),
        observations=tuple(facts),
        projects=tuple(made),
    )


def _span(number: int) -> SpanRecord:
    return SpanRecord(start=number * _ROOM, end=number * _ROOM + _ROOM // 2)
