"""`zhaoshang report`: pages for people, one of a document, or one of each and an index of all."""

from __future__ import annotations

import argparse
import re
from collections import deque
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.command.day import iso_day
from zhaoshang_extract.terminal import complain, one_line, unwritable

if TYPE_CHECKING:
    from zhaoshang_extract.batch.outcome import Result
    from zhaoshang_extract.page.index import Entry
    from zhaoshang_extract.read.source import Source

OK, SOME_FAILED, WRONG = 0, 1, 2
_RESULTS = re.compile(r'\s*\{\s*"(?:input|schema_version)"\s*:')


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    report = commands.add_parser(
        "report",
        allow_abbrev=False,
        help="write a page that shows an article with its figures and what does not add up",
        description="Write a page that stands alone, without network: the article with its figures marked, "
        "the checks, tables and charts. FILE is what `zhaoshang batch` reads (text, HTML, PDF, DOCX, "
        "folders, archives) or wrote. Of several documents the page is an index, and theirs lie in a folder "
        "beside it. Exit code 0: all is written; 1: all but documents that could not be read; 2: nothing.",
    )
    report.add_argument("files", nargs="+", metavar="FILE")
    report.add_argument("--out", type=Path, required=True, metavar="FILE.html", help="the page to write")
    report.add_argument("--no-charts", action="store_true", help="leave the charts out")
    report.add_argument("--published", type=iso_day, metavar="DATE", help="publication day, YYYY-MM-DD")
    report.add_argument("--region", metavar="NAME", help="what 全市 means, a name or a GB/T 2260 code")
    report.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the pages that the options ask for, and return the exit code."""
    try:
        import zhaoshang_extract.page.markup  # noqa: F401  # told before any work is done
        from zhaoshang_extract.read.walk import real_path

        if real_path(options.out) in {real_path(Path(file)) for file in options.files}:
            raise ValueError(f"{options.out} is an input and would be overwritten; choose another --out")
        return _write(_documents(options), options)
    except (ValueError, ImportError) as error:
        return complain(one_line(error), WRONG)
    except OSError as error:
        return complain(unwritable(error.filename or options.out, error), WRONG)


def _write(documents: Iterator[tuple[Result, str | None]], options: argparse.Namespace) -> int:
    """One page where there is one document, else the index with a page of each."""
    first, second = next(documents, None), next(documents, None)
    if first is None:
        raise ValueError("no document was found; give a file, or a folder with files")
    if second is None:
        return _write_one(*first, options)
    from zhaoshang_extract.page.index import render_index

    entries: list[Entry] = []
    folder = options.out.with_suffix("")
    folder = folder if folder != options.out else options.out.with_name(options.out.name + "-pages")
    folder.mkdir(parents=True, exist_ok=True)
    for result, text in chain([first, second], documents):
        entries.append(_write_page(result, text, folder, entries, options))
    _write_file(options.out, render_index(entries))
    failed = [entry for entry in entries if entry.error]
    for entry in failed:
        complain(entry.error or "", SOME_FAILED)
    return (WRONG if len(failed) == len(entries) else SOME_FAILED) if failed else OK


def _write_one(result: Result, text: str | None, options: argparse.Namespace) -> int:
    if result.report is None:
        raise ValueError(result.error.message if result.error else f"{result.source}: was not read")
    _write_file(options.out, result.report.to_html(text, charts=not options.no_charts))
    return OK


def _write_page(
    result: Result, text: str | None, folder: Path, before: list[Entry], options: argparse.Namespace
) -> Entry:
    """Write the page of one of many documents and return its entry of the index."""
    from zhaoshang_extract.page.index import Entry
    from zhaoshang_extract.write.file import safe_stem

    if result.report is None:
        return Entry(result.source, None, None, result.error.message if result.error else result.source)
    name = safe_stem(result.report.document.id)
    taken = {entry.page for entry in before}
    page = next(
        page
        for number in range(len(before) + 1)
        for page in [f"{folder.name}/{name}{f'-{number + 1}' if number else ''}.html"]
        if page not in taken
    )
    _write_file(folder.parent / page, result.report.to_html(text, charts=not options.no_charts))
    return Entry(result.source, page, result.report, None)


def _write_file(path: Path, html: str) -> None:
    from zhaoshang_extract.write.file import whole_file

    with whole_file(path) as part:
        part.write_text(html, encoding="utf-8", newline="\n")


# -------- the documents


def _documents(options: argparse.Namespace) -> Iterator[tuple[Result, str | None]]:
    """Results with their texts: of what a batch wrote as they are, of all else by reading it now."""
    from zhaoshang_extract.batch.article import article_of
    from zhaoshang_extract.batch.many import check_context, outcomes
    from zhaoshang_extract.batch.opener import documents
    from zhaoshang_extract.batch.outcome import parse_result
    from zhaoshang_extract.batch.settings import Settings
    from zhaoshang_extract.read.tabular import Fields

    settings = Settings(options.published, options.region, Fields("text", None, None))
    check_context(settings)
    for file in options.files:
        if _is_results(file):
            yield from from_results(Path(file))
            continue
        # A pool gives the outcomes in the order of the sources, some of which it takes in advance.
        taken: deque[Source] = deque()
        for outcome in outcomes(_keep(documents([file], settings, None), taken), settings, 1):
            result = parse_result(outcome.line)
            yield result, article_of(taken.popleft(), result)


def _keep(sources: Iterator[Source], taken: deque[Source]) -> Iterator[Source]:
    for source in sources:
        taken.append(source)
        yield source


def _is_results(file: str) -> bool:
    try:
        with open(file, encoding="utf-8-sig", errors="replace") as opened:
            return _RESULTS.match(opened.read(80)) is not None
    except (OSError, ValueError):  # the reader tells what is wrong with it
        return False


def from_results(path: Path) -> Iterator[tuple[Result, str | None]]:
    """The results of a batch, each with its article where that still lies where it was read."""
    from zhaoshang_extract.batch.article import article_of
    from zhaoshang_extract.command.export import _results
    from zhaoshang_extract.read.source import Source

    bad: list[str] = []
    for result in _results([path], bad):
        for told in bad:
            complain(told, SOME_FAILED)
        bad.clear()
        yield result, article_of(Source(result.source, path=result.source), result)
