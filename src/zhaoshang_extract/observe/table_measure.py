"""What a cell measures and of which projects: its column, else its row, else the caption says it."""

from __future__ import annotations

from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.node import Frame
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.observe.column import Label
from zhaoshang_extract.observe.measure import INVESTMENT, OF_PROJECTS
from zhaoshang_extract.observe.table_figure import COUNTED, suits
from zhaoshang_extract.passage import Table


def measure_of_cell(quantity: Quantity, column: Label, label: Label, context: Context) -> Slot[str]:
    """The measure of the column, else of the row, else of the caption, else what the kind allows."""
    share = quantity.kind in ("rate", "rank")
    for said, rule in ((column, "column_header"), (label, "name_of_row")):
        if said.measure == "paid_in_funds" and quantity.currency not in (None, "CNY"):
            return Slot("foreign_capital_used", "said", "funds_in_foreign_currency")
        if said.measure and (share or suits(said.measure, quantity.kind)):
            return Slot(said.measure, "said", rule)
    if share:
        return Slot()
    generic = _generic(column, label) if quantity.kind == "amount" else None
    if generic is not None and generic not in INVESTMENT:
        return Slot(generic, "said", "column_header")  # 出口
    frame = caption_of(quantity.kind, context)
    if frame is not None:
        return frame.measure.carried("measure_of_caption")
    if generic is not None:
        return Slot(generic, "said", "column_header")
    summed = [fact for fact in context.recent if fact.measure.value in INVESTMENT]
    if quantity.kind == "amount" and summed:
        return summed[-1].measure.carried("measure_of_caption")
    nouns = (frame.counted for _, frame in context.frames() if frame.counted.value is not None)
    if quantity.kind == "count" and quantity.unit == COUNTED and (noun := next(nouns, None)) is not None:
        return noun.carried("noun_of_caption")  # 一、签约项目情况 | 目标（个） | 完成（个）
    if quantity.kind == "count" and quantity.unit == COUNTED and context.topic is not None:
        return Slot("project_count", "default", "column_of_unknown")
    default = quantity.unit_measure or ("other_count" if quantity.kind == "count" else "other_amount")
    return Slot(default, "default", "column_of_unknown")


def kind_of_caption(context: Context) -> Slot[str]:
    """规上工业增加值增速（%） above columns of quarters: what kind of rate the narrowest title names."""
    kind = next((f.rate_kind for _, f in context.frames() if f.rate_kind.value), None)
    return kind.carried("kind_of_caption") if kind else Slot("other", "default", "column_of_unknown")


def _generic(column: Label, label: Label) -> str | None:
    """What 金额, 投资 or 出口 measures; the 金额 of projects past their signing is their investment."""
    generic = column.generic or label.generic
    stage = column.scope.stage.value or label.scope.stage.value
    signed = stage in (None, "signed", "in_talks", "reserved", "promoted")
    return "total_investment" if generic == "agreed_investment" and not signed else generic


def scope_of_cell(measure: str | None, column: Label, label: Label, context: Context) -> Scope:
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


def caption_of(kind: str, context: Context) -> Frame | None:
    """The caption, heading or headline that names a measure of this kind, the narrowest first."""
    return next(
        (
            f
            for _, f in context.frames()
            if f.measure.value and (kind == "rate" or suits(f.measure.value, kind))
        ),
        None,
    )
