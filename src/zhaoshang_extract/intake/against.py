"""Figures held against the article that they are said to be from: each must stand in it, as quoted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from zhaoshang_extract.fold import fold
from zhaoshang_extract.intake.given import Given
from zhaoshang_extract.mention.figure import YI, Quantity
from zhaoshang_extract.mention.quantity import quantities
from zhaoshang_extract.record.fields import plain_decimal
from zhaoshang_extract.record.models import Observation
from zhaoshang_extract.record.rows import RowError, WrongRow

_OF_NUMBER = frozenset("0123456789.,")
_DIGITS = 40
_SHOWN = 24


class _Article:
    """The article without its blanks, folded, with the place of each character; places are used once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded = fold(text)
        self.places = [place for place, character in enumerate(self._folded) if not character.isspace()]
        self.words = "".join(self._folded[place] for place in self.places)
        self._quantities = quantities(text)
        self._starts = [one.span.start for one in self._quantities]
        self._used: set[tuple[int, int]] = set()

    def holds(self, quote: str, start: int, end: int) -> bool:
        """True where the span holds the quote."""
        return _plain(self.text[start:end]) == _plain(quote)

    def spans(self, quote: str) -> list[tuple[int, int]]:
        """Where the quote stands; 5亿元 does not stand in 35亿元."""
        words = _plain(quote)
        found = []
        at = self.words.find(words) if words else -1
        while at >= 0:
            start, end = self.places[at], self.places[at + len(words) - 1] + 1
            if not self._cuts_number(start, end):
                found.append((start, end))
            at = self.words.find(words, at + 1)
        return found

    def printed(self, start: int, end: int) -> list[Quantity]:
        """The quantities that the article prints between two places."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [one for one in self._quantities[first:last] if one.span.end <= end]

    def _cuts_number(self, start: int, end: int) -> bool:
        """True where a span begins or ends within a number."""
        before, after = self._folded[start - 1 : start], self._folded[end : end + 1]
        opens = self._folded[start] in _OF_NUMBER and before != "" and before in _OF_NUMBER
        return opens or (self._folded[end - 1].isdigit() and after.isdigit())

    def take(self, spans: list[tuple[int, int]], near: int | None) -> tuple[int, int]:
        """The span nearest to a place, else the first that no figure has taken yet."""
        if near is not None:
            return min(spans, key=lambda span: abs(span[0] - near))
        span = next((span for span in spans if span not in self._used), spans[0])
        self._used.add(span)
        return span


def _plain(words: str) -> str:
    return "".join(fold(words).split())


def hold_against(given: Given, article: str) -> Given:
    """The records whose figures stand in the article, their spans set right; the others are WrongRows.

    Wrong is a figure whose quote (or number and unit) does not stand there, and one whose value is not what
    the quote says. A span that holds other words is an error too, and its figure is still read.
    """
    held = _Article(article)
    errors = list(given.errors)
    rows = [_held(row, number, held, errors) for row, number in zip(given.rows, given.numbers, strict=True)]
    return Given(given.name, rows, given.numbers, errors)


def _held(row: Any, number: int, article: _Article, errors: list[RowError]) -> Any:
    told = row.model_dump() if isinstance(row, Observation) else row
    if not isinstance(told, Mapping):
        return row
    name = told.get("id")
    quote, spans = _find(told, article)
    if quote is None:
        return WrongRow("quote_missing", name)
    given = _span(told.get("span"))
    if given is not None and article.holds(quote, *given):
        return _with_print(dict(told), name, quote, given, article)
    if not spans:
        return WrongRow("quote_absent", name, told=_show(quote))
    span = article.take(spans, None if given is None else given[0])
    if given is not None:
        start, end = given
        facts = {"start": start, "end": end, "held": _show(article.text[max(start, 0) : max(end, 0)])}
        wrong = WrongRow("quote_elsewhere", told=_show(quote), found=f"{span[0]}–{span[1]}", **facts)
        errors.append(wrong.told(number, str(name)))
    return _with_print(dict(told), name, quote, span, article)


def _span(told: Any) -> tuple[int, int] | None:
    ends = (told.get("start"), told.get("end")) if isinstance(told, Mapping) else ()
    whole = [end for end in ends if isinstance(end, int) and not isinstance(end, bool)]
    return (whole[0], whole[1]) if len(whole) == 2 else None


def _find(row: Mapping[str, Any], article: _Article) -> tuple[str | None, list[tuple[int, int]]]:
    """The words by which a figure is looked for, and where they stand."""
    if isinstance(row.get("quote"), str) and row["quote"].strip():
        return row["quote"], article.spans(row["quote"])
    unit = row.get("unit") if isinstance(row.get("unit"), str) else ""
    for key in ("number", "value"):
        if row.get(key) not in (None, ""):
            words = f"{row[key]}{unit}"
            spans = article.spans(words)
            if spans:
                return words, spans
    return None, []


def _with_print(
    row: dict[str, Any], name: object, quote: str, span: tuple[int, int], article: _Article
) -> dict[str, Any] | WrongRow:
    """The row as the article prints it at the span; a WrongRow where that says another value."""
    printed = article.printed(*span)
    value = _decimal(row.get("value"))
    alike = [one for one in printed if value is not None and _says(one, value, row.get("kind"))]
    if printed and value is not None and not alike:
        read = ", ".join(str(plain_decimal(abs(one.value))) for one in printed)
        return WrongRow("quote_value", name, told=_show(quote), read=read, value=str(row["value"])[:_DIGITS])
    row["quote"] = quote
    if len(alike) == 1 and len(printed) == 1:
        # Of a quoted phrase (到位资金35.6亿元) the figure alone.
        [one] = alike
        span = (max(span[0], one.span.start), min(span[1], one.span.end))
        row["quote"] = article.text[slice(*span)]
        row.setdefault("number", one.number)
        row.setdefault("unit", one.unit)
    row["span"] = {"start": span[0], "end": span[1]}
    for key in ("sentence", "words_before", "words_after"):  # of the article from here on
        row.pop(key, None)
    return row


def _says(printed: Quantity, value: Decimal, kind: object) -> bool:
    """True where the print says the value; 60多万 may be people or money, whatever it is read as."""
    told = [printed.value, *([] if printed.value_max is None else [printed.value_max])]
    if (printed.kind == "amount") != (kind == "amount"):
        told += [one.scaleb(YI if printed.kind == "amount" else -YI) for one in told]
    return any(abs(one) == abs(value) for one in told)


def _decimal(value: object) -> Decimal | None:
    try:
        return Decimal(str(value)) if len(str(value)) <= _DIGITS else None
    except (InvalidOperation, ValueError):
        return None


def _show(words: str) -> str:
    plain = re.sub(r"\s+", "", words)
    return repr(plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…")
