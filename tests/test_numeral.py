"""Numerals: what each style of writing a number is worth."""

from __future__ import annotations

import contextlib
from decimal import ROUND_UP, Context, Decimal, FloatOperation, Inexact, Rounded, getcontext, localcontext

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhaoshang_extract import check, extract, parse_number, quantities
from zhaoshang_extract.numeral import chinese, plain, read_numeral, skip_numeral
from zhaoshang_extract.numeral.chinese import read_chinese_value

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
    assert parse_number(cn2an.an2cn(value, "low")) == value
    assert parse_number(cn2an.an2cn(value, "up")) == value


def _spelled(value: int, zero: str, digits: str, powers: str) -> str:
    """A number below ten thousand, spelled by hand: 一千零五."""
    told, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            told += (zero if gap and told else "") + digits[digit] + (powers[power - 1] if power else "")
        gap = not digit
    return told or zero


@pytest.mark.parametrize(
    ("zero", "digits", "powers"),
    [
        ("零", "零一二三四五六七八九", "十百千"),
        ("〇", "〇壹贰叁肆伍陆柒捌玖", "拾佰仟"),
        ("零", "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    ],
)
def test_every_core_is_what_its_digits_say(zero: str, digits: str, powers: str) -> None:
    for value in range(10_000):
        assert read_chinese_value(_spelled(value, zero, digits, powers))[0] == value  # type: ignore[index]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("百五", 150),
        ("千二", 1200),
        ("二十零五", 25),
        ("三百零二十", 320),
        ("一千十", 1010),
        ("三百五万二", 3502000),
    ],
)
def test_a_core_is_read_as_people_shorten_it(printed: str, value: int) -> None:
    assert parse_number(printed) == value


def test_what_is_converted_once_is_kept() -> None:
    parse_number("七百八十九")
    before = chinese._read_core.cache_info()
    parse_number("七百八十九")
    assert chinese._read_core.cache_info().hits == before.hits + 1


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


# -------- what no report prints, and a host with a decimal arithmetic of its own

ENDLESS = (
    "万亿亿亿",
    "亿亿亿亿亿",
    "一万万亿亿亿亿",
    "九千亿亿亿" * 3,
    "九" * 30,
    "7" * 16,
    "1,234" + ",567" * 5,
)
TOO_LONG = (*ENDLESS, "3.123456789", "7" * 10**6, "九" * 10**6, "1," * 10**5, "0." + "3" * 10**6)


@pytest.mark.parametrize("printed", TOO_LONG, ids=lambda printed: printed[:12])
def test_an_endless_number_is_a_clear_error(printed: str) -> None:
    with pytest.raises(ValueError, match="is not one numeral") as raised:
        parse_number(printed)
    assert len(str(raised.value)) < 200


@pytest.mark.parametrize("printed", [*ENDLESS, "3.123456789"], ids=lambda printed: printed[:12])
def test_an_endless_figure_is_an_issue_and_no_part_of_it_a_figure(printed: str) -> None:
    report = extract(f"2023年，浏阳市签约项目12个，到位资金{printed}亿元，增长3%。")
    assert [fact.quote for fact in report.observations] == ["12个", "3%"]
    (issue,) = (issue for issue in report.issues if issue.code == "number_too_long")
    assert issue.quote == f"{printed}亿元"
    assert issue.mend


def test_a_long_number_without_a_unit_is_no_figure() -> None:
    assert extract("信用代码123456789012345678。编号：二〇二三〇一〇一。").issues == ()


CONTEXTS = {
    "few places": Context(prec=2),
    "small exponents": Context(prec=1, Emax=2, Emin=-2, traps=[Inexact, Rounded]),
    "no traps": Context(prec=3, traps=[]),
    "other rounding": Context(prec=50, rounding=ROUND_UP, traps=[FloatOperation]),
}
TEXT = "2023年，浏阳市签约项目12345个，其中工业4115个，占33.33%，到位资金三百五十六点八亿元，增长1.5倍。"


@pytest.mark.parametrize("name", CONTEXTS)
def test_no_decimal_context_of_the_host_changes_a_figure(name: str) -> None:
    report, number = extract(TEXT), parse_number("123456789.123")
    with localcontext(CONTEXTS[name]):
        assert parse_number("123456789.123") == number
        assert extract(TEXT).to_json() == report.to_json()
        assert list(check(report, TEXT)) == list(report.checks)
        assert [found.value for found in quantities("签约12345个")] == [12345]
        assert getcontext().prec == CONTEXTS[name].prec
