"""The reading of a story for its occasions: each telling of one with the time that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.occasion import Held, Occasion, Occasions, pieces
from zhaoshang_extract.discourse.occasion_name import Named, find_occasions
from zhaoshang_extract.discourse.occasion_pointer import points_back
from zhaoshang_extract.discourse.occasion_words import either, forms, says, starts, terms
from zhaoshang_extract.discourse.time import in_order, resolve_at
from zhaoshang_extract.edtf import Day, Range, whole
from zhaoshang_extract.lexicon.numerals import small
from zhaoshang_extract.marks import CLAUSE
from zhaoshang_extract.mention.period_form import Calendar, PeriodMention
from zhaoshang_extract.numeral import read_numeral
from zhaoshang_extract.passage import TELLING
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span

# A fair lasts no longer than so many days.
_LONGEST = 31
# 为期4天 stands in its sentence or so many pieces behind it.
_NEAR = 2


@cache
def _days() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>\d{{1,2}}|[{small()}]{{1,3}}){either('days')}")


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
            names = find_occasions(sentence, piece, first=not self.occasions.found)
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
            self.last.told.append(Held(all_days, "all_days", sentence))
            return
        for mention, period in _times(sentence, piece, node, self.clock):
            clause = _rest_of_clause(sentence, mention.span.end, piece.end)
            if starts("closed", sentence.text, mention.span.end):
                rule = _closing_rule(sentence, mention.span.end, piece.end)
                self.last.told.append(Held(period, rule, sentence))
            elif says("held", sentence.text, *clause) and not _counted(sentence, clause):
                self.last.told.append(Held(period, "pointed_at", sentence))

    def _last_so_long(self, sentence: Sentence, piece: Span) -> None:
        days = _length(sentence, piece) if self.last is not None and self.behind <= _NEAR else None
        if days is not None and self.last is not None and self.last.days is None:
            self.last.days = days


def _held_by(sentence: Sentence, piece: Span, name: Span, node: Node, clock: Clock) -> Iterator[Held]:
    """The times that a piece ties to the occasion that it names."""
    text = sentence.text
    all_days = _opened_and_closed(sentence, piece, node, clock)
    if all_days is not None:
        yield Held(all_days, "all_days", sentence)
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
                yield Held(period, _closing_rule(sentence, mention.span.end, piece.end), sentence)
            elif not parted:
                yield Held(period, "of_name", sentence)
            elif _took_place(sentence, piece, name):
                yield Held(period, "opens", sentence)
        elif closes:  # 某博览会签约12个，6月19日闭幕到7月底……
            yield Held(period, _closing_rule(sentence, mention.span.end, piece.end), sentence)
        elif mention.span.start >= name.end and not any(
            mark in text[name.end : mention.span.start] for mark in CLAUSE
        ):
            if says("closed", text, *clause):
                yield Held(period, _closing_rule(sentence, mention.span.end, piece.end), sentence)
            elif says("held", text, *clause):
                yield Held(period, "of_verb", sentence)
    for mention in inside(sentence.periods, name):
        form = mention.form
        if isinstance(form, Calendar) and form.first == form.last and form.first.year.kind == "printed":
            yield Held(whole(Day(form.first.year.number)), "in_name", sentence)


def _closing_rule(sentence: Sentence, start: int, end: int) -> str:
    """昨日|闭幕 is news of the day; 15日闭幕|的, 15日闭幕|到月底 only places what is told."""
    hit = next(terms("closed").scan(sentence.text, start, end), None)
    return "closes" if hit is None or words.starts("closed_then", sentence.text, hit.end) else "closed"


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
    """How many days it lasted: 历时4天, 3天时间里; 四天里 at the head of its piece."""
    for match in _days().finditer(sentence.text, *piece):
        before = sentence.text[max(piece.start, match.start() - 4) : match.start()]
        head = not before and words.starts("within_days", sentence.text, match.end())
        lasts = head or any(True for _ in terms("lasts").scan(before))
        if lasts or starts("in_days", sentence.text, match.end()):
            days = read_numeral(match["number"], 0)
            return int(days.value) if days is not None and 1 <= days.value <= _LONGEST else None
    return None
