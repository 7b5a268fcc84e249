"""The entries of a ledger: projects, each with all its mentions and its history; and the pairs in doubt."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from zhaoshang_extract.ledger.edits import LedgerEdit, links
from zhaoshang_extract.ledger.grouping import group
from zhaoshang_extract.ledger.history import IDLE_MONTHS, History, history_of
from zhaoshang_extract.ledger.mentioned import Mentioned

_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One project. `id` is that of its first mention with a p before it.

    `name` is the longest that it bears, `region` (GB/T 2260) and `region_name` the narrowest place, `amount`
    (亿 of `currency`) and `stage` those of the last step that tells one. `mentions` are in the order of the
    ledger.
    """

    id: str
    name: str | None
    investors: tuple[str, ...]
    region: str | None
    region_name: str | None
    industry: str | None
    amount: Decimal | None
    currency: str | None
    stage: str | None
    mentions: tuple[Mentioned, ...]
    history: History


class Pair(NamedTuple):
    """Two entries that may be one: `points` speak for it, `reasons` (ids of ledger_messages.toml) say why."""

    one: Entry
    other: Entry
    points: float
    reasons: tuple[str, ...]


class Entries(NamedTuple):
    """All entries, the pairs of them in doubt (the likeliest first), and how many edits fit nothing."""

    entries: tuple[Entry, ...]
    pairs: tuple[Pair, ...]
    lost: int


def mention_id(mention: Mentioned) -> str:
    """What a mention is called: it stays as long as the document is read the same way."""
    told = f"{mention.document}\n{mention.start}\n{mention.end}\n{mention.name}"
    return "m" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def make_entries(
    mentions: Iterable[Mentioned],
    edits: Iterable[LedgerEdit] = (),
    as_of: str | None = None,
    idle_months: int = IDLE_MONTHS,
) -> Entries:
    """The entries of mentions, which stand in the order of the ledger; see `history_of` for `as_of`."""
    told = list(mentions)
    joined, parted, lost = links(edits, told)
    found = group(told, joined, parted)
    entries = [
        _entry([told[position] for position in members], as_of, idle_months) for members in found.groups
    ]
    pairs = [
        Pair(entries[one], entries[other], round(decision.points, 2), decision.reasons)
        for one, other, decision in found.doubtful
    ]
    pairs.sort(key=lambda pair: (-pair.points, pair.one.id, pair.other.id))
    return Entries(tuple(entries), tuple(pairs), lost)


def _entry(mentions: Sequence[Mentioned], as_of: str | None, idle_months: int) -> Entry:
    history = history_of(mentions, as_of, idle_months)
    placed = max(mentions, key=lambda mention: len(mention.region_name or ""))
    priced = [step.mention for step in history.steps if step.mention.amount is not None]
    names = [mention.name for mention in mentions if mention.name]
    return Entry(
        id="p" + mention_id(mentions[0])[1:],
        name=max(names, key=len, default=None),
        investors=_investors(mentions),
        region=placed.region,
        region_name=placed.region_name,
        industry=_usual(mention.industry for mention in mentions),
        amount=priced[-1].amount if priced else None,
        currency=priced[-1].currency if priced else None,
        stage=history.last.mention.stage if history.last else None,
        mentions=tuple(mentions),
        history=history,
    )


def _investors(mentions: Iterable[Mentioned]) -> tuple[str, ...]:
    """All investors, but those whose name another one has in full."""
    told = list(dict.fromkeys(name for mention in mentions for name in mention.investors))
    return tuple(name for name in told if not any(name != other and name in other for other in told))


def _usual(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return max(sorted(counted), key=lambda value: counted[value], default=None)
