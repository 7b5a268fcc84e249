"""`zhaoshang export`: results of a batch as a file for people, spreadsheets or databases."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.terminal import complain, one_line, unwritable

if TYPE_CHECKING:
    from zhaoshang_extract.batch.outcome import Result
    from zhaoshang_extract.record.codes import Confidence

OK, SOME_FAILED, WRONG = 0, 1, 2
_MEND = "check the path and its disk"
_TOLD = 5


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
        results = _results(options.results, bad)
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
    return _complain_of(bad)


def _complain_of(bad: Sequence[str]) -> int:
    """Tell of the first lines that were left out and how many there were; the exit code."""
    for told in bad[:_TOLD]:
        complain(told, SOME_FAILED)
    if len(bad) > _TOLD:
        complain(f"{len(bad) - _TOLD} further lines are no reports", SOME_FAILED)
    return SOME_FAILED if bad else OK


def _of_confidence(result: Result, confidence: Confidence) -> Result:
    if result.report is None:
        return result
    return replace(result, report=result.report.with_confidence(confidence))


def _results(paths: Iterable[Path], bad: list[str]) -> Iterator[Result]:
    """The results of files, in order; what is wrong with a line that is none is added to `bad`."""
    from zhaoshang_extract.batch.outcome import parse_result

    for path in paths:
        if os.path.exists(path) and not os.path.isfile(path):
            raise ValueError(f"{path}: is no file; give what `zhaoshang batch` wrote")
        # Bytes that are no UTF-8 spoil one line, not the file.
        with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as file:
            opening = file.read(1)
            file.seek(0)
            indented = opening == "{" and file.readline().strip() == "{"
            file.seek(0)
            # One report of `zhaoshang extract` is a JSON object over many lines.
            for number, line in enumerate([file.read()] if indented else file, 1):
                if not line.strip():
                    continue
                try:
                    yield parse_result(line)
                except ValueError as error:
                    reason = one_line(error)[:160]
                    told = f"{path}: line {number} is no report ({reason}); give what `zhaoshang batch` wrote"
                    bad.append(told)
