"""The sectors that a document names, for its records."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.mention.industry import IndustryMention, find_industries
from zhaoshang_extract.passage import Passage
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.span import Span


def find_sectors(reading: Reading) -> Iterator[tuple[Passage, IndustryMention]]:
    """Every sector of the text in its order, without words inside names of companies and projects."""
    for sentence in reading.sentences:
        found = sentence.industries
        if not found:  # a sentence without a figure was read for no sectors
            start = sentence.span.start
            found = find_industries(sentence.text[start : sentence.span.end])
            for mention in found:
                mention.span = Span(mention.span.start + start, mention.span.end + start)
        for mention in found:
            if not mention.inside_name:
                yield sentence.passage, mention
