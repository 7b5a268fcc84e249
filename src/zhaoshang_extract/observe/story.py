"""A whole story: its tree is walked, and its tables are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zhaoshang_extract.context import Context, Rivals
from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.table import walk_table
from zhaoshang_extract.observe.walk import walk_sentence
from zhaoshang_extract.passage import Passage, Table
from zhaoshang_extract.region import Region


def walk_story(
    story: Node, home: Region | None, clock: Clock, rivals: Rivals | None = None
) -> Iterator[Fact]:
    """The facts of a story whose frames are settled."""
    context = Context(home, clock, story, rivals=rivals)
    headline: list[Fact] = []
    for node in story.walk():
        if node.level == "section":
            context.begin_section(node)
        elif isinstance(node.passage, Table):
            context.begin_sentence(node)
            yield from walk_table(node.passage, context)
        elif node.level == "paragraph":
            for fact in _walk_paragraph(node, context):
                if _is_headline(node):
                    headline.append(fact)
                yield fact
    _tell_headline(headline, context)


def _is_headline(node: Node) -> bool:
    return isinstance(node.passage, Passage) and node.passage.kind == "title"


def _walk_paragraph(node: Node, context: Context) -> Iterator[Fact]:
    context.begin_paragraph(node, headline=_is_headline(node))
    for child in node.children:
        yield from walk_sentence(child, context)
        context.named_opening = node.named
    if _is_headline(node):
        context.body_start = len(context.facts)


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
