"""The doubts about a figure in a word, for tables that people read."""

from __future__ import annotations

from collections.abc import Sequence

from zhaoshang_extract.record.labels import label
from zhaoshang_extract.record.models import Observation


def doubted_words(fact: Observation, doubted: Sequence[str]) -> str:
    """The slots of a figure that are in doubt, in Chinese; "" where none is."""
    if fact.confidence == "high":
        return ""
    return "、".join(label("slot", slot) for slot in doubted) or label("confidence", "low")
