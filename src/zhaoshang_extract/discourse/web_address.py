"""The place in the host of a web address: www.baiyin.gov.cn is printed by 白银."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.gazetteer.table import Row, at, by_code, by_full_name, by_short_name
from zhaoshang_extract.lexicon import load, read_text

_HOST = re.compile(r"(?<![\w.@-])(?:[a-z0-9-]{1,40}\.){1,5}(?:cn|com|net|org)(?![\w-])")
_SHORTEST = 4  # letters of a label that can only be a name: 乐 du 一 an


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """The readings of each character of a place name, without tones; 吕 as lv and lyu."""
    found: dict[str, tuple[str, ...]] = {}
    for line in read_text("characters.tsv").splitlines():
        if line[0] != "#":
            character, readings, _ = line.split("\t")
            spelled = readings.split(" ")
            found[character] = (*spelled, *(r.replace("v", "yu") for r in spelled if "v" in r))
    return found


def hosts(text: str) -> list[str]:
    """The hosts of the web addresses of a folded text, each once, in its order."""
    return list(dict.fromkeys(match[0] for match in _HOST.finditer(text.lower())))


def places_of_host(host: str, year: int | None) -> list[Row]:
    """The places whose name a label of the host spells; of several namesakes all, the widest first."""
    labels = host.split(".")[:-1]
    for label in labels:
        rows = _spelled(label) if len(label) >= _SHORTEST and label.isalpha() else []
        if rows:
            return at(rows, year)
    for label in labels:
        rows = _with_province(label) if label.isalpha() else []
        if rows:
            return at(rows, year)
    if host.endswith(".gov.cn"):
        code = _province_labels().get(labels[-2])
        return at(by_code()[code], year) if code is not None else []
    return []


@cache
def _province_labels() -> dict[str, str]:
    """The labels of the provinces' own hosts: yn of www.yn.gov.cn."""
    return {
        form: entry.facts["adcode"] for entry in load("hosts", frozenset({"adcode"})) for form in entry.forms
    }


def _with_province(label: str) -> list[Row]:
    """hnloudi: a place of the province whose letters stand before it."""
    for length in (2, 3):
        code, rest = _province_labels().get(label[:length]), label[length:]
        if code is not None and len(rest) > _SHORTEST:
            rows = [row for row in _spelled(rest) if row.adcode[:2] == code[:2]]
            if rows:
                return rows
    return []


@cache
def _spelled(label: str) -> list[Row]:
    found: dict[Row, None] = {}
    for names in (by_short_name(), by_full_name()):
        for name, rows in names.items():
            if spells(label, name):
                found.update(dict.fromkeys(rows))
    return list(found)


def spells(label: str, name: str) -> bool:
    """True when the letters are the readings of the characters, one behind the other.

    >>> spells("changzhi", "长治"), spells("changzhi", "常州")
    (True, False)
    """
    return any(not rest for rest in _rests(label, name))


def _rests(label: str, name: str) -> Iterator[str]:
    """What is left of the label behind the name, for each way to read it."""
    if not name:
        yield label
        return
    for reading in _readings().get(name[0], ()):
        if label.startswith(reading):
            yield from _rests(label[len(reading) :], name[1:])
