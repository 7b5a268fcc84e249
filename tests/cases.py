"""Cases in plain text: short texts with what is expected of their figures.

A line `== name` opens a construction, `> text @ published region` a case (⏎ goes on with a line break, ⇥ is
a tab); the lines below it say what is expected of a figure: its quote, its measure, and only the slots that
the case is about (- is null, #2 the second figure with that quote). `! reason` marks what the library is
known to get wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from score.values import days
from zhaoshang_extract import Observation, Report, extract


@dataclass(slots=True)
class Case:
    """One text with what is expected of its figures."""

    construction: str
    text: str
    published: str | None
    region: str | None
    expected: list[str] = field(default_factory=list)
    wrong: str | None = None


def read_cases(name: str) -> list[Case]:
    """The cases of a file beside this one."""
    return list(_cases((Path(__file__).parent / name).read_text(encoding="utf-8")))


def _cases(lines: str) -> Iterator[Case]:
    construction, case = "", None
    for line in lines.strip().splitlines():
        if line.startswith("== "):
            construction = line[3:]
        elif line.startswith("> "):
            if case:
                yield case
            text, _, told = line[2:].partition(" @ ")
            day = re.match(r"\d{4}-\d\d-\d\d", told)
            place = told[day.end() :].strip() if day else told
            case = Case(construction, text, day[0] if day else None, place or None)
        elif line.startswith("⏎") and case:
            case.text += line.replace("⏎", "\n").replace("⇥", "\t")
        elif line.startswith("! ") and case:
            case.wrong = line[2:]
        elif line.strip() and case:
            case.expected.append(line.strip())
    if case:
        yield case


def as_parameter(case: Case) -> Any:
    """The case for `parametrize`, with its name and, when it is known to go wrong, the mark of that."""
    known = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case.wrong)] if case.wrong else []
    return pytest.param(case, marks=known, id=f"{case.construction}: {case.text[:24]}".replace("\n", " "))


@cache
def report_of(text: str, published: str | None, region: str | None) -> Report:
    """The report of a text, read once in a run."""
    return extract(text, published=published, region=region)


def slots_of(told: Observation) -> dict[str, str | None]:
    """An observation as cases write it."""
    edges = told.threshold
    return {
        "measure": told.measure,
        "stage": told.stage,
        "threshold": f"{edges.min or ''}..{edges.max or ''}" if edges else None,
        "industry": told.industry,
        "region": told.region.name if told.region else None,
        "period": told.period,
        "modality": told.modality,
        "transformation": told.transformation,
        "rate_kind": told.rate_kind,
        "value": told.value,
        "currency": told.currency,
    }


def agrees(slot: str, expected: str, found: str | None) -> bool:
    """True when a slot holds what a case expects of it."""
    if slot == "region" and expected != "-":
        return (found or "").endswith(expected)  # a name stands for its whole path
    if slot == "period" and found and expected != "-":  # 2022-01/2022-12 and 2022 are one time
        return ("?" not in expected or "?" in found) and days(found) == days(expected)
    if slot == "industry":  # 新能源产业 and 新能源 are one label to the scorer too
        return (found or "-").removesuffix("产业") == expected.removesuffix("产业")
    return (found or "-") == expected


def wrong(case: Case) -> list[str]:
    """What the report of a case says otherwise than expected."""
    report = report_of(case.text, case.published, case.region)
    return [one for line in case.expected for one in differences(line, report.observations)]


def differences(line: str, observations: tuple[Observation, ...]) -> Iterator[str]:
    """What differs from the expectations of one line."""
    quoted, measure, *slots = line.split(" ")
    quote, _, number = quoted.partition("#")
    same = [told for told in observations if told.quote == quote]
    if len(same) < int(number or 1):
        yield f"{quoted} is not among {[told.quote for told in observations]}"
        return
    found = slots_of(same[int(number or 1) - 1])
    wanted = [f"measure={measure}"] if "=" not in measure else [measure]
    for slot, _, expected in (one.partition("=") for one in wanted + slots):
        if not agrees(slot, expected, found[slot]):
            yield f"{quoted} {slot}: {found[slot] or '-'}, expected {expected}"
