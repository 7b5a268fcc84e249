"""Numbers as people write them: what `parse_number` makes of each, and what `quantities` finds in it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from zhaoshang_extract import Quantity, parse_number, quantities

_LINES = (Path(__file__).parent / "number_cases.txt").read_text(encoding="utf-8").splitlines()
CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in _LINES
    if line and not line.startswith(("#", "=="))
]


def shown(quantity: Quantity) -> str:
    """A quantity as the cases print it, money in units of its currency."""
    power = 8 if quantity.kind == "amount" else 0
    value = f"{quantity.value.scaleb(power).normalize():f}"
    high = "" if quantity.value_max is None else f"..{quantity.value_max.scaleb(power).normalize():f}"
    currency = "" if quantity.currency in (None, "CNY") else f" {quantity.currency}"
    return (
        f"{quantity.kind}={value}{high}{currency}{'' if quantity.bound == 'exact' else f' {quantity.bound}'}"
    )


def test_there_are_enough() -> None:
    assert len(CASES) >= 80


@pytest.mark.parametrize(("printed", "value", "found"), CASES)
def test_a_number_is_read_or_refused_with_the_reason(printed: str, value: str, found: str) -> None:
    if value.startswith("!"):
        with pytest.raises(ValueError, match=value[1:].strip()):
            parse_number(printed)
    else:
        assert parse_number(printed) == Decimal(value)
        assert "E" not in str(parse_number(printed)) or parse_number(printed) == 0 or abs(Decimal(value)) < 1
    if found:
        expected = [] if found == "-" else found.split("; ")
        assert [shown(one) for one in quantities(printed)] == expected
