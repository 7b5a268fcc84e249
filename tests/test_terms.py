"""Scanning for phrases: the sieve in front passes over nothing that a look at every place would find."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang_extract.gazetteer.table import WORD_KEYS
from zhaoshang_extract.lexicon import load
from zhaoshang_extract.mention import region
from zhaoshang_extract.mention.term import TermKind
from zhaoshang_extract.terms import Terms

PHRASES = ("甲乙", "甲乙丙", "乙", "丙]", "^-", "丁丁")


@given(st.text("甲乙丙丁]^-\\", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_scan_is_a_look_at_every_place(text: str, start: int, end: int) -> None:
    terms = Terms((phrase, phrase) for phrase in PHRASES)
    expected, at, stop = [], start, min(end, len(text))
    while at < stop:
        hit = terms.at(text, at)
        if hit is None or hit.end > stop:
            at += 1
        else:
            expected.append(hit)
            at = hit.end
    assert list(terms.scan(text, start, min(end, len(text)))) == expected


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=5), max_size=8), st.text("甲乙丙丁", max_size=12))
def test_the_longest_phrase_is_found_at_each_place(phrases: list[str], text: str) -> None:
    terms = Terms((phrase, phrase) for phrase in phrases)
    for start in range(len(text) + 1):
        longest = max((one for one in phrases if text.startswith(one, start)), key=len, default=None)
        hit = terms.at(text, start)
        assert (None if hit is None else hit.what) == longest
        assert hit is None or text[hit.start : hit.end] == longest


def test_no_phrases_are_found_nowhere() -> None:
    assert list(Terms[None](()).scan("甲乙")) == []


def test_no_term_is_called_like_a_kind_of_terms() -> None:
    """A sentence keeps its terms by kind and by id in one table."""
    files = ("measures", "heads", "stages", "relations", "cues")
    keys = frozenset({"measure", "stage", "rate_kind", "industry", "generic"})
    ids = {entry.id for name in files for entry in load(name, keys)}
    assert not ids & set(get_args(TermKind))


@pytest.mark.parametrize("text", ["青杨镇：", "来湘投资", "湘鄂赣三省", "赴粤、闽招商", "该园区", "某某高区"])
def test_a_place_that_no_table_names_shows_itself(text: str) -> None:
    assert region._sign().search(text)


def test_every_name_of_a_zone_shows_itself() -> None:
    for entry in load("zones", WORD_KEYS):
        if (entry.facts.get("role") or "").startswith(("suffix", "bare")):
            assert all(region._sign().search(form) for form in entry.forms), entry.id
