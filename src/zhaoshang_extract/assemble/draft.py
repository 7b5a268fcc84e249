"""A project in the making, and what was refused as one."""

from __future__ import annotations

from dataclasses import dataclass, field

from zhaoshang_extract.observe.fact import Fact
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
class Refusal:
    """Words that stood where a project's name stands, and why they are none."""

    sentence: Sentence
    span: Span
    rule: str
    why: str


@dataclass(slots=True)
class Findings:
    """What the rules found and refused so far, in the order of the text.

    `facts` leads from a quantity's id to its fact, `home` is the place that the document is about.
    """

    facts: dict[int, Fact]
    home: Region | None
    drafts: list[Draft] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

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

    def last_of(self, sentence: Sentence) -> Draft | None:
        """The last draft of the sentence's passage, or None."""
        last = self.drafts[-1] if self.drafts else None
        return last if last is not None and last.sentence.passage is sentence.passage else None
