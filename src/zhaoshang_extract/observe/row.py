"""What the name of a table's row says: its place, its sector, and the measure that it may take from above."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.layout.cell import is_number, is_unit, words_of
from zhaoshang_extract.mention.industry import find_industries
from zhaoshang_extract.observe.column import Label, bare_name, is_part, read_row, time_of_name
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import OF_PROJECTS
from zhaoshang_extract.observe.table_place import place_of_row
from zhaoshang_extract.passage import Cell
from zhaoshang_extract.region import Region


@dataclass(slots=True)
class Holder:
    """The last row that named a measure. `printed` says that its own name gave the unit: 新设企业（家）."""

    label: Label = field(default_factory=lambda: Label(""))
    printed: bool = False
    heads: bool = False  # it has no figures: a heading among the rows
    parted: bool = False  # a row below it was marked as a part of it: 其中：工业


@dataclass(slots=True)
class Row:
    """The cells of a row with what its name says; `own` is that without what it took from above."""

    cells: list[Cell]
    name: str
    label: Label
    own: Label
    region: Slot[Region]


def read_cells(cells: list[Cell], columns: list[Label], above: Holder, context: Context) -> Row:
    """A row, read below `above`, which it changes where it names a measure itself."""
    name = _name(cells, columns)
    own = read_row(name)
    printed = bool(own.unit)
    own.unit = own.unit or next((c.text for c in cells if c.text != name and is_unit(c.text)), "")
    region = place_of_row(name, context)
    plain = bare_name(name)
    sector = own.counted and (any(column.sectors for column in columns) or _sector(plain) == plain)
    if region.how == "said" or sector:
        own.measure, own.counted = None, False  # the 市 of 丰城市 counts no places, 电子设备制造业 no devices
    figures = any(is_number(cell.text) for cell in cells)
    above.parted = above.parted or is_part(name)
    kind = _is_kind(own, above)
    if kind:
        own.measure, own.counted = None, False
    label = _below(own, name, above, inside=kind or region.how == "said")
    own.period = label.period = time_of_name(name, context)
    if own.measure is not None:
        above.label, above.printed, above.heads, above.parted = own, printed, not figures, False
    elif label is own and own.unit:
        # 粮食产量（万吨）: of a measure that has no name here
        above.label = replace(Label(""), unit=own.unit, rate_kind=own.rate_kind) if printed else Label("")
    elif own.role == "index":
        above.label = Label("", role="index")
    return Row(cells, name, label, own, region)


def _is_kind(own: Label, above: Holder) -> bool:
    """工业增加值 / #国有企业 / 集体企业: a bare noun below the marked parts of a sum counts nothing."""
    return above.parted and own.counted and not own.unit and not above.label.counted


def _below(own: Label, name: str, above: Holder, *, inside: bool) -> Label:
    """新设企业（家） / 中外合资 / 外商独资: a part takes measure and unit of the row that it is a part of."""
    holder = above.label
    if holder.measure is None and own.measure is None and not own.unit and (holder.unit or holder.role):
        part = is_part(name) or _sector(bare_name(name)) is not None
        return replace(own, unit=holder.unit, rate_kind=holder.rate_kind, role=holder.role) if part else own
    if own.measure is not None or own.rate_kind is not None or holder.measure is None or not name:
        return own
    unlike = own.unit not in ("", holder.unit)
    sized = own.scope.threshold.value is not None
    parts = is_part(name) or inside or sized or above.heads or _sector(bare_name(name)) is not None
    if unlike or not (parts or (above.printed and not own.unit)):
        return own
    scope = own.scope.or_from(holder.scope, "scope_of_row")
    told = replace(own, measure=holder.measure, unit=holder.unit, counted=holder.counted, scope=scope)
    return replace(told, rate_kind=holder.rate_kind, role=holder.role)


def take_sector(fact: Fact, row: Row, before: list[Fact], *, sectors: bool) -> None:
    """A row that names a sector is of it, and measures value added below one of 地区生产总值.

    `sectors` says that the header calls the rows' names 行业 or 产业.
    """
    if row.own.measure is not None:
        return
    industry = _row_industry(row.name, fact, sectors=sectors)
    if industry is None:
        return
    fact.scope = replace(fact.scope, industry=Slot(industry, "said", "sector_of_row"))
    above = before[-1].measure.value if before else None
    product = fact.measure.how == "default" and fact.role == "head" and above in ("gdp", "value_added")
    if fact.measure.value == "gdp" or product:
        fact.measure = Slot("value_added", "said", "sector_of_product")


def _name(cells: list[Cell], columns: list[Label]) -> str:
    """The row's name: its first cell that is no figure, but not a number before it or a unit."""
    for place, cell in enumerate(cells):
        role = columns[place].role if len(columns) == len(cells) else None
        if role == "time":
            return cell.text
        if role == "unit" and not is_unit(cell.text):
            role = None  # 单位 heads the names of offices too
        if cell.text and not is_number(cell.text) and role is None:
            return cell.text
    return ""


def _row_industry(name: str, fact: Fact, *, sectors: bool) -> str | None:
    """The sector of a row: a known one, or any name of a row that counts projects of it."""
    plain = bare_name(name)
    if plain.startswith(words_of("total")) or not plain:
        return None
    known = _sector(plain)
    if known is not None or sectors:
        return known or plain
    of_projects = fact.measure.value in OF_PROJECTS
    return next((m.label for m in find_industries(f"{plain}项目")), None) if of_projects else None


def _sector(plain: str) -> str | None:
    """A name of several sectors (交通运输、仓储和邮政业) is one row, so it is one sector."""
    found = [m for m in find_industries(plain) if not m.inside_name]
    if found and found[-1].span.end == len(plain):
        return plain if found[0].span.start == 0 else found[-1].label
    return None
