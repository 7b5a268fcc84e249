"""`zhaoshang check`: tables, files, exit codes."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from zhaoshang_extract.cli import main

WRONG = "2023年，全市新签约项目96个，其中装备制造项目31个，占比33.9%。\n"
RIGHT = "2023年，全市新签约项目96个，其中装备制造项目31个，占比32.3%。\n"
ROUNDED = "2023年，全市新签约项目96个，其中装备制造项目31个，占比32.4%。\n"


def write(folder: Path, text: str, name: str = "draft.txt") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "grade", "code"),
    [
        (WRONG, "never", 0),
        (WRONG, "major", 3),
        (WRONG, "minor", 3),
        (ROUNDED, "major", 0),
        (ROUNDED, "minor", 3),
        (RIGHT, "minor", 0),
    ],
)
def test_fail_on_decides_the_exit_code(tmp_path: Path, text: str, grade: str, code: int) -> None:
    assert main(["check", write(tmp_path, text), "--fail-on", grade, "--region", "河南省许昌市"]) == code


def test_the_table_says_what_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", write(tmp_path, WRONG)]) == 0
    told = capsys.readouterr().out
    for words in ("33.9%", "31个 ÷ 96个 = 32.29%", "不符（重大）", "可核对 1 个数字", "不符 1 处"):
        assert words in told


def test_the_table_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", write(tmp_path, WRONG), "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "inconsistent (major)" in told
    assert "1 do not" in told


def test_what_agrees_is_shown_only_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, RIGHT)
    main(["check", file])
    assert "相符 1 个" in (brief := capsys.readouterr().out)
    assert "÷" not in brief
    main(["check", file, "--all"])
    assert "÷" in capsys.readouterr().out


def test_json_holds_the_checks_and_the_coverage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", write(tmp_path, WRONG), write(tmp_path, RIGHT, "b.txt"), "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert [len(file["checks"]) for file in told] == [1, 0]
    assert told[0]["checks"][0]["verdict"] == "inconsistent"
    assert told[0]["checks"][0]["quote"] == "33.9%"
    assert told[1]["coverage"]["agreeing"] == 1


def test_csv_has_one_row_a_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", write(tmp_path, WRONG), "--format", "csv", "--all"])
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out.lstrip("\ufeff")))
    assert (row["figure"], row["kind"], row["verdict"], row["severity"]) == (
        "33.9%",
        "share",
        "inconsistent",
        "major",
    )


def test_a_report_as_json_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", write(tmp_path, WRONG)]) == 0
    report = write(tmp_path, capsys.readouterr().out, "report.json")
    assert main(["check", report, "--fail-on", "minor", "--format", "json"]) == 3
    assert json.loads(capsys.readouterr().out)[0]["checks"][0]["verdict"] == "inconsistent"


@pytest.mark.parametrize("content", ["not json", '{"a": 1}', "[1]", "3", '"x"'])
def test_other_json_is_refused_in_one_line(
    tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", write(tmp_path, content, "odd.json")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_missing_file_stops_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none.txt"), write(tmp_path, WRONG)]) == 2
    told = capsys.readouterr()
    assert "33.9%" in told.out
    assert len(told.err.splitlines()) == 1


def test_a_wrong_region_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", write(tmp_path, WRONG), "--region", "无此市"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_report_is_told_by_what_it_begins_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report in a file of any name is checked as records, not read as prose."""
    from zhaoshang_extract import extract

    file = write(tmp_path, extract(WRONG).to_json(), "report.txt")
    assert main(["check", file, "--format", "csv", "--fail-on", "major"]) == 3
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out.lstrip("\ufeff"))))
    assert [(row["figure"], row["verdict"]) for row in rows] == [("33.9%", "inconsistent")]


# -------- every format, in both languages

BOTH = {"zh": "与文中所列数字不符", "en": "does not follow"}


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("format_", ["table", "csv", "json", "sarif"])
def test_every_format_speaks_both_languages(
    format_: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, WRONG)
    assert main(["check", file, "--format", format_, "--lang", language, "--fail-on", "major"]) == 3
    told = capsys.readouterr().out
    if format_ == "csv":
        assert told.startswith("\ufeff")
        (row,) = csv.DictReader(io.StringIO(told.removeprefix("\ufeff")))
        words = row["message"]
    elif format_ == "json":
        words = json.loads(told)[0]["checks"][0]["told"]
    elif format_ == "sarif":
        (run,) = json.loads(told)["runs"]
        (found,) = run["results"]
        assert (found["ruleId"], found["kind"], found["level"]) == ("share", "fail", "error")
        region = found["locations"][0]["physicalLocation"]["region"]
        assert WRONG[region["charOffset"] :][: region["charLength"]] == "33.9%"
        words = found["message"]["text"]
    else:
        words = "".join(re.findall(r"[\w ]+", told.replace("\n", "")))
        words = re.sub(r"\s+", " ", words)
    assert BOTH[language].replace(" ", "") in words.replace(" ", "")


@pytest.mark.parametrize("language", BOTH)
def test_the_workbook_of_checks(language: str, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    from zhaoshang_extract.read.sheet import sheets_of

    rows = [{"指标": "项目", "数值": "x", "单位": "个"}, {"指标": "项目", "数值": "3", "单位": "个"}]
    table = write(tmp_path, json.dumps(rows), "rows.json")
    out = tmp_path / "checks.xlsx"
    files = [write(tmp_path, ROUNDED, "a.txt"), write(tmp_path, WRONG, "b.txt"), table]
    assert main(["check", *files, "--format", "xlsx", "--lang", language, "--out", str(out)]) == 2
    sheets = sheets_of(out.read_bytes(), "checks.xlsx")
    checks, errors, counts = sheets.values()
    assert [row[6] for row in checks[1:]] == {"zh": ["重大", "轻微"], "en": ["major", "minor"]}[language]
    assert BOTH[language] in checks[1][11]
    assert [row[1] for row in errors[1:]] == [1]
    assert len(counts) == 4


def test_a_workbook_needs_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", write(tmp_path, WRONG), "--format", "xlsx"]) == 2
    assert "--out checks.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("format_", ["table", "csv", "json", "sarif"])
def test_out_writes_the_file(format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = write(tmp_path, WRONG), tmp_path / "checks.out"
    assert main(["check", file, "--format", format_, "--out", str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert "33.9%" in out.read_text(encoding="utf-8")
    assert main(["check", file, "--format", format_, "--out", file]) == 2
    assert main(["check", file, "--format", format_, "--out", str(tmp_path / "no" / "x")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_a_column_that_is_named_wrong_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, json.dumps([{"amount": "3", "unit": "个"}]), "rows.json")
    assert main(["check", file, "--column", "value=amount"]) == 0
    assert main(["check", file, "--column", "value"]) == 2
    assert main(["check", file, "--column", "vaule=amount"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert "write it as value=amount" in told[0]
    assert "'vaule' is no field" in told[1]
