"""The sectors that a document names, for its records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhaoshang_extract.assemble.words import says
from zhaoshang_extract.fold import fold_document
from zhaoshang_extract.marks import LIST
from zhaoshang_extract.mention.industry import find_industries
from zhaoshang_extract.mention.industry_name import find_names
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.span import Span

# How far before a figure of a table the name of its row or block may stand.
_FARTHEST = 300


@dataclass(slots=True)
class Sector:
    """A sector named in the document; `span` counts in it, `code` is None where none clearly holds."""

    span: Span
    label: str
    code: str | None


def find_sectors(reading: Reading) -> list[Sector]:
    """Every sector of the text in its order, without words inside names of companies and projects.

    The sector of every figure is among them, also where a table or a label names it.
    """
    found = list(_in_sentences(reading))
    labels = {sector.label for sector in found}
    found += _of_figures(reading, labels)
    return sorted(found, key=lambda sector: sector.span)


def _in_sentences(reading: Reading) -> Iterator[Sector]:
    for sentence in reading.sentences:
        found = sentence.industries
        if not found:  # a sentence without a figure was read for no sectors
            start = sentence.span.start
            found = find_industries(sentence.text[start : sentence.span.end])
            for mention in found:
                mention.span = Span(mention.span.start + start, mention.span.end + start)
        for mention in found:
            if not mention.inside_name:
                yield Sector(sentence.passage.span(*mention.span), mention.label, mention.code)


def _of_figures(reading: Reading, known: set[str]) -> Iterator[Sector]:
    """新型建材｜21个, 【新型建材】21个: sectors that only a row or a label names."""
    text = fold_document(reading.document.text)
    for fact in reading.facts:
        label = fact.scope.industry.value
        if label is None or label in known:
            continue
        if (LIST in label or says("and", label)) and fact.scope.industry.rule != "sector_of_row":
            continue
        start = text.rfind(label, max(0, fact.span.start - _FARTHEST), fact.span.start)
        if start >= 0:
            known.add(label)
            code = next((name.code for name in find_names(label) if len(name.span) == len(label)), None)
            yield Sector(Span(start, start + len(label)), label, code)
