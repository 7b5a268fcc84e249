"""What an analyst asks the commands of a ledger, and what they say where there is nothing to tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ledger_reports import article, figure, project, region

from zhaoshang_extract.cli import main

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
pytest.importorskip("rapidfuzz")

from zhaoshang_extract.ledger.ledger import Ledger
from zhaoshang_extract.ledger.rank import Wanted

HALF = "2024-01/2024-06"
REPORTS = (
    article(
        "甲",
        project("华晟锂电池负极材料项目", "431081", "signed", amount="40", of="湖南华晟新材料有限公司"),
        project("远图储能电池项目", "431021", "signed", amount="20", of="远图新能源"),
        published="2021-02-18",
    ),
    article(
        "乙",
        project("华晟锂电池负极材料项目", "431081", "started", amount="32", of="湖南华晟新材料有限公司"),
        project("东江湖冷链物流园项目", "431081/资兴经济开发区", "in_talks", of="湖南东江湖食品有限公司"),
        figures=(figure("45.2", region=region("431081/资兴经济开发区"), period=HALF),),
        published="2024-08-01",
    ),
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "ledger.duckdb"
    Ledger(path).add(REPORTS)
    return path


def names(capsys: pytest.CaptureFixture[str], base: Path, *options: str) -> list[str]:
    assert main(["ledger", "projects", *options, "--db", str(base), "--format", "json"]) == 0
    return [str(entry["name"])[:2] for entry in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), ["华晟", "远图", "东江"]),
        (("--within", "资兴市"), ["华晟", "东江"]),
        (("--within", "431021"), ["远图"]),
        (("--within", "郴州"), ["华晟", "远图", "东江"]),
        (("--stage", "签约"), ["远图"]),
        (("--stage", "started"), ["华晟"]),
        (("--note", "签约后未开工"), ["远图"]),
        (("--note", "amount_drift"), ["华晟"]),
        (("--note", "amount_drift", "--within", "431021"), []),
        (("远图",), ["远图"]),  # words of a name
        (("新材料",), ["华晟"]),  # of a company
        (("华晟", "远图"), ["华晟", "远图"]),
    ],
)
def test_projects_that_are_asked_for(
    options: tuple[str, ...], found: list[str], base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert names(capsys, base, *options) == found


def test_projects_that_are_asked_for_in_python(base: Path) -> None:
    ledger = Ledger(base)
    assert [entry.stage for entry in ledger.projects(name="华晟")] == ["started"]
    assert [entry.stage for entry in ledger.projects(within="资兴", note="金额有变")] == ["started"]
    assert ledger.pairs(within="431021") == ()
    for told in ({"note": "late"}, {"stage": "begun"}, {"within": "乌有乡"}):
        with pytest.raises(ValueError, match=r"write one of|no place"):
            ledger.projects(**told)


def test_what_is_asked_wrongly_is_told(base: Path) -> None:
    ledger: Any = Ledger(base)
    with pytest.raises(TypeError, match="rank takes Wanted"):
        ledger.rank("paid_in_funds")
    with pytest.raises(TypeError, match="overview takes Asked"):
        ledger.overview("资兴市")
    with pytest.raises(TypeError, match="a list of Reports"):
        ledger.add(None)
    assert repr(Ledger("l.duckdb")) == "Ledger('l.duckdb')"


def test_a_file_of_results_is_added_from_python(tmp_path: Path) -> None:
    lines = tmp_path / "results.jsonl"
    lines.write_text("".join(report.to_json(indent=None) for report in REPORTS), encoding="utf-8")
    ledger = Ledger(tmp_path / "l.duckdb")
    assert ledger.add(str(lines)).new == 2
    one = tmp_path / "one.json"
    one.write_text(REPORTS[0].to_json(), encoding="utf-8")
    assert ledger.add(one).same == 1
    lines.write_text("{}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"results.jsonl: line 1 is no result; give what `zhaoshang batch`"):
        ledger.add(lines)
    with pytest.raises(ValueError, match="cannot be read"):
        ledger.add(tmp_path / "none.jsonl")


def test_places_are_told_by_their_last_names(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["ledger", "projects"], ["ledger", "series"]):
        assert main([*command, "--db", str(base)]) == 0
        told = capsys.readouterr().out.replace(" ", "")
        assert "湖南省" not in told
        assert "资兴经" in told


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["ledger", "projects", "--stage", "竣工"], "no project is asked for that the ledger holds"),
        (["ledger", "pairs"], "no pair of projects is in doubt"),
        (["ledger", "series", "--measure", "gdp"], "no figure with a time and a place"),
        (["ledger", "series", "--measure", "gdp", "--format", "json"], "no figure with a time and a place"),
        (["ledger", "checks"], "no figures of two documents that disagree; --all lists"),
        (["ledger", "checks", "--all", "--fail"], "no figures of two documents that disagree"),
        (["progress", "--period", "2022"], "no goal with what was done of it"),
    ],
)
def test_nothing_is_told_as_nothing(
    command: list[str], said: str, base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--db", str(base)]) == 0
    told = capsys.readouterr()
    assert said in told.err
    assert len(told.err.splitlines()) == 1
    assert told.out in ("", "[]\n")


@pytest.mark.parametrize("period", ["2024年上半年", "2024年1—6月", "2024年1-6月", HALF])
def test_times_in_words(period: str, base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Wanted("gdp", period).period == HALF
    order = ["rank", "--measure", "到位资金", "--period", period, "--level", "园区", "--format", "json"]
    assert main([*order, "--db", str(base)]) == 0
    [row] = json.loads(capsys.readouterr().out)
    assert row["value"] == "45.2"


@pytest.mark.parametrize("period", ["上半年", "今年", "2024年6月和7月", "2024年6月以来", "2024-13", "", "6"])
def test_what_is_no_time(period: str) -> None:
    with pytest.raises(ValueError, match="is no time"):
        Wanted("gdp", period)


def test_articles_are_no_results(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is made of them, and the mend is the command that reads them."""
    (tmp_path / "articles").mkdir()
    text = tmp_path / "articles" / "a.txt"
    text.write_text("郴州市2023年新签约项目12个。\n全市到位资金20亿元。\n", encoding="utf-8")
    base = tmp_path / "l.duckdb"
    for given in (text, text.parent):
        assert main(["ledger", "add", str(given), "--db", str(base)]) == 2
        [line] = capsys.readouterr().err.splitlines()
        assert f"`zhaoshang batch {given} --out results.jsonl`" in line
    assert not base.exists()


def test_a_page_is_no_other_file(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("jinja2")
    assert main(["ledger", "report", "--out", str(tmp_path / "l.pdf"), "--db", str(base)]) == 2
    assert "written as .html; `ledger export` writes tables" in capsys.readouterr().err


def test_rows_come_as_they_are_found(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[dict[str, Any]] = []
    for form in ("json", "csv"):
        assert main(["ledger", "series", "--db", str(base), "--format", form]) == 0
        told = capsys.readouterr().out
        rows.append(json.loads(told)[0] if form == "json" else {"value": told.splitlines()[1]})
    assert rows[0]["value"] == "45.2"
    assert ",45.2," in rows[1]["value"]
