"""Each source of a slot decides in its example, and each entry of the table is a source."""

from __future__ import annotations

import pytest

from zhaoshang_extract.explain import rivals_of
from zhaoshang_extract.observe import amounted, count_set, counted, time
from zhaoshang_extract.observe.candidate import Choice, precedence

CHOICES: tuple[Choice[object], ...] = (counted.SOURCES, amounted.SOURCES, count_set.SETS, time.PERIODS)  # type: ignore[assignment]
SOURCES = {
    f"{choice.slot}.{source.__name__.lstrip('_')}" for choice in CHOICES for _, source in choice.sources
}


def test_table_and_sources_are_the_same() -> None:
    assert set(precedence()) == SOURCES


@pytest.mark.parametrize("source", sorted(SOURCES))
def test_source_decides_in_its_example(source: str) -> None:
    slot, name = source.split(".")
    for example in precedence()[source].examples:
        decided = {told[0].source for asked, told in rivals_of(example.text) if asked == slot and told}
        assert name in decided, f"{source} never decides in {example.text!r}: {sorted(decided)}"


def test_points_fall_in_the_order_of_belief() -> None:
    for choice in CHOICES:
        points = [points for points, _ in choice.sources]
        assert points == sorted(points, reverse=True)
        assert len(set(points)) == len(points), f"{choice.slot}: two sources with equal points"
