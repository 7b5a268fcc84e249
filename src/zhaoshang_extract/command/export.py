"""`zhaoshang export`: results of a batch as a file for people, spreadsheets or databases."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhaoshang_extract.batch.outcome import Result
    from zhaoshang_extract.record.codes import Confidence

OK, WRONG = 0, 2


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    export = commands.add_parser(
        "export",
        allow_abbrev=False,
        help="turn results into CSV, Excel, Parquet, SQLite, DuckDB or JSON",
        description="Write the reports of RESULTS (lines of `zhaoshang batch`, or reports as JSON) to one "
        "file; its ending names the format: .csv .xlsx .parquet .sqlite .duckdb .json .jsonl",
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
    from zhaoshang_extract.write import writer

    try:
        if options.to.resolve() in {path.resolve() for path in options.results}:
            raise ValueError(f"{options.to} is an input and would be overwritten; choose another --to")
        results = _results(options.results)
        if options.confidence is not None:
            results = (_of_confidence(result, options.confidence) for result in results)
        writer(options.to)(results, options.to)
    except (ValueError, OSError) as error:
        reason = " ".join(str(error).split())
        if isinstance(error, OSError):
            reason = (
                f"{error.filename or options.to}: {error.strerror or reason}; check the path and its disk"
            )
        print(f"zhaoshang: {reason}", file=sys.stderr)
        return WRONG
    return OK


def _of_confidence(result: Result, confidence: Confidence) -> Result:
    if result.report is None:
        return result
    return replace(result, report=result.report.with_confidence(confidence))


def _results(paths: Iterable[Path]) -> Iterator[Result]:
    """The results of files, in order. Raises ValueError for a line that is none."""
    from zhaoshang_extract.batch.outcome import parse_result

    for path in paths:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
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
                    reason = " ".join(str(error).split())[:160]
                    told = f"{path}: line {number} is no report ({reason}); give what `zhaoshang batch` wrote"
                    raise ValueError(told) from error
