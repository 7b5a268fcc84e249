"""Links of a table's rows by name: 其中 names the whole by its id or its indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zhaoshang_extract.intake.columns import marks
from zhaoshang_extract.record.rows import WrongRow

Row = dict[str, Any]
_SAME = ("region", "period")
_SHOWN = 40


class _Index:
    """The rows of a document by id and by indicator, and the rows above each that are no parts."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._by_id: dict[str, Row] = {}
        self._alike: dict[str, list[tuple[int, Row]]] = {}
        self._above: list[Row | None] = []
        whole: Row | None = None
        for place, row in enumerate(rows):
            self._above.append(whole)
            if isinstance(row, dict):
                self._by_id.setdefault(str(row["id"]), row)
                self._alike.setdefault(str(row.get("indicator")), []).append((place, row))
                whole = whole if str(row.get("part_of")) in marks() else row

    def find(self, words: str, place: int, row: Row) -> Row | None:
        """The row that a cell names: by a mark the last whole above, by its id, or by its indicator.

        Of several of one indicator the nearest in place and time, then in the table.
        """
        if words in marks():
            return self._above[place]
        if words in self._by_id and self._by_id[words] is not row:
            return self._by_id[words]

        def apart(told: tuple[int, Row]) -> tuple[int, int]:
            at, other = told
            return sum(other.get(name) != row.get(name) for name in _SAME), abs(at - place)

        alike = (told for told in self._alike.get(words, ()) if told[0] != place)
        return min(alike, key=apart, default=(0, None))[1]


def link_by_name(rows: Sequence[Any]) -> list[Any]:
    """The rows with `of` and `part_of` turned into ids; a name that no row has makes a WrongRow."""
    index = _Index(rows)
    return [
        _linked(place, row, index) if isinstance(row, dict) and ("of" in row or "part_of" in row) else row
        for place, row in enumerate(rows)
    ]


def _linked(place: int, row: Row, index: _Index) -> Row | WrongRow:
    told = {name: value for name, value in row.items() if name not in ("of", "part_of")}
    for name in ("of", "part_of"):
        words = row.get(name)
        # A rate is said of a figure, whichever of the two columns names it.
        key = "of_id" if name == "of" or row.get("kind") in ("rate", "rank") else "part_of_id"
        if words is None or told.get(key) is not None:
            continue
        target = index.find(str(words), place, row)
        if target is None:
            return WrongRow("unnamed", told.get("id"), key=name, told=repr(str(words)[:_SHOWN]))
        told[key] = target["id"]
        told["linked"] = True
    return told
