"""PDF files: columns, paragraphs, tables, margins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from pdf_pages import Drawn, Placed, flow, make_pdf

from zhaoshang_extract.read.document import read_page
from zhaoshang_extract.read.failure import DocumentError
from zhaoshang_extract.read.source import Source

pytest.importorskip("pypdfium2")
FIRST = "上半年，临江县新签约亿元以上项目12个，协议投资额35.6亿元，同比增长12.5%，增幅居全市第二位。"
SECOND = "其中制造业项目8个，占66.7%，各乡镇把招商引资作为头号工程来抓，外出拜访企业240余家，成效明显。"
THIRD = "下半年，全县计划再开工项目9个，完成到位资金40亿元以上，力争全年实现税收5.2亿元，增长8%左右。"


def read(*pages: Sequence[Placed | Drawn]) -> list[str]:
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


# -------- tables whose cells touch

HEAD = ["县区", "新签约项目（个）", "协议投资额（亿元）", "开工率（%）"]
BODY = [["青禾县", "12", "35.6", "66.7"], ["云岭区", "9", "21.4", "55.6"], ["合计", "21", "57.0", "62.0"]]
EDGES = [60.0, 92.0, 174.0, 266.0, 328.0]


def rows_of(texts: list[list[str]], top: float = 700, size: float = 10) -> list[Placed]:
    """Cells that begin at the edges of their columns; those of the head fill theirs."""
    return [
        Placed(EDGES[column] + 1, top - 20 * row, size, text)
        for row, cells in enumerate(texts)
        for column, text in enumerate(cells)
        if text
    ]


def grid(rows: int, top: float = 712, edges: Sequence[float] = EDGES, thick: float = 0.5) -> list[Drawn]:
    """A ruled grid around `rows` rows, each side of each cell a box of its own."""
    upright = [Drawn(x, top - 20 * (row + 1), thick, 20) for x in edges for row in range(rows)]
    level = [
        Drawn(left, top - 20 * row, right - left, thick)
        for row in range(rows + 1)
        for left, right in pairwise(edges)
    ]
    return [*upright, *level]


def tabbed(rows: list[list[str]]) -> list[str]:
    return ["\t".join(row) for row in rows]


def test_rules_part_cells_that_touch() -> None:
    assert read([*rows_of([HEAD, *BODY]), *grid(4)]) == tabbed([HEAD, *BODY])


def test_empty_cells_keep_their_columns() -> None:
    rows = [HEAD, ["青禾县", "12", "", "66.7"], ["云岭区", "", "21.4", ""], BODY[2]]
    assert read([*rows_of(rows), *grid(4)]) == tabbed(rows)


def test_cells_of_several_lines_are_one() -> None:
    head = [Placed(63, 704, 9, "县区"), Placed(95, 708, 9, "新签约项目"), Placed(95, 697, 9, "（个）")]
    rest = [Placed(176, 704, 9, HEAD[2]), Placed(268, 704, 9, HEAD[3])]
    lines = grid(4, top=716)
    assert read([*head, *rest, *rows_of(BODY, 680), *lines]) == tabbed([HEAD, *BODY])


def test_a_cell_over_two_columns_leaves_an_empty_one_behind() -> None:
    first = [
        Placed(61, 700, 10, "县区"),
        Placed(120, 700, 10, "签约情况"),
        Placed(268, 700, 10, "开工率（%）"),
    ]
    second = [Placed(94, 680, 10, "项目（个）"), Placed(176, 680, 10, "投资额（亿元）")]
    lines = [
        box
        for box in grid(5)
        if box.y != 692.0 or box.x not in ((EDGES[0], EDGES[3]) if box.height < 1 else (EDGES[2],))
    ]
    told = read([*first, *second, *rows_of(BODY, 660), *lines])
    assert told == tabbed(
        [["县区", "签约情况", "", "开工率（%）"], ["", "项目（个）", "投资额（亿元）", ""], *BODY]
    )


def test_prose_around_a_ruled_table_stays_prose() -> None:
    page = [*flow(FIRST, 60, 780, 300), *rows_of([HEAD, *BODY]), *grid(4), *flow(SECOND, 60, 600, 300)]
    assert read(page) == [FIRST, *tabbed([HEAD, *BODY]), SECOND]


def test_a_frame_around_columns_of_prose_is_no_table() -> None:
    left, right = flow(FIRST + SECOND, 50, 740, 235), flow(THIRD * 2, 310, 740, 235)
    frame = grid(12, top=760, edges=[45, 297, 550])
    outer = [box for box in frame if box.height > 1 or box.y in (760, 520)]
    assert read([*left, *right, *outer]) == [FIRST + SECOND, THIRD * 2]


def test_touching_heads_without_upright_rules_are_parted_as_drawn() -> None:
    assert read(rows_of([HEAD, *BODY])) == tabbed([HEAD, *BODY])


def test_radicals_become_characters() -> None:
    assert read(flow("⻘禾县⺠⽣项⽬12个，⻓⻰镇⻚岩⽓3个。", 60, 700, 400)) == [
        "青禾县民生项目12个，长龙镇页岩气3个。"
    ]


def test_the_blank_between_day_and_time_is_kept() -> None:
    [line] = read([Placed(60, 700, 10, "2023年7月5日"), Placed(123, 700, 10, "10:30来源：青禾日报")])
    assert line == "2023年7月5日 10:30来源：青禾日报"
