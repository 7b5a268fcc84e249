"""Where something stands: half-open ranges of code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, `text[start:end]`.

    Spans of mentions count within their passage's text; spans of records within the document.
    """

    start: int
    end: int

    def __len__(self) -> int:
        start, end = self
        return end - start if end > start else 0

    def touches(self, other: Span) -> bool:
        """True when the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """True when `other` lies inside this range."""
        return self.start <= other.start and other.end <= self.end


class Covered:
    """Ranges of a text that are asked many times whether another one touches them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        """True when one of the ranges shares a code point with `span`."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and span.start < self._ends[before - 1]
