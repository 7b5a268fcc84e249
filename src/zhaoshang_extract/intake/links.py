"""Links of a table's rows by name: 其中 names the whole by its id or its indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zhaoshang_extract.intake.columns import marks
from zhaoshang_extract.record.rows import WrongRow

Row = dict[str, Any]
_SAME = ("region", "period")


def link_by_name(rows: Sequence[Any]) -> list[Any]:
    """The rows with `of` and `part_of` turned into ids; a name that no row has makes a WrongRow."""
    return [
        _linked(place, row, rows) if isinstance(row, dict) and ("of" in row or "part_of" in row) else row
        for place, row in enumerate(rows)
    ]


def _linked(place: int, row: Row, rows: Sequence[Any]) -> Row | WrongRow:
    told = {name: value for name, value in row.items() if name not in ("of", "part_of")}
    for name in ("of", "part_of"):
        words = row.get(name)
        # A rate is said of a figure, whichever of the two columns names it.
        key = "of_id" if name == "of" or row.get("kind") in ("rate", "rank") else "part_of_id"
        if words is None or told.get(key) is not None:
            continue
        target = _above(place, rows) if str(words) in marks() else _named(str(words), place, rows)
        if target is None:
            return WrongRow("unnamed", told.get("id"), key=name, told=repr(str(words)[:40]))
        told[key] = target["id"]
        told["linked"] = True
    return told


def _named(words: str, place: int, rows: Sequence[Any]) -> Row | None:
    """The row of this id, or of this indicator the one nearest in place and time, then in the table."""
    others = [(at, row) for at, row in enumerate(rows) if isinstance(row, dict) and at != place]
    for _, row in others:
        if str(row["id"]) == words:
            return row
    own = rows[place]
    alike = [(at, row) for at, row in others if str(row.get("indicator")) == words]
    by_nearness = sorted(
        alike,
        key=lambda told: (-sum(told[1].get(name) == own.get(name) for name in _SAME), abs(told[0] - place)),
    )
    return by_nearness[0][1] if by_nearness else None


def _above(place: int, rows: Sequence[Any]) -> Row | None:
    """The last row above that is no part itself."""
    above = (row for row in reversed(rows[:place]) if isinstance(row, dict))
    return next((row for row in above if str(row.get("part_of")) not in marks()), None)
