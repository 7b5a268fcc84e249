"""The tables of a ledger: the fields of what it keeps, as columns of DuckDB and of Arrow.

A text is VARCHAR, a number of characters or rows BIGINT, several texts VARCHAR[]. A figure stands twice: as
DECIMAL(38,12), null where it has more digits, and exact as text in a column NAME_text. docs/ledger.md has the
columns; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from zhaoshang_extract.arrow.schema import fitted
from zhaoshang_extract.ledger.mentioned import Mentioned
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.record.fields import plain_decimal

# Raised with every change of the columns.
VERSION = 1
_DIGITS, _SCALE = 38, 12
_TEXT, _INTEGER, _DECIMAL, _TEXTS = "VARCHAR", "BIGINT", f"DECIMAL({_DIGITS},{_SCALE})", "VARCHAR[]"
_SORTS = {
    "str": _TEXT,
    "str | None": _TEXT,
    "int": _INTEGER,
    "Decimal": _DECIMAL,
    "Decimal | None": _DECIMAL,
    "tuple[str, ...]": _TEXTS,
}
EXACT = "_text"


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of the ledger: its key, a digest of all that is kept of it, and its head."""

    document: str
    digest: str
    id: str
    source: str | None
    title: str | None
    publisher: str | None
    level: str | None
    home: str | None
    home_name: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Checked:
    """A check within one document, as its report has it; `reported` is the value that was checked."""

    document: str
    id: str
    kind: str
    reported_id: str
    reported: Decimal
    computed: Decimal | None
    verdict: str
    severity: str | None
    message: str
    message_zh: str | None


class Table(NamedTuple):
    """A table: its name and the class whose fields are its columns."""

    name: str
    row: type[Any]


DOCUMENTS = Table("documents", Kept)
FIGURES = Table("figures", Printed)
MENTIONS = Table("mentions", Mentioned)
CHECKS = Table("checks", Checked)
# Those of documents come last: where a batch is there, its documents say so.
TABLES = (FIGURES, MENTIONS, CHECKS, DOCUMENTS)


@cache
def sorts(table: Table) -> dict[str, str]:
    """The columns of a table that are fields, with their SQL types."""
    return {field.name: _SORTS[str(field.type)] for field in fields(table.row)}


@cache
def columns(table: Table) -> tuple[tuple[str, str], ...]:
    """All columns of a table with their SQL types: a figure is followed by its exact text."""
    found: list[tuple[str, str]] = []
    for name, sort in sorts(table).items():
        found.append((name, sort))
        if sort == _DECIMAL:
            found.append((name + EXACT, _TEXT))
    return tuple(found)


def statements() -> list[str]:
    """What makes an empty ledger."""
    made = []
    for table in TABLES:
        told = ", ".join(f'"{name}" {sort}' for name, sort in columns(table))
        key = ', PRIMARY KEY ("document")' if table is DOCUMENTS else ""
        made.append(f"CREATE TABLE {table.name} ({told}{key})")
    made.append("CREATE TABLE edits (number BIGINT PRIMARY KEY, edit VARCHAR)")
    made.append("CREATE TABLE ledger (version BIGINT)")
    made.append(f"INSERT INTO ledger VALUES ({VERSION})")
    return made


def arrow_table(table: Table, rows: Sequence[Any]) -> Any:
    """Rows as an Arrow table with all columns of `table`."""
    import pyarrow

    types = {
        _TEXT: pyarrow.string(),
        _INTEGER: pyarrow.int64(),
        _DECIMAL: pyarrow.decimal128(_DIGITS, _SCALE),
        _TEXTS: pyarrow.list_(pyarrow.string()),
    }
    arrays, names = [], []
    for name, sort in sorts(table).items():
        cells = [getattr(row, name) for row in rows]
        if sort == _DECIMAL:
            arrays.append(pyarrow.array(map(fitted, cells), type=types[sort]))
            arrays.append(pyarrow.array(map(plain_decimal, cells), type=types[_TEXT]))
            names += [name, name + EXACT]
        else:
            arrays.append(pyarrow.array(cells, type=types[sort]))
            names.append(name)
    return pyarrow.Table.from_arrays(arrays, names=names)


def selected(table: Table) -> str:
    """The columns to read a row of `table` from, figures as their exact texts."""
    told = (name + EXACT if sort == _DECIMAL else name for name, sort in sorts(table).items())
    return ", ".join(f'"{name}"' for name in told)


def row_of(table: Table, cells: Sequence[Any]) -> Any:
    """The row whose `selected` columns hold `cells`."""
    told = list(cells)
    decimals, lists = _made_anew(table)
    for place in decimals:
        if told[place] is not None:
            told[place] = Decimal(told[place])
    for place in lists:
        told[place] = tuple(told[place])
    return table.row(*told)


@cache
def _made_anew(table: Table) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The places of columns whose cells are no texts and numbers yet: decimals, and lists."""
    kinds = list(sorts(table).values())
    decimals, lists = (
        tuple(place for place, sort in enumerate(kinds) if sort == wanted) for wanted in (_DECIMAL, _TEXTS)
    )
    return decimals, lists
