"""A slot's value with its reason, and the three slots that tell which projects are meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from zhaoshang_extract.mention.threshold import Threshold

V = TypeVar("V")
How = Literal["said", "carried", "document", "default"]


@dataclass(slots=True, unsafe_hash=True)
class Slot(Generic[V]):
    """A slot's value, whether the text said it here or it was carried, and the rule that placed it.

    It is never changed, so all that say nothing share one empty slot: `unsafe_hash` lets it be a default
    (frozen would break `Slot[str]()` and build four times slower).
    """

    value: V | None = None
    how: How = "default"
    rule: str = "none"

    def carried(self, rule: str) -> Slot[V]:
        """The same value as another fact's, carried over by `rule`."""
        return Slot(self.value, "carried", rule)


EMPTY: Slot[Any] = Slot()


class Rival(NamedTuple):
    """What one source says of a slot, with the points that the table of precedence gives it."""

    points: int
    source: str
    value: object


def _if_said(slot: Slot[V]) -> Slot[V]:
    return slot if slot.how == "said" else Slot()


@dataclass(slots=True, unsafe_hash=True)
class Scope:
    """Which projects a fact is about: their life-cycle step, size and sector."""

    stage: Slot[str] = EMPTY
    threshold: Slot[Threshold] = EMPTY
    industry: Slot[str] = EMPTY

    def or_from(self, other: Scope, rule: str) -> Scope:
        """This scope, with what it leaves open carried over from `other`."""
        told = self.stage.value or self.stage.rule in ("several_steps", "state_without_code")
        return Scope(
            self.stage if told else other.stage.carried(rule),
            self.threshold if self.threshold.value else other.threshold.carried(rule),
            self.industry if self.industry.value else other.industry.carried(rule),
        )

    def carried(self, rule: str) -> Scope:
        """The same scope as another fact's, carried over by `rule`."""
        return Scope(self.stage.carried(rule), self.threshold.carried(rule), self.industry.carried(rule))

    def said_only(self) -> Scope:
        """This scope without what was carried over from other figures."""
        return Scope(_if_said(self.stage), _if_said(self.threshold), _if_said(self.industry))

    @property
    def empty(self) -> bool:
        return not (self.stage.value or self.threshold.value or self.industry.value)


NO_SCOPE = Scope()
