"""From the parts of a story to its tree: headings hold what follows them, paragraphs their sentences."""

from __future__ import annotations

from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.section import is_deck, is_only_place
from zhaoshang_extract.passage import TELLING, Passage, Story, Table
from zhaoshang_extract.sentence import Reader, Sentence

# A line of a post as short as this may head the lines below it, a sentence its paragraph.
SHORT = 24
# The ranks of numbered headings that another heading without a number stands below.
_WIDE = (1, 2)


def build_tree(story: Story, read: Reader) -> Node:
    """The story as a tree, no frame settled yet. `read` gives a passage's sentences with their mentions."""
    root = Node("story", None)
    above = root
    asked = False
    for part in story.parts:
        if isinstance(part, Table):
            above.add("table", part, [s for line in part.caption for s in read(line)])
            continue
        sentences = read(part) if part.kind in TELLING else []
        if part.kind == "title":
            root.words += sentences
        elif sentences and (part.kind == "heading" or _heads_lines(part, sentences)):
            above = _section(above, part, sentences)
        paragraph = above.add("paragraph", part, [])
        paragraph.goes_on = asked
        for sentence in sentences:
            paragraph.add("sentence", None, [sentence])
        # 问：上半年招商引资答得如何？ 答：新签项目十六个: the question opens the answer
        asked = part.text.endswith("？") and not any(s.quantities for s in sentences)
    return root


def _section(above: Node, heading: Passage, sentences: list[Sentence]) -> Node:
    """A numbered heading ends the sections of its own rank and deeper ones.

    A heading without a number ends the last one without a number and all below it; the first of them
    stands below 一、 and （一）, above 1. and all deeper ones.
    """
    deck = is_deck(heading.text)
    for node in list(above.sections()):
        if deck and _is_place(node):
            break
        if _ends(heading.depth, node, above):
            above = node.parent or node
    section = above.add("section", heading, sentences)
    section.depth = heading.depth
    return section


def _is_place(section: Node) -> bool:
    return len(section.words) == 1 and is_only_place(section.words[0].text, section.words[0].regions)


def _ends(depth: int, section: Node, below: Node) -> bool:
    if depth:
        return section.depth >= depth
    peers = any(node.depth == 0 for node in below.sections())
    return peers or section.depth not in _WIDE if section.depth else True


def _heads_lines(part: Passage, sentences: list[Sentence]) -> bool:
    """🎯 2025年小目标; 2004年：: a short line with no figure and no full stop heads the lines below."""
    bare = not any(s.quantities or s.thresholds for s in sentences)
    text = part.text.rstrip()
    if part.kind == "prose":  # but not 各县人民政府，甲经济开发区：
        ends = text[-1:] == "：" and not any(mark in text for mark in "，、")
    else:
        ends = text[-1:] not in ("。", "；", "，")
    return part.kind in ("item", "prose") and bare and len(text) <= SHORT and ends


def is_label(sentence: Sentence) -> bool:
    """（二）到位资金。 A few words with no figure and no verb of their own, before the figures."""
    text = sentence.text[sentence.span.start : sentence.span.end]
    return not sentence.quantities and len(text) <= SHORT and not text.endswith("？")
