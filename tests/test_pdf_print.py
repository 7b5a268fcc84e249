"""Pages that Chromium prints as PDF: their tables are read like those of the page."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from zhaoshang_extract import extract_file

pytestmark = pytest.mark.browser

CHROMIUM = next((name for name in ("chromium", "chromium-browser") if shutil.which(name)), None)
RULED = "td, th { border: 1px solid black; padding: 2px 6px }"
BARE = "td, th { padding: 2px 14px; text-align: left }"
PAGE = """<html lang="zh-CN"><head><meta charset="utf-8">
<style>table { border-collapse: collapse } %s</style></head>
<body><h1>2023年上半年枝江市招商引资情况通报</h1><p>发布时间：2023-07-10　来源：枝江市招商局</p>
<p>上半年，全市新签约项目48个，协议投资额126.4亿元。</p>
<table><caption>各镇招商引资情况</caption>
<tr><th>地区</th><th>新签约项目（个）</th><th>协议投资额（亿元）</th><th>同比增长（%%）</th></tr>
<tr><td>董市镇</td><td>18</td><td>52.4</td><td>12.5</td></tr>
<tr><td>安福寺镇</td><td>20</td><td>48.0</td><td>8.3</td></tr>
<tr><td>百里洲镇</td><td>10</td><td>26.0</td><td>-3.1</td></tr></table></body></html>"""


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
@pytest.mark.parametrize("style", [RULED, BARE], ids=["ruled", "bare"])
def test_a_printed_table_keeps_its_rows(style: str, tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(PAGE % style, encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--print-to-pdf={printed}", str(page)], check=True, capture_output=True, timeout=120
    )
    told = {(fact.region.name[-4:], fact.quote) for fact in extract_file(printed).observations if fact.region}
    rows = {"枝江市董市镇": "18 52.4 12.5", "枝江市安福寺镇": "20 48.0 8.3", "枝江市百里洲镇": "10 26.0 -3.1"}
    assert {(place[-4:], cell) for place, row in rows.items() for cell in row.split()} <= told
