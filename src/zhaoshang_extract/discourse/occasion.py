"""The occasions that a story tells of, and when each was held: the one place that decides it, by evidence.

A fair, a signing or a forum may be named several times: in the headline without a day, in the lead with
its last day, further down with all of them. Every telling gives evidence with points; the finest time
with most points is when it was held. Frames (`settle`) and signing events take it from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.occasion_name import Named
from zhaoshang_extract.discourse.occasion_words import points
from zhaoshang_extract.edtf import Day, Range, whole
from zhaoshang_extract.marks import SEMICOLON, SENTENCE
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

# 签下|投资项目|684个: so many letters stand between a step and its count.
_COUNTED = 6
# The rules that tell its last day.
_ENDED = ("closes", "closed")
_PIECE = re.compile(f"[{SEMICOLON}{SENTENCE}…]+")


class Held(NamedTuple):
    """What one telling says of the time of an occasion."""

    period: Range
    rule: str  # an entry of lexicon/occasion.toml
    sentence: Sentence

    @property
    def points(self) -> int:
        """What such a telling is worth, of times that are equally fine."""
        return points(self.rule)

    @property
    def fineness(self) -> int:
        """2 for days, 1 for a month, 0 for a year."""
        end = self.period.end
        return 0 if end is None or end.month is None else 1 if end.day is None else 2


@dataclass(slots=True, eq=False)
class Occasion:
    """One occasion with all its tellings, in the order of the text."""

    names: list[str] = field(default_factory=list)
    told: list[Held] = field(default_factory=list)
    days: int | None = None  # how many days it lasted

    @property
    def held(self) -> Range | None:
        """When it was held."""
        best = self.best
        if best is None:
            return None
        return self._back(best) if best.rule in _ENDED else best.period

    @property
    def last_day(self) -> Range | None:
        """Its last day, where nothing better tells its time."""
        best = self.best
        return best.period if best is not None and best.rule in _ENDED else None

    @property
    def best(self) -> Held | None:
        """The telling that says when it was held."""
        return max(self.told, key=lambda one: (one.fineness, one.points), default=None)

    def _back(self, told: Held) -> Range:
        """15日落幕，为期4天: the days up to the last.

        The last day alone is the day of the news, 昨日闭幕; in 15日闭幕的某会 it tells only the month.
        """
        closed = told.period
        last = closed.end.last() if closed.end is not None and closed.end.day is not None else None
        if last is None or closed.end is None or any(words.ends("one_day", name) for name in self.names):
            return closed
        if self.days is None and told.rule == "closed":
            return closed
        if self.days is None:
            return whole(Day(closed.end.year, closed.end.month), closed.uncertain)
        first = last - timedelta(days=self.days - 1)
        return Range(Day(first.year, first.month, first.day), closed.end, closed.uncertain)

    def is_told_as(self, name: str) -> bool:
        """True for 亚欧博览会 where 第七届中国—亚欧博览会 was told, and the other way round."""
        return any(_within(name, other) or _within(other, name) for other in self.names)

    def may_be_of(self, told: list[Held]) -> bool:
        """False for 去年某博览会 where this year's was told."""
        own, held = (one.period.end for one in told if one.rule == "of_name"), self.held
        if held is None or held.end is None:
            return True
        year = held.end.year
        return all(end is None or end.year == year for end in own)


def _within(short: str, long: str) -> bool:
    """True when the characters of `short` stand in `long` in their order, and both close alike."""
    rest = iter(long)
    return len(short) > 2 and short[-1] == long[-1] and all(letter in rest for letter in short)


@dataclass(slots=True)
class Occasions:
    """The occasions of a story and what each piece of its sentences tells of them.

    `main` is the one that the story is about: that of the headline, else of the lead, its first sentences up
    to one with figures.
    """

    found: list[Occasion] = field(default_factory=list)
    named: dict[tuple[int, int], list[Named]] = field(default_factory=dict)
    of_name: dict[tuple[int, int], Occasion] = field(default_factory=dict)
    main: Occasion | None = None

    def join(self, other: Occasions) -> None:
        """Take over those of another story."""
        self.found += other.found
        self.named.update(other.named)
        self.of_name.update(other.of_name)

    @property
    def day_of_main(self) -> Range | None:
        """The day or days of the occasion that the story is about; None where they are not told."""
        held = self.main.held if self.main is not None else None
        return held if held is not None and held.end is not None and held.end.day is not None else None

    def all_days(self, sentence: Sentence) -> Range | None:
        """The days of a fair whose last one the sentence tells, where its first one or its length is told."""
        for one in self.found:
            for held in one.told:
                if held.sentence is sentence and (
                    held.rule == "all_days" or (held.rule in _ENDED and one.days is not None)
                ):
                    return one.held
        return None

    def at_which(self, sentence: Sentence) -> Range | None:
        """When the occasion was held at which the sentence says that something came about."""
        for piece in pieces(sentence):
            for named in self.named.get((id(sentence), piece.start), ()):
                occasion = self.of(sentence, named.name)
                there = words.starts("at_occasion", sentence.text, named.name.end) or _counts_at(
                    sentence, named
                )
                if occasion is not None and occasion.held is not None and there:
                    return occasion.held
        return None

    def of(self, sentence: Sentence, name: Span) -> Occasion | None:
        """The occasion that the sentence calls by the words at `name`."""
        return self.of_name.get((id(sentence), name.start))


def _counts_at(sentence: Sentence, named: Named) -> bool:
    """第二十二届某洽会签下项目684个: the step stands directly behind the name, its count soon behind it."""
    steps = sentence.terms_by.get("stage", ())
    step = next((step for step in steps if step.span.start == named.name.end), None)
    first = next((q for q in sentence.quantities if q.span.start >= named.name.end), None)
    if step is None or first is None or first.kind != "count":
        return False
    return first.span.start - step.span.end <= _COUNTED


def pieces(sentence: Sentence) -> Iterator[Span]:
    """The parts of a sentence between ；."""
    start = sentence.span.start
    stops = [match.end() for match in _PIECE.finditer(sentence.text, *sentence.span)]
    for end in [*stops, sentence.span.end]:
        if end > start:
            yield Span(start, end)
        start = end
