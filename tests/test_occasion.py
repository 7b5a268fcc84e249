"""When an occasion was held: each way of telling it decides in its example. All sentences were made up."""

from __future__ import annotations

import pytest

from zhaoshang_extract.discourse.occasion_words import points, table
from zhaoshang_extract.edtf import edtf
from zhaoshang_extract.lexicon import Example
from zhaoshang_extract.pipeline import read

RULES = [(entry.id, example) for entry in table().values() for example in entry.examples]


@pytest.mark.parametrize(("rule", "example"), RULES, ids=[rule for rule, _ in RULES])
def test_example_of_each_rule(rule: str, example: Example) -> None:
    reading = read(example.text.replace(" / ", "\n\n"), published="2016-07-01")
    (occasion,) = reading.occasions.found
    assert occasion.best is not None
    assert occasion.held is not None
    assert (occasion.best.rule, edtf(occasion.held)) == (rule, example.gives)


def test_no_two_rules_are_worth_the_same() -> None:
    found = [points(rule) for rule in table()]
    assert found == sorted(set(found), reverse=True)
