"""What a doubt is, and what those who doubt are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.ruling import Ruling
from zhaoshang_extract.observe.fact import Doubt, Fact
from zhaoshang_extract.observe.second import Spot
from zhaoshang_extract.region import Region

# The further keys of `lexicon/doubts.toml`: the slot, what is said of it in both languages, what would
# settle it, and whether its example is read without being told a day and a place.
DOUBT_KEYS = frozenset({"slot", "message", "message_zh", "mend", "bare"})


@dataclass(slots=True, frozen=True)
class Grounds:
    """What a whole story rests on, and how firmly.

    `vouched`: the story says 全市 or 我县 of the home's own level. `unmatched`: it says such a word that the
    home cannot be. `home_margin` is by how many points the home won, `home_rival` the place that came second.
    """

    home: Region | None
    clock: Clock
    vouched: bool
    unmatched: bool
    home_margin: int
    home_rival: Region | None


@dataclass(slots=True, frozen=True)
class Case:
    """A figure to be doubted; `spot` is None for a figure of a table."""

    fact: Fact
    spot: Spot | None
    grounds: Grounds


Rule = Callable[[Case], Doubt | None]


def weigh_grounds(story: Node, ruling: Ruling[Region], clock: Clock) -> Grounds:
    """The grounds of a story whose tree is settled."""
    home = ruling.value
    pronouns = [
        mention
        for node in story.walk()
        for sentence in node.words
        for mention in sentence.regions
        if mention.kind == "pronoun"
    ]
    vouched = home is not None and any(mention.region == home for mention in pronouns)
    unmatched = any(mention.region is None for mention in pronouns)
    rival = ruling.rivals[0][0] if ruling.rivals else None
    return Grounds(home, clock, vouched, unmatched, ruling.margin, rival)
