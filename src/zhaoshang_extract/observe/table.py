"""Plain-text tables: a column's header names measure and time, a row's first cell the place or sector."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.edtf import Day, Range
from zhaoshang_extract.mention.industry import find_industries
from zhaoshang_extract.mention.period import find_periods
from zhaoshang_extract.mention.quantity import Quantity, find_quantities
from zhaoshang_extract.mention.region import find_regions
from zhaoshang_extract.mention.term import find_terms
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import INVESTMENT, OF_PROJECTS
from zhaoshang_extract.observe.time import current, resolve_said
from zhaoshang_extract.passage import Cell, Table
from zhaoshang_extract.region import Region
from zhaoshang_extract.span import Span

_TOTALS = ("合计", "总计", "全市", "全县", "全省", "全区", "全州", "全盟", "小计", "总数")
_MONEY = ("亿元", "万元", "亿美元", "万美元", "元", "美元")
_KINDS = (("share", "share"), ("completion", "completion"), ("goal", "completion"), ("pop", "growth_pop"))


@dataclass(slots=True)
class Column:
    """What a header cell says: the unit of its figures and their slots."""

    unit: str
    measure: str | None
    rate_kind: str | None
    modality: str
    period: Range | None
    scope: Scope


def walk_table(table: Table, context: Context) -> Iterator[Fact]:
    """The facts of a table's cells, row by row; what its caption says is settled."""
    context.here = []
    columns = [_column(cell.text, table.units, context) for cell in table.header]
    _share_measure(columns)
    _share_total_time(table, columns)
    for row in table.rows:
        yield from _walk_row(row, columns, table.units, context)


def _share_measure(columns: list[Column]) -> None:
    """年度任务 beside 到位资金: a column of goals measures what the other columns of its unit measure."""
    for column in columns:
        if column.measure is None and column.modality == "target":
            column.measure = next((c.measure for c in columns if c.measure and c.unit == column.unit), None)


def _share_total_time(table: Table, columns: list[Column]) -> None:
    """累计, 当月, 完成年度目标: a year's goal is measured by what was done so far, not by the month."""
    so_far = next((c for c, cell in zip(columns, table.header, strict=False) if "累计" in cell.text), None)
    for column in columns if so_far is not None else ():
        if so_far is not None and column.rate_kind == "completion":
            column.period = so_far.period


def _walk_row(row: list[Cell], columns: list[Column], units: list[str], context: Context) -> Iterator[Fact]:
    labels = [cell for cell in row if not _is_figure(cell.text)]
    label = labels[0].text if labels else ""
    region = _row_region(label, context)
    industry = _row_industry(label) if region.how != "said" else None
    heads: list[Fact] = []
    for place, cell in enumerate(row):
        column = columns[place] if place < len(columns) else _column("", units, context)
        quantity = _figure(cell, column) if _is_figure(cell.text) or not columns else None
        if quantity is None or cell.text == label or "序号" in label:
            continue
        fact = _fact(cell, quantity, column, context)
        fact.region = region
        if industry is not None:
            fact.scope = replace(fact.scope, industry=Slot(industry, "said", "sector_of_row"))
        _complete(fact, heads)
        context.facts.append(fact)
        yield fact


def _row_industry(label: str) -> str | None:
    """The sector of a row: a known one, or any label of a row that counts projects of it."""
    if label.startswith(_TOTALS) or not label:
        return None
    return next((m.label for m in find_industries(f"{label}项目")), None)


def _row_region(label: str, context: Context) -> Slot[Region]:
    if label.startswith(_TOTALS) or not label:
        return Slot(context.home, "document", "total_row")
    # 经开区 alone is a zone of the home where a figure follows it, as in a list
    for mention in find_regions(label, context.home) or find_regions(f"、{label}1个", context.home):
        if mention.region is not None and mention.kind != "pronoun":
            return Slot(mention.region, "said", "place_of_row")
    return Slot(context.home, "document", "home")


def _is_figure(text: str) -> bool:
    return bool(text) and text.lstrip("+-—▲▼ ")[:1].isdigit()


def _figure(cell: Cell, column: Column) -> Quantity | None:
    """The cell read as if its column's unit stood behind it."""
    found = find_quantities(cell.text)
    if not found:
        found = find_quantities(cell.text + column.unit)
    if len(found) != 1:
        return None
    return found[0]


def _fact(cell: Cell, quantity: Quantity, column: Column, context: Context) -> Fact:
    fact = Fact(quantity, _place(cell, quantity), "rate" if quantity.kind == "rate" else "head")
    default = "other_count" if quantity.kind == "count" else "other_amount"
    if not column.measure and quantity.kind == "count" and quantity.unit == "个":
        default = "project_count" if context.topic is not None else default
    headed = quantity.kind == "rate" or _suits(column.measure, quantity.kind)
    fact.measure = Slot(column.measure, "said", "column_header") if column.measure and headed else Slot()
    if not fact.measure.value and quantity.kind != "rate":
        named = next((f.measure for _, f in context.frames() if _suits(f.measure.value, quantity.kind)), None)
        if named is None and quantity.kind == "amount":
            summed = [f for f in context.recent if f.measure.value in INVESTMENT]
            named = summed[-1].measure if summed else None
        fact.measure = (
            named.carried("measure_of_caption") if named else Slot(default, "default", "column_of_unknown")
        )
    caption = context.paragraph.scope
    if fact.measure.value not in OF_PROJECTS:  # 引进到位资金完成情况: funds have no step
        caption = replace(caption, stage=Slot())
    fact.scope = column.scope.or_from(caption, "scope_of_caption")
    if fact.measure.value in INVESTMENT | {"project_count"} and context.topic is not None:
        fact.scope = fact.scope.or_from(Scope(stage=context.topic.scope.stage), "step_of_topic")
    fact.period = Slot(column.period, "said", "column_header")
    fact.modality = Slot(column.modality, "said", "column_header")
    if quantity.kind == "rate":
        fact.rate_kind = Slot(column.rate_kind or "other", "said", "column_header")
        fact.negative = quantity.value > 0 and cell.text.startswith(("-", "▼"))
    return fact


def _suits(measure: str | None, kind: str) -> bool:
    counts = measure is not None and (measure.endswith("_count") or measure == "duration")
    return measure is not None and counts == (kind == "count")


def _place(cell: Cell, quantity: Quantity) -> Span:
    end = min(cell.span.start + quantity.span.end, cell.span.end)
    return Span(cell.span.start + quantity.span.start, end)


def _complete(fact: Fact, heads: list[Fact]) -> None:
    """A rate in a row is of the row's figure of the same measure and time, else of its last figure."""
    if fact.role == "head":
        heads.append(fact)
        return
    own = [head for head in heads if head.measure.value == fact.measure.value] or heads
    timed = [head for head in own if head.period.value == fact.period.value] or own
    of = timed[-1] if timed else None
    fact.of = of
    if not fact.measure.value:
        fact.measure = (
            of.measure.carried("figure_of_row") if of else Slot("other_rate", "default", "rate_of_unknown")
        )


def _column(header: str, units: list[str], context: Context) -> Column:
    terms = find_terms(header)
    ids = [term.id for term in terms]
    measures = [t.code for t in terms if t.kind == "measure" and not t.generic]
    heads = [t.code for t in terms if t.kind == "head"]
    stages = [t.id for t in terms if t.kind == "stage"]
    rate = _rate_kind(header, ids, units)
    unit = _unit(header, units, rate, bool(heads) and not measures)
    scope = Scope(stage=Slot(stages[-1], "said", "column_header") if stages else Slot())
    goal = "goal" in ids and rate is None
    time = current(context) if rate == "completion" else _time(header, ids, goal, context)
    measure = measures[-1] if measures else (heads[-1] if heads else None)
    return Column(unit, measure, rate, "target" if goal else "actual", time, scope)


def _rate_kind(header: str, ids: list[str], units: list[str]) -> str | None:
    if "名次" in header or "排" in header:
        return None
    for cue, kind in _KINDS:
        percent = "%" in header or "率" in header or "比" in header or (cue == "completion" and "%" in units)
        if cue in ids and percent:
            return kind
    if any(word in ids for word in ("yoy", "growth", "decline")) or "增减" in header or "±" in header:
        return "growth_yoy"
    return "other" if "%" in header or "率" in header else None


def _unit(header: str, units: list[str], rate: str | None, counts: bool) -> str:
    if rate is not None:
        return "%"
    for unit in (*_MONEY, "个", "家", "户", "人"):
        if f"（{unit}）" in header or f"/{unit}" in header:
            return unit
    if counts:
        return "个"
    return next((unit for unit in units if unit in _MONEY), "")


def _time(header: str, ids: list[str], goal: bool, context: Context) -> Range | None:
    """本月 and 累计 count from the caption's month: 累计 from January."""
    now = current(context)
    for mention in find_periods(header):
        found = resolve_said(mention, context)
        if found is not None:
            return found
    if now is None or now.end is None:
        return now
    if goal:
        return Range(Day(now.end.year), Day(now.end.year), now.uncertain)
    if "累计" in header and now.end.month is not None:
        return Range(Day(now.end.year, 1), Day(now.end.year, now.end.month), now.uncertain)
    return now
