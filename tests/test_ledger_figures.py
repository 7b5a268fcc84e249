"""The figures of a ledger by its doors and commands."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zhaoshang_extract import extract
from zhaoshang_extract.cli import main

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from zhaoshang_extract.ledger.ledger import Ledger
from zhaoshang_extract.ledger.rank import Wanted

HALF = "2024-01/2024-06"
TEXTS = {
    "may.txt": """许昌市1—5月招商引资情况通报
2024年6月8日
1—5月，全市新签约亿元以上项目86个。全市实际到位省外资金156.3亿元，同比增长9.8%，完成年度目标400亿元的39.1%。
分县区看，禹州市到位省外资金38.2亿元，长葛市31.5亿元，鄢陵县28.4亿元。
""",
    "june.txt": """许昌市上半年招商引资工作通报
2024年7月9日
上半年，全市新签约亿元以上项目81个。全市实际到位省外资金189.6亿元，同比增长10.2%，完成年度目标400亿元的47.4%。
分县区看，禹州市到位省外资金45.9亿元，长葛市35.8亿元，鄢陵县36.3亿元。
""",
    "last.txt": """2023年上半年许昌市招商引资情况
2023年7月10日
上半年，全市实际到位省外资金172.1亿元。
""",
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("figures") / "ledger.duckdb"
    Ledger(path).add(extract(text, source=name, published=None) for name, text in TEXTS.items())
    return path


def told(capsys: pytest.CaptureFixture[str], base: Path, *command: str) -> Any:
    assert main([*command, "--db", str(base), "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_doors(base: Path) -> None:
    ledger = Ledger(base)
    [wrong] = [check for check in ledger.checks() if check.verdict == "inconsistent"]
    assert (wrong.kind, wrong.reported.quote) == ("running_total_falls", "81个")
    assert ledger.checks(within="430000") == []
    assert {check.reported.measure for check in ledger.checks("paid_in_funds")} == {"paid_in_funds"}
    assert {one.place for one in ledger.series("paid_in_funds", "411081")} == {"河南省许昌市禹州市"}
    ranking = ledger.rank(Wanted("paid_in_funds", HALF))
    assert ranking is not None
    assert [(row.place[6:], row.rank, row.previous_rank) for row in ranking.rows] == [
        ("禹州市", 1, 1),
        ("鄢陵县", 2, 3),
        ("长葛市", 3, 2),
    ]
    [progress] = ledger.progress(within="411000")
    assert (progress.done, progress.calendar, progress.standing) == (Decimal("47.4"), Decimal(50), "behind")


def test_growth_of_the_last_year_agrees(base: Path) -> None:
    found = [check for check in Ledger(base).checks() if check.kind == "growth_against_print"]
    assert [(check.reported.quote, check.verdict) for check in found] == [("10.2%", "consistent")]


def test_series_of_the_command(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = told(capsys, base, "ledger", "series", "--measure", "paid_in_funds", "--within", "禹州市")
    amounts = [row for row in rows if row["unit"] == "1e8 CNY"]
    assert [(row["period"], row["shape"], row["value"]) for row in amounts] == [
        ("2024-01/2024-05", "running", "38.2"),
        (HALF, "running", "45.9"),
        ("2024-06", "derived", "7.7"),
    ]
    assert (amounts[2]["low"], amounts[2]["high"], amounts[2]["quote"]) == (
        "7.6",
        "7.8",
        "45.9亿元 − 38.2亿元",
    )


def test_checks_of_the_command(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [check] = told(capsys, base, "ledger", "checks")
    assert check["reported"]["source"] == "june.txt"
    text = TEXTS["june.txt"]
    assert text[check["reported"]["start"] : check["reported"]["end"]] == check["reported"]["quote"] == "81个"
    assert len(told(capsys, base, "ledger", "checks", "--all")) > 5
    assert main(["ledger", "checks", "--db", str(base), "--fail", "--lang", "en"]) == 3
    assert "running total" in capsys.readouterr().out
    assert main(["ledger", "checks", "--db", str(base), "--format", "csv"]) == 0
    [row] = csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff")))
    assert row["verdict"] == "inconsistent"
    assert "86个" in row["message"]


def test_rankings_of_the_command(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order = ["rank", "--measure", "paid_in_funds", "--period", HALF, "--by", "region"]
    rows = told(capsys, base, *order)
    assert [(row["rank"], row["region"], row["moved"]) for row in rows][1] == (2, "河南省许昌市鄢陵县", 1)
    assert main([*order, "--db", str(base)]) == 0
    assert "鄢陵县" in capsys.readouterr().out
    assert main([*order[:4], "2019", "--db", str(base)]) == 0
    assert "nothing of the kind is printed for 2019; `zhaoshang ledger series" in capsys.readouterr().err
    month = told(capsys, base, *order[:4], "2024-06")
    assert [row["region"][6:] for row in month] == ["鄢陵县", "禹州市", "长葛市"]


def test_progress_of_the_command(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [row] = told(capsys, base, "progress", "--measure", "paid_in_funds")
    assert (row["done"], row["calendar"], row["ahead"], row["standing"]) == ("47.4", "50", "-2.6", "behind")
    [row] = told(capsys, base, "progress", "--period", "2024-01/2024-05")
    assert row["ahead"] == "-2.59"
    assert main(["progress", "--db", str(base)]) == 0
    assert "滞后" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["rank", "--measure", "money", "--period", "2024"], "--measure 'money'"),
        (["rank", "--period", "2024"], "--measure"),
        (["rank", "--measure", "gdp", "--period", "soon"], "write 2024"),
        (["rank", "--measure", "gdp", "--period", "2024", "--within", "朝阳区"], "several places"),
        (["rank", "--measure", "gdp", "--period", "2024", "--stage", "begun"], "--stage 'begun' is none"),
        (["rank", "--measure", "gdp", "--period", "2024", "--rate", "fast"], "--rate 'fast' is none"),
        (["progress", "--within", "乌有乡"], "no place"),
        (["progress", "--period", "soon"], "write 2024, 2024-06"),
        (["ledger", "series", "--measure", "money"], "--measure 'money'"),
    ],
)
def test_wrong_orders_are_one_line(
    command: list[str], said: str, base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--db", str(base)]) == 2
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    assert said in error


@pytest.mark.parametrize(
    ("option", "said"), [("--size=nan", "'nan'"), ("--size=-1", "'-1'"), ("--level=county,moon", "'moon'")]
)
def test_what_is_no_size_and_no_level(option: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["rank", "--measure", "gdp", "--period", "2024", option])
    assert said in capsys.readouterr().err


def test_no_goal_and_no_rate_looks_like_money(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "series", "--within", "411000", "--db", str(base)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {"目标" in line for line in lines if " 400亿元 " in line} == {True}
    assert {"同比" in line for line in lines if " 10.2% " in line} == {True}
    assert {"同比" in line or "目标" in line for line in lines if " 189.6亿元 " in line} == {False}


def test_a_ledger_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rank", "--measure", "gdp", "--period", "2024", "--db", str(tmp_path / "none")]) == 2
    assert "ledger add" in capsys.readouterr().err
