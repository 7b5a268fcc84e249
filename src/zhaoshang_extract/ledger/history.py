"""The history of a project: its dated steps, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.ledger.mentioned import Mentioned

# How far a project is: steps of one rank may be told in any order.
_RANKS = {
    "reserved": 0,
    "promoted": 1,
    "in_talks": 2,
    "signed": 3,
    "introduced": 3,
    "landed": 4,
    "registered": 4,
    "fulfilled": 4,
    "started": 5,
    "under_construction": 5,
    "completed": 6,
    "in_production": 7,
}
_SIGNED, _STARTED, _COMPLETED = 3, 5, 6
_NEVER = "9999-12-31"
# A project of the first steps for so long is one that never started.
# What may stand out in a history; their words are those of `reasons.py`.
NOTES = ("amount_drift", "backwards", "never_started")
IDLE_MONTHS = 18
_MONTHS = 12


class Step(NamedTuple):
    """One step as one article tells it: the day (ISO; None: not known), and the mention."""

    day: str | None
    mention: Mentioned


class Drift(NamedTuple):
    """Two amounts of one project that differ, and the change in percent of the first."""

    before: Step
    after: Step
    percent: Decimal


class Backwards(NamedTuple):
    """A step that is behind one that was told for an earlier day."""

    before: Step
    after: Step


@dataclass(frozen=True, slots=True)
class History:
    """The steps of a project by day, and what follows from them.

    `days_to_start` and `days_to_production` count from the first signing; None where one of the days is not
    told, or comes before the signing. `drifts` are the changes of amount from one step to the next.
    `idle_days` counts from the first step to the day that was asked for, where the project was signed, or
    less, for longer than `IDLE_MONTHS` and nothing later is told; else None.
    """

    steps: tuple[Step, ...]
    days_to_start: int | None
    days_to_production: int | None
    drifts: tuple[Drift, ...]
    backwards: tuple[Backwards, ...]
    idle_days: int | None

    @property
    def last(self) -> Step | None:
        """The last step whose stage is told."""
        told = [step for step in self.steps if step.mention.stage]
        return told[-1] if told else None


@own_decimals()
def history_of(mentions: Sequence[Mentioned], as_of: str | None, idle_months: int = IDLE_MONTHS) -> History:
    """The history of the mentions of one project; `as_of` is the ISO day up to which the ledger tells."""
    steps = sorted((Step(mention.day, mention) for mention in mentions), key=_by_day)
    return History(
        steps=tuple(steps),
        days_to_start=_days(steps, ("signed",), ("started", "under_construction")),
        days_to_production=_days(steps, ("signed",), ("in_production",)),
        drifts=tuple(_drifts(steps)),
        backwards=tuple(_backwards(steps)),
        idle_days=_idle(steps, as_of, idle_months),
    )


def _by_day(step: Step) -> tuple[str, int, str, int]:
    mention = step.mention
    return step.day or _NEVER, _RANKS.get(mention.stage or "", -1), mention.document, mention.start


def _first(steps: Sequence[Step], stages: tuple[str, ...]) -> date | None:
    days = (step.day for step in steps if step.mention.stage in stages and step.day)
    found = next(days, None)
    return None if found is None else date.fromisoformat(found)


def _days(steps: Sequence[Step], since: tuple[str, ...], until: tuple[str, ...]) -> int | None:
    begin, end = _first(steps, since), _first(steps, until)
    return (end - begin).days if begin and end and begin <= end else None


def _drifts(steps: Sequence[Step]) -> Iterator[Drift]:
    last: dict[str | None, Step] = {}
    for step in steps:
        amount = step.mention.amount
        if amount is None:
            continue
        before = last.get(step.mention.currency)
        if before is None:
            last[step.mention.currency] = step
            continue
        was = before.mention.amount
        assert was is not None
        if not _is_rounded(was, amount):
            last[step.mention.currency] = step
            if was:
                yield Drift(before, step, round((amount - was) * 100 / was, 2))


def _is_rounded(one: Decimal, other: Decimal) -> bool:
    """True where one amount may be the other, printed with fewer digits: 12.35 and 12.4."""
    fewer = max(one.as_tuple().exponent, other.as_tuple().exponent)
    assert isinstance(fewer, int)
    return abs(one - other) * 2 <= Decimal(1).scaleb(min(fewer, 0))


def _backwards(steps: Sequence[Step]) -> Iterator[Backwards]:
    """Steps told for a later day that are behind: built again, or in talks again.

    That a project was signed is told long after, so signed behind started is no step backwards.
    """
    for position, step in enumerate(steps):
        rank = _RANKS.get(step.mention.stage or "", -1)
        if rank < 0 or step.day is None:
            continue
        least = _SIGNED if rank < _SIGNED else _COMPLETED if rank == _STARTED else None
        earlier = (
            before
            for before in reversed(steps[:position])
            if least is not None
            and before.day != step.day
            and _RANKS.get(before.mention.stage or "", -1) >= least
        )
        found = next(earlier, None)
        if found is not None:
            yield Backwards(found, step)


def _idle(steps: Sequence[Step], as_of: str | None, months: int) -> int | None:
    ranks = [_RANKS[step.mention.stage] for step in steps if step.mention.stage]
    days = [step.day for step in steps if step.day and step.mention.stage]
    if as_of is None or not ranks or not days or max(ranks) > _SIGNED:
        return None
    return (
        (date.fromisoformat(as_of) - date.fromisoformat(days[0])).days
        if _later(days[0], months) <= as_of
        else None
    )


def _later(day: str, months: int) -> str:
    """The day so many months later, as text that compares; 31 November stands before December."""
    year, month, rest = int(day[:4]), int(day[5:7]) - 1 + months, day[7:]
    return f"{year + month // _MONTHS:04d}-{month % _MONTHS + 1:02d}{rest}"


def notes(history: History) -> list[str]:
    """What stands out in a history, of `NOTES`."""
    holds = (bool(history.drifts), bool(history.backwards), history.idle_days is not None)
    return [name for name, found in zip(NOTES, holds, strict=True) if found]
