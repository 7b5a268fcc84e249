"""What carries from clause to clause, sentence to sentence, and from a heading to all below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from zhaoshang_extract.discourse.node import Frame, Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.slot import EMPTY, Rival, Slot
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence

# No rule looks back further than this, so that a text without paragraphs stays linear.
_FAR = 60


# What each source said of a slot, by the identity of the quantity and the slot.
Rivals = dict[tuple[int, str], list[Rival]]


@dataclass(slots=True)
class Context:
    """The state of the walk through one story, from what lasts longest to what lasts one sentence."""

    home: Region | None
    anchor: Clock

    # where the walk stands
    node: Node
    paragraph: Frame = field(default_factory=Frame)  # what its label and the sentences before leave in force

    # what each source said of a slot, by quantity and slot; None where nobody asks
    rivals: Rivals | None = None

    # the story
    facts: list[Fact] = field(default_factory=list)
    body_start: int = 0  # the number of facts of the headline
    topic: Fact | None = None  # the last count that told its own step
    topic_number: int = 0  # how many facts there were when it was told
    target_period: Range | None = None  # the time of the last goal

    # what stands below a heading
    heading_start: int = 0  # the number of facts before it, when it tells which projects are meant
    heading_facts: int = 0  # the same for the last heading of whatever kind
    outlook: bool = False  # 下一步打算: what follows is meant, not done

    # the paragraph
    subject: Slot[Region] | None = None  # the place that it goes on about; empty when that has ended
    paragraph_start: int = 0  # the number of facts before it
    item_sector: str | None = None  # the sector that its first sentence is about
    opened: Fact | None = None  # the count that opened its list: 这42个项目中，
    named_opening: bool = False  # its first words only name a project: 1.某某生产线。
    before: Sentence | None = None  # the sentence before
    aiming: bool = False  # behind 力争 and in lists of goals

    # the sentence
    sentence: Frame = field(default_factory=Frame)
    here: list[Fact] = field(default_factory=list)
    step: Slot[str] | None = None  # the step of the project that the sentence goes on about
    about_single: bool = False  # it goes on about the project before it: 项目分三期实施
    whole: Fact | None = None  # the figure that 其中 takes parts of
    before_part: Slot[Range] = EMPTY  # the time in force where 其中 began
    whole_of_sentence: bool = False  # 其中 opened the sentence, so it reaches over ；
    opener: Fact | None = None  # the count that opened its list: 新签约的391个项目中，
    partition: bool = False  # behind 从规模看
    region_came_late: bool = False  # only a later clause named its place
    before_site: Slot[Region] | None = None  # the place in force before that of one named project
    when_done: bool = False  # behind 达产后
    ahead: bool = False  # behind a figure of a time to come, or what a meeting demands

    def begin_section(self, node: Node) -> None:
        """A heading ends what the figures above it left in force."""
        self.heading_facts = len(self.facts)
        self.outlook = node.outlook
        if node.frame.period.value is not None:
            self.target_period = None  # 2014年工作打算: the goals below are of its own time
        if not node.frame.scope.empty:
            self.heading_start = len(self.facts)

    def begin_paragraph(self, node: Node, *, headline: bool) -> None:
        """A new paragraph; the lines of a headline belong together.

        In a text without a home (two cities side by side) the last place goes on until another one opens.
        """
        if self.home is not None or headline:
            self.subject = None
        if not headline:
            self.paragraph_start = len(self.facts)
        self.opened = None
        self.named_opening = False
        self.aiming = False

    def begin_sentence(self, node: Node) -> None:
        """Nothing of the sentence before stays in force, but for what the paragraph took over."""
        self.node = node
        told = node.frame.region if self.subject is None else self.subject
        self.paragraph = replace(node.frame, region=told)
        self.sentence = Frame()
        self.here = []
        self.step = None
        self.about_single = False
        self.whole = self.opener = None
        self.before_part = Slot()
        self.whole_of_sentence = False
        self.partition = False
        self.region_came_late = False
        self.before_site = None
        self.when_done = False
        self.ahead = False

    def choose_topic(self, fact: Fact) -> None:
        """`fact` is what counts without a step of their own are parts of from now on."""
        self.topic = fact
        self.topic_number = len(self.facts)

    @property
    def topic_of_paragraph(self) -> Fact | None:
        """The topic, when this paragraph told it."""
        return self.topic if self.topic_number > self.paragraph_start else None

    @property
    def topic_of_heading(self) -> Fact | None:
        """The topic, when it was told below the heading in force."""
        return self.topic if self.topic_number > self.heading_start else None

    @property
    def occasion(self) -> Slot[Range] | None:
        """The day of a story of one day, whose count of projects told what happened to them."""
        told = self.topic.period if self.topic is not None else None
        day = told.value if told is not None else None
        single = day is not None and day.start is not None and day.start == day.end
        return told if single and day is not None and day.start and day.start.day is not None else None

    @property
    def of_paragraph(self) -> list[Fact]:
        """The last facts of this paragraph."""
        return self.facts[max(self.paragraph_start, len(self.facts) - _FAR) :]

    def since_heading(self) -> Iterator[Fact]:
        """The last facts below the last heading, from the newest to the oldest."""
        return islice(reversed(self.facts), min(_FAR, len(self.facts) - self.heading_facts))

    def leading(self, start: int = 0) -> Iterator[Fact]:
        """The first facts of the story, or those from place `start` on, where what it is about is told."""
        return islice(self.facts, start, start + _FAR)

    @property
    def recent(self) -> list[Fact]:
        """The last facts of the story."""
        return self.facts[-_FAR:]

    @property
    def main(self) -> list[Fact]:
        """The facts of the sentence that stand in no explaining bracket."""
        return [fact for fact in self.here if not fact.aside]

    def frames(self) -> list[tuple[str, Frame]]:
        """The frames in force, the narrowest first, with their names."""
        levels = [("sentence", self.sentence), ("paragraph", self.paragraph)]
        levels += [("heading", section.frame) for section in self.node.sections()]
        headline = self.node.story.frame
        if self.node.early is not None:
            headline = replace(headline, period=self.node.early)
        return [*levels, ("title", headline)]

    def last(self, *roles: str, here: bool = True) -> Fact | None:
        """The last fact with one of these roles, in this sentence only when `here`."""
        for fact in reversed(self.here if here else self.recent):
            if fact.role in roles and not fact.aside:
                return fact
        return None
