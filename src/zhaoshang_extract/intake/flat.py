"""Rows of tables as records: names of columns become fields, flat fields the objects of the contract."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from zhaoshang_extract.intake.cell import clean, code_of
from zhaoshang_extract.record.rows import WrongRow

_LISTS = ("kind", "measure", "stage", "modality", "transformation", "rate_kind", "bound", "role", "currency")
# A blank at the end of these counts.
_AS_PRINTED = ("id", "quote", "words_before", "words_after")
_NUMBERS = ("start", "end", "sentence")
_CODE = re.compile(r"[A-Z]{3}")
_SIZES = re.compile(
    r"(?:[≥>](?P<least>[\d.]+)|[≤<](?P<most>[\d.]+)|(?P<low>[\d.]+)\s*[–~-]\s*(?P<high>[\d.]+))亿?"
)
_BILLIONS = "亿"
# What `harmless` of `write.csv` puts before a text that begins like a formula.
_QUOTED = re.compile(r"^'(?=[\s\x00-\x1f\ufeff\u200b-\u200f]*[=+\-@＝＋－＠﹣﹢﹦﹫]|[\s\x00-\x1f]*[\t\r\n])")


def contract_row(row: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    """The record of a row: its keys the fields of the contract, and `of` and `part_of` for links by name.

    Keys that are no field are left out. Raises WrongRow.
    """
    told = {fields[name]: _value(fields[name], value) for name, value in row.items() if name in fields}
    for name in _LISTS:
        if told.get(name) is not None:
            told[name] = code_of(name, told[name])
    exact = told.pop("value_text", None)
    if exact is not None:
        told["value"] = exact
    for name in _NUMBERS:
        told[name] = _whole(told.get(name))
    _join_unit(told)
    _join_region(told)
    _join_threshold(told)
    start, end, sentence = (told.pop(name) for name in _NUMBERS)
    if told.get("span") is None and (start is not None or end is not None):
        told["span"] = {"start": start, "end": end}
    if sentence is not None:
        told["sentence"] = sentence
    if isinstance(told.get("doubtful"), str):
        words = re.split(r"[\s、,]+", told["doubtful"])
        told["doubtful"] = [code_of("slot", word) for word in words]
    return {name: value for name, value in told.items() if value is not None}


def _value(field: str, value: Any) -> Any:
    if isinstance(value, str):
        value = _QUOTED.sub("", value)
        if value and field in _AS_PRINTED:
            return value
    return clean(value)


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 12 else value


def _join_unit(told: dict[str, Any]) -> None:
    """The printed unit, and the currency that the unit of an export tells."""
    printed, measured = told.pop("printed_unit", None), told.pop("unit_measure", None)
    if printed is not None:
        measured = measured or told.get("unit")
        told["unit"] = printed
    if told.get("kind") != "amount" or told.get("currency") is not None or not isinstance(measured, str):
        return
    code = code_of("currency", measured.removeprefix(_BILLIONS))
    if _CODE.fullmatch(code):
        told["currency"] = code


def _join_region(told: dict[str, Any]) -> None:
    adcode, level = told.pop("adcode", None), told.pop("region_level", None)
    name = told.get("region")
    if isinstance(name, str) or (name is None and adcode is not None):
        if adcode is None and level is None:
            return
        level = code_of("level", level)
        told["region"] = {"name": name, "adcode": None if adcode is None else str(adcode), "level": level}


def _join_threshold(told: dict[str, Any]) -> None:
    least, most = told.pop("threshold_min", None), told.pop("threshold_max", None)
    if least is not None or most is not None:
        told["threshold"] = {"min": least, "max": most}
    elif isinstance(told.get("threshold"), str):
        found = _SIZES.fullmatch(told["threshold"].replace(" ", ""))
        if found is None:
            raise WrongRow("threshold", what=told["threshold"])
        told["threshold"] = {"min": found["least"] or found["low"], "max": found["most"] or found["high"]}
