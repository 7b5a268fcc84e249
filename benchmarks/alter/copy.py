"""One altered copy of an article: its text and its gold, moved along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from alter.edits import Edit, Edits
from alter.figures import altered_values, figure_edits, plain
from alter.places import NoSwapError, Swap, find_swap
from score.values import Record

# Web addresses often spell the old place in Latin letters: the copy has none.
_ADDRESS = re.compile(r"(?:https?://)?(?:[A-Za-z0-9-]+\.)+(?:cn|com|net|org)(?:/[\w./?=&%-]*)?", re.ASCII)
_WORDS = ("name", "indicator", "industry", "title", "publisher", "venue", "label")


@dataclass(slots=True, frozen=True)
class Copy:
    """The copy; `kept` says why its places are the old ones, "" when they are new."""

    text: str
    gold: dict[str, Any]
    kept: str
    home: str
    edits: Edits


def altered(text: str, gold: Record, published: str | None, random: Random, what: tuple[str, ...]) -> Copy:
    """The copy with other `what` ("places", "figures"). Its gold has no checks."""
    swap, kept = Swap(), ""
    if "places" in what:
        try:
            swap = find_swap(text, gold, published, random)
        except NoSwapError as reason:
            kept = str(reason)
    edits = Edits([*_place_edits(text, swap), *(figure_edits(text, gold) if "figures" in what else ())])
    new = edits.apply(text)
    values = {
        id(record): altered_values(text, record) if "figures" in what else {}
        for record in gold["observations"]
    }
    copied = _Mover(new, edits, swap, gold, values).gold()
    region = copied["document"].get("region")
    return Copy(new, copied, kept, region["name"] if region else "-", edits)


def _place_edits(text: str, swap: Swap) -> Iterator[Edit]:
    if not swap.words:
        return
    for address in _ADDRESS.finditer(text):
        yield Edit(address.start(), address.end(), "")
    for found in swap.pattern(text).finditer(text):
        if found[0] in swap.words:
            yield Edit(found.start(), found.end(), swap.words[found[0]])


@dataclass(slots=True)
class _Mover:
    """Writes the gold of the copy."""

    text: str
    edits: Edits
    swap: Swap
    old: Record
    values: dict[int, dict[str, str]]

    def gold(self) -> dict[str, Any]:
        copied: dict[str, Any] = {"document": self._words(self.old["document"]), "checks": []}
        copied["observations"] = [
            self._spanned(record) | self.values[id(record)] for record in self.old["observations"]
        ]
        for part in ("signing_events", "projects"):
            copied[part] = [self._spanned(record) | self._sums(record) for record in self.old[part]]
        for part in ("regions", "industries"):
            copied[part] = [self._spanned(record) for record in self.old[part]]
        return copied

    def _spanned(self, record: Record) -> dict[str, Any]:
        start, end = self.edits.moved(record["span"]["start"]), self.edits.moved(record["span"]["end"])
        return self._words(record) | {"span": {"start": start, "end": end}, "quote": self.text[start:end]}

    def _words(self, record: Record) -> dict[str, Any]:
        """The record with new names of places in its words and its region."""
        told = dict(record)
        if not self.swap.words:
            return told
        for key in _WORDS:
            if isinstance(told.get(key), str):
                told[key] = self.swap.apply(told[key])
        for key in ("investors", "industries"):
            if told.get(key):
                told[key] = [self.swap.apply(word) for word in told[key]]
        region = told.get("region")
        if region and region.get("adcode") in self.swap.codes:
            code = self.swap.codes[region["adcode"]]
            told["region"] = region | {"name": self.swap.apply(region["name"]), "adcode": code}
        return told

    def _sums(self, record: Record) -> dict[str, Any]:
        """A project's or event's amount and count as the observations that print them now say."""
        told: dict[str, Any] = {}
        for key, kind in (("amount", "amount"), ("project_count", "count")):
            if record.get(key) is not None:
                new = self._new_value(record, kind, Decimal(str(record[key])))
                told[key] = int(new) if key == "project_count" else plain(new)
        return told

    def _new_value(self, record: Record, kind: str, value: Decimal) -> Decimal:
        same = [
            figure
            for figure in self.old["observations"]
            if figure["kind"] == kind and Decimal(figure["value"]) == value
        ]
        span = record["span"]
        same.sort(key=lambda figure: not span["start"] <= figure["span"]["start"] < span["end"])
        new = self.values[id(same[0])].get("value") if same else None
        return Decimal(new) if new is not None else value
