"""The phrase of the text that names what a figure measures: 新签约亿元以上项目, 协议投资额."""

from __future__ import annotations

from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.zone import Zone, said, terms

_LONGEST = 30


def find_indicator(zone: Zone, fact: Fact) -> str | None:
    """From the first to the last trade word of the clause before the figure; else the base's phrase."""
    near = zone.near
    spans = [term.span for term in terms(zone, near, "measure", "head", "stage")]
    if not spans and zone.after:
        spans = [term.span for term in terms(zone, zone.after, "head")][:1]
    elif spans:
        spans += [m.span for m in said(zone, zone.sentence.thresholds, near)]
        spans += [m.span for m in said(zone, zone.sentence.industries, near)]
    if not spans:
        return fact.of.indicator if fact.of is not None else None
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    text = zone.sentence.text[start:end]
    return text if len(text) <= _LONGEST else zone.sentence.text[spans[-1].start : spans[-1].end]
