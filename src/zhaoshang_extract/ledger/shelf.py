"""Shelf: facts put into a file that goes when it is closed, to be taken out one at a time."""

from __future__ import annotations

import copyreg
import io
import os
import pickle
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import fields
from fractions import Fraction
from operator import attrgetter
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, NamedTuple

from zhaoshang_extract.checking.figure import Figure
from zhaoshang_extract.ledger.coverage import Cover
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.span import Span


class Put(NamedTuple):
    """Where a fact lies on the shelf: its first byte, and how many they are."""

    at: int
    size: int


class Shelf(AbstractContextManager["Shelf"]):
    """A file without a name in the folder for temporary files (TMPDIR), about 1 kB a fact.

    What lies in it was put there by this process: nobody else can open it.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._end = 0

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, fact: Fact) -> Put:
        """Put a fact behind those that are there."""
        told = io.BytesIO()
        pickler = pickle.Pickler(told, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = _MADE_ANEW
        pickler.dump(fact)
        place = Put(self._end, self._file.write(told.getbuffer()))
        self._end += place.size
        return place

    def done(self) -> None:
        """Say that all facts are put."""
        self._file.flush()

    def take(self, at: int, size: int) -> Fact:
        """The fact at a place."""
        found: Fact = pickle.loads(_read(self._file, at, size))
        return found


def _read(file: Any, at: int, size: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), size, at)
    file.seek(at)
    found: bytes = file.read(size)
    return found


def _of_cells(kind: type[Any]) -> Callable[[Any], tuple[type[Any], Any]]:
    """What makes a record anew: its class and the cells of its fields, which is half the size and time."""
    cells = attrgetter(*(field.name for field in fields(kind) if field.init))
    return lambda record: (kind, cells(record))


def _of_fraction(number: Fraction) -> tuple[type[Fraction], tuple[int, int]]:
    return Fraction, (number.numerator, number.denominator)


_MADE_ANEW: dict[type[Any], Any] = {
    **copyreg.dispatch_table,
    Fraction: _of_fraction,
    **{kind: _of_cells(kind) for kind in (Printed, Fact, Cover, Span, Figure)},
}
