"""Hostile, long and many articles in a real browser, people who need aids, and the workbench."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_pages import ARTICLES, Watched, open_text, serious
from desk_server import served

from corpora import ARCHIVE
from zhaoshang_extract import extract
from zhaoshang_extract.cli import main
from zhaoshang_extract.record.models import Report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest.importorskip("jinja2")
pytestmark = pytest.mark.browser

HOSTILE = (
    "青禾县通报</script><img src=x onerror=document.title='OWNED'><!--\n"
    "2023年1—6月，<b onclick=alert(1)>全县</b>新签约\u202e亿元以上\u202c项目12个\u2028，协议投资额35.6亿元，"
    "同比增长12.5%。<a href='javascript:document.title=1'>x</a> {{7*7}} \u200f-->]]>尾\n"
)


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
def test_the_page_of_a_ledger_leads_to_quotes(browser: Browser, tmp_path: Path, width: int) -> None:
    for package in ("duckdb", "pyarrow", "rapidfuzz"):
        pytest.importorskip(package)
    from zhaoshang_extract.ledger.ledger import Ledger

    base, out = tmp_path / "ledger.duckdb", tmp_path / "ledger.html"
    names = ("la01", "la05", "la17", "lc04", "lc09", "lc11")
    texts = {name: (ARCHIVE / "articles" / f"{name}.txt").read_text(encoding="utf-8") for name in names}
    Ledger(base).add(extract(text, source=f"{name}.txt") for name, text in texts.items())
    assert main(["ledger", "report", "--db", str(base), "--out", str(out)]) == 0
    watched = Watched(browser.new_page(viewport={"width": width, "height": 900}))
    page = watched.page
    page.goto(out.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    assert serious(axe.Axe().run(page)) == []
    quote = page.locator("#wrong a").first
    target = quote.get_attribute("href")
    quote.click()
    assert page.locator(f"{target} b").inner_text() == quote.inner_text()
    assert page.locator(str(target)).evaluate("one => one.getBoundingClientRect().top < innerHeight")
    chinese = page.locator("main").inner_text()
    page.click("#language")
    assert page.locator("#h-projects").inner_text().startswith("Projects")
    assert "do not agree" in page.locator(".card.inconsistent .said .words").last.inner_text()
    assert serious(axe.Axe().run(page)) == []
    page.click("#language")
    assert page.locator("main").inner_text() == chinese
    watched.quiet()
    page.close()


def test_a_quote_in_a_folded_part_opens_it(browser: Browser, tmp_path: Path) -> None:
    for package in ("duckdb", "pyarrow", "rapidfuzz"):
        pytest.importorskip(package)
    from ledger_reports import article, figure, region

    from zhaoshang_extract.ledger.ledger import Ledger

    base, out = tmp_path / "ledger.duckdb", tmp_path / "ledger.html"
    times = [f"{2000 + number // 12}-{number % 12 + 1:02d}" for number in range(320)]
    place = region("资兴市")
    Ledger(base).add(
        article(time, figures=(figure(f"{number}.5", region=place, period=time),))
        for number, time in enumerate(times)
    )
    assert main(["ledger", "report", "--db", str(base), "--out", str(out)]) == 0
    watched = Watched(browser.new_page(viewport={"width": 1280, "height": 900}))
    page = watched.page
    page.goto(out.as_uri())
    last = page.locator(".series a").last
    target = str(last.get_attribute("href"))
    assert not page.locator(target).is_visible()
    last.locator("circle").click()
    assert page.locator(target).is_visible()
    assert page.locator(f"{target} b").inner_text() == "319.5亿元"
    page.goto("about:blank")
    page.goto(f"{out.as_uri()}{target}")  # from elsewhere
    assert page.locator(target).is_visible()
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    assert serious(axe.Axe().run(page)) == []
    assert watched.told == []
    page.close()


@pytest.mark.parametrize("width", [1280, 400])
def test_an_edit_made_in_the_page_comes_back(browser: Browser, tmp_path: Path, width: int) -> None:
    for package in ("starlette", "uvicorn", "python_multipart"):
        pytest.importorskip(package)
    playwright = pytest.importorskip("playwright.sync_api")
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
