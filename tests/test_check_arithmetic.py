"""The arithmetic of the checks: true statements pass, impossible ones do not, whole numbers decide."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhaoshang_extract.checking.granularity import (
    bases_of_growth,
    parts_of_share,
    targets_of_completion,
    whole_numbers,
)
from zhaoshang_extract.checking.interval import Interval, around, point, printed, total
from zhaoshang_extract.checking.relation import average, difference, growth, growth_avg, hundred, share
from zhaoshang_extract.checking.run import run

ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN)


def record(name: str, value: object, **slots: Any) -> dict[str, Any]:
    """One observation in the contract's form; its number is its value."""
    at = int(name[1:]) * 12
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    base = {"kind": "amount", "currency": "CNY", "unit": "亿元", "measure": "paid_in_funds", "role": "head"}
    return {
        **base,
        "id": name,
        "number": text.lstrip("-"),
        "value": text,
        "quote": text,
        "span": {"start": at, "end": at + 6},
        "period": "2023",
        "region": {"name": "安徽省滁州市", "adcode": "341100", "level": "city"},
        **slots,
    }


def rate(name: str, value: object, kind: str, of: str) -> dict[str, Any]:
    """A rate of another observation."""
    slots = {"kind": "rate", "unit": "%", "currency": None, "rate_kind": kind, "role": "rate", "of_id": of}
    return record(name, value, **slots)


def rounded(value: Fraction, places: int, how: str) -> Decimal:
    """A rational as a newspaper prints it."""
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return exact.quantize(Decimal(1).scaleb(-places), rounding=how)


def verdicts(records: list[dict[str, Any]], kind: str) -> list[str]:
    return [finding.verdict for finding in run(records) if finding.kind == kind]


# -------- random true statements: four in an example

exact_values = st.fractions(min_value=Fraction(11, 10), max_value=9000, max_denominator=997)
decimals = st.integers(0, 2)


@pytest.mark.parametrize("examples", [400, pytest.param(2600, marks=pytest.mark.slow)])
def test_true_statements_are_never_accused(examples: int) -> None:
    given_so_many = settings(max_examples=examples, deadline=None, derandomize=True)
    given_so_many(TRUE_STATEMENTS(accuses_nothing))()


TRUE_STATEMENTS = given(
    exact_values, exact_values, decimals, decimals, st.integers(0, 2), st.sampled_from(ROUNDINGS)
)


def accuses_nothing(
    first: Fraction, second: Fraction, places: int, other: int, of_rate: int, how: str
) -> None:
    small, large = sorted((first, second))
    a, b = rounded(small, places, how), rounded(large, other, how)
    part_of_whole = rounded(100 * small / large, of_rate, how)
    grown = rounded(100 * (large / small - 1), of_rate, how)
    elsewhere = {"region": {"name": "安徽省淮南市", "adcode": "340400", "level": "city"}}
    told = [
        record("o1", b),
        record("o2", a, part_of_id="o1", industry="工业"),
        {**rate("o3", part_of_whole, "share", "o2"), "industry": "工业"},
        record("o4", rounded(large - small, max(places, other), how), part_of_id="o1", industry="非工业"),
        record("o5", b, **elsewhere),
        record("o6", a, **elsewhere, role="base", of_id="o5", period="2022"),
        {**rate("o7", grown, "growth_yoy", "o5"), **elsewhere},
        record("o8", a, measure="foreign_capital_used"),
        record("o9", b, measure="foreign_capital_used", role="goal", of_id="o8", modality="target"),
        {**rate("o10", part_of_whole, "completion", "o9"), "measure": "foreign_capital_used"},
    ]
    found = run(told)
    assert [finding.reported.id for finding in found if finding.verdict == "inconsistent"] == []
    assert {"share", "completion", "growth"} <= {finding.kind for finding in found}


@settings(max_examples=600, deadline=None, derandomize=True)
@given(st.integers(5, 9000), st.integers(5, 9000), decimals, st.integers(1, 400), st.booleans())
def test_figures_outside_their_interval_are_always_accused(
    first: int, second: int, places: int, steps: int, up: bool
) -> None:
    part, whole = sorted((first, second))
    count = {"kind": "count", "unit": "个", "currency": None, "measure": "project_count"}
    step = Decimal(1).scaleb(-places)
    true = rounded(Fraction(100 * part, whole), places, ROUND_HALF_UP)
    moved = true + (1 if up else -1) * (steps + 1) * step
    told = [
        record("o1", whole, **count),
        record("o2", part, **count, industry="工业", part_of_id="o1"),
        {**rate("o3", moved, "share", "o2"), "industry": "工业", "measure": "project_count"},
    ]
    outside = abs(Fraction(moved) - Fraction(100 * part, whole)) > Fraction(step) / 2
    assert outside
    found = [f.verdict for f in run(told) if f.kind == "share"]
    assert found == ["inconsistent"]


# -------- whole numbers


@pytest.mark.parametrize("places", [0, 1])
def test_granularity_agrees_with_trying_every_number(places: int) -> None:
    half = Fraction(1, 2 * 10**places)
    for current in range(1, 40, 3):
        for tenths in range(-300, 900, 61):
            printed_rate = around(Fraction(tenths, 10**places), half)
            found = bases_of_growth(current, printed_rate)
            if found is None:
                continue
            tried = [p for p in range(1, 200) if _between(Fraction(100 * (current - p), p), printed_rate)]
            assert whole_numbers(found, least=1) == ((tried[0], tried[-1]) if tried else None)


def test_granularity_of_targets_and_parts_agrees_with_trying_every_number() -> None:
    for base in range(1, 60, 7):
        for tenths in range(205, 2500, 131):
            printed_rate = around(Fraction(tenths, 10), Fraction(1, 20))
            targets = whole_numbers(targets_of_completion(base, printed_rate) or point(-1), least=1)
            tried = [t for t in range(1, 400) if _between(Fraction(100 * base, t), printed_rate)]
            assert (targets is None) == (not tried)
            parts = whole_numbers(parts_of_share(base, printed_rate) or point(-1))
            fitting = [p for p in range(base * 3) if _between(Fraction(100 * p, base), printed_rate)]
            assert parts == ((fitting[0], fitting[-1]) if fitting else None)


def _between(value: Fraction, interval: Interval) -> bool:
    return interval.meets(point(value))


def test_famous_cases_of_granularity() -> None:
    share_of_128 = parts_of_share(128, around(Fraction("16.3"), Fraction(1, 20)))
    assert share_of_128 is not None
    assert whole_numbers(share_of_128) is None
    target = targets_of_completion(573, around(Fraction(191), Fraction(1, 2)))
    assert target is not None
    assert whole_numbers(target) == (300, 300)


# -------- intervals and relations


def test_touching_intervals_agree() -> None:
    # 597.5 of 1000 is 59.75 on the nose: printed 59.8 (half up) and 59.7 (cut to even) both pass.
    computed = share({"part": [point(Fraction("597.5"))], "whole": [point(1000)]})
    assert computed is not None
    for shown in ("59.8", "59.7"):
        assert computed.meets(around(Fraction(shown), Fraction(1, 20)))
    assert not computed.meets(around(Fraction("59.9"), Fraction(1, 20)))


def test_open_ends_meet_what_lies_beyond() -> None:
    assert Interval(Fraction(5), None).meets(point(9))
    assert not Interval(Fraction(5), None).meets(point(4))
    assert total([Interval(Fraction(5), None), point(1)]) == Interval(Fraction(6), None)


def test_average_growth_is_a_root() -> None:
    found = growth_avg(5)({"current": [point(Fraction("161.051"))], "previous": [point(100)]})
    assert found is not None
    assert found.meets(point(10))
    assert found.width is not None
    assert found.width < Fraction(1, 10**9)


def test_relations_without_an_answer() -> None:
    nothing = {"part": [point(1)], "whole": [point(0)]}
    assert share(nothing) is None
    assert growth({"current": [point(1)], "previous": [around(Fraction(0), Fraction(1))]}) is None
    assert average({"total": [point(1)], "count": [point(0)]}) is None


def test_differences_and_remainders() -> None:
    half = Fraction(1, 20)
    rates = {"current": [around(Fraction("54.7"), half)], "previous": [around(Fraction("53.1"), half)]}
    assert difference(rates) == Interval(Fraction("1.5"), Fraction("1.7"))
    assert hundred({"parts": [point(60), point(30)]}) == point(10)


def test_printing_never_rounds_through_a_float() -> None:
    assert printed(Fraction(1, 3), 4) == Decimal("0.3333")
    assert printed(Fraction(-1, 8), 2) == Decimal("-0.13")
    assert printed(Fraction(10**30 + 1, 10), 1) == Decimal("100000000000000000000000000000.1")
