"""Fact: a printed figure with all that checks across documents ask of it, read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from zhaoshang_extract.checking.figure import Figure, read_figures
from zhaoshang_extract.checking.words import last_clause
from zhaoshang_extract.fold import fold
from zhaoshang_extract.ledger.coverage import Cover, read_covers
from zhaoshang_extract.ledger.coverage_words import says
from zhaoshang_extract.ledger.figure_key import FigureKey, key_of
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.span import Span, span_of
from zhaoshang_extract.mention.term import find_terms

_UNSURE = "?"
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


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A figure of a document: `figure` has its interval, `span` its days (None: not told, or open).

    `cover` is what its words say it holds. `preliminary` and `revised` are what they call it; a figure
    printed before its time is over is preliminary too. `stepless` is one whose step or size was left out
    of the key: money that comes in has none, unless its own words say so. A `stale` one is of a time that
    came again before its document was published, and no word says that it is that of the year before.
    """

    printed: Printed
    figure: Figure
    key: FigureKey
    span: Span | None
    cover: Cover
    preliminary: bool
    revised: bool
    stepless: bool = False
    stale: bool = False

    @property
    def refusal(self) -> str | None:
        """Why it neither accuses nor is accused, as an id of messages; None where nothing is against it."""
        if not self.figure.exact:
            return "not_exact"
        if self.printed.doubtful or self.figure.mean:
            return "doubtful"
        if self.span is None or _UNSURE in (self.printed.period or ""):
            return "time_open"
        if self.stale:
            return "year_open"
        if self.key.place is None:
            return "place_open"
        return "part" if self.printed.part_of_id is not None and self._like_its_whole() else None

    def _like_its_whole(self) -> bool:
        # 其中A类12个: a part that no slot and no word tells from its whole.
        whole = self.figure.whole
        if whole is None:
            return True
        slots = ("measure", "stage", "threshold", "industry", "region", "period")
        return all(getattr(whole, slot) == getattr(self.figure, slot) for slot in slots)

    @property
    def order(self) -> tuple[str, str, int, str]:
        """The order of facts that nothing but their contents decides: by day, document and place in it."""
        printed = self.printed
        return (printed.published or "", printed.document, printed.start, printed.id)


def read_facts(figures: Iterable[Printed]) -> list[Fact]:
    """The facts of figures, document by document, in an order that does not hang on theirs."""
    documents: dict[str, list[Printed]] = {}
    for printed in figures:
        documents.setdefault(printed.document, []).append(printed)
    found: list[Fact] = []
    for key in sorted(documents):
        found.extend(_of_document(sorted(documents[key], key=lambda one: (one.start, one.end, one.id))))
    return found


def _of_document(document: Sequence[Printed]) -> Iterator[Fact]:
    read = {figure.id: figure for figure in read_figures((_record(one) for one in document), None)}
    for printed, said in zip(document, read_covers(document), strict=True):
        figure = read.get(printed.id)
        if figure is None:
            continue
        span = span_of(printed.period)
        early = (
            span is not None and bool(printed.published) and str(printed.published) < span.last.isoformat()
        )
        goal = printed.modality == "target"
        key, stepless = _own_key(printed)
        yield Fact(
            printed,
            figure,
            key,
            span,
            said.cover,
            (said.preliminary or early) and not goal,
            said.revised,
            stepless,
            not said.dated and span is not None and _came_again(span, printed.published),
        )


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
