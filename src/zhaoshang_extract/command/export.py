"""`zhaoshang export`: results of a batch as a file for people, spreadsheets or databases."""

from __future__ import annotations

import argparse
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.command.results import complain_of, read_results
from zhaoshang_extract.terminal import complain, one_line, unwritable

if TYPE_CHECKING:
    from zhaoshang_extract.batch.outcome import Result
    from zhaoshang_extract.record.codes import Confidence

WRONG = 2
_MEND = "check the path and its disk"


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    export = commands.add_parser(
        "export",
        allow_abbrev=False,
        help="turn results into CSV, Excel, Parquet, SQLite, DuckDB or JSON",
        description="Write the reports of RESULTS (lines of `zhaoshang batch`, or reports as JSON) to one "
        "file; its ending names the format: .csv .xlsx .parquet .sqlite .duckdb .zip (a data package) .json "
        ".jsonl. Exit code 0: all is written; 1: all but lines that are no reports; 2: nothing.",
    )
    export.add_argument("results", nargs="+", type=Path, metavar="RESULTS.jsonl")
    export.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file to write")
    export.add_argument(
        "--confidence",
        choices=("high", "low"),
        help="only observations of this confidence, and the checks among them",
    )
    export.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the file that the options ask for, and return the exit code."""
    from zhaoshang_extract.read.walk import real_path
    from zhaoshang_extract.write import writer

    bad: list[str] = []
    try:
        if real_path(options.to) in map(real_path, options.results):
            raise ValueError(f"{options.to} is an input and would be overwritten; choose another --to")
        write = writer(options.to)
        results = read_results(options.results, bad)
        first = next(results, None)
        if first is None and bad:
            raise ValueError(bad[0])
        results = chain([] if first is None else [first], results)
        if options.confidence is not None:
            results = (_of_confidence(result, options.confidence) for result in results)
        write(results, options.to)
    except ValueError as error:
        return complain(one_line(error), WRONG)
    except OSError as error:
        return complain(unwritable(error.filename or options.to, error, _MEND), WRONG)
    except Exception as error:  # each package that writes a format has faults of its own
        return complain(f"{options.to}: cannot be written ({one_line(error)}); {_MEND}", WRONG)
    return complain_of(bad)


def _of_confidence(result: Result, confidence: Confidence) -> Result:
    if result.report is None:
        return result
    return replace(result, report=result.report.with_confidence(confidence))
