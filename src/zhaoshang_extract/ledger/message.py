"""Findings across documents in words, from `lexicon/across_messages.toml`, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from zhaoshang_extract.checking.message import plain
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.lexicon import load
from zhaoshang_extract.marks import LIST

KEYS = frozenset({"en", "zh"})
LANGUAGES = ("en", "zh")
_PLACES = 4
# A sum of more figures is told by its first ones.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Said:
    """What a message tells: figures, the arithmetic as printed and its value, words, parts told and all."""

    reported: Fact
    others: Sequence[Fact]
    formula: str
    value: Fraction | None
    words: Sequence[str]
    counts: tuple[int, int]


@cache
def _templates() -> dict[tuple[str, str], str]:
    return {
        (entry.id, language): entry.facts[language]
        for entry in load("across_messages", KEYS)
        for language in LANGUAGES
    }


def words_of(message_id: str, language: str) -> str:
    """A word of the messages by its id: `level.city`, `standing.ahead`; the id itself where there is none."""
    return _templates().get((message_id, language), message_id)


def tell(own: str, general: str, said: Said, language: str) -> str:
    """One sentence from the template `own`, or else `general`."""
    template = _templates().get((own, language)) or _templates()[(general, language)]
    told, among = said.counts
    return template.format(
        reported=cite(said.reported, language),
        other=LIST.join(cite(fact, language) for fact in said.others[:_MOST]),
        formula=said.formula,
        computed=_computed(said),
        words=LIST.join(words_of(word, language) for word in said.words),
        told=told,
        all=among,
    )


def quote(fact: Fact) -> str:
    """The figure as printed, with its sign where that stands in the words before it."""
    words = "".join(fact.printed.quote.split()) or fact.printed.number
    return f"−{words}" if fact.printed.value < 0 and not words.startswith(("-", "−")) else words


def cite(fact: Fact, language: str) -> str:
    """The figure with its place, time, document, level and day."""
    printed = fact.printed
    level = words_of(f"level.{printed.level}", language) if printed.level else None
    document = (printed.source or "").rpartition("/")[2] or printed.title or printed.document[:12]
    where = (printed.region_name, printed.period, document, level, printed.published)
    return words_of("citation", language).format(quote=quote(fact), where=_listed(where, language))


def _listed(parts: Iterable[str | None], language: str) -> str:
    return ({"en": ", ", "zh": " "}[language]).join(part for part in parts if part)


def _computed(said: Said) -> str:
    if said.value is None:
        return "?"
    figure = said.reported.figure
    if figure.kind == "rate":
        return f"{plain(said.value, 2)}%"
    number = figure.number.replace(",", "")
    if figure.kind == "amount" and number.replace(".", "", 1).isdigit() and Fraction(number):
        scale = abs(figure.value) / Fraction(number)  # 3500万元 is told in 万元, not in 亿
        return (
            f"{plain(said.value / scale, _PLACES)}{figure.unit or ''}"
            if scale
            else plain(said.value, _PLACES)
        )
    return plain(said.value, _PLACES) + (figure.unit or "" if figure.counted else "")
