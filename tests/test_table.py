import pytest

from zhaoshang_extract import extract
from zhaoshang_extract.layout.cell import TABLE_KEYS, words_of
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


@pytest.mark.parametrize("entry", load("tables", TABLE_KEYS), ids=lambda entry: entry.id)
def test_words_of_tables_play_the_role_that_their_examples_show(entry: Entry) -> None:
    for example in entry.examples:
        assert any(form in example.text for form in words_of(entry.facts["role"]))
