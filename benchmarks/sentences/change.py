"""Errors planted in a true sentence: one digit changed, or a figure times 1.37."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from sentences.construction import Construction, rounded
from sentences.draw import Printed, Sentence, draw
from sentences.ties import Tie, ties

_FACTOR = Fraction(137, 100)
# A relation that holds for so many drawings holds by no accident.
_DRAWINGS = 6


@dataclass(frozen=True, slots=True)
class Changed:
    """A false sentence: its text, where the changed figure stands, and what was done to it."""

    text: str
    start: int
    end: int
    how: str


def meant(construction: Construction) -> frozenset[Tie]:
    """The relations that hold whatever figures are drawn."""
    found = (ties(draw(construction, -number).figures) for number in range(1, _DRAWINGS + 1))
    return frozenset.intersection(*(frozenset(one) for one in found))


def changes(sentence: Sentence, tied: frozenset[Tie], seed: int) -> Iterator[Changed]:
    """One changed digit and one figure times 1.37 that reckoning can notice, where there are any."""
    chance = random.Random(f"{sentence.construction.name} {seed} changed")
    places = sorted({at for tie in tied for at in (tie.result, *tie.operands)})
    for how in ("digit", "times 1.37"):
        chance.shuffle(places)
        for at in places:
            changed = _change(sentence.figures[at], how, sentence.text, chance)
            if changed is not None and is_noticeable(sentence, at, changed, tied):
                number = _number(changed)
                start, end = sentence.figures[at].start, sentence.figures[at].end
                text = sentence.text[:start] + number + sentence.text[end:]
                yield Changed(
                    text, start, start + len(number), f"{sentence.text[start:end]} → {number} ({how})"
                )
                break


def is_noticeable(sentence: Sentence, at: int, changed: Printed, tied: frozenset[Tie]) -> bool:
    """True where a relation that is meant fails, and the printed figures make its result in no other way."""
    figures = list(sentence.figures)
    figures[at] = changed
    now = ties(figures)
    made = {tie.result for tie in now}
    return any(tie not in now and tie.result not in made for tie in tied)


def _change(figure: Printed, how: str, text: str, chance: random.Random) -> Printed | None:
    if how == "digit":
        old = text[figure.start : figure.end]
        at = chance.choice([at for at, char in enumerate(old) if char.isdigit()])
        new = chance.choice([digit for digit in "0123456789" if digit != old[at]])
        number = old[:at] + new + old[at + 1 :]
        if (number[0] == "0" and number[1:2] != ".") or not Fraction(number):
            return None
        return replace(figure, value=Fraction(number))
    places = len(str(figure.step.denominator)) - 1 if figure.step else 0
    value = rounded(figure.value * _FACTOR, places)
    return replace(figure, value=value) if value != figure.value else None


def _number(figure: Printed) -> str:
    places = len(str(figure.step.denominator)) - 1 if figure.step else 0
    digits = str(int(abs(figure.value) * 10**places)).rjust(places + 1, "0")
    number = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return number if figure.value >= 0 else f"-{number}"
