"""The page of one article in a real browser: marks, rows, records, filters, keys, languages, print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_pages import ARTICLES, Watched, open_text

from zhaoshang_extract import extract

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest.importorskip("jinja2")
pytestmark = pytest.mark.browser


@pytest.fixture
def b05(browser: Browser, tmp_path: Path) -> Iterator[Watched]:
    text = (ARTICLES / "b05.txt").read_text(encoding="utf-8")
    watched = open_text(browser, tmp_path, text, charts=False)
    yield watched
    watched.quiet()
    watched.page.close()


def test_marks_sit_on_the_right_words(b05: Watched) -> None:
    report = extract((ARTICLES / "b05.txt").read_text(encoding="utf-8"))
    marked = b05.page.locator("#article .m").all_text_contents()
    assert marked == [fact.quote for fact in report.observations]
    # A mark's place is that of its span, not of another print of the same figure.
    before = b05.page.evaluate(
        "() => [...document.querySelectorAll('#article .m')].map((mark) => {"
        "const p = mark.closest('p'); const range = document.createRange();"
        "range.setStart(p, 0); range.setEndBefore(mark);"
        "return Number(p.dataset.start) + [...range.toString()].length; })"
    )
    assert before == [fact.span.start for fact in report.observations]


def test_rows_and_marks_find_each_other(b05: Watched) -> None:
    page = b05.page
    page.click("#r-7 a")
    assert page.evaluate("document.activeElement.id") == "m-7"
    assert page.locator("#m-7.on").is_visible()
    assert page.locator("#m-7").evaluate("one => one.getBoundingClientRect().top < innerHeight")
    page.click("#m-7")
    assert page.evaluate("document.activeElement.id") == "r-7"
    assert page.locator("#r-7").evaluate("one => one.getBoundingClientRect().top < innerHeight")


def test_a_record_shows_where_its_slots_come_from(b05: Watched) -> None:
    page = b05.page
    number = page.locator("#article .m", has_text="4.5%").get_attribute("id")
    page.hover(f"#{number}")
    card = page.locator("#card").inner_text()
    assert "环比" in card
    assert "承前" in card
    assert "“第三季度”" in card
    assert page.locator("#lines path").count() >= 2
    labels = page.locator("#lines text").all_text_contents()
    assert "时期" in labels
    # The drawn box lies on the words that it names.
    words = page.evaluate(
        "() => { const at = DATA.facts[page.shown].slots.find((s) => s.slot === 'period').from;"
        "return [rangeOf(at).toString(), [...document.querySelectorAll('#lines rect')].some((r) => {"
        "const one = r.getBoundingClientRect(), two = rangeOf(at).getBoundingClientRect();"
        "return Math.abs(one.x - two.x) < 2 && Math.abs(one.y - two.y) < 2; })]; }"
    )
    assert words == ["第三季度", True]
    page.keyboard.press("Escape")
    assert page.locator("#lines path").count() == 0


def test_offsets_count_code_points(browser: Browser, tmp_path: Path) -> None:
    text = (
        "𠮷😀市通报\u200f\n𠮷𠮷浏阳市2023年上半年😀新签约亿元以上\u202e工业\u202c项目12个。\n"
        "其中😀5个已开工，协议投资额35.6亿元，\r同比增长12.5%。\n\n𠮷长沙县新签约项目7个，完成目标的81%。\n"
    )
    report = extract(text)
    watched = open_text(browser, tmp_path, text, charts=False)
    told = watched.page.evaluate(
        "() => DATA.facts.flatMap((fact) => [fact.span, ...fact.slots.map((slot) => slot.from)])"
        ".filter(Boolean).map((span) => [span, rangeOf(span).toString()])"
    )
    assert len(told) > len(report.observations)
    assert [words for _, words in told] == [text[start:end] for (start, end), _ in told]
    watched.quiet()
    watched.page.close()


def test_all_sources_of_slots_are_their_words(b05: Watched) -> None:
    text = (ARTICLES / "b05.txt").read_text(encoding="utf-8")
    told = b05.page.evaluate(
        "() => DATA.facts.flatMap((fact) => fact.slots.map((slot) => slot.from))"
        ".filter(Boolean).map((span) => [span, rangeOf(span).toString()])"
    )
    assert len(told) > 100
    assert [words for _, words in told] == [text[start:end] for (start, end), _ in told]


def test_it_prints_as_a_report(browser: Browser, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    watched = open_text(browser, tmp_path, (ARTICLES / "b05.txt").read_text(encoding="utf-8"))
    page = watched.page
    page.focus("#m-3")
    sheets = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert {tuple(map(round, sheet.get_size())) for sheet in sheets} == {(595, 842)}
    words = "".join(sheet.get_textpage().get_text_range() for sheet in sheets)
    assert "17个 + 14个" in words
    assert "项目漏斗" in words
    page.emulate_media(media="print")
    for hidden in (".tools", ".filters", "#record", "#lines", "button.together"):
        assert not page.locator(hidden).first.is_visible(), hidden
    watched.quiet()
    page.close()


def test_charts_speak_both_languages(browser: Browser, tmp_path: Path) -> None:
    watched = open_text(browser, tmp_path, (ARTICLES / "b05.txt").read_text(encoding="utf-8"))
    funnel = watched.page.locator("#chart-funnel")
    assert "储备" in funnel.locator("text").all_text_contents()
    watched.page.click("#language")
    assert {"reserved", "in talks", "signed", "Projects"} <= set(funnel.locator("text").all_text_contents())
    assert funnel.locator("figcaption").inner_text() == "Project funnel"
    watched.quiet()
    watched.page.close()


def test_operands_light_up_together(b05: Watched) -> None:
    page = b05.page
    page.click(".card.inconsistent button.together >> nth=0")
    lit = page.locator(".m.together").all_text_contents()
    assert len(lit) == 6
    assert "58个" in lit


def test_filters_choose_rows_and_marks(b05: Watched) -> None:
    page = b05.page
    total = page.locator(".figures tbody tr").count()
    page.select_option("[data-filter='3']", "=inconsistent")
    shown = page.locator(".figures tbody tr:visible")
    assert shown.count() == 2
    assert page.locator("#count").inner_text() == "2"
    assert page.locator("#article .m.off").count() == total - 2
    page.select_option("[data-filter='0']", "=count")
    assert shown.count() == 1
    page.click("#reset")
    assert shown.count() == total
    place = page.locator("[data-filter='2'] option", has_text="山阴县").first.get_attribute("value")
    page.select_option("[data-filter='2']", place)
    assert {row.locator("td").nth(8).inner_text() for row in shown.all()} == {"山西省朔州市山阴县"}


def test_the_keyboard_alone_does_everything(b05: Watched) -> None:
    page = b05.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#text"
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"language", "print", "together", "reset", "m-0"} <= seen
    page.focus("#m-3")
    assert "600亿元" in page.locator("#card").inner_text()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "r-3"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "m-3"
    page.focus("[data-filter='0']")
    page.keyboard.press("ArrowDown")
    assert page.locator("#count").inner_text() != str(page.locator(".figures tbody tr").count())


def test_english_on_a_switch_and_back(b05: Watched) -> None:
    page = b05.page
    chinese = page.locator("main").inner_text()
    page.click("#language")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#h-checks").inner_text() == "Checks"
    assert "58个 does not follow" in page.locator(".card.inconsistent .words").first.inner_text()
    assert page.locator("#r-0 td").nth(4).inner_text() == "project count"
    page.click("#language")
    assert page.locator("main").inner_text() == chinese
