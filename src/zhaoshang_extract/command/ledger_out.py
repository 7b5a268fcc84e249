"""`zhaoshang ledger report` and `zhaoshang ledger export`: a ledger as a page, a workbook or Parquet."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.command.day import iso_day
from zhaoshang_extract.command.ledger_figures import add_choice, chosen_measure, chosen_place
from zhaoshang_extract.command.ledger_options import WRONG
from zhaoshang_extract.command.results import OK
from zhaoshang_extract.terminal import complain, one_line, show, unwritable

if TYPE_CHECKING:
    from zhaoshang_extract.ledger.asked import Asked

_PAGES = (".html", ".htm")
_MEND = "check the path and its disk"


def add_report(parts: Any, part: Callable[..., Any]) -> None:
    """Add `report` to the parts of `zhaoshang ledger`; `part` makes one."""
    report = part(parts, "report", _report, "write a page of projects, figures over time, checks and ranks")
    report.add_argument("--out", type=Path, required=True, metavar="FILE.html", help="the page to write")
    _add_asked(report)


def add_export(parts: Any, part: Callable[..., Any]) -> None:
    """Add `export` to the parts of `zhaoshang ledger`; `part` makes one."""
    export = part(parts, "export", _export, "write projects, series, checks and ranks as Excel or Parquet")
    export.add_argument(
        "--to", type=Path, required=True, metavar="FILE", help=".xlsx, or .parquet: a file for each sheet"
    )
    _add_asked(export)
    export.add_argument("--lang", choices=("zh", "en"), default="zh", help="of headings and messages (zh)")


def _add_asked(part: Any) -> None:
    add_choice(part)
    part.add_argument(
        "--period", metavar="TIME", help="rank for this time (each measure's latest that counties print)"
    )
    part.add_argument(
        "--as-of", type=iso_day, metavar="DATE", help="until when projects wait (day of the latest article)"
    )


def _asked(options: argparse.Namespace, out: Path) -> Asked:
    """What the options ask for. Raises ValueError where the ledger itself would be overwritten."""
    from zhaoshang_extract.ledger.asked import Asked
    from zhaoshang_extract.read.walk import real_path

    if real_path(out) == real_path(options.db):
        raise ValueError(f"{out} is the ledger and would be overwritten; choose another file")
    return Asked(chosen_measure(options), chosen_place(options), options.period)


def _report(options: argparse.Namespace) -> int:
    import zhaoshang_extract.page.markup  # noqa: F401  # told before any work is done
    from zhaoshang_extract.ledger.ledger import Ledger
    from zhaoshang_extract.write.file import whole_file

    asked = _asked(options, options.out)
    if options.out.suffix.lower() not in _PAGES:
        raise ValueError(f"{options.out}: a page is written as .html; `ledger export` writes tables")
    page = Ledger(options.db).to_html(asked, options.as_of, beside=options.out)
    try:
        with whole_file(options.out) as made:
            made.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        return complain(unwritable(options.out, error), WRONG)
    return OK


def _export(options: argparse.Namespace) -> int:
    from zhaoshang_extract.ledger.ledger import Ledger
    from zhaoshang_extract.write.ledger import check_ending, write_ledger

    check_ending(options.to)
    overview = Ledger(options.db).overview(_asked(options, options.to), options.as_of)
    try:
        written = write_ledger(overview, options.to, options.lang)
    except OSError as error:
        return complain(unwritable(options.to, error, _MEND), WRONG)
    except ValueError:
        raise
    except Exception as error:  # each package that writes a format has faults of its own
        return complain(f"{options.to}: cannot be written ({one_line(error)}); {_MEND}", WRONG)
    show("".join(f"{path}\n" for path in written))
    return OK
