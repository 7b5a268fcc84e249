"""Pages in a real browser, and what they say and ask while a test looks at them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhaoshang_extract import extract

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"


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


def serious(results: Any) -> list[tuple[str, str]]:
    """The faults of axe-core that keep people out, each with its first element."""
    return [
        (fault["id"], fault["nodes"][0]["html"][:200] + str(fault["nodes"][0].get("failureSummary")))
        for fault in results.response["violations"]
        if fault["impact"] in ("serious", "critical")
    ]
