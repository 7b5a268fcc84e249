"""`zhaoshang progress`: goals of a ledger, what was done of them, and how much of their time is over."""

from __future__ import annotations

import argparse
from typing import Any

from zhaoshang_extract.command.ledger_figures import add_choice, chosen_measure, chosen_place, told_nothing
from zhaoshang_extract.command.ledger_options import add_ledger, add_output, told

OK = 0


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    progress = commands.add_parser(
        "progress",
        allow_abbrev=False,
        help="hold goals of a ledger against what was done",
        description="List each goal with what was done of it, the share of its time that is over "
        "(时序进度), and how many points the one is ahead of the other.",
    )
    add_ledger(progress)
    add_choice(progress)
    progress.add_argument("--period", metavar="TIME", help="what was done in that time (the latest print)")
    add_output(progress)
    progress.set_defaults(run=lambda options: told(options, run))


def run(options: argparse.Namespace) -> int:
    """Print the goals that the options ask for, and return the exit code."""
    from zhaoshang_extract.command.figure_rows import show_rows
    from zhaoshang_extract.ledger.figure_table import progress_rows
    from zhaoshang_extract.ledger.ledger import Ledger
    from zhaoshang_extract.write.ledger_sheet import PROGRESS

    measure, within = chosen_measure(options), chosen_place(options)
    found = Ledger(options.db).progress(options.period, measure=measure, within=within)
    show_rows(PROGRESS, progress_rows(found), options.format, options.lang)
    told_nothing(found, "no goal with what was done of it is asked for that it holds", options)
    return OK
