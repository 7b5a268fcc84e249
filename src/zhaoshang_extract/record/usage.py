"""How many figures of records the checks could use, and why the others stand alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from zhaoshang_extract.record.checks import CHECKABLE
from zhaoshang_extract.record.row_message import row_message


class Usage(NamedTuple):
    """The figures of records, how many a check is about or reckons with, and how many stand alone, by reason.

    A reason is the id of a message `alone.*` of `lexicon/row_messages.toml`.
    """

    figures: int
    checkable: int
    alone: Mapping[str, int]

    def tell(self, language: str = "en") -> str:
        """One line: 352 figures, 66 checkable, 286 without operands: no `part_of_id` (280), … ."""
        reasons = sorted(self.alone.items(), key=lambda told: (-told[1], told[0]))
        why = row_message("usage.join", language).join(
            f"{row_message(reason, language)} ({count})" for reason, count in reasons
        )
        count = sum(self.alone.values())
        told = row_message("usage", language, figures=self.figures, checkable=self.checkable)
        return told + (row_message("usage.alone", language, count=count, why=why) if count else "")

    def __str__(self) -> str:
        return self.tell()


def count_usage(rows: Sequence[Mapping[str, Any]], checks: Iterable[Mapping[str, Any]]) -> Usage:
    """The usage of the rows that the checks were made of."""
    used: set[str] = set()
    for made in checks:
        used.add(made["reported_id"])
        for named in made["operands"].values():
            used.update([named] if isinstance(named, str) else named)
    linked = {key: any(row.get(key) for row in rows) for key in ("of_id", "part_of_id")}
    alone = Counter(_reason(row, linked) for row in rows if row["id"] not in used)
    return Usage(len(rows), len(rows) - sum(alone.values()), dict(alone))


def _reason(row: Mapping[str, Any], linked: Mapping[str, bool]) -> str:
    """Why no check is about a figure: the field that would say what it hangs on, or that nothing does."""
    if row["kind"] == "rank":
        return "alone.rank"
    if row["kind"] == "rate":
        if not row.get("rate_kind"):
            return "alone.rate_kind"
        if row["rate_kind"] not in CHECKABLE:
            return "alone.other_rate"
        return "alone.operand" if row.get("of_id") or linked["of_id"] else "alone.of_id"
    if not row.get("measure"):
        return "alone.measure"
    return "alone.nothing" if linked["part_of_id"] else "alone.part_of_id"


def add_usages(usages: Iterable[Usage]) -> Usage:
    """The usage of several documents together."""
    total: Counter[str] = Counter()
    figures = checkable = 0
    for usage in usages:
        figures += usage.figures
        checkable += usage.checkable
        total.update(usage.alone)
    return Usage(figures, checkable, dict(total))
