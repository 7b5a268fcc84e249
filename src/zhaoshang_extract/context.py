"""What carries from clause to clause, sentence to sentence, and from a heading to all below it."""

from __future__ import annotations

from dataclasses import dataclass, field

from zhaoshang_extract.anchor import Anchor
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.observe.fact import Fact, Scope, Slot
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence


@dataclass(slots=True)
class Frame:
    """What a title, a heading, a paragraph's opening or a clause like 从产业看 says for what follows."""

    period: Slot[Range] = field(default_factory=Slot)
    region: Slot[Region] = field(default_factory=Slot)
    measure: Slot[str] = field(default_factory=Slot)
    scope: Scope = field(default_factory=Scope)
    rate_kind: Slot[str] = field(default_factory=Slot)


@dataclass(slots=True)
class Context:
    """The state of the walk through one story.

    `facts` are all facts of the story so far, `here` those of the sentence. `topic` is the last count
    that told its own step, `whole` the figure that 其中 takes parts of, `step` the last step told in a
    sentence with no figure, `opener` the count that opened the sentence's list. `before` is the sentence before. `partition` is on behind 从规模看, `outlook` below headings such as
    下一步打算, `aiming` behind 力争 and in lists of goals, `when_done` behind 达产后;
    `region_came_late` when only a later clause of the sentence named its place; `target_period` is the
    time of the last goal, `opening` what the first words of the paragraph say; `named_opening` is on when
    they only name a project (1.某某生产线。), `about_single` in a sentence that goes on about one; `paragraph_start` the number of facts before the paragraph.
    """

    home: Region | None
    anchor: Anchor
    title: Frame = field(default_factory=Frame)
    headings: dict[int, Frame] = field(default_factory=dict)
    paragraph: Frame = field(default_factory=Frame)
    opening: Frame = field(default_factory=Frame)
    sentence: Frame = field(default_factory=Frame)
    facts: list[Fact] = field(default_factory=list)
    here: list[Fact] = field(default_factory=list)
    topic: Fact | None = None
    whole: Fact | None = None
    step: Slot[str] | None = None
    opener: Fact | None = None
    before: Sentence | None = None
    named_opening: bool = False
    heading_start: int = 0
    whole_of_sentence: bool = False
    told_periods: list[Slot[Range]] = field(default_factory=list)
    about_single: bool = False
    partition: bool = False
    region_came_late: bool = False
    paragraph_start: int = 0
    outlook: bool = False
    aiming: bool = False
    when_done: bool = False
    target_period: Range | None = None

    def frames(self) -> list[tuple[str, Frame]]:
        """The frames in force, the narrowest first, with their names."""
        levels = [("sentence", self.sentence), ("paragraph", self.paragraph)]
        levels += [("heading", self.headings[depth]) for depth in sorted(self.headings, reverse=True)]
        return [*levels, ("title", self.title)]

    def enter_heading(self, depth: int, frame: Frame) -> None:
        """A heading ends the headings of its own depth and below."""
        for level in [level for level in self.headings if level >= depth]:
            del self.headings[level]
        self.step = None
        if not frame.scope.empty:
            self.heading_start = len(self.facts)
        self.headings[depth] = frame

    def last(self, *roles: str, here: bool = True) -> Fact | None:
        """The last fact with one of these roles, in this sentence only when `here`."""
        for fact in reversed(self.here if here else self.facts):
            if fact.role in roles and not fact.aside:
                return fact
        return None

    @property
    def main(self) -> list[Fact]:
        """The facts of the sentence that stand in no explaining bracket."""
        return [fact for fact in self.here if not fact.aside]
