"""The phrase of the text that names what a figure measures: 新签约亿元以上项目, 协议投资额."""

from __future__ import annotations

from zhaoshang_extract.context import Context
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.observe.measure import named_measure
from zhaoshang_extract.observe.rate import step_rate
from zhaoshang_extract.observe.zone import Zone, said, terms

_LONGEST = 30


def find_indicator(zone: Zone, fact: Fact, context: Context) -> str | None:
    """The measure phrase of an amount, the name of a step's rate, else the trade words of the clause.

    A figure of a list that leaves its words out has those of the figure before it.
    """
    step = step_rate(zone, zone.near) if fact.role == "rate" else None
    if step is not None:
        return f"{step.quote}率"
    measure = named_measure(zone, zone.near) if zone.quantity.kind == "amount" else None
    if measure is not None:
        return measure.quote
    return _trade_words(zone) or _said_before(fact, context)


def _trade_words(zone: Zone) -> str | None:
    """From the first to the last trade word of the clause before the figure, else the noun behind it."""
    near = zone.near
    spans = [term.span for term in terms(zone, near, "measure", "head", "stage")]
    if not spans and zone.after:
        spans = [term.span for term in terms(zone, zone.after, "head")][:1]
    elif spans:
        spans += [m.span for m in said(zone, zone.sentence.thresholds, near)]
        spans += [m.span for m in said(zone, zone.sentence.industries, near)]
    if not spans:
        return None
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    text = zone.sentence.text[start:end]
    return text if len(text) <= _LONGEST else zone.sentence.text[spans[-1].start : spans[-1].end]


def _said_before(fact: Fact, context: Context) -> str | None:
    if fact.of is not None:
        return fact.of.indicator
    for before in reversed(context.recent):
        alike = before.quantity.kind == fact.quantity.kind and before.measure.value == fact.measure.value
        if alike and before.indicator is not None:
            return before.indicator
    return None
