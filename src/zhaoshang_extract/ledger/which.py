"""Which: the projects that are asked for, by place, step, name, or what stands out in their histories."""

from __future__ import annotations

from dataclasses import dataclass

from zhaoshang_extract.fold import fold
from zhaoshang_extract.ledger.area import area_of
from zhaoshang_extract.ledger.asked import Asked
from zhaoshang_extract.ledger.doors import code_of
from zhaoshang_extract.ledger.entries import Entries, Entry
from zhaoshang_extract.ledger.history import NOTES, notes
from zhaoshang_extract.ledger.reasons import told


@dataclass(frozen=True, slots=True)
class Which:
    """Projects in a place and all in it, at a step, with words in a name or investor, with a note; None: all.

    Place and step are told by code or by name; a note is one of `history.NOTES`, or its Chinese word. Raises
    ValueError, with what may be asked, for others.
    """

    within: str | None = None
    stage: str | None = None
    name: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "within", Asked(within=self.within).within)
        object.__setattr__(self, "stage", code_of("stage", self.stage))
        object.__setattr__(self, "note", _note(self.note))

    def takes(self, entry: Entry) -> bool:
        """True for a project that is asked for; one is in a place if any of its mentions is."""
        if self.stage not in (None, entry.stage):
            return False
        if self.note is not None and self.note not in notes(entry.history):
            return False
        return self._lies(entry) and self._bears(entry)

    def _lies(self, entry: Entry) -> bool:
        asked = Asked(within=self.within)
        return self.within is None or any(
            asked.holds(area_of(one.region, one.region_name, one.region_level)) for one in entry.mentions
        )

    def _bears(self, entry: Entry) -> bool:
        if self.name is None:
            return True
        words = fold(self.name)
        named = [entry.name, *entry.investors, *(one.name for one in entry.mentions)]
        return any(words in fold(name) for name in named if name)

    def of(self, entries: Entries) -> Entries:
        """The projects, and the pairs one side of which is one of them."""
        return Entries(
            tuple(entry for entry in entries.entries if self.takes(entry)),
            tuple(pair for pair in entries.pairs if self.takes(pair.one) or self.takes(pair.other)),
            entries.lost,
        )


def _note(name: str | None) -> str | None:
    known = {code: told((code,), "zh") for code in NOTES}
    for code, word in known.items():
        if name in (code, word):
            return code
    if name is None:
        return None
    raise ValueError(f"note {name!r} is none; write one of {', '.join(map(' '.join, known.items()))}")
