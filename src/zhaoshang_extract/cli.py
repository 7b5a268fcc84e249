"""The command line: a thin coat on the library.

Nothing heavy is imported before a command needs it, so `--help` answers at once. Exit codes: 0 all
went well, 1 an article failed for a reason of the program's own, 2 something that was given is wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from zhaoshang_extract.command.day import day
from zhaoshang_extract.command.given import STDIN, name_given, read_given
from zhaoshang_extract.terminal import complain, one_line, show, unwritable, visible
from zhaoshang_extract.write import ending, names

PROG = "zhaoshang"
OK, FAILED, WRONG = 0, 1, 2
_INTERRUPTED, _PIPE_CLOSED = 130, 141


class InputError(ValueError):
    """Something given on the command line is wrong; the message says what and the mend."""


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
    from zhaoshang_extract.command.report import add as add_report
    from zhaoshang_extract.command.serve import add as add_serve

    parser = _Parser(
        prog=PROG,
        allow_abbrev=False,
        description="Read Chinese government and investment-promotion reports into typed, checkable records.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    _add_extract(commands)
    _add_explain(commands)
    add_batch(commands)
    add_check(commands)
    add_export(commands)
    add_report(commands)
    add_serve(commands)
    add_apply_edits(commands)
    schema = commands.add_parser("schema", allow_abbrev=False, help="print the JSON schema of a report")
    schema.set_defaults(run=_schema)
    return parser


def _add_extract(commands: argparse._SubParsersAction[_Parser]) -> None:
    extract = commands.add_parser(
        "extract",
        allow_abbrev=False,
        help="read articles and print their records",
        description="Read articles and print their records: one file as indented JSON, several as one "
        "JSON object a line.",
    )
    extract.add_argument("files", nargs="+", metavar="FILE", help="a text file; - is standard input")
    extract.add_argument("--out", type=Path, metavar="DIR", help="write one NAME.json per FILE into DIR")
    extract.add_argument(
        "--format", choices=names(), default="json", help=f"json (default); one of {', '.join(names())}"
    )
    _add_context(extract)
    extract.set_defaults(run=_extract)


def _add_explain(commands: argparse._SubParsersAction[_Parser]) -> None:
    explain = commands.add_parser(
        "explain", allow_abbrev=False, help="show what a sentence mentions and which rule placed each slot"
    )
    explain.add_argument("sentence", metavar="SENTENCE")
    _add_context(explain)
    explain.set_defaults(run=_explain)


def _add_context(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--published", type=day, metavar="DATE", help="publication day, YYYY-MM-DD: what 今年 means"
    )
    command.add_argument("--region", metavar="NAME", help="name or GB/T 2260 code: what 全市 means")


# -------- the commands


def _schema(_: argparse.Namespace) -> int:
    from zhaoshang_extract.write.json import render_schema

    show(render_schema())
    return OK


def _explain(options: argparse.Namespace) -> int:
    from zhaoshang_extract.explain import explain

    context = _context(options)
    try:
        told = explain(options.sentence, **context)
    except Exception as error:
        return complain(f"{type(error).__name__}: {one_line(error)}", FAILED)
    sys.stdout.write(told)
    return OK


def _extract(options: argparse.Namespace) -> int:
    targets = _targets(options.files, options.out, ending(options.format))
    report_on = _reporter(options)
    code = OK
    for number, file in enumerate(options.files, start=1):
        _show_progress(number, options.files)
        code = max(code, _extract_one(file, report_on, targets.get(file)))
    _show_progress(0, options.files)
    return code


def _extract_one(file: str, report_on: Callable[[str, str | None], str], target: Path | None) -> int:
    """The exit code of one article; what is wrong with it goes to stderr as one line."""
    try:
        text = read_given(file)
    except (ValueError, OSError) as error:
        return complain(one_line(error), WRONG)
    try:
        rendered = report_on(text, None if file == STDIN else name_given(file))
    except Exception as error:  # one bad article never stops the others
        return complain(f"{name_given(file)}: {type(error).__name__}: {one_line(error)}", FAILED)
    if target is None:
        show(rendered)
        return OK
    try:
        target.write_text(rendered, encoding="utf-8", newline="\n")
    except OSError as error:
        return complain(unwritable(target, error), WRONG)
    return OK


def _reporter(options: argparse.Namespace) -> Callable[[str, str | None], str]:
    """What turns a text and its source into output. Raises InputError for a wrong --region."""
    from zhaoshang_extract.pipeline import extract
    from zhaoshang_extract.write import renderer

    context = _context(options)
    render = renderer(options.format)
    compact = len(options.files) > 1 and options.out is None
    return lambda text, source: render(extract(text, source=source, **context), compact=compact)


def _context(options: argparse.Namespace) -> dict[str, Any]:
    """What --published and --region say, for the library. Raises InputError where that is no place."""
    from zhaoshang_extract.pipeline import extract

    given = {"published": options.published, "region": options.region}
    context = {name: value for name, value in given.items() if value is not None}
    try:
        if context:
            # The empty article: a wrong option shows now, once, and not again for every file.
            extract("", **context)
    except ValueError as error:
        raise InputError(one_line(error)) from error
    return context


def _targets(files: Sequence[str], out: Path | None, suffix: str) -> dict[str, Path]:
    """Where each input's output goes, {} without --out. Raises InputError before anything is written."""
    if out is None:
        return {}
    owners: dict[str, str] = {}
    targets: dict[str, Path] = {}
    for file in files:
        name = "stdin" if file == STDIN else Path(file).stem
        # Folded case: on many file systems A.json and a.json are one file.
        twin = owners.setdefault(name.casefold(), file)
        if file in targets or twin != file:
            raise InputError(
                f"{name_given(twin)} and {name_given(file)} would both be written to {out / name}{suffix}; "
                "rename one, or run them with two --out directories"
            )
        targets[file] = out / f"{name}{suffix}"
    _refuse_overwriting(targets)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise InputError(unwritable(f"--out {out}", error, "give a directory")) from error
    return targets


def _refuse_overwriting(targets: dict[str, Path]) -> None:
    from zhaoshang_extract.read.walk import real_path

    inputs = {real_path(Path(file)) for file in targets if file != STDIN}
    for target in targets.values():
        if real_path(target) in inputs:
            raise InputError(f"{target} is an input and would be overwritten; choose another --out")


# -------- what people see


def _show_progress(number: int, files: Sequence[str]) -> None:
    """One line on a terminal that overwrites itself; 0 wipes it."""
    if len(files) > 1 and sys.stderr.isatty():
        line = f"[{number}/{len(files)}] {visible(name_given(files[number - 1]))}" if number else ""
        sys.stderr.write(f"\r\033[K{line}")
        sys.stderr.flush()
