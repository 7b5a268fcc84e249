"""Times in text: what is found, which part it plays, and which range it means."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhaoshang_extract import lexicon
from zhaoshang_extract.discourse.clock import find_clock
from zhaoshang_extract.discourse.periods import periods
from zhaoshang_extract.edtf import Day, edtf, parse_edtf
from zhaoshang_extract.fold import fold
from zhaoshang_extract.mention.period import find_periods, resolve

KEYS = frozenset({"kind", "value", "not_after", "not_before"})
PUBLISHED = "2023-10-19"


def read(text: str, published: str | None = PUBLISHED) -> str:
    return " ".join(period.edtf for period in periods(text, published))


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # years
        ("2021年，全区新签项目73个", "2021"),
        ("2022年度新签项目73个", "2022"),
        ("二〇二二年新签项目七十三个", "2022"),
        ("２０２１年１—６月新签项目７３个", "2021-01/2021-06"),
        ("2022年全年新签73个", "2022"),
        ("2019—2022年累计引资61亿元", "2019/2022"),
        ("2019年至2022年累计引资61亿元", "2019/2022"),
        ("2021、2022年分别新签30个和40个", "2021 2022"),
        ("20xx年，全县新签30个", "XXXX"),
        # running totals
        ("1—9月份，新批外企7家", "2023-01/2023-09"),
        ("1~3月新签6个，4~6月新签9个", "2023-01/2023-03 2023-04/2023-06"),
        ("今年1月至8月引资6亿元", "2023-01/2023-08"),
        ("一至八月份引资六亿元", "2023-01/2023-08"),
        ("前8个月引资6亿元", "2023-01/2023-08"),
        ("今年头八个月引资6亿元", "2023-01/2023-08"),
        ("前九月引资6亿元", "2023-01/2023-09"),
        ("2022 年 1 - 9 月，新签 30 个", "2022-01/2022-09"),
        ("元至九月新签3个", "2023-01/2023-09"),
        ("2022年元月至9月新签3个", "2022-01/2022-09"),
        ("08年新签3个，二〇〇九年新签6个", "2008 2009"),
        ("二OO八年新签3个，二00九年新签6个", "2008 2009"),
        ("5月和8月，分别新签3个和6个", "2023-05 2023-08"),
        ("本周五新签3个", "2023-10-20"),
        ("10月9日至15日是冲刺期，截至本周五共12个", "2023-10-09/2023-10-15 ../2023-10-13"),
        ("发布日期：16.10.2023", "2023-10-16"),
        ("一、“十三五”工作回顾", "2016/2020"),
        # quarters, halves, months
        ("今年二季度新签14个", "2023-04/2023-06"),
        ("第三季度新签14个", "2023-07/2023-09"),
        ("前三季度新签14个", "2023-01/2023-09"),
        ("今年一至三季度新签14个", "2023-01/2023-09"),
        ("去年下半年开工3个", "2022-07/2022-12"),
        ("9月份当月新签6个", "2023-09"),
        ("三月份开工", "2023-03"),
        ("项目于2022年3月开工，2023年5月竣工", "2022-03 2023-05"),
        # days
        ("9月23日上午举行签约仪式，当天开工2个", "2023-09-23 2023-09-23"),
        ("2022年9月18日，项目签约", "2022-09-18"),
        ("5月12日至15日赴甬招商", "2023-05-12/2023-05-15"),
        ("5月28日—6月2日赴甬招商", "2023-05-28/2023-06-02"),
        ("发布日期：2023-10-16", "2023-10-16"),
        ("8月中旬新签3个", "2023-08-11/2023-08-20"),
        ("去年2月下旬新签3个", "2022-02-21/2022-02-28"),
        ("昨日，仪式举行", "2023-10-18"),
        ("昨（17）日上午，仪式举行", "2023-10-17"),
        ("今（19）日，仪式举行", "2023-10-19"),
        ("18日，项目签约", "2023-10-18"),
        ("28日，项目签约", "2023-09-28"),
        ("9月23日开幕，24日，客商实地考察", "2023-09-23 2023-09-24"),
        # stocks
        ("截至9月底，在谈43个", "../2023-09"),
        ("截止2023年6月30日，在谈43个", "../2023-06-30"),
        ("截至去年12月，在谈43个", "../2022-12"),
        ("截至三季度末，在谈43个", "../2023-09"),
        ("2022年末常住31万人", "../2022-12"),
        ("年末常住31万人", "../2023-12"),
        ("截至目前，在谈43个", "../2023-10-19"),
        ("1—8月新签9个。截至目前，在谈43个", "2023-01/2023-08 ../2023-08"),
        ("上月末贷款余额12亿元", "../2023-09"),
        # from … on
        ("今年以来，新签31个", "2023-01/2023-10"),
        ("2021年以来，新签31个", "2021-01/2023-10"),
        ("2021年至今，新签31个", "2021-01/2023-10-19"),
        ("年初至今，新签31个", "2023-01/2023-10-19"),
        ("开年以来，新签31个", "2023-01/2023-10-19"),
        ("8月以来，新签31个", "2023-08/2023-10-19"),
        ("从去年5月至今，引进9家", "2022-05/2023-10-19"),
        ("自2022年6月启动以来，引进9家", "2022-06/2023-10"),
        ("自2021年起，每年投入2亿元", "2021/.."),
        # deadlines
        ("到2027年，产值突破千亿元", "2027"),
        ("力争2025年底前建成", "2025"),
        ("确保明年6月底前投产", "../2024-06"),
        ("预计2024年底投产", "2024"),
        # bases
        ("上半年新签20个，比去年同期多5个", "2023-01/2023-06 2022-01/2022-06"),
        ("截至8月底有43个，上年同期39个", "../2023-08 ../2022-08"),
        ("1—9月增长8%，比2021年同期增长15%", "2023-01/2023-09 2021-01/2021-09"),
        ("占比由2019年的三成提高到2022年的五成", "2019 2022"),
        ("9月新签7个，比上月多2个", "2023-09 2023-08"),
        # counted years
        ("“十三五”期间引资300亿元", "2016/2020"),
        ("“十四五”前两年引资90亿元", "2021/2022"),
        ("到“十四五”末产值翻番", "../2025"),
        ("过去三年，年均增长11%", "2020/2022"),
        ("未来三年引进20家", "2024/2026"),
        ("1—9月引资9亿元，较上月末增长3%", "2023-01/2023-09 2023-08"),
        ("上半年新签9个；同期，开工6个", "2023-01/2023-06 2023-01/2023-06"),
        # a year as far as the report goes
        ("今年1—8月新签9个，年内新开工3个", "2023-01/2023-08 2023-01/2023-08"),
        ("今年1—8月新签9个，当年到位3亿元", "2023-01/2023-08 2023-01/2023-08"),
        ("2021年签约9个，当年开工3个", "2021 2021"),
        ("今年1—8月新签9个，力争年内新开工3个", "2023-01/2023-08 2023"),
        # the year in force
        ("去年新签12个，其中12月新签3个", "2022 2022-12"),
        ("2021年，一季度新签6个，二季度新签8个", "2021 2021-01/2021-03 2021-04/2021-06"),
        ("2021年签约，次年投产", "2021 2022"),
        ("去年10月至今年3月新签9个", "2022-10/2023-03"),
    ],
)
def test_ranges(text: str, gives: str) -> None:
    assert read(text) == gives


@pytest.mark.parametrize(
    ("published", "text", "gives"),
    [
        ("2024-01-10", "11月7日，对接会在深圳举行", "2023-11-07"),
        ("2024-01-10", "1—12月引资80亿元", "2023-01/2023-12"),
        ("2024-01-10", "力争四季度新签11个", "2024-10/2024-12"),
        ("2024-01-10", "四季度新签11个", "2023-10/2023-12"),
        ("2024-01-10", "全年引资80亿元", "2023"),
        ("2024-01-10", "力争全年引资80亿元", "2024"),
        ("2024-01-10", "五年来引资80亿元", "2019/2023"),
        ("2024-01-10", "今后五年引资80亿元", "2024/2028"),
        ("2024-01-10", "今年1—11月引资80亿元", "2023-01/2023-11"),
        ("2024-02-20", "全年计划引进项目80个", "2024"),
        ("2024-02-20", "完成全年任务的110%", "2023"),
        ("2024-08-31", "9月启动百日行动", "2024-09"),
        ("2018-03-12", "2017年全市招商工作综述\n全年引资80亿元，年末在建9个", "2017 2017 ../2017-12"),
        (None, "今年上半年新签30个，上年同期24个", "XXXX-01/XXXX-06 XXXX-01/XXXX-06"),
        (None, "2017年签约的40个项目中，今年上半年开工9个", "2017 2018?-01/2018?-06"),
        (None, "公司成立于2014年，今年上半年新签30个", "XXXX-01/XXXX-06"),
    ],
)
def test_ranges_of_other_documents(published: str | None, text: str, gives: str) -> None:
    assert read(text, published) == gives


@pytest.mark.parametrize(
    "text",
    [
        "实施招商三年行动，30日内办结，24小时在线",
        "“十四五”规划纲要明确了方向",
        "企业创建于1998年，联系电话0553-2016555",
        "奋战百日，365天不打烊，建设周期2年",
        "第12个项目、第3月台、连续第7年获奖",
        "历史同期最好，每月5日前报送，每年3月召开",
        "详见《2022年重点项目清单》",
        "按2020年可比价格计算，为2008年以来新高",
        "亿元以上年产值较高，健全年度以外的安全年检",
        "提前一个季度，用时3个月，一季一签约",
    ],
)
def test_no_period(text: str) -> None:
    assert [mention.quote for mention in find_periods(fold(text))] == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("1—9月新签7个", "during"),
        ("截至9月底在谈7个", "as_of"),
        ("今年以来新签7个", "since"),
        ("到2025年达到7个", "deadline"),
        ("年底前开工7个", "deadline"),
        ("到位资金由2018年的7亿元增加到2022年的9亿元", "base during"),
        ("比2019年、2021年分别增长7%和3%", "base base"),
        ("总量是2018年的2.3倍", "base"),
        ("在去年基础上增长7%", "base"),
        ("较年初增加7个", "base"),
        # what dates no fact
        ("新华社成都10月17日电（记者甲）", "aside"),
        ("记者昨日从市商务局获悉，上半年新签7个", "aside during"),
        ("10月17日，记者从市商务局了解到，上半年新签7个", "aside during"),
        ("10月17日，仪式举行，新签7个", "during"),
        ("严格执行2020年度奖励办法", "aside"),
        ("执行2020年度计划", "during"),
        ("——2016年1月8日在青石镇第二届人民代表大会上", "aside"),
        ("2024清水（上海）产业推介会举行", "aside"),
        ("上年新签7个", "base"),
    ],
)
def test_roles(text: str, roles: str) -> None:
    assert " ".join(mention.role for mention in find_periods(text)) == roles


def test_a_target_keeps_its_year_to_itself() -> None:
    (target,) = find_periods("完成全年任务的九成")
    assert (target.quote, target.local, target.ahead) == ("全年", True, False)
    (plan,) = find_periods("全年计划引进80个")
    assert (plan.local, plan.ahead) == (False, True)


def test_an_occasion_named_after_a_quarter_is_no_time() -> None:
    text = "三季度重大项目集中开工仪式举行，三季度共举办推介会6场"
    assert [mention.span.start for mention in find_periods(text)] == [text.rindex("三季度")]


def test_a_dateline_in_force_dates_nothing() -> None:
    clock = find_clock("某县2020年统计公报", date(2021, 3, 9), [])
    (mention,) = find_periods("全年引资8亿元")
    value = resolve(mention, clock, parse_edtf("2021-03-09"))
    assert value is not None
    assert edtf(value) == "2020"


@pytest.mark.parametrize(
    ("title", "published", "texts", "expected"),
    [
        (None, date(2023, 7, 14), [], (2023, 2023, False)),
        (None, date(2023, 2, 14), [], (2023, 2022, False)),
        (None, date(2023, 2, 14), ["今年以来，新签9个"], (2023, 2023, False)),
        ("某市2020年国民经济和社会发展统计公报", date(2021, 4, 2), [], (2021, 2020, False)),
        (None, date(2020, 1, 6), ["一、2019年工作回顾"], (2020, 2019, False)),
        ("2022年上半年招商工作总结", None, ["新签9个"], (2022, 2022, False)),
        ("2021年招商项目进展", None, ["今年6月投产"], (2021, 2021, False)),
        (None, None, ["2021年，新签9个。", "2022年，将新签12个。"], (2022, 2021, True)),
        (None, None, ["会议部署2025年任务。", "今年1—11月，新签9个。"], (2024, 2024, True)),
        (None, None, ["2017年新签9个。", "今年上半年新签6个。"], (2018, 2018, True)),
        (None, None, ["（2024年2月21日）", "去年新签9个。"], (2024, 2023, False)),
        (None, None, ["今年新签9个。"], (None, None, False)),
    ],
)
def test_clock(
    title: str | None,
    published: date | None,
    texts: list[str],
    expected: tuple[int | None, int | None, bool],
) -> None:
    clock = find_clock(title, published, texts)
    assert (clock.year, clock.topic_year, clock.uncertain) == expected


def test_the_present_is_the_end_of_the_title_s_total() -> None:
    assert find_clock("前11个月某省引资情况", date(2019, 12, 18), []).present == Day(2019, 11)
    assert find_clock("某市引资情况", date(2019, 12, 18), []).present == Day(2019, 12, 18)
    assert find_clock(None, None, ["2017年引资8亿元，今年1至6月6亿元"]).present == Day(2018, 6)


@pytest.mark.parametrize("entry", lexicon.load("periods", KEYS), ids=lambda entry: entry.id)
def test_lexicon(entry: lexicon.Entry) -> None:
    for example in entry.examples:
        assert read(example.text) == example.gives, example.text
    for text in entry.counter_examples:
        quotes = [mention.quote for mention in find_periods(text)]
        assert not [form for form in entry.forms for quote in quotes if form in quote], text


def test_iso_days_and_places() -> None:
    found = periods("截至去年２月，在谈9个", "2025-01-05")
    assert [(p.start, p.end, p.quote, tuple(p.span)) for p in found] == [
        (None, "2024-02-29", "截至去年２月", (0, 6))
    ]


PIECES = st.from_regex(
    r"\A([年月日底末至—、前个来五十，。的比《》起近]|1|9|12|31|2023|第|今年|去年|上年|同期|截至|季度|半年|“十三五”"
    r"|以来|目前|上月|当天|全年|任务|力争|下旬)\Z"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from([None, "2024-02-29", "2023-12-31"]))
def test_any_text_is_read(text: str, published: str | None) -> None:
    mentions = find_periods(text)
    last = 0
    for mention in mentions:
        assert mention.span.start >= last
        assert mention.quote == text[mention.span.start : mention.span.end]
        last = mention.span.end
    for period in periods(text, published):
        assert edtf(parse_edtf(period.edtf)) == period.edtf


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    periods(text, PUBLISHED)


@pytest.mark.parametrize(
    "piece",
    ["1", "十", "年", "1月", "1—", "2023年", "截至", "今年", "《", "1月至", "前", "“十三五", "五年", " "],
)
def test_time_grows_with_the_length(piece: str) -> None:
    def once(text: str) -> float:
        started = time.process_time()
        find_periods(text)
        return time.process_time() - started

    def seconds(count: int) -> float:
        return min(once(piece * count) for _ in range(3))

    assert seconds(8000) < 0.05 + 16 * seconds(2000)
