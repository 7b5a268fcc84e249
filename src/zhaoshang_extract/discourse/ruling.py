"""Evidence with points, and the ruling that the highest sum makes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

V = TypeVar("V")


@dataclass(slots=True, unsafe_hash=True)
class Evidence(Generic[V]):
    """What one rule says for one value; `rule` names it in the table of points."""

    value: V
    rule: str
    points: int


@dataclass(slots=True, frozen=True)
class Ruling(Generic[V]):
    """The value for which most speaks (None when nothing speaks loudly enough) and all that was heard.

    `points` is its sum, `margin` how far it lies before the best rival, `rivals` the other values with
    their sums, the strongest first.
    """

    value: V | None = None
    points: int = 0
    margin: int = 0
    rivals: tuple[tuple[V, int], ...] = ()
    evidence: tuple[Evidence[V], ...] = field(default=(), repr=False)

    def rules(self, value: V) -> list[str]:
        """The rules that spoke for a value, in the order in which they were heard."""
        return [heard.rule for heard in self.evidence if heard.value == value]


def sums(evidence: Iterable[Evidence[V]]) -> dict[V, int]:
    """The points of each value, in the order in which the values were first heard of."""
    found: dict[V, int] = {}
    for heard in evidence:
        found[heard.value] = found.get(heard.value, 0) + heard.points
    return found
