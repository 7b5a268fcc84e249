"""Settle what holds where: every node of a tree gets its frame before any figure is read."""

from __future__ import annotations

from dataclasses import replace

from zhaoshang_extract.discourse.heading import frame_of_heading, frame_of_label, names_something
from zhaoshang_extract.discourse.node import Frame, Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.discourse.stance import aims_before, opens_outlook, settle_outlook
from zhaoshang_extract.discourse.theme import opening_of, theme_of
from zhaoshang_extract.discourse.time import is_aside, resolve_at
from zhaoshang_extract.discourse.tree import is_label
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.region import Region


def settle(story: Node, home: Region | None, clock: Clock) -> None:
    """Give every node below and including `story` its frame, from the top down."""
    story.frame = _of_headline(story, home, clock)
    before: Node | None = None
    for node in story.walk():
        if node.level == "section":
            node.frame = frame_of_heading(node.words[0], _above(node), home, clock)
            node.outlook = settle_outlook(node, clock)
        elif node.level == "table":
            node.frame = _of_caption(node, home, clock)
        elif node.level == "paragraph":
            _settle_paragraph(node, before if node.goes_on else None, home, clock)
            before = node


def _above(node: Node) -> Node:
    assert node.parent is not None  # only a story has none
    return node.parent


def _of_headline(story: Node, home: Region | None, clock: Clock) -> Frame:
    """What the lines of the headline say together; one with no time takes that of the lead."""
    frame = Frame()
    for sentence in story.words:
        said = frame_of_heading(sentence, story, home, clock)
        frame = Frame(
            frame.period if frame.period.value else said.period,
            frame.region if frame.region.value else said.region,
            frame.measure if frame.measure.value else said.measure,
            frame.scope if not frame.scope.empty else said.scope,
        )
    frame.scope.threshold = Slot()
    if frame.period.value is None:
        frame.period = _lead_period(story, clock)
    return frame


def _of_caption(table: Node, home: Region | None, clock: Clock) -> Frame:
    frame = Frame()
    for sentence in table.words:
        said = frame_of_heading(sentence, _above(table), home, clock)
        frame = Frame(
            said.period if said.period.value else frame.period,
            Slot(),
            said.measure if said.measure.value else frame.measure,
            said.scope if not said.scope.empty else frame.scope,
        )
    return frame


def _settle_paragraph(node: Node, question: Node | None, home: Region | None, clock: Clock) -> None:
    """Its label, its first words' time, and for each sentence what those before it leave in force."""
    frame = Frame()
    if question is not None and question.children:
        node.opening = question.opening
        frame = _left_by(question.children[-1], home, clock)
    for number, child in enumerate(node.children):
        child.frame = frame
        child.outlook = opens_outlook(child) or (number > 0 and node.children[number - 1].outlook)
        if number == 0 and node.opening.value is None:
            node.opening = opening_of(child, clock)
        frame = _left_by(child, home, clock)
    node.named = _names_project(node)


def _names_project(node: Node) -> bool:
    first = node.children[0].words[0] if node.children else None
    headline = first is not None and first.passage.kind == "title"
    return first is not None and not headline and is_label(first) and names_something(first)


def _left_by(node: Node, home: Region | None, clock: Clock) -> Frame:
    """The frame that a sentence leaves to the one behind it."""
    sentence, frame = node.words[0], node.frame
    parent = _above(node)
    if parent.children[0] is node and is_label(sentence):
        frame = replace(frame_of_label(sentence, home), period=frame.period)
    theme = theme_of(node, clock)
    return replace(frame, period=theme) if theme.value is not None else frame


def _lead_period(story: Node, clock: Clock) -> Slot[Range]:
    """The time of the first figure of the text, told before it in its sentence or paragraph."""
    told: Slot[Range] = Slot()
    for node in story.walk():
        if node.level != "sentence" or node.words[0].passage.kind in ("title", "heading"):
            continue
        sentence = node.words[0]
        first = sentence.quantities[0].span.start if sentence.quantities else sentence.span.end
        for mention in sentence.periods:
            if mention.span.start > first and told.value is not None:
                break
            own = mention.role == "during" and not is_aside(sentence, mention)
            found = resolve_at(mention, node, clock, None, None) if own else None
            if found is not None and not aims_before(sentence, sentence.span):
                told = Slot(found, "document", "period_of_lead")
        if sentence.quantities and told.value is not None:
            if not _looks_back(told.value, clock):
                return told
            told = Slot()
    return Slot()


def _looks_back(period: Range, clock: Clock) -> bool:
    """“十三五”期间…… in a report of February 2022: years that ended before the one reported on."""
    year = clock.topic_year or ((clock.year or 0) - 1)
    if period.start is None or period.end is None or period.start.year is None or period.end.year is None:
        return False
    return period.start.year < period.end.year < year
