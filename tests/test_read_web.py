"""Web pages: the article, the whole article, and hardly anything else."""

from __future__ import annotations

import pytest
from web_pages import PAGES, WebPage

from zhaoshang_extract.pipeline import extract
from zhaoshang_extract.read.document import read_page
from zhaoshang_extract.read.failure import DocumentError
from zhaoshang_extract.read.source import Source

pytest.importorskip("lxml")
_ALLOWED = {"浏览次数"}  # of the source's line, which the road knows as furniture
CLAIM = "全县新签约项目12个，协议投资额3.5亿元。"


def read(data: bytes) -> str:
    found, page = read_page(Source("a.html"), data)
    assert found == "html"
    return page.text


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


@pytest.mark.parametrize("web", PAGES, ids=lambda web: web.name)
def test_the_article_is_found(web: WebPage) -> None:
    text = read(web.data)
    assert [line for line in web.wanted if line not in text] == []
    assert [piece for piece in web.unwanted if piece in text and piece not in _ALLOWED] == []


@pytest.mark.parametrize("web", PAGES, ids=lambda web: web.name)
def test_the_page_says_what_it_is(web: WebPage) -> None:
    _, made = read_page(Source("a.html"), web.data)
    document = extract(made.text, published=made.published).document
    assert (document.title, document.published) == (web.title, web.published)
    if web.publisher:
        assert document.publisher == web.publisher


def test_breaks_blocks_and_spans() -> None:
    items = "<ul><li>甲，一</li><li>乙，二</li></ul>"
    body = f"<p>一、<span>总体</span><b>情况</b></p>{CLAIM}<br>第二行，也在。{items}"
    assert read(page(f"<div>{body}</div>")).splitlines() == [
        "一、总体情况",
        CLAIM,
        "第二行，也在。",
        "甲，一",
        "乙，二",
    ]


def test_cells_that_span_others_keep_the_columns() -> None:
    rows = (
        "<tr><th rowspan=2>县区</th><th colspan=2>到位资金</th></tr><tr><th>总额</th><th>增速</th></tr>"
        "<tr><td>东县</td><td>1</td><td>2</td></tr>"
    )
    lines = read(page(f"<p>{CLAIM}</p><table>{rows}</table>")).splitlines()
    assert lines[1:] == ["县区\t到位资金\t", "\t总额\t增速", "东县\t1\t2"]


def test_hidden_text_is_left_out() -> None:
    hidden = "<script>var a='3亿元，';</script><style>p，</style><!-- 5亿元， --><noscript>6个，</noscript>"
    assert read(page(f"<p>{CLAIM}</p>{hidden}")) == CLAIM + "\n"


def test_a_text_that_quotes_markup_is_no_page() -> None:
    found, made = read_page(Source("a.txt"), f"{CLAIM}\n<table>见附件</table>".encode())
    assert (found, made.made) == ("text", False)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-8-sig"])
def test_what_the_bytes_are_overrules_the_label(encoding: str) -> None:
    data = f"<!DOCTYPE html><html><head><meta charset='gb2312'></head><body><p>{CLAIM}</p></body></html>"
    assert read(data.encode(encoding)) == CLAIM + "\n"


def test_big5_is_read_where_it_is_said() -> None:
    data = (
        "<html><head><meta charset='big5'></head><body><p>全縣簽約項目12個，總投資3.5億元。</p></body></html>"
    )
    assert "全縣簽約項目12個，總投資3.5億元。" in read(data.encode("big5"))


def test_one_broken_character_does_not_lose_a_page() -> None:
    data = page("<p>" + CLAIM * 30 + "</p>").replace(b"3.5", b"3.5\xff", 1)
    assert CLAIM in read(data)


@pytest.mark.parametrize("body", ["", "<div></div>", "<script>x</script>"])
def test_a_page_without_text_is_an_error(body: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(page(body))
    assert caught.value.code == "empty"


def test_many_nested_blocks_are_read_in_linear_time() -> None:
    data = page("<div>" * 1500 + f"<p>{CLAIM}</p>" * 500 + "</div>" * 1500)
    assert read(data).count(CLAIM) == 500
