"""The columns of tables of figures: which field of a record each one holds, whatever it is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from zhaoshang_extract.lexicon import read_text

_IGNORED, _MARK = "-", "mark"
# How like a field a name must be to be a slip of it; any likeness will do where the field is missed.
_LIKE, _SOMEWHAT = 0.75, 0.5


class Misnamed(NamedTuple):
    """A column that no field has, the field that it may have meant, and what that is called in its script."""

    name: str
    field: str
    meant: str


class Columns(NamedTuple):
    """The field of each column that is known, the slips, and columns beside another of the same field."""

    fields: Mapping[str, str]
    misnamed: tuple[Misnamed, ...]
    twins: tuple[tuple[str, str], ...]


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """All names of each field, its own first, from `lexicon/columns.tsv`."""
    lines = (line.partition("\t") for line in read_text("columns.tsv").splitlines()[1:])
    return {field: (field, *names.split()) for field, _, names in lines}


@cache
def _field_of() -> dict[str, str]:
    return {
        name.casefold(): field
        for field, names in _names().items()
        if field != _MARK
        for name in names
        if name != _IGNORED
    }


@cache
def marks() -> frozenset[str]:
    """What a cell of 其中 holds that says "a part of the row above" and names none."""
    return frozenset(_names()[_MARK][1:])


def read_columns(names: Iterable[str], told: Mapping[str, str] | None = None) -> Columns:
    """What the columns are; `told` gives the column of a field where the table has names of its own.

    Raises ValueError for a field of `told` that is none.
    """
    known = _field_of()
    fields: dict[str, str] = {}
    owners: dict[str, str] = {}
    twins: list[tuple[str, str]] = []
    unknown: list[str] = []
    for field, name in (told or {}).items():
        if field not in _names() or field in (_IGNORED, _MARK):
            raise ValueError(f"{field!r} is no field; fields are {', '.join(fields_known())}")
        fields[name] = owner = field
        owners[owner] = name
    for name in names:
        if name in fields:
            continue
        found = known.get(name.strip().casefold())
        if found is None:
            unknown.append(name)
        elif found != _IGNORED and found in owners:
            twins.append((name, owners[found]))
        elif found != _IGNORED:
            fields[name] = found
            owners[found] = name
    return Columns(fields, tuple(_misnamed(unknown, owners)), tuple(twins))


def fields_known() -> list[str]:
    """The names of all fields."""
    return [field for field in _names() if field not in (_IGNORED, _MARK)]


def _misnamed(unknown: Iterable[str], owners: Mapping[str, str]) -> Iterable[Misnamed]:
    """The unknown names that are near to a field which no column holds; of a needed field, nearer ones."""
    missing = [field for field in fields_known() if field not in owners]
    names = {name.casefold(): field for field in missing for name in _names()[field]}
    for name in unknown:
        folded = name.strip().casefold()
        like = get_close_matches(folded, names, 1, _LIKE)
        if not like:
            needed = {key: field for key, field in names.items() if field in ("value", "kind")}
            like = get_close_matches(folded, needed, 1, _SOMEWHAT)
        if like:
            field = names[like[0]]
            words = (word for word in _names()[field] if word.isascii() == name.isascii())
            yield Misnamed(name, field, next(words, field))
