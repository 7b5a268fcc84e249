"""Replacements in a text, and where each place of the old text stands in the new one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True, frozen=True, order=True)
class Edit:
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


class Edits:
    """Replacements that do not overlap; where two would, the one that was given first stands."""

    def __init__(self, wished: Iterable[Edit]) -> None:
        kept: dict[int, Edit] = {}
        taken: set[int] = set()
        for edit in wished:
            places = range(edit.start, edit.end)
            if taken.isdisjoint(places):
                taken.update(places)
                kept[edit.start] = edit
        self.all = [kept[start] for start in sorted(kept)]
        self._starts = [edit.start for edit in self.all]
        self._shifts = [0]
        for edit in self.all:
            self._shifts.append(self._shifts[-1] + len(edit.new) - (edit.end - edit.start))

    def apply(self, text: str) -> str:
        """The new text."""
        parts, at = [], 0
        for edit in self.all:
            parts += [text[at : edit.start], edit.new]
            at = edit.end
        return "".join([*parts, text[at:]])

    def moved(self, offset: int) -> int:
        """The offset in the new text; inside of a replacement not beyond its new end."""
        number = bisect_right(self._starts, offset)
        if number:
            edit = self.all[number - 1]
            if offset < edit.end:
                return edit.start + self._shifts[number - 1] + min(offset - edit.start, len(edit.new))
        return offset + self._shifts[number]
