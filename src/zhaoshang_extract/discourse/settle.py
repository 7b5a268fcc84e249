"""Settle what holds where: every node of a tree gets its frame before any figure is read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from zhaoshang_extract.discourse.heading import frame_of_heading, frame_of_label, names_something
from zhaoshang_extract.discourse.lead import find_lead
from zhaoshang_extract.discourse.node import Frame, Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.occasion import Occasions
from zhaoshang_extract.discourse.occasion_reader import read_occasions
from zhaoshang_extract.discourse.slot import EMPTY, Slot
from zhaoshang_extract.discourse.stance import opens_outlook, opens_with, settle_outlook
from zhaoshang_extract.discourse.theme import opening_of, theme_of
from zhaoshang_extract.discourse.time import contains, is_day
from zhaoshang_extract.discourse.topic_sector import settle_sectors
from zhaoshang_extract.discourse.tree import is_label
from zhaoshang_extract.edtf import Day, Range, whole
from zhaoshang_extract.mention.period import resolve
from zhaoshang_extract.mention.period_range import is_publication
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence


def settle(story: Node, home: Region | None, clock: Clock) -> Occasions:
    """Give every node below and including `story` its frame, from the top down.

    Returns the occasions that the story tells of.
    """
    settler = _Settler(home, clock)
    settler.settle(story)
    return settler.occasions


def _above(node: Node) -> Node:
    assert node.parent is not None  # only a story has none
    return node.parent


@dataclass(slots=True)
class _Settler:
    """What is known of the story while its frames are settled, in the order of the text."""

    home: Region | None
    clock: Clock
    paragraph: Node | None = None  # the one before
    occasions: Occasions = field(default_factory=Occasions)
    day: Slot[Range] = EMPTY  # the last day told
    last: Slot[Range] = EMPTY  # when the last occasion was held, else the last day told

    def settle(self, story: Node) -> None:
        self.occasions = read_occasions(story, self.clock)
        for node in story.walk():
            node.held = self.occasions.all_days(node.words[0]) if node.level == "sentence" else None
        story.frame = self._of_headline(story)
        for node in story.walk():
            if node.level == "section":
                node.frame = frame_of_heading(node.words[0], _above(node), self.home, self.clock)
                node.outlook = settle_outlook(node, self.clock)
            elif node.level == "table":
                node.frame = self._of_caption(node)
            elif node.level == "paragraph":
                self._settle_paragraph(node)
                self.paragraph = node
        settle_sectors(story)

    def _of_headline(self, story: Node) -> Frame:
        """What the lines of the headline say together; one with no time takes that of the lead."""
        frame = Frame()
        for sentence in story.words:
            said = frame_of_heading(sentence, story, self.home, self.clock)
            if said.period.value is not None and is_publication(said.period.value, self.clock):
                said.period = Slot()  # the line of the date below the title
            frame = Frame(
                frame.period if frame.period.value else said.period,
                frame.region if frame.region.value else said.region,
                frame.measure if frame.measure.value else said.measure,
                frame.scope if not frame.scope.empty else said.scope,
            )
        frame.scope = replace(frame.scope, threshold=Slot())
        if frame.period.value is None:
            frame.period = self._of_story(story)
        elif _is_of_speech(frame.period.value, self.clock):
            frame.period = replace(frame.period, value=whole(Day(self.clock.topic_year)))
        return frame

    def _of_story(self, story: Node) -> Slot[Range]:
        """When its occasion was held, where the lead tells no time before; else the time of the lead."""
        found, day = find_lead(story, self.clock), self.occasions.day_of_main
        lead = found.period
        if day is not None and (lead.value is None or lead.value == day or not _has_day(lead.value)):
            return Slot(day, "document", "days_of_occasion")
        if lead.value is not None:
            found.keep_from_earlier(story, self.clock)
            return lead
        held = self.occasions.main.held if self.occasions.main is not None else None
        if held is not None:
            return Slot(held, "document", "days_of_occasion")
        return _month_of_paper(story, self.clock)

    def _of_caption(self, table: Node) -> Frame:
        frame = Frame()
        for sentence in table.words:
            said = frame_of_heading(sentence, _above(table), self.home, self.clock)
            if said.period.value is None:
                said.period = frame.period if frame.period.value else self._stock(sentence)
            frame = Frame(
                said.period,
                Slot(),
                said.measure if said.measure.value else frame.measure,
                said.scope if not said.scope.empty else frame.scope,
                said.rate_kind if said.rate_kind.value else frame.rate_kind,
                said.counted if said.counted.value else frame.counted,
            )
        return frame

    def _stock(self, sentence: Sentence) -> Slot[Range]:
        """（截至10月底） below the name of a table: what it holds is a stock at that day."""
        stock = next((m for m in sentence.periods if m.role == "as_of"), None)
        found = resolve(stock, self.clock, None) if stock is not None else None
        return Slot(found, "said", "period_in_heading") if found is not None else Slot()

    def _settle_paragraph(self, node: Node) -> None:
        """Its label, its first words' time, and for each sentence what those before it leave in force."""
        frame = Frame()
        question = self.paragraph if node.goes_on else None
        if question is not None and question.children:
            node.opening = question.opening
            frame = self._left_by(question.children[-1])
        before = self._goes_on_from(node)
        if before is not None:
            frame = Frame(period=self._left_by(before).period)
        listed: Slot[Range] | None = None  # in force before 一是……；二是……
        for number, child in enumerate(node.children):
            if opens_with("opens_item", child.words[0]):
                listed = frame.period if listed is None else listed
                if frame.period.value is not None and _has_day(frame.period.value):
                    frame = replace(frame, period=listed)  # 二是1月26日举办培训班。三是外出签约18亿元
            child.day = self.day.value
            child.frame = self._on_occasion(child, frame)
            child.outlook = opens_outlook(child) or (number > 0 and node.children[number - 1].outlook)
            if number == 0 and node.opening.value is None:
                node.opening = opening_of(child, self.clock)
            frame = self._left_by(child)
        node.named = _names_project(node)

    def _goes_on_from(self, node: Node) -> Node | None:
        """The sentence that 另外，14个项目建成投产 adds to: the last one before it in the same section."""
        before = self.paragraph
        if before is None or not before.children or not node.children or before.parent is not node.parent:
            return None
        return before.children[-1] if opens_with("goes_on", node.children[0].words[0]) else None

    def _on_occasion(self, node: Node, frame: Frame) -> Frame:
        """会上，26个项目集中签约: a sentence that points at the occasion has the day that was told of it.

        One with no figure (会场里不时响起掌声) leaves what is in force as it was.
        """
        sentence = node.words[0]
        if not sentence.quantities:
            return frame
        held = self.occasions.at_which(sentence)
        if held is not None:
            self.last = Slot(held, "carried", "days_of_occasion")
            return replace(frame, period=self.last)
        days = self._all_days() if opens_with("throughout_occasion", sentence) else None
        if days is not None:
            self.last = Slot(days, "carried", "days_of_occasion")
            return replace(frame, period=self.last)
        if self.last.value is None or not opens_with("points_to_occasion", sentence):
            return frame
        return replace(frame, period=self.last.carried("days_of_occasion"))

    def _all_days(self) -> Range | None:
        """All days of the occasion of several days that the last day told belongs to."""
        last, main = self.last.value, self.occasions.day_of_main
        if last is None:
            return main if main is not None and not is_day(main) else None
        held = (one.held for one in self.occasions.found)
        long = (days for days in held if days is not None and _has_day(days) and not is_day(days))
        return next((days for days in long if contains(days, last)), None)

    def _left_by(self, node: Node) -> Frame:
        """The frame that a sentence leaves to the one behind it."""
        sentence, frame = node.words[0], node.frame
        if node.is_first and is_label(sentence):
            frame = replace(frame_of_label(sentence, self.home), period=frame.period)
        theme = theme_of(node, self.clock)
        if theme.value is None:
            return frame
        if is_day(theme.value):
            self.day = self.last = theme
        return replace(frame, period=theme)


def _has_day(period: Range) -> bool:
    return period.end is not None and period.end.day is not None


def _month_of_paper(story: Node, clock: Clock) -> Slot[Range]:
    """A paper on what was signed that tells no time at all: it was signed in the month of the paper."""
    day = clock.published
    told = (one for node in story.walk() for sentence in node.words for one in sentence.periods)
    if day is None or not story.words or any(one.role in ("during", "as_of", "since") for one in told):
        return EMPTY
    sentences = [sentence for node in story.walk() for sentence in node.words if sentence.quantities]
    if not any(term.kind == "stage" for sentence in sentences for term in sentence.terms):
        return EMPTY
    return Slot(whole(Day(day.year, day.month)), "document", "month_of_paper")


def _is_of_speech(period: Range, clock: Clock) -> bool:
    """2017年政府工作报告: the year in the title is that of the congress, not that of what was done."""
    speech = any(vote.rule == "speech_of" for vote in clock.votes)
    return speech and clock.topic_year is not None and period == whole(Day(clock.year))


def _names_project(node: Node) -> bool:
    first = node.children[0].words[0] if node.children else None
    headline = first is not None and first.passage.kind == "title"
    return first is not None and not headline and is_label(first) and names_something(first)
