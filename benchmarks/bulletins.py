"""Invented bulletins of cities, month by month: what the ledger's figures over time are measured with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from zhaoshang_extract.gazetteer.table import Row, region_of, rows
from zhaoshang_extract.record.models import DocumentRecord, Observation, RegionRecord, Report, SpanRecord

_FIRST_YEAR, _MONTHS = 1990, 12
# The counties that a bulletin lists; with the city's total, its growth, a goal and a count: nine figures.
_LISTED = 5
_ROOM = 40
_PAID = "，全市实际到位省外资金"
_SIGNED = {"kind": "count", "measure": "project_count", "stage": "signed"}


def bulletins(count: int) -> Iterator[Report]:
    """So many bulletins: of each city one a month, year after year, all true."""
    cities = _cities()
    for number in range(count):
        city, counties = cities[number % len(cities)]
        time = number // len(cities)
        yield _bulletin(number, city, counties, _FIRST_YEAR + time // _MONTHS, time % _MONTHS + 1)


def _cities() -> list[tuple[Row, list[Row]]]:
    """The cities with the first counties of each, as they stand today."""
    now = [row for row in rows() if row.until is None]
    found = []
    for city in sorted((row for row in now if row.level == "city"), key=lambda row: row.adcode):
        counties = sorted(
            (row for row in now if row.parent == city.adcode and row.level == "county"),
            key=lambda row: row.adcode,
        )
        if len(counties) >= _LISTED:
            found.append((city, counties[:_LISTED]))
    return found


def _bulletin(number: int, city: Row, counties: list[Row], year: int, month: int) -> Report:
    period = f"{year}-01" if month == 1 else f"{year}-01/{year}-{month:02d}"
    period = str(year) if month == _MONTHS else period
    # In tenths of 亿元; each year a tenth more.
    shares = [(20 + int(row.adcode) % 17) * (year - _FIRST_YEAR + 10) * month for row in counties]
    growth = f"{100 / (year - _FIRST_YEAR + 9):.1f}"
    facts = [
        _amount(city, sum(shares), period, _PAID, "，同比增长"),
        _fact(
            city,
            growth,
            period,
            "，同比增长",
            "。",
            kind="rate",
            unit="%",
            rate_kind="growth_yoy",
            of_id="o1",
        ),
        _amount(city, sum(shares) * 13 // month, str(year), _PAID, "。", modality="target"),
        _fact(
            city,
            str(10 * month),
            period,
            "，新签约项目",
            "。",
            kind="count",
            measure="project_count",
            stage="signed",
        ),
        *(
            _amount(county, share, period, f"，{county.name}到位省外资金", "。")
            for county, share in zip(counties, shares, strict=True)
        ),
    ]
    after = (year, month + 1) if month < _MONTHS else (year + 1, 1)
    return Report(
        document=DocumentRecord(
            id=f"b{number}",
            source=f"bulletins/b{number}.txt",
            sha256=hashlib.sha256(str(number).encode()).hexdigest(),
            length=_ROOM * (len(facts) + 1),
            title=f"{city.name}招商引资情况通报",
            published=f"{after[0]}-{after[1]:02d}-08",
            region=_place(city),
        ),
        observations=tuple(
            Observation.model_validate(fact | {"id": f"o{at}", "span": _span(at), "sentence": at})
            for at, fact in enumerate(facts, 1)
        ),
    )


def _amount(row: Row, tenths: int, period: str, before: str, after: str, **slots: str) -> dict[str, object]:
    return _fact(row, f"{tenths // 10}.{tenths % 10}", period, before, after, **slots)


def _fact(row: Row, value: str, period: str, before: str, after: str, **slots: str) -> dict[str, object]:
    told: dict[str, object] = {
        "kind": "amount",
        "unit": {"rate": "%", "count": "个"}.get(slots.get("kind", ""), "亿元"),
        "measure": "paid_in_funds",
        "currency": None if "kind" in slots else "CNY",
        "indicator": before.strip("，"),
    }
    told |= slots
    return told | {
        "number": value,
        "value": value,
        "quote": f"{value}{told['unit']}",
        "region": _place(row),
        "period": period,
        "words_before": before,
        "words_after": after,
    }


def _place(row: Row) -> RegionRecord:
    told = region_of(row)
    return RegionRecord(name=told.name, adcode=row.adcode, level=row.level)


def _span(at: int) -> SpanRecord:
    return SpanRecord(start=at * _ROOM, end=at * _ROOM + 7)
