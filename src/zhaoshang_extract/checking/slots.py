"""Do two figures speak of the same thing? The comparisons of slots that pairing is made of."""

from __future__ import annotations

import re
from functools import lru_cache

from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.words import forms

# Parts that bear another name than their whole: value added of the product, taxes of the revenue.
_FAMILIES = {"value_added": "gdp", "tax_revenue": "fiscal_revenue"}
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"\d{4}-\d{2}")

# Published growth of these is at comparable prices, the totals are at current ones.
REAL = frozenset({"gdp", "value_added"})
# What one year's statistics call last year is often revised: two years' totals accuse nobody.
REVISED = REAL | {
    "fixed_asset_investment",
    "retail_sales",
    "income",
    "fiscal_revenue",
    "fiscal_expenditure",
    "loan_deposit",
    "trade_value",
    "output_value",
    "sales_revenue",
    "profit",
    "tax_revenue",
    "other_amount",
}
# What projects are worth as signed, which one text may call by three names.
INVESTMENT = frozenset({"agreed_investment", "contracted_investment", "total_investment"})

SLOTS = ("region", "period", "stage", "threshold", "industry")


def same_measure(one: Figure, other: Figure) -> bool:
    """True for one kind of quantity, measured in one unit."""
    if one.alike != other.alike:
        return False
    first, second = one.measure, other.measure
    return first == second or _FAMILIES.get(first, first) == _FAMILIES.get(second, second)


def same_slot(one: Figure, other: Figure, slot: str) -> bool:
    """True where both say the same in a slot, or both nothing."""
    first, second = getattr(one, slot), getattr(other, slot)
    return bool(first == second) if slot != "period" else same_period(first, second)


def same_period(one: str | None, other: str | None) -> bool:
    """Equal periods; a period that nothing tells agrees with any, an open start with any start."""
    if one == other or one is None or other is None:
        return True
    first, second = months(one), months(other)
    return first[1] == second[1] and (first[0] == second[0] or ".." in (first[0], second[0]))


@lru_cache(maxsize=512)
def months(period: str) -> tuple[str, str]:
    """The first and the last month (or day) of a period: 2023 is 2023-01 to 2023-12."""
    start, end = period.partition("/")[0], period.rpartition("/")[2]
    return (f"{start}-01" if len(start) == 4 else start, f"{end}-12" if len(end) == 4 else end)


def alike(one: Figure, other: Figure, *but: str) -> bool:
    """True where all slots but the named ones are the same, and both are actual or both targets."""
    if one.target != other.target:
        return False
    return all(slot in but or same_slot(one, other, slot) for slot in SLOTS)


def same_scope(rate: Figure, figure: Figure) -> bool:
    """True for a rate and a figure of one place, sector and size: only such a rate is surely of it."""
    return all(same_slot(rate, figure, slot) for slot in ("region", "industry", "threshold"))


def covers(whole: Figure, part: Figure, *, longer: bool = False) -> bool:
    """True when what `whole` is about may hold what `part` is about: no slot is narrower or other.

    With `longer` its time may be longer, too (1－11月 for 11月).
    """
    times = holds_period if longer else same_period
    return (
        whole.target == part.target
        and whole.change == part.change
        and times(whole.period, part.period)
        and lies_within(part.region, whole.region)
        and whole.stage in (None, part.stage)
        and holds_industry(whole, part)
        and holds_threshold(whole, part)
    )


def broader(whole: Figure, part: Figure) -> bool:
    """True when `whole` covers `part` and is wider in at least one slot."""
    return covers(whole, part) and any(not same_slot(whole, part, slot) for slot in SLOTS if slot != "period")


def holds_industry(whole: Figure, part: Figure) -> bool:
    """True for no sector, the same, or a wide one (工业) that holds a narrower one (冶金)."""
    if whole.industry in (None, part.industry):
        return True
    wide = forms("wide_sector")
    return part.industry is not None and whole.industry in wide and part.industry not in wide


def holds_period(whole: str | None, part: str | None) -> bool:
    """True for the same time, or a longer one that holds it (1－11月 holds 11月)."""
    if same_period(whole, part) or whole is None or part is None:
        return True
    first, last = whole.partition("/")[0], whole.rpartition("/")[2]
    end = part.rpartition("/")[2]
    start = end if part.startswith("../") else part.partition("/")[0]  # ../2016-08 is a day of 2016
    return first <= start[: len(first)] and end[: len(last)] <= last


def holds_threshold(whole: Figure, part: Figure) -> bool:
    if whole.threshold is None or whole.threshold == part.threshold:
        return True
    if part.threshold is None:
        return False
    (low, high), (least, most) = whole.threshold, part.threshold
    return (low is None or (least is not None and least >= low)) and (
        high is None or (most is not None and most <= high)
    )


def lies_within(inner: str | None, outer: str | None) -> bool:
    """True for a place in another or the same; a place that nothing tells lies anywhere."""
    return inner is None or outer is None or inner.startswith(outer)


def year_before(period: str | None) -> str | None:
    """The same months of the year before; None where the year is not printed."""
    if period is None or not _YEAR.search(period):
        return None
    return _YEAR.sub(lambda year: f"{int(year.group()) - 1:04d}", period)


def is_year_apart(now: str | None, then: str | None) -> bool:
    """True for the same months of two years, or where one of the times is not known."""
    return None in (now, then) or year_before(now) == then


def period_before(period: str | None) -> str | None:
    """The month or the months directly before, as many: 2024-04/2024-06 → 2024-01/2024-03."""
    first, last = months(period or "")
    if not (_MONTH.fullmatch(first) and _MONTH.fullmatch(last)):
        return None
    start, end = (int(edge[:4]) * 12 + int(edge[5:]) - 1 for edge in (first, last))
    length = end - start + 1
    if not 0 < length <= 12:
        return None
    edges = [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in (start - length, start - 1)]
    return edges[0] if length == 1 else "/".join(edges)


def end_year(period: str | None) -> int | None:
    """The year in which a period ends, None where nothing tells."""
    years = _YEAR.findall(period.rpartition("/")[2]) if period else []
    return int(years[0]) if years else None


def start_year(period: str | None) -> int | None:
    """The year in which a period begins, None where nothing tells or the start is open."""
    years = _YEAR.findall(period.partition("/")[0]) if period else []
    return int(years[0]) if years else None


def is_like(one: Figure, other: Figure) -> bool:
    """True for two figures of one sum: alike in what they measure, and counts of one unit, 万吨 or 吨.

    9个县区 are no part of 172个 projects.
    """
    return one.counted_as == other.counted_as
