"""Layout: the facts of many documents in groups, in the order of SQL, with one group in memory at a time.

What is looked up with a figure (its series, the year before, its whole, its parts) lies in few groups of
facts: a check that is run on each of them alone finds what it finds on all facts at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from itertools import groupby
from types import TracebackType
from typing import Any, Literal

from zhaoshang_extract.ledger.area import parent_code
from zhaoshang_extract.ledger.board import Board
from zhaoshang_extract.ledger.fact import Fact
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.flow import places_add_up
from zhaoshang_extract.ledger.shares import whole_key
from zhaoshang_extract.ledger.shelf import Shelf
from zhaoshang_extract.ledger.span import Span

Grouping = Literal["series", "goals", "places", "wholes", "shares"]

_INSERTED, _FETCHED = 20_000, 10_000
# The slots of a key as texts, in the order of `FigureKey.sort_key`.
_SLOTS = (
    *("kind", "measure", "stage", "size", "currency", "industry", "place", "modality", "transformation"),
    *("rate_kind", "unit"),
)
# `own` and `upper` are what places are added up by: a place with counties, and the one that a place lies in.
# `part` and `whole` are the points that a share is held against.
_COLUMNS = (*_SLOTS, "document", "span", "own", "upper", "part", "whole")
_POINT = f"concat_ws(chr(1), {', '.join(_SLOTS)}, span)"


def _by(*slots: str, having: str = "true") -> str:
    """Facts by slots; of the groups those that fulfil `having` by their facts with a time."""
    told = ", ".join(slots)
    groups = f"SELECT ({told}) FROM facts WHERE span IS NOT NULL GROUP BY {told} HAVING {having}"
    return f"SELECT hash({told}), lies, bytes FROM facts WHERE ({told}) IN ({groups}) ORDER BY {told}, lies"


_BUT_PLACE = ", ".join(slot for slot in _SLOTS if slot != "place")
_GROUPS: dict[Grouping, str] = {
    # One measure, step, size, sector, place …: the points of a series.
    "series": _by(*_SLOTS),
    # The same, goals beside what was done.
    "goals": _by(*(slot for slot in _SLOTS if slot != "modality"), having="count(DISTINCT modality) > 1"),
    # All of one measure and place that several documents print: a figure, its growth, its goal.
    "places": _by("measure", "place", having="count(DISTINCT document) > 1"),
    # A place and those that lie in it, of one key but for the place.
    "wholes": f"""
        WITH told AS (
            SELECT {_BUT_PLACE}, own AS head, false AS lower, lies, bytes FROM facts
                WHERE own IS NOT NULL AND span IS NOT NULL
            UNION ALL
            SELECT {_BUT_PLACE}, upper, true, lies, bytes FROM facts
                WHERE upper IS NOT NULL AND span IS NOT NULL
        )
        SELECT hash({_BUT_PLACE}, head), lies, bytes FROM told
        WHERE ({_BUT_PLACE}, head) IN (
            SELECT ({_BUT_PLACE}, head) FROM told GROUP BY {_BUT_PLACE}, head
            HAVING bool_or(lower) AND bool_or(NOT lower)
        )
        ORDER BY {_BUT_PLACE}, head, lies""",
    # A whole at one time with the shares of it that documents print, and their parts.
    "shares": f"""
        WITH points AS (SELECT {_POINT} AS point, lies, bytes FROM facts WHERE span IS NOT NULL),
        shares AS (
            SELECT lies, bytes, part, whole FROM facts
            WHERE whole IN (SELECT point FROM points)
        ),
        told AS (
            SELECT whole, lies, bytes FROM shares
            UNION
            SELECT whole, points.lies, points.bytes FROM shares JOIN points ON point = part
            UNION
            SELECT point, lies, bytes FROM points WHERE point IN (SELECT whole FROM shares)
        )
        SELECT hash(whole), lies, bytes FROM told ORDER BY whole, lies""",
}


class Layout(AbstractContextManager["Layout"]):
    """The facts of documents, laid out by a DuckDB connection of its own.

    The facts lie on a shelf; what DuckDB orders is where they lie and what they are ordered by. Figures of no
    place are of no group, as no check and no series is theirs.
    """

    def __init__(
        self,
        base: Any,
        documents: Iterable[list[Fact]],
        takes: Callable[[FigureKey], bool] = lambda key: True,
    ) -> None:
        with ExitStack() as opened:
            self._base = opened.enter_context(base)
            self._shelf = opened.enter_context(Shelf())
            texts = ", ".join(f"{name} VARCHAR" for name in _COLUMNS)
            self._base.execute(f"CREATE TEMP TABLE facts ({texts}, lies BIGINT, bytes BIGINT)")
            self._fill(row for document in documents for row in self._rows(document, takes))
            self._shelf.done()
            self._opened = opened.pop_all()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    def boards(self, grouping: Grouping) -> Iterator[Board]:
        """The groups, each as a board; the one must be done with before others are asked for."""
        self._base.execute(_GROUPS[grouping])
        for _, group in groupby(self._fetched(), key=lambda row: row[0]):
            yield Board(self._shelf.take(at, size) for _, at, size in group)

    def _fetched(self) -> Iterator[tuple[int, int, int]]:
        while rows := self._base.fetchmany(_FETCHED):
            yield from rows

    # -------- filling

    def _rows(self, document: list[Fact], takes: Callable[[FigureKey], bool]) -> Iterator[tuple[object, ...]]:
        mine = {fact.printed.id: fact for fact in document}
        for fact in document:
            if fact.key.place is not None and takes(fact.key):
                told = _texts(fact, mine.get(fact.base or ""))
                yield (*told, *self._shelf.put(fact))

    def _fill(self, rows: Iterable[tuple[object, ...]]) -> None:
        batch: list[tuple[object, ...]] = []
        for row in rows:
            batch.append(row)
            if len(batch) == _INSERTED:
                self._insert(batch)
                batch = []
        self._insert(batch)

    def _insert(self, batch: list[tuple[object, ...]]) -> None:
        import pyarrow

        if batch:
            text, number = pyarrow.string(), pyarrow.int64()
            types = [text] * len(_COLUMNS) + [number] * 2
            cells = zip(*batch, strict=True)
            arrays = [pyarrow.array(list(told), type=sort) for told, sort in zip(cells, types, strict=True)]
            self._base.register("more", pyarrow.Table.from_arrays(arrays, names=[*_COLUMNS, "lies", "bytes"]))
            self._base.execute("INSERT INTO facts SELECT * FROM more")
            self._base.unregister("more")


def _texts(fact: Fact, base: Fact | None) -> tuple[str | None, ...]:
    key, place = fact.key, fact.key.place
    own = upper = None
    if place is not None and places_add_up(key):
        own = place[0] if not place[1] else None
        upper = place[0] if place[1] else parent_code(place[0])
    part = whole = None
    if base is not None and key.rate_kind == "share" and (wanted := whole_key(fact, base)) is not None:
        part, whole = _point(base.key, base.span), _point(wanted, base.span)
    return (*key.sort_key(), fact.printed.document, _span(fact.span), own, upper, part, whole)


def _point(key: FigureKey, span: Span | None) -> str | None:
    return None if span is None else "\x01".join((*key.sort_key(), _span(span) or ""))


def _span(span: Span | None) -> str | None:
    return None if span is None else f"{span.first.isoformat()}/{span.last.isoformat()}"
