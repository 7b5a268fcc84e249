"""一季度112个、二季度135个，上半年247个: shorter times that make a longer one, and one that holds no more."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.checking.claim import CERTAIN, LIKELY, POSSIBLE, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.pair.told import sum_of
from zhaoshang_extract.checking.relation import added, part
from zhaoshang_extract.checking.slots import SLOTS, end_year, months, same_measure, same_slot, start_year
from zhaoshang_extract.checking.words import organisation, says

# What piles up over the year and never shrinks.
FLOWS = frozenset(
    {
        "agreed_investment",
        "contracted_investment",
        "paid_in_funds",
        "foreign_capital_used",
        "fixed_asset_investment",
        "output_value",
        "sales_revenue",
        "tax_revenue",
        "gdp",
        "fiscal_revenue",
        "retail_sales",
        "trade_value",
    }
)
# Projects that were signed or brought in so far pile up, too; those under construction do not.
_DONE = frozenset({"signed", "introduced", "landed", "registered"})
_BEFORE = 6
_NAME = 4
_FAR = 12
_SENTENCES = 3


def cumulatives(field: Field) -> Iterator[Question]:
    """一季度 is not more than 上半年: a question where it is."""
    for figure in field.quantities():
        if not _piles_up(figure):
            continue
        for earlier, _ in zip(field.before(figure), range(_BEFORE), strict=False):
            if not _piles_up(earlier) or not _same_but_time(earlier, figure):
                continue
            if earlier.indicator != figure.indicator or len(figure.indicator) < _NAME:
                continue
            longer, shorter = _nested(earlier, figure)
            if longer is not None and shorter is not None and shorter.value > longer.value:
                yield Question("cumulative", longer, [Claim({"part": (shorter,)}, part, LIKELY)])


def time_sums(field: Field) -> Iterator[Question]:
    """A question for each figure whose time is made of the times of figures near it."""
    for figure in field.quantities():
        if not _piles_up(figure):
            continue
        first, last = _edges(figure.period)
        if not first or first == last:
            continue
        parts = _chain(figure, first, last, field)
        if len(parts) > 1:
            near = all(abs(figure.sentence - one.sentence) <= _SENTENCES for one in parts)
            claim = sum_of(parts, LIKELY if near else POSSIBLE)
            beside = figure.place - parts[0].place == len(parts) and parts[0].sentence == figure.sentence
            if beside and not says("since", figure.before):
                claim.sure, claim.told = CERTAIN, True  # 4月60个、5月43个、6月36个，二季度139个
            yield Question("sum", figure, [claim])


def stocks(field: Field) -> Iterator[Question]:
    """截至2022年末累计612.5亿元，2023年148.3亿元，截至2023年末累计760.8亿元: stock and flow."""
    for figure in field.quantities():
        if figure.place < 2 or not says("since", figure.before):
            continue
        stock, flow = field.figures[figure.place - 2 : figure.place]
        beside = stock.sentence == flow.sentence == figure.sentence
        alike = all(one.alike == figure.alike and one.measure == figure.measure for one in (stock, flow))
        if not (beside and alike and all(map(_piles_up, (stock, flow, figure)))):
            continue
        opened = stock.period is not None and stock.period.startswith("..") and says("since", stock.before)
        later = (start_year(flow.period) or 0) == (end_year(stock.period) or 0) + 1
        if opened and later and not says("since", flow.before):
            claim = Claim({"parts": (stock, flow)}, added, CERTAIN, told=True)
            yield Question("sum", figure, [claim])


def _chain(figure: Figure, first: str, last: str, field: Field) -> list[Figure]:
    """The figures before it whose times follow on one another from `first` to `last`, else []."""
    by_start: dict[str, Figure] = {}
    for other in field.before(figure):
        if figure.place - other.place > _FAR or figure.sentence - other.sentence > _SENTENCES:
            break
        start, end = _edges(other.period)
        usable = bool(start and end) and (start, end) != (first, last) and _piles_up(other)
        if usable and _same_but_time(other, figure):
            by_start.setdefault(start, other)
    parts: list[Figure] = []
    at = first
    while at in by_start and len(parts) < _FAR:
        one = by_start[at]
        parts.append(one)
        end = _edges(one.period)[1]
        if end == last:
            return parts
        at = _month_after(end)
    return []


def _same_but_time(one: Figure, other: Figure) -> bool:
    slots = (slot for slot in SLOTS if slot != "period")
    if not same_measure(one, other) or not all(same_slot(one, other, slot) for slot in slots):
        return False
    # 甲公司前9个月33.58亿元，乙公司去年全年30.40亿元: of two owners
    return organisation(one.before) == organisation(other.before)


def _piles_up(figure: Figure) -> bool:
    if figure.role != "head" or figure.change or figure.target or figure.mean or not figure.exact:
        return False
    return figure.measure in FLOWS or (figure.measure == "project_count" and figure.stage in _DONE)


def _nested(one: Figure, other: Figure) -> tuple[Figure | None, Figure | None]:
    """The figure of the longer time and that of a shorter one with the same start, or two None."""
    first, second = _edges(one.period), _edges(other.period)
    if not first[0] or first[0] != second[0] or first[1] == second[1]:
        return None, None
    return (one, other) if first[1] > second[1] else (other, one)


def _edges(period: str | None) -> tuple[str, str]:
    """First and last month of a period; empty where it has none (a day, an open start, no year)."""
    if period is None or ".." in period or "X" in period:
        return "", ""
    first, last = months(period)
    return (first, last) if len(first) == len(last) == 7 else ("", "")


def _month_after(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + 1}-01" if number == 12 else f"{year}-{number + 1:02d}"
