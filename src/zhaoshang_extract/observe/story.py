"""A whole story: headings come into force, paragraphs open and close, tables are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from zhaoshang_extract.context import Context, Frame
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.edtf import Range
from zhaoshang_extract.observe.aim import aims_before
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.frame import frame_of_heading, frame_of_opening, names_something
from zhaoshang_extract.observe.table import walk_table
from zhaoshang_extract.observe.time import names_occasion, resolve_said, spans_years
from zhaoshang_extract.observe.walk import walk_sentence
from zhaoshang_extract.passage import TELLING, Passage, Story, Table
from zhaoshang_extract.sentence import Sentence

# The longest sentence that opens a paragraph like a heading.
_SHORT = 24


def walk_story(story: Story, read: Callable[[Passage], list[Sentence]], context: Context) -> Iterator[Fact]:
    """The facts of a story. `read` gives a passage's sentences with their mentions."""
    parts = [
        (part, read(part) if isinstance(part, Passage) and part.kind in TELLING else [])
        for part in story.parts
    ]
    context.title = _title_frame(parts, context)
    headline: list[Fact] = []
    asked = False
    for part, sentences in parts:
        if isinstance(part, Table):
            yield from walk_table(part, [s for p in part.caption for s in read(p)], context)
            continue
        context.begin_paragraph(goes_on=asked, headline=part.kind == "title")
        if sentences and (part.kind == "heading" or _heads_items(part, sentences)):
            _enter_heading(part, sentences[0], context)
        for number, sentence in enumerate(sentences):
            for fact in walk_sentence(sentence, context):
                if part.kind == "title":
                    headline.append(fact)
                yield fact
            if number == 0 and _is_opening(sentence):
                context.paragraph = frame_of_opening(sentence, context)
                context.named_opening = part.kind != "title" and names_something(sentence)
        # 问：上半年招商引资答得如何？ 答：新签项目十六个: the question opens the answer
        asked = part.text.endswith("？") and not any(s.quantities for s in sentences)
    _tell_headline(headline, context)


def _tell_headline(headline: list[Fact], context: Context) -> None:
    """９个项目牵手某县: what the body tells of the same figure, its day and its step, holds here too."""
    for fact in headline:
        for twin in context.facts[len(headline) :]:
            same = twin.quantity.value == fact.quantity.value and twin.measure.value == fact.measure.value
            if same and twin.role == fact.role == "head":
                if fact.period.how != "said":
                    fact.period = twin.period.carried("period_of_body")
                if fact.scope.stage.value is None:
                    fact.scope = replace(fact.scope, stage=twin.scope.stage.carried("step_of_body"))
                break


def _heads_items(part: Passage, sentences: list[Sentence]) -> bool:
    """🎯 2025年小目标: a short line of a post with no figure heads the lines below it."""
    bare = not any(s.quantities or s.thresholds for s in sentences)
    return part.kind == "item" and bare and len(part.text) <= _SHORT and part.text[-1] not in "。；，"


def _enter_heading(part: Passage, sentence: Sentence, context: Context) -> None:
    ids = {term.id for term in sentence.terms}
    # 2025年小目标, but not 目标任务完成情况
    outlook = "outlook" in ids or ("goal" in ids and "completion" not in ids and "情况" not in part.text)
    context.begin_heading(part.depth or 3, frame_of_heading(sentence, context), outlook)


def _is_opening(sentence: Sentence) -> bool:
    """（二）到位资金。 A few words with no figure and no verb of their own, before the figures."""
    text = sentence.text[sentence.span.start : sentence.span.end]
    return not sentence.quantities and len(text) <= _SHORT and not text.endswith("？")


def _title_frame(parts: list[tuple[Passage | Table, list[Sentence]]], context: Context) -> Frame:
    """What the headline says for the whole story; a headline with no time takes that of the lead."""
    frame = Frame()
    for part, sentences in parts:
        if isinstance(part, Passage) and part.kind == "title":
            for sentence in sentences:
                said = frame_of_heading(sentence, context)
                frame = Frame(
                    frame.period if frame.period.value else said.period,
                    frame.region if frame.region.value else said.region,
                    frame.measure if frame.measure.value else said.measure,
                    frame.scope if not frame.scope.empty else said.scope,
                )
    frame.scope.threshold = Slot()
    if frame.period.value is None:
        frame.period = _lead_period(parts, context)
    return frame


def _lead_period(parts: list[tuple[Passage | Table, list[Sentence]]], context: Context) -> Slot[Range]:
    """The time of the first figure of the text, told before it in its sentence or paragraph."""
    told: Slot[Range] = Slot()
    for part, sentences in parts:
        if isinstance(part, Table) or part.kind in ("title", "heading"):
            continue
        for sentence in sentences:
            first = sentence.quantities[0].span.start if sentence.quantities else sentence.span.end
            for mention in sentence.periods:
                if mention.span.start > first and told.value is not None:
                    break
                own = mention.role == "during" and not names_occasion(sentence.text, mention)
                found = resolve_said(mention, context) if own else None
                if found is not None and not aims_before(sentence, sentence.span):
                    told = Slot(found, "document", "period_of_lead")
            if sentence.quantities and told.value is not None:
                if not _looks_back(told.value, context):
                    return told
                told = Slot()
    return Slot()


def _looks_back(period: Range, context: Context) -> bool:
    """“十三五”期间…… in a report of February 2022: years that ended before the one reported on."""
    year = context.anchor.topic_year or ((context.anchor.year or 0) - 1)
    last = period.end.year if period.end is not None else None
    return spans_years(period) and last is not None and last < year
