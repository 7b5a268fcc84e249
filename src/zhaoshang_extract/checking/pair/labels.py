"""Rates, parts and wholes in three lists of the same names: 甲县开工率90%、乙县80%, both lists before it.

The words directly before a figure are its label. Where most rates of a list are the quotients of two lists
under the same labels, the lists belong together, and the other rates are held to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import groupby, permutations

from zhaoshang_extract.checking.claim import CERTAIN, Claim, Question
from zhaoshang_extract.checking.field import Field
from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.checking.interval import total
from zhaoshang_extract.checking.relation import Relation, completion, growth, share

_MARKS = re.compile(r"[，,；;、。：:（）()]")
_FEWEST = 3
# Of a list so long one member may disagree, where the others agree.
_AGREEING = 2
_LISTS, _WIDTH = 8, 4
_FEW_WORDS = 6
# The kinds of a rate, what makes it, and which lists stand above and below its fraction.
_MADE: dict[str, tuple[str, Relation, str, str]] = {
    "share": ("share", share, "part", "whole"),
    "stage_rate": ("stage_rate", share, "part", "whole"),
    "completion": ("completion", completion, "actual", "target"),
    "growth_yoy": ("growth", growth, "current", "previous"),
}

Labelled = dict[str, Figure]


def label_of(figure: Figure) -> str:
    """The words directly before a figure, up to the mark before them: 甲县 of 、甲县."""
    return _MARKS.split(figure.before)[-1]


def place_of(figure: Figure) -> str:
    """The place that a figure is of: 甲县、乙县分别签约48个、42个 has no labels beside its figures."""
    return figure.region or ""


def by_labels(field: Field) -> Iterator[Question]:
    """A question for each rate of a list whose labels, or whose places, two lists before it bear, too."""
    for name in (label_of, place_of):
        lists: list[Labelled] = []
        for _, found in groupby(field.figures, key=lambda figure: figure.sentence):
            sentence = list(found)
            for family in ("amount", "count"):
                lists += _columns([f for f in sentence if f.kind == family and f.exact], name)
            for kind in _MADE:
                told = [f for f in sentence if f.kind == "rate" and f.rate_kind == kind]
                for rates in _columns(told, name):
                    yield from _held(kind, rates, lists[-_LISTS:])


def by_closed_lists(field: Field) -> Iterator[Question]:
    """投产11个，占32%；在建16个，占47%；…: shares of parts that together make a figure before them."""
    shares: dict[tuple[int, str], list[Figure]] = {}
    for rate in field.rates("share"):
        if rate.place and 0 < len(rate.before) <= _FEW_WORDS:
            shares.setdefault((rate.sentence, rate.before), []).append(rate)
    for rates in shares.values():
        parts = [field.figures[rate.place - 1] for rate in rates]
        if len(rates) < _FEWEST or len({(part.alike, part.unit) for part in parts}) > 1:
            continue
        if not all(part.exact and part.kind in ("amount", "count") for part in parts):
            continue
        made = total(part.interval for part in parts)
        for whole, _ in zip(field.before(parts[0]), range(_LISTS), strict=False):
            if whole.exact and whole.sentence >= parts[0].sentence - 1 and made.meets(whole.interval):
                pairs = zip(rates, parts, strict=True)
                questions = [_question("share", rate, part, whole) for rate, part in pairs]
                yield from _agreed(questions, Fraction(1, 2))  # the parts make the whole
                break


def _columns(figures: list[Figure], name: Callable[[Figure], str]) -> list[Labelled]:
    """The first figure of each label, the second of each, and so on: the columns of a table's rows."""
    if len(figures) < _FEWEST:
        return []
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        label = name(figure)
        if len(label) > 1:
            found.setdefault(label, []).append(figure)
    if len(found) < _FEWEST:
        return []
    columns: list[Labelled] = []
    for number in range(_WIDTH):
        column = {label: own[number] for label, own in found.items() if len(own) > number}
        if len(column) >= _FEWEST:
            columns.append(column)
    return columns


def _held(kind: str, rates: Labelled, lists: list[Labelled]) -> Iterator[Question]:
    for overs, unders in permutations(lists, 2):
        common = [label for label in rates if label in overs and label in unders]
        if len(common) < _FEWEST or overs[common[0]].alike != unders[common[0]].alike:
            continue
        questions = [_question(kind, rates[label], overs[label], unders[label]) for label in common]
        agreed = _agreed(questions, Fraction(2, 3))
        yield from agreed
        if agreed:
            return


def _agreed(questions: list[Question], least: Fraction) -> list[Question]:
    """The questions where so many agree, else none: their rates are of something else."""
    agreeing = sum(question.agrees(question.claims[0]) for question in questions)
    return questions if agreeing >= _AGREEING and agreeing >= least * len(questions) else []


def _question(kind: str, rate: Figure, over: Figure, under: Figure) -> Question:
    kind, relation, above, below = _MADE[kind]
    claim = Claim({above: (over,), below: (under,)}, relation, CERTAIN, told=True, vouched=True)
    return Question(kind, rate, [claim])
