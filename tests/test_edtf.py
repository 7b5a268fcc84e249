"""Ranges and their writing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang_extract.edtf import Day, Range, edtf, parse_edtf, whole

FORMS = (
    "2023",
    "2023-11",
    "2018-10-17",
    "2023-01/2023-06",
    "2012/2016",
    "2017-05/2018-06",
    "2022-12-28/2023-01-03",
    "../2023-12",
    "../2024-04-25",
    "2021/..",
    "XXXX",
    "XXXX-01/XXXX-06",
    "XXXX-02-29",
    "2018?",
    "2018?-01/2018?-06",
    "../2018?-06",
)


@pytest.mark.parametrize("text", FORMS)
def test_forms_of_the_contract_are_read_and_written(text: str) -> None:
    assert edtf(parse_edtf(text)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (whole(Day(2023)), "2023"),
        (Range(Day(2023, 1), Day(2023, 6)), "2023-01/2023-06"),
        (Range(None, Day(2018, 6), True), "../2018?-06"),
        (Range(Day(2021), None), "2021/.."),
        (whole(Day(None, 9, 12)), "XXXX-09-12"),
    ],
)
def test_writing(value: Range, text: str) -> None:
    assert edtf(value) == text


@pytest.mark.parametrize(
    "text", ["", "23", "2023-13", "2023-02-30", "2023/2024/2025", "..", "2023-Q2", "XXXX?", "0000"]
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        parse_edtf(text)
    assert str(caught.value)


@st.composite
def days(draw: st.DrawFn) -> Day:
    year = draw(st.one_of(st.none(), st.integers(1, 9999)))
    month = draw(st.one_of(st.none(), st.integers(1, 12)))
    day = draw(st.one_of(st.none(), st.integers(1, 28))) if month else None
    return Day(year, month, day)


@given(st.one_of(st.none(), days()), days(), st.booleans())
def test_written_ranges_are_read_back(start: Day | None, end: Day, uncertain: bool) -> None:
    printed = any(day is not None and day.year is not None for day in (start, end))
    value = Range(start, end, uncertain and printed)
    assert parse_edtf(edtf(value)) == value


def test_first_and_last_day() -> None:
    assert (Day(2024, 2).first(), Day(2024, 2).last()) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (Day(2023).first(), Day(2023).last()) == (date(2023, 1, 1), date(2023, 12, 31))
    assert Day(None, 3).first() is None
