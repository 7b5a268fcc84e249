"""Every example and counter-example of the measures and of the counted nouns."""

from __future__ import annotations

from typing import get_args

import pytest

from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.mention.term import Term, find_terms
from zhaoshang_extract.record.codes import Measure

MEASURE_KEYS = frozenset({"measure", "stage", "rate_kind", "industry", "generic"})
HEAD_KEYS = frozenset({"measure"})
ENTRIES = [("measure", entry) for entry in load("measures", MEASURE_KEYS)] + [
    ("head", entry) for entry in load("heads", HEAD_KEYS)
]


def found(kind: str, text: str) -> list[Term]:
    return [term for term in find_terms(text) if term.kind == kind]


@pytest.mark.parametrize(("kind", "entry"), ENTRIES, ids=lambda value: getattr(value, "id", value))
def test_examples_and_counter_examples(kind: str, entry: Entry) -> None:
    for example in entry.examples:
        longest = max(found(kind, example.text), key=lambda term: len(term.span), default=None)
        assert longest is not None, example.text
        assert (longest.id, longest.code) == (example.gives, entry.facts["measure"]), example.text
    for text in entry.counter_examples:
        assert entry.id not in {term.id for term in found(kind, text)}, text


@pytest.mark.parametrize(("kind", "entry"), ENTRIES, ids=lambda value: getattr(value, "id", value))
def test_codes_are_the_contracts(kind: str, entry: Entry) -> None:
    assert entry.facts["measure"] in get_args(Measure)
    assert entry.facts["measure"].endswith("_count") or kind == "measure" or entry.id == "length_of_time"


def test_a_step_before_a_noun_stays_a_step() -> None:
    kinds = [(term.quote, term.kind) for term in find_terms("新签约项目9个")]
    assert kinds == [("新签约", "stage"), ("项目", "head")]


def test_sector_word_is_no_lead() -> None:
    assert found("head", "电子信息4个") == []
