"""From the parts of a story to its tree: headings hold what follows them, paragraphs their sentences."""

from __future__ import annotations

from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.passage import TELLING, Passage, Story, Table
from zhaoshang_extract.sentence import Reader, Sentence

# A line of a post as short as this may head the lines below it, a sentence its paragraph.
SHORT = 24
# The rank of headings that no numbering ranks.
_UNRANKED = 3


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
        elif sentences and (part.kind == "heading" or _heads_items(part, sentences)):
            above = _section(above, part, sentences)
        paragraph = above.add("paragraph", part, [])
        paragraph.goes_on = asked
        for sentence in sentences:
            paragraph.add("sentence", None, [sentence])
        # 问：上半年招商引资答得如何？ 答：新签项目十六个: the question opens the answer
        asked = part.text.endswith("？") and not any(s.quantities for s in sentences)
    return root


def _section(above: Node, heading: Passage, sentences: list[Sentence]) -> Node:
    """A heading ends the sections of its own depth and deeper ones."""
    depth = heading.depth or _UNRANKED
    while above.level == "section" and above.depth >= depth and above.parent is not None:
        above = above.parent
    section = above.add("section", heading, sentences)
    section.depth = depth
    return section


def _heads_items(part: Passage, sentences: list[Sentence]) -> bool:
    """🎯 2025年小目标: a short line of a post with no figure heads the lines below it."""
    bare = not any(s.quantities or s.thresholds for s in sentences)
    return part.kind == "item" and bare and len(part.text) <= SHORT and part.text[-1] not in "。；，"


def is_label(sentence: Sentence) -> bool:
    """（二）到位资金。 A few words with no figure and no verb of their own, before the figures."""
    text = sentence.text[sentence.span.start : sentence.span.end]
    return not sentence.quantities and len(text) <= SHORT and not text.endswith("？")
