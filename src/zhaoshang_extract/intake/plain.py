"""Rows of a table that names no codes (指标, 数值, 单位): read as the sentence that would say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from zhaoshang_extract.discourse.periods import periods
from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.mention.quantity import quantities
from zhaoshang_extract.pipeline import extract
from zhaoshang_extract.record.models import Observation
from zhaoshang_extract.record.rows import WrongRow

_FIGURE = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?")
# What the words of a row tell of it. Its place and time stand in columns of their own.
_TOLD = (
    *("kind", "measure", "stage", "industry", "currency", "modality", "transformation", "rate_kind"),
    *("bound", "value_max"),
)
_EDTF = re.compile(r"[\dX?~%./-]+")
_FULL_STOP = "。"
_LONGEST, _NAME = 40, 60
# The mark of a row that was read so, until `take_up` has seen it.
PLAIN = object()
# What is measured where the words of a row alone tell nothing: 占比, 年度任务, 上年同期.
_OPEN = ("other_rate", "other_amount", "other_count")
_SCOPE = ("stage", "industry", "threshold")
_SETTING = ("region", "period")


def read_plain(row: Mapping[str, Any]) -> dict[Any, Any]:
    """The record of a row without kind: its words, value and unit read as a sentence, the rest as given.

    The value counts in the row's own unit (5600 万元). Raises WrongRow where the unit makes no figure of it.
    """
    printed, unit = _print(row.get("value"), row.get("unit"))
    if not 0 < len(printed) <= _LONGEST:
        return dict(row)  # told by the reader of rows
    found = None
    if isinstance(unit, str):
        found = _read(str(row.get("indicator") or "")[:_NAME], printed.lstrip("+-"), unit)
    if found is None:
        if _FIGURE.fullmatch(printed):
            raise WrongRow("kind_missing")
        return dict(row)
    told = found.model_dump(include=set(_TOLD))
    threshold = found.threshold.model_dump() if found.threshold else None
    sign = "-" if printed.startswith("-") and not found.value.startswith("-") else ""
    return {
        **{name: told[name] for name in _TOLD if told[name] is not None},
        **({"threshold": threshold} if threshold else {}),
        **row,
        "value": sign + found.value,
        "number": row.get("number") or (printed if _FIGURE.fullmatch(printed) else found.number),
        "unit": unit,
        "quote": row.get("quote") or f"{printed}{unit}",
        PLAIN: True,
    }


def _print(value: Any, unit: Any) -> tuple[str, Any]:
    """The digits and the unit, which may stand in one cell (35.6亿元), or the unit in both."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return "", unit
    printed = str(value).strip()
    if isinstance(unit, str):
        return printed.removesuffix(unit).strip(), unit
    figure = _FIGURE.match(printed)
    if unit is None and figure and figure.end() < len(printed):
        return figure[0], printed[figure.end() :].strip()
    return printed, unit


@lru_cache(maxsize=4096)
def _read(indicator: str, printed: str, unit: str) -> Observation | None:
    """The figure of a row as the reader of articles reads it, None where it reads none."""
    words = printed.replace(",", "") + unit
    read = quantities(words)
    if len(read) != 1:
        return None
    told = extract(f"{indicator}{words}{_FULL_STOP}").observations
    return next((fact for fact in reversed(told) if fact.number == read[0].number), None)


def take_up(rows: Sequence[Any]) -> list[Any]:
    """The rows of a user's table with what their own words leave out, taken from the row that they are of.

    A part (其中) has what its whole has. What says of nothing (占比, 年度任务, 上年同期) is of the row that
    `of_id` names, else of the last one above with a measure of its own.
    """
    found = [dict(row) if isinstance(row, dict) else row for row in rows]
    by_id = {row["id"]: row for row in found if isinstance(row, dict) and isinstance(row.get("id"), str)}
    last: dict[Any, Any] | None = None
    for row in found:
        if not isinstance(row, dict) or not row.pop(PLAIN, False):
            continue
        is_open = row["measure"] in _OPEN
        link = row.get("part_of_id") or row.get("of_id")
        source = by_id.get(link) if isinstance(link, str) else last if is_open else None
        if source is not None:
            _take(row, source, is_open)
        if row["kind"] in ("amount", "count") and not is_open:
            last = row
    return found


def _take(row: dict[Any, Any], source: Mapping[Any, Any], is_open: bool) -> None:
    alike = row["kind"] in ("rate", source.get("kind"))
    for name in (*(_SCOPE if alike else ()), *_SETTING):
        if name in source:
            row.setdefault(name, source[name])
    if is_open and alike and "measure" in source:
        row["measure"] = source["measure"]


def read_place_and_time(row: dict[str, Any]) -> dict[str, Any]:
    """The record with the full path of a place that only one has, and with a Chinese time as EDTF."""
    region, period = row.get("region"), row.get("period")
    if isinstance(region, str):
        found = _places(region)
        if found is not None:
            row["region"] = found
    if period is not None and not isinstance(period, (list, Mapping, bool)):
        row["period"] = _time(str(period))
    return row


@lru_cache(maxsize=4096)
def _places(name: str) -> dict[str, Any] | None:
    found = lookup(name)
    if len(found) != 1:
        return None
    return {"name": found[0].name, "adcode": found[0].adcode, "level": found[0].level}


@lru_cache(maxsize=4096)
def _time(printed: str) -> str:
    if _EDTF.fullmatch(printed):
        return printed
    found = periods(printed)
    return found[0].edtf if len(found) == 1 else printed
