"""The pages in a real browser: Chromium of the system, driven by Playwright. Marker `browser`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from desk_server import served

from zhaoshang_extract import extract
from zhaoshang_extract.cli import main
from zhaoshang_extract.record.models import Report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytest.importorskip("jinja2")
playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium; apt-get install chromium"),
]

ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"
HOSTILE = (
    "青禾县通报</script><img src=x onerror=document.title='OWNED'><!--\n"
    "2023年1—6月，<b onclick=alert(1)>全县</b>新签约\u202e亿元以上\u202c项目12个\u2028，协议投资额35.6亿元，"
    "同比增长12.5%。<a href='javascript:document.title=1'>x</a> {{7*7}} \u200f-->]]>尾\n"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


class Watched:
    """A page with what it said to the console and asked of the network."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.told: list[str] = []
        self.asked: list[str] = []
        page.set_default_timeout(10_000)
        page.on("console", lambda message: self.told.append(message.text))
        page.on("pageerror", lambda error: self.told.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def quiet(self) -> None:
        """Nothing was said to the console, and nothing asked but the page itself and what it holds."""
        assert self.told == []
        assert [url for url in self.asked if not url.startswith(("file:", "data:"))] == []
        assert len([url for url in self.asked if url.startswith("file:")]) == 1


def open_text(browser: Browser, folder: Path, text: str, width: int = 1280, **options: Any) -> Watched:
    path = folder / "report.html"
    path.write_text(extract(text).to_html(**options), encoding="utf-8", newline="\n")
    watched = Watched(browser.new_page(viewport={"width": width, "height": 900}))
    watched.page.goto(path.as_uri())
    return watched


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
    assert page.locator("#count").inner_text() != page.locator(".figures tbody tr").count()


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


@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_runs_off_the_page(browser: Browser, tmp_path: Path, width: int) -> None:
    watched = open_text(browser, tmp_path, (ARTICLES / "b05.txt").read_text(encoding="utf-8"), width)
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width
    watched.quiet()
    watched.page.close()


def test_hostile_words_show_as_words(browser: Browser, tmp_path: Path) -> None:
    watched = open_text(browser, tmp_path, HOSTILE)
    page = watched.page
    assert page.locator("#article p").all_text_contents() == HOSTILE.rstrip("\n").split("\n")
    assert page.locator("img, #article b, a[href^=javascript]").count() == 0
    assert "OWNED" not in page.title().replace("onerror=document.title='OWNED'", "")
    marked = page.locator("#article .m").all_text_contents()
    assert marked == [fact.quote for fact in extract(HOSTILE).observations]
    # The sign that turns the order of letters turns nothing: 12个 stands behind 亿元以上, as in the text.
    boxes = page.evaluate(
        "() => ['新签约', '12个'].map((words) => { "
        "const walker = document.createTreeWalker(document.querySelector('#article'), NodeFilter.SHOW_TEXT);"
        "for (let n = walker.nextNode(); n; n = walker.nextNode()) { const i = n.data.indexOf(words);"
        "if (i >= 0) { const r = document.createRange(); r.setStart(n, i); r.setEnd(n, i + words.length);"
        "return r.getBoundingClientRect().x; } } })"
    )
    assert boxes[0] < boxes[1]
    page.hover("#m-0")
    page.click("#language")
    watched.quiet()
    page.close()


def big_article(figures: int) -> str:
    counties = ["浏阳市", "长沙县", "宁乡市", "望城区", "雨花区", "岳麓区", "开福区", "天心区"]
    lines = ["长沙市2023年上半年招商引资工作通报"]
    for number in range(figures // 4):
        county = counties[number % len(counties)]
        lines.append(
            f"2023年1—6月，{county}新签约亿元以上项目{number % 90 + 2}个，"
            f"协议投资额{number % 700 + 3}.6亿元，同比增长{number % 60 + 1}.5%，"
            f"到位资金{number % 300 + 1}.2亿元。"
        )
    return "\n".join(lines)


def test_two_thousand_figures_open_in_two_seconds(browser: Browser, tmp_path: Path) -> None:
    report = extract(big_article(2000))
    assert len(report.observations) >= 2000
    path = tmp_path / "big.html"
    path.write_text(report.to_html(charts=False), encoding="utf-8")
    watched = Watched(browser.new_page(viewport={"width": 1280, "height": 900}))
    session = watched.page.context.new_cdp_session(watched.page)
    # CPU of the page's own thread, not the clock: other work on the machine must not count.
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        told = session.send("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) for one in told if one["name"] == "TaskDuration")

    start = spent()
    watched.page.goto(path.as_uri())
    watched.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    opened = spent() - start
    print(f"opened in {opened:.2f} s of CPU")
    assert opened < 2
    start = spent()
    watched.page.select_option("[data-filter='0']", "=rate")
    watched.page.focus("#m-1500")
    watched.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    used = spent() - start
    print(f"a filter and a record in {used:.2f} s of CPU")
    assert used < 1
    watched.quiet()
    watched.page.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_no_serious_fault(browser: Browser, tmp_path: Path, language: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    watched = open_text(browser, tmp_path, (ARTICLES / "b05.txt").read_text(encoding="utf-8"))
    if language == "en":
        watched.page.click("#language")
    watched.page.select_option("[data-filter='0']", "=rate")
    watched.page.focus("#m-20")
    assert serious(axe.Axe().run(watched.page)) == []
    watched.page.close()


def serious(results: Any) -> list[tuple[str, str]]:
    """The faults of axe-core that keep people out, each with its first element."""
    return [
        (fault["id"], fault["nodes"][0]["html"][:200] + str(fault["nodes"][0].get("failureSummary")))
        for fault in results.response["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


def test_the_index_leads_to_the_figures(browser: Browser, tmp_path: Path) -> None:
    out = tmp_path / "all.html"
    files = [str(ARTICLES / f"{name}.txt") for name in ("b03", "b05")]
    assert main(["report", *files, "--no-charts", "--out", str(out)]) == 0
    watched = Watched(browser.new_page(viewport={"width": 1280, "height": 900}))
    watched.page.goto(out.as_uri())
    assert watched.page.locator("#documents tbody tr").count() == 2
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 1280
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    assert serious(axe.Axe().run(watched.page)) == []
    told = watched.page.locator("#wrong a").last
    quote = told.inner_text().rpartition(" · ")[2]
    told.click()
    watched.page.wait_for_selector("#article .m.on")
    assert watched.page.locator("#article .m.on").inner_text() == quote
    assert watched.told == []
    watched.page.close()


@pytest.mark.parametrize("width", [1280, 400])
def test_an_edit_made_in_the_page_comes_back(browser: Browser, tmp_path: Path, width: int) -> None:
    for package in ("starlette", "uvicorn", "python_multipart"):
        pytest.importorskip(package)
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    article, results = tmp_path / "b05.txt", tmp_path / "results.jsonl"
    article.write_text((ARTICLES / "b05.txt").read_text(encoding="utf-8"), encoding="utf-8")
    with served(tmp_path) as desk:
        watched = Watched(browser.new_page(viewport={"width": width, "height": 900}))
        page = watched.page
        page.goto(desk.address)
        assert serious(axe.Axe().run(page)) == []
        page.set_input_files("#files", str(article))
        page.click("button[type=submit]")
        page.wait_for_selector("#article")
        wrong = page.locator(".card.inconsistent").count()
        card = page.locator(".card.inconsistent").first
        card.locator("button", has_text="不采纳").click()
        card.locator("input").fill("原文如此")
        card.locator("button", has_text="保存").click()
        playwright.expect(page.locator("#edits")).to_have_text("1")
        assert page.locator(".card.inconsistent").count() == wrong - 1
        page.focus("#m-0")
        line = page.locator("#card [data-slot='stage']")
        line.locator("button", has_text="改").press("Enter")
        line.locator("select").select_option("started")
        line.locator("button", has_text="保存").press("Enter")
        playwright.expect(page.locator("#edits")).to_have_text("2")
        assert page.locator("#r-0 td").nth(5).inner_text() == "开工"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert serious(axe.Axe().run(page)) == []
        page.focus("#m-1")
        line = page.locator("#card [data-slot='region']")
        line.locator("button", has_text="改").click()
        line.locator("input").fill("无此地")
        line.locator("input").press("Enter")
        playwright.expect(page.locator("#told")).to_contain_text("no place has it")
        assert [url for url in watched.asked if not url.startswith((desk.address, "data:"))] == []
        told = [words for words in watched.told if "422" not in words]  # the refusal that was asked for
        assert told == []
        page.close()
    assert main(["batch", str(article), "--out", str(results)]) == 0
    edits, out = str(tmp_path / "zhaoshang-edits.jsonl"), tmp_path / "out.jsonl"
    assert main(["apply-edits", str(results), edits, "--out", str(out)]) == 0
    report = Report.model_validate_json(out.read_text(encoding="utf-8"))
    assert report.observations[0].stage == "started"
    assert len([check for check in report.checks if check.verdict == "inconsistent"]) == wrong - 1
