"""The one sector that a whole story or section is about: 现代农业产业链招商进展, 纺织重镇再出发."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.mention.industry import IndustryMention
from zhaoshang_extract.sentence import Sentence

_HEADED = ("story", "section")


def settle_sectors(story: Node) -> None:
    """Give the story and each section the sector that its heading names and nothing below it contradicts."""
    for node in story.walk():
        if node.level in _HEADED:
            node.sector = _topic(node)


def topic_in_force(node: Node) -> str | None:
    """The sector of the narrowest section that has one, else that of the story."""
    return next((above.sector for above in node.up() if above.sector is not None), None)


def _topic(node: Node) -> str | None:
    """The sector of the heading, when the text below names it too and no other one."""
    headed = [(sentence, mention) for sentence in node.words for mention in _named(sentence)]
    labels = {_stem(mention.label): mention.label for _, mention in headed}
    if len(labels) != 1 or not all(_is_topic(sentence, mention) for sentence, mention in headed):
        return None
    stem, label = labels.popitem()
    below = [(sentence, m) for sentence in _below(node) for m in _named(sentence)]
    told = all(_related(stem, _stem(mention.label)) for _, mention in below)
    return label if told and any(_is_of_many(*one) for one in below) else None


def _is_of_many(sentence: Sentence, mention: IndustryMention) -> bool:
    """板材企业, 文旅项目7个, 锂电产业; but not 绿色包装项目, which is one."""
    return _of_many().match(sentence.text, mention.span.end) is not None


def _is_topic(sentence: Sentence, mention: IndustryMention) -> bool:
    """板材产业运行平稳; but not 绿色化工产业推介会, 工业与招商, 规上工业增速."""
    text, (start, end) = sentence.text, mention.span
    if words.ends("and", text, sentence.span.start, start) or words.starts("no_subject", text, end):
        return False
    noun = words.pattern("sector_noun").match(text, end)
    if words.starts("fair_of_sector", text, noun.end() if noun else end):
        return False
    general = mention.label.endswith(words.forms("general_sector"))
    return not general or words.starts("sector_topic", text, end)


@cache
def _of_many() -> re.Pattern[str]:
    """What shows that a sector's name stands for its enterprises or projects, not for one."""
    collective = words.either("sector_noun", "sector_many")
    return re.compile(rf"{collective}|{words.either('sector_topic')}\w{{0,4}}?\d")


def _below(node: Node) -> Iterator[Sentence]:
    """The sentences below the node's heading."""
    return (sentence for one in node.walk() if one is not node for sentence in one.words)


def _named(sentence: Sentence) -> list[IndustryMention]:
    return [mention for mention in sentence.industries if not mention.inside_name]


def _stem(label: str) -> str:
    """板材 of 板材产业."""
    noun = next((n for n in words.forms("sector_noun") if label.endswith(n) and label != n), "")
    return label.removesuffix(noun)


def _related(one: str, other: str) -> bool:
    """现代农业 and 农业, 锂电 and 锂电材料: one sector or a part of it."""
    return one in other or other in one
