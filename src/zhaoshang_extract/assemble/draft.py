"""A project in the making, and what was refused as one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.passage import Passage
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span


@dataclass(slots=True)
class Draft:
    """A named project as one place of the text tells it; spans count within the sentence's passage.

    `words` covers the name and what was read about it; `fact` is its amount, None where none is told;
    `rule` names the rule that found it.
    """

    sentence: Sentence
    name: Span
    words: Span
    rule: str
    fact: Fact | None = None
    investors: list[Span] = field(default_factory=list)
    stage: str | None = None
    region: Region | None = None
    industry: str | None = None

    @property
    def printed(self) -> str:
        return self.sentence.text[slice(*self.name)]


@dataclass(slots=True)
class Named:
    """A project that a deed names; `stage` is what the deed says of it, None where it is only meant.

    `only_told`: the deed alone makes no record; an amount or a step told behind makes one.
    """

    sentence: Sentence
    name: Span
    stage: str | None
    investors: list[Span]
    only_told: bool = False

    @property
    def printed(self) -> str:
        return self.sentence.text[slice(*self.name)]


@dataclass(slots=True)
class Refusal:
    """Words that stood where a project's name stands, and why they are none."""

    sentence: Sentence
    span: Span
    rule: str
    why: str


_T = TypeVar("_T", Draft, Named)


@dataclass(slots=True)
class Findings:
    """What the rules found and refused so far, in the order of the text.

    `facts` leads from a quantity's id to its fact, `home` is the place that the document is about; `line` is
    the project that a line of its own names, above the lines that tell of it.
    """

    facts: dict[int, Fact]
    home: Region | None
    drafts: list[Draft] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    line: Named | None = None
    paragraphs: list[Passage] = field(default_factory=list)  # those read so far
    below_line: int = 0  # how many paragraphs of running text stood below it

    def named_in(self, sentence: Sentence) -> list[Named]:
        """What the deeds of the sentence name, in the order of the text."""
        here = []
        for named in reversed(self.named):
            if named.sentence is not sentence:
                break
            here.append(named)
        return here[::-1]

    def stage_of_named(self, sentence: Sentence, printed: str) -> str | None:
        """What a deed of the sentence's passage says of the project that it calls `printed`."""
        for named in reversed(self.named):
            if named.sentence.passage is not sentence.passage:
                return None
            if named.printed == printed:
                return named.stage
        return None

    def last_named(self, sentence: Sentence, at: int) -> Named | None:
        """The last project that a deed names before `at` in the sentence's passage, or None."""
        for named in reversed(self.named):
            if named.sentence.passage is not sentence.passage:
                return None
            if named.name.end <= at:
                return named
        return None

    def alone_before(self, passage: Passage) -> Draft | Named | None:
        """The only project that the paragraph of running text before `passage` named, or None."""
        before = next((one for one in reversed(self.paragraphs) if one is not passage), None)
        if before is None or before.kind == "title":
            return None
        drafts = _of_passage(self.drafts, before, passage)
        told = _of_passage(self.named, before, passage)
        told = [one for one in told if not any(one.name.touches(draft.name) for draft in drafts)]
        every: list[Draft | Named] = [*drafts, *told]
        return every[0] if len({one.printed for one in every}) == 1 else None

    def is_told(self, sentence: Sentence, at: int) -> bool:
        """True where the sentence's passage named a project before `at`."""
        last = self.last_of(sentence)
        return (last is not None and last.name.end <= at) or self.last_named(sentence, at) is not None

    def refuse(self, sentence: Sentence, span: Span, rule: str, why: str) -> None:
        """Note why `span` is no project."""
        self.refusals.append(Refusal(sentence, span, rule, why))

    def taken(self, sentence: Sentence, span: Span) -> Draft | None:
        """The draft of this sentence whose name touches `span`, or None."""
        for draft in reversed(self.drafts):
            if draft.sentence is not sentence:
                return None
            if draft.name.touches(span):
                return draft
        return None

    def taken_last(self, sentence: Sentence) -> Draft | None:
        """The last draft that the sentence itself names, or None."""
        last = self.drafts[-1] if self.drafts else None
        return last if last is not None and last.sentence is sentence else None

    def last_of(self, sentence: Sentence) -> Draft | None:
        """The last draft of the sentence's passage, or None."""
        last = self.drafts[-1] if self.drafts else None
        return last if last is not None and last.sentence.passage is sentence.passage else None


def _of_passage(told: list[_T], passage: Passage, behind: Passage) -> list[_T]:
    """Those of `passage`, which stand at the end of `told` but for those of the passage `behind` it."""
    found = []
    for one in reversed(told):
        if one.sentence.passage is passage:
            found.append(one)
        elif one.sentence.passage is not behind:
            break
    return found[::-1]
