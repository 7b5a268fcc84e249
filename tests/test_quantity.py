"""Quantities: the expected answer stands behind each sentence."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang_extract import extract
from zhaoshang_extract.fold import fold
from zhaoshang_extract.mention.quantity import Quantity, find_numbers, find_quantities, quantities

# sentence → kind quote=value..value_max bound currency; nothing where nothing is reported
READ = """
1至5月到位资金42.6亿元，同比增长18.3% → amount 42.6亿元=42.6; rate 18.3%=18.3
完成税收３，８６０万元 → amount ３，８６０万元=0.386
人均可支配收入31250元 → amount 31250元=0.0003125
去年生产总值达到1.26万亿元 → amount 1.26万亿元=12600
合同外资12.4亿美元（约合8.7亿元人民币） → amount 12.4亿美元=12.4 USD; amount 8.7亿元人民币=8.7 about
注册资本5000万港元，另投300万欧元 → amount 5000万港元=0.5 HKD; amount 300万欧元=0.03 EUR
折合港币5亿元 → amount 5亿元=5 HKD
合同投资额三十二亿六千万元 → amount 三十二亿六千万元=32.6
到位资金突破四亿元 → amount 四亿元=4 over
总产值冲破千亿，总投资超百亿元 → amount 千亿=1000 over; amount 百亿元=100 over
年产值少说也有三四百亿 → amount 三四百亿=300..400 over
设立总规模20—50亿元的产业基金 → amount 20—50亿元=20..50
预计投资5000万—1亿元 → amount 5000万—1亿元=0.5..1
年缴税2600万元以上，预计到资900万美元左右 → amount 2600万元=0.26 over; amount 900万美元=0.09 about USD
净利润3.6亿，研发投入2100多万 → amount 3.6亿=3.6; amount 2100多万=0.21 over
首期就投了3个亿 → amount 3个亿=3
人均GDP8.2万元 → amount 8.2万元=0.00082
新签约项目86个，其中外资项目十二个 → count 86个=86; count 十二个=12
走访企业1200余家，举办推介会近30场 → count 1200余家=1200 over; count 30场=30 under
客商四百多名，二十几家商会 → count 四百多名=400 over; count 二十几家=20 over
带动就业2.3万人，惠及1万6千多户 → count 2.3万人=23000; count 1万6千多户=16000 over
园区企业过千家，吸引近千名客商 → count 千家=1000 over; count 千名=1000 under
流转土地一千二百亩，装机4380万千瓦 → count 一千二百亩=1200; count 4380万千瓦=43800000
粮食产量1.3万亿斤以上 → count 1.3万亿斤=1300000000000 over
储备项目5至8个，组织1-2场活动 → count 5至8个=5..8; count 1-2场=1..2
新增七八个项目、十七八家企业 → count 七八个=7..8; count 十七八家=17..18
日均新设企业5千多户 → count 5千多户=5000 over
接待游客35万人次、600多批次 → count 35万人次=350000; count 600多批次=600 over
5大产业项目2350个 → count 2350个=2350
引进500+家企业 → count 500+家=500 over
降低700多万个体工商户税负 → count 700多万=7000000 over
9000多万农村人口饮水安全，约1亿左右进城人口 → count 9000多万=90000000 over; count 1亿=100000000 about
参保人数增加1.2亿 → count 1.2亿=120000000
工业项目一个，农业项目两个 → count 一个=1; count 两个=2
平均受教育年限由12.6年提高到13年 → count 12.6年=12.6; count 13年=13
目前23个项目开工 → count 23个=23
税收下降5.7%，用电量同比减少了近两成 → rate 5.7%=-5.7; rate 两成=-20 under
失业率由4.8%降至3.9% → rate 4.8%=4.8; rate 3.9%=3.9
增速比上年回落0.3个百分点，降幅收窄1.6个百分点 → rate 0.3个百分点=-0.3; rate 1.6个百分点=1.6
降幅比一季度扩大1.3个百分点，涨幅收窄0.4个百分点 → rate 1.3个百分点=-1.3; rate 0.4个百分点=-0.4
工业投资同比增长-8.9% → rate -8.9%=-8.9
增长一成八，占比不到四成 → rate 一成八=18; rate 四成=40 under
增长百分之十二点三，投诉率降至千分之三点二 → rate 百分之十二点三=12.3; rate 千分之三点二=0.32
自然增长率2.35‰ → rate 2.35‰=0.235
利润增长1.4倍，产能提高一倍半 → rate 1.4倍=140; rate 一倍半=150
总量翻了一番多，出口翻两番 → rate 翻了一番=100 over; rate 翻两番=300
外资比上年翻了近一番 → rate 翻了近一番=100 under
重污染天数减少一半，完成三分之二以上 → rate 一半=-50; rate 三分之二=66.6667 over
到位资金同比翻番，其中省外资金占比过半 → rate 翻番=100; rate 半=50 over
时间过半、任务过半，实施产值翻番计划 →
增长6%—8%，年均7至9% → rate 6%—8%=6..8; rate 7至9%=7..9
三次产业结构调整为11.2∶44.6∶44.2 → rate 11.2=11.2; rate 44.6=44.6; rate 44.2=44.2
分别提高8.5、9.6和7.1个百分点 → rate 8.5=8.5; rate 9.6=9.6; rate 7.1个百分点=7.1
总量居全省第四位，增速列全市第六。 → rank 第四位=4; rank 第六=6
分列第一、第二、第三位，跻身前五位 → rank 第一=1; rank 第二=2; rank 第三位=3; rank 五位=5
进度位居全省首位 → rank 首位=1
第一产业增加值21.4亿元 → amount 21.4亿元=21.4
县级“8个项目”通过评审 → count 8个=8
"""

SILENT = """
2023年7月14日 01版 星期五
联系电话：0731-88651234，邮编410000
会议于9:30开始，20:30:50结束
第三届大会第五次会议，第一批，第一书记，第十八届，第37期
“五个一”“三图两库一清单”“百日攻坚”“1+8”“365天不打烊”“4611”
3+1产业体系，5A级景区，5G基站，PM2.5，维生素D3
一项一项抓，一个项目接着一个项目盯，引进一批好项目
围绕五大产业，实施十大工程，三个方面、五个环节
十四五时期，过去五年，近3年，三年行动，力争3年内建成
千方百计，四梁八柱，一带一路，五家渠市，三台县
打造千亿产业，培育百亿企业，冲刺万亿GDP城市
单位：亿元、%
阅读 10万+
数百亿元，几十个，数十家
第一、二、三产业，第一方阵，第一要务，第一时间
《三年倍增行动方案（50条）》
"""


def shown(quantity: Quantity) -> str:
    high = "" if quantity.value_max is None else f"..{quantity.value_max:f}"
    bound = "" if quantity.bound == "exact" else f" {quantity.bound}"
    currency = "" if quantity.currency in (None, "CNY") else f" {quantity.currency}"
    return f"{quantity.kind} {quantity.quote}={quantity.value:f}{high}{bound}{currency}"


@pytest.mark.parametrize("line", READ.strip().splitlines())
def test_sentence(line: str) -> None:
    text, _, expected = line.partition(" → ")
    assert "; ".join(map(shown, quantities(text))) == expected


@pytest.mark.parametrize("text", SILENT.strip().splitlines())
def test_nothing_is_reported(text: str) -> None:
    assert [shown(quantity) for quantity in quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "number", "unit", "measure", "step"),
    [
        ("到位资金845.6亿元", "845.6", "亿元", None, "0.1"),
        ("外出招商180余批次", "180", "批次", "visit_count", "1"),
        ("税收3500万元", "3500", "万元", None, "0.0001"),
        ("带动就业三十二万人", "三十二", "万人", "person_count", "10000"),
        ("增长一成八", "一成八", "成", None, "1"),
        ("审批只用47天", "47", "天", "duration", "1"),
        ("净利润3.85亿", "3.85", "亿", None, "0.01"),
    ],
)
def test_number_and_unit_are_as_printed(
    text: str, number: str, unit: str, measure: str | None, step: str
) -> None:
    (quantity,) = find_quantities(fold(text))
    assert (quantity.number, quantity.unit, quantity.unit_measure) == (number, unit, measure)
    assert quantity.step == Decimal(step)


def test_a_bare_number_can_be_counted() -> None:
    (quantity,) = find_quantities("使用量达到6069万")
    assert quantity.bare
    assert (quantity.kind, quantity.currency, quantity.value) == ("amount", "CNY", Decimal("0.6069"))
    count = quantity.as_count()
    assert (count.kind, count.currency, count.value) == ("count", None, Decimal(60690000))
    assert count.as_count() is count


def full_width(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if char.isascii() else char for char in text)


CHINESE = "零一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"


def in_words(value: int, digits: str = CHINESE, places: str = "十百千") -> str:
    """A value below 10,000 in words."""
    out, zero = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            out += ("零" if zero and out else "") + digits[digit] + (places[power - 1] if power else "")
        zero = digit == 0
    return out


# Each style prints 1 ≤ value ≤ 9999, here as 亿 of yuan with nothing behind the point.
STYLES = {
    "plain": lambda value: f"{value}亿元",
    "decimal": lambda value: f"{value}.0亿元",
    "commas": lambda value: f"{value:,}亿元",
    "full width": lambda value: full_width(f"{value}") + "亿元",
    "words": lambda value: in_words(value) + "亿元",
    "formal": lambda value: in_words(value, FORMAL, "拾佰仟") + "亿元",
    "no unit": lambda value: f"{value}亿",
    "in 万": lambda value: f"{value}0000万元",
    "in 元": lambda value: f"{value}00000000元",
    "in 万 with commas": lambda value: f"{value * 10000:,}万元",
    "with its currency": lambda value: f"{value}亿元人民币",
    "dollars": lambda value: f"{value}亿美元",
    "万 dollars": lambda value: f"{value}0000万美元",
    "more": lambda value: f"{value}余亿元",
    "many": lambda value: f"{value}多亿元",
    "spaced": lambda value: f"{value} 亿元",
    "words of dollars": lambda value: in_words(value) + "亿美元",
    "two places": lambda value: f"{value}.00亿元",
    "HKD": lambda value: f"{value}亿港元",
    "yuan in words": lambda value: in_words(value) + "亿人民币",
}


@given(
    st.integers(1, 9999),
    st.sampled_from(sorted(STYLES)),
    st.sampled_from(["", "总投资", "其中外资项目协议投资额", "（", "约", "完成全年任务", "据介绍，"]),
    st.sampled_from(["", "，同比上升", "。", "）", "的资金", "左右", "、占比较高"]),
)
def test_twenty_styles_read_back(value: int, style: str, before: str, after: str) -> None:
    printed = STYLES[style](value)
    text = before + printed + after
    (quantity,) = quantities(text)
    assert quantity.value == value
    assert text[quantity.span.start : quantity.span.end] == quantity.quote == printed


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_mixed_groups_read_back(yi: int, wan: int) -> None:
    (quantity,) = quantities(f"总投资{yi}亿{wan}万元")
    assert quantity.value == Decimal(yi) + Decimal(wan) / 10000


@given(
    st.text(
        "一二三十百千万亿0123456789.,，。至—-~：%成倍番个家亿元以上超过约下降第前分之半“”余多 年月",
        max_size=60,
    )
)
def test_spans_are_sound_on_any_text(text: str) -> None:
    folded = fold(text)
    found, thresholds = find_numbers(folded)
    for one in (*found, *thresholds):
        assert folded[one.span.start : one.span.end] == one.quote
        assert one.quote
    spans = sorted(one.span for one in (*found, *thresholds))
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert [one.span for one in found] == sorted(one.span for one in found)


@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    for quantity in quantities(text):
        assert text[quantity.span.start : quantity.span.end] == quantity.quote


@pytest.mark.parametrize(
    "text",
    [
        "1" * 8000,
        "十" * 5000,
        "投资10亿元，占5%" * 2000,
        "第一、" * 3000,
        "从" * 5000 + "5个至6个",
        "1：" * 4000,
        "10、" * 3000,
    ],
)
def test_long_text_without_a_stop_is_no_trap(text: str) -> None:
    find_numbers(text)


def test_a_figure_may_have_more_digits_than_arithmetic_keeps() -> None:
    (found,) = quantities("增长一百亿亿亿倍")
    assert format(found.value, "f") == "1" + "0" * 28
    assert extract("增长一百亿亿亿倍").observations[0].value == "1" + "0" * 28
