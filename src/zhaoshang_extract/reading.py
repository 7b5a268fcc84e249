"""All that was understood of one document, before it becomes records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.occasion import Occasions
from zhaoshang_extract.discourse.slot import Rival
from zhaoshang_extract.document import Document
from zhaoshang_extract.masthead import Masthead
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.passage import Passage
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span


@dataclass(slots=True)
class Reading:
    """A document with its facts, the places it names, and the sentences they stand in; `unread` are the
    places of figures of tables that nothing tells the meaning of, `leftover` those of numbers of running
    text that nothing read.

    `published` and `home` are what the caller gave, else what the text says of itself. `clock_of` leads
    from a passage's id to what 今年 and 昨日 mean in its story.
    """

    document: Document
    masthead: Masthead
    published: date | None
    home: Region | None
    facts: list[Fact] = field(default_factory=list)
    places: list[tuple[Passage, RegionMention]] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)  # one of each story
    # what each source said of a slot, by quantity and slot; None where nobody wants to see what lost
    rivals: dict[tuple[int, str], list[Rival]] | None = None
    unread: list[Span] = field(default_factory=list)
    leftover: list[Span] = field(default_factory=list)
    clock_of: dict[int, Clock] = field(default_factory=dict)
    occasions: Occasions = field(default_factory=Occasions)  # of all stories
