"""A sentence with all that it mentions: what attachment works on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol, TypeVar

from zhaoshang_extract.mention.industry import IndustryMention, find_industries
from zhaoshang_extract.mention.period import PeriodMention
from zhaoshang_extract.mention.quantity import Quantity
from zhaoshang_extract.mention.region import RegionMention
from zhaoshang_extract.mention.term import Term, find_terms
from zhaoshang_extract.mention.threshold import Threshold
from zhaoshang_extract.passage import Passage
from zhaoshang_extract.span import Span

_END = re.compile(r"[。！？…]+[”’）]*")
# No rule looks further than its sentence, so text without a full stop must not make one long sentence.
_LONGEST = 500
# A sentence as short as this may open a paragraph like a heading, so its terms are read too.
_SHORT = 40
# Of so few mentions the first is found faster by looking at each.
_FEW = 12


class Placed(Protocol):
    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=Placed)


@dataclass(slots=True)
class Mentions:
    """What a whole passage mentions; spans count within the passage's text."""

    quantities: list[Quantity]
    thresholds: list[Threshold]
    periods: list[PeriodMention]
    regions: list[RegionMention]


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence of a passage and the mentions inside it, all from left to right.

    `text` is the passage's: all spans count within it. `terms_by` holds the terms of each kind and of each
    id: most questions ask for one that is not there.
    """

    passage: Passage
    span: Span
    quantities: list[Quantity]
    thresholds: list[Threshold]
    periods: list[PeriodMention]
    regions: list[RegionMention]
    industries: list[IndustryMention]
    terms: list[Term]
    brackets: list[Span]
    text: str = field(init=False, repr=False, compare=False)
    terms_by: dict[str, list[Term]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.text = self.passage.text
        self.terms_by = {}
        for term in self.terms:
            for key in {term.kind, term.id}:
                self.terms_by.setdefault(key, []).append(term)


# Gives a passage's sentences with their mentions.
Reader = Callable[[Passage], list["Sentence"]]


def inside(mentions: Sequence[M], zone: Span) -> list[M]:
    """The mentions (sorted by place) that lie wholly inside `zone`."""
    if not mentions:
        return []
    start, end = zone
    found: list[M] = []
    near: Iterable[M] = mentions
    if len(mentions) > _FEW:
        near = islice(mentions, bisect_left(mentions, start, key=_start), None)
    for mention in near:
        begins, ends = mention.span
        if begins >= end:
            break
        if ends <= end and begins >= start:
            found.append(mention)
    return found


def _start(mention: Placed) -> int:
    return mention.span.start


def split_sentences(text: str) -> list[Span]:
    """The sentences of `text`; joined they give it back. None is longer than 500 code points."""
    ends = [match.end() for match in _END.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    spans: list[Span] = []
    start = 0
    for end in ends:
        while end - start > _LONGEST:
            cut = max(text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in "；，、 ")
            cut = cut + 1 if cut > start else start + _LONGEST
            spans.append(Span(start, cut))
            start = cut
        if end > start:
            spans.append(Span(start, end))
            start = end
    return spans


def make_sentences(passage: Passage, mentions: Mentions) -> list[Sentence]:
    """Every sentence of the passage; terms and industries are sought only where a figure stands."""
    if passage.kind == "title" and passage.text:
        # 总投资32亿！某某基地落户: a headline is one sentence whatever its marks
        return [_make_sentence(passage, mentions, Span(0, len(passage.text)))]
    return [_make_sentence(passage, mentions, span) for span in split_sentences(passage.text)]


def _make_sentence(passage: Passage, mentions: Mentions, span: Span) -> Sentence:
    quantities = inside(mentions.quantities, span)
    claims = bool(quantities) or passage.kind in ("title", "heading") or len(span) <= _SHORT
    regions = inside(mentions.regions, span)
    industries = _industries(passage.text, span, regions) if claims else []
    return Sentence(
        passage,
        span,
        quantities,
        inside(mentions.thresholds, span) if claims else [],
        inside(mentions.periods, span),
        regions,
        industries,
        _terms(passage.text, span, regions, industries) if claims else [],
        _brackets(passage.text, span) if claims else [],
    )


def _terms(
    text: str, span: Span, regions: list[RegionMention], industries: list[IndustryMention]
) -> list[Term]:
    """The terms of a sentence; 县 in a place's name and 信息 in a sector's count nothing."""
    names = [region.span for region in regions] + [industry.span for industry in industries]
    return [
        term
        for term in find_terms(text, *span)
        if term.kind != "head" or not any(name.holds(term.span) for name in names)
    ]


def _industries(text: str, span: Span, regions: list[RegionMention]) -> list[IndustryMention]:
    """The sectors of a sentence; 工业 in 某某工业区 is none."""
    places = frozenset(one.span.end - span.start for one in regions if one.kind != "pronoun")
    industries = find_industries(text[span.start : span.end], places)
    for industry in industries:
        industry.span = Span(industry.span.start + span.start, industry.span.end + span.start)
    return [one for one in industries if not any(region.span.holds(one.span) for region in regions)]


def _brackets(text: str, span: Span) -> list[Span]:
    """The outermost round brackets of a sentence, without the brackets themselves."""
    found: list[Span] = []
    first = text.find("（", span.start, span.end)
    if first < 0:
        return found
    depth = opened = 0
    for place in range(first, span.end):
        if text[place] == "（":
            depth += 1
            if depth == 1:
                opened = place + 1
        elif text[place] == "）" and depth:
            depth -= 1
            if depth == 0:
                found.append(Span(opened, place))
    return found
