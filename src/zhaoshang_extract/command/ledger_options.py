"""The options of the commands of a ledger, and how they tell what is wrong."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from zhaoshang_extract.command.rows import FORMATS
from zhaoshang_extract.terminal import complain, one_line, unwritable

WRONG = 2
_DB = "ledger.duckdb"


def add_ledger(part: Any) -> None:
    """Add the option that names the ledger."""
    part.add_argument("--db", type=Path, default=Path(_DB), metavar="FILE", help=f"the ledger ({_DB})")


def add_output(part: Any) -> None:
    """Add the options that say how rows are printed."""
    part.add_argument("--format", choices=FORMATS, default="table", help="table (default)")
    part.add_argument("--lang", choices=("zh", "en"), default="zh", help="of the table and the reasons (zh)")


def told(options: argparse.Namespace, run: Callable[[argparse.Namespace], int]) -> int:
    """Run one part of the ledger; what is wrong with the file or what was asked is one line on stderr."""
    try:
        return run(options)
    except (ValueError, ImportError) as error:
        return complain(one_line(error), WRONG)
    except OSError as error:
        return complain(unwritable(options.db, error), WRONG)
