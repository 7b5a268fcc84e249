import pytest

from zhaoshang_extract import extract
from zhaoshang_extract.layout.cell import TABLE_KEYS, counting_unit, words_of
from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.segment import Table, segment

TABBED = (
    "各乡镇到位资金\n\n表2 上半年各乡镇到位资金\n单位：万元、%\n"
    "乡镇\t到位资金\t完成率\n青石镇\t1,260\t63.0\n白沙乡\t845\t-4.2\n合计\t2,105\t—\n\n青石镇完成最好，白沙乡居后。\n"
)


def table_of(text: str) -> Table:
    (table,) = [part for story in segment(text) for part in story.parts if isinstance(part, Table)]
    return table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_tabbed_rows_with_caption_unit_and_header() -> None:
    table = table_of(TABBED)
    assert [passage.text for passage in table.caption] == ["表2 上半年各乡镇到位资金", "单位：万元、%"]
    assert table.units == ["万元", "%"]
    assert [cell.text for cell in table.header] == ["乡镇", "到位资金", "完成率"]
    assert texts(table) == [["青石镇", "1,260", "63.0"], ["白沙乡", "845", "-4.2"], ["合计", "2,105", "—"]]
    for row in [table.header, *table.rows]:
        for cell in row:
            assert TABBED[slice(*cell.span)] == cell.text


def test_rows_apart_by_blanks_and_by_drawn_lines() -> None:
    blanks = "各县进度表\n  县  签约  开工\n  东县   12   9\n  西县   8    6\n"
    assert texts(table_of(blanks)) == [["东县", "12", "9"], ["西县", "8", "6"]]
    drawn = "┌──┬──┬──┐\n│县名│签约│开工│\n├──┼──┼──┤\n│东县│12│9│\n├──┼──┼──┤\n│西县│8│6│\n└──┴──┴──┘\n"
    table = table_of(drawn)
    assert [cell.text for cell in table.header] == ["县名", "签约", "开工"]
    assert texts(table) == [["东县", "12", "9"], ["西县", "8", "6"]]


def test_named_values_are_a_table_below_a_unit_only() -> None:
    with_unit = "各区到位资金（亿元）\n东区：12.4\n西区：9.8\n南区：7\n"
    table = table_of(with_unit)
    assert (table.units, table.header) == (["亿元"], [])
    assert texts(table) == [["东区", "12.4"], ["西区", "9.8"], ["南区", "7"]]
    assert not any(
        isinstance(part, Table) for story in segment("东区：12\n西区：9\n南区：7\n") for part in story.parts
    )


def test_prose_and_page_heads_are_no_table() -> None:
    text = (
        "2019年3月4日　星期一　　第2版　要闻\n\n招商提速\n\n"
        "东区 签约 12个项目，西区 签约 9个项目。\n东区 开工 8个项目，西区 开工 6个项目。\n"
    )
    assert not any(isinstance(part, Table) for story in segment(text) for part in story.parts)


def test_a_missing_cell_keeps_the_columns_apart() -> None:
    text = "指标\t东区\t西区\n产值（亿元）\t12.5\t8.4\n到位资金（亿元）\t\t3.4\n项目数（个）\t9\n"
    assert texts(table_of(text)) == [
        ["产值（亿元）", "12.5", "8.4"],
        ["到位资金（亿元）", "", "3.4"],
        ["项目数（个）", "9", ""],
    ]


def test_rows_without_a_header_are_left_unread() -> None:
    (story,) = segment("东县  12  9\n西县  8  6\n")
    assert not any(isinstance(part, Table) for part in story.parts)
    assert "table" in {part.kind for part in story.parts if not isinstance(part, Table)}


def test_a_row_of_another_length_leaves_the_others_their_columns() -> None:
    text = "县  签约（个）  开工（个）  投产（个）\n东县  12  9  6\n西县  8  5\n南县  7  5  1\n"
    assert texts(table_of(text)) == [["东县", "12", "9", "6"], ["西县", "8", "5"], ["南县", "7", "5", "1"]]
    report = extract(text)
    assert [fact.quote for fact in report.observations] == ["12", "9", "6", "7", "5", "1"]
    assert [issue.quote for issue in report.issues if issue.code == "table_unread"] == ["8", "5"]


def test_a_table_copied_cell_by_cell_has_its_rows_and_header() -> None:
    text = "数量\n（个）\n金额（亿元）\n东县\n12\n3.5\n西县\n9\n2.4\n南县\n7\n—\n\n以上数据来自各县。\n"
    table = table_of(text)
    assert ["".join(cell.text.split()) for cell in table.header] == ["", "数量（个）", "金额（亿元）"]
    assert texts(table) == [["东县", "12", "3.5"], ["西县", "9", "2.4"], ["南县", "7", "—"]]


def test_names_and_figures_by_turns_need_a_unit() -> None:
    assert texts(table_of("成绩单\n签约\n12个\n开工\n9个\n投产\n7个\n")) == [
        ["签约", "12个"],
        ["开工", "9个"],
        ["投产", "7个"],
    ]
    for counters in ("热门\n分享\n12\n点赞\n9\n在看\n7\n", "签约\n12个\n开工\n9个\n"):
        assert not any(isinstance(part, Table) for story in segment(counters) for part in story.parts)


def test_a_header_of_two_lines() -> None:
    text = "县\t签约\t\t开工\t\n\t个数\t位次\t个数\t位次\n东县\t12\t1\t9\t2\n西县\t8\t2\t10\t1\n"
    table = table_of(text)
    assert [cell.text for cell in table.over] == ["县", "签约", "", "开工", ""]
    assert [cell.text for cell in table.header] == ["", "个数", "位次", "个数", "位次"]


def test_figures_of_a_table_that_nothing_explains_are_issues() -> None:
    text = "某市各县情况\n县  甲项  乙项\n东县  12  9\n西县  8  6\n"
    report = extract(text)
    assert not report.observations
    assert [(issue.code, issue.quote) for issue in report.issues] == [
        ("table_unread", figure) for figure in ("12", "9", "8", "6")
    ]


def lines(*cells: str) -> str:
    return "\n".join(cells) + "\n"


def facts(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Figure, measure, place and time of each fact, in the order of the text."""
    found = extract(text).observations
    return [(o.quote, o.measure, o.region.name if o.region else None, o.period) for o in found]


def test_parts_take_measure_and_unit_of_the_row_above() -> None:
    text = lines(
        *("2021年8月赣州市外资情况", "指标", "8月", "同比（%）", "1-8月", "累计同比（%）"),
        *("新设外资企业（家）", "21", "5.0", "160", "-3.1"),
        *("按方式分", "# 中外合资", "9", "12.5", "70", "1.4", "外商独资", "——", "-100", "3", "0"),
        *("实际使用外资（亿美元）", "0.62", "4.2", "5.15", "7.7", "# 工  业", "0.41", "3.3", "3.02", "6.1"),
        "注：按商务部口径。",
    )
    report = extract(text)
    told = {(o.quote, o.period): (o.measure, o.unit, o.industry) for o in report.observations}
    assert told["9", "2021-08"] == ("enterprise_count", "家", None)
    assert told["70", "2021-01/2021-08"] == ("enterprise_count", "家", None)
    assert told["-100", "2021-08"] == ("enterprise_count", "%", None)
    assert told["0", "2021-01/2021-08"] == ("enterprise_count", "%", None)
    assert told["3.02", "2021-01/2021-08"] == ("foreign_capital_used", "亿美元", "工业")
    assert not [issue for issue in report.issues if issue.code == "table_unread"]


def test_a_row_with_a_unit_of_its_own_takes_nothing_from_above() -> None:
    text = lines(
        *("2021年抚州市主要指标", "指标", "单位", "总量", "增速%", "财政总收入", "亿元", "52.1", "4.0"),
        *(
            "# 税收收入",
            "亿元",
            "40.2",
            "3.1",
            "粮食",
            "万吨",
            "81.5",
            "1.2",
            "工业用电",
            "亿千瓦时",
            "9.3",
            "6",
        ),
    )
    assert [(quote, measure) for quote, measure, *_ in facts(text)] == [
        *(
            ("52.1", "fiscal_revenue"),
            ("4.0", "fiscal_revenue"),
            ("40.2", "tax_revenue"),
            ("3.1", "tax_revenue"),
        ),
        *(("81.5", "other_count"), ("1.2", "other_count"), ("9.3", "other_count"), ("6", "other_count")),
    ]


def test_kinds_of_firms_among_the_parts_of_a_sum_count_no_firms() -> None:
    rows = "工业增加值 | -7.5 |\n#国有企业 | 3.2 |\n股份制企业 | -6.1 |\n"
    text = f"2020年1-3月徐州市工业增加值\n指标 | 增长（%）|\n{rows}"
    assert {measure for _, measure, *_ in facts(text)} == {"value_added"}


def test_growth_on_the_year_before_is_of_the_time_of_the_table() -> None:
    text = lines(
        *("2019年桐城市国民经济", "指标", "绝对值（亿元）", "比上年增长（%）"),
        *("生产总值", "301.2", "7.8", "财政收入", "28.4", "5.1", "社会消费品零售总额", "120.6", "11.0"),
    )
    assert {period for *_, period in facts(text)} == {"2019"}


@pytest.mark.parametrize(
    ("header", "times"),
    [
        (("本月", "同比%", "累计", "同比%"), ("2018-11", "2018-11", "2018-01/2018-11", "2018-01/2018-11")),
        (
            ("1-11月", "上年同期", "11月", "同比%"),
            ("2018-01/2018-11", "2017-01/2017-11", "2018-11", "2018-11"),
        ),
        (
            ("11月累计", "同比%", "年度任务", "完成率"),
            ("2018-01/2018-11", "2018-01/2018-11", "2018", "2018-01/2018-11"),
        ),
    ],
)
def test_a_column_without_a_time_has_that_of_the_figures_to_its_left(
    header: tuple[str, ...], times: tuple[str, ...]
) -> None:
    rows = (
        "东乡区",
        "12",
        "5%",
        "80",
        "7%",
        "南城县",
        "9",
        "4%",
        "71",
        "6%",
        "资溪县",
        "8",
        "2%",
        "60",
        "3%",
    )
    text = lines("2018年11月抚州市到位资金情况表", "单位：亿元", "县区", *header, *rows)
    assert tuple(period for *_, period in facts(text)[:4]) == times


def test_numbered_rows_hold_words_among_their_figures() -> None:
    text = lines(
        *("2022年4月龙南市驻点招商情况", "序号", "单位", "外出人数", "外出天数", "去向"),
        *("1", "商务局", "4", "31", "去佛山", "2", "工信局", "2", "25", "去厦门"),
        *("3", "里仁镇", "3", "3", "去中山", "4", "渡江镇", "0", "0", "没有外出", "合计", "9", "59"),
    )
    assert texts(table_of(text))[-2:] == [["4", "渡江镇", "0", "0", "没有外出"], ["合计", "9", "59"]]
    told = facts(text)
    assert [(quote, measure) for quote, measure, *_ in told[4:8]] == [
        *(("3", "person_count"), ("3", "duration"), ("0", "person_count"), ("0", "duration")),
    ]
    assert told[4][2] == "江西省赣州市龙南市里仁镇"
    assert [quote for quote, *_ in told[-2:]] == ["9", "59"]


def test_places_in_an_order_are_no_numbers_of_rows() -> None:
    text = lines(
        *("2020年上半年抚州市招商项目进度表", "责任单位", "年度任务（个）", "完成（个）", "完成率", "排名"),
        *("临川区", "12", "8", "66.7%", "1", "东乡区", "10", "6", "60%", "2", "南城县", "8", "4", "50%", "3"),
        *("合计", "30", "18", "60%"),
    )
    assert texts(table_of(text))[2:] == [["南城县", "8", "4", "50%", "3"], ["合计", "30", "18", "60%"]]


def test_the_two_lines_of_a_header_one_after_the_other() -> None:
    text = lines(
        *("2012年1-7月铜陵市外贸情况表", "单位：万美元", "地区", "进出口总额", "排序", "出口总额", "排序"),
        *("金额", "同比%", "金额", "同比%", "全市合计", "18600", "9.1", "12400", "8"),
        *(
            "郊区",
            "3100",
            "-4.2",
            "2",
            "2600",
            "-1.5",
            "2",
            "铜陵县",
            "5200",
            "30.5",
            "1",
            "4100",
            "28.3",
            "1",
        ),
        *("开发区（含新区）", "2900", "3", "3", "2100", "2", "3"),
    )
    table = table_of(text)
    assert [cell.text for cell in table.over] == ["地区", "进出口总额", "", "排序", "出口总额", "", "排序"]
    assert [cell.text for cell in table.header] == ["", "金额", "同比%", "", "金额", "同比%", ""]
    told = facts(text)
    assert {measure for _, measure, *_ in told} == {"trade_value"}
    assert told[-1] == ("3", "trade_value", "安徽省铜陵市开发区", "2012-01/2012-07")


def test_a_lower_line_whose_cells_never_repeat_is_shared_out_evenly() -> None:
    text = lines(
        *("2019年一季度荆州市招商统计表", "单位：个、亿元", "县市区", "新签约项目", "新开工项目"),
        *("签约项目数", "协议投资额", "开工项目数", "完成投资额", "荆州区", "12", "40.5", "6", "12"),
        *("沙市区", "14", "52", "8", "16.5", "江陵县", "10", "38", "5", "11.2"),
    )
    report = extract(text)
    assert [(o.quote, o.unit, o.measure, o.stage) for o in report.observations[:2]] == [
        ("12", "个", "project_count", "signed"),
        ("40.5", "亿元", "agreed_investment", "signed"),
    ]


def test_columns_of_steps_and_of_parts_count_projects() -> None:
    text = lines(
        *(
            "2019年1-10月南昌市项目进展表",
            "单位：个、亿元",
            "县区",
            "签约",
            "其中：亿元以上",
            "开工",
            "开工率",
            "到位资金",
        ),
        *("东湖区", "12", "4", "8", "66.7", "10.5", "西湖区", "10", "3", "6", "60", "8.2"),
        *("新建区", "9", "1", "5", "55.6", "6.6"),
    )
    report = extract(text)
    assert [(o.measure, o.stage, o.rate_kind) for o in report.observations[:5]] == [
        *(
            ("project_count", "signed", None),
            ("project_count", "signed", None),
            ("project_count", "started", None),
        ),
        *(("project_count", "started", "stage_rate"), ("paid_in_funds", None, None)),
    ]
    part = report.observations[1].threshold
    assert part is not None
    assert str(part.min) == "1"


def test_tables_that_follow_one_another_have_headers_of_their_own() -> None:
    text = lines(
        *(
            "2016年1-8月衡阳市指标",
            "指标",
            "8月",
            "1-8月",
            "财政收入（亿元）",
            "18",
            "180",
            "投资（亿元）",
            "23",
            "160",
        ),
        *("出口（亿美元）", "1.2", "8.8", "各县指标", "县市区", "财政收入（亿元）", "增长%"),
        *("耒阳市", "20.1", "6", "常宁市", "15.2", "5.5", "衡南县", "14", "7"),
    )
    tables = [part for story in segment(text) for part in story.parts if isinstance(part, Table)]
    assert [[cell.text for cell in table.header] for table in tables] == [
        ["指标", "8月", "1-8月"],
        ["县市区", "财政收入（亿元）", "增长%"],
    ]


def test_cells_with_a_bar_on_a_line_of_its_own_between_them() -> None:
    rows = (
        "工业投资",
        "亿元",
        "―",
        "3.0",
        "民间投资",
        "亿元",
        "―",
        "2.2",
        "社会消费品零售总额",
        "亿元",
        "63.1",
        "-7",
    )
    text = "\n|\n".join(("指标", "单位", "累计", "±%", *rows)) + "\n|\n"
    assert texts(table_of(f"2020年1-6月绵阳市指标\n{text}"))[2] == [
        "社会消费品零售总额",
        "亿元",
        "63.1",
        "-7",
    ]


def test_units_on_a_line_of_their_own_below_the_header() -> None:
    text = (
        "2021年上半年吉安市情况\n县区  签约项目  签约金额  开工率\n（个）  （亿元）  （%）\n"
        "吉州区  12  30.5  50\n青原区  10  22.1  40\n"
    )
    assert [cell.text for cell in table_of(text).over] == ["县区", "签约项目", "签约金额", "开工率"]
    assert [measure for _, measure, *_ in facts(text)[:3]] == [
        "project_count",
        "agreed_investment",
        "project_count",
    ]


def test_a_part_over_several_sizes() -> None:
    text = (
        "2021年上半年吉安市项目\n县区 项目总数（个） 其中\n10亿元以上 5亿元以上 亿元以上\n"
        "吉州区 12 1 3 8\n青原区 10 0 2 8\n吉安县 9 1 1 7\n"
    )
    told = extract(text).observations[:4]
    assert [(o.quote, o.measure) for o in told] == [
        (quote, "project_count") for quote in ("12", "1", "3", "8")
    ]
    assert [str(o.threshold.min) if o.threshold else None for o in told] == [None, "10", "5", "1"]


def test_goals_below_a_heading_count_what_it_names() -> None:
    text = (
        "2021年上半年吉安市通报\n\n一、签约项目情况\n县区 目标（个） 完成（个） 完成年度任务比例\n"
        "吉州区 24 12 50%\n青原区 25 10 40%\n\n二、开工项目情况\n"
        "县区 目标（个） 完成（个） 完成年度任务比例\n"
        "吉州区 20 10 50%\n青原区 25 10 40%\n"
    )
    told = [(o.quote, o.measure, o.stage, o.modality, o.rate_kind) for o in extract(text).observations]
    assert told[:2] == [
        ("24", "project_count", "signed", "target", None),
        ("12", "project_count", "signed", "actual", None),
    ]
    assert [stage for _, _, stage, *_ in told[6:8]] == ["started", "started"]
    assert told[2][4] == "completion"


@pytest.mark.parametrize("entry", load("tables", TABLE_KEYS), ids=lambda entry: entry.id)
def test_words_of_tables_play_the_role_that_their_examples_show(entry: Entry) -> None:
    for example in entry.examples:
        assert any(form in example.text for form in words_of(entry.facts["role"]))


def test_counting_names_give_their_unit() -> None:
    assert [counting_unit(name) for name in ("参会人数", "驻点天数", "有效线索数", "到位资金")] == [
        "人",
        "天",
        "条",
        None,
    ]
