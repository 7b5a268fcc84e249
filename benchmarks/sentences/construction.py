"""Constructions: sentences with named figures, and the arithmetic that ties the figures.

A file of constructions holds groups like this one:

    == growth on the month before, base behind
    a = whole(40, 90)
    b = whole(30, a - 1)
    - {m}月份新签约项目{a}个，{m0}月份{b}个，环比增长{growth(a, b):%}。

Each line that begins with "- " is one construction; those of a group share its figures. A line `name = …`
draws or computes a value, `need …` draws all anew until it holds. Between braces stands an expression, and
after a colon how it is printed: `:%` as a rate, `:w` as a word that is no figure, `:2` with two places.
Without one a whole number is printed as it is and an amount with one or two places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

_FIELD = re.compile(r"\{([^{}:]+)(?::([^{}]+))?\}")
_LET = re.compile(r"([a-z]\w*) = (.+)")
DATA = Path(__file__).parents[1] / "accusations"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a sentence where a value is printed: the expression, and how (None: as usual)."""

    expression: str
    form: str | None


@dataclass(frozen=True, slots=True)
class Construction:
    """One sentence with slots; `lets` and `needs` are those of its group, in their order."""

    name: str
    kind: str
    lets: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    pieces: tuple[str | Slot, ...]


def load(folder: Path = DATA) -> list[Construction]:
    """All constructions of the files of a folder, by file name and line; ValueError names a bad line."""
    return [one for path in sorted(folder.glob("*.txt")) for one in _read(path)]


def _read(path: Path) -> Iterator[Construction]:
    kind = ""
    lets: list[tuple[str, str]] = []
    needs: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        let = _LET.fullmatch(line)
        if line.startswith("== "):
            kind, lets, needs = line[3:], [], []
        elif line.startswith("- "):
            name = f"{path.stem}:{number}"
            yield Construction(name, kind, tuple(lets), tuple(needs), tuple(_pieces(line[2:])))
        elif line.startswith("need "):
            needs.append(line[5:])
        elif let is not None:
            lets.append((let[1], let[2]))
        else:
            raise ValueError(f"{path}:{number}: neither a group, a value, a need nor a sentence: {line}")


def _pieces(text: str) -> Iterator[str | Slot]:
    at = 0
    for found in _FIELD.finditer(text):
        yield text[at : found.start()]
        yield Slot(found[1], found[2])
        at = found.end()
    yield text[at:]


def exact(expression: str) -> str:
    """The expression with its number literals as exact fractions."""
    return re.sub(r"(?<![\w.])\d+(?:\.\d+)?", lambda found: f'F("{found[0]}")', expression)


def rounded(value: Fraction, places: int) -> Fraction:
    """Half up, as newspapers round; places may be negative."""
    scale = Fraction(10) ** places
    sign = -1 if value < 0 else 1
    return sign * Fraction(int(abs(value) * scale + Fraction(1, 2))) / scale
