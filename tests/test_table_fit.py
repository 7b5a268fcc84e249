"""`--format table`: within the terminal's width, without empty columns, and no value broken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from corpus_reports import report_on
from rich.cells import cell_len

from zhaoshang_extract import extract
from zhaoshang_extract.cli import main
from zhaoshang_extract.write import renderer

ROOT = Path(__file__).parent.parent
ARTICLES = sorted([*ROOT.glob("corpus/articles/*.txt"), *ROOT.glob("corpus/pages/articles/*.txt")])
NUMBER = re.compile(r"\d[\d.]*")


@pytest.mark.parametrize("width", [80, 100, 200])
def test_tables_fit_and_break_no_value(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for path in ARTICLES[::9]:
        report = report_on(path)
        lines = renderer("table")(report).splitlines()
        assert max(map(cell_len, lines)) <= width, path.name
        shown = {number for line in lines for number in NUMBER.findall(line)}
        for fact in report.observations:
            assert fact.value.lstrip("-") in shown, (path.name, fact.value)
            assert fact.period is None or any(fact.period in line for line in lines), (path.name, fact.period)


def test_empty_columns_are_left_out_and_what_is_alike_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = renderer("table")(extract("2023年，许昌市新签约项目96个，协议投资额420.5亿元。"))
    assert "门槛" not in told
    assert "各行相同：" in told
    assert "地区 河南省许昌市" in told.replace("\n", "")
    assert "原文" in told


def test_what_has_no_room_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    report = report_on(ROOT / "corpus/articles/b05.txt")
    assert "窄处未列：原文" in renderer("table")(report)
    monkeypatch.setenv("COLUMNS", "400")
    assert "窄处未列" not in renderer("table")(report)


def test_checks_fit_too(capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("zh", "en"):
        assert main(["check", str(ROOT / "corpus/articles/b05.txt"), "--all", "--lang", language]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert max(cell_len(line) for line in lines if line[:1] in "│┃┏└") <= 80
        assert any("59.9 → 69.9%" in line for line in lines)
