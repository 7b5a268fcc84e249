"""Checks across documents: every figure of the ledger against those of other documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import get_args

from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.ledger.board import Board
from zhaoshang_extract.ledger.completions import completions_elsewhere
from zhaoshang_extract.ledger.falls import running_totals_fall
from zhaoshang_extract.ledger.finding import AcrossCheck, AcrossKind
from zhaoshang_extract.ledger.growth import growth_against_prints
from zhaoshang_extract.ledger.layout import Grouping, Layout
from zhaoshang_extract.ledger.months import months_against_running
from zhaoshang_extract.ledger.parts import wholes_against_parts
from zhaoshang_extract.ledger.points import points_against_prints
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.rivals import rival_figures
from zhaoshang_extract.ledger.shares import shares_elsewhere

Check = Callable[[Board], Iterator[AcrossCheck]]
# By the groups of facts that they need.
CHECKS: dict[Grouping, tuple[Check, ...]] = {
    "places": (
        rival_figures,
        running_totals_fall,
        months_against_running,
        growth_against_prints,
        points_against_prints,
        completions_elsewhere,
    ),
    "wholes": (wholes_against_parts,),
    "shares": (shares_elsewhere,),
}
_KINDS = get_args(AcrossKind)


def check_across(figures: Iterable[Printed]) -> list[AcrossCheck]:
    """The checks of figures of many documents, in one order whatever theirs."""
    board = Board.of_figures(figures)
    return in_order(found for checks in CHECKS.values() for found in _run(checks, board))


def checks_in(layout: Layout) -> Iterator[AcrossCheck]:
    """The checks of a layout as they are found; `in_order` puts them into the order of `check_across`."""
    for grouping, checks in CHECKS.items():
        for board in layout.boards(grouping):
            yield from _run(checks, board)


@own_decimals()
def _run(checks: Iterable[Check], board: Board) -> list[AcrossCheck]:
    return [found for check in checks for found in check(board)]


def in_order(checks: Iterable[AcrossCheck]) -> list[AcrossCheck]:
    """Checks by kind, measure, place and time of the figure that was checked."""
    return sorted(checks, key=_order)


def _order(check: AcrossCheck) -> tuple[object, ...]:
    told = check.reported
    slots = (told.measure, told.region, told.region_name, told.period, told.published)
    others = tuple((one.document, one.id) for ones in check.operands.values() for one in ones)
    return (
        _KINDS.index(check.kind),
        *(slot or "" for slot in slots),
        *(told.document, told.start, told.id, others, check.reason),
    )
