"""The reasons of a decision in words, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.marks import EITHER_SEMICOLON

KEYS = frozenset({"en", "zh"})
LANGUAGES = ("zh", "en")
_BETWEEN = {"zh": EITHER_SEMICOLON[0], "en": "; "}


@cache
def templates() -> dict[tuple[str, str], str]:
    """The words of each reason in each language."""
    entries = load("ledger_messages", KEYS)
    return {(entry.id, language): entry.facts[language] for entry in entries for language in LANGUAGES}


def told(reasons: Iterable[str], language: str) -> str:
    """Reasons as one text; `language` is zh or en.

    >>> told(["place_same", "amount_equal"], "en")
    'the same county; the same amount'
    """
    return _BETWEEN[language].join(templates()[reason, language] for reason in reasons)
