"""What a doubt is, and what those who doubt are given."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.ruling import Ruling
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.mention.period_form import PeriodMention
from zhaoshang_extract.observe.fact import Doubt, Fact
from zhaoshang_extract.observe.second import Spot, range_of
from zhaoshang_extract.region import Region

# The further keys of `lexicon/doubts.toml`: the slot, the points, whether checks are held back, what is said
# of it in both languages, what would settle it, and whether its example is read without being told a day
# and a place.
DOUBT_KEYS = frozenset({"slot", "points", "blurs", "message", "message_zh", "mend", "bare"})


@dataclass(slots=True, unsafe_hash=True)
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
    _meant: dict[int, Range | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def meaning(self, mention: PeriodMention) -> Range | None:
        """What a time of the story means by itself; one is told before many figures."""
        known = self._meant
        if id(mention) not in known:
            known[id(mention)] = range_of(mention, self.clock)
        return known[id(mention)]


@dataclass(slots=True, unsafe_hash=True)
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


@cache
def entries() -> dict[str, Entry]:
    """The entries of lexicon/doubts.toml by their id."""
    return {entry.id: entry for entry in load("doubts", DOUBT_KEYS)}


@cache
def points_of(doubt: str) -> int:
    """What a doubt weighs: 1, 3 or 6; 0 for one that weighs as much as where it was taken over from."""
    return int(entries()[doubt].facts["points"])


@cache
def blurs(doubt: str) -> bool:
    """True for a doubt with which a figure accuses no other one."""
    return "blurs" in entries()[doubt].facts


@cache
def forms_of(doubt: str) -> re.Pattern[str]:
    """The words of a doubt's entry, the longest first."""
    forms = sorted(entries()[doubt].forms, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, forms)))


def says(case: Case, doubt: str) -> bool:
    """True when the clause of a figure has one of the words of a doubt."""
    spot = case.spot
    return spot is not None and forms_of(doubt).search(spot.words(spot.whole_clause)) is not None
