"""What is wrong with a row, in words of either language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from zhaoshang_extract.lexicon import load

KEYS = frozenset({"en", "zh"})
_SORTS = {str: "str", int: "number", float: "number", bool: "bool", list: "list"}


@cache
def _templates() -> dict[tuple[str, str], str]:
    return {
        (entry.id, language): entry.facts[language]
        for entry in load("row_messages", KEYS)
        for language in KEYS
    }


def row_message(name: str, language: str, /, **facts: object) -> str:
    """The message of a name in a language, en or zh; `what` among the facts is a value whose sort is told."""
    if "what" in facts:
        facts["what"] = sort_of(facts["what"], language)
    return _templates()[name, language].format(**facts)


def sort_of(value: object, language: str) -> str:
    """The word for the sort of thing that a value is: a text, a number, an object.

    >>> sort_of([1], "en"), sort_of({}, "en"), sort_of(None, "en")
    ('a list', 'an object', 'NoneType')
    """
    sort = _SORTS.get(type(value), "object" if isinstance(value, Mapping) else None)
    return type(value).__name__ if sort is None else _templates()[f"sort.{sort}", language]
