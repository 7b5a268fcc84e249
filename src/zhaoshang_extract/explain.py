"""Why a sentence was read as it was: mentions, slots of figures, what lost, events and projects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from zhaoshang_extract.assemble.trace import trace
from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.slot import Rival, Slot
from zhaoshang_extract.edtf import Range, edtf
from zhaoshang_extract.mention.threshold import Threshold
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.record.assemble import slots
from zhaoshang_extract.record.doubts import words_of
from zhaoshang_extract.record.fields import plain_decimal as plain
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.terminal import visible


@own_decimals()
def explain(sentence: str, *, published: date | str | None = None, region: str | None = None) -> str:
    """A text for people: mentions, then each figure with the rule that placed each of its slots.

    Takes what `extract` takes and raises what it raises.
    """
    from zhaoshang_extract.pipeline import read

    reading = read(sentence, published=published, region=region, rivals=True)
    return visible("\n".join(_lines(reading))) + "\n"


def rivals_of(text: str) -> list[tuple[str, list[Rival]]]:
    """Each choice of a slot that reading `text` made, in its order: all that was said, the best first."""
    from zhaoshang_extract.pipeline import read

    rivals = read(text, rivals=True).rivals or {}
    return [(slot, told) for (_, slot), told in rivals.items()]


def _lines(reading: Reading) -> Iterator[str]:
    yield f"home: {_show(reading.home)}   published: {reading.published or '-'}"
    for clock in reading.clocks:
        yield _clock(clock)
    for sentence in reading.sentences:
        yield ""
        yield sentence.text[sentence.span.start : sentence.span.end].strip()
        yield from _mentions(sentence)
    if not reading.facts:
        yield "no figure was found"
    for fact in reading.facts:
        yield ""
        yield from _figure(fact, reading)
    told = list(trace(reading))
    yield from ["", *told] if told else []


def _clock(clock: Clock) -> str:
    """The years of a story, what spoke for them, and the best rivals with their points."""
    if clock.year is None:
        return "clock: -"
    doubt = "?" if clock.uncertain else ""
    votes = ", ".join(f"{vote.rule} {vote.points:+d} ({vote.quote})" for vote in clock.votes)
    rivals = "".join(f" | {one.year}, reports {one.topic_year}: {one.points}" for one in clock.rivals[:3])
    return f"clock: {clock.year}{doubt}, reports {clock.topic_year}: {votes}; margin {clock.margin}{rivals}"


def _mentions(sentence: Sentence) -> Iterator[str]:
    rows = [
        *(
            ("quantity", q.span, f"{q.quote} = {plain(q.value)} ({q.kind}, {q.bound})")
            for q in sentence.quantities
        ),
        *(("threshold", t.span, f"{t.quote} = {plain(t.min)}..{plain(t.max)}") for t in sentence.thresholds),
        *(("period", p.span, f"{p.quote} ({p.role})") for p in sentence.periods),
        *(("region", r.span, f"{r.quote} = {_show(r.region)}{_reason(r.reason)}") for r in sentence.regions),
        *(
            ("industry", i.span, f"{i.quote}{' (inside a name)' if i.inside_name else ''}")
            for i in sentence.industries
        ),
        *((t.kind, t.span, f"{t.quote} = {t.code}") for t in sentence.terms),
    ]
    for kind, span, text in sorted(rows, key=lambda row: (row[1], row[0])):
        yield f"  {kind:<10}{span.start:>4}-{span.end:<4} {text}"


def _reason(reason: str | None) -> str:
    return f" ({reason})" if reason else ""


def _figure(fact: Fact, reading: Reading) -> Iterator[str]:
    quantity = fact.quantity
    hangs = f", said of {fact.of.quantity.quote}" if fact.of is not None else ""
    value = plain(-quantity.value if fact.negative else quantity.value)
    yield f"{quantity.quote} = {value}  [{fact.role}{hangs}]  {'low' if fact.doubts else 'high'} confidence"
    for doubt in fact.doubts:
        yield f"  doubt      {doubt.reason}: {words_of(doubt)['message']}"
    for name, slot in slots(fact):
        if slot.value is not None:
            lost = (
                "; lost: " + "、".join(_lost(name, slot, fact, reading))
                if _lost(name, slot, fact, reading)
                else ""
            )
            yield f"  {name:<10} {_show(slot.value):<24} {slot.how} by {slot.rule}{lost}"
    yield from _choices(fact, reading)


def _choices(fact: Fact, reading: Reading) -> Iterator[str]:
    """The sources that said something of a slot, with their points; the first was believed."""
    for (quantity, slot), told in (reading.rivals or {}).items():
        if quantity == id(fact.quantity) and len(told) > 1:
            ranked = " | ".join(f"{points} {source}{_said(value)}" for points, source, value in told)
            yield f"  rivals     {slot}: {ranked}"


def _said(value: object) -> str:
    return f" {_show(value.value)}" if isinstance(value, Slot) else ""


def _lost(name: str, slot: Slot[Any], fact: Fact, reading: Reading) -> list[str]:
    """The other mentions of the sentence that could have filled the slot."""
    sentence = _sentence_of(fact, reading)
    if sentence is None:
        return []
    candidates: list[tuple[str, object]] = []
    if name in ("measure", "stage"):
        kinds = ("measure", "head") if name == "measure" else ("stage",)
        candidates = [(t.quote, t.code) for t in sentence.terms if t.kind in kinds]
    elif name == "region":
        candidates = [(m.quote, m.region) for m in sentence.regions]
    elif name == "threshold":
        candidates = [(t.quote, t) for t in sentence.thresholds]
    elif name == "industry":
        candidates = [(m.quote, m.label) for m in sentence.industries]
    return list(dict.fromkeys(quote for quote, value in candidates if value != slot.value))


def _sentence_of(fact: Fact, reading: Reading) -> Sentence | None:
    return next((s for s in reading.sentences if any(q is fact.quantity for q in s.quantities)), None)


def _show(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, Region):
        return f"{value.name} ({value.adcode or value.level})"
    if isinstance(value, str):
        return value
    if isinstance(value, Threshold):
        return f"{plain(value.min) or ''}..{plain(value.max) or ''}"  # in 亿
    return edtf(value) if isinstance(value, Range) else str(value)
