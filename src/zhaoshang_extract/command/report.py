"""`zhaoshang report`: pages for people, one of a document, or one of each and an index of all."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from zhaoshang_extract.command.context import add_context, context_of
from zhaoshang_extract.command.given import STDIN, add_fields, documents_given, fields_of
from zhaoshang_extract.command.results import read_results, with_articles
from zhaoshang_extract.terminal import complain, one_line, unwritable

if TYPE_CHECKING:
    from zhaoshang_extract.read.open import Opened
    from zhaoshang_extract.record.models import Report

OK, SOME_FAILED, WRONG = 0, 1, 2
# By this, in its first characters, a page tells that it was made here.
_MADE_HERE, _HEAD = '<meta name="generator" content="zhaoshang-extract">', 200
_RESULTS = re.compile(r'\s*\{\s*"(?:input|schema_version)"\s*:')


class Shown(NamedTuple):
    """A document to show: its report and article, or why there is none."""

    source: str
    report: Report | None
    text: str | None
    error: str | None


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    report = commands.add_parser(
        "report",
        allow_abbrev=False,
        help="write a page that shows an article with its figures and what does not add up",
        description="Write a page that stands alone, without network: the article with its figures marked, "
        "the checks, tables and charts. FILE is what `zhaoshang extract` reads (text, HTML, PDF, DOCX, "
        "tables, folders, archives), or what it or `batch` wrote. Of several documents the page is an index, "
        "and theirs lie in a folder beside it. Exit code 0: all is written; 1: all but documents that could "
        "not be read; 2: nothing.",
    )
    report.add_argument("files", nargs="+", metavar="FILE")
    report.add_argument("--out", type=Path, required=True, metavar="FILE.html", help="the page to write")
    report.add_argument("--no-charts", action="store_true", help="leave the charts out")
    add_context(report)
    add_fields(report)
    report.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the pages that the options ask for, and return the exit code."""
    try:
        import zhaoshang_extract.page.markup  # noqa: F401  # told before any work is done

        _refuse_overwriting(options)
        return _write(_documents(options), options)
    except (ValueError, ImportError) as error:
        return complain(one_line(error), WRONG)
    except OSError as error:
        return complain(unwritable(error.filename or options.out, error), WRONG)


def _refuse_overwriting(options: argparse.Namespace) -> None:
    from zhaoshang_extract.read.walk import real_path

    if real_path(options.out) in {real_path(Path(file)) for file in options.files}:
        raise ValueError(f"{options.out} is an input and would be overwritten; choose another --out")
    for file in filter(os.path.isdir, options.files):
        for written in (options.out, _folder(options.out)):
            if real_path(written).is_relative_to(real_path(Path(file))):
                raise ValueError(f"{written} lies among the inputs in {file}; choose another --out")


def _folder(out: Path) -> Path:
    """Where the pages of an index lie."""
    folder = out.with_suffix("")
    return folder if folder != out else out.with_name(out.name + "-pages")


def _write(documents: Iterator[Shown], options: argparse.Namespace) -> int:
    """One page where there is one document, else the index with a page of each."""
    first, second = next(documents, None), next(documents, None)
    if first is None:
        raise ValueError("no document was found; give a file, or a folder with files")
    if second is None:
        if first.report is None:
            raise ValueError(first.error or f"{first.source}: was not read")
        _write_file(options.out, first.report.to_html(first.text, charts=not options.no_charts))
        return OK
    from zhaoshang_extract.page.index import Entry, render_index
    from zhaoshang_extract.write.file import own_stem

    entries: list[Entry] = []
    taken: set[str] = set()
    folder = _folder(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    for shown in chain([first, second], documents):
        page = None
        if shown.report is not None:
            page = f"{folder.name}/{own_stem(shown.report.document.id, taken)}.html"
            html = shown.report.to_html(shown.text, charts=not options.no_charts)
            _refuse_other(folder.parent / page)
            _write_file(folder.parent / page, html)
        entries.append(Entry(shown.source, page, shown.report, shown.error))
    _write_file(options.out, render_index(entries))
    failed = [entry for entry in entries if entry.error]
    for entry in failed:
        complain(entry.error or "", SOME_FAILED)
    return (WRONG if len(failed) == len(entries) else SOME_FAILED) if failed else OK


def _refuse_other(page: Path) -> None:
    """Raise ValueError where a page would take the place of a file that is none: nobody named that file."""
    if page.exists():
        with page.open(encoding="utf-8", errors="replace") as file:
            if _MADE_HERE not in file.read(_HEAD):
                raise ValueError(f"{page} is there and is no page of this program; choose another --out")


def _write_file(path: Path, html: str) -> None:
    from zhaoshang_extract.write.file import whole_file

    with whole_file(path) as part:
        part.write_text(html, encoding="utf-8", newline="\n")


# -------- the documents


def _documents(options: argparse.Namespace) -> Iterator[Shown]:
    """The reports of what is given: of results as they are, of all else by reading it now."""
    context = context_of(options)
    for file in options.files:
        if file != STDIN and _is_results(file):
            bad: list[str] = []
            for result, text in with_articles(read_results([Path(file)], bad)):
                told = result.error.message if result.error else None
                yield Shown(result.source, result.report, text, told)
            yield from (Shown(file, None, None, told) for told in bad)
        else:
            for opened in documents_given(file, fields_of(options)):
                yield _read(opened, context)


def _read(opened: Opened, context: dict[str, Any]) -> Shown:
    from zhaoshang_extract.file import report_of

    try:
        return Shown(opened.name, report_of(opened.checked(), **context), opened.text, None)
    except ValueError as error:
        return Shown(opened.name, None, None, one_line(error))
    except Exception as error:  # one bad article never stops the others
        told = f"{opened.name}: {type(error).__name__}: {one_line(error)}"
        return Shown(opened.name, None, None, told)


def _is_results(file: str) -> bool:
    try:
        with open(file, encoding="utf-8-sig", errors="replace") as opened:
            return _RESULTS.match(opened.read(80)) is not None
    except (OSError, ValueError):  # the reader tells what is wrong with it
        return False
