"""One fact printed twice with two values."""

from __future__ import annotations

from collections.abc import Iterator

from zhaoshang_extract.checking.claim import LIKELY, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.relation import same
from zhaoshang_extract.checking.slots import SLOTS
from zhaoshang_extract.checking.words import last_clause, named_of, organisation

# Figures of fewer digits than this may well be two facts.
_DIGITS = 4


def repeats(field: Field) -> Iterator[Question]:
    """A question for each fact that the document prints again, word for word but for the figure."""
    seen: dict[tuple[object, ...], Figure] = {}
    for figure in field.quantities():
        if figure.role != "head" or figure.change or not figure.exact or len(figure.indicator) < 4:
            continue
        if figure.kind != "amount" or None in (figure.region, figure.period) or _digits(figure) < _DIGITS:
            continue
        key: tuple[object, ...] = (figure.indicator, figure.measure, figure.currency, figure.target)
        key += tuple(getattr(figure, slot) for slot in SLOTS)
        key += (named_of("member_level", last_clause(figure.before)), organisation(figure.before))
        earlier = seen.setdefault(key, figure)
        if earlier is not figure and earlier.sentence != figure.sentence:
            yield Question("repeat", figure, [Claim({"earlier": (earlier,)}, same, LIKELY)])


def _digits(figure: Figure) -> int:
    return sum(char.isdigit() for char in figure.number)
