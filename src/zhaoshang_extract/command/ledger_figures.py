"""`zhaoshang ledger series` and `zhaoshang ledger checks`: figures over time and against each other."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sized
from typing import Any

from zhaoshang_extract.command.ledger_options import add_output
from zhaoshang_extract.command.rows import Counted
from zhaoshang_extract.terminal import complain

OK, FOUND = 0, 3


def add_series(parts: Any, part: Callable[..., Any]) -> None:
    """Add `series` to the parts of `zhaoshang ledger`; `part` makes one."""
    series = part(parts, "series", _series, "list indicators over time, with the months of running totals")
    add_choice(series)
    add_output(series)


def add_checks(parts: Any, part: Callable[..., Any]) -> None:
    """Add `checks` to the parts of `zhaoshang ledger`; `part` makes one."""
    checks = part(parts, "checks", _checks, "list figures that do not agree with those of other documents")
    checks.add_argument("--all", action="store_true", help="also what agrees and what could not be verified")
    checks.add_argument("--fail", action="store_true", help="exit code 3 where figures do not agree")
    add_choice(checks)
    add_output(checks)


def add_choice(part: Any) -> None:
    """Add the options that choose figures by measure and place."""
    part.add_argument("--measure", metavar="CODE", help="of one measure: paid_in_funds or 到位资金")
    add_within(part)


def add_within(part: Any) -> None:
    """Add the option that chooses by place."""
    part.add_argument("--within", metavar="PLACE", help="of a place and all in it: a name or GB/T 2260 code")


def told_nothing(rows: Sized, what: str, options: argparse.Namespace) -> None:
    """Say on stderr that there is nothing to print, and in which file."""
    if not rows:
        complain(f"{options.db}: {what}", OK)


def chosen_place(options: argparse.Namespace) -> str | None:
    """The code of the place that --within names. Raises ValueError, with the mend, where it names none."""
    from zhaoshang_extract.ledger.doors import place_code

    return place_code(options.within, "--within")


def chosen_measure(options: argparse.Namespace) -> str | None:
    """The measure that was asked for. Raises ValueError, with all of them, for one that is none."""
    from zhaoshang_extract.ledger.doors import code_of

    return code_of("measure", options.measure, "--measure")


def _series(options: argparse.Namespace) -> int:
    from zhaoshang_extract.command.figure_rows import SERIES_SHOWN, show_rows, shown_series
    from zhaoshang_extract.ledger.figure_table import series_rows
    from zhaoshang_extract.ledger.ledger import Ledger
    from zhaoshang_extract.write.ledger_sheet import SERIES

    found = Ledger(options.db).each_series(measure=chosen_measure(options), within=chosen_place(options))
    counted = Counted(series_rows(found))
    if options.format == "table":
        told = (shown_series(row, options.lang) for row in counted)
        show_rows(SERIES_SHOWN, told, options.format, options.lang)
    else:
        show_rows(SERIES, counted, options.format, options.lang)
    told_nothing(counted, "no figure with a time and a place is asked for that it holds", options)
    return OK


def _checks(options: argparse.Namespace) -> int:
    from zhaoshang_extract.command.figure_rows import CHECKS, CHECKS_SHOWN, show_rows
    from zhaoshang_extract.command.rows import show_json_rows
    from zhaoshang_extract.ledger.figure_table import check_rows, whole_checks
    from zhaoshang_extract.ledger.ledger import Ledger

    told = Ledger(options.db).checks(
        chosen_measure(options), chosen_place(options), None if options.all else "inconsistent"
    )
    wrong = any(check.verdict == "inconsistent" for check in told)
    if options.format == "json":
        show_json_rows(whole_checks(told))
    else:
        names = CHECKS if options.format == "csv" else CHECKS_SHOWN if options.all else CHECKS_SHOWN[1:]
        show_rows(names, check_rows(told, options.lang), options.format, options.lang)
    mend = "" if options.all else "; --all lists what else was held against each other"
    told_nothing(told, f"no figures of two documents that disagree{mend}", options)
    return FOUND if wrong and options.fail else OK
