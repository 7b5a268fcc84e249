"""The times of any text with the days that they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhaoshang_extract.discourse.clock import find_clock
from zhaoshang_extract.edtf import Range, edtf
from zhaoshang_extract.fold import fold
from zhaoshang_extract.mention.period import find_periods, resolve
from zhaoshang_extract.span import Span


@dataclass(slots=True)
class Period:
    """A time in a text: EDTF, its ISO days (None where open or without a year), and its place."""

    edtf: str
    start: str | None
    end: str | None
    span: Span
    quote: str


def periods(text: str, reference: date | str | None = None) -> list[Period]:
    """The times of any text with their ranges; `reference` is its day of publication (ISO if a string).

    A year that nothing gives is written XXXX. Raises ValueError for a `reference` that is no ISO date.

    >>> [period.edtf for period in periods("去年11月开工，今年上半年投产", "2023-07-14")]
    ['2022-11', '2023-01/2023-06']
    """
    published = date.fromisoformat(reference) if isinstance(reference, str) else reference
    folded = fold(text)
    clock = find_clock(None, published, folded.split("\n"))
    found: list[Period] = []
    current: Range | None = None
    last_end = 0
    for mention in find_periods(folded):
        if "\n" in folded[last_end : mention.span.start]:
            current = None
        last_end = mention.span.end
        value = resolve(mention, clock, current)
        if value is None:
            continue
        if mention.role not in ("base", "aside") and not mention.local:
            current = value
        found.append(_period(value, mention.span, text))
    return found


def _period(value: Range, span: Span, text: str) -> Period:
    first = value.start.first() if value.start else None
    last = value.end.last() if value.end else None
    return Period(
        edtf(value),
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        span,
        text[span.start : span.end],
    )
