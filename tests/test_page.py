"""The pages: what they hold, what they never do, and what they tell of a missing article or package."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsed_page import Page, words

from zhaoshang_extract import extract
from zhaoshang_extract.cli import main
from zhaoshang_extract.record.models import Report

pytest.importorskip("jinja2")

ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"
# Words that would do something in a page that took them for more than words.
HOSTILE = (
    "青禾县通报</script><img src=x onerror=alert(1)><!--\n"
    "2023年1—6月，<b onclick=alert(1)>全县</b>新签约\u202e亿元以上\u202c项目12个\u2028，协议投资额35.6亿元，"
    "同比增长12.5%。javascript:alert(1) {{7*7}} ${x} \x07\u200f\r尾]]>-->\n"
)


def page_of(text: str, **context: Any) -> Page:
    return Page(extract(text, **context).to_html(charts=False))


@pytest.mark.parametrize("name", ["b01", "b05"])
def test_every_mark_holds_its_quote(name: str) -> None:
    report = extract((ARTICLES / f"{name}.txt").read_text(encoding="utf-8"))
    page = report.to_html(charts=False)
    marks = re.findall(r'<a class="m [^"]*" id="m-(\d+)" href="#r-\1">(.*?)</a>', page, re.DOTALL)
    assert [words(inner) for _, inner in marks] == [fact.quote for fact in report.observations]
    rows = re.findall(r'<tr id="r-(\d+)".*?<a href="#m-\1">(.*?)</a>', page)
    assert [words(inner) for _, inner in rows] == [fact.quote for fact in report.observations]


def test_the_article_stands_whole_in_the_page() -> None:
    text = (ARTICLES / "b05.txt").read_text(encoding="utf-8")
    page = extract(text).to_html(charts=False)
    found = re.findall(r'<p data-start="(\d+)">(.*?)</p>\n', page, re.DOTALL)
    for start, inner in found:
        told = words(inner)
        assert text[int(start) : int(start) + len(told)] == told
    assert "".join(words(inner) for _, inner in found) == text.replace("\n", "")


def test_what_does_not_add_up_comes_first() -> None:
    page = extract((ARTICLES / "b05.txt").read_text(encoding="utf-8")).to_html(charts=False)
    cards = re.findall(r'<li class="card (\w+)"', page)
    assert cards[:2] == ["inconsistent", "inconsistent"]
    assert "inconsistent" not in cards[2:]
    assert "14个→12个" in words(page).replace(" ", "")


def test_a_page_stands_alone_and_runs_one_script() -> None:
    page = page_of(HOSTILE)
    assert not {tag for tag, _ in page.elements} & {"img", "iframe", "object", "embed", "base"}
    for tag, attributes in page.elements:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name != "style", (tag, value)
            if name in ("href", "src"):
                assert value is not None
                assert value.startswith(("#", "data:,")), (tag, value)
    policy = next(m["content"] for m in page.of("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind, content in (("script", page.raw["script"][-1]), ("style", page.raw["style"][0])):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    types = [script.get("type") for script in page.of("script")]
    assert types == ["application/json", "application/json", None]
    for data in page.raw["script"][:-1]:
        json.loads(data)


def test_hostile_words_are_words() -> None:
    report = extract(HOSTILE)
    page = report.to_html(charts=False)
    parsed = Page(page)
    assert parsed.comments == []
    assert "{{7*7}}" in words(page)
    inner = "".join(re.findall(r'<p data-start="\d+">(.*?)</p>\n', page, re.DOTALL))
    assert words(inner) == HOSTILE.replace("\n", "")
    for sign in ("\u202e", "\u2028", "\x07", "\u200f"):
        assert f'data-code="U+{ord(sign):04X}"' in page


@pytest.mark.parametrize("text", ["", "\x00\ud800\ufffe12个项目", "没有数字。", "新签约项目3\n个。"])
def test_any_text_gives_a_page(text: str) -> None:
    extract(text).to_html(charts=False).encode("utf-8")


def test_a_report_from_json_needs_its_article() -> None:
    text = "2023年，全县新签约项目12个。"
    report = extract(text)
    read = Report.model_validate_json(report.to_json())
    assert read == report
    assert 'id="article"' not in read.to_html(charts=False)
    assert read.to_html(text, charts=False) == report.to_html(charts=False)
    with pytest.raises(ValueError, match="is not that of"):
        read.to_html(text + "尾")


def test_the_article_is_no_record() -> None:
    report = extract("2023年，全县新签约项目12个。")
    assert "article" not in report.to_json()
    assert report.with_confidence("high")._article.text is not None


def test_a_notebook_shows_figures_and_faults() -> None:
    shown = extract((ARTICLES / "b05.txt").read_text(encoding="utf-8"))._repr_html_()
    assert shown is not None
    assert "✗ 不符" in shown
    assert "486.2亿元" in shown
    hostile = extract(HOSTILE)._repr_html_()
    assert hostile is not None
    assert "<img" not in hostile


def test_without_jinja_a_notebook_shows_the_plain_report(monkeypatch: pytest.MonkeyPatch) -> None:
    report = extract("2023年，全县新签约项目12个。")
    for name in [name for name in sys.modules if name.startswith("zhaoshang_extract.page")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "markupsafe", None)
    assert report._repr_html_() is None
    with pytest.raises(ImportError, match=r"zhaoshang-extract\[page\]"):
        report.to_html()


def test_both_languages_have_all_words() -> None:
    from zhaoshang_extract.page.words import words as known

    page = extract((ARTICLES / "b05.txt").read_text(encoding="utf-8")).to_html(charts=False)
    assert set(re.findall(r"data-t=[\"']([^\"']+)", page)) <= set(known())
    for key, (zh, en) in known().items():
        assert zh, key
        assert en, key


# -------- the command


def test_one_file_gives_one_page(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert main(["report", str(ARTICLES / "b05.txt"), "--no-charts", "--out", str(out)]) == 0
    assert 'id="article"' in out.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_several_files_give_an_index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "all.html"
    twin = tmp_path / "b05.txt"
    twin.write_text((ARTICLES / "b05.txt").read_text(encoding="utf-8"), encoding="utf-8")
    files = [str(ARTICLES / "b05.txt"), str(twin), str(tmp_path / "none.txt")]
    assert main(["report", *files, "--no-charts", "--out", str(out)]) == 1
    assert "no such file" in capsys.readouterr().err
    page = Page(out.read_text(encoding="utf-8"))
    addresses = [link["href"] for link in page.of("a")]
    assert {"all/b05.html", "all/b05-2.html"} <= set(addresses)
    for address in addresses:
        assert address is not None
        file, _, anchor = address.partition("#")
        assert not anchor or f'id="{anchor}"' in (tmp_path / file).read_text(encoding="utf-8")


def test_results_of_a_batch_find_their_articles(tmp_path: Path) -> None:
    results, out = tmp_path / "results.jsonl", tmp_path / "report.html"
    assert main(["batch", str(ARTICLES / "b05.txt"), "--out", str(results)]) == 0
    assert main(["report", str(results), "--no-charts", "--out", str(out)]) == 0
    assert 'id="article"' in out.read_text(encoding="utf-8")


def test_results_without_articles_and_broken_lines_are_shown_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article, results, out = tmp_path / "a.txt", tmp_path / "results.jsonl", tmp_path / "report.html"
    article.write_text("2023年，浏阳市新签约项目12个。", encoding="utf-8")
    assert main(["batch", str(article), "--out", str(results)]) == 0
    article.unlink()
    assert main(["report", str(results), "--no-charts", "--out", str(out)]) == 0
    assert 'id="article"' not in out.read_text(encoding="utf-8")
    with results.open("a", encoding="utf-8") as file:
        file.write('{"input": 5}\n')
    assert main(["report", str(results), "--no-charts", "--out", str(out)]) == 1
    assert "line 2 is no report" in capsys.readouterr().err
    assert "line 2 is no report" in out.read_text(encoding="utf-8")


def test_an_input_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("2023年，全县新签约项目12个。", encoding="utf-8")
    assert main(["report", str(file), "--out", str(file)]) == 2
    assert "would be overwritten" in capsys.readouterr().err
    assert main(["report", str(tmp_path / "none.txt"), "--out", str(tmp_path / "o.html")]) == 2


def test_no_page_takes_the_place_of_a_file_that_nobody_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, results = tmp_path / "pages", tmp_path / "results.jsonl"
    folder.mkdir()
    files = [folder / "a.html", folder / "b.html"]
    for file in files:
        file.write_text("2023年，浏阳市新签约项目12个。", encoding="utf-8")
    assert main(["batch", *map(str, files), "--out", str(results)]) == 0
    out = ["--no-charts", "--out", str(tmp_path / "pages.html")]
    for inputs in ([str(folder)], list(map(str, files)), [str(results)]):
        assert main(["report", *inputs, *out]) == 2
        assert "choose another --out" in capsys.readouterr().err
        assert all(file.read_text(encoding="utf-8").startswith("2023年") for file in files)
    # Pages of an earlier call are written anew.
    out = ["--no-charts", "--out", str(tmp_path / "again.html")]
    assert [main(["report", str(results), *out]) for _ in range(2)] == [0, 0]


def test_the_index_has_totals(tmp_path: Path) -> None:
    told = "2023年上半年，浏阳市新签约项目{}个，其中工业项目5个，计划全年签约60个。"
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, count in (("a", 12), ("b", 30)):
        (articles / f"{name}.txt").write_text(told.format(count), encoding="utf-8")
    out = tmp_path / "all.html"
    assert main(["report", str(articles), "--no-charts", "--out", str(articles / "all.html")]) == 2
    assert main(["report", str(articles), "--no-charts", "--out", str(out)]) == 0
    totals = out.read_text(encoding="utf-8").partition('id="totals"')[2]
    rows = [re.findall(r"<t[hd].*?</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", totals)]
    assert ["湖南省长沙市浏阳市", "2023-01/2023-06", "项目数", "签约", "42", "个", "2"] in [
        [words(cell) for cell in row] for row in rows
    ]


# Pieces that mean something to HTML, to scripts, to the order of letters, or to the rules.
PIECES = (
    *(
        "<",
        ">",
        "&",
        '"',
        "'",
        "</script>",
        "<!--",
        "]]>",
        "{{",
        "{%",
        "\\",
        "&#13;",
        "\r",
        "\n",
        "\t",
        "\x00",
        "\x0b",
    ),
    *(
        "\u2028",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\ud800",
        "\U0001f600",
        "𠮷",
        "新签约项目",
        "12个",
        "35.6亿元",
        "，同比增长",
    ),
    *("12.5%", "。", "2023年1—6月，", "浏阳市", "协议投资额", "其中", "第3位", "20\n个", "|", "   "),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_article_stands_whole_and_harmless_in_its_page(text: str) -> None:
    report = extract(text)
    page = report.to_html(charts=False)
    page.encode("utf-8")
    parsed = Page(page)
    assert parsed.comments == []
    assert {tag for tag, _ in parsed.elements} <= KNOWN
    assert len(parsed.of("script")) == 3
    inner = "".join(re.findall(r'<p data-start="\d+">(.*?)</p>\n', page, re.DOTALL))
    marks = re.findall(r'<a class="m [^"]*" id="m-(\d+)" href="#r-\1">(.*?)</a>', page, re.DOTALL)
    lost = re.compile("[\x00\ud800]")
    for number, marked in marks:
        assert words(marked) == lost.sub("\ufffd", report.observations[int(number)].quote)
    # A line break within a figure stands in its mark; all others part paragraphs.
    assert words(inner).replace("\n", "") == lost.sub("\ufffd", text).replace("\n", "")


KNOWN = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "link",
        "style",
        "body",
        "script",
        "header",
        "main",
        "footer",
        "section",
    ),
    *(
        "nav",
        "article",
        "aside",
        "a",
        "h1",
        "h2",
        "h3",
        "p",
        "span",
        "b",
        "div",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
    ),
    *("button", "fieldset", "legend", "label", "select", "option", "output", "details", "summary", "code"),
    *("figure", "figcaption", "svg", "rect", "table", "thead", "tbody", "tr", "th", "td"),
}
