"""Checks as an Excel workbook: what does not agree first, then rows that could not be read, then counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from zhaoshang_extract.record.check_rows import CheckedFile, rows, suggestions, told_in
from zhaoshang_extract.record.labels import label
from zhaoshang_extract.record.tidy import decimal
from zhaoshang_extract.write.book import Sheet, new_book
from zhaoshang_extract.write.file import whole_file
from zhaoshang_extract.write.sheet import Cell, Column

_SEVERITIES = ("major", "minor", None)
_VERDICTS = ("inconsistent", "unverifiable", "consistent")
_WORDS = {
    "zh": ("核对", "读不出的行", "统计"),
    "en": ("checks", "rows not read", "counts"),
}
_HEADINGS = {
    "zh": (
        *("文件", "编号", "数字", "指标", "核对", "结论", "程度", "报告值", "计算值", "应不小于", "应不大于"),
        *("说明", "或为", "位置"),
    ),
    "en": (
        *("file", "id", "figure", "indicator", "check", "verdict", "severity", "reported", "computed", "low"),
        *("high", "message", "perhaps", "start"),
    ),
}
_WIDTHS = (24, 8, 14, 18, 10, 10, 8, 12, 12, 12, 12, 60, 24, 8)
_ERRORS = {"zh": ("文件", "行", "编号", "原因"), "en": ("file", "row", "id", "message")}
_COUNTS = {
    "zh": ("文件", "数字", "可核对", "已核对", "相符", "不符", "说明"),
    "en": ("file", "figures", "checkable", "checked", "agreeing", "inconsistent", "message"),
}


def write(files: Sequence[CheckedFile], path: Path, language: str = "zh") -> None:
    """Write the workbook. Raises ValueError, with the mend, where xlsxwriter is not installed."""
    try:
        import xlsxwriter  # noqa: F401
    except ImportError as error:
        raise ValueError(".xlsx needs a package; pip install 'zhaoshang-extract[xlsx]'") from error
    with whole_file(path) as part, new_book(part) as book:
        names = _WORDS[language]
        shapes = (
            tuple(map(Column, _HEADINGS[language], _WIDTHS, _HEADINGS[language])),
            _columns(_ERRORS[language], (24, 8, 12, 80)),
            _columns(_COUNTS[language], (24, 10, 10, 10, 10, 10, 80)),
        )
        for name, shape, told in zip(names, shapes, _tables(files, language), strict=True):
            sheet = Sheet(book, name, shape)
            for row in told:
                sheet.add(row)
            sheet.finish()


def _columns(headings: Sequence[str], widths: Sequence[int]) -> tuple[Column, ...]:
    return tuple(Column(heading, width, heading) for heading, width in zip(headings, widths, strict=True))


def _tables(files: Sequence[CheckedFile], language: str) -> Iterable[Iterable[Sequence[Cell]]]:
    checks = [
        (file.name, check, row) for file in files for check, row in zip(file.checks, rows(file), strict=True)
    ]
    checks.sort(key=lambda told: (_VERDICTS.index(told[1].verdict), _SEVERITIES.index(told[1].severity)))
    yield (_check(*told, language) for told in checks)
    yield (
        [file.name, error.row, error.id, told_in(error, language)] for file in files for error in file.errors
    )
    yield (_count(file, language) for file in files)


def _check(name: str, check: Any, row: dict[str, Any], language: str) -> Sequence[Cell]:
    def word(listed: str, code: str | None) -> str:
        return label(listed, code) if language == "zh" else code or ""

    low, high = check.interval or (None, None)
    return (
        *(name, check.reported_id, row["figure"], row["indicator"], word("check_kind", check.kind)),
        *(word("verdict", check.verdict), word("severity", check.severity)),
        *(decimal(check.reported), decimal(check.computed), decimal(low), decimal(high)),
        *(told_in(check, language), suggestions(check), row["start"]),
    )


def _count(file: CheckedFile, language: str) -> Sequence[Cell]:
    seen, counts = file.coverage.seen, file.coverage
    bad = sum(check.verdict == "inconsistent" for check in file.checks)
    told = file.usage.tell(language) if file.usage is not None else None
    return (file.name, seen, counts.checkable, counts.checked, counts.agreeing, bad, told)
