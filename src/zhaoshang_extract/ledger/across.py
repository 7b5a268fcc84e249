"""Checks across documents: every figure of the ledger against those of other documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.ledger.board import Board
from zhaoshang_extract.ledger.completions import completions_elsewhere
from zhaoshang_extract.ledger.falls import running_totals_fall
from zhaoshang_extract.ledger.finding import AcrossCheck
from zhaoshang_extract.ledger.growth import growth_against_prints
from zhaoshang_extract.ledger.months import months_against_running
from zhaoshang_extract.ledger.parts import wholes_against_parts
from zhaoshang_extract.ledger.points import points_against_prints
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.rivals import rival_figures
from zhaoshang_extract.ledger.shares import shares_elsewhere

CHECKS: tuple[Callable[[Board], Iterator[AcrossCheck]], ...] = (
    rival_figures,
    running_totals_fall,
    months_against_running,
    growth_against_prints,
    points_against_prints,
    wholes_against_parts,
    shares_elsewhere,
    completions_elsewhere,
)


@own_decimals()
def check_across(figures: Iterable[Printed]) -> list[AcrossCheck]:
    """The checks of figures of many documents, in one order whatever theirs."""
    board = Board(figures)
    return [found for check in CHECKS for found in check(board)]
