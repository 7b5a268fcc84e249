"""Records that came from elsewhere, row by row: those that can be read, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from zhaoshang_extract.record.models import Observation

Row = Mapping[str, Any]

# No figure that is reported has more digits, or stands further from one.
_DIGITS, _SHOWN = 40, 40
_LAST = 10**9  # code points of the longest text
KINDS = ("amount", "count", "rate", "rank")
_TEXTS = (
    *("unit", "quote", "bound", "currency", "indicator", "measure", "stage", "industry", "modality"),
    *("transformation", "rate_kind", "role", "of_id", "part_of_id"),
)
_PRINTED = ("number", "period")  # text, and often written as a number
_LINKS = ("of_id", "part_of_id")


class RowError(NamedTuple):
    """What is wrong with one row, and the mend; `row` counts from 1, `id` is its own or the one it gets."""

    row: int
    id: str
    message: str


class _Wrong(ValueError):
    """A row that cannot be read; the message says why and the mend."""


def read_rows(records: Iterable[Any]) -> tuple[list[Row], list[RowError]]:
    """The rows that hold a figure, with ids, NaN as nothing; and an error for each of the others.

    A row is wrong where a field has another type than the contract's, its value is no decimal number, its
    id is taken, or a link leads nowhere or in a circle. A row that points at a wrong one is read without
    that link.
    """
    good: dict[int, dict[str, Any]] = {}
    errors: list[RowError] = []
    owners: dict[str, int] = {}
    for number, record in enumerate(records, 1):
        name = f"r{number}"
        try:
            row = _plain(record)
            name = _id(row, number)
            owner = owners.setdefault(name, number)
            if owner != number:
                raise _Wrong(f"the id {_show(name)} is that of row {owner} too; give each row its own")
            _check_fields(row)
            good[number] = {**row, "id": name}
        except _Wrong as wrong:
            errors.append(RowError(number, name, str(wrong)))
    for number, message in [*_wrong_links(good, owners)]:
        errors.append(RowError(number, good.pop(number)["id"], message))
    errors.sort()
    return list(good.values()), errors


def _plain(record: object) -> dict[str, Any]:
    """The row as a dictionary; NaN is what a data frame has where a record has nothing."""
    if isinstance(record, Observation):
        return record.model_dump()
    if not isinstance(record, Mapping):
        raise _Wrong(f"a record is {_kind(record)}; give an object with value, kind, measure and period")
    return {key: None if _is_nan(value) else value for key, value in record.items()}


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and value != value


def _id(row: Row, number: int) -> str:
    told = row.get("id")
    if told is None or told == "":
        return f"r{number}"
    if isinstance(told, bool) or not isinstance(told, (str, int)):
        raise _Wrong(f"id is {_kind(told)}; write a text")
    return _digits(told)


def _check_fields(row: Row) -> None:
    if row.get("value") is None or row["value"] == "":
        raise _Wrong('value is missing; write the figure as a decimal number, such as "35.6"')
    _check_decimal("value", row["value"])
    _check_decimal("value_max", row.get("value_max"))
    kind = row.get("kind")
    if kind is not None and (not isinstance(kind, str) or kind not in KINDS):
        raise _Wrong(f"kind is {_show(kind)}; write one of {', '.join(KINDS)}")
    for key in _TEXTS:
        if row.get(key) is not None and not isinstance(row[key], str):
            raise _Wrong(f"{key} is {_kind(row[key])}; write a text, or null")
    for key in _PRINTED:
        if row.get(key) is not None and not _is_plain(row[key]):
            raise _Wrong(f"{key} is {_kind(row[key])}; write a text, or null")
    if len(_digits(row.get("number") or "")) > _DIGITS:
        raise _Wrong(f"number has more than {_DIGITS} characters; write it as the text prints it")
    _check_span(row.get("span"))
    _check_region(row.get("region"))
    _check_threshold(row.get("threshold"))


def _check_decimal(key: str, value: object) -> None:
    if value is None or value == "":
        return
    if not _is_plain(value):
        raise _Wrong(f"{key} is {_kind(value)}; write a decimal number")
    printed = _digits(value)
    try:
        number = Decimal(printed) if len(printed) <= _DIGITS else None
    except InvalidOperation:
        raise _Wrong(f"{key} is {_show(printed)}; write a decimal number, such as 35.6") from None
    if number is None or not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        raise _Wrong(f"{key} is {_show(printed)}; write a number of at most {_DIGITS} digits")


def _check_span(span: object) -> None:
    if span is None:
        return
    ends = (span.get("start"), span.get("end")) if isinstance(span, Mapping) else ()
    whole = [end for end in ends if isinstance(end, int) and not isinstance(end, bool) and 0 <= end <= _LAST]
    if len(whole) != 2 or whole[1] < whole[0]:
        raise _Wrong(f'span is {_show(span)}; write {{"start": 0, "end": 4}} in code points, or null')


def _check_region(region: object) -> None:
    if region is None or isinstance(region, str):
        return
    if not isinstance(region, Mapping):
        raise _Wrong(f"region is {_kind(region)}; write a name, or an object with name, adcode and level")
    for key in ("name", "adcode", "level"):
        if region.get(key) is not None and not isinstance(region[key], str):
            raise _Wrong(f"the {key} of region is {_kind(region[key])}; write a text, or null")


def _check_threshold(threshold: object) -> None:
    if threshold is None:
        return
    if not isinstance(threshold, Mapping):
        raise _Wrong(f'threshold is {_kind(threshold)}; write {{"min": "1", "max": null}} in 亿')
    for key in ("min", "max"):
        _check_decimal(f"the {key} of threshold", threshold.get(key))


def _wrong_links(good: Mapping[int, Row], owners: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """The numbers of rows whose links lead nowhere or in a circle, each once, with what is wrong."""
    told: set[int] = set()
    for key in _LINKS:
        for number, row in good.items():
            target = row.get(key)
            if target and target not in owners and number not in told:
                told.add(number)
                yield (
                    number,
                    f"{key} is {_show(target)}, and no row has that id; name one, or null",
                )
        for number in _circles({n: owners.get(row.get(key) or "") for n, row in good.items()}) - told:
            told.add(number)
            yield number, f"{key} leads back to this row in a circle; write null where the chain begins"


def _circles(leads: Mapping[int, int | None]) -> set[int]:
    """The rows from which one comes back to the same row."""
    found: set[int] = set()
    seen: set[int] = set()
    for start in leads:
        way: dict[int, None] = {}
        at: int | None = start
        while at is not None and at not in seen:
            seen.add(at)
            way[at] = None
            at = leads.get(at)
        if at in way:  # this way has closed; one walked before has not
            steps = list(way)
            found.update(steps[steps.index(at) :])
    return found


def _is_plain(value: object) -> bool:
    return isinstance(value, (str, int, float, Decimal)) and not isinstance(value, bool)


def _digits(value: object) -> str:
    """A number as text; Python refuses to print a whole number of thousands of digits."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10 ** (2 * _DIGITS):
        return "9" * (2 * _DIGITS)
    return str(value)


def _kind(value: object) -> str:
    names = {str: "a text", int: "a number", float: "a number", bool: "true or false", list: "a list"}
    return names.get(type(value), "an object" if isinstance(value, Mapping) else type(value).__name__)


def _show(value: object) -> str:
    try:
        printed = repr(value)
    except (ValueError, RecursionError):  # a whole number of thousands of digits, or lists without end
        return _kind(value)
    return printed if len(printed) <= _SHOWN else f"{printed[:_SHOWN]}…"
