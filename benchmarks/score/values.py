"""When do two slot values agree? The contract's rules, one function a kind of value.

A record is the JSON object of a gold file or of a report.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

Record = Mapping[str, Any]

# Slots of an observation whose errors make the fact wrong; `bound` is shown and does not.
STRICT_SLOTS = ("measure", "stage", "threshold", "industry", "region", "period", "modality", "rate_kind")
SLOTS = (*STRICT_SLOTS, "bound")

_DEFAULTS = {"bound": "exact", "modality": "actual"}
_SUB_LEVELS = ("zone", "town", "village")
_QUOTATION = re.compile(r"[“”\"'‘’「」\s]")
_SECTOR_ENDING = re.compile(r"(?:产业链|产业|行业|领域)$")
_UNCERTAIN = re.compile(r"[~?%]")
_NAME_NOISE = re.compile(r"[“”\"\s]")


def decimal(value: object) -> Decimal | None:
    """The figure of a decimal string; None for null, "" and what is no figure."""
    try:
        return None if value in (None, "") else Decimal(str(value))
    except InvalidOperation:
        return None


def sector(label: str | None) -> str | None:
    """An industry label without quotation marks and without a closing 产业, 行业 or 领域."""
    if not label:
        return None
    bare = _QUOTATION.sub("", label)
    return _SECTOR_ENDING.sub("", bare) or bare


def size(threshold: Record | None) -> tuple[Decimal | None, Decimal | None] | None:
    """A threshold's two ends; None when it is open at both."""
    ends = (decimal(threshold.get("min")), decimal(threshold.get("max"))) if threshold else (None, None)
    return None if ends == (None, None) else ends


def days(edtf: str | None) -> tuple[str, str] | None:
    """The first and the last day of an EDTF date or interval, "2023-01/2023-06" → 1 Jan to 30 June.

    Unspecified years stay "XXXX", open ends ".."; an uncertain year counts as that year.
    """
    if not edtf:
        return None
    ends = [_UNCERTAIN.sub("", end.strip()) for end in edtf.strip().split("/")]
    return _first_day(ends[0]), _last_day(ends[-1])


def _first_day(date: str) -> str:
    parts = date.split("-")
    if date in ("..", ""):
        return ".."
    return "-".join((parts + ["01", "01"][len(parts) - 1 :])[:3])


def _last_day(date: str) -> str:
    parts = date.split("-")
    if date in ("..", ""):
        return ".."
    if len(parts) == 1:
        return f"{date}-12-31"
    if len(parts) > 2:
        return "-".join(parts[:3])
    return f"{date}-{_month_length(*parts):02d}"


def _month_length(year: str, month: str) -> int:
    try:
        # 2023 stands for an unspecified year: no leap year.
        return calendar.monthrange(int(year) if year.isdigit() else 2023, int(month))[1]
    except ValueError:
        return 31


def same_period(gold: str | None, told: str | None) -> bool:
    """Equal days; an open start (a stock, or 累计) agrees with any start that has the same end."""
    wanted, got = days(gold), days(told)
    if wanted == got:
        return True
    return bool(wanted and got and ".." in (wanted[0], got[0]) and wanted[1] == got[1])


def same_region(gold: Record | None, told: Record | None) -> bool:
    """Equal codes, and for zones, towns and villages the same closing of the name.

    Without a code one name must hold the other.
    """
    if not gold or not told:
        return not gold and not told
    told_name = told.get("name") or ""
    if not gold.get("adcode"):
        gold_name = gold.get("name") or ""
        return gold_name in told_name or (told_name or "~") in gold_name
    if gold["adcode"] != told.get("adcode"):
        return False
    if gold.get("level") in _SUB_LEVELS:
        return gold["name"][-4:] in told_name
    return told.get("level") not in _SUB_LEVELS


def slot_value(record: Record, slot: str) -> object:
    """A slot in comparable form; None where it holds nothing."""
    value = record.get(slot)
    if slot == "threshold":
        return size(value)
    if slot in ("period", "date"):
        return days(value)
    if slot == "industry":
        return sector(value)
    if slot in ("amount", "project_count"):
        return decimal(value)
    return value or _DEFAULTS.get(slot)


def same_slot(gold: Record, told: Record, slot: str) -> bool:
    """True when a slot of the report says what gold says."""
    if slot == "region":
        return same_region(gold.get(slot), told.get(slot))
    if slot == "period":
        return same_period(gold.get(slot), told.get(slot))
    return slot_value(gold, slot) == slot_value(told, slot)


def shared_length(one: Record, other: Record) -> int:
    """How many code points the spans of two records share."""
    a, b = one["span"], other["span"]
    length: int = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return max(0, length)


def similar(one: str | None, other: str | None) -> bool:
    """True for names that a reader would take for the same: equal, contained, or 70% of characters."""
    a, b = (_NAME_NOISE.sub("", name or "") for name in (one, other))
    if not a or not b:
        return False
    if a == b or (min(len(a), len(b)) >= 4 and (a in b or b in a)):
        return True
    shared = (Counter(a) & Counter(b)).total()
    return 2 * shared / (len(a) + len(b)) >= 0.7
