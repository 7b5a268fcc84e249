"""Totals of headline figures: added up within one measure, step and unit, and by whatever else is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.record.headline import headline_ids, unit_of

_YEAR = 4


class Total(NamedTuple):
    """A sum: what it is by, its measure, step and unit, and of how many figures and documents it is.

    Amounts count in 亿 of their currency. `inexact` are the figures among them that are about, over, under.
    """

    by: tuple[str | None, ...]
    measure: str | None
    stage: str | None
    unit: str
    sum: Decimal
    figures: int
    documents: int
    inexact: int


def _place(row: Mapping[str, Any], key: str) -> str | None:
    region = row.get("region")
    told = region.get(key) if isinstance(region, Mapping) else region if key == "name" else None
    return None if told is None else str(told)


def _told(row: Mapping[str, Any], key: str) -> str | None:
    return None if row.get(key) is None else str(row[key])


def _year(row: Mapping[str, Any]) -> str | None:
    """The year that a time lies in; None where it is not known or there are several."""
    edges = {edge[:_YEAR] for edge in str(row.get("period") or "").split("/")}
    year = edges.pop() if len(edges) == 1 else ""
    return year if year.isdecimal() else None


# What totals can be by, and how a row says it. Measure, step and unit are told in any case.
BY: dict[str, Callable[[Mapping[str, Any]], str | None]] = {
    "region": lambda row: _place(row, "name"),
    "adcode": lambda row: _place(row, "adcode"),
    "level": lambda row: _place(row, "level"),
    "period": lambda row: _told(row, "period"),
    "year": _year,
    "industry": lambda row: _told(row, "industry"),
    "source": lambda row: _told(row, "source"),
    "measure": lambda row: _told(row, "measure"),
    "stage": lambda row: _told(row, "stage"),
    "unit": lambda row: _unit(row),
}
ALWAYS = ("measure", "stage", "unit")


def _unit(row: Mapping[str, Any]) -> str:
    return str(row.get("currency") or "") if row["kind"] == "amount" else unit_of(row)


@own_decimals()
def add_up(documents: Iterable[tuple[str, Sequence[Mapping[str, Any]]]], by: Sequence[str]) -> list[Total]:
    """The totals of documents, each its name and its records, in the order of what they are by."""
    keys = [name for name in by if name not in ALWAYS]
    sums: dict[tuple[str | None, ...], list[tuple[Decimal, str, bool]]] = {}
    for source, rows in documents:
        main = headline_ids(rows)
        for row in (row for row in rows if row["id"] in main):
            told = {**row, "source": source}
            key = tuple(BY[name](told) for name in (*keys, *ALWAYS))
            exact = (row.get("bound") or "exact") == "exact"
            sums.setdefault(key, []).append((Decimal(str(row["value"])), source, exact))
    return [
        Total(
            by=key[: len(keys)],
            measure=key[-3],
            stage=key[-2],
            unit=key[-1] or "",
            sum=sum((value for value, _, _ in told), Decimal(0)),
            figures=len(told),
            documents=len({source for _, source, _ in told}),
            inexact=sum(not exact for *_, exact in told),
        )
        for key, told in sorted(sums.items(), key=lambda item: [part or "" for part in item[0]])
    ]
