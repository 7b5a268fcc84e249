"""What carries from clause to clause, sentence to sentence, and from a heading to all below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.observe.fact import Fact, Scope, Slot
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence

# No rule looks back further than this, so that a text without paragraphs stays linear.
_FAR = 60


@dataclass(slots=True)
class Frame:
    """What a title, a heading, a paragraph's opening or a clause like 从产业看 says for what follows."""

    period: Slot[Range] = field(default_factory=Slot)
    region: Slot[Region] = field(default_factory=Slot)
    measure: Slot[str] = field(default_factory=Slot)
    scope: Scope = field(default_factory=Scope)
    rate_kind: Slot[str] = field(default_factory=Slot)
    counted: Slot[str] = field(default_factory=Slot)  # the measure of the noun that it names


@dataclass(slots=True)
class Context:
    """The state of the walk through one story, from what lasts longest to what lasts one sentence."""

    home: Region | None
    anchor: Clock

    # the story
    title: Frame = field(default_factory=Frame)
    facts: list[Fact] = field(default_factory=list)
    topic: Fact | None = None  # the last count that told its own step
    lead: Fact | None = None  # the first topic that told its time
    topic_number: int = 0  # how many facts there were when it was told
    target_period: Range | None = None  # the time of the last goal

    # what stands below a heading
    headings: dict[int, Frame] = field(default_factory=dict)
    heading_start: int = 0  # the number of facts before it
    heading_facts: int = 0  # the same for the last heading of whatever kind
    outlook: bool = False  # 下一步打算: what follows is meant, not done

    # the paragraph
    paragraph: Frame = field(default_factory=Frame)
    opening: Frame = field(default_factory=Frame)  # what its first words say
    paragraph_start: int = 0  # the number of facts before it
    named_opening: bool = False  # its first words only name a project: 1.某某生产线。
    before: Sentence | None = None  # the sentence before
    aiming: bool = False  # behind 力争 and in lists of goals

    # the sentence
    sentence: Frame = field(default_factory=Frame)
    here: list[Fact] = field(default_factory=list)
    told_periods: list[Slot[Range]] = field(default_factory=list)
    step: Slot[str] | None = None  # the step of the project that the sentence goes on about
    about_single: bool = False  # it goes on about the project before it: 项目分三期实施
    whole: Fact | None = None  # the figure that 其中 takes parts of
    before_part: Slot[Range] = field(default_factory=Slot)  # the time in force where 其中 began
    whole_of_sentence: bool = False  # 其中 opened the sentence, so it reaches over ；
    opener: Fact | None = None  # the count that opened its list: 新签约的391个项目中，
    partition: bool = False  # behind 从规模看
    region_came_late: bool = False  # only a later clause named its place
    when_done: bool = False  # behind 达产后

    def begin_heading(self, depth: int, frame: Frame, outlook: bool) -> None:
        """A heading ends the headings of its own depth and below."""
        for level in [level for level in self.headings if level >= depth]:
            del self.headings[level]
        self.headings[depth] = frame
        self.heading_facts = len(self.facts)
        self.outlook = outlook
        if frame.period.value is not None:
            self.target_period = None  # 2014年工作打算: the goals below are of its own time
        if not frame.scope.empty:
            self.heading_start = len(self.facts)

    def begin_paragraph(self, *, goes_on: bool, headline: bool) -> None:
        """A new paragraph; one that `goes_on` (the answer to a question) keeps what was said before it.

        The lines of a headline belong together.
        """
        if not goes_on:
            self.paragraph = Frame()
            self.opening = Frame()
        if not headline:
            self.paragraph_start = len(self.facts)
        self.named_opening = False
        self.aiming = False

    def begin_sentence(self) -> None:
        """Nothing of the sentence before stays in force, but for what the paragraph took over."""
        self.sentence = Frame()
        self.here = []
        self.told_periods = []
        self.step = None
        self.about_single = False
        self.whole = self.opener = None
        self.before_part = Slot()
        self.whole_of_sentence = False
        self.partition = False
        self.region_came_late = False
        self.when_done = False

    def choose_topic(self, fact: Fact) -> None:
        """`fact` is what counts without a step of their own are parts of from now on."""
        self.topic = fact
        if self.lead is None and fact.period.value is not None and fact.period.rule != "period_of_title":
            self.lead = fact
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
        """The facts below the last heading."""
        return (self.facts[place] for place in range(self.heading_facts, len(self.facts)))

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
        levels += [("heading", self.headings[depth]) for depth in sorted(self.headings, reverse=True)]
        return [*levels, ("title", self.title)]

    def last(self, *roles: str, here: bool = True) -> Fact | None:
        """The last fact with one of these roles, in this sentence only when `here`."""
        for fact in reversed(self.here if here else self.recent):
            if fact.role in roles and not fact.aside:
                return fact
        return None
