"""`zhaoshang apply-edits`: the corrections of readers, replayed on results; as new results and as gold."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.command.results import SOME_FAILED, complain_of, read_results, with_articles
from zhaoshang_extract.terminal import complain, one_line, unwritable

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Report

WRONG = 2


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    edits = commands.add_parser(
        "apply-edits",
        allow_abbrev=False,
        help="replay the corrections of readers on results",
        description="Write the reports of RESULTS (what `zhaoshang batch` or `extract` wrote) with the "
        "corrections of EDITS (lines that `zhaoshang serve` wrote) applied. Articles that lie where they "
        "were read give new checks. Exit code 0: all edits were applied; 1: some fit nothing; 2: nothing "
        "is written.",
    )
    edits.add_argument("results", type=Path, metavar="RESULTS.jsonl")
    edits.add_argument("edits", type=Path, metavar="EDITS.jsonl")
    edits.add_argument("--out", type=Path, metavar="FILE.jsonl", help="corrected reports, one a line")
    edits.add_argument(
        "--gold", type=Path, metavar="DIR", help="write corrected articles as a corpus: articles/, gold/"
    )
    edits.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Apply the edits that the options name, and return the exit code."""
    from zhaoshang_extract.read.walk import real_path
    from zhaoshang_extract.record.edits import Edit, apply_edits, read_edits

    if options.out is None and options.gold is None:
        return complain("give --out, --gold or both", WRONG)
    bad: list[str] = []
    lost: list[Edit] = []
    done: set[str] = set()
    reports = []
    try:
        inputs = {real_path(options.results), real_path(options.edits)}
        if options.out is not None and real_path(options.out) in inputs:
            raise ValueError(f"{options.out} is an input and would be overwritten; choose another --out")
        edits = read_edits(options.edits)
        for result, text in with_articles(read_results([options.results], bad)):
            if result.report is None:
                continue
            own = [edit for edit in edits if edit.document == result.report.document.sha256]
            report, unfit = apply_edits(result.report, own, text)
            lost += unfit
            done.add(report.document.sha256)
            reports.append((report, text, bool(own)))
        if bad and not reports:
            raise ValueError(bad[0])
        _write(reports, options)
    except OSError as error:
        return complain(unwritable(error.filename or options.out, error), WRONG)
    except ValueError as error:
        return complain(one_line(error), WRONG)
    code = complain_of(bad)
    lost += [edit for edit in edits if edit.document not in done]
    if lost:
        told = "fit no document of the results, no figure or check of it, or no slot"
        first = f"{lost[0].action} {lost[0].slot or ''} of {lost[0].quote[:20]!r} at {lost[0].start}"
        return complain(f"{len(lost)} of {len(edits)} edits {told}; the first: {first}", SOME_FAILED)
    return code


def _write(reports: list[tuple[Report, str | None, bool]], options: argparse.Namespace) -> None:
    from zhaoshang_extract.write.file import whole_file

    if options.out is not None:
        with whole_file(options.out) as part, part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(report.to_json(indent=None) for report, _, _ in reports)
    if options.gold is not None:
        _write_gold([(report, text) for report, text, edited in reports if edited], options.gold)


def _write_gold(reports: list[tuple[Report, str | None]], folder: Path) -> None:
    """A corpus of articles and their records; days of publication that an earlier call wrote stay."""
    from zhaoshang_extract.record.edits import as_gold
    from zhaoshang_extract.write.file import own_stem, whole_file

    table = folder / "published_review.tsv"
    lines = table.read_text(encoding="utf-8").splitlines() if table.exists() else []
    days = dict(line.split("\t", 1) for line in lines if "\t" in line)
    taken: set[str] = set()
    for report, text in reports:
        if text is None:
            raise ValueError(f"{report.document.id}: its article is not at hand, and gold needs it")
        stem = own_stem(report.document.id, taken)
        gold = json.dumps(as_gold(report), ensure_ascii=False, indent=1) + "\n"
        for path, content in (
            (folder / "articles" / f"{stem}.txt", text),
            (folder / "gold" / f"{stem}.json", gold),
        ):
            path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(path) as part:
                part.write_text(content, encoding="utf-8", newline="\n")
        if report.document.published:
            days[stem] = report.document.published
    folder.mkdir(parents=True, exist_ok=True)
    told = "".join(f"{name}\t{day}\n" for name, day in days.items())
    table.write_text(told, encoding="utf-8", newline="\n")
