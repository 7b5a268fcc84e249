"""The sheets of a ledger: their columns, headings and rows, for workbooks, Parquet and the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from zhaoshang_extract.ledger.figure_table import (
    AMOUNT,
    check_rows,
    progress_rows,
    rank_rows,
    series_rows,
)
from zhaoshang_extract.ledger.message import words_of
from zhaoshang_extract.ledger.overview import Overview
from zhaoshang_extract.ledger.project_table import PAIRS, PROJECTS, STEPS, pair_row, project_row, step_row
from zhaoshang_extract.ledger.reasons import told
from zhaoshang_extract.record.labels import label

Row = dict[str, Any]
HEADINGS = {
    "id": "编号",
    "name": "项目",
    "region": "地区",
    "investors": "投资方",
    "stage": "阶段",
    "amount": "金额",
    "currency": "币种",
    "first": "最早",
    "last": "最近",
    "mentions": "篇次",
    "notes": "提示",
    "project": "编号",
    "day": "日期",
    "source": "文件",
    "quote": "原文",
    "mention": "提及",
    "points": "分",
    "one": "甲",
    "one_name": "甲项目",
    "one_region": "甲地区",
    "other": "乙",
    "other_name": "乙项目",
    "other_region": "乙地区",
    "reasons": "理由",
    "rank": "位次",
    "adcode": "代码",
    "measure": "指标",
    "size": "规模",
    "industry": "行业",
    "coverage": "口径",
    "modality": "性质",
    "transformation": "增减",
    "rate_kind": "比率",
    "period": "时期",
    "shape": "时段",
    "value": "数值",
    "low": "下限",
    "high": "上限",
    "unit": "单位",
    "documents": "篇数",
    "rival": "异数",
    "previous_rank": "上期",
    "previous_value": "上期数",
    "moved": "升降",
    "goal": "目标",
    "actual": "完成",
    "until": "截至",
    "done": "完成率",
    "calendar": "时序",
    "ahead": "超欠",
    "standing": "进度",
    "verdict": "结论",
    "kind": "类型",
    "published": "日期",
    "message": "说明",
}
SERIES = (
    *("region", "adcode", "measure", "stage", "size", "industry", "coverage", "modality"),
    *(
        "transformation",
        "rate_kind",
        "period",
        "shape",
        "value",
        "low",
        "high",
        "unit",
        "documents",
        "rival",
        "quote",
        "source",
    ),
    "published",
)
_CHECKS = ("verdict", "kind", "region", "period", "measure", "quote", "message", "source")
_RANKING = (
    *("measure", "period", "coverage", "rank", "region", "value", "unit", "low", "high", "previous_rank"),
    *("previous_value", "moved", "adcode", "quote", "source", "published"),
)
PROGRESS = (
    *("region", "adcode", "measure", "stage", "goal", "actual", "until", "done", "calendar", "ahead"),
    *("standing", "source"),
)
_NUMBERS = frozenset({"amount", "value", "low", "high", "previous_value", "done", "calendar", "ahead"})
_WHOLE = frozenset({"mentions", "rank", "previous_rank", "moved", "documents"})
_DAYS = frozenset({"first", "last", "day", "published"})
_CODED = frozenset({"measure", "stage", "modality", "transformation", "rate_kind", "currency"})
_TOLD = frozenset({"standing", "verdict", "kind", "shape"})


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its name in English and in Chinese, its columns, and rows with codes and exact figures."""

    name: str
    name_zh: str
    columns: tuple[str, ...]
    rows: Iterable[Row]


def tables_of(overview: Overview, language: str) -> Iterator[Table]:
    """The sheets of a ledger; `language` is that of messages and reasons."""
    entries = overview.entries
    steps = (step_row(entry, step) for entry in entries.entries for step in entry.history.steps)
    yield Table("projects", "项目", PROJECTS, map(project_row, entries.entries))
    yield Table("history", "历程", STEPS, steps)
    yield Table("pairs", "疑似同一", PAIRS, (pair_row(pair, language) for pair in entries.pairs))
    yield Table("series", "序列", SERIES, series_rows(overview.series))
    yield Table("checks", "核对", _CHECKS, check_rows(overview.checks, language))
    yield Table("ranking", "排名", _RANKING, _ranking_rows(overview))
    yield Table("progress", "进度", PROGRESS, progress_rows(overview.progress))


def _ranking_rows(overview: Overview) -> Iterator[Row]:
    for ranking in overview.rankings:
        about = {
            "measure": ranking.key.measure,
            "period": ranking.span.edtf,
            "coverage": ranking.cover.told() or None,
        }
        yield from (about | row for row in rank_rows(ranking))


def sort_of(column: str) -> str:
    """What a column holds: decimal, integer, boolean, number or text."""
    if column in _NUMBERS:
        return "decimal"
    if column == "rival":
        return "boolean"
    return "integer" if column in _WHOLE else "number" if column == "points" else "text"


def exact(column: str, cell: Any) -> Any:
    """A cell with its figure as a number."""
    return Decimal(cell) if cell is not None and column in _NUMBERS else cell


def readable(column: str, cell: Any, language: str) -> str | int | Decimal | date | None:
    """A cell for people: codes in words, figures as numbers, days as days."""
    if cell is None or cell is False:
        return None
    if column in _NUMBERS:
        return Decimal(cell)
    if column in _WHOLE:
        return int(cell)
    if column == "points":
        return Decimal(str(cell))
    if column in _DAYS:
        try:
            return date.fromisoformat(cell)
        except ValueError:  # results of another making
            return str(cell)
    return worded(column, str(cell), language) if cell is not True else "*"


def worded(column: str, cell: str, language: str) -> str:
    """A code in words; in English most codes are words already."""
    if column == "notes":
        return told(cell.split(", "), language) if cell else ""
    if column in _TOLD:
        return words_of(f"{column}.{cell}", language)
    if language == "zh" and column == "unit" and cell.startswith(AMOUNT):
        return f"亿{label('currency', cell.removeprefix(AMOUNT))}"
    return label(column, cell) if language == "zh" and column in _CODED else cell
