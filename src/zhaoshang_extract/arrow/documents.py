"""Documents out of record batches: each row a source, whatever is wrong with it told as its flaw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zhaoshang_extract.read.failure import Failure
from zhaoshang_extract.read.source import Source
from zhaoshang_extract.read.tabular import Fields, row_source

_NEEDED, _MORE = ("id", "text"), ("published", "region", "title")
# Rows that are Python objects at one time, beside their batch.
_ROWS = 32


def documents_of(batches: Iterable[Any], max_characters: int) -> Iterator[Source]:
    """The rows of the batches as sources. Raises ValueError for a batch whose columns are no documents."""
    for batch in batches:
        fields = _fields_of(batch.schema)
        columns = {name: _plain(batch.column(name), name) for name in fields.columns()}
        for start in range(0, batch.num_rows, _ROWS):
            cells = {name: column.slice(start, _ROWS).to_pylist() for name, column in columns.items()}
            for values in zip(*cells.values(), strict=True):
                yield _source(dict(zip(cells, values, strict=True)), fields, max_characters)


def _source(row: dict[str, Any], fields: Fields, max_characters: int) -> Source:
    name = str(row["id"]) if row["id"] is not None else ""
    if not name:
        told = "a row has nothing (NULL) in 'id'; give each document a name of its own"
        return Source("", flaw=Failure("no_field", told))
    length = len(row["text"] or "")
    if length > max_characters:  # the worker need not see it
        told = f"{name}: has {length} characters, more than {max_characters}; split it"
        return Source(name, flaw=Failure("too_large", told))
    return row_source(row, name, fields)


def _fields_of(schema: Any) -> Fields:
    """Which of the columns are there. Raises ValueError where a needed one is not, or of a wrong type."""
    missing = [name for name in _NEEDED if name not in schema.names]
    if missing:
        told = ", ".join(schema.names)
        raise ValueError(f"the documents have no column {missing[0]!r} (they have {told}); rename one to it")
    there = {name: name for name in (*_NEEDED, *_MORE) if name in schema.names}
    return Fields(**there)


def _plain(column: Any, name: str) -> Any:
    """The column with cells that are texts, integers or days. Raises ValueError for one of another type."""
    from pyarrow import date32, types

    kind = column.type
    if types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if name == "published" and types.is_timestamp(kind):
        return column.cast(date32(), safe=False)
    text = types.is_string(kind) or types.is_large_string(kind) or str(kind) == "string_view"
    day = name == "published" and types.is_date(kind)
    if not (text or day or types.is_null(kind) or (types.is_integer(kind) and name != "text")):
        raise ValueError(f"the column {name!r} holds {kind}; cast it to string")
    return column
