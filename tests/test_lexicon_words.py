"""The reader of named words, and the files that hold parts of patterns."""

from __future__ import annotations

import re

import pytest

from zhaoshang_extract.assemble.words import KEYS, behind_last, closing, opening
from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.lexicon.numerals import cardinal, ordinal, small, written
from zhaoshang_extract.lexicon.words import Words, by_role
from zhaoshang_extract.observe import counted_unit
from zhaoshang_extract.pipeline import read

PARTS = [
    entry
    for name in ("project_phrases", "numerals", "figure_words", "coverage_words")
    for entry in load(name, KEYS, roles=True)
]
UNITS = load("counted_units", counted_unit.KEYS)
WORDS = Words(
    lambda: {"step": ("开工", "开工建设", "投产"), "rate": ("率",), "open": ("政府$", "（"), "none": ()}
)


@pytest.mark.parametrize("entry", PARTS, ids=lambda entry: entry.id)
def test_words_are_found_in_their_examples(entry: Entry) -> None:
    for example in entry.examples:
        assert any(form in example.text for form in entry.forms), example.text
    for text in entry.counter_examples:
        assert not any(form in text for form in entry.forms), text


@pytest.mark.parametrize("entry", UNITS, ids=lambda entry: entry.id)
def test_units_count_what_fits_them(entry: Entry) -> None:
    for example in entry.examples:
        (fact,) = read(example.text).facts
        assert fact.quantity.unit in entry.forms
        assert fact.measure.value == example.gives
        assert example.gives in entry.facts["measures"].split()


def test_longer_words_come_first() -> None:
    assert WORDS.forms("step") == ("开工建设", "开工", "投产")
    assert WORDS.forms("rate", "step") == ("开工建设", "开工", "投产", "率")
    assert WORDS.pattern("step").findall("开工建设、投产") == ["开工建设", "投产"]


def test_parts_of_patterns() -> None:
    assert re.fullmatch(f"{WORDS.either('step')}{WORDS.maybe('rate')}", "投产率")
    assert re.fullmatch(f"{WORDS.either('step')}{WORDS.maybe('rate')}", "投产")
    assert re.search(f"{WORDS.behind('step')}率", "投产率")
    assert re.search(f"{WORDS.behind('step')}率", "利率") is None
    assert WORDS.chars("rate", "step") == "开工建设投产率"


def test_a_dollar_binds_a_phrase_to_the_end() -> None:
    assert WORDS.says("open", "县政府")
    assert not WORDS.says("open", "政府部门")
    assert WORDS.says("open", "（")


def test_words_are_sought_between_two_places() -> None:
    text = "项目开工率"
    assert WORDS.says("step", text)
    assert not WORDS.says("step", text, 0, 3)
    assert WORDS.starts("step", text, 2)
    assert WORDS.ends("rate", text)
    assert not WORDS.ends("rate", text, 0, 4)
    assert not WORDS.starts("none", text)
    assert not WORDS.says("none", text)


def test_an_entry_without_a_role_plays_its_id() -> None:
    words = Words(by_role("project_phrases", keys=KEYS))
    assert set(words.forms("and")) == {"和", "与", "及"}
    assert words.forms("and_also") == ("以及",)


def test_lengths_and_places_of_phrases() -> None:
    assert opening("境内建设", 0, "inside_place") == 2
    assert opening("建设", 0, "inside_place") == 0
    assert closing("某公司的", 0, 4, "of") == 1
    assert behind_last("甲的乙的丙", 0, 5, "of") == 4
    assert behind_last("甲乙丙", 0, 3, "of") == 0


def test_numerals() -> None:
    assert set(ordinal()) == set("一二三四五六七八九十")
    assert set(small()) == set("一二三四五六七八九十两")
    assert set(cardinal()) == set("一二三四五六七八九十两百")
    assert set(written()) == set("一二三四五六七八九十两百千万亿")
