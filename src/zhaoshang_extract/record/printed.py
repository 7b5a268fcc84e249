"""Words that were read in folded text, as the document prints them: 項目 for 项目."""

from __future__ import annotations

from typing import Any

from zhaoshang_extract.fold import fold_document

# What a record prints in the document's own words, by the kind of record.
_WORDS = {
    "observations": ("indicator", "industry"),
    "signing_events": ("name", "venue", "industries"),
    "projects": ("name", "investors", "industry"),
    "industries": ("label",),
}


def print_words(report: dict[str, Any], text: str) -> None:
    """Put the document's own script and marks into the words of the report's records."""
    folded = fold_document(text)
    for kind, keys in _WORDS.items():
        for record in report[kind]:
            near = record["span"]["end"]
            for key in keys:
                told = record[key]
                if isinstance(told, str):
                    record[key] = _printed(told, near, text, folded)
                elif told is not None:
                    record[key] = [_printed(words, near, text, folded) for words in told]
    about = report["document"]
    if about["publisher"] is not None:
        about["publisher"] = _printed(about["publisher"], 0, text, folded)


def _printed(words: str, near: int, text: str, folded: str) -> str:
    """The `words` as printed last before offset `near`, else at their first place.

    Words that a line break parts in the document come back as they are.
    """
    if words in text:
        return words
    start = folded.rfind(words, 0, near)
    start = start if start >= 0 else folded.find(words)
    return words if start < 0 else text[start : start + len(words)]
