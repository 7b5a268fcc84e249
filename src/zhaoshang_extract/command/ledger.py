"""`zhaoshang ledger`: many documents in one file, and the projects in it followed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.command.day import iso_day
from zhaoshang_extract.command.ledger_figures import (
    add_checks,
    add_series,
    add_within,
    chosen_place,
    told_nothing,
)
from zhaoshang_extract.command.ledger_options import add_ledger, add_output, told
from zhaoshang_extract.command.ledger_out import add_export, add_report
from zhaoshang_extract.command.results import OK, complain_of, read_results
from zhaoshang_extract.terminal import complain, show

if TYPE_CHECKING:
    from zhaoshang_extract.batch.outcome import Result
    from zhaoshang_extract.ledger.entries import Entry
    from zhaoshang_extract.ledger.ledger import Ledger
    from zhaoshang_extract.ledger.store import Added

# So much of a file shows what it begins with.
_OPENING = 64


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    ledger = commands.add_parser(
        "ledger",
        allow_abbrev=False,
        help="keep the results of many documents, and follow projects through them",
        description="A ledger is a DuckDB file of what many documents say. Many may read it at once while "
        "nobody writes. What it holds and how mentions become projects: docs/ledger.md.",
    )
    parts = ledger.add_subparsers(required=True, metavar="PART", parser_class=type(ledger))
    _add_add(parts)
    projects = _part(parts, "projects", _projects, "list the projects, or the history of some")
    projects.add_argument(
        "ids", nargs="*", metavar="ID", help="projects whose history is told, by id or words of a name"
    )
    add_within(projects)
    projects.add_argument("--stage", metavar="CODE", help="that are at one step: signed or 签约")
    projects.add_argument(
        "--note", metavar="CODE", help="of which something stands out: amount_drift, backwards, never_started"
    )
    projects.add_argument(
        "--as-of", type=iso_day, metavar="DATE", help="until when projects wait (day of the latest article)"
    )
    add_output(projects)
    pairs = _part(parts, "pairs", _pairs, "list pairs of projects that may be one, the likeliest first")
    add_within(pairs)
    add_output(pairs)
    add_series(parts, _part)
    add_checks(parts, _part)
    add_report(parts, _part)
    add_export(parts, _part)
    for name, what in (("join", "are one"), ("part", "are two")):
        edit = _part(parts, name, _edit, f"say that two projects, or mentions of them, {what}")
        edit.add_argument("one", metavar="A", help="id of a project (p…) or of a mention (m…)")
        edit.add_argument("other", metavar="B")
        edit.add_argument("--reason", help="kept with the edit")
        edit.set_defaults(action=name)
    edits = _part(parts, "edits", _edits, "print what was joined and parted, or take it from a file")
    edits.add_argument("--add", type=Path, metavar="EDITS.jsonl", help="take the edits of a file")


def _add_add(parts: Any) -> None:
    more = _part(parts, "add", _add, "add results to a ledger, which is made where there is none")
    more.add_argument(
        "results", nargs="+", type=Path, metavar="RESULTS", help="what `batch` or `extract` wrote"
    )
    more.add_argument("--quiet", action="store_true", help="no progress and no summary")


def _part(parts: Any, name: str, run: Callable[[argparse.Namespace], int], what: str) -> Any:
    part = parts.add_parser(name, allow_abbrev=False, help=what, description=f"{what[0].upper()}{what[1:]}.")
    add_ledger(part)
    part.set_defaults(run=lambda options: told(options, run))
    return part


def _open(options: argparse.Namespace) -> Ledger:
    from zhaoshang_extract.ledger.ledger import Ledger

    return Ledger(options.db)


# -------- adding


def _add(options: argparse.Namespace) -> int:
    bad: list[str] = []
    results = _all_there(options.results, bad)
    added = _open(options).add(results, progress=None if options.quiet else _progress)
    if sys.stderr.isatty() and not options.quiet:
        sys.stderr.write("\r\033[K")
    if not options.quiet:
        failed = f", {added.failed} results without a report" if added.failed else ""
        counts = f"{added.new} documents new, {added.replaced} read anew, {added.same} there already"
        show(f"{options.db}: {counts}{failed}\n")
    return complain_of(bad)


def _all_there(paths: list[Path], bad: list[str]) -> Iterator[Result]:
    """The results of files. Raises ValueError before anything is added where one is not there."""
    for path in paths:
        mend = f"read articles first: `zhaoshang batch {path} --out results.jsonl`"
        if path.is_dir():
            raise ValueError(f"{path}: is a folder; {mend}")
        if not path.is_file():
            raise ValueError(f"{path}: is no file; give what `zhaoshang batch` wrote")
        if not _may_hold_results(path):
            raise ValueError(f"{path}: holds no results; {mend}")
    return read_results(paths, bad)


def _may_hold_results(path: Path) -> bool:
    """False for a file whose first sign is none of JSON, such as an article; an empty one holds none too."""
    with path.open("rb") as file:
        opening = file.read(_OPENING).removeprefix(b"\xef\xbb\xbf").lstrip()
    return not opening or opening.startswith(b"{")


def _progress(added: Added) -> None:
    """How far adding is, over the line before; nothing where stderr is a file."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{sum(added)} results: {added.new} new, {added.replaced} read anew")
        sys.stderr.flush()


# -------- projects


def _projects(options: argparse.Namespace) -> int:
    from zhaoshang_extract.command.ledger_rows import show_histories, show_projects
    from zhaoshang_extract.ledger.which import Which

    which = Which(chosen_place(options), options.stage, note=options.note)
    entries = _open(options).entries(options.as_of, which=which)
    if options.ids:
        show_histories(_named(options.ids, entries.entries), options.format, options.lang)
    else:
        show_projects(entries.entries, options.format, options.lang)
        told_nothing(entries.entries, "no project is asked for that the ledger holds", options)
    return _lost(entries.lost)


def _named(names: Iterable[str], entries: Sequence[Entry]) -> list[Entry]:
    """The entries of ids, and those that bear words that are no id. Raises ValueError for words of none."""
    from zhaoshang_extract.ledger.ledger import found
    from zhaoshang_extract.ledger.which import Which

    told: dict[str, Entry] = {}
    for name in names:
        bearing = [entry for entry in entries if Which(name=name).takes(entry)]
        try:
            told |= {entry.id: entry for entry in bearing or [found(name, entries)[0]]}
        except ValueError as error:
            raise ValueError(f"no name has the words {name!r}, and {error}") from error
    return list(told.values())


def _pairs(options: argparse.Namespace) -> int:
    from zhaoshang_extract.command.ledger_rows import show_pairs
    from zhaoshang_extract.ledger.which import Which

    entries = _open(options).entries(which=Which(chosen_place(options)))
    show_pairs(entries.pairs, options.format, options.lang)
    told_nothing(entries.pairs, "no pair of projects is in doubt", options)
    return _lost(entries.lost)


def _lost(edits: int) -> int:
    return complain(f"{edits} edits fit no mention of the ledger any more", OK) if edits else OK


# -------- edits


def _edit(options: argparse.Namespace) -> int:
    ledger = _open(options)
    edit = ledger.join if options.action == "join" else ledger.part
    edit(options.one, options.other, options.reason)
    what = "one" if options.action == "join" else "two"
    show(f"{options.db}: {options.one} and {options.other} are {what}\n")
    return OK


def _edits(options: argparse.Namespace) -> int:
    from zhaoshang_extract.ledger.edits import read_edits

    ledger = _open(options)
    if options.add is None:
        show("".join(edit.line() + "\n" for edit in ledger.edits()))
    else:
        ledger.add_edits(read_edits(options.add))
    return OK
