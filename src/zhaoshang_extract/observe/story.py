"""A whole story: its tree is walked, and its tables are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhaoshang_extract.context import Context, Rivals
from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.time import contains
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.observe.counted import counts_nothing
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.table import walk_table
from zhaoshang_extract.observe.walk import walk_sentence
from zhaoshang_extract.passage import Passage, Table
from zhaoshang_extract.region import Region

# A smaller number may be that of something else.
_TELLING = 10


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
                if not counts_nothing(fact):
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
    """９个项目牵手某县; 签约64.2亿元: what the body tells of the same figure holds in the headline too."""
    for fact in headline:
        twin = _twin(fact, context.facts[len(headline) :]) if fact.role == "head" else None
        if twin is None:
            continue
        rule = "told_in_body"
        if fact.measure.how != "said" or fact.measure.rule == "generic_measure":
            fact.measure = twin.measure.carried(rule)
        fact.scope = fact.scope.said_only().or_from(twin.scope, rule)
        if fact.region.how != "said":  # 江西省攬金412亿元 in the headline says it itself
            fact.region = twin.region.carried(rule)
        if fact.period.how != "said" or not _lies_within(fact, twin):
            fact.period = twin.period.carried(rule)
        fact.modality = twin.modality.carried(rule)


def _lies_within(fact: Fact, twin: Fact) -> bool:
    """上半年 in the headline is closer than 当年 in the body, but not than a day."""
    own, other = fact.period.value, twin.period.value
    return own is not None and other is not None and own != other and contains(other, own)


def _twin(fact: Fact, body: Sequence[Fact]) -> Fact | None:
    """The first figure of the body that repeats this one; one of the same measure before all others."""
    same = [other for other in body if other.role == fact.role and _repeats(other.quantity, fact.quantity)]
    alike = (other for other in same if other.measure.value == fact.measure.value)
    return next(alike, same[0] if same and _is_telling(fact.quantity) else None)


def _repeats(one: Quantity, other: Quantity) -> bool:
    return (one.kind, one.value, one.currency) == (other.kind, other.value, other.currency)


def _is_telling(quantity: Quantity) -> bool:
    """False for a number so small or round that another one may be the same by chance."""
    return quantity.kind != "rank" and quantity.value >= _TELLING
