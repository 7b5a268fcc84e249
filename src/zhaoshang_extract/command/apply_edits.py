"""`zhaoshang apply-edits`: the corrections of readers, replayed on results; as new results and as gold."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.terminal import complain, one_line, unwritable

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Report

OK, SOME_FAILED, WRONG = 0, 1, 2


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
    from zhaoshang_extract.command.report import from_results
    from zhaoshang_extract.read.walk import real_path
    from zhaoshang_extract.record.edits import apply_edits, read_edits

    if options.out is None and options.gold is None:
        return complain("give --out, --gold or both", WRONG)
    try:
        inputs = {real_path(options.results), real_path(options.edits)}
        if options.out is not None and real_path(options.out) in inputs:
            raise ValueError(f"{options.out} is an input and would be overwritten; choose another --out")
        lines = options.edits.read_text(encoding="utf-8").split("\n")
        edits = read_edits(lines)
        lost, done, reports = 0, set(), []
        for result, text in from_results(options.results):
            if result.report is None:
                continue
            own = [edit for edit in edits if edit.document == result.report.document.sha256]
            report, unfit = apply_edits(result.report, own, text)
            lost += len(unfit)
            done.add(report.document.sha256)
            reports.append((report, text, bool(own)))
        lost += sum(edit.document not in done for edit in edits)
        _write(reports, options)
    except OSError as error:
        return complain(unwritable(error.filename or options.out, error), WRONG)
    except ValueError as error:
        return complain(one_line(error), WRONG)
    if lost:
        told = "are about no document of the results, or no figure or check of it"
        return complain(f"{lost} of {len(edits)} edits {told}", SOME_FAILED)
    return OK


def _write(reports: list[tuple[Report, str | None, bool]], options: argparse.Namespace) -> None:
    from zhaoshang_extract.record.edits import as_gold
    from zhaoshang_extract.write.file import safe_stem, whole_file

    if options.out is not None:
        with whole_file(options.out) as part, part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(report.to_json(indent=None) for report, _, _ in reports)
    if options.gold is None:
        return
    for report, text, edited in reports:
        if not edited:
            continue
        if text is None:
            raise ValueError(f"{report.document.id}: its article is not at hand, and gold needs it")
        for folder, suffix, content in (
            ("articles", ".txt", text),
            ("gold", ".json", json.dumps(as_gold(report), ensure_ascii=False, indent=1) + "\n"),
        ):
            path = options.gold / folder / f"{safe_stem(report.document.id)}{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(path) as part:
                part.write_text(content, encoding="utf-8", newline="\n")
    days = {
        safe_stem(report.document.id): report.document.published for report, _, edited in reports if edited
    }
    table = "".join(f"{name}\t{day}\n" for name, day in days.items() if day)
    (options.gold / "published_review.tsv").write_text(table, encoding="utf-8", newline="\n")
