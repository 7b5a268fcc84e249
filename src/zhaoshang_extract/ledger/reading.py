"""The facts of documents: their figures, read document by document with the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from zhaoshang_extract.checking.figure import Figure, read_figures
from zhaoshang_extract.checking.words import last_clause
from zhaoshang_extract.fold import fold
from zhaoshang_extract.ledger.base import with_bases
from zhaoshang_extract.ledger.coverage import read_covers
from zhaoshang_extract.ledger.coverage_words import says
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.figure_key import FigureKey, key_of
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.span import Span, span_of
from zhaoshang_extract.mention.term import find_terms

_NO_SIZE = (None, None, None)
# Money that is no project's price: a step beside it is that of the projects told before.
_STEPLESS = frozenset(
    {
        "paid_in_funds",
        "foreign_capital_used",
        "fixed_asset_investment",
        "output_value",
        "sales_revenue",
        "tax_revenue",
        "profit",
        "fiscal_revenue",
    }
)


def read_facts(figures: Iterable[Printed]) -> list[Fact]:
    """The facts of figures, document by document, in an order that does not hang on theirs."""
    documents: dict[str, list[Printed]] = {}
    for printed in figures:
        documents.setdefault(printed.document, []).append(printed)
    return [fact for key in sorted(documents) for fact in _of_document(documents[key])]


def facts_in_order(figures: Iterable[Printed]) -> Iterator[list[Fact]]:
    """The facts of each document, of figures that come document by document."""
    for _, document in groupby(figures, key=lambda printed: printed.document):
        yield _of_document(list(document))


def _of_document(document: list[Printed]) -> list[Fact]:
    document.sort(key=lambda one: (one.start, one.end, one.id))
    return with_bases(list(_read(document)))


def _read(document: Sequence[Printed]) -> Iterator[Fact]:
    read = {figure.id: figure for figure in read_figures((_record(one) for one in document), None)}
    lone = {
        figure.id for figure in read.values() if figure.part_of_id is not None and _like_its_whole(figure)
    }
    for figure in read.values():  # a fact stands alone, whatever else its document prints
        figure.of = figure.whole = figure.lead = None
    for printed, said in zip(document, read_covers(document), strict=True):
        mine = read.get(printed.id)
        if mine is None:
            continue
        span = span_of(printed.period)
        early = (
            span is not None and bool(printed.published) and str(printed.published) < span.last.isoformat()
        )
        goal = printed.modality == "target"
        key, stepless = _own_key(printed)
        yield Fact(
            printed,
            mine,
            key,
            span,
            said.cover,
            (said.preliminary or early) and not goal,
            said.revised,
            stepless,
            not said.dated and span is not None and _came_again(span, printed.published),
            printed.id in lone,
        )


def _like_its_whole(part: Figure) -> bool:
    # 其中A类12个: a part that no slot and no word tells from its whole.
    whole = part.whole
    slots = ("measure", "stage", "threshold", "industry", "region", "period")
    return whole is None or all(getattr(whole, slot) == getattr(part, slot) for slot in slots)


def _came_again(span: Span, published: str | None) -> bool:
    """True where the same months of the next year were over when the document was published."""
    return (
        published is not None and span.last.replace(year=span.last.year + 1, day=28).isoformat() < published
    )


def _own_key(printed: Printed) -> tuple[FigureKey, bool]:
    """The key of a figure without the step and the size that money that comes in has only from others.

    And whether one was left out.
    """
    key = key_of(printed)
    if printed.kind == "rate" or printed.measure not in _STEPLESS or printed.words_before is None:
        return key, False
    words = fold(f"{printed.indicator or ''}|{last_clause(printed.words_before)}")
    step = key.stage
    if step is not None and not any(term.kind == "stage" and term.code == step for term in find_terms(words)):
        step = None
    size = key.threshold if says("size", words) else _NO_SIZE
    own = key._replace(stage=step, threshold=size)
    return own, own != key


def _record(printed: Printed) -> dict[str, Any]:
    """The figure as the checks within a document read it, in the contract's form."""
    size = {"min": printed.threshold_min, "max": printed.threshold_max}
    return {
        "id": printed.id,
        "kind": printed.kind,
        "span": {"start": printed.start, "end": printed.end},
        "quote": printed.quote,
        "number": printed.number,
        "unit": printed.unit,
        "value": printed.value,
        "value_max": printed.value_max,
        "bound": printed.bound,
        "currency": printed.currency,
        "indicator": printed.indicator,
        "measure": printed.measure,
        "stage": printed.stage,
        "threshold": None if size == {"min": None, "max": None} else size,
        "industry": printed.industry,
        "region": {"name": printed.region_name, "adcode": printed.region, "level": printed.region_level},
        "period": printed.period,
        "modality": printed.modality,
        "transformation": printed.transformation,
        "rate_kind": printed.rate_kind,
        "role": printed.role,
        "of_id": printed.of_id,
        "part_of_id": printed.part_of_id,
        "doubtful": printed.doubtful,
        "sentence": None if printed.words_before is None else 0,
        "words_before": printed.words_before,
        "words_after": printed.words_after,
    }
