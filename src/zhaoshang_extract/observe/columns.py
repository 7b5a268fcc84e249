"""What the columns of a table take from one another: parts, goals, increases, the year before, times."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.layout.cell import words_of
from zhaoshang_extract.mention.industry import find_industries
from zhaoshang_extract.observe.column import Label, bare_name, read_header
from zhaoshang_extract.observe.table_place import place_of_column
from zhaoshang_extract.observe.time_range import year_before

_GROWTH = "growth_yoy"


def read_columns(names: list[str], units: list[str], context: Context) -> list[Label]:
    """The columns headed by `names`, each with what it takes from the others."""
    columns: list[Label] = []
    lead = True
    for name in names:
        columns.append(read_header(name, units, context, lead=lead))
        if not lead and not _tells(columns[-1]):
            columns[-1].region = place_of_column(name, context)
        lead = lead and columns[-1].role is not None
    share_increase(columns)
    share_parts(columns)
    share_left(columns)
    share_measure(columns)
    share_times(columns)
    return columns


def _tells(column: Label) -> bool:
    return bool(column.role or column.unit or column.measure or column.rate_kind or column.generic)


def share_increase(columns: list[Label]) -> None:
    """上年同期 | 增减 | 增长（%）: of two columns of growth the one without % is the increase itself."""
    for column, right in pairwise(columns):
        bare = bare_name(column.text)
        rate = column.rate_kind == right.rate_kind == _GROWTH
        named = bare.endswith((*words_of("change"), *words_of("increases")))
        if rate and named and "%" not in column.text and "%" in right.text:
            column.rate_kind, column.unit, column.changes = None, "", True


def share_left(columns: list[Label]) -> None:
    """到位资金 | 上年同期 | 增减额: what is compared is what the column of figures to its left measures."""
    left: Label | None = None
    for column in columns:
        compared = column.before or column.changes
        if compared and column.measure is None and left is not None:
            column.measure, column.counted, column.generic = left.measure, left.counted, left.generic
            column.unit = column.unit or left.unit
            column.scope = column.scope.or_from(left.scope, "scope_of_row")
        elif not compared and column.rate_kind is None and column.role is None:
            left = column


def share_measure(columns: list[Label]) -> None:
    """年度任务 beside 到位资金: a column of goals measures what the other columns of its unit measure."""
    for column in columns:
        if column.measure is None and column.modality == "target":
            alike = (c for c in columns if not c.counted and c.unit == column.unit)
            column.measure = next((c.measure for c in alike if c.measure), None)


def share_parts(columns: list[Label]) -> None:
    """签约项目（个） | 其中：亿元以上: a part counts what the column to its left does, or is of a sector."""
    for left, column in pairwise(columns):
        part = next((word for word in words_of("part") if word in column.text), None)
        part = "" if part is None and _is_size(column) else part
        if part is None:
            continue
        sectors = [
            m.label
            for m in find_industries(column.text.rpartition(part or "，")[2].lstrip("：#"))
            if not m.inside_name
        ]
        if sectors:
            column.scope = replace(column.scope, industry=Slot(sectors[-1], "said", "sector_of_column"))
        if column.measure is None and column.rate_kind is None and column.role is None:
            column.measure, column.counted = left.measure, left.counted
            column.unit = column.unit or left.unit
            column.scope = column.scope.or_from(left.scope, "scope_of_row")


def _is_size(column: Label) -> bool:
    """True for 10亿元以上: a column of which only a size is known."""
    return column.scope.threshold.value is not None and not column.region.value and not _tells(column)


def share_times(columns: list[Label]) -> None:
    """9月 | 同比 | 1—9月 | 同比 | 上年同期: a column without a time has that of the figures to its left.

    累计, 当月, 完成年度目标: a year's goal is measured by what was done so far, not by the month.
    """
    so_far = next((column for column in columns if column.cumulative), None)
    left: Label | None = None
    for column in columns:
        if so_far is not None and column.rate_kind == "completion":
            column.period = so_far.period
        elif column.timed and column.rate_kind is None and column.modality == "actual":
            left = column
        elif left is not None and left.period is not None and column.modality == "actual":
            if column.before:
                column.period = year_before(left.period)
            elif not column.timed and column.rate_kind != "completion":
                column.period = left.period
