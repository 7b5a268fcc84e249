"""Make the screenshots of the README and docs: docs/pictures/*.png, from articles of the corpus.

Usage: python tools/make_screenshots.py [FOLDER]. Needs the extras `all` and `browser`, Pillow, Chromium and a
Chinese font of the system (on Debian `chromium` and `fonts-noto-cjk`).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "corpus" / "articles"
WIDE, NARROW, HEIGHT = 1280, 400, 860
COMMAND = (sys.executable, "-m", "zhaoshang_extract")


def main() -> None:
    """Write the pages to a folder that is thrown away, and pictures of them to docs/pictures."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    out.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        report(["b05"], folder / "report.html")
        report([f"b0{number}" for number in range(1, 7)], folder / "index.html")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width in (WIDE, NARROW):
            page = browser.new_page(viewport={"width": width, "height": HEIGHT})
            page.goto((folder / "report.html").as_uri())
            page.screenshot(path=out / f"report-{width}.png")
            page.locator("#charts").screenshot(path=out / f"charts-{width}.png")
            page.focus("#article .m >> text=4.5%")
            page.screenshot(path=out / f"record-{width}.png")
            page.goto((folder / "index.html").as_uri())
            page.screenshot(path=out / f"index-{width}.png")
        printed = browser.new_page()
        printed.goto((folder / "report.html").as_uri())
        printed.pdf(path=folder / "report.pdf", prefer_css_page_size=True)
        first_page(folder / "report.pdf", out / "print.png")
        workbench(browser, folder, out)
        ledger(browser, folder, out)
        browser.close()
    for picture in out.glob("*.png"):
        shrink(picture)


def shrink(picture: Path) -> None:
    """A picture of few colours takes a third of the room, and nobody sees it."""
    from PIL import Image

    with Image.open(picture) as opened:
        small = opened.convert("RGB").quantize(224)
    small.save(picture, optimize=True)


def report(names: list[str], out: Path) -> None:
    """Write the page of articles as a user would, with short names of files in it."""
    files = [f"{name}.txt" for name in names]
    subprocess.run([*COMMAND, "report", *files, "--out", str(out)], cwd=ARTICLES, check=True)


def first_page(path: Path, out: Path) -> None:
    """The first sheet of a printed page as a picture."""
    import pypdfium2

    pypdfium2.PdfDocument(path)[0].render(scale=1.4).to_pil().save(out)


def ledger(browser: Any, folder: Path, out: Path) -> None:
    """The page of a ledger of the invented archive: projects, and series of places."""
    base, page_of = str(folder / "ledger.duckdb"), folder / "ledger.html"
    for command in (
        ("batch", "articles", "--out", str(folder / "results.jsonl"), "--quiet"),
        ("ledger", "add", str(folder / "results.jsonl"), "--db", base, "--quiet"),
        ("ledger", "report", "--db", base, "--out", str(page_of)),
    ):
        subprocess.run([*COMMAND, *command], cwd=ROOT / "corpus" / "ledger", check=True)
    page = browser.new_page(viewport={"width": WIDE, "height": HEIGHT})
    page.goto(page_of.as_uri())
    for part in ("projects", "places"):
        page.evaluate(f"scrollTo(0, document.getElementById('{part}').offsetTop - 12)")
        page.screenshot(path=out / f"ledger-{part}-{WIDE}.png")


def workbench(browser: Any, folder: Path, out: Path) -> None:
    """The workbench with an article read and a slot open for correction."""
    command = [*COMMAND, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        for width in (WIDE, NARROW):
            page = browser.new_page(viewport={"width": width, "height": HEIGHT})
            page.goto(address)
            page.fill("#pasted", (ARTICLES / "b05.txt").read_text(encoding="utf-8"))
            page.screenshot(path=out / f"workbench-{width}.png")
            page.click("button[type=submit]")
            page.focus("#m-0")
            page.click("#card [data-slot='stage'] button")
            page.screenshot(path=out / f"review-{width}.png")
        process.terminate()


if __name__ == "__main__":
    main()
