"""A fact in the making: a quantity whose slots are being filled, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from zhaoshang_extract.discourse.slot import EMPTY, NO_SCOPE, Scope, Slot
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.region import Region
from zhaoshang_extract.span import Span

_ACTUAL, _LEVEL = Slot("actual"), Slot("level")


@dataclass(slots=True, unsafe_hash=True)
class Doubt:
    """Why a slot may be wrong: what was read, what may hold instead (None: nothing known), and which doubt.

    `reason` is the name of the doubt in `lexicon/doubts.toml`, `points` how much it weighs. `blurs`: the
    figure may not be of those that it stands among, so no check accuses by it.
    """

    slot: str
    reading: object
    rival: object
    reason: str
    points: int = field(default=0, compare=False)
    blurs: bool = field(default=False, compare=False)


@dataclass(slots=True, eq=False)
class Fact:
    """One number with its meaning. `role` says what the figure is to the fact before it.

    A `goal` (完成任务X的…) and a `base` (上年同期X) hang on the fact that they were said of, so later
    figures of the sentence do not hang on them. Nor on an `aside`, a figure that explains another one in
    a bracket. `single` figures are about one named project. `noun` is what a count
    counts, as printed. `of` is the figure that this one was said
    of, `whole` the one that it is a part of (其中, brackets, 新签约的391个项目中). `doubts` are found when
    all facts of its story are there.
    """

    quantity: Quantity
    span: Span
    role: Literal["head", "rate", "rank", "goal", "base"] = "head"
    measure: Slot[str] = EMPTY
    scope: Scope = NO_SCOPE
    region: Slot[Region] = EMPTY
    period: Slot[Range] = EMPTY
    modality: Slot[str] = _ACTUAL
    rate_kind: Slot[str] = EMPTY
    transformation: Slot[str] = _LEVEL
    indicator: str | None = None
    negative: bool = False
    aside: bool = False
    single: bool = False
    noun: str | None = None
    of: Fact | None = None
    whole: Fact | None = None
    doubts: tuple[Doubt, ...] = ()
