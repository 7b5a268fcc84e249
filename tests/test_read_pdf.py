"""PDF files: columns, paragraphs, tables, margins."""

from __future__ import annotations

import pytest
from pdf_pages import Placed, flow, make_pdf

from zhaoshang_extract.read.document import read_page
from zhaoshang_extract.read.failure import DocumentError
from zhaoshang_extract.read.source import Source

pytest.importorskip("pypdfium2")
FIRST = "上半年，临江县新签约亿元以上项目12个，协议投资额35.6亿元，同比增长12.5%，增幅居全市第二位。"
SECOND = "其中制造业项目8个，占66.7%，各乡镇把招商引资作为头号工程来抓，外出拜访企业240余家，成效明显。"
THIRD = "下半年，全县计划再开工项目9个，完成到位资金40亿元以上，力争全年实现税收5.2亿元，增长8%左右。"


def read(*pages: list[Placed]) -> list[str]:
    _, page = read_page(Source("a.pdf"), make_pdf(list(pages)))
    return page.text.splitlines()


def test_lines_become_paragraphs() -> None:
    assert read([*flow(FIRST, 60, 700, 300), *flow(SECOND, 60, 640, 300)]) == [FIRST, SECOND]


def test_columns_follow_each_other_below_their_heading() -> None:
    title = Placed(180, 780, 20, "临江县半年成绩单")
    left = [*flow(FIRST, 50, 740, 235), *flow(SECOND, 50, 660, 235)]
    assert read([title, *left, *flow(THIRD, 310, 740, 235)]) == ["临江县半年成绩单", FIRST, SECOND, THIRD]


def test_the_order_of_the_file_does_not_matter() -> None:
    left, right = flow(FIRST + SECOND, 50, 740, 235), flow(THIRD * 2, 310, 740, 235)
    mixed = [item for pair in zip(right, left, strict=False) for item in pair]
    rest = [item for item in left + right if item not in mixed]
    assert read([*mixed, *rest]) == [FIRST + SECOND, THIRD * 2]


def test_a_paragraph_goes_on_over_pages_and_columns() -> None:
    lines = flow(FIRST + SECOND + THIRD, 60, 760, 300)
    moved = [Placed(item.x, item.y + 200, item.size, item.text) for item in lines[4:]]
    assert read(lines[:4], moved) == [FIRST + SECOND + THIRD]


def test_page_numbers_and_running_heads_are_left_out() -> None:
    pages = [
        [Placed(60, 820, 9, "临江县统计公报"), *flow(text, 60, 760, 300), Placed(290, 30, 9, f"— {number} —")]
        for number, text in enumerate((FIRST, SECOND, THIRD), 1)
    ]
    assert read(*pages) == [FIRST, SECOND, THIRD]


def test_rows_of_a_table_stay_rows() -> None:
    rows = [("乡镇", "项目数", "投资额"), ("东乡", "5", "12.5"), ("西乡", "7", "23.1"), ("南乡", "9", "8.4")]
    cells = [
        Placed(60 + 120 * column, 700 - 20 * row, 10, cell)
        for row, line in enumerate(rows)
        for column, cell in enumerate(line)
    ]
    assert read(cells) == ["\t".join(row) for row in rows]


def test_radicals_are_read_as_the_characters_they_look_like() -> None:
    assert read([Placed(60, 700, 12, "6⽉1⽇，⼤项⽬开⼯。")]) == ["6月1日，大项目开工。"]


def test_words_and_figures_keep_their_blanks() -> None:
    assert read([Placed(60, 700, 12, "GDP of 3.5 in Q1")]) == ["GDP of 3.5 in Q1"]


def test_a_page_of_nothing_but_a_number_is_no_error_beside_others() -> None:
    assert read(flow(FIRST, 60, 700, 300), [Placed(290, 30, 9, "2")]) == [FIRST]


@pytest.mark.parametrize("pages", [[[]], [[], []], [[Placed(60, 700, 9, "\ue001\ue002\ue003")]]])
def test_a_scan_is_an_error(pages: list[list[Placed]]) -> None:
    with pytest.raises(DocumentError) as caught:
        read(*pages)
    assert caught.value.code == "no_text_layer"
