"""The places that the cells of a table name: those of its rows, of its columns, and in cells of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.layout.cell import is_figure, words_of
from zhaoshang_extract.mention.region import RegionMention, find_regions
from zhaoshang_extract.observe.column import bare_name
from zhaoshang_extract.passage import Passage, Table
from zhaoshang_extract.region import Region
from zhaoshang_extract.span import Span


def named_places(name: str, home: Region | None, year: int | None = None) -> list[RegionMention]:
    """The places in a cell, with their spans in it; 北 京 is 北京, spread out.

    经开区 alone is a zone of the home where a figure follows it, as in a list, and 开发区 as one of its own.
    """
    kept = [place for place, char in enumerate(name) if not char.isspace()]
    found = _places_in("".join(name.split()), home, year)
    spans = [Span(kept[m.span.start], kept[m.span.end - 1] + 1) for m in found]
    return [replace(m, span=s, quote=name[slice(*s)]) for m, s in zip(found, spans, strict=True)]


def _places_in(name: str, home: Region | None, year: int | None) -> list[RegionMention]:
    plain = bare_name(name).split("（")[0]  # 开发区（含大桥）
    at = name.find(plain)
    if not plain or at < 0:
        return _named(find_regions(name, home, year))
    listed = f"、{plain}1个"
    own = f"{home.name}{plain}" if home is not None else ""
    for said, shift in ((name, 0), (listed, at - 1), (own, at - len(own) + len(plain))):
        found = _named(find_regions(said, home, year)) if said else []
        if said == own:  # the home itself is not what the cell names
            found = [m for m in found if m.kind == "zone" and m.span.end == len(own)]
        if found:
            return [_moved(mention, shift, name) for mention in found]
    return []


def _named(mentions: list[RegionMention]) -> list[RegionMention]:
    return [m for m in mentions if m.region is not None and m.kind != "pronoun"]


def _moved(mention: RegionMention, shift: int, name: str) -> RegionMention:
    span = Span(max(0, mention.span.start + shift), mention.span.end + shift)
    return replace(mention, span=span, quote=name[slice(*span)])


def place_of_row(name: str, context: Context) -> Slot[Region]:
    """The place that a row's name is or names; a total is of the home."""
    plain = bare_name(name)
    if not plain or plain.startswith(words_of("total")):
        return Slot(context.home, "document", "total_row")
    found = named_places(name, context.home, context.anchor.year)
    return Slot(found[0].region, "said", "place_of_row") if found else Slot(context.home, "document", "home")


def place_of_column(name: str, context: Context) -> Slot[Region]:
    """The place that a header cell is, wholly: 指标 | 甲县 | 乙县."""
    found = [m for m in named_places(name, context.home, context.anchor.year) if len(m.span) == len(name)]
    return Slot(found[0].region, "said", "place_of_column") if found else Slot()


def places_of_table(
    table: Table, home: Region | None, year: int | None
) -> Iterator[tuple[Passage, RegionMention]]:
    """Every place that a cell of words names, with the cell as a passage."""
    for cell in (cell for row in (table.over, table.header, *table.rows) for cell in row):
        if not cell.text or is_figure(cell.text) or len(cell.text) != len(cell.span):
            continue
        passage = Passage("table", cell.text, range(*cell.span))
        for mention in named_places(cell.text, home, year):
            yield passage, mention
