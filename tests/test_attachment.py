"""What each figure is taken to mean: invented short texts, told by the construction that they try.

They stand in attachment_cases.txt. A line `> text @ published region` opens a case (⏎ goes on with a
line break, ⇥ is a tab), the lines below it say what is expected of a figure: its quote, its measure,
and only the slots that the case is about (- is null, #2 the second figure with that quote). `! reason`
marks what the library is known to get wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from zhaoshang_extract import Observation, Report, extract

CASES = (Path(__file__).parent / "attachment_cases.txt").read_text(encoding="utf-8")


@dataclass(slots=True)
class Case:
    """One text with what is expected of its figures."""

    construction: str
    text: str
    published: str | None
    region: str | None
    expected: list[str] = field(default_factory=list)
    wrong: str | None = None


def read_cases(lines: str) -> Iterator[Case]:
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


def as_parameter(case: Case) -> object:
    known = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case.wrong)] if case.wrong else []
    return pytest.param(case, marks=known, id=f"{case.construction}: {case.text[:24]}".replace("\n", " "))


@cache
def report_of(text: str, published: str | None, region: str | None) -> Report:
    return extract(text, published=published, region=region)


def slots_of(told: Observation) -> dict[str, str | None]:
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
    if slot == "region" and expected != "-":
        return (found or "").endswith(expected)  # a name stands for its whole path
    if slot == "industry":  # 新能源产业 and 新能源 are one label to the scorer too
        return (found or "-").removesuffix("产业") == expected.removesuffix("产业")
    return (found or "-") == expected


def differences(line: str, observations: tuple[Observation, ...]) -> Iterator[str]:
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


ALL = list(read_cases(CASES))


@pytest.mark.parametrize("case", [as_parameter(case) for case in ALL])
def test_figures_mean_what_the_text_says(case: Case) -> None:
    report = report_of(case.text, case.published, case.region)
    wrong = [one for line in case.expected for one in differences(line, report.observations)]
    assert not wrong, "; ".join(wrong)


def test_every_construction_has_a_case_that_holds() -> None:
    assert len(ALL) >= 90
    held = {case.construction for case in ALL if not case.wrong}
    assert held == {case.construction for case in ALL}
