"""Ranges of time and the way the record contract writes them (EDTF, ISO 8601-2)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

_OPEN = ".."
_EDGE = re.compile(r"(?:(\d{4})\??|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(slots=True, unsafe_hash=True)
class Day:
    """A year, a month or a day: `month` and `day` are None where the text is no finer.

    `year` is None where the document does not give it.
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def first(self) -> date | None:
        """Its first calendar day; None without a year of the calendar (1 to 9999)."""
        if self.year is None or not MINYEAR <= self.year <= MAXYEAR:
            return None
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date | None:
        """Its last calendar day; None without a year of the calendar (1 to 9999)."""
        if self.year is None or not MINYEAR <= self.year <= MAXYEAR:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(slots=True, unsafe_hash=True)
class Range:
    """From the first day of `start` to the last day of `end`; None is an open side.

    `uncertain` marks a year that was inferred from the text.
    """

    start: Day | None
    end: Day | None
    uncertain: bool = False


def whole(day: Day, uncertain: bool = False) -> Range:
    """The range that is one year, one month or one day."""
    return Range(day, day, uncertain)


def edtf(value: Range) -> str:
    """`value` in EDTF: quarters and halves as months, one whole year, month or day as itself.

    A side behind the calendar (before 0001 or after 9999) is open.

    >>> edtf(Range(Day(2018, 1), Day(2018, 6), True)), edtf(Range(None, Day(2023, 12)))
    ('2018?-01/2018?-06', '../2023-12')
    """
    start, end = _write_edge(value.start, value.uncertain), _write_edge(value.end, value.uncertain)
    return start if start == end != _OPEN else f"{start}/{end}"


def _write_edge(edge: Day | None, uncertain: bool) -> str:
    # Behind the ends of the calendar, which a date of 0001-01-01 or 9999-12-31 is beside, no year is named.
    if edge is None or (edge.year is not None and not MINYEAR <= edge.year <= MAXYEAR):
        return _OPEN
    written = "XXXX" if edge.year is None else f"{edge.year:04d}" + ("?" if uncertain else "")
    for part in (edge.month, edge.day):
        if part is not None:
            written += f"-{part:02d}"
    return written


def parse_edtf(text: str) -> Range:
    """The range that `edtf` writes as `text`. Raises ValueError for any other text."""
    sides = text.split("/")
    if len(sides) > 2:
        raise ValueError(f"{text!r} has more than one '/'; write START/END")
    start, end = _read_edge(sides[0]), _read_edge(sides[-1])
    if len(sides) == 1 and start is None:
        raise ValueError(f"{text!r} is open on its only side; write START/END")
    return Range(start, end, "?" in text)


def _read_edge(text: str) -> Day | None:
    if text == "..":
        return None
    match = _EDGE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no year, month or day; write 2023, 2023-06, 2023-06-30 or ..")
    year, month, day = match.groups()
    edge = Day(
        int(year) if year else None,
        int(month) if month else None,
        int(day) if day else None,
    )
    if edge.year is not None and edge.year < MINYEAR:
        raise ValueError(f"{text!r} is before the year 0001; write a year of the calendar")
    # 2000 stands in for an unknown year: a leap year, so that XXXX-02-29 is a day.
    Day(2000 if edge.year is None else edge.year, edge.month, edge.day).last()
    return edge


def days_of(text: object) -> tuple[str, str] | None:
    """The first and the last ISO day of a time in EDTF; None where the year or both sides are open.

    A side that is open is the end of the calendar.

    >>> days_of("2023-01/2023-06"), days_of("../2023"), days_of("XXXX-05")
    (('2023-01-01', '2023-06-30'), ('0001-01-01', '2023-12-31'), None)
    """
    try:
        told = parse_edtf(text) if isinstance(text, str) else None
        first = told.start.first() if told and told.start else date.min
        last = told.end.last() if told and told.end else date.max
    except ValueError:
        return None
    if told is None or first is None or last is None or (told.start is None and told.end is None):
        return None
    return first.isoformat(), last.isoformat()
