"""The tree of a story and the frame that each of its parts lays over what stands below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from zhaoshang_extract.discourse.slot import EMPTY, NO_SCOPE, Scope, Slot
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.passage import Passage, Table
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence

Level = Literal["story", "section", "paragraph", "table", "sentence"]


@dataclass(slots=True)
class Frame:
    """What a headline, a heading, a label or a clause like 从产业看 says for what follows it."""

    period: Slot[Range] = EMPTY
    region: Slot[Region] = EMPTY
    measure: Slot[str] = EMPTY
    scope: Scope = NO_SCOPE
    rate_kind: Slot[str] = EMPTY
    counted: Slot[str] = EMPTY  # the measure of the noun that it names


@dataclass(slots=True, eq=False)
class Node:
    """A story, a section below a heading, a paragraph, a table or a sentence.

    `passage` is the heading, paragraph or table itself; None for a story. `words` are the node's own
    sentences: those of the headline, of the heading, of a table's caption. `depth` ranks sections, 1 is
    the widest. `goes_on`: the paragraph answers the question before it, whose label holds here too.

    Settled before any figure is read (`settle`): `frame`; `opening`, the time that a paragraph's first
    words tell; `outlook`, what stands here is meant and not done; `sector` (`topic_sector`).
    """

    level: Level
    parent: Node | None
    passage: Passage | Table | None = None
    words: list[Sentence] = field(default_factory=list)
    depth: int = 0
    goes_on: bool = False
    children: list[Node] = field(default_factory=list)
    frame: Frame = field(default_factory=Frame)
    opening: Slot[Range] = EMPTY
    outlook: bool = False
    sector: str | None = None  # the one that all below the heading is about
    day: Range | None = None  # the last day told before a sentence: what 当天 means in it
    held: Range | None = None  # a sentence that tells a fair's first and last day: all its days
    early: Slot[Range] | None = None  # a sentence before the one that tells the time of the story: its own
    named: bool = False  # the label of a paragraph only names a project: 1.某某生产线。

    def add(self, level: Level, passage: Passage | Table | None, words: list[Sentence]) -> Node:
        """A new last child."""
        node = Node(level, self, passage, words)
        self.children.append(node)
        return node

    @property
    def is_first(self) -> bool:
        """True for the first child of its parent."""
        return self.parent is not None and self.parent.children[0] is self

    @property
    def story(self) -> Node:
        """The root."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    @property
    def of_headline(self) -> Slot[Range]:
        """The time of the story, as far as it holds for this node."""
        return self.story.frame.period if self.early is None else self.early

    def up(self) -> Iterator[Node]:
        """This node and all that hold it, the narrowest first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def sections(self) -> Iterator[Node]:
        """The sections that this node stands in, the narrowest first."""
        node: Node | None = self
        while node is not None:
            if node.level == "section":
                yield node
            node = node.parent

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)
