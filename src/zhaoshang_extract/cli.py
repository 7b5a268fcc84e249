"""The command line: a thin coat on the library.

Nothing heavy is imported before a command needs it, so `--help` answers at once. Exit codes: 0 all
went well, 1 an article failed for a reason of the program's own, 2 something that was given is wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from zhaoshang_extract.command.context import InputError, add_context, context_of
from zhaoshang_extract.terminal import complain, one_line, show, unwritable, visible

PROG = "zhaoshang"
OK, FAILED, WRONG = 0, 1, 2
_INTERRUPTED, _PIPE_CLOSED = 130, 141


class _Parser(argparse.ArgumentParser):
    """A parser that complains in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, f"{PROG}: {visible(message)}; see `{self.prog} --help`\n")


class _Version(argparse.Action):
    """Prints the version; the package's metadata is read only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("zhaoshang-extract")
        except PackageNotFoundError:  # run from a source tree that was not installed
            number = "(not installed)"
        print(f"{PROG} {number}")
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Chinese must come out whatever the locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except InputError as error:
        return complain(str(error), WRONG)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:  # of writing to stdout: reading and --out have their own
        # Python must not try to flush stdout again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):  # `zhaoshang … | head`: nobody reads on
            return _PIPE_CLOSED
        return complain(unwritable("stdout", error), WRONG)


def _parser() -> argparse.ArgumentParser:
    from zhaoshang_extract.command.apply_edits import add as add_apply_edits
    from zhaoshang_extract.command.batch import add as add_batch
    from zhaoshang_extract.command.check import add as add_check
    from zhaoshang_extract.command.export import add as add_export
    from zhaoshang_extract.command.extract import add as add_extract
    from zhaoshang_extract.command.ledger import add as add_ledger
    from zhaoshang_extract.command.progress import add as add_progress
    from zhaoshang_extract.command.rank import add as add_rank
    from zhaoshang_extract.command.report import add as add_report
    from zhaoshang_extract.command.serve import add as add_serve
    from zhaoshang_extract.command.totals import add as add_totals

    parser = _Parser(
        prog=PROG,
        allow_abbrev=False,
        description="Read Chinese government and investment-promotion reports into typed, checkable records.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    add_extract(commands)
    _add_explain(commands)
    add_batch(commands)
    add_check(commands)
    add_export(commands)
    add_report(commands)
    add_serve(commands)
    add_apply_edits(commands)
    add_totals(commands)
    add_ledger(commands)
    add_rank(commands)
    add_progress(commands)
    schema = commands.add_parser("schema", allow_abbrev=False, help="print the JSON schema of a report")
    schema.set_defaults(run=_schema)
    return parser


def _add_explain(commands: argparse._SubParsersAction[_Parser]) -> None:
    explain = commands.add_parser(
        "explain", allow_abbrev=False, help="show what a sentence mentions and which rule placed each slot"
    )
    explain.add_argument("sentence", metavar="SENTENCE")
    add_context(explain)
    explain.set_defaults(run=_explain)


# -------- the commands


def _schema(_: argparse.Namespace) -> int:
    from zhaoshang_extract.write.json import render_schema

    show(render_schema())
    return OK


def _explain(options: argparse.Namespace) -> int:
    from zhaoshang_extract.explain import explain

    context = context_of(options)
    try:
        told = explain(options.sentence, **context)
    except Exception as error:
        return complain(f"{type(error).__name__}: {one_line(error)}", FAILED)
    sys.stdout.write(told)
    return OK
