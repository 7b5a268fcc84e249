"""Terms of the trade in a passage: measures, counted nouns, life-cycle steps, relations, cues."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.span import Span
from zhaoshang_extract.terms import Terms

TermKind = Literal["measure", "head", "stage", "state", "relation", "cue"]

# File, kind, and the further key that carries the contract's code. Where two files claim a form,
# the earlier one has it.
_FILES: tuple[tuple[str, TermKind, frozenset[str]], ...] = (
    ("measures", "measure", frozenset({"measure", "stage", "rate_kind", "industry", "generic"})),
    ("heads", "head", frozenset({"measure"})),
    ("stages", "stage", frozenset()),
    ("counted_steps", "stage", frozenset({"generic"})),
    ("states", "state", frozenset()),
    ("relations", "relation", frozenset()),
    ("cues", "cue", frozenset()),
)


@dataclass(slots=True)
class Term:
    """A lexicon phrase in a passage.

    `id` is the lexicon entry; `code` is the measure code of a measure or head and the stage code of
    a stage. What a measure phrase says beyond its measure, None where it says nothing: `stage` (签约金额),
    `rate_kind` (失业率), `industry` (房地产开发投资); `generic` phrases (一期, 总金额) yield to others,
    and a generic step (对接, 推出) is one only of the projects that its own clause counts.
    """

    span: Span
    quote: str
    kind: TermKind
    id: str
    code: str
    stage: str | None = None
    rate_kind: str | None = None
    industry: str | None = None
    generic: bool = False


# What each phrase says: kind, id, code, stage, rate_kind, industry, generic.
_What = tuple[TermKind, str, str, str | None, str | None, str | None, bool]


@cache
def _terms() -> Terms[_What]:
    claimed: dict[str, _What] = {}
    for name, kind, keys in _FILES:
        for entry in load(name, keys):
            for form in entry.forms:
                claimed.setdefault(form, _what(kind, entry))
    return Terms(claimed.items())


def find_terms(text: str, start: int = 0, end: int | None = None) -> list[Term]:
    """The terms of folded `text[start:end]`, from left to right, the longest at each place."""
    return [
        Term(Span(begins, ends), text[begins:ends], *what)
        for begins, ends, what in _terms().scan(text, start, end)
    ]


def term_at(text: str, place: int) -> Term | None:
    """The longest term that begins at `place` of folded `text`, or None."""
    hit = _terms().at(text, place)
    return Term(Span(hit.start, hit.end), text[hit.start : hit.end], *hit.what) if hit else None


def _what(kind: TermKind, entry: Entry) -> _What:
    facts = entry.facts
    return (
        kind,
        entry.id,
        facts.get("measure", entry.id),
        facts.get("stage"),
        facts.get("rate_kind"),
        facts.get("industry"),
        facts.get("generic") == "yes",
    )
