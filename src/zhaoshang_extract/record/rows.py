"""Records that came from elsewhere, row by row: those that can be read, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args

from zhaoshang_extract.record import codes
from zhaoshang_extract.record.models import Observation
from zhaoshang_extract.record.row_message import row_message, sort_of

Row = Mapping[str, Any]

# No figure that is reported has more digits, or stands further from one.
_DIGITS, _SHOWN = 40, 40
_LAST = 10**9  # code points of the longest text
KINDS: tuple[str, ...] = get_args(codes.Kind)
_TEXTS = (
    *("unit", "quote", "bound", "currency", "indicator", "measure", "stage", "industry", "modality"),
    *("transformation", "rate_kind", "role", "of_id", "part_of_id", "words_before", "words_after"),
)
# Fields of closed lists that decide what a figure is checked against.
_CODES: Mapping[str, tuple[str, ...]] = {
    "kind": get_args(codes.Kind),
    "bound": get_args(codes.Bound),
    "modality": get_args(codes.Modality),
    "transformation": get_args(codes.Transformation),
    "rate_kind": get_args(codes.RateKind),
    "role": get_args(codes.Role),
}
_PRINTED = ("number", "period")  # text, and often written as a number
_LINKS = ("of_id", "part_of_id")


class RowError(NamedTuple):
    """What is wrong with one row, and the mend, in English and in Chinese.

    `row` counts from 1, `id` is its own or the one it gets.
    """

    row: int
    id: str
    message: str
    message_zh: str


class WrongRow(ValueError):
    """A row that cannot be read: the id of a message of `lexicon/row_messages.toml` and what it names.

    `name` is the id of the row where it is known.
    """

    def __init__(self, message: str, name: object = None, /, **facts: object) -> None:
        super().__init__(message)
        self.message, self.name, self.facts = message, name, facts

    def told(self, row: int, name: str) -> RowError:
        """The error of the row that has this number and id."""
        english, chinese = (row_message(self.message, language, **self.facts) for language in ("en", "zh"))
        return RowError(row, name, english, chinese)


def read_rows(
    records: Iterable[Any], numbers: Sequence[int] | None = None
) -> tuple[list[Row], list[RowError]]:
    """The rows that hold a figure, with ids, NaN as nothing; and an error for each of the others.

    A row is wrong where a field has another type than the contract's, its value is no decimal number, its
    id is taken, or a link leads nowhere or in a circle. A row that points at a wrong one is read without
    that link. `numbers` are those of the rows in their table, 1, 2, 3 … if not given; a record may itself
    be a WrongRow, which was found before.
    """
    good: dict[int, dict[str, Any]] = {}
    errors: list[RowError] = []
    owners: dict[str, int] = {}
    for place, record in enumerate(records):
        number = place + 1 if numbers is None else numbers[place]
        name = f"r{number}"
        try:
            row = _plain(record)
            name = _id(row, number)
            owner = owners.setdefault(name, number)
            if owner != number:
                raise WrongRow("id_taken", told=_show(name), owner=owner)
            _check_fields(row)
            good[number] = {**row, "id": name}
        except WrongRow as wrong:
            if wrong.name is not None and isinstance(wrong.name, (str, int)):
                name = _digits(wrong.name)
                owners.setdefault(name, number)
            errors.append(wrong.told(number, name))
    for number, link in [*_wrong_links(good, owners)]:
        errors.append(link.told(number, good.pop(number)["id"]))
    errors.sort()
    return list(good.values()), errors


def _plain(record: object) -> dict[str, Any]:
    """The row as a dictionary; NaN is what a data frame has where a record has nothing."""
    if isinstance(record, WrongRow):
        raise record
    if isinstance(record, Observation):
        return record.model_dump()
    if not isinstance(record, Mapping):
        raise WrongRow("no_record", what=record)
    return {key: None if _is_nan(value) else value for key, value in record.items()}


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and value != value


def _id(row: Row, number: int) -> str:
    told = row.get("id")
    if told is None or told == "":
        return f"r{number}"
    if isinstance(told, bool) or not isinstance(told, (str, int)):
        raise WrongRow("id_sort", what=told)
    return _digits(told)


def _check_fields(row: Row) -> None:
    if row.get("value") is None or row["value"] == "":
        raise WrongRow("value_missing")
    _check_decimal("value", row["value"])
    _check_decimal("value_max", row.get("value_max"))
    if row.get("kind") is None or row["kind"] == "":
        raise WrongRow("kind_missing")
    for key in _TEXTS:
        if row.get(key) is not None and not isinstance(row[key], str):
            raise WrongRow("text_sort", key=key, what=row[key])
    for key, known in _CODES.items():
        _check_code(key, row.get(key), known)
    for key in _PRINTED:
        if row.get(key) is not None and not _is_plain(row[key]):
            raise WrongRow("text_sort", key=key, what=row[key])
    if len(_digits(row.get("number") or "")) > _DIGITS:
        raise WrongRow("number_long", most=_DIGITS)
    _check_span(row.get("span"))
    _check_sentence(row.get("sentence"))
    _check_region(row.get("region"))
    _check_threshold(row.get("threshold"))


def _check_code(key: str, told: object, known: tuple[str, ...]) -> None:
    if told is None or told == "" or (isinstance(told, str) and told in known):
        return
    near = get_close_matches(told, known, 1) if isinstance(told, str) else []
    facts = {"key": key, "told": _show(told), "known": ", ".join(known)}
    raise WrongRow("code_near", near=near[0], **facts) if near else WrongRow("code_unknown", **facts)


def _check_decimal(key: str, value: object) -> None:
    if value is None or value == "":
        return
    if not _is_plain(value):
        raise WrongRow("decimal_sort", key=key, what=value)
    printed = _digits(value)
    try:
        number = Decimal(printed) if len(printed) <= _DIGITS else None
    except InvalidOperation:
        raise WrongRow("decimal_none", key=key, told=_show(printed)) from None
    if number is None or not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        raise WrongRow("decimal_long", key=key, told=_show(printed), most=_DIGITS)


def _check_span(span: object) -> None:
    if span is None:
        return
    ends = (span.get("start"), span.get("end")) if isinstance(span, Mapping) else ()
    whole: list[Any] = [end for end in ends if _is_place(end)]
    if len(whole) != 2 or whole[1] < whole[0]:
        raise WrongRow("span", told=_show(span))


def _check_sentence(told: object) -> None:
    if told is not None and not _is_place(told):
        raise WrongRow("sentence", told=_show(told))


def _is_place(told: Any) -> bool:
    return isinstance(told, int) and not isinstance(told, bool) and 0 <= told <= _LAST


def _check_region(region: object) -> None:
    if region is None or isinstance(region, str):
        return
    if not isinstance(region, Mapping):
        raise WrongRow("region", what=region)
    for key in ("name", "adcode", "level"):
        if region.get(key) is not None and not isinstance(region[key], str):
            raise WrongRow("region_part", key=key, what=region[key])


def _check_threshold(threshold: object) -> None:
    if threshold is None:
        return
    if not isinstance(threshold, Mapping):
        raise WrongRow("threshold", what=threshold)
    for key in ("min", "max"):
        _check_decimal(f"threshold {key}", threshold.get(key))


def _wrong_links(good: Mapping[int, Row], owners: Mapping[str, int]) -> Iterator[tuple[int, WrongRow]]:
    """The numbers of rows whose links lead nowhere or in a circle, each once, with what is wrong."""
    told: set[int] = set()
    for key in _LINKS:
        for number, row in good.items():
            target = row.get(key)
            if target and target not in owners and number not in told:
                told.add(number)
                yield number, WrongRow("dangling", key=key, told=_show(target))
        for number in _circles({n: owners.get(row.get(key) or "") for n, row in good.items()}) - told:
            told.add(number)
            yield number, WrongRow("circle", key=key)


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


def _show(value: object) -> str:
    try:
        printed = repr(value)
    except (ValueError, RecursionError):  # a whole number of thousands of digits, or lists without end
        return sort_of(value, "en")
    return printed if len(printed) <= _SHOWN else f"{printed[:_SHOWN]}…"
