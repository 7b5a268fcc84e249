"""`zhaoshang check`: which printed figures cannot be right."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.command.day import iso_day
from zhaoshang_extract.command.given import name_given, read_given
from zhaoshang_extract.terminal import complain, one_line, show

if TYPE_CHECKING:
    from zhaoshang_extract.record.check_rows import CheckedFile

OK, FAILED, WRONG, FOUND = 0, 1, 2, 3
_GRADES = ("minor", "major", "never")
_DIGITS = 80  # more have no figure, and Python reads thousands of them slowly


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    check = commands.add_parser(
        "check",
        allow_abbrev=False,
        help="recompute every percentage and every total",
        description="Recompute the percentages and totals of articles and print those that do not follow "
        "from the printed figures, with the least change that would make them agree. FILE is a text, or a "
        "JSON file of a report or of observations. Exit code 0: nothing to fail on; 1: an article failed; 2: "
        "something given is wrong; 3: a figure as bad as --fail-on was found.",
    )
    check.add_argument("files", nargs="+", metavar="FILE", help="a text or JSON records; - is standard input")
    check.add_argument("--format", choices=("table", "json", "csv"), default="table", help="table (default)")
    check.add_argument("--all", action="store_true", help="also what agrees and what cannot be verified")
    check.add_argument(
        "--fail-on", choices=_GRADES, default="never", help="exit with 3 for such a figure (never)"
    )
    check.add_argument("--language", choices=("zh", "en"), default="zh", help="of the table (zh)")
    check.add_argument("--published", type=iso_day, metavar="DATE", help="publication day, YYYY-MM-DD")
    check.add_argument("--region", metavar="NAME", help="what 全市 means, a name or a GB/T 2260 code")
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check the files that the options name, print the result, and return the exit code."""
    from zhaoshang_extract.record.check_rows import is_worth_telling, worst
    from zhaoshang_extract.write import check_json, check_table

    wrong = _wrong_context(options)
    if wrong:
        return complain(wrong, WRONG)
    code, checked = OK, []
    for file in options.files:
        try:
            checked.append(_checked(file, options))
        except (ValueError, OSError) as error:
            code = max(code, complain(one_line(error), WRONG))
        except Exception as error:  # one bad article never stops the others
            code = max(code, complain(f"{file}: {type(error).__name__}: {one_line(error)}", FAILED))
    for one in checked:
        for row, name, why in one.errors:  # the good rows are checked all the same
            code = max(code, complain(f"{one.name}: row {row} ({name}): {why}", WRONG))
    shown = [one.only(lambda check: options.all or is_worth_telling(check)) for one in checked]
    if options.format == "table":
        check_table.show(shown, options.language)
    elif options.format == "json":
        show(check_json.render(shown))
    else:
        show(check_json.render_csv(shown))
    if code == OK and options.fail_on in worst(checked):
        return FOUND
    return code


def _wrong_context(options: argparse.Namespace) -> str | None:
    """What is wrong with --published or --region, before any file is read."""
    from zhaoshang_extract.pipeline import extract

    try:
        extract("", published=options.published, region=options.region)
    except ValueError as error:
        return one_line(error)
    return None


def _checked(file: str, options: argparse.Namespace) -> CheckedFile:
    from zhaoshang_extract.pipeline import extract
    from zhaoshang_extract.record.check_rows import CheckedFile

    name, text = name_given(file), read_given(file)
    # Records are told by what they begin with: 【…】 and “…” open an article, { and [{ never do.
    if Path(name).suffix.lower() == ".json" or text.lstrip().startswith(("{", "[{")):
        return _checked_records(name, text)
    report = extract(text, published=options.published, region=options.region, source=name)
    observations = {observation.id: observation for observation in report.observations}
    return CheckedFile(name, observations, report.checks, report.coverage)


def _checked_records(name: str, text: str) -> CheckedFile:
    """Records that came from elsewhere: a report or a list of observations as JSON. Raises ValueError."""
    from zhaoshang_extract.record.check_rows import from_records

    try:
        return from_records(name, json.loads(text, parse_int=_whole))
    except (json.JSONDecodeError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"{name}: is no report and no list of observations ({one_line(error)})") from error


def _whole(digits: str) -> int | str:
    """A whole number; one too long for any figure as its text, for the row to be told."""
    return int(digits) if len(digits) <= _DIGITS else digits
