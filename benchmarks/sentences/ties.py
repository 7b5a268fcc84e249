"""What ties the printed figures of a sentence: every relation that a plain search over them finds.

The search knows nothing of words. It tries all pairs, runs of neighbours and differences, so what it finds
can be noticed by whoever reckons; a relation is held to be meant where it holds for every drawing of a
construction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sentences.draw import Printed
from zhaoshang_extract.checking.interval import Interval, around, point, total

_HUNDRED = point(100)
_SCALES = {"亿": Fraction(10**8), "万": Fraction(10**4)}
_LONGEST_RUN = 7


@dataclass(frozen=True, slots=True)
class Tie:
    """`result` follows from `operands` by `how`; all are numbers of figures in their order."""

    how: str
    result: int
    operands: tuple[int, ...]


def family(figure: Printed) -> str:
    """rate, points, amount or count, by the unit behind the figure."""
    if figure.unit.startswith("%"):
        return "rate"
    if figure.unit.startswith(("个百分点", "百分点")):
        return "points"
    if figure.unit.startswith(("倍", "番")):
        return "times"
    return "amount" if "元" in figure.unit else "count"


def interval(figure: Printed) -> Interval:
    """Every value that the print allows, in single units."""
    scale = _SCALES.get(figure.unit[:1], Fraction(1))
    value, half = figure.value * scale, figure.step * scale / 2
    return around(value, half) if half else point(value)


def ties(figures: Sequence[Printed]) -> set[Tie]:
    """Every relation among the figures that the arithmetic allows."""
    spans = [interval(figure) for figure in figures]
    families = [family(figure) for figure in figures]
    found: set[Tie] = set()
    for result, kind in enumerate(families):
        for how, operands, made in _made(kind, families, spans, result):
            if result not in operands and made is not None and made.meets(spans[result]):
                found.add(Tie(how, result, operands))
    return found


def _made(
    kind: str, families: list[str], spans: list[Interval], result: int
) -> Iterator[tuple[str, tuple[int, ...], Interval | None]]:
    quantities = [at for at, family in enumerate(families) if family in ("amount", "count") and at != result]
    rates = [at for at, family in enumerate(families) if family == "rate" and at != result]
    if kind in ("rate", "times"):
        yield from _quotients(kind, families, spans, quantities)
    if kind == "points" or kind == "rate":
        for one in rates:
            for other in rates:
                if one < other:
                    yield "points", (one, other), _size(spans[one] - spans[other])
    if kind == "rate":
        for run in _runs(rates):
            yield "shares to 100", run, _HUNDRED - total(spans[at] for at in run)
        whole_time = [at for at, family in enumerate(families) if family == "points"]
        for one in rates:
            for other in whole_time:
                yield "rate and points", (one, other), spans[one] + spans[other]
                yield "rate and points", (one, other), spans[one] - spans[other]
    if kind in ("amount", "count"):
        alike = [at for at in quantities if families[at] == kind]
        for run in _runs(alike):
            yield "sum", run, total(spans[at] for at in run)
        for one in alike:
            for other in alike:
                if one != other:
                    yield "difference", (one, other), spans[one] - spans[other]
    if kind == "amount":
        for one in quantities:
            for other in quantities:
                if families[one] == "amount" and families[other] == "count":
                    yield "average", (one, other), spans[one].over(spans[other])


def _quotients(
    kind: str, families: list[str], spans: list[Interval], quantities: list[int]
) -> Iterator[tuple[str, tuple[int, ...], Interval | None]]:
    times = 100 if kind == "rate" else 1
    for one in quantities:
        for other in quantities:
            if one == other or families[one] != families[other]:
                continue
            ratio = spans[one].over(spans[other], times)
            if ratio is None:
                continue
            yield "ratio", (one, other), ratio
            yield "growth", (one, other), _size(ratio - point(times))
            yield "growth by a change", (one, other), spans[one].over(spans[other] - spans[one], times)
    for run in _runs(quantities):
        for other in quantities:
            if other not in run and len({families[at] for at in (*run, other)}) == 1:
                yield (
                    "ratio of a sum",
                    (*run, other),
                    total(spans[at] for at in run).over(spans[other], times),
                )


def _runs(places: list[int]) -> Iterator[tuple[int, ...]]:
    for start in range(len(places)):
        for end in range(start + 2, min(len(places), start + _LONGEST_RUN) + 1):
            yield tuple(places[start:end])


def _size(span: Interval) -> Interval:
    """The interval without its sign: a decline is printed without one."""
    if span.high is not None and span.high < 0 and span.low is not None:
        return Interval(-span.high, -span.low)
    return span
