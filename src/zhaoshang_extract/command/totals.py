"""`zhaoshang totals`: figures added up, none of them twice within a document."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.command.given import name_given
from zhaoshang_extract.command.rows import FORMATS, show_csv, show_json, show_table
from zhaoshang_extract.terminal import complain, one_line

if TYPE_CHECKING:
    from zhaoshang_extract.record.totals import Total

OK, WRONG = 0, 2
_BY = "region,period,measure"
_HEADINGS = {
    "zh": {
        "region": "地区",
        "adcode": "代码",
        "level": "级别",
        "period": "时期",
        "year": "年份",
        "industry": "行业",
        "source": "文件",
        "measure": "类型",
        "stage": "阶段",
        "sum": "合计",
        "unit": "单位",
        "figures": "个数",
        "documents": "篇数",
        "inexact": "非确数",
    },
    "en": {},
}


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    totals = commands.add_parser(
        "totals",
        allow_abbrev=False,
        help="add figures up, none of them twice within a document",
        description="Add up the headline figures of RESULTS (lines of `zhaoshang batch`, reports, exports) "
        "within one measure, step and unit: no parts beside their total, no months beside the running total, "
        "no changes, goals, bases, rates or means. Two documents that tell the same are both counted.",
    )
    totals.add_argument("results", nargs="+", metavar="RESULTS", help="what `batch` or `export` wrote")
    totals.add_argument("--by", default=_BY, metavar="NAMES", help=f"what the totals are by ({_BY})")
    totals.add_argument("--format", choices=FORMATS, default="table", help="table (default)")
    totals.add_argument("--lang", choices=("zh", "en"), default="zh", help="of the table (zh)")
    totals.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the totals that the options ask for, and return the exit code."""
    from zhaoshang_extract.record.totals import ALWAYS, BY, add_up

    by = [name.strip() for name in options.by.split(",") if name.strip()]
    if unknown := [name for name in by if name not in BY]:
        return complain(f"--by {unknown[0]!r} is none of {', '.join(BY)}", WRONG)
    code, documents = OK, []
    for file in options.results:
        try:
            documents += _documents(file)
        except (ValueError, TypeError, OSError) as error:
            code = complain(one_line(error), WRONG)
    for name, _, wrong in documents:
        for row in wrong:
            why = row.message_zh if options.lang == "zh" else row.message
            code = complain(f"{name}: row {row.row} ({row.id}): {why}", WRONG)
    totals = add_up(((name, rows) for name, rows, _ in documents), by)
    names = (*(name for name in by if name not in ALWAYS), *ALWAYS[:2], "sum", "unit", *_COUNTS)
    if options.format == "table":
        _show_table(names, totals, options.lang)
        return code
    told = [dict(zip(names, _cells(total), strict=True)) for total in totals]
    if options.format == "csv":
        show_csv(names, told, numbers=("sum",))
    else:
        show_json(told)
    return code


_COUNTS = ("figures", "documents", "inexact")


def _documents(file: str) -> list[tuple[str, Any, Any]]:
    """The documents of a file: name, records, and what is wrong with rows. Raises ValueError."""
    from zhaoshang_extract.intake.files import read_file
    from zhaoshang_extract.intake.given import read_given
    from zhaoshang_extract.record.rows import read_rows

    found = []
    for given in read_given(read_file(file)):
        rows, errors = read_rows(given.rows, given.numbers)
        found.append((given.name or name_given(file), rows, [*given.errors, *errors]))
    return found


def _cells(total: Total) -> tuple[Any, ...]:
    head = (*total.by, total.measure, total.stage, f"{total.sum:f}", total.unit)
    return (*head, total.figures, total.documents, total.inexact)


def _show_table(names: Sequence[str], totals: Sequence[Total], language: str) -> None:
    from zhaoshang_extract.record.labels import label

    def word(name: str, cell: Any, total: Total) -> str:
        if language == "zh" and name in ("measure", "stage"):
            return label(name, cell)
        if name == "unit" and total.measure is not None and cell.isupper():
            return "亿" + label("currency", cell) if language == "zh" else f"1e8 {cell}"
        return "" if cell is None else str(cell)

    rows = [
        [word(name, cell, total) for name, cell in zip(names, _cells(total), strict=True)] for total in totals
    ]
    headings = [_HEADINGS[language].get(name, name) for name in names]
    exact = [_HEADINGS[language].get(name, name) for name in ("sum", "unit", "period", "year", *_COUNTS)]
    last = [_HEADINGS[language].get(name, name) for name in ("inexact", "documents", "figures")]
    show_table(headings, rows, exact=exact, last=last)
