"""Nothing that a text, a name or an option holds reaches a terminal as a command."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest

from zhaoshang_extract import extract
from zhaoshang_extract.cli import main
from zhaoshang_extract.record.check_rows import CheckedFile
from zhaoshang_extract.terminal import visible
from zhaoshang_extract.write.check_json import render_csv

# Commands of C0 (title, colour, bell), of C1 (which UTF-8 terminals obey too), and turned letters.
STRANGE = "\x1b]0;x\x07\x1b[31m\x9b31m\x9d0;x\x9c\u202e\u2066\u200f\x7f\r\x08"
ALLOWED = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*")
TEXT = f"荷塘县签约{STRANGE}情况通报\n2023年，全县新签约{STRANGE}项目12个，占全部10个的30%。\n"


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / f"a{STRANGE}.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return str(path)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    for words in (out, err):
        assert ALLOWED.fullmatch(words), visible(words)
    return out + err


@pytest.mark.parametrize(
    "command",
    [
        ["extract", "--format", "table"],
        ["check", "--all"],
        ["check", "--all", "--language", "en"],
    ],
)
def test_tables_are_harmless(command: list[str], article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, article]) == 0
    assert "30%" in said(capsys)


@pytest.mark.parametrize(
    "command",
    [
        ["extract"],
        ["extract", "--format", "csv"],
        ["extract", "--format", "jsonl"],
        ["check", "--all", "--format", "json"],
        ["check", "--all", "--format", "csv"],
    ],
)
def test_data_before_a_terminal_is_harmless(
    command: list[str], article: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main([*command, article]) == 0
    plain = capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main([*command, article]) == 0
    shown = said(capsys)
    if shown.startswith(("{", "[")):  # the same JSON, whoever reads it
        assert json.loads(shown) == json.loads(plain)
    assert not ALLOWED.fullmatch(plain), "data for programs stay as they are"


def test_explain_is_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", TEXT.replace("\n", "")]) == 0
    assert "12个" in said(capsys)


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", f"no{STRANGE}"],
        ["check", f"no{STRANGE}"],
        ["batch", f"no{STRANGE}", "--out", "o"],
        ["export", f"no{STRANGE}", "--to", "o.csv"],
        ["export", "no", "--to", f"o{STRANGE}"],
        ["extract", "no", "--region", STRANGE],
        ["extract", "no", "--published", STRANGE],
        ["extract", "no", "--format", STRANGE],
        ["extract", "no", f"--x{STRANGE}"],
        ["extract", f"a{STRANGE}/x.txt", f"b{STRANGE}/x.txt", "--out", "o"],
        ["check", "no", "--region", STRANGE],
        ["explain", "x", "--region", STRANGE],
        ["batch", "no", "--out", f"o{STRANGE}.x", "--workers", STRANGE],
        [STRANGE],
    ],
)
def test_complaints_are_harmless(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(arguments)
    except SystemExit as leaving:
        code = int(leaving.code or 0)
    assert code == 2
    complaint = said(capsys)
    assert complaint.count("\n") == 1
    assert complaint.startswith("zhaoshang: ")


def test_the_line_of_progress_is_harmless(
    article: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["extract", article, article + "no", "--format", "table"]) == 2
    progress = capsys.readouterr().err.replace("\r\033[K", "")
    assert ALLOWED.fullmatch(progress)


@pytest.mark.parametrize("start", ["=", "＝", "+", "-", "@", " =", "\r=", "\t=", "\u3000=", "\u200b="])
def test_the_csv_of_checks_begins_no_formula(start: str) -> None:
    report = extract("2023年，全县新签约项目12个，占全部10个的30%。")
    check = report.checks[0]
    facts = {fact.id: fact for fact in report.observations}
    figure = facts[check.reported_id].model_copy(update={"quote": f"{start}1+1", "indicator": f"{start}A1"})
    file = CheckedFile(f"{start}cmd.txt", {check.reported_id: figure}, [check], report.coverage)
    [row] = csv.DictReader(io.StringIO(render_csv([file]).removeprefix("\ufeff"), newline=""))
    shown = start.replace("\r", " ")  # which would end the row
    assert row["file"] == f"'{shown}cmd.txt"
    assert row["indicator"] == f"'{shown}A1"
    assert not row["figure"].startswith(("=", "＝", "+", "-", "@", "\u200b"))
    assert row["computed"] == "120"
