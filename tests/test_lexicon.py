"""The loader's complaints, and every example of the terms' files."""

from __future__ import annotations

import pytest

from zhaoshang_extract.lexicon import LexiconError, load, parse
from zhaoshang_extract.mention.term import find_terms

GOOD = '[[entry]]\nid = "a"\nforms = ["甲"]\nexamples = [{ text = "甲乙" }]\n'


def complaint(toml: str) -> str:
    with pytest.raises(LexiconError) as caught:
        parse("words", toml)
    return str(caught.value)


def test_entry_is_read() -> None:
    (entry,) = parse("words", GOOD)
    assert (entry.id, entry.forms, entry.examples[0].gives) == ("a", ("甲",), "a")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (GOOD + GOOD, "id 'a' stands twice"),
        (GOOD + GOOD.replace('"a"', '"b"'), "form '甲' is claimed by 'a' and 'b'"),
        (GOOD.replace("forms", "form"), "unknown key 'form'; did you mean 'forms'?"),
        (GOOD.replace('"甲"', '" 甲"'), "has stray blanks"),
        ('[[entry]]\nid = "a"\nforms = ["甲"]\n', "no example"),
        (GOOD.replace('id = "a"\n', ""), "no id"),
        (GOOD.replace('["甲"]', '"甲"'), "forms is no list"),
        ("[[entry]\n", "mend the TOML"),
    ],
)
def test_complaints_name_file_entry_and_mend(toml: str, said: str) -> None:
    message = complaint(toml)
    assert message.startswith("words.toml")
    assert said in message


TERM_FILES = {"stages": (), "counted_steps": ("generic",), "states": (), "relations": (), "cues": ()}


def ids_of(text: str) -> set[str]:
    return {term.id for term in find_terms(text)}


@pytest.mark.parametrize("name", TERM_FILES)
def test_examples_of_terms(name: str) -> None:
    for entry in load(name, frozenset(TERM_FILES[name])):
        for example in entry.examples:
            assert example.gives in ids_of(example.text), (name, entry.id, example.text)


@pytest.mark.parametrize("name", TERM_FILES)
def test_counter_examples_of_terms(name: str) -> None:
    for entry in load(name, frozenset(TERM_FILES[name])):
        for text in entry.counter_examples:
            assert entry.id not in ids_of(text), (name, entry.id, text)
