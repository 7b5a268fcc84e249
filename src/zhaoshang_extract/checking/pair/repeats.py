"""One fact printed twice with two values, and a quarter that is more than the half year."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.checking.claim import LIKELY, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.relation import part, same
from zhaoshang_extract.checking.slots import SLOTS, same_measure, same_slot

# Figures of fewer digits than this may well be two facts.
_DIGITS = 4
# What piles up over the year and never shrinks.
_FLOWS = frozenset(
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


def repeats(field: Field) -> Iterator[Question]:
    """A question for each fact that the document prints again, word for word but for the figure."""
    seen: dict[tuple[object, ...], Figure] = {}
    for figure in field.quantities():
        if figure.role != "head" or figure.change or not figure.exact or len(figure.indicator) < 4:
            continue
        if figure.kind != "amount" or None in (figure.region, figure.period) or _digits(figure) < _DIGITS:
            continue
        key = (figure.indicator, figure.measure, figure.currency, figure.target)
        key += tuple(getattr(figure, slot) for slot in SLOTS)
        earlier = seen.setdefault(key, figure)
        if earlier is not figure and earlier.sentence != figure.sentence:
            yield Question("repeat", figure, [Claim({"earlier": (earlier,)}, same, LIKELY)])


def _digits(figure: Figure) -> int:
    return sum(char.isdigit() for char in figure.number)


def cumulatives(field: Field) -> Iterator[Question]:
    """一季度 is not more than 上半年: a question where it is."""
    for figure in field.quantities():
        if figure.measure not in _FLOWS or not _plain(figure) or len(figure.indicator) < 4:
            continue
        for earlier, _ in zip(field.before(figure), range(6), strict=False):
            if not (_plain(earlier) and same_measure(earlier, figure)):
                continue
            if earlier.indicator != figure.indicator or not all(
                same_slot(earlier, figure, slot) for slot in SLOTS if slot != "period"
            ):
                continue
            longer, shorter = _nested(earlier, figure)
            if longer is not None and shorter is not None and shorter.value > longer.value:
                yield Question("cumulative", longer, [Claim({"part": (shorter,)}, part, LIKELY)])


def _plain(figure: Figure) -> bool:
    return figure.exact and figure.role == "head" and not figure.change and not figure.target


def _nested(one: Figure, other: Figure) -> tuple[Figure | None, Figure | None]:
    """The figure of the longer time and that of a shorter one with the same start, or two None."""
    first, second = _months(one.period), _months(other.period)
    if first is None or second is None or first[0] != second[0] or first[1] == second[1]:
        return None, None
    return (one, other) if first[1] > second[1] else (other, one)


def _months(period: str | None) -> tuple[str, str] | None:
    start, _, end = (period or "").partition("/")
    return (start, end) if len(start) == 7 and len(end) == 7 else None
