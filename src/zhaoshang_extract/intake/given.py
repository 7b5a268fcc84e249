"""What a user hands over, as documents of records: reports, rows, frames of pandas and polars, Arrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain
from typing import Any

from zhaoshang_extract.intake.columns import Columns, read_columns
from zhaoshang_extract.intake.flat import contract_row
from zhaoshang_extract.intake.links import link_by_name
from zhaoshang_extract.intake.plain import read_place_and_time, read_plain, take_up
from zhaoshang_extract.record.models import Observation, Report
from zhaoshang_extract.record.rows import RowError, WrongRow

_ROWS = "observations"
_NEEDED = ("value", "kind")


@dataclass(slots=True)
class Given:
    """The records of one document: its name (None where nothing names it), its rows and their numbers.

    `errors` are those of the table's columns; a row that could not be read is a WrongRow.
    """

    name: str | None
    rows: list[Any]
    numbers: list[int]
    errors: list[RowError] = field(default_factory=list)


def read_given(records: Any, columns: Mapping[str, str] | None = None) -> Iterator[Given]:
    """The documents that a Report, a list of them, rows, or a table hold. Raises TypeError where none are.

    `columns` says which column holds a field, where the table has a name of its own for it. Of an iterator
    of reports one is read at a time.
    """
    if isinstance(records, Report):
        return iter([_of_report(records, 1)])
    if isinstance(records, Iterator):
        first = next(records, None)
        if _is_report(first):
            return (_of_report(row, number) for number, row in enumerate(chain([first], records), 1))
        records = [] if first is None else [first, *records]
    rows = _rows(records)
    if rows and all(map(_is_report, rows)):
        return (_of_report(row, number) for number, row in enumerate(rows, 1))
    return iter(read_table(rows, columns))


def _rows(records: Any) -> list[Any]:
    if isinstance(records, Mapping):
        return _listed(records)
    found = _rows_of_frame(records)
    if found is None or isinstance(found, (str, bytes, Mapping)) or not isinstance(found, Iterable):
        raise TypeError(
            f"check takes a Report or records, not {type(records).__name__}; of a text: extract(text).checks"
        )
    return list(found)


def _rows_of_frame(records: Any) -> Any:
    """The rows of an Arrow table or of a frame of polars or pandas; anything else as it is."""
    if hasattr(records, "collect") and hasattr(records, "collect_schema"):
        records = records.collect()
    if hasattr(records, "to_pylist") and hasattr(records, "schema"):
        return records.to_pylist()
    if hasattr(records, "to_dicts"):
        return records.to_dicts()
    if hasattr(records, "to_dict") and hasattr(records, "columns"):
        return records.to_dict("records")
    return records


def _listed(records: Mapping[str, Any]) -> list[Any]:
    """The rows under `observations`, or under the only key that holds a list of objects."""
    if _ROWS in records:
        found = records[_ROWS]
        if isinstance(found, (list, tuple)):
            return list(found)
        raise TypeError(f"check takes a Report or records; {_ROWS} is no list of objects")
    lists = [name for name, held in records.items() if isinstance(held, list) and held]
    lists = [name for name in lists if all(isinstance(row, Mapping) for row in records[name])]
    if len(lists) == 1:
        return list(records[lists[0]])
    near = get_close_matches(_ROWS, map(str, records), 1)
    told = f"; is {near[0]!r} meant for it?" if near else ""
    raise TypeError(f"check takes a Report or records; this object has no {_ROWS}{told}")


def _is_report(row: Any) -> bool:
    return isinstance(row, Report) or (isinstance(row, Mapping) and isinstance(row.get(_ROWS), list))


def _of_report(report: Any, number: int) -> Given:
    if not _is_report(report):  # among the lines of results
        return Given(None, [report], [number])
    if isinstance(report, Report):
        rows, about = list(report.observations), report.document
        name = about.source or about.id
    else:
        document = report.get("document") or report.get("input") or {}
        told = document if isinstance(document, Mapping) else {}
        name = str(told.get("source") or told.get("id") or number)
        [read] = read_table(report[_ROWS], None) or [Given(None, [], [])]
        return Given(name, read.rows, read.numbers, read.errors)
    return Given(name, rows, list(range(1, len(rows) + 1)))


def read_table(rows: Sequence[Any], told: Mapping[str, str] | None) -> list[Given]:
    """The documents of a table's rows, in the order in which they first stand there."""
    names = dict.fromkeys(str(name) for row in rows if isinstance(row, Mapping) for name in row)
    columns = read_columns(names, told)
    documents: dict[Any, Given] = {}
    for number, row in enumerate(rows, 1):
        read = _record(row, columns, number)
        key = None
        if isinstance(read, dict):
            key = (read.pop("source", None), read.pop("document", None))
            key = key if any(key) else None
        given = documents.setdefault(key, Given(_name(key), [], []))
        given.rows.append(read)
        given.numbers.append(number)
    found = list(documents.values())
    for given in found:
        given.rows = take_up(link_by_name(given.rows))
    if found:
        found[0].errors.extend(_errors_of(columns))
    return found


def _name(key: Any) -> str | None:
    return None if key is None else str(key[0] or key[1])


def _record(row: Any, columns: Columns, number: int) -> Any:
    if isinstance(row, Observation) or not isinstance(row, Mapping):
        return row
    try:
        read = contract_row(row, columns.fields)
        for name in _NEEDED:
            if read.get(name) is None:
                _refuse_misnamed(name, columns)
        if read.get("kind") is None:
            read = read_plain(read)
        read = read_place_and_time(read)
    except WrongRow as wrong:
        wrong.name = _id_of(row, columns)
        return wrong
    read.setdefault("id", f"r{number}")
    if read.get("role") is None and (read.get("of_id") or read.get("part_of_id")):
        read["linked"] = True  # reports tell roles: these links a user has written
    return read


def _id_of(row: Mapping[str, Any], columns: Columns) -> Any:
    return next((row[name] for name, of in columns.fields.items() if of == "id" and row.get(name)), None)


def _refuse_misnamed(field_: str, columns: Columns) -> None:
    for slip in columns.misnamed:
        if slip.field == field_:
            raise WrongRow(f"{field_}_misnamed", name=slip.name, meant=slip.meant)


def _errors_of(columns: Columns) -> Iterable[RowError]:
    """What is wrong with the table's columns, as errors of its first row."""
    for slip in columns.misnamed:
        if slip.field not in _NEEDED:
            yield WrongRow("misnamed", name=slip.name, meant=slip.meant).told(1, slip.name)
    for name, other in columns.twins:
        yield WrongRow("twin", name=name, other=other).told(1, name)
