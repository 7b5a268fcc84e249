"""What a rate was said of: the quantity in its own document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.figure_key import FigureKey, level_keys
from zhaoshang_extract.ledger.span import Span


def with_bases(document: Sequence[Fact]) -> list[Fact]:
    """The facts of one document, its rates with the id of what they were said of."""
    mine = {fact.printed.id: fact for fact in document}
    points: dict[tuple[FigureKey, Span], list[Fact]] = {}
    for fact in document:
        if fact.span is not None and fact.key.place is not None:
            points.setdefault((fact.key, fact.span), []).append(fact)
    return list(_linked(document, mine, points))


def _linked(
    document: Iterable[Fact],
    mine: Mapping[str, Fact],
    points: Mapping[tuple[FigureKey, Span], Sequence[Fact]],
) -> Iterator[Fact]:
    for fact in document:
        base = _base(fact, mine, points) if fact.key.kind == "rate" else None
        yield fact if base is None else replace(fact, base=base.printed.id)


def _base(
    rate: Fact, mine: Mapping[str, Fact], points: Mapping[tuple[FigureKey, Span], Sequence[Fact]]
) -> Fact | None:
    """The quantity that a rate was said of.

    Without a link to one of its own place: the nearest before it that bears its slots and, where one
    does, its words of coverage.
    """
    fact, seen = mine.get(rate.printed.of_id or ""), {rate.printed.id}
    while fact is not None and fact.key.kind == "rate" and fact.printed.id not in seen:
        seen.add(fact.printed.id)  # 增长12.1%，占全市的24.2%: a rate said of a rate
        fact = mine.get(fact.printed.of_id or "")
    if fact is not None and fact.key.kind != "rate" and _of_one_place(fact, rate):
        return fact
    if rate.span is None:
        return None
    near = [
        other
        for key in level_keys(rate.key)
        for other in points.get((key, rate.span), ())
        if other.printed.start < rate.printed.start
    ]
    like = [other for other in near if other.cover.words == rate.cover.words]
    return max(like or near, key=lambda other: other.printed.start, default=None)


def _of_one_place(fact: Fact, rate: Fact) -> bool:
    """False where a rate names another place or measure than the figure before it: it is not of that one."""
    return fact.key.place == rate.key.place and fact.key.measure == rate.key.measure
