"""`zhaoshang check`: which printed figures cannot be right."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhaoshang_extract.command.day import iso_day
from zhaoshang_extract.command.given import (
    STDIN,
    STDIN_NAME,
    add_fields,
    documents_given,
    fields_of,
    name_given,
    read_given,
    stdin_bytes,
)
from zhaoshang_extract.terminal import complain, one_line, show, unwritable

if TYPE_CHECKING:
    from typing import Any

    from zhaoshang_extract.intake.heading import Wanted
    from zhaoshang_extract.read.failure import Failure
    from zhaoshang_extract.read.open import Opened
    from zhaoshang_extract.read.tabular import Fields
    from zhaoshang_extract.record.check_rows import CheckedFile
    from zhaoshang_extract.record.models import Check

OK, FAILED, WRONG, FOUND = 0, 1, 2, 3
_GRADES = ("minor", "major", "never")
_FORMATS = ("table", "csv", "json", "xlsx", "sarif")


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    check = commands.add_parser(
        "check",
        allow_abbrev=False,
        help="recompute every percentage and every total",
        description="Recompute the percentages and totals of articles and print those that do not follow "
        "from the printed figures, with the least change that would make them agree. FILE holds articles, "
        "as every other command reads them; results of a batch; a report or figures as JSON; an export (CSV, "
        "XLSX, Parquet, SQLite, DuckDB); or a table of your own with the columns 指标 数值 单位 地区 "
        "时期 其中. A table is one of articles where it has the column of --text-field and, where that is "
        "not named, no column of values. Exit code 0: nothing to fail on; "
        "1: an article failed; 2: something given is wrong, a row among it; 3: a figure as bad as --fail-on "
        "was found.",
    )
    check.add_argument("files", nargs="+", metavar="FILE", help="articles or figures; - is standard input")
    check.add_argument("--format", choices=_FORMATS, default="table", help="table (default)")
    check.add_argument("--out", type=Path, metavar="FILE", help="write there; xlsx needs it")
    check.add_argument("--all", action="store_true", help="also what agrees and what cannot be verified")
    check.add_argument(
        "--fail-on", choices=_GRADES, default="never", help="exit with 3 for such a figure (never)"
    )
    check.add_argument(
        "--lang", "--language", choices=("zh", "en"), default="zh", help="of the messages (zh)"
    )
    check.add_argument(
        "--against", metavar="ARTICLE", help="the article that the figures are from: each must stand in it"
    )
    check.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="FIELD=NAME",
        help="a column of another name holds the field: value=amount",
    )
    check.add_argument("--published", type=iso_day, metavar="DATE", help="publication day, YYYY-MM-DD")
    check.add_argument("--region", metavar="NAME", help="what 全市 means, a name or a GB/T 2260 code")
    add_fields(check)
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check the files that the options name, print the result, and return the exit code."""
    from zhaoshang_extract.record.check_rows import CheckedFile, is_worth_telling, worst

    article, wrong = _wrong_order(options)
    if wrong:
        return complain(wrong, WRONG)
    code = OK
    shown: list[CheckedFile] = []

    def worth_showing(check: Check) -> bool:
        return options.all or is_worth_telling(check)

    for file in options.files:
        try:
            # One document at a time: of results there may be many.
            for one in _checked(file, options, article):
                if isinstance(one, CheckedFile):
                    shown.append(one.only(worth_showing))
                else:  # the other articles of the file are checked all the same
                    code = max(code, complain(one.message, FAILED if one.code == "internal" else WRONG))
        except (ValueError, TypeError, OSError) as error:
            code = max(code, complain(one_line(error), WRONG))
        except Exception as error:  # one bad article never stops the others
            code = max(code, complain(f"{file}: {type(error).__name__}: {one_line(error)}", FAILED))
    for one in shown:
        for row, name, english, chinese in one.errors:  # the good rows are checked all the same
            why = chinese if options.lang == "zh" else english
            code = max(code, complain(f"{one.name}: row {row} ({name}): {why}", WRONG))
    try:
        _write(shown, options)
    except (OSError, ValueError) as error:
        return complain(unwritable(options.out or "stdout", error), WRONG)
    if code == OK and options.fail_on in worst(shown):
        return FOUND
    return code


def _write(files: Sequence[CheckedFile], options: argparse.Namespace) -> None:
    """Write the checks in the format that is asked for, to stdout or to --out."""
    from zhaoshang_extract.write import check_json, check_table

    if options.format == "xlsx":
        from zhaoshang_extract.write.check_sheet import write

        write(files, options.out, options.lang)
        return
    if options.format == "table" and options.out is None:
        check_table.show(files, options.lang)
        return
    if options.format == "table":
        told = check_table.render(files, options.lang)
    elif options.format == "json":
        told = check_json.render(files, options.lang)
    elif options.format == "sarif":
        from zhaoshang_extract.write.sarif import render

        told = render(files, options.lang)
    else:
        told = check_json.render_csv(files, options.lang)
    if options.out is None:
        show(told)
    else:
        options.out.write_text(told, encoding="utf-8", newline="")


def _wrong_order(options: argparse.Namespace) -> tuple[str | None, str | None]:
    """The article of --against, and what is wrong with the options, before any file is read."""
    from zhaoshang_extract.pipeline import extract

    if options.format == "xlsx" and options.out is None:
        return None, "--format xlsx writes a file; name it with --out checks.xlsx"
    if options.out is not None and str(options.out) in options.files:
        return None, f"{options.out} is an input and would be overwritten; choose another --out"
    if bad := [told for told in options.column if not all(told.partition("="))]:
        return None, f"--column {bad[0]!r} names no column; write it as value=amount"
    try:
        extract("", published=options.published, region=options.region)
        return None if options.against is None else read_given(options.against, fields_of(options)), None
    except (ValueError, OSError) as error:
        return None, one_line(error)


def _checked(file: str, options: argparse.Namespace, article: str | None) -> Iterator[CheckedFile | Failure]:
    """The checks of a file, one a document, or why it could not be read."""
    from zhaoshang_extract.intake.door import checked, checked_against
    from zhaoshang_extract.intake.files import read_records
    from zhaoshang_extract.intake.given import read_given as read_documents
    from zhaoshang_extract.intake.heading import Wanted

    name, fields = name_given(file), fields_of(options)
    columns = dict(told.partition("=")[::2] for told in options.column)
    if file == STDIN:
        documents, records = _of_stdin(fields, Wanted(fields.text, columns))
    else:
        records = read_records(file, Wanted(fields.text, columns), fields.encoding)
        documents = documents_given(file, fields)
    if records is None:
        return (_of_article(opened, options) for opened in documents)
    try:
        given = read_documents(records, columns)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name}: is no report and no list of observations ({one_line(error)})") from error
    if article is not None:
        return checked_against(given, name, article)
    return checked(given, name)


def _of_stdin(fields: Fields, wanted: Wanted) -> tuple[Iterator[Opened], Any]:
    """The articles of standard input, and its records where it holds such instead."""
    from zhaoshang_extract.intake.files import read_text_records
    from zhaoshang_extract.read.failure import ReadError
    from zhaoshang_extract.read.open import open_bytes
    from zhaoshang_extract.read.text import decode

    data = stdin_bytes()
    documents = open_bytes(data, STDIN_NAME, fields=fields)
    try:
        text = decode(data, name=STDIN_NAME, encoding=fields.encoding)
    except ReadError:
        return documents, None
    return documents, read_text_records(text, STDIN_NAME, wanted)


def _of_article(opened: Opened, options: argparse.Namespace) -> CheckedFile | Failure:
    from zhaoshang_extract.file import report_of
    from zhaoshang_extract.read.failure import failure_of
    from zhaoshang_extract.record.check_rows import CheckedFile
    from zhaoshang_extract.record.usage import count_usage

    if opened.flaw is not None:
        return opened.flaw
    try:
        report = report_of(opened, published=options.published, region=options.region)
    except Exception as error:  # one bad article never stops the others
        return failure_of(error, opened.name)
    observations = {observation.id: observation for observation in report.observations}
    usage = count_usage(
        [fact.model_dump() for fact in report.observations], [made.model_dump() for made in report.checks]
    )
    return CheckedFile(opened.name, observations, report.checks, report.coverage, usage=usage)
