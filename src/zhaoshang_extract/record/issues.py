"""Issues: figures and places that were seen and not understood, and slots in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.mention.unit import unit_at
from zhaoshang_extract.numeral import endless
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.passage import Passage
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.record.doubts import issues_of
from zhaoshang_extract.span import Span

_DROPPED = frozenset({"table_unread", "figure_unread", "number_too_long"})
_BROKEN = re.compile("\ufffd+")


def find_issues(reading: Reading, folded: str) -> Iterator[dict[str, object]]:
    """The issues of a document in the contract's form; `folded` is its text with one form a character."""
    text = reading.document.text
    yield from _figure_issues(reading.facts, text)
    yield from _doubt_issues(reading.facts, text)
    yield from _table_issues(reading.unread, text)
    yield from _leftover_issues(reading.leftover, text)
    yield from _endless_issues(text, folded)
    yield from _broken_issues(text)
    yield from _place_issues(reading.places, text)


def count_dropped(issues: Sequence[dict[str, object]]) -> int:
    """How many figures the issues tell of that became no observation."""
    return sum(issue["code"] in _DROPPED for issue in issues)


def is_unknown(fact: Fact) -> bool:
    """True where no rule told the measure."""
    return fact.measure.how == "default" and fact.measure.rule.endswith("unknown")


def _figure_issues(facts: Sequence[Fact], text: str) -> list[dict[str, object]]:
    return [
        _issue(
            "measure_unknown",
            fact.span.start,
            fact.span.end,
            text,
            "no rule says what this figure measures",
            "add the phrase beside it to lexicon/measures.toml or lexicon/heads.toml",
        )
        for fact in facts
        if is_unknown(fact)
    ]


def _table_issues(unread: Sequence[Span], text: str) -> list[dict[str, object]]:
    return [
        _issue(
            "table_unread",
            span.start,
            span.end,
            text,
            "no header, row or caption of the table gives this figure a unit and a measure",
            "print the unit in the column's header, or add the header's words to lexicon/tables.toml",
        )
        for span in unread
    ]


def _leftover_issues(leftover: Sequence[Span], text: str) -> list[dict[str, object]]:
    return [
        _issue(
            "figure_unread",
            span.start,
            span.end,
            text,
            "no unit or sign is known behind this number, so nothing was made of it",
            "look at the print; add a unit that is lacking to lexicon/units.toml",
        )
        for span in leftover
    ]


def _endless_issues(text: str, folded: str) -> Iterator[dict[str, object]]:
    """Numbers that are longer than any that is read, where a unit makes figures of them."""
    for number in endless(folded):
        unit = unit_at(folded, number.end)
        if unit is not None:
            yield _issue(
                "number_too_long",
                number.start,
                unit[1],
                text,
                "no figure has so many digits, so this one is not read",
                "look at the print: 15 digits before the point and 8 behind it, below 10^28, are read",
            )


def _broken_issues(text: str) -> Iterator[dict[str, object]]:
    """Characters that came in no encoding; a figure that one stands in or beside is not read."""
    for broken in _BROKEN.finditer(text):
        line = text.count("\n", 0, broken.start()) + 1
        yield _issue(
            "broken_character",
            *broken.span(),
            text,
            f"in line {line} stand bytes of no encoding, or letters that name no character",
            "save the file again as UTF-8, or name its encoding with --encoding",
        )


def _doubt_issues(facts: Sequence[Fact], text: str) -> Iterator[dict[str, object]]:
    for number, fact in enumerate(facts, 1):
        for words in issues_of(fact):
            start, end = fact.span
            issue = _issue("doubtful_slot", start, end, text, words["message"], words["mend"])
            yield {**issue, **words, "observation_id": f"o{number}"}


def _place_issues(places: Sequence[tuple[Passage, RegionMention]], text: str) -> list[dict[str, object]]:
    return [
        _issue(
            "place_unresolved",
            *passage.span(*mention.span),
            text,
            mention.reason or "no place of this name is known",
            "pass region= with the place that the document is about",
        )
        for passage, mention in places
        if mention.kind != "pronoun" and mention.region is None
    ]


def _issue(code: str, start: int, end: int, text: str, message: str, mend: str) -> dict[str, object]:
    span = {"start": start, "end": end}
    return {"code": code, "span": span, "quote": text[start:end], "message": message, "mend": mend}
