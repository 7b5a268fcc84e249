"""Words that were read in folded text, as the document prints them: 項目 for 项目."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zhaoshang_extract.fold import fold, fold_document
from zhaoshang_extract.mention.blank import readings

# What a record prints in the document's own words, by the kind of record.
_WORDS = {
    "observations": ("indicator", "industry"),
    "signing_events": ("name", "venue", "industries"),
    "projects": ("name", "investors", "industry"),
    "industries": ("label",),
}


def print_words(report: dict[str, Any], text: str) -> None:
    """Put the document's own script and marks into the words of the report's records."""
    page = _page(text)
    for kind, keys in _WORDS.items():
        for record in report[kind]:
            near = record["span"]["end"]
            for key in keys:
                told = record[key]
                if isinstance(told, str):
                    record[key] = _printed(told, near, page)
                elif told is not None:
                    record[key] = [_printed(words, near, page) for words in told]
    about = report["document"]
    if about["publisher"] is not None:
        about["publisher"] = _printed(about["publisher"], 0, page)


@dataclass(slots=True, frozen=True)
class _Page:
    """A printed text and what was read of it: `read[i]` stands at `places[i]`, the last place is its end."""

    text: str
    read: str
    places: Sequence[int]


def _page(text: str) -> _Page:
    """Readings that a converter left in brackets (農(nóng)業(yè)) are printed, and were not read."""
    folded = fold_document(text)
    gone = set(readings(folded))
    if not gone:
        return _Page(text, folded, range(len(text) + 1))
    places = [at for at in range(len(text)) if at not in gone]
    return _Page(text, "".join(folded[at] for at in places), [*places, len(text)])


def _printed(words: str, near: int, page: _Page) -> str:
    """The `words` as printed last before offset `near`, else at their first place.

    A reading goes with the character before it. Words that a line break parts in the document come back
    as they are.
    """
    if words in page.text and len(page.read) == len(page.text):
        return words
    folded = fold(words)
    gone = set(readings(folded))
    read = "".join(letter for at, letter in enumerate(folded) if at not in gone)
    start = page.read.rfind(read, 0, bisect_left(page.places, near))
    start = start if start >= 0 else page.read.find(read)
    return folded if start < 0 else page.text[page.places[start] : page.places[start + len(read)]]
