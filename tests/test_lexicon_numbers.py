"""Every example and counter-example of the number lexicons is read as it says."""

from __future__ import annotations

import pytest

from zhaoshang_extract.fold import fold
from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.mention.bare_number import BARE_KEYS
from zhaoshang_extract.mention.bound import BOUND_KEYS
from zhaoshang_extract.mention.not_number import ROLE_KEYS
from zhaoshang_extract.mention.quantity import find_numbers
from zhaoshang_extract.mention.threshold import THRESHOLD_KEYS
from zhaoshang_extract.mention.unit import UNIT_KEYS
from zhaoshang_extract.numeral.chinese import SCALE_KEYS

FILES = {
    "units": UNIT_KEYS,
    "scales": SCALE_KEYS,
    "bounds": BOUND_KEYS,
    "thresholds": THRESHOLD_KEYS,
    "not_numbers": ROLE_KEYS,
    "bare_numbers": BARE_KEYS,
}
ENTRIES = [(name, entry) for name, keys in FILES.items() for entry in load(name, keys)]
EXAMPLES = [(name, entry, example) for name, entry in ENTRIES for example in entry.examples]
COUNTERS = [(name, entry, text) for name, entry in ENTRIES for text in entry.counter_examples]


def said(text: str) -> list[set[str]]:
    """What is read from `text`, each number as the words that an example may use of it."""
    quantities, thresholds = find_numbers(fold(text))
    found = [(one.span.start, {"threshold", f"{one.min or one.max:f}"}) for one in thresholds]
    for one in quantities:
        words = {one.kind, f"{one.value:f}", one.bound, one.currency or "", one.unit_measure or ""}
        found.append((one.span.start, words))
    return [words for _, words in sorted(found, key=lambda pair: pair[0])]


@pytest.mark.parametrize(("name", "entry", "example"), EXAMPLES, ids=lambda value: str(value)[:40])
def test_example_is_read(name: str, entry: Entry, example: object) -> None:
    text, gives = example.text, example.gives  # type: ignore[attr-defined]
    expected = [set(part.split()) for part in gives.split(";")]
    read = said(text)
    assert len(read) == len(expected), f"{name}, {entry.id}: {text} gives {read}"
    for words, one in zip(expected, read, strict=True):
        assert words <= one, f"{name}, {entry.id}: {text} gives {read}"
        if not {"about", "over", "under", "threshold"} & words:
            assert "exact" in one, f"{name}, {entry.id}: {text} gives {read}"


@pytest.mark.parametrize(("name", "entry", "text"), COUNTERS, ids=lambda value: str(value)[:40])
def test_counter_example_is_not_read(name: str, entry: Entry, text: str) -> None:
    quantities, _ = find_numbers(fold(text))
    if name == "units":
        assert not [one.quote for one in quantities if one.unit.endswith(entry.forms)]
    elif name == "bounds":
        assert not [one.quote for one in quantities if one.bound != "exact" or one.value < 0]
    else:
        assert not [one.quote for one in quantities]
