"""Facts of the road into the records of the contract."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from zhaoshang_extract.assemble.event import find_events
from zhaoshang_extract.assemble.industry import find_sectors
from zhaoshang_extract.assemble.project import Project, find_projects
from zhaoshang_extract.checking.place import words_around
from zhaoshang_extract.discourse.slot import How, Slot
from zhaoshang_extract.edtf import edtf
from zhaoshang_extract.fold import fold_document
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.mention.threshold import Threshold
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.passage import Passage
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.record.article import Article
from zhaoshang_extract.record.base import Record
from zhaoshang_extract.record.checks import count_checks, find_checks
from zhaoshang_extract.record.doubts import blurred_slots
from zhaoshang_extract.record.fields import plain_decimal as plain
from zhaoshang_extract.record.issues import count_dropped, find_issues, is_unknown
from zhaoshang_extract.record.models import (
    IndustryMention,
    Issue,
    Observation,
    RegionRecord,
    Report,
    SlotSource,
    SpanRecord,
    ThresholdRecord,
)
from zhaoshang_extract.record.models import RegionMention as Place
from zhaoshang_extract.record.printed import print_words
from zhaoshang_extract.region import Region

# The records that stand in a place of the text, and what many of them have in common.
_PLACED = ("observations", "signing_events", "projects", "regions", "industries", "issues")
_SHARED = (("region", RegionRecord), ("threshold", ThresholdRecord))
_BUILT: tuple[tuple[str, type[Record]], ...] = (
    ("observations", Observation),
    ("regions", Place),
    ("industries", IndustryMention),
    ("issues", Issue),
)
_KINDS = ("amount", "count", "rate", "rank")
_SLOTS = ("measure", "stage", "threshold", "industry", "region", "period", "modality", "rate_kind")


def make_report(reading: Reading) -> Report:
    """The Report of a document: facts become observations, named places mentions, doubts issues."""
    text, facts, places = reading.document.text, reading.facts, reading.places
    projects = find_projects(reading)
    folded = fold_document(text)
    observations = _observations(facts, text, folded)
    checks = find_checks(observations, None)
    report = {
        "document": _document(reading),
        "observations": observations,
        "signing_events": _events(reading, projects),
        "projects": _projects(reading, projects),
        "regions": [_place(*place, text) for place in places if _is_named(place[1])],
        "industries": _industries(reading),
        "issues": (issues := list(find_issues(reading, folded))),
        "checks": checks,
        "coverage": count_checks(_coverage(facts, count_dropped(issues)), observations, checks),
    }
    print_words(report, text)
    _build(report)
    made = Report.model_validate(report)
    made._article = Article(text)
    return made


def _build(report: dict[str, Any]) -> None:
    """Build the spans, each place and size once, for they stand in nearly every record, and most records.

    Signing events and projects are few, and all that is left is validated.
    """
    built: dict[tuple[object, ...], RegionRecord | ThresholdRecord] = {}
    for kind in _PLACED:
        for record in report[kind]:
            record["span"] = SpanRecord.built(record["span"])
            for key, model in _SHARED:
                told = record.get(key)
                if told is not None:
                    mark = (key, *told.values())
                    record[key] = built.get(mark) or built.setdefault(mark, model(**told))
    for record in report["observations"]:
        record["value"], record["value_max"] = plain(record["value"]), plain(record["value_max"])
    for kind, made in _BUILT:
        report[kind] = list(map(made.built, report[kind]))


def _document(reading: Reading) -> dict[str, object]:
    document, masthead = reading.document, reading.masthead
    return {
        "id": document.id,
        "source": document.source,
        "sha256": document.sha256,
        "length": len(document.text),
        "title": masthead.title,
        "publisher": masthead.publisher,
        "published": reading.published.isoformat() if reading.published else None,
        "region": _region(reading.home),
    }


def _region(region: Region | None) -> dict[str, object] | None:
    return None if region is None else {"name": region.name, "adcode": region.adcode, "level": region.level}


def _threshold(size: Threshold | None) -> dict[str, object] | None:
    return None if size is None else {"min": size.min, "max": size.max, "currency": size.currency}


def _observations(facts: Sequence[Fact], text: str, folded: str) -> list[dict[str, object]]:
    names = {id(fact): f"o{number}" for number, fact in enumerate(facts, 1)}
    placed = sorted(facts, key=lambda fact: fact.span)
    around = words_around([fact.span for fact in placed], folded)
    words = {id(fact): found for fact, found in zip(placed, around, strict=True)}
    return [
        {
            **_observation(names[id(fact)], fact, text),
            "role": fact.role,
            "of_id": names.get(id(fact.of)),
            "part_of_id": names.get(id(fact.whole)),
            "sentence": words[id(fact)].sentence,
            "words_before": words[id(fact)].before,
            "words_after": words[id(fact)].after,
        }
        for fact in facts
    ]


def _observation(number: str, fact: Fact, text: str) -> dict[str, object]:
    quantity = fact.quantity
    sign = -1 if fact.negative and quantity.value > 0 else 1
    return {
        "id": number,
        "kind": quantity.kind,
        "span": {"start": fact.span.start, "end": fact.span.end},
        "quote": text[fact.span.start : fact.span.end],
        "number": quantity.number,
        "unit": quantity.unit or None,
        "value": sign * quantity.value,
        "value_max": quantity.value_max,
        "bound": quantity.bound,
        "currency": quantity.currency,
        "indicator": fact.indicator,
        "measure": fact.measure.value,
        "stage": fact.scope.stage.value,
        "threshold": _threshold(fact.scope.threshold.value),
        "industry": fact.scope.industry.value,
        "region": _region(fact.region.value),
        "period": edtf(fact.period.value) if fact.period.value is not None else None,
        "modality": fact.modality.value,
        "transformation": fact.transformation.value,
        "rate_kind": fact.rate_kind.value,
        "confidence": "low" if fact.doubts else "high",
        "doubtful": blurred_slots(fact),
        "provenance": {
            name: _source(slot.how, slot.rule) for name, slot in slots(fact) if slot.value is not None
        },
    }


def slots(fact: Fact) -> list[tuple[str, Slot[Any]]]:
    """The slots of a fact by the contract's names, in the contract's order."""
    scope = fact.scope
    values: list[Slot[Any]] = [fact.measure, scope.stage, scope.threshold, scope.industry, fact.region]
    return list(zip(_SLOTS, [*values, fact.period, fact.modality, fact.rate_kind], strict=True))


@cache
def _source(how: How, rule: str) -> SlotSource:
    """As many as there are rules, each validated once."""
    return SlotSource(how=how, rule=rule)


def _is_named(mention: RegionMention) -> bool:
    return mention.kind != "pronoun" and mention.region is not None


def _place(passage: Passage, mention: RegionMention, text: str) -> dict[str, object]:
    span = passage.span(*mention.span)
    return {
        "span": {"start": span.start, "end": span.end},
        "quote": text[span.start : span.end],
        "region": _region(mention.region),
    }


def _events(reading: Reading, projects: Sequence[Project]) -> list[dict[str, object]]:
    text = reading.document.text
    numbers = {id(fact): f"o{number}" for number, fact in enumerate(reading.facts, 1)}
    return [
        {
            "id": f"e{number}",
            "span": {"start": event.span.start, "end": event.span.end},
            "quote": text[event.span.start : event.span.end],
            "name": event.name,
            "date": edtf(event.date) if event.date is not None else None,
            "region": _region(event.region),
            "venue": event.venue,
            "project_count": event.count,
            **_money(event.amount),
            "threshold": _threshold(event.threshold),
            "industries": event.industries,
            "observation_ids": [numbers[id(fact)] for fact in event.facts],
        }
        for number, event in enumerate(find_events(reading, projects), 1)
    ]


def _projects(reading: Reading, projects: Sequence[Project]) -> list[dict[str, object]]:
    text = reading.document.text
    return [
        {
            "id": f"p{number}",
            "span": {"start": project.span.start, "end": project.span.end},
            "quote": text[project.span.start : project.span.end],
            "name": project.name,
            "investors": project.investors,
            **_money(project.fact),
            "stage": project.stage,
            "industry": project.industry,
            "region": _region(project.region),
        }
        for number, project in enumerate(projects, 1)
    ]


def _money(fact: Fact | None) -> dict[str, object]:
    """The amount of an event or project; all keys None without one."""
    if fact is None:
        return {"amount": None, "currency": None, "amount_measure": None}
    quantity = fact.quantity
    return {
        "amount": quantity.value,
        "currency": quantity.currency,
        "amount_measure": fact.measure.value,
    }


def _industries(reading: Reading) -> list[dict[str, object]]:
    text = reading.document.text
    return [
        {
            "span": {"start": sector.span.start, "end": sector.span.end},
            "quote": text[sector.span.start : sector.span.end],
            "label": sector.label,
            "code": sector.code,
        }
        for sector in find_sectors(reading)
    ]


def _coverage(facts: Sequence[Fact], dropped: int) -> dict[str, object]:
    """How many figures were seen and how many understood, in all and by kind.

    Figures that nothing was made of are seen too; of which kind they are is not known.
    """
    by_kind = {kind: _counts([f for f in facts if f.quantity.kind == kind]) for kind in _KINDS}
    counts = _counts(facts)
    return {**counts, "seen": counts["seen"] + dropped, "by_kind": by_kind}


def _counts(facts: Sequence[Fact]) -> dict[str, int]:
    low = sum(bool(fact.doubts) for fact in facts)
    understood = sum(not is_unknown(fact) for fact in facts)
    return {"seen": len(facts), "understood": understood, "high": len(facts) - low, "low": low}
