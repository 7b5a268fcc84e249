"""Tables: a column's header, a row's name and the caption tell together what each cell measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.node import Frame
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.layout.cell import is_number, words_of
from zhaoshang_extract.mention.quantity import Quantity, find_quantities
from zhaoshang_extract.observe.column import Label, bare_name, from_january
from zhaoshang_extract.observe.columns import read_columns
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import INVESTMENT, OF_PROJECTS
from zhaoshang_extract.observe.row import Holder, Row, read_cells, take_sector
from zhaoshang_extract.observe.time_carried import current
from zhaoshang_extract.passage import Cell, Story, Table
from zhaoshang_extract.span import Covered, Span

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*%?")
Role = Literal["head", "rate", "rank"]

_COUNTED = "个"  # what 项目数 12 is read with


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
        quantity = _figure(cell, column, label, units)
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


def _figure(cell: Cell, column: Label, label: Label, units: list[str]) -> Quantity | None:
    """The cell read as if its unit stood behind it: its own, its column's, its row's, the caption's."""
    text = cell.text.replace(" ", "")
    if column.role == "rank":
        return _rank(text)
    if label.role == "index" and not column.rate_kind:
        return None
    found = find_quantities(text)
    if not found and column.role != "unsure":
        found = find_quantities(text + _unit(column, label, units))
    if len(found) != 1 or (found[0].kind == "count" and found[0].unit in words_of("whole") and "." in text):
        return None  # half a project: the header is not that of these cells
    return _signed(found[0], text)


def _signed(quantity: Quantity, text: str) -> Quantity:
    """-500 of a column in 万元: the minus belongs to the number."""
    minus = text[:1] in ("-", "－") and quantity.span.start == 1 and quantity.kind in ("count", "amount")
    if not minus:
        return quantity
    span, quote = Span(0, quantity.span.end), text[0] + quantity.quote
    return replace(quantity, span=span, quote=quote, number=f"-{quantity.number}", value=-quantity.value)


def _rank(text: str) -> Quantity | None:
    digits = text.lstrip("第").rstrip("位名")
    if not digits.isdecimal() or not 0 < len(digits) < 5 or int(digits) == 0:
        return None
    unit = text[-1] if text[-1] in "位名" else ""
    return Quantity("rank", Span(0, len(text)), text, digits, unit, Decimal(digits))


def _unit(column: Label, label: Label, units: list[str]) -> str:
    if column.rate_kind is not None or column.unit:
        return column.unit
    if label.unit:
        return label.unit
    if column.counted or (label.counted and column.measure is None and column.silent):
        return _COUNTED
    return _of_caption(units, column.measure or label.measure)


def _of_caption(units: list[str], measure: str | None) -> str:
    """单位：个、亿元: the unit of money, for what is counted that of counts; "" where none is sure."""
    read = [(unit, find_quantities(f"1{unit}")[:1]) for unit in units if unit != "%"]
    kinds = ("count", "amount") if _suits(measure, "count") else ("amount", "count")
    for kind in kinds:
        fitting = [unit for unit, found in read if found and found[0].kind == kind]
        if fitting:
            return fitting[0]
    return units[0] if len(units) == 1 else ""


def _fact(cell: Cell, quantity: Quantity, column: Label, label: Label, context: Context) -> Fact:
    role: Role = quantity.kind if quantity.kind in ("rate", "rank") else "head"
    fact = Fact(quantity, _place(cell, quantity), role)
    fact.measure = _measure(quantity, column, label, context)
    fact.scope = _scope(fact.measure.value, column, label, context)
    fact.period = Slot(column.period, "said", "column_header")
    if label.period is not None and (column.cumulative or not column.timed):
        own = from_january(label.period, None) if column.cumulative else label.period
        fact.period = Slot(own, "said", "name_of_row")
    fact.modality = Slot(column.modality, "said", "column_header")
    if (column.changes or label.changes) and role == "head":
        fact.transformation = Slot("change", "said", "column_header")
    if quantity.kind == "rate":
        told = column.rate_kind or label.rate_kind
        fact.rate_kind = Slot(told, "said", "column_header") if told else _kind_of_caption(context)
        fact.negative = quantity.value > 0 and cell.text.startswith(("-", "▼", "↓"))
    return fact


def _measure(quantity: Quantity, column: Label, label: Label, context: Context) -> Slot[str]:
    """The measure of the column, else of the row, else of the caption, else what the kind allows."""
    share = quantity.kind in ("rate", "rank")
    for said, rule in ((column, "column_header"), (label, "name_of_row")):
        if said.measure == "paid_in_funds" and quantity.currency not in (None, "CNY"):
            return Slot("foreign_capital_used", "said", "funds_in_foreign_currency")
        if said.measure and (share or _suits(said.measure, quantity.kind)):
            return Slot(said.measure, "said", rule)
    if share:
        return Slot()
    generic = _generic(column, label) if quantity.kind == "amount" else None
    if generic is not None and generic not in INVESTMENT:
        return Slot(generic, "said", "column_header")  # 出口
    frame = _caption_of(quantity.kind, context)
    if frame is not None:
        return frame.measure.carried("measure_of_caption")
    if generic is not None:
        return Slot(generic, "said", "column_header")
    summed = [fact for fact in context.recent if fact.measure.value in INVESTMENT]
    if quantity.kind == "amount" and summed:
        return summed[-1].measure.carried("measure_of_caption")
    nouns = (frame.counted for _, frame in context.frames() if frame.counted.value is not None)
    if quantity.kind == "count" and quantity.unit == _COUNTED and (noun := next(nouns, None)) is not None:
        return noun.carried("noun_of_caption")  # 一、签约项目情况 | 目标（个） | 完成（个）
    if quantity.kind == "count" and quantity.unit == _COUNTED and context.topic is not None:
        return Slot("project_count", "default", "column_of_unknown")
    default = quantity.unit_measure or ("other_count" if quantity.kind == "count" else "other_amount")
    return Slot(default, "default", "column_of_unknown")


def _kind_of_caption(context: Context) -> Slot[str]:
    """规上工业增加值增速（%） above columns of quarters: what kind of rate the narrowest title names."""
    kind = next((f.rate_kind for _, f in context.frames() if f.rate_kind.value), None)
    return kind.carried("kind_of_caption") if kind else Slot("other", "default", "column_of_unknown")


def _generic(column: Label, label: Label) -> str | None:
    """What 金额, 投资 or 出口 measures; the 金额 of projects past their signing is their investment."""
    generic = column.generic or label.generic
    stage = column.scope.stage.value or label.scope.stage.value
    signed = stage in (None, "signed", "in_talks", "reserved", "promoted")
    return "total_investment" if generic == "agreed_investment" and not signed else generic


def _scope(measure: str | None, column: Label, label: Label, context: Context) -> Scope:
    caption = context.paragraph.scope
    if measure not in OF_PROJECTS:  # 引进到位资金完成情况: funds have no step
        caption = replace(caption, stage=Slot())
    scope = column.scope.or_from(label.scope, "scope_of_row").or_from(caption, "scope_of_caption")
    if measure in OF_PROJECTS:
        for name, frame in context.frames():
            if name == "heading":
                scope = scope.or_from(Scope(stage=frame.scope.stage), "step_of_heading")
    table = context.node.passage
    told = isinstance(table, Table) and bool(table.header)  # it speaks for itself
    if measure in INVESTMENT | {"project_count"} and context.topic is not None and not told:
        scope = scope.or_from(Scope(stage=context.topic.scope.stage), "step_of_topic")
    return scope


def _suits(measure: str | None, kind: str) -> bool:
    if measure == "other_rate":
        return False
    counts = measure is not None and (measure.endswith("_count") or measure == "duration")
    return measure is not None and counts == (kind == "count")


def _place(cell: Cell, quantity: Quantity) -> Span:
    """Where the figure is printed: without a unit that only its header prints, with blanks inside it."""
    kept = [at for at, char in enumerate(cell.text) if char != " "]
    end = min(quantity.span.end, len(kept))
    return Span(cell.span.start + kept[quantity.span.start], cell.span.start + kept[end - 1] + 1)


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
    named = _caption_of("rate", context)
    if of is not None:
        fact.measure = of.measure.carried("figure_of_row")
    elif named is not None:
        fact.measure = named.measure.carried("measure_of_caption")
        fact.scope = fact.scope.or_from(Scope(industry=named.scope.industry), "scope_of_caption")
    else:
        fact.measure = Slot("other_rate", "default", "rate_of_unknown")


def _caption_of(kind: str, context: Context) -> Frame | None:
    """The caption, heading or headline that names a measure of this kind, the narrowest first."""
    return next(
        (
            f
            for _, f in context.frames()
            if f.measure.value and (kind == "rate" or _suits(f.measure.value, kind))
        ),
        None,
    )


def _rank_of(fact: Fact, of: Fact) -> None:
    """Let a rank be of another figure of its row."""
    fact.of = of
    fact.period, fact.scope = of.period, of.scope
    if not fact.measure.value or fact.measure.how == "default":
        fact.measure = of.measure.carried("figure_of_row")
