"""Reading takes a number of steps that grows with the length of a text, whatever stands in it."""

from __future__ import annotations

import pytest

from growth import exponent, steps, warm_up
from zoo import ZOO

# A text of forty thousand characters against one of ten thousand: what was quadratic is far above.
SHORT, LONG, MOST = 10_000, 40_000, 1.1
# Of each kind one that is read fast; the whole zoo is slow.
FAST = (
    "digits",
    "ten thousands",
    "bare places",
    "list",
    "prose clause",
    "brackets",
    "of which alone",
)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    warm_up()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in FAST else [pytest.mark.slow]) for name in ZOO]
)
def test_steps_grow_with_the_length(name: str) -> None:
    lengths = [SHORT, LONG]
    texts = [ZOO[name](length) for length in lengths]
    assert [len(text) for text in texts] == pytest.approx(lengths, rel=0.05)
    assert exponent(lengths, [steps(text) for text in texts]) <= MOST


def test_what_is_quadratic_is_told_so() -> None:
    assert exponent([10, 100], [5, 500]) == pytest.approx(2)
