"""The time of the story's first figure, which its headline has too and the sentences before it have not."""

from __future__ import annotations

from typing import NamedTuple

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.slot import EMPTY, Slot
from zhaoshang_extract.discourse.stance import aims_before, opens_with
from zhaoshang_extract.discourse.theme import theme_of
from zhaoshang_extract.discourse.time import is_day, is_year
from zhaoshang_extract.edtf import Day, Range, whole
from zhaoshang_extract.mention.period import resolve
from zhaoshang_extract.sentence import Sentence


class Lead(NamedTuple):
    """The `period` of the first figure that tells one, and the sentence that tells it."""

    period: Slot[Range]
    told_by: Node | None

    def keep_from_earlier(self, story: Node, clock: Clock) -> None:
        """总投资28亿元的温泉项目……。今年上半年，利用外资……: what is told before is of no half-year.

        A whole year may hold for it too, and 这是今年前8个月的答卷 says that it does.
        """
        period = self.period.value
        if period is None or self.told_by is None or is_year(period) or _is_month_of_paper(period, clock):
            return
        if opens_with("points_at_figures_before", self.told_by.words[0]):
            return
        for node in story.walk():
            if node is self.told_by:
                return
            if node.level == "sentence" and node.words[0].passage.kind == "prose":
                node.early = _day_heard(node, clock) or _year_of_paper(clock)


def find_lead(story: Node, clock: Clock) -> Lead:
    """The time of the first figure of the text, told before it in its sentence or in the one before."""
    told, teller = EMPTY, None
    stock = Lead(EMPTY, None)  # 到去年年底……: where nothing better leads
    for node in story.walk():
        if node.level != "sentence" or node.words[0].passage.kind in ("title", "heading"):
            continue
        sentence = node.words[0]
        if stock.period.value is not None and _counts_on(sentence):
            continue
        if not aims_before(sentence, sentence.span):
            theme = theme_of(node, clock, of_first=bool(sentence.quantities))
            if theme.value is not None:
                told, teller = theme, node
        if sentence.quantities and told.value is not None:
            lead = Lead(Slot(told.value, "document", "period_of_lead"), teller)
            if told.value.start is not None and not _looks_back(told.value, clock):
                return lead
            if stock.period.value is None and told.value.start is None:
                stock = lead
            told = EMPTY
    return stock


def _day_heard(node: Node, clock: Clock) -> Slot[Range] | None:
    """某网8月2日讯 总投资60亿元的材料园……: what tells no other time is of the day of its dateline."""
    for mention in node.words[0].periods:
        found = resolve(mention, clock, None) if mention.role == "aside" else None
        if found is not None and is_day(found):
            return Slot(found, "document", "day_heard")
    return None


def _year_of_paper(clock: Clock) -> Slot[Range]:
    """The year reported on, and nothing where nothing tells it."""
    if clock.topic_year is None:
        return EMPTY
    return Slot(whole(Day(clock.topic_year), clock.uncertain), "document", "year_of_paper")


def _is_month_of_paper(period: Range, clock: Clock) -> bool:
    day = clock.published
    return day is not None and period == whole(Day(day.year, day.month))


def _counts_on(sentence: Sentence) -> bool:
    """本月到位资金2亿元 behind 截至8月底……: its month counts from what was told before."""
    first = sentence.periods[0] if sentence.periods else None
    return first is not None and first.quote in words.forms("in_force")


def _looks_back(period: Range, clock: Clock) -> bool:
    """“十三五”期间…… in a report of February 2022: years that ended before the one reported on."""
    year = clock.topic_year or ((clock.year or 0) - 1)
    if period.start is None or period.end is None or period.start.year is None or period.end.year is None:
        return False
    return period.start.year < period.end.year < year
