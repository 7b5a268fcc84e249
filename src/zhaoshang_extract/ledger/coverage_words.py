"""What the words of a figure say about what it holds, from `lexicon/coverage_words.toml`."""

from __future__ import annotations

from zhaoshang_extract.lexicon.words import Words, by_id

_WORDS = Words(by_id("coverage_words"))
forms, form_set, says, terms, either = (
    _WORDS.forms,
    _WORDS.form_set,
    _WORDS.says,
    _WORDS.terms,
    _WORDS.either,
)
