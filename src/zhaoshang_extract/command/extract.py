"""`zhaoshang extract`: articles in, their records out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.command.context import InputError, add_context, context_of
from zhaoshang_extract.command.given import STDIN, add_fields, documents_given, fields_of, name_given
from zhaoshang_extract.terminal import complain, one_line, show, unwritable, visible
from zhaoshang_extract.write import ending, names

if TYPE_CHECKING:
    from zhaoshang_extract.read.open import Opened

OK, FAILED, WRONG = 0, 1, 2
_INSIDE = "!/"
_Render = Callable[..., str]


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    extract = commands.add_parser(
        "extract",
        allow_abbrev=False,
        help="read articles and print their records",
        description="Read articles (text, HTML, MHT, PDF, DOCX, EPUB; tables of articles as JSON, JSONL, "
        "CSV, XLSX and Parquet; ZIP archives and folders of these) and print their records: one article as "
        "indented JSON, several as one JSON object a line.",
    )
    extract.add_argument("files", nargs="+", metavar="FILE", help="a file or a folder; - is standard input")
    extract.add_argument("--out", type=Path, metavar="DIR", help="write one NAME.json per article into DIR")
    extract.add_argument(
        "--format", choices=names(), default="json", help=f"json (default); one of {', '.join(names())}"
    )
    add_context(extract)
    add_fields(extract)
    extract.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read the files that the options name, print or write their records, and return the exit code."""
    targets = _targets(options.files, options.out, ending(options.format))
    render = _renderer(options)
    code = OK
    for number, file in enumerate(options.files, start=1):
        _show_progress(number, options.files)
        code = max(code, _extract(file, render, targets.get(file), options))
    _show_progress(0, options.files)
    return code


def _extract(file: str, render: _Render, target: Path | None, options: argparse.Namespace) -> int:
    """The exit code of what a file holds: one article, or those of a folder, archive or table."""
    documents = documents_given(file, fields_of(options))
    first = list(islice(documents, 2))
    if not first:
        return complain(f"{name_given(file)}: holds no document; check the path", WRONG)
    code = OK
    several = len(first) > 1
    written: set[Path] = set()
    for opened in chain(first, documents):
        into = target if target is None or not several else _inner(target, opened.name, written)
        source = None if file == STDIN else opened.name
        draw = partial(render, source=source, flat=several or len(options.files) > 1)
        code = max(code, _extract_one(opened, draw, into))
    return code


def _inner(target: Path, name: str, written: set[Path]) -> Path:
    """Where a document of several goes: beside the file's own target, called after its member or row."""
    inner = name.rpartition(_INSIDE)[2] if _INSIDE in name else os.path.basename(name)
    stem = os.path.splitext(inner)[0].replace("/", "_").replace(os.sep, "_").replace("\0", "_")
    path = target.with_name(f"{target.stem}_{stem}{target.suffix}")
    number = 1
    while path in written:
        number += 1
        path = target.with_name(f"{target.stem}_{stem}~{number}{target.suffix}")
    written.add(path)
    return path


def _extract_one(opened: Opened, render: Callable[[Opened], str], target: Path | None) -> int:
    """The exit code of one article; what is wrong with it goes to stderr as one line."""
    from zhaoshang_extract.read.failure import DocumentError

    if opened.flaw is not None:
        return complain(opened.flaw.message, FAILED if opened.flaw.code == "internal" else WRONG)
    try:
        rendered = render(opened)
    except DocumentError as error:
        return complain(one_line(error), WRONG)
    except Exception as error:  # one bad article never stops the others
        return complain(f"{opened.name}: {type(error).__name__}: {one_line(error)}", FAILED)
    if target is None:
        show(rendered)
        return OK
    try:
        target.write_text(rendered, encoding="utf-8", newline="\n")
    except OSError as error:
        return complain(unwritable(target, error), WRONG)
    return OK


def _renderer(options: argparse.Namespace) -> _Render:
    """What turns a document and its source into output. Raises InputError for a wrong --region."""
    from zhaoshang_extract.file import report_of
    from zhaoshang_extract.write import renderer

    context = context_of(options)
    render = renderer(options.format)
    apart = options.out is not None
    return lambda opened, source, flat: render(
        report_of(opened, source=source, **context), compact=flat and not apart
    )


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
