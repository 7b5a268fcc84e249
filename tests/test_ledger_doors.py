"""What a ledger answers to a user of Python: while it is open, of another version, and asked for nonsense."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ledger_reports import article, figure, project, region

from zhaoshang_extract.cli import main

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
pytest.importorskip("rapidfuzz")

from zhaoshang_extract.ledger.asked import Asked  # noqa: E402
from zhaoshang_extract.ledger.ledger import Ledger  # noqa: E402
from zhaoshang_extract.ledger.rank import Wanted  # noqa: E402

HALF = "2024-01/2024-06"
REPORTS = (
    article(
        "甲",
        project("华晟锂电池负极材料项目", "431081", "signed", amount="40", of="湖南华晟新材料有限公司"),
        figures=(figure("45.2", region=region("资兴市"), period=HALF),),
    ),
    article("乙", project("冷链物流园", "431003", "started"), published="2023-02-01"),
)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.duckdb"
    Ledger(path).add(REPORTS)
    return path


# -------- open and closed


def test_a_ledger_is_kept_open_within_its_block(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    inner = duckdb.connect
    monkeypatch.setattr(
        duckdb, "connect", lambda *given, **told: opened.append(given) or inner(*given, **told)
    )
    with Ledger(base) as ledger:
        assert len(ledger.series()) == 1
        assert len(ledger.projects()) == 2
        assert ledger.checks() == []
        assert len(opened) == 1
        first, other = ledger.projects()
        ledger.join(first.id, other.id)
        assert len(ledger.projects()) == 1
        assert len(opened) == 2  # to write
        assert ledger.add(REPORTS).same == 2
    with pytest.raises(ValueError, match="this Ledger is closed; make another: Ledger"):
        ledger.projects()
    ledger.close()
    assert len(Ledger(base).projects()) == 1


def test_a_ledger_that_is_made_within_its_block(tmp_path: Path) -> None:
    with Ledger(tmp_path / "new.duckdb") as ledger:
        with pytest.raises(ValueError, match="ledger add"):
            ledger.projects()
        assert ledger.add(REPORTS).new == 2
        assert len(ledger.series()) == 1
    with Ledger(tmp_path / "new.duckdb") as again:
        assert [series.place for series in again.each_series()] == ["湖南省郴州市资兴市"]


def test_two_readings_at_once(base: Path) -> None:
    for _ in Ledger(base).each_series():
        assert len(Ledger(base).projects()) == 2
        assert len(Ledger(base).series()) == 1
    with Ledger(base) as ledger:
        for _ in ledger.each_series():
            assert len(ledger.series()) == 1
            assert len(ledger.projects()) == 2


def test_an_error_within_the_block_lets_the_file_go(base: Path) -> None:
    def broken() -> None:
        with Ledger(base) as ledger:
            ledger.add([])
            raise KeyError

    with pytest.raises(KeyError):
        broken()
    assert len(Ledger(base).projects()) == 2


def test_each_call_opens_and_closes_without_a_block(base: Path) -> None:
    ledger = Ledger(base)
    assert len(ledger.projects()) == 2
    Ledger(base).add([article("丙", project("风电项目", "431081", "signed"))])
    assert len(ledger.projects()) == 3
    ledger.close()
    with pytest.raises(ValueError, match="closed"):
        ledger.series()


# -------- another version

_OTHER: dict[str, str] = {
    "number": "UPDATE ledger SET version = 99",
    "columns": "ALTER TABLE figures DROP COLUMN words_before",
    "tables": "DROP TABLE mentions",
}
_ANSWERS: dict[str, Callable[[Ledger], Any]] = {
    "add": lambda ledger: ledger.add(REPORTS),
    "projects": lambda ledger: ledger.projects(),
    "pairs": lambda ledger: ledger.pairs(),
    "series": lambda ledger: ledger.series(),
    "checks": lambda ledger: ledger.checks(),
    "rank": lambda ledger: ledger.rank(Wanted("paid_in_funds", HALF)),
    "progress": lambda ledger: ledger.progress(),
    "overview": lambda ledger: ledger.overview(),
    "join": lambda ledger: ledger.join("p1", "p2"),
    "part": lambda ledger: ledger.part("p1", "p2"),
    "add_edits": lambda ledger: ledger.add_edits([]),
}


@pytest.mark.parametrize("change", _OTHER)
def test_a_ledger_of_another_version_says_the_same_to_all(base: Path, change: str, tmp_path: Path) -> None:
    first, other = Ledger(base).projects()
    edit = Ledger(base).join(first.id, other.id, "同一园区")
    with duckdb.connect(str(base)) as raw:
        raw.execute(_OTHER[change])
    told = set()
    for name, answer in _ANSWERS.items():
        for ledger in (Ledger(base), Ledger(base).__enter__()):
            with pytest.raises(ValueError, match="is a ledger of another version") as error:
                answer(ledger)
            told.add(str(error.value))
            ledger.close()
        assert len(told) == 1, name
    [said] = told
    for mend in (
        "`zhaoshang ledger add`",
        f"ledger edits --db {base} > edits.jsonl",
        "edits --add edits.jsonl",
    ):
        assert mend in said
    # What a person decided goes over to the new one.
    assert Ledger(base).edits() == [edit]
    new = tmp_path / "new.duckdb"
    with Ledger(base) as old, Ledger(new) as ledger:
        ledger.add(REPORTS)
        assert ledger.add_edits(old.edits()) == 1
        assert len(ledger.projects()) == 1
        with pytest.raises(ValueError, match="another version"):
            old.projects()


def test_the_mend_of_another_version_works(
    base: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    first, other = Ledger(base).projects()
    Ledger(base).join(first.id, other.id)
    with duckdb.connect(str(base)) as raw:
        raw.execute(_OTHER["number"])
    assert main(["ledger", "projects", "--db", str(base)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert main(["ledger", "edits", "--db", str(base)]) == 0
    edits = tmp_path / "edits.jsonl"
    edits.write_text(capsys.readouterr().out, encoding="utf-8")
    new = tmp_path / "new.duckdb"
    Ledger(new).add(REPORTS)
    assert main(["ledger", "edits", "--add", str(edits), "--db", str(new)]) == 0
    assert len(Ledger(new).projects()) == 1


# -------- nonsense


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            lambda ledger: ledger.series("money"),
            "measure 'money' is none; write one of project_count 项目数,",
        ),
        (lambda ledger: ledger.each_series(measure=3), "measure 3 is none"),
        (lambda ledger: ledger.series(within="乌有乡"), "within '乌有乡': no place"),
        (lambda ledger: ledger.series(within=411000), "within 411000: no place"),
        (lambda ledger: ledger.checks(within="999999"), "within '999999': no place"),
        (lambda ledger: ledger.checks(within="朝阳区"), "several places; give one of .*110105"),
        (lambda ledger: ledger.checks(verdict="wrong"), "verdict 'wrong' is none; write one of consistent, "),
        (lambda ledger: ledger.progress("lately"), "'lately' is no time .* write 2024"),
        (lambda ledger: ledger.progress(measure="gross"), "fiscal_revenue 财政收入"),
        (lambda ledger: ledger.overview(Asked(period="soon")), "'soon' is no time"),
        (lambda ledger: ledger.projects(as_of="soon"), "'soon' is no day"),
        (lambda ledger: ledger.projects(idle_months=0), "idle_months 0 is no number of months"),
        (lambda ledger: ledger.rank(Wanted("money", HALF)), "measure 'money' is none"),
        (lambda ledger: ledger.rank(Wanted("gdp", "soon")), "'soon' is no time"),
        (lambda ledger: ledger.rank(Wanted("gdp", HALF, previous="soon")), "'soon' is no time"),
        (lambda ledger: ledger.rank(Wanted("gdp", HALF, stage="begun")), "stage 'begun' .* started 开工"),
        (
            lambda ledger: ledger.rank(Wanted("gdp", HALF, rate_kind="up")),
            "rate_kind 'up' .*growth_yoy 同比",
        ),
        (
            lambda ledger: ledger.rank(Wanted("gdp", HALF, modality="x")),
            "modality .*actual 实际, target 目标",
        ),
        (lambda ledger: ledger.rank(Wanted("gdp", HALF, levels=frozenset({"moon"}))), "'moon': no levels"),
        (lambda ledger: ledger.rank(Wanted("gdp", HALF, levels=frozenset())), "none: no levels .* county"),
        (lambda ledger: ledger.rank(Wanted("gdp", HALF, within="x")), "within 'x': no place"),
        (lambda ledger: ledger.rank(Wanted("gdp", HALF, threshold_min=Decimal(-1))), "is no size"),
        (lambda ledger: ledger.rank(Wanted("gdp", HALF, threshold_min=0.5)), "is no size"),
    ],
)
def test_nonsense_is_told_at_the_door(asked: Callable[[Ledger], Any], said: str, tmp_path: Path) -> None:
    """Before the file is looked at: there is none."""
    ledger = Ledger(tmp_path / "none.duckdb")
    if "as_of" in said or "no day" in said or "idle_months" in said:
        ledger.add(REPORTS)
    with pytest.raises(ValueError, match=said):
        asked(ledger)


def test_words_and_names_are_as_good_as_codes(base: Path) -> None:
    ledger = Ledger(base)
    [by_code] = ledger.series("paid_in_funds", "431081")
    [by_word] = ledger.series("到位资金", "资兴市")
    assert by_word.points[0].printed == by_code.points[0].printed
    assert Asked("到位资金", "资兴") == Asked("paid_in_funds", "431081")
    assert Wanted("项目数", HALF, stage="签约", rate_kind="同比", modality="目标", within="郴州市") == Wanted(
        "project_count", HALF, stage="signed", rate_kind="growth_yoy", modality="target", within="431000"
    )
    assert Wanted("gdp", HALF, threshold_min=1, levels={"county"}) == Wanted(
        "gdp", HALF, threshold_min=Decimal(1)
    )
    # An old code is the place that stands there today.
    assert Asked(within="430124") == Asked(within="宁乡市")


def test_words_on_the_command_line(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for measure in ("paid_in_funds", "到位资金"):
        assert main(["ledger", "series", "--measure", measure, "--db", str(base), "--format", "csv"]) == 0
    first, second = capsys.readouterr().out.split("\ufeff")[1:]
    assert first == second
    assert "45.2" in first
