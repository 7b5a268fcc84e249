"""Headline figures and totals: no figure of a document is counted twice, and the page's recipes agree."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections import defaultdict
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from corpus_reports import report_on

from zhaoshang_extract import extract
from zhaoshang_extract.batch.outcome import Input, Result, report_outcome
from zhaoshang_extract.checking.slots import lies_within
from zhaoshang_extract.cli import main
from zhaoshang_extract.edtf import days_of
from zhaoshang_extract.read.sheet import sheets_of
from zhaoshang_extract.record.headline import headlines, sum_key
from zhaoshang_extract.record.models import Observation, Report
from zhaoshang_extract.write import writer
from zhaoshang_extract.write.sheet import FACTS

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "totals.md").read_text(encoding="utf-8")
ARTICLES = sorted([*ROOT.glob("corpus/articles/*.txt"), *ROOT.glob("corpus/pages/articles/*.txt")])
TEXTS = {
    "a.txt": "2023年，许昌市新签约项目96个，其中装备制造项目31个，占比32.3%。"
    "协议投资额420.5亿元，同比增长12%。",
    "b.txt": "2023年，许昌市新签约项目12个，平均每个项目投资4.4亿元。"
    "到位资金48.6亿元，完成年度任务60亿元的81%。",
    "c.txt": "2022年，许昌市新签约项目40个。2023年，洛阳市新签约项目35个。",
}


def block(language: str) -> str:
    [found] = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def counted(text: str) -> list[str]:
    report = extract(text, published="2024-01-10", region="河南省许昌市")
    main_ids = headlines(report)
    return [fact.quote for fact in report.observations if fact.id in main_ids]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年，全市新签约项目96个，其中装备制造项目31个，新材料项目24个。", ["96个"]),
        ("2023年1-6月，全市到位资金41.2亿元。6月，全市到位资金8.3亿元。", ["41.2亿元"]),
        ("2023年，全市到位资金41.2亿元，比上年的36亿元增加5.2亿元。", ["41.2亿元"]),
        ("2023年，全市到位资金41.2亿元，完成年度任务50亿元的82.4%。", ["41.2亿元"]),
        ("2023年，全市新签约项目96个。\n\n2023年，全市新签约项目96个，总投资35亿元。", ["96个", "35亿元"]),
        ("2022年，全市新签约项目40个。2023年，全市新签约项目52个。", ["40个", "52个"]),
        ("2023年，魏都区新签约项目12个，建安区新签约项目15个。", ["12个", "15个"]),
        ("2023年，全市新签约项目96个，魏都区新签约项目12个。", ["96个"]),
        ("2023年，全市新签约亿元以上项目56个，10亿元以上项目21个。", ["56个"]),
        ("2023年，全市签约项目96个，平均每个项目投资4.4亿元。", ["96个"]),
    ],
)
def test_what_is_a_headline(text: str, expected: list[str]) -> None:
    assert counted(text) == expected


def overlaps(one: Observation, other: Observation) -> bool:
    """Whether two figures speak of one place, time, sector and size, said in another way than the code's."""
    places = [fact.region.name if fact.region else None for fact in (one, other)]
    if not (lies_within(places[0], places[1]) or lies_within(places[1], places[0])):
        return False
    days = [days_of(fact.period) for fact in (one, other)]
    if days[0] and days[1] and max(days[0][0], days[1][0]) > min(days[0][1], days[1][1]):
        return False
    if one.industry and other.industry and one.industry != other.industry:
        return False
    sizes = [fact.threshold.model_dump() if fact.threshold else {} for fact in (one, other)]
    low = max(float(size.get("min") or 0) for size in sizes)
    return low < min(float(size.get("max") or "inf") for size in sizes)


@pytest.mark.parametrize(
    "paths", [ARTICLES[::11], pytest.param(ARTICLES, marks=pytest.mark.slow)], ids=["sample", "corpus"]
)
def test_no_two_headlines_of_a_document_overlap(paths: list[Path]) -> None:
    for path in paths:
        report = report_on(path)
        main_ids = headlines(report)
        groups: dict[Any, list[Observation]] = defaultdict(list)
        for fact in report.observations:
            if fact.id in main_ids:
                assert (fact.role, fact.modality, fact.transformation) == ("head", "actual", "level")
                assert fact.part_of_id is None
                groups[sum_key(fact.model_dump())].append(fact)
        for group in groups.values():
            for place, one in enumerate(group):
                for other in group[place + 1 :]:
                    assert not overlaps(one, other), (path.name, one.quote, other.quote)


def test_every_measure_has_a_headline_where_something_can_be_added() -> None:
    for path in ARTICLES[:10]:
        report = report_on(path)
        heads = {fact.measure for fact in report.observations if fact.id in headlines(report)}
        plain = {
            fact.measure
            for fact in report.observations
            if fact.kind in ("amount", "count")
            and (fact.role, fact.modality, fact.transformation) == ("head", "actual", "level")
            and fact.part_of_id is None
        }
        assert plain - heads <= {"duration", "income", "other_amount", "other_count"}, path.name


# -------- the command and the recipes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("totals")
    reports = {name: extract(text, source=name, published="2024-01-10") for name, text in TEXTS.items()}
    read = ((Input(name, "0", "x", "text"), report) for name, report in reports.items())
    lines = [report_outcome(given, report, None).line for given, report in read]
    (found / "results.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for ending in (".csv", ".sqlite"):
        writer(found / f"r{ending}")(results(reports), found / f"results{ending}")
    return found


def results(reports: dict[str, Report]) -> Any:
    return (Result(name, None, "text", report, None) for name, report in reports.items())


def totals(
    folder: Path, capsys: pytest.CaptureFixture[str], *options: str, file: str = "results.jsonl"
) -> Any:
    assert main(["totals", str(folder / file), "--format", "json", *options]) == 0
    return json.loads(capsys.readouterr().out)


Sums = dict[tuple[str | None, ...], tuple[Decimal, int]]


def as_sums(told: Any) -> Sums:
    names = ("region", "period", "measure", "stage", "unit")
    return {
        tuple(row[name] for name in names): (
            Decimal(row["sum"]),
            row["figures"],
        )
        for row in told
    }


def test_totals_count_nothing_twice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sums = as_sums(totals(folder, capsys))
    place = "河南省许昌市"
    assert sums[place, "2023", "project_count", "signed", "个"] == (Decimal(108), 2)
    assert sums[place, "2022", "project_count", "signed", "个"] == (Decimal(40), 1)
    assert sums["河南省洛阳市", "2023", "project_count", "signed", "个"] == (Decimal(35), 1)
    assert sums[place, "2023", "paid_in_funds", None, "CNY"] == (Decimal("48.6"), 1)
    assert Decimal("420.5") in {value for value, _ in sums.values()}
    by_year = totals(folder, capsys, "--by", "year")
    assert {row["year"] for row in by_year} == {"2022", "2023"}
    assert Decimal(143) in {Decimal(row["sum"]) for row in by_year}


@pytest.mark.parametrize("ending", [".csv", ".sqlite"])
def test_totals_of_an_export_are_those_of_its_results(
    ending: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = as_sums(totals(folder, capsys))
    assert as_sums(totals(folder, capsys, file=f"results{ending}")) == expected


def test_the_sql_of_the_page_gives_the_totals(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(folder / "results.sqlite")) as database:
        rows = database.execute(block("sql")).fetchall()
    assert {row[:5]: (Decimal(repr(row[5])), row[6]) for row in rows} == as_sums(totals(folder, capsys))


def test_the_pandas_of_the_page_gives_the_totals(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pandas = pytest.importorskip("pandas")
    monkeypatch.chdir(folder)
    scope: dict[str, Any] = {}
    exec(block("python"), scope)
    capsys.readouterr()
    rows = scope["totals"].astype({"TIME_PERIOD": str}).itertuples(index=False)
    found = {
        tuple(None if pandas.isna(cell) else cell for cell in row[:5]): (Decimal(repr(float(row[5]))), row[6])
        for row in rows
    }
    assert found == as_sums(totals(folder, capsys))


def test_the_columns_that_the_page_names_are_those_of_the_workbook(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    path = tmp_path / "results.xlsx"
    writer(path)(results({"a.txt": extract(TEXTS["a.txt"], published="2024-01-10")}), path)
    sheet = sheets_of(path.read_bytes(), "results.xlsx")["观测"]
    [formula] = re.findall(r"^=SUMIFS\((.*)\)$", PAGE, re.MULTILINE)
    column, *pairs = re.findall(r'[A-Z](?=:[A-Z])|1(?=,)|"[^"]*"', formula)
    letters = {chr(65 + place): column.heading for place, column in enumerate(FACTS[1][:26])}
    assert letters[column] == "数值"
    wanted = dict(zip(pairs[::2], (told.strip('"') for told in pairs[1::2]), strict=True))
    assert [letters[letter] for letter in wanted] == ["主数", "地区", "时期", "类型", "阶段", "单位"]
    rows = [dict(zip(letters, row, strict=False)) for row in sheet[1:]]
    found = [row[column] for row in rows if all(str(row[letter]) == told for letter, told in wanted.items())]
    assert found == [96]  # what SUMIFS adds up


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_and_the_csv(language: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["totals", str(folder / "results.jsonl"), "--lang", language]) == 0
    told = capsys.readouterr().out
    assert {"zh": "项目数", "en": "project_"}[language] in told
    assert "108" in told
    assert main(["totals", str(folder / "results.jsonl"), "--format", "csv"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("\ufeff")
    assert "108" in {row["sum"] for row in csv.DictReader(io.StringIO(told.removeprefix("\ufeff")))}


def test_wrong_orders_are_one_line(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXTS["a.txt"], encoding="utf-8")
    for order in (["--by", "place", str(folder / "results.jsonl")], [str(tmp_path / "none")], [str(text)]):
        assert main(["totals", *order]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
