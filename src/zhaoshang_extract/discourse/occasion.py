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
from functools import cache
from typing import NamedTuple

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.occasion_name import Named, find_occasions, points_back
from zhaoshang_extract.discourse.occasion_words import either, forms, says, starts, terms
from zhaoshang_extract.discourse.time import in_order, resolve_at
from zhaoshang_extract.edtf import Day, Range, whole
from zhaoshang_extract.lexicon.numerals import small
from zhaoshang_extract.marks import CLAUSE, SEMICOLON, SENTENCE
from zhaoshang_extract.mention.period_form import Calendar, PeriodMention
from zhaoshang_extract.numeral import read_numeral
from zhaoshang_extract.passage import TELLING
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

# What a telling of the time is worth, of times that are equally fine.
_ALL_DAYS = 95  # 5月17日开馆，5月21日闭馆; 15日落幕，为期4天
_OF_NAME = 90  # 在22日举行的|某推介会上
_OF_VERB = 85  # 某推介会昨日在某地举行
_POINTED_AT = 80  # 大会定于21日至22日举行
_OPENS = 70  # 5月18日，某领导到会，某推介会召开
_CLOSES = 60  # 22日闭幕的|某博览会: one of its days
_IN_NAME = 30  # 2022丝路投资合作大会
# A fair lasts no longer than so many days.
_LONGEST = 31
# 为期4天 stands in its sentence or so many pieces behind it.
_NEAR = 2
# 签下|投资项目|684个: so many letters stand between a step and its count.
_COUNTED = 6
_PIECE = re.compile(f"[{SEMICOLON}{SENTENCE}…]+")


@cache
def _days() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>\d{{1,2}}|[{small()}]{{1,3}}){either('days')}")


class Held(NamedTuple):
    """What one telling says of the time of an occasion."""

    period: Range
    points: int
    sentence: Sentence

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
        best = self._best
        if best is None:
            return None
        return self._back(best.period) if best.points == _CLOSES else best.period

    @property
    def last_day(self) -> Range | None:
        """Its last day, where nothing better tells its time."""
        best = self._best
        return best.period if best is not None and best.points == _CLOSES else None

    @property
    def _best(self) -> Held | None:
        return max(self.told, key=lambda one: (one.fineness, one.points), default=None)

    def _back(self, closed: Range) -> Range:
        """15日落幕，为期4天: the days up to the last. A fair's last day alone tells only the month."""
        last = closed.end.last() if closed.end is not None and closed.end.day is not None else None
        if last is None or closed.end is None or any(words.ends("one_day", name) for name in self.names):
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
        own, held = (one.period.end for one in told if one.points == _OF_NAME), self.held
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
                    held.points == _ALL_DAYS or (held.points == _CLOSES and one.days is not None)
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


def read_occasions(story: Node, clock: Clock) -> Occasions:
    """All occasions that the story names, each with what is told of its time."""
    reader = _Reader(clock)
    for sentence in story.words:
        reader.read(sentence, story)
    for node in story.walk():
        if node.level in ("section", "sentence"):
            for sentence in node.words:
                reader.read(sentence, node)
    return reader.occasions


@dataclass(slots=True)
class _Reader:
    """What is known while a story is read from its headline to its end."""

    clock: Clock
    occasions: Occasions = field(default_factory=Occasions)
    last: Occasion | None = None
    behind: int = 0  # how many pieces ago it was told
    led: bool = False  # the first sentence with figures lies behind

    def read(self, sentence: Sentence, node: Node) -> None:
        if sentence.passage.kind not in TELLING:
            return
        for piece in pieces(sentence):
            names = find_occasions(sentence, piece)
            self.occasions.named[id(sentence), piece.start] = names
            for named in names:
                self._tell(sentence, piece, named, node)
            self.behind = 0 if names else self.behind + 1
            if not names and self.last is not None:
                self._go_on(sentence, piece, node)
            self._last_so_long(sentence, piece)
        self.led = self.led or (node.level == "sentence" and bool(sentence.quantities))

    def _tell(self, sentence: Sentence, piece: Span, named: Named, node: Node) -> None:
        name = sentence.text[slice(*named.name)]
        told = list(_held_by(sentence, piece, named.name, node, self.clock))
        same = [one for one in self.occasions.found if one.is_told_as(name) and one.may_be_of(told)]
        occasion = same[-1] if same else Occasion()
        if not same:
            self.occasions.found.append(occasion)
        occasion.names.append(name)
        occasion.told += told
        self.occasions.of_name[id(sentence), named.name.start] = occasion
        self.last = occasion
        if self.occasions.main is None and not self.led:
            self.occasions.main = occasion

    def _go_on(self, sentence: Sentence, piece: Span, node: Node) -> None:
        """大会定于21日至22日举行; 5月17日开馆，5月21日闭馆: of the occasion told before."""
        assert self.last is not None
        points = points_back(sentence, piece, piece.end) or self.behind == 1
        if not points or not (says("held", sentence.text, *piece) or says("closed", sentence.text, *piece)):
            return
        all_days = _opened_and_closed(sentence, piece, node, self.clock)
        if all_days is not None:
            self.last.told.append(Held(all_days, _ALL_DAYS, sentence))
            return
        for mention, period in _times(sentence, piece, node, self.clock):
            clause = _rest_of_clause(sentence, mention.span.end, piece.end)
            if starts("closed", sentence.text, mention.span.end):
                self.last.told.append(Held(period, _CLOSES, sentence))
            elif says("held", sentence.text, *clause) and not _counted(sentence, clause):
                self.last.told.append(Held(period, _POINTED_AT, sentence))

    def _last_so_long(self, sentence: Sentence, piece: Span) -> None:
        days = _length(sentence, piece) if self.last is not None and self.behind <= _NEAR else None
        if days is not None and self.last is not None and self.last.days is None:
            self.last.days = days


def _held_by(sentence: Sentence, piece: Span, name: Span, node: Node, clock: Clock) -> Iterator[Held]:
    """The times that a piece ties to the occasion that it names."""
    text = sentence.text
    all_days = _opened_and_closed(sentence, piece, node, clock)
    if all_days is not None:
        yield Held(all_days, _ALL_DAYS, sentence)
    for mention, period in _times(sentence, piece, node, clock):
        clause = _rest_of_clause(sentence, mention.span.end, piece.end)
        closes = starts("closed", text, mention.span.end)
        if mention.span.end <= name.start:
            between = Span(mention.span.end, name.start)
            if _counted(sentence, between):
                continue
            parted = any(mark in text[slice(*between)] for mark in CLAUSE)
            ended = says("closed", text, *_rest_of_clause(sentence, name.end, piece.end))
            if closes or ended:
                yield Held(period, _CLOSES, sentence)
            elif not parted:
                yield Held(period, _OF_NAME, sentence)
            elif _took_place(sentence, piece, name):
                yield Held(period, _OPENS, sentence)
        elif closes:
            yield Held(period, _CLOSES, sentence)  # 某博览会签约12个，6月19日闭幕到7月底……
        elif mention.span.start >= name.end and not any(
            mark in text[name.end : mention.span.start] for mark in CLAUSE
        ):
            if says("closed", text, *clause):
                yield Held(period, _CLOSES, sentence)
            elif says("held", text, *clause):
                yield Held(period, _OF_VERB, sentence)
    for mention in inside(sentence.periods, name):
        form = mention.form
        if isinstance(form, Calendar) and form.first == form.last and form.first.year.kind == "printed":
            yield Held(whole(Day(form.first.year.number)), _IN_NAME, sentence)


def _took_place(sentence: Sentence, piece: Span, name: Span) -> bool:
    """某推介会在某地举行; 在某推介会上: the clause tells the occasion, and not 对某会签约项目做了回访."""
    text = sentence.text
    start = max((text.rfind(mark, piece.start, name.start) + 1 for mark in CLAUSE), default=piece.start)
    clause = Span(max(start, piece.start), _rest_of_clause(sentence, name.end, piece.end).end)
    there = words.starts("at_occasion", text, name.end) or says("gathered", text, name.end, clause.end)
    return there or says("held", text, *clause) or says("closed", text, *clause) or clause.end == name.end


def _times(
    sentence: Sentence, piece: Span, node: Node, clock: Clock
) -> Iterator[tuple[PeriodMention, Range]]:
    """The times of a piece that a deed may have, each counted from the one before."""
    told: Range | None = None
    for mention in inside(sentence.periods, piece):
        found = resolve_at(mention, node, clock, told, None) if mention.role == "during" else None
        if found is not None and found.end is not None and found.start is not None:
            told = found
            yield mention, found


def _rest_of_clause(sentence: Sentence, start: int, end: int) -> Span:
    stops = (sentence.text.find(mark, start, end) for mark in CLAUSE)
    return Span(start, min((stop for stop in stops if stop >= 0), default=end))


def _counted(sentence: Sentence, part: Span) -> bool:
    return any(quantity.unit not in forms("days") for quantity in inside(sentence.quantities, part))


def _opened_and_closed(sentence: Sentence, piece: Span, node: Node, clock: Clock) -> Range | None:
    """5月17日开馆，5月21日闭馆: all its days."""
    opened: Range | None = None
    for mention, day in _times(sentence, piece, node, clock):
        if day.start != day.end or day.start is None or day.start.day is None:
            continue
        clause = _rest_of_clause(sentence, mention.span.end, piece.end)
        if opened is not None and says("closed", sentence.text, *clause):
            return Range(opened.start, day.end, day.uncertain) if in_order(opened, day) else None
        if words.says("opens_fair", sentence.text, *clause):
            opened = day
    return None


def _length(sentence: Sentence, piece: Span) -> int | None:
    """How many days it lasted: 历时4天, 3天时间里."""
    for match in _days().finditer(sentence.text, *piece):
        before = sentence.text[max(piece.start, match.start() - 4) : match.start()]
        if any(True for _ in terms("lasts").scan(before)) or starts("in_days", sentence.text, match.end()):
            days = read_numeral(match["number"], 0)
            return int(days.value) if days is not None and 1 <= days.value <= _LONGEST else None
    return None
