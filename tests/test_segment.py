from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhaoshang_extract import lexicon
from zhaoshang_extract.fold import fold
from zhaoshang_extract.layout.credit import read_credit
from zhaoshang_extract.layout.credit_name import is_media, is_office, is_site, sections
from zhaoshang_extract.layout.furniture import find_furniture, is_picture_caption
from zhaoshang_extract.layout.line import INVISIBLE, RULES
from zhaoshang_extract.segment import Passage, Story, Table, segment


def passages(stories: list[Story]) -> Iterator[Passage]:
    for story in stories:
        for part in story.parts:
            yield from part.caption if isinstance(part, Table) else [part]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in passages(segment(text))]


def places(stories: list[Story]) -> Iterator[tuple[int, str]]:
    """Every place of every passage and cell with its folded character, in the order of the records."""
    for story in stories:
        for part in story.parts:
            if isinstance(part, Passage):
                yield from zip(part.places, part.text, strict=True)
                continue
            for passage in part.caption:
                yield from zip(passage.places, passage.text, strict=True)
            for row in [part.over, part.header, *part.rows]:
                for cell in row:
                    yield from zip(range(*cell.span), cell.text, strict=True)


def check_promise(text: str) -> None:
    """Places increase; what is left out is blanks, rules, frames, invisible characters, a table's colon."""
    stories = segment(text)
    held = list(places(stories))
    assert all(one < two for (one, _), (two, _) in pairwise(held))
    inside = {place for place, _ in held}
    left_out = {char for place, char in enumerate(text) if place not in inside and not char.isspace()}
    assert left_out <= set(RULES + INVISIBLE + ":：∶﹕")
    for passage in passages(stories):
        assert passage.text == fold("".join(text[place] for place in passage.places))
        assert passage.text.strip() == passage.text != ""


TEXT_PIECES = [
    "一、概况",
    "（一）工业",
    "1.项目",
    "本报讯（记者 丁一）",
    "签约12个",
    "总投资3.5亿元",
    "，",
    "。",
    "；",
]
BREAKS = [
    "：",
    "\n",
    "\n\n",
    "　　",
    "  ",
    "\t",
    "\u200b",
    "━━━━",
    "│",
    "|",
    "――",
    "\ud800",
    "🔥",
    "(",
    "●",
    "▲图",
]
PAGE_PIECES = [
    "单位：亿元",
    "来源：青禾日报",
    "2020年3月4日",
    "东县 12 9",
    "东县：12",
    "【总量】",
    "（张三 摄）",
    "相关新闻",
]
PIECES = st.sampled_from([*TEXT_PIECES, *BREAKS, *PAGE_PIECES, "荷塘县人民政府", "a.jpg", "１２，３４５"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text())
def test_any_text_is_segmented_and_nothing_is_lost(text: str) -> None:
    check_promise(text)


def test_a_story_from_headline_to_imprint() -> None:
    text = (
        "荷塘上半年签约12个项目\n——全县招商工作侧记\n2020-07-08 09:10　来源:南岭网　编辑:丁一\n"
        "字体:【大 中 小】\n\n"
        "　　南岭网7月8日讯（记者 丁一）上半年，全县新签约项目12个。\n\n一、项目建设\n"
        "（一）工业。开工9个，投产3个。\n"
        "▲签约现场\n　　【外资】到资300万美元。\n\n荷塘县人民政府\n2020年7月8日\n[打印] [关闭]\n"
    )
    assert kinds(text) == [
        ("title", "荷塘上半年签约12个项目"),
        ("title", "——全县招商工作侧记"),
        ("byline", "2020-07-08 09：10 来源：南岭网 编辑：丁一"),
        ("furniture", "字体：【大 中 小】"),
        ("prose", "南岭网7月8日讯（记者 丁一）上半年，全县新签约项目12个。"),
        ("heading", "一、项目建设"),
        ("prose", "（一）工业。开工9个，投产3个。"),
        ("caption", "▲签约现场"),
        ("heading", "【外资】"),
        ("prose", "到资300万美元。"),
        ("signature", "荷塘县人民政府"),
        ("signature", "2020年7月8日"),
        ("furniture", "[打印] [关闭]"),
    ]
    (story,) = segment(text)
    assert story.dateline == "南岭网7月8日讯（记者 丁一）"
    check_promise(text)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        # A column: every line runs to one width, a figure is cut through.
        ("全县新签约项目12个，总投资38\n.5亿元，同比增长6%；开工项目9\n个，投产3个。\n", True),
        # Blank lines of a scanned page in the middle of a phrase.
        ("下一步将加大力度。县里组织小分队外出招商，走访企业120余\n\n家，收集线索30条。\n", True),
        # A line never begins with a comma.
        ("前三季度全县新签约项目个数达到31个\n，总投资12亿元。\n", True),
        # Lines of a list.
        ("东县签约项目12个\n西县签约项目15个\n全市合计签约27个。\n", False),
        # An indent opens a paragraph.
        ("上半年签约项目12个，总投资3亿元，含\n　　下半年力争签约20个。\n", False),
        # A heading never goes on.
        ("项目建设提速，投资稳步增长\n一、工业\n工业投资增长6%。\n", False),
    ],
)
def test_broken_lines(text: str, joined: bool) -> None:
    running = [passage for passage in passages(segment(text)) if not isinstance(passage.places, range)]
    assert bool(running) is joined
    check_promise(text)


def test_places_lead_back_over_a_break() -> None:
    text = "全县新签约项目12个，总投资38\n.5亿元，同比增长6%；开工项目9\n个，投产3个。\n"
    (passage,) = passages(segment(text))
    at = passage.text.index("38.5亿元")
    span = passage.span(at, at + 6)
    assert text[slice(*span)] == "38\n.5亿元"


def test_stories_of_a_page() -> None:
    text = (
        "南岭日报\n\n要闻\n\n荷塘签约12个项目\n\n本报讯（记者 丁一）上半年，荷塘县签约项目12个。\n\n"
        "青石开工再提速\n园区建设忙\n\n"
        "本报讯（通讯员 柳二）青石镇开工项目9个。\n\n走近招商一线\n□ 记者 王三\n\n夜里十点，灯还亮着。\n\n"
        "【上接第1版】\n\n全市签约项目40个。\n"
    )
    stories = segment(text)
    assert [story.title for story in stories] == [
        "荷塘签约12个项目",
        "青石开工再提速 园区建设忙",
        "走近招商一线",
        None,
    ]
    check_promise(text)


def test_headings_of_one_article_begin_no_story() -> None:
    text = "招商综述\n\n上半年签约12个。\n\n产业更强\n\n工业项目9个。\n\n环境更优\n\n减税3亿元。\n"
    (story,) = segment(text)
    assert [part.kind for part in story.parts if isinstance(part, Passage)] == [
        "title", "prose", "heading", "prose", "heading", "prose"
    ]  # fmt: skip


def test_lists_of_links_are_furniture() -> None:
    text = "招商综述\n\n上半年签约12个。\n\n相关新闻\n• 青石签约30亿元项目\n• 白沙开工9个项目\n"
    assert [kind for kind, _ in kinds(text)] == ["title", "prose", "furniture", "furniture", "furniture"]


def test_every_example_of_the_furniture_lexicon() -> None:
    for entry in lexicon.load("furniture", frozenset({"where", "longest", "figures"}), roles=True):

        def found(text: str, entry: lexicon.Entry = entry) -> str | None:
            if entry.facts["where"] == "caption":
                return entry.id if is_picture_caption(fold(text)) else None
            return find_furniture(fold(text))

        for example in entry.examples:
            assert found(example.text) == example.gives, example
        for text in entry.counter_examples:
            assert found(text) is None, text


def test_every_example_of_the_byline_lexicon() -> None:
    for entry in lexicon.load("bylines", frozenset({"blank"})):
        for example in entry.examples:
            credit = read_credit(fold(example.text))
            assert credit is not None, example
            if entry.id == "source":
                assert credit.source == example.gives
            elif entry.id == "issued":
                assert str(credit.issued) == example.gives
            elif entry.id == "post":
                assert credit.shape == "people"
            else:
                assert credit.labels[0] == entry.id
        for text in entry.counter_examples:
            assert read_credit(fold(text)) is None, text


def test_every_example_of_the_publisher_lexicon() -> None:
    tests = {
        "media": is_media,
        "office": is_office,
        "site": is_site,
        "section": lambda text: text in sections(),
    }
    for entry in lexicon.load("publishers"):
        for example in entry.examples:
            if entry.id == "nobody":
                credit = read_credit(fold(example.text))
                assert credit is not None
                assert credit.source is None
            elif entry.id == "no_name":
                assert not is_media(example.text)
                assert not is_office(example.text)
            else:
                assert tests[entry.id](example.text), example
        for text in entry.counter_examples:
            assert not tests[entry.id](text), text


@pytest.mark.parametrize(
    "text",
    ["1" * 8000, "十" * 5000, "（" * 20000, "（\n" * 5000, "甲，" * 50000, "\u200b" * 9000, "\n" * 50000],
)
def test_long_odd_texts(text: str) -> None:
    check_promise(text)


CUT = [
    (
        "全区引进项目23个，其中50亿元\n以上项目1个，增长35.\n6%。\n",
        "全区引进项目23个，其中50亿元以上项目1个，增长35.6%。",
    ),
    (
        "　　我县新签约项目21个\n\n，投资总额\n\n32.5\n\n亿元，完成任务的\n\n45.3%\n\n。\n",
        "我县新签约项目21个，投资总额32.5亿元，完成任务的45.3%。",
    ),
    ("（一）全县签约项目\n12\n个\n，总投资\n3.6\n亿元\n。\n", "（一）全县签约项目12个，总投资3.6亿元。"),
]


@pytest.mark.parametrize(("text", "whole"), CUT)
def test_a_break_inside_a_figure_ends_no_line(text: str, whole: str) -> None:
    assert [passage.text for passage in passages(segment(text))] == [whole]


def test_figures_below_names_are_not_taken_for_cut_lines() -> None:
    kinds = [passage.text for passage in passages(segment("到位资金\n12.6\n固定资产投资\n40.2\n"))]
    assert kinds == ["到位资金", "12.6", "固定资产投资", "40.2"]


def test_a_line_of_numbers_that_ends_its_page_is_no_table() -> None:
    """The foot of a page, whose buttons look like the header of a table with no row below it."""
    text = "意见反馈 意见反馈 点赞 踩 收藏 收藏\nitemId 3 1 1"
    assert [part.text for story in segment(text) for part in story.parts if isinstance(part, Passage)]
