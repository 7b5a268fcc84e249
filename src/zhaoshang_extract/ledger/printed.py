"""Printed: one figure of one document, as the ledger keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from zhaoshang_extract.checking.place import words_around
from zhaoshang_extract.fold import fold

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Observation, Report


@dataclass(frozen=True, slots=True)
class Printed:
    """One figure of one document: the slots of the observation, flat, with the document that prints it.

    `document` is the key of the document (the sha256 of its text, of results that lack it the id),
    `level` and `home` are the level and the GB/T 2260 code of the place whose document it is. `start` and
    `end` are code points of its text, half open. Amounts count in 亿 (1e8) of `currency`, thresholds in
    亿 of `threshold_currency` (None: yuan), rates in percent. `region_name` is the full path, `region`
    its code: a town bears its county's, a zone that of its government, so both say which place it is.
    `period` is EDTF. `role`, `of_id` and `part_of_id` say what the figure is to others of its document
    (ids of observations); `words_before` and `words_after` are the words around it, None where the
    results do not tell them.
    """

    document: str
    source: str | None
    title: str | None
    publisher: str | None
    level: str | None
    home: str | None
    published: str | None
    id: str
    start: int
    end: int
    quote: str
    kind: str
    measure: str
    stage: str | None
    threshold_min: Decimal | None
    threshold_max: Decimal | None
    threshold_currency: str | None
    currency: str | None
    industry: str | None
    region: str | None
    region_name: str | None
    region_level: str | None
    period: str | None
    modality: str
    transformation: str
    rate_kind: str | None
    value: Decimal
    value_max: Decimal | None
    bound: str
    number: str
    unit: str | None
    indicator: str | None
    confidence: str
    doubtful: tuple[str, ...]
    role: str
    of_id: str | None
    part_of_id: str | None
    words_before: str | None
    words_after: str | None

    @staticmethod
    def of(report: Report, text: str | None = None) -> Iterator[Printed]:
        """The figures of a report, in its order.

        With the document's `text` the words around figures are read from it where no record tells them.
        """
        facts = report.observations
        words: dict[str, tuple[str | None, str | None]] = {}
        if text is not None and all(fact.words_before is None for fact in facts):
            placed = sorted(facts, key=lambda fact: (fact.span.start, fact.span.end))
            around = words_around([(fact.span.start, fact.span.end) for fact in placed], fold(text))
            words = {fact.id: (told.before, told.after) for fact, told in zip(placed, around, strict=True)}
        for fact in facts:
            yield _printed(report, fact, *words.get(fact.id, (fact.words_before, fact.words_after)))


def document_key(report: Report) -> str:
    """What a document is known by in the ledger: the sha256 of its text, of results that lack it the id."""
    return report.document.sha256 or report.document.id


def _printed(report: Report, fact: Observation, before: str | None, after: str | None) -> Printed:
    about, home, place, size = report.document, report.document.region, fact.region, fact.threshold
    return Printed(
        document=document_key(report),
        source=about.source,
        title=about.title,
        publisher=about.publisher,
        level=home.level if home else None,
        home=home.adcode if home else None,
        published=about.published,
        id=fact.id,
        start=fact.span.start,
        end=fact.span.end,
        quote=fact.quote,
        kind=fact.kind,
        measure=fact.measure,
        stage=fact.stage,
        threshold_min=_decimal(size.min if size else None),
        threshold_max=_decimal(size.max if size else None),
        threshold_currency=size.currency if size else None,
        currency=fact.currency,
        industry=fact.industry,
        region=place.adcode if place else None,
        region_name=place.name if place else None,
        region_level=place.level if place else None,
        period=fact.period,
        modality=fact.modality,
        transformation=fact.transformation,
        rate_kind=fact.rate_kind,
        value=Decimal(fact.value),
        value_max=_decimal(fact.value_max),
        bound=fact.bound,
        number=fact.number,
        unit=fact.unit,
        indicator=fact.indicator,
        confidence=fact.confidence,
        doubtful=tuple(fact.doubtful),
        role=fact.role,
        of_id=fact.of_id,
        part_of_id=fact.part_of_id,
        words_before=before,
        words_after=after,
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
