"""`zhaoshang rank`: the places of a ledger by a figure, with the place that each had the time before."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from zhaoshang_extract.command.ledger_figures import add_choice, chosen_measure, chosen_place
from zhaoshang_extract.command.ledger_options import add_ledger, add_output, told
from zhaoshang_extract.terminal import complain

OK, NOTHING = 0, 2
_LEVELS = "county"
Told = TypeVar("Told")


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    rank = commands.add_parser(
        "rank",
        allow_abbrev=False,
        help="rank the places of a ledger by a figure",
        description="Rank places by what documents print of them for one time, or for a month by the "
        "difference of two running totals, beside their ranks the time before. Only figures of one coverage "
        "are ranked together.",
    )
    add_ledger(rank)
    add_choice(rank)
    rank.add_argument(
        "--period", required=True, metavar="TIME", help="2024-01/2024-06, 2024-06, 2024 or 2024年上半年"
    )
    rank.add_argument("--previous", metavar="TIME", help="the time before (the last one that is printed)")
    rank.add_argument("--by", choices=("region",), default="region", help="what is ranked (region)")
    rank.add_argument("--stage", metavar="CODE", help="of projects of one step: signed or 签约")
    rank.add_argument("--industry", metavar="WORD", help="of one sector, as printed")
    rank.add_argument("--size", type=_size, metavar="亿", help="of projects of that size and more")
    rank.add_argument("--rate", metavar="CODE", help="by a rate of the measure: growth_yoy or 同比")
    rank.add_argument("--goals", action="store_true", help="by goals, not by what was done")
    rank.add_argument(
        "--level",
        type=_levels,
        default=_LEVELS,
        metavar="NAMES",
        help=f"levels of the places ({_LEVELS}), with commas between",
    )
    add_output(rank)
    rank.set_defaults(run=lambda options: told(options, run))


def _size(printed: str) -> Decimal:
    from zhaoshang_extract.ledger.doors import size_of

    return _known(lambda: size_of(printed) or Decimal(0))


def _levels(printed: str) -> frozenset[str]:
    from zhaoshang_extract.ledger.doors import known_levels

    return _known(lambda: known_levels(name.strip() for name in printed.split(",")))


def _known(read: Callable[[], Told]) -> Told:
    """What is read of an option; what it may be is told by the option's own complaint."""
    try:
        return read()
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def run(options: argparse.Namespace) -> int:
    """Print the ranking that the options ask for, and return the exit code."""
    from zhaoshang_extract.command.figure_rows import RANKS, show_rows
    from zhaoshang_extract.ledger.doors import code_of
    from zhaoshang_extract.ledger.figure_table import rank_rows
    from zhaoshang_extract.ledger.ledger import Ledger
    from zhaoshang_extract.ledger.rank import Wanted

    measure = chosen_measure(options)
    if measure is None:
        return complain("rank needs --measure, such as paid_in_funds or 到位资金", NOTHING)
    wanted = Wanted(
        measure,
        options.period,
        stage=code_of("stage", options.stage, "--stage"),
        industry=options.industry,
        rate_kind=code_of("rate_kind", options.rate, "--rate"),
        threshold_min=options.size,
        levels=options.level,
        within=chosen_place(options),
        previous=options.previous,
        modality="target" if options.goals else "actual",
    )
    ranking = Ledger(options.db).rank(wanted)
    show_rows(RANKS, [] if ranking is None else rank_rows(ranking), options.format, options.lang)
    if ranking is None:
        mend = f"`zhaoshang ledger series --measure {measure}` lists times, steps and places"
        complain(f"nothing of the kind is printed for {options.period}; {mend}", OK)
    elif ranking.left_out:
        complain(f"{len(ranking.left_out)} figures of other steps, sizes or coverages are not ranked", OK)
    return OK
