"""How alike two names are by their letters: the one door to rapidfuzz."""

from __future__ import annotations

try:
    from rapidfuzz import fuzz
    from rapidfuzz.distance import LCSseq
except ImportError as error:
    raise ImportError("the ledger needs packages; pip install 'zhaoshang-extract[ledger]'") from error


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same, in percent: 0 to 100."""
    return fuzz.ratio(one, other)


def in_order(one: str, other: str) -> int:
    """How many characters two texts have in one order, with others between or not.

    >>> in_order("锂电负极", "锂电池负极材料")
    4
    """
    return int(LCSseq.similarity(one, other))
