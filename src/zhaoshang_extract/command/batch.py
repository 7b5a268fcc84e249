"""`zhaoshang batch`: many documents into one file of results."""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
import types
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.command.day import iso_day
from zhaoshang_extract.command.given import add_fields, fields_of
from zhaoshang_extract.terminal import complain, one_line, unwritable

if TYPE_CHECKING:
    from zhaoshang_extract.batch.run import Order
    from zhaoshang_extract.batch.summary import Summary

OK, SOME_FAILED, WRONG, INTERRUPTED = 0, 1, 2, 130


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    batch = commands.add_parser(
        "batch",
        allow_abbrev=False,
        help="read any number of files, folders, archives and tables",
        description="Read documents (text, HTML, MHT, PDF, DOCX, EPUB; in folders, ZIP archives, JSON, "
        "JSONL, CSV, XLSX and Parquet tables) and write one line of JSON for each. Exit code 0: all gave a "
        "report; 1: some did not, and the errors file says why; 2: nothing could be done; 130: interrupted, "
        "go on with --resume.",
    )
    batch.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
    batch.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE.jsonl|DIR",
        help="where results go; errors go to FILE.errors.jsonl, or to errors.jsonl in DIR",
    )
    batch.add_argument(
        "--workers", type=_workers, metavar="N", help="processes; one a processor if not given"
    )
    batch.add_argument("--resume", action="store_true", help="go on where an earlier run stopped")
    batch.add_argument(
        "--retry-errors", action="store_true", help="with --resume: read again what failed before"
    )
    batch.add_argument("--pattern", default="*", metavar="GLOB", help="which files of a folder: '*.html'")
    batch.add_argument("--quiet", action="store_true", help="no progress and no summary")
    _add_reading(batch)
    batch.set_defaults(run=run)


def _add_reading(batch: argparse.ArgumentParser) -> None:
    add_fields(batch)
    batch.add_argument("--published", type=iso_day, metavar="DATE", help="publication day of all, YYYY-MM-DD")
    batch.add_argument("--region", metavar="NAME", help="what 全市 means in all of them")
    batch.add_argument("--time-limit", type=seconds, metavar="SECONDS", help="a document (120)")
    batch.add_argument("--memory-limit", type=_count, metavar="MIB", help="a worker (2048; 0: none)")


def _count(printed: str) -> int:
    if re.fullmatch(r"[0-9]{1,6}", printed):
        return int(printed)
    raise argparse.ArgumentTypeError(f"{printed!r} is no number of them; write it as 4")


def _workers(printed: str) -> int:
    from zhaoshang_extract.batch.settings import MOST_WORKERS

    count = _count(printed)
    if count > MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"{count} processes are too many; at most {MOST_WORKERS}")
    return count


def seconds(printed: str) -> float:
    """A time as it is given on the command line, bounded so that every system can wait for it."""
    if re.fullmatch(r"[0-9]{1,6}(?:\.[0-9]{1,3})?", printed) and float(printed) > 0:
        return float(printed)
    raise argparse.ArgumentTypeError(f"{printed!r} is no number of seconds; write it as 60")


def run(options: argparse.Namespace) -> int:
    """Run the batch that the options ask for, and return the exit code."""
    from zhaoshang_extract.batch.journal import begun, files_of, refusal
    from zhaoshang_extract.batch.line_file import OutputError
    from zhaoshang_extract.batch.many import check_context
    from zhaoshang_extract.batch.run import Order
    from zhaoshang_extract.batch.summary import Summary

    order = Order(_settings(options), options.workers, options.resume, options.retry_errors)
    files = files_of(options.out)
    if missing := [path for path in options.paths if not os.path.exists(path)]:
        return complain(f"{missing[0]}: no such file or folder; check the path", WRONG)
    if options.out.suffix and not os.path.isdir(options.out) and files.summary is not None:
        return complain(
            f"{options.out}: results are lines of JSON; call it RESULTS.jsonl, or name a folder", WRONG
        )
    if options.retry_errors and not options.resume:
        return complain("--retry-errors reads again what an earlier run could not; add --resume", WRONG)
    if why := refusal(files, options.paths):
        return complain(why, WRONG)
    if begun(files) and not options.resume:
        return complain(
            f"{files.results} is there already; add --resume to go on, or choose another --out", WRONG
        )
    summary = Summary()
    try:
        check_context(order.settings)
        with _stopping():
            _run(options, files, order, summary)
    except (ValueError, OutputError) as error:
        return complain(one_line(error), WRONG)
    except OSError as error:
        return complain(unwritable(options.out, error), WRONG)
    except KeyboardInterrupt:
        told = f"stopped after {summary.documents} documents; run the same with --resume to go on"
        return complain(told, INTERRUPTED)
    if not summary.documents:
        return complain(f"no document in {', '.join(options.paths)}; check the path and --pattern", WRONG)
    if not options.quiet:
        sys.stdout.write(summary.render())
    return SOME_FAILED if summary.failed else OK


def _settings(options: argparse.Namespace) -> Any:
    from zhaoshang_extract.batch.settings import MEBIBYTES, SECONDS, Settings

    return Settings(
        options.published,
        options.region,
        fields_of(options),
        options.time_limit or SECONDS,
        MEBIBYTES if options.memory_limit is None else options.memory_limit,
    )


def _run(options: argparse.Namespace, files: Any, order: Order, summary: Summary) -> None:
    from zhaoshang_extract.batch.opener import documents
    from zhaoshang_extract.batch.progress import Progress
    from zhaoshang_extract.batch.run import run_batch

    shown = sys.stderr.isatty() and not options.quiet
    with Progress(options.paths, options.pattern) if shown else nullcontext() as progress:
        found = documents(
            options.paths,
            order.settings,
            order.workers,
            pattern=options.pattern,
            skip=files.all(),
            passed=progress.passed if progress else lambda: None,
        )
        watch: Callable[[Summary], None] = progress.show if progress else lambda _: None
        run_batch(found, files, order, summary, watch, lambda told: complain(told, OK))


class _stopping(AbstractContextManager[None]):
    """Ends the batch at SIGTERM as at Ctrl-C."""

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGTERM, _interrupt)

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGTERM, self._before)


def _interrupt(number: int, frame: types.FrameType | None) -> None:
    raise KeyboardInterrupt
