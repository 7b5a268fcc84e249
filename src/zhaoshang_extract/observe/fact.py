"""A fact in the making: a quantity whose slots are being filled, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from zhaoshang_extract.edtf import Range
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.mention.threshold import Threshold
from zhaoshang_extract.region import Region
from zhaoshang_extract.span import Span

V = TypeVar("V")
How = Literal["said", "carried", "document", "default"]


@dataclass(slots=True)
class Slot(Generic[V]):
    """A slot's value, whether the text said it here or it was carried, and the rule that placed it."""

    value: V | None = None
    how: How = "default"
    rule: str = "none"

    def carried(self, rule: str) -> Slot[V]:
        """The same value as another fact's, carried over by `rule`."""
        return Slot(self.value, "carried", rule)


def _if_said(slot: Slot[V]) -> Slot[V]:
    return slot if slot.how == "said" else Slot()


@dataclass(slots=True)
class Scope:
    """Which projects a fact is about: their life-cycle step, size and sector."""

    stage: Slot[str] = field(default_factory=Slot)
    threshold: Slot[Threshold] = field(default_factory=Slot)
    industry: Slot[str] = field(default_factory=Slot)

    def or_from(self, other: Scope, rule: str) -> Scope:
        """This scope, with what it leaves open carried over from `other`."""
        return Scope(
            self.stage if self.stage.value else other.stage.carried(rule),
            self.threshold if self.threshold.value else other.threshold.carried(rule),
            self.industry if self.industry.value else other.industry.carried(rule),
        )

    def said_only(self) -> Scope:
        """This scope without what was carried over from other figures."""
        return Scope(_if_said(self.stage), _if_said(self.threshold), _if_said(self.industry))

    @property
    def empty(self) -> bool:
        return not (self.stage.value or self.threshold.value or self.industry.value)


@dataclass(slots=True, eq=False)
class Fact:
    """One number with its meaning. `role` says what the figure is to the fact before it.

    A `goal` (完成任务X的…) and a `base` (上年同期X) hang on the fact that they were said of, so later
    figures of the sentence do not hang on them. Nor on an `aside`, a figure that explains another one in
    a bracket. `single` figures are about one named project. `noun` is what a count
    counts, as printed. `of` is the figure that this one was said
    of, `whole` the one that it is a part of (其中, brackets, 新签约的391个项目中).
    """

    quantity: Quantity
    span: Span
    role: Literal["head", "rate", "rank", "goal", "base"] = "head"
    measure: Slot[str] = field(default_factory=Slot)
    scope: Scope = field(default_factory=Scope)
    region: Slot[Region] = field(default_factory=Slot)
    period: Slot[Range] = field(default_factory=Slot)
    modality: Slot[str] = field(default_factory=lambda: Slot("actual"))
    rate_kind: Slot[str] = field(default_factory=Slot)
    transformation: Slot[str] = field(default_factory=lambda: Slot("level"))
    indicator: str | None = None
    negative: bool = False
    aside: bool = False
    single: bool = False
    noun: str | None = None
    of: Fact | None = None
    whole: Fact | None = None
