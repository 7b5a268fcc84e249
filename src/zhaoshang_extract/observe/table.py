"""Tables: a column's header, a row's name and the caption tell together what each cell measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.layout.cell import is_number, words_of
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.observe.column import Label, bare_name, from_january
from zhaoshang_extract.observe.columns import read_columns
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.row import Holder, Row, read_cells, take_sector
from zhaoshang_extract.observe.table_figure import figure_of_cell, place_of_cell
from zhaoshang_extract.observe.table_measure import (
    caption_of,
    kind_of_caption,
    measure_of_cell,
    scope_of_cell,
)
from zhaoshang_extract.observe.time_carried import current
from zhaoshang_extract.passage import Cell, Story, Table
from zhaoshang_extract.span import Covered, Span

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*%?")
Role = Literal["head", "rate", "rank"]


def walk_table(table: Table, context: Context) -> Iterator[Fact]:
    """The facts of a table's cells, row by row; what its caption says is settled."""
    context.here = []
    columns = read_columns(column_names(table), table.units, context)
    told: list[Fact] = []
    above = Holder()
    for cells in table.rows:
        row = read_cells(cells, columns, above, context)
        for fact in _walk_row(row, columns, table.units, told, context):
            told.append(fact)
            yield fact


def column_names(table: Table) -> list[str]:
    """The header of each column, with what stands over it: 固定资产投资 | over 增速 | 位次."""
    names = [cell.text for cell in table.header]
    if not table.over:
        return names
    return [f"{upper}{name}" for upper, name in zip(_spread(table.over), names, strict=True)]


def _spread(over: list[Cell]) -> list[str]:
    """The upper header cells, each over the empty ones behind it; the first two columns are no group."""
    found: list[str] = []
    for place, cell in enumerate(over):
        found.append(cell.text or (found[-1] if place > 1 else ""))
    return found


def _walk_row(
    row: Row, columns: list[Label], units: list[str], before: list[Fact], context: Context
) -> Iterator[Fact]:
    """The facts of one row; `before` are those of the rows above."""
    label, region = row.label, row.region
    # 地区生产总值（亿元） / 同比增长（%）: the second row goes on about the first
    goes_on = label.rate_kind not in (None, "share", "other") and label.measure is None
    told: list[Fact] = before[-1:] if goes_on else []
    columns = _fitting(columns, row.cells)
    facts: list[Fact] = []
    for place, cell in enumerate(row.cells):
        column = columns[place] if place < len(columns) else Label("", period=current(context))
        if cell.text == row.name or not is_number(cell.text) or column.role in ("serial", "unit"):
            continue
        quantity = figure_of_cell(cell, column, label, units)
        if quantity is None:
            continue
        fact = _fact(cell, quantity, column, label, context)
        fact.region = region if region.how == "said" else column.region if column.region.value else region
        facts.append(fact)
        _complete(fact, told, context)
        if region.how != "said":
            take_sector(fact, row, before, sectors=any(one.sectors for one in columns))
    for fact in facts:
        others = [one for one in facts if one.role != "rank"]
        if fact.role == "rank" and fact.of is None and others:
            _rank_of(fact, others[0])
    context.facts += facts
    yield from facts


def _fitting(columns: list[Label], cells: list[Cell]) -> list[Label]:
    """The columns of a row; columns that say nothing where none fit.

    合计 812.4 5.1: a total has no number, no place among its parts and no remark behind it.
    """
    length = len(cells)
    if not columns or len(columns) == length:
        return columns
    if columns[0].role == "serial" and not is_number(cells[0].text):
        columns = columns[1:]
    last = max((place for place, column in enumerate(columns) if _tells(column)), default=-1)
    placed = [column for column in columns if column.role != "rank"]
    told = [column for column in columns[: last + 1] if column.role != "rank"]
    for fitting in (columns, placed, columns[: last + 1], told):
        if len(fitting) == length:
            return fitting
    return [Label("", role="unsure")] * length


def _tells(column: Label) -> bool:
    """False for 备注 and 去向: a column of words."""
    return bool(column.role or column.unit or column.measure or column.counted or column.rate_kind)


def unread_figures(story: Story, facts: list[Fact]) -> list[Span]:
    """The places of the figures of tables, and of lines that look like one, that no fact was made of."""
    found: list[Span] = []
    covered = Covered(fact.span for fact in facts)
    for part in story.parts:
        if isinstance(part, Table):
            found += _unread_cells(part, covered)
        elif part.kind == "table":
            found += [part.span(*match.span()) for match in _FIGURE.finditer(part.text)]
    return found


def _unread_cells(table: Table, covered: Covered) -> Iterator[Span]:
    names = column_names(table)
    serials = {place for place, name in enumerate(names) if bare_name(name) in words_of("serial")}
    for row in table.rows:
        opens = True  # only numbers stand before the cell
        for place, cell in enumerate(row):
            number = is_number(cell.text)
            if number and not opens and place not in serials and not covered.touch(cell.span):
                yield cell.span
            opens = opens and number


def _fact(cell: Cell, quantity: Quantity, column: Label, label: Label, context: Context) -> Fact:
    role: Role = quantity.kind if quantity.kind in ("rate", "rank") else "head"
    fact = Fact(quantity, place_of_cell(cell, quantity), role)
    fact.measure = measure_of_cell(quantity, column, label, context)
    fact.scope = scope_of_cell(fact.measure.value, column, label, context)
    fact.period = Slot(column.period, "said", "column_header")
    if label.period is not None and (column.cumulative or not column.timed):
        own = from_january(label.period, None) if column.cumulative else label.period
        fact.period = Slot(own, "said", "name_of_row")
    fact.modality = Slot(column.modality, "said", "column_header")
    if (column.changes or label.changes) and role == "head":
        fact.transformation = Slot("change", "said", "column_header")
    if quantity.kind == "rate":
        told = column.rate_kind or label.rate_kind
        fact.rate_kind = Slot(told, "said", "column_header") if told else kind_of_caption(context)
        fact.negative = quantity.value > 0 and cell.text.startswith(("-", "▼", "↓"))
    return fact


def _complete(fact: Fact, told: list[Fact], context: Context) -> None:
    """A rate in a row is of the row's figure of the same measure and time, else of its last figure.

    Where a table holds nothing but rates, its caption says what they are of.
    """
    heads = [one for one in told if one.role == "head"]
    before = told[-1] if told else None
    told.append(fact)
    if fact.role == "head":
        return
    own = [head for head in heads if head.measure.value == fact.measure.value] or heads
    timed = [head for head in own if head.period.value == fact.period.value] or own
    of = timed[-1] if timed else (before if fact.role == "rank" else None)
    if fact.role == "rank":
        if of is not None:
            _rank_of(fact, of)
        elif not fact.measure.value:
            fact.measure = Slot("other_rate", "default", "rate_of_unknown")
        return
    fact.of = of
    if of is not None and fact.measure.value in (None, of.measure.value):
        fact.scope = fact.scope.or_from(of.scope, "figure_of_row")
    if fact.measure.value:
        return
    named = caption_of("rate", context)
    if of is not None:
        fact.measure = of.measure.carried("figure_of_row")
    elif named is not None:
        fact.measure = named.measure.carried("measure_of_caption")
        fact.scope = fact.scope.or_from(Scope(industry=named.scope.industry), "scope_of_caption")
    else:
        fact.measure = Slot("other_rate", "default", "rate_of_unknown")


def _rank_of(fact: Fact, of: Fact) -> None:
    """Let a rank be of another figure of its row."""
    fact.of = of
    fact.period, fact.scope = of.period, of.scope
    if not fact.measure.value or fact.measure.how == "default":
        fact.measure = of.measure.carried("figure_of_row")
