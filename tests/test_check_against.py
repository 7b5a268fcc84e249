"""Figures of another extractor held against their article, and what docs/validate.md shows."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from zhaoshang_extract import check, extract
from zhaoshang_extract.cli import main

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "validate.md").read_text(encoding="utf-8")
ARTICLE = "2023年，全市新签约项目96个，其中装备制造项目31个，占比32.3%。\n到位资金135亿元，另有5亿元在途。\n"
QUOTED = {"id": "a", "kind": "count", "quote": "96个", "value": "96", "measure": "project_count"}


def shown(name: str) -> str:
    """The block of the page behind its comment <!-- name -->."""
    [block] = re.findall(rf"<!-- {re.escape(name)} -->\n```\w+\n(.*?)```", PAGE, re.DOTALL)
    return str(block)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("article.txt", "answer.json"):
        (tmp_path / name).write_text(shown(name), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page_says_what_the_command_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "answer.json", "--against", "article.txt", "--lang", "en"]) == 2
    told = capsys.readouterr().err.replace("zhaoshang: answer.json: ", "")
    assert told == shown("errors")
    assert main(["check", "answer.json", "--lang", "en", "--fail-on", "major"]) == 3
    assert shown("checks").strip() in capsys.readouterr().out


def test_the_python_of_the_page_runs(folder: Path) -> None:
    [program] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "3 c span 15–18" in ran.stdout
    assert "consistent 31个 ÷ 96个" in ran.stdout


def held(*rows: dict[str, Any], article: str = ARTICLE) -> Any:
    return check(list(rows), against=article)


@pytest.mark.parametrize(
    ("row", "english", "chinese"),
    [
        (
            {**QUOTED, "quote": "97个", "value": "97"},
            "'97个' does not stand in the article",
            "文章中没有 '97个'",
        ),
        (
            {**QUOTED, "quote": "35亿元", "kind": "amount", "value": "35"},
            "'35亿元' does not stand",
            "文章中没有",
        ),
        ({**QUOTED, "value": "9600"}, "prints '96个', which is 96, and value is 9600", "value 是 9600"),
        ({**QUOTED, "quote": None, "value": "11", "unit": "家"}, "quote is missing", "没有引文 quote"),
        ({**QUOTED, "span": {"start": 0, "end": 3}}, "span 0–3 of the article holds '202'", "不是 '96个'"),
        ({**QUOTED, "span": {"start": 10**8, "end": 10**8 + 3}}, "span 100000000–100000003", "不是 '96个'"),
    ],
)
def test_a_figure_that_is_not_so_printed_is_told(row: dict[str, Any], english: str, chinese: str) -> None:
    (error,) = held(row).errors
    assert english in error.message
    assert chinese in error.message_zh


@pytest.mark.parametrize(
    "row",
    [
        QUOTED,
        {**QUOTED, "quote": "9 6 个"},
        {**QUOTED, "quote": "新签约项目９６个"},
        {**QUOTED, "quote": None, "unit": "个"},
        {**QUOTED, "span": {"start": 13, "end": 16}},
        {**QUOTED, "quote": "5亿元", "kind": "amount", "value": 5, "measure": "paid_in_funds"},
    ],
)
def test_a_figure_that_is_so_printed_passes(row: dict[str, Any]) -> None:
    assert ARTICLE[13:16] == "96个"
    assert held(row).errors == ()


def test_the_article_pairs_more_than_the_records_alone() -> None:
    report = extract(ARTICLE)
    names = {"quote", "value", "kind", "measure", "rate_kind", "industry", "stage"}
    rows = [fact.model_dump(include=names) for fact in report.observations]
    found = held(*rows)
    assert found.errors == ()
    assert [(one.kind, one.verdict) for one in found] == [(one.kind, one.verdict) for one in report.checks]


def test_own_reports_stand_in_their_articles() -> None:
    for path in sorted((ROOT / "corpus/articles").glob("*.txt"))[:12]:
        text = path.read_text(encoding="utf-8")
        report = extract(text)
        found = check(report, against=text)
        assert found.errors == (), path.name
        assert [made.model_dump() for made in found] == [made.model_dump() for made in report.checks], (
            path.name
        )


def test_a_missing_article_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([QUOTED]), encoding="utf-8")
    assert main(["check", str(path), "--against", str(tmp_path / "none.txt")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
