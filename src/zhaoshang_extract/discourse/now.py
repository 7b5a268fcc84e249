"""The clock of a document: what 今年, 全年 and 截至目前 mean in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhaoshang_extract.edtf import Day, Range


@dataclass(slots=True, frozen=True)
class Vote:
    """The points that one saying of the text gives a pair of years, and the rule that gave them."""

    rule: str
    points: int
    quote: str


@dataclass(slots=True, frozen=True)
class Rival:
    """A pair of years that was possible, with the sum of its points."""

    year: int
    topic_year: int
    points: int


@dataclass(slots=True, frozen=True)
class Clock:
    """The years that a document speaks in and of.

    `year` is 今年, `topic_year` the year reported on (2020 for a 2020年统计公报 of March 2021), and
    `reviews` says that the text names it so. `uncertain`: nothing states `year`, it was inferred.
    `present` is the last month or day that 截至目前 covers, `week` what 本周 means where the text says.
    `spoken` is the day of the dateline (…11月8日电), from which 今天 and 昨日 count; else the publication's.
    `margin` is how many points `year` lies ahead of the best other one, `rivals` are the other pairs
    that had points, the best first, and `votes` what spoke for the pair chosen.
    """

    year: int | None
    published: date | None
    topic_year: int | None
    uncertain: bool
    present: Day | None = None
    reviews: bool = False
    week: Range | None = None
    margin: int = 0
    rivals: tuple[Rival, ...] = ()
    votes: tuple[Vote, ...] = ()
    spoken: date | None = None

    @property
    def today(self) -> Range | None:
        """What stands 目前 in a text whose day is known, whatever total it reports."""
        day = self.published
        return None if day is None else Range(None, Day(day.year, day.month, day.day))
