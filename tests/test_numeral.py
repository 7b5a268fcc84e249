"""Numerals: what each style of writing a number is worth."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhaoshang_extract.numeral import parse_number, plain, read_numeral, skip_numeral

WORTH = [
    ("0", "0"),
    ("12", "12"),
    ("3,860", "3860"),
    ("1,234,567.8", "1234567.8"),
    ("1 234.5", "1234.5"),
    ("１２０．５", "120.5"),
    ("-3.6", "-3.6"),
    ("十", "10"),
    ("十四", "14"),
    ("一百一十", "110"),
    ("一百零五", "105"),
    ("两百", "200"),
    ("三百五", "350"),
    ("一千二百零五", "1205"),
    ("一万二", "12000"),
    ("三十五点六", "35.6"),
    ("三百五十六点八亿", "35680000000"),
    ("二十三亿五千万", "2350000000"),
    ("三亿零五十万", "300500000"),
    ("壹仟贰佰万", "12000000"),
    ("肆拾萬", "400000"),
    ("千", "1000"),
    ("百亿", "10000000000"),
    ("二〇二三", "2023"),
    ("3亿5000万", "350000000"),
    ("1万6千", "16000"),
    ("12万3456", "123456"),
    ("1.5万亿", "1500000000000"),
    ("6百万", "6000000"),
]
NONE = [
    "",
    " ",
    "亿万千",
    "三万千",
    "十个",
    "1.2.3",
    "12,34",
    "一二",
    "三四百",
    "三十余",
    "点五",
    "百分",
    "abc",
    "--3",
]


@pytest.mark.parametrize(("printed", "value"), WORTH)
def test_each_style_has_its_worth(printed: str, value: str) -> None:
    assert parse_number(printed) == Decimal(value)


@pytest.mark.parametrize("printed", NONE)
def test_what_is_no_single_numeral_is_refused_with_a_reason(printed: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        parse_number(printed)


@pytest.mark.parametrize(
    ("printed", "value", "step", "high"),
    [
        ("845.6亿", "84560000000", "10000000", None),
        ("3500万", "35000000", "10000", None),
        ("三十余", "30", "10", None),
        ("8600多万", "86000000", "10000", None),
        ("1亿3千多万", "130000000", "10000000", None),
        ("三四百亿", "30000000000", "10000000000", "40000000000"),
        ("十七八", "17", "1", "18"),
        ("一万二", "12000", "1000", None),
    ],
)
def test_the_printed_precision_is_kept(printed: str, value: str, step: str, high: str | None) -> None:
    numeral = read_numeral(printed, 0)
    assert numeral is not None
    assert (numeral.value, numeral.step) == (Decimal(value), Decimal(step))
    assert numeral.high == (None if high is None else Decimal(high))
    assert numeral.end == len(printed)


@pytest.mark.parametrize(
    ("text", "end"), [("三万千瓦", 2), ("5千克", 1), ("4380万千瓦", 5), ("0.6百分点", 3)]
)
def test_a_unit_keeps_its_scale_character(text: str, end: int) -> None:
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert numeral.end == end


# The first example imports cn2an, which may take longer than hypothesis allows an example.
@settings(deadline=None)
@given(st.integers(0, 10**12 - 1))
def test_whole_chinese_numerals_read_back(value: int) -> None:
    cn2an = pytest.importorskip("cn2an")
    assert parse_number(cn2an.an2cn(value, "low")) == value
    assert parse_number(cn2an.an2cn(value, "up")) == value


@given(st.integers(0, 10**9), st.integers(0, 4))
def test_decimals_read_back(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    assert parse_number(f"{value:f}") == value
    assert parse_number(f"{value:,f}") == value
    assert f"{plain(value):f}".find("E") < 0


@given(st.text("零〇一二两三四五六七八九十百千万亿壹拾点余多来几0123456789.,- 年个元", max_size=30))
def test_no_text_raises_but_value_errors(text: str) -> None:
    with contextlib.suppress(ValueError):
        parse_number(text)


@pytest.mark.parametrize("text", ["1" * 8000, "十" * 5000, "一十" * 4000, "1,111" * 2000, "3亿" * 3000])
def test_long_runs_are_read_in_one_pass(text: str) -> None:
    at = 0
    while at < len(text):
        numeral = read_numeral(text, at)
        at = max(at + 1, numeral.end if numeral else skip_numeral(text, at))
