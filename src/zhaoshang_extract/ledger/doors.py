"""What a person may ask a ledger for, told at its doors: codes of closed lists, places, times, levels."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from zhaoshang_extract.discourse.periods import periods
from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.ledger.message import words_of
from zhaoshang_extract.ledger.span import span_of, told_span
from zhaoshang_extract.record.codes import Measure, Modality, RateKind, Stage
from zhaoshang_extract.record.labels import label
from zhaoshang_extract.region import Level

_CODES: dict[str, Any] = {
    "measure": Measure,
    "stage": Stage,
    "rate_kind": RateKind,
    "modality": Modality,
}


def code_of(slot: str, told: str | None, name: str | None = None) -> str | None:
    """The code of a slot that is told by itself or by its Chinese word (到位资金); None for nothing.

    `name` is what the mistake is said of, the slot without it. Raises ValueError, with all that it may be.
    """
    if told is None:
        return None
    known: dict[str, str] = {code: label(slot, code) for code in get_args(_CODES[slot])}
    for code, word in known.items():
        if told in (code, word):
            return code
    listed = ", ".join(f"{code} {word}" for code, word in known.items())
    raise ValueError(f"{name or slot} {told!r} is none; write one of {listed}")


def needed(slot: str, told: str | None, name: str | None = None) -> str:
    """The same of a slot that must be told."""
    code = code_of(slot, told, name)
    return code if code is not None else str(code_of(slot, "", name))


def place_code(told: str | None, name: str = "within") -> str | None:
    """The code of a place that is told by its name or GB/T 2260 code; None for nothing.

    Raises ValueError, with the mend, where it names no place or several.
    """
    if told is None:
        return None
    found = lookup(told) if isinstance(told, str) else []
    if len(found) == 1 and found[0].adcode:
        return found[0].adcode
    if not found:
        raise ValueError(f"{name} {told!r}: no place; give a name or code of GB/T 2260, such as 411082")
    listed = ", ".join(f"{one.name} {one.adcode}" for one in found)
    raise ValueError(f"{name} {told!r}: several places; give one of {listed}")


def time_of(told: str) -> str:
    """A time in EDTF, told so or in words with their year. Raises ValueError, with the mend, for none.

    >>> time_of("2023年上半年"), time_of("2024-06")
    ('2023-01/2023-06', '2024-06')
    """
    found = [] if span_of(told) is not None else periods(told)
    meant = found[0].edtf if len(found) == 1 and found[0].quote == told.strip() else told
    told_span(meant if span_of(meant) is not None else told)
    return meant


def known_levels(told: Iterable[str]) -> frozenset[str]:
    """Levels of places. Raises ValueError, with all that they may be, for others and for none."""
    known = get_args(Level)
    words = {words_of(f"level.{level}", "zh"): level for level in known}
    found = frozenset(words.get(level, level) for level in ([told] if isinstance(told, str) else told))
    if not found or not found <= {*known}:
        wrong = ", ".join(sorted(map(repr, found - {*known}))) or "none"
        raise ValueError(f"{wrong}: no levels of places; write some of {', '.join(known)}")
    return found


def size_of(told: Decimal | int | str | None) -> Decimal | None:
    """The size of projects in 亿. Raises ValueError, with the mend, for what is none."""
    if told is None:
        return None
    try:
        size = Decimal(told) if isinstance(told, Decimal | int | str) else Decimal("NaN")
    except InvalidOperation:
        size = Decimal("NaN")
    if not size.is_finite() or size < 0:
        raise ValueError(f"{told!r} is no size; write 1 for those of 1e8 and more")
    return size
