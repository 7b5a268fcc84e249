"""Other figures for the reported numbers of an article: larger amounts and counts, smaller rates.

Every printed number is changed by one monotone rule and keeps its decimals, so that parts stay smaller
than wholes and equal numbers stay equal. Counts below 10, durations, ranks and numbers in characters
stay; so does every number that the gold does not call an observation (dates, thresholds, names).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from alter.edits import Edit
from score.values import Record

GROWN, SHRUNK = Decimal("1.07"), Decimal("0.93")
SMALL = 10
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_NARROW = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


def figure_edits(text: str, gold: Record) -> Iterator[Edit]:
    """The replacement of each printed number that changes."""
    for record in gold["observations"]:
        for (start, end), _ in _tokens(text, record):
            printed = text[start:end]
            new = altered_print(printed, record["kind"])
            if new != printed:
                yield Edit(start, end, new)


def altered_values(text: str, record: Record) -> dict[str, str]:
    """The fields of an observation that are new: `number`, `value` and `value_max`."""
    told: dict[str, str] = {}
    for (start, end), field in _tokens(text, record):
        old = _decimal(text[start:end])
        new = _decimal(altered_print(text[start:end], record["kind"]))
        if old and new != old:
            told[field] = plain(Decimal(record[field]) / old * new)
            if field == "value":
                told["number"] = plain(new, keep=True)
    return told


def altered_print(printed: str, kind: str) -> str:
    """A number as it is printed in the copy: thousands marks, decimals and width are kept."""
    old = _decimal(printed)
    step = Decimal(1).scaleb(old.as_tuple().exponent)  # type: ignore[arg-type]
    new = (old * (SHRUNK if kind == "rate" else GROWN)).quantize(step, ROUND_HALF_UP)
    shown = f"{new:,f}" if "," in printed.translate(_NARROW) else f"{new:f}"
    return shown.translate(_WIDE) if printed[0] in "０１２３４５６７８９" else shown


def plain(number: Decimal, *, keep: bool = False) -> str:
    """A decimal without exponent, and without closing zeros unless they are to be kept."""
    return f"{number:f}" if keep else f"{number.normalize():f}"


def _tokens(text: str, record: Record) -> list[tuple[tuple[int, int], str]]:
    """Where the observation's number (and a range's upper end) is printed; [] when it is to stay."""
    if record["kind"] == "rank" or record["measure"] == "duration":
        return []
    if record["kind"] == "count" and abs(Decimal(record["value"])) < SMALL:
        return []
    start, end = record["span"]["start"], record["span"]["end"]
    found = [
        (start + one.start(), start + one.end())
        for one in _NUMBER.finditer(text[start:end].translate(_NARROW))
    ]
    fields = ["value", "value_max"] if record.get("value_max") else ["value"]
    if len(found) != len(fields) or _decimal(text[slice(*found[0])]) != _printed(record):
        return []
    return list(zip(found, fields, strict=True))


def _printed(record: Record) -> Decimal | None:
    number = str(record.get("number", "")).translate(_NARROW).replace(",", "")
    return Decimal(number) if _NUMBER.fullmatch(number) else None


def _decimal(printed: str) -> Decimal:
    return Decimal(printed.translate(_NARROW).replace(",", ""))
