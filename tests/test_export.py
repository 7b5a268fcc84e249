"""Exports: the same records in every format, and no text that becomes a formula."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import tomllib
import zipfile
from contextlib import closing
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from zhaoshang_extract.batch.outcome import Input, Result, report_outcome
from zhaoshang_extract.cli import main
from zhaoshang_extract.pipeline import extract
from zhaoshang_extract.record.frame import make_frame
from zhaoshang_extract.record.models import Report
from zhaoshang_extract.record.tables import TABLES
from zhaoshang_extract.record.tidy import NAMES, tidy_rows
from zhaoshang_extract.write import FILES, renderer, writer
from zhaoshang_extract.write.csv import harmless

ROOT = Path(__file__).parent.parent
TEXT = "=全县新签约项目12个，其中工业项目8个，占66.7%，协议投资额0.35亿元。"
SPAN = {"start": 0, "end": 3}


def fact(place: int, /, **more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": f"o{place}",
        "kind": "count",
        "span": SPAN,
        "quote": "12个",
        "number": "12",
    }
    return {**told, "unit": "个", "value": "12", "measure": "project_count", **more}


def make_report(indicator: str = "新签约项目") -> Report:
    place = {"name": "湖南省湘潭市湘潭县", "adcode": "430321", "level": "county"}
    check = {
        "id": "c1", "kind": "share", "reported_id": "o3", "operands": {"part": "o2", "whole": ["o1"]},
        "reported": "66.7", "computed": "50", "interval": ["49.9", "50.1"], "verdict": "inconsistent",
        "severity": "major", "message": "8 / 12 = 66.7%，与 50% 不符",
    }  # fmt: skip
    return Report.model_validate(
        {
            "document": {"id": "a", "source": "a.txt", "sha256": "0" * 64, "length": 40, "title": "=1+1"},
            "observations": [
                fact(1, indicator=indicator, region=place, threshold={"min": "1", "max": None}),
                fact(2, value="8", number="8", part_of_id="o1"),
                fact(3, kind="rate", value="66.7", number="66.7", unit="%", rate_kind="share", role="rate"),
                fact(4, kind="amount", value="-0.350", currency="CNY", unit="亿元", measure="other_amount"),
            ],
            "signing_events": [
                {"id": "s1", "span": SPAN, "quote": "+签约会", "name": "@签约会", "project_count": 3,
                 "amount": "5.5", "currency": "CNY", "industries": ["工业"], "observation_ids": ["o1"]}
            ],
            "projects": [
                {"id": "p1", "span": SPAN, "quote": "项目", "name": "-甲项目", "investors": ["甲", "乙"]}
            ],
            "checks": [check],
            "issues": [{"code": "x", "span": SPAN, "quote": "q", "message": "m", "mend": "n"}],
        }
    )  # fmt: skip


def result(source: str = "a.txt", **more: str) -> Result:
    return Result(source, None, "text", make_report(**more), None)


def export(tmp_path: Path, ending: str, *results: Result) -> Path:
    path = tmp_path / f"out{ending}"
    writer(path)(
        iter(results or (result(), Result("b", None, None, None, None), result("z.zip!/c.txt"))), path
    )
    assert [item.name for item in tmp_path.iterdir()] == [path.name]
    return path


def table(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_is_one_row_an_observation(tmp_path: Path) -> None:
    rows = table(export(tmp_path, ".csv").read_bytes())
    assert len(rows) == 8
    assert tuple(rows[0]) == NAMES
    first, _, rate, amount = rows[:4]
    assert (first["REF_AREA"], first["OBS_VALUE"], first["UNIT_MEASURE"]) == ("430321", "12", "个")
    assert (rate["UNIT_MEASURE"], rate["VERDICT"], rate["DECIMALS"]) == ("PT", "inconsistent", "1")
    # A figure is no text: the sign of a negative one stays first.
    assert (amount["OBS_VALUE"], amount["UNIT_MULT"], amount["UNIT_MEASURE"]) == ("-0.350", "8", "CNY")
    assert rows[4]["SOURCE"] == "z.zip!/c.txt"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "＋1", "－1", "＠a"])
def test_no_text_of_a_csv_begins_a_formula(text: str, tmp_path: Path) -> None:
    [row, *_] = table(export(tmp_path, ".csv", result(indicator=text)).read_bytes())
    assert row["INDICATOR"] == "'" + text == harmless(text)
    assert row["TITLE"] == "'=1+1"


def test_csv_of_one_report() -> None:
    rendered = renderer("csv")(make_report())
    assert len(table(rendered.encode())) == 4


def test_xlsx_for_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter")
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "away")  # what was read lies here, the workbook in the folder above
    path = tmp_path / "out.xlsx"
    writer(path)(iter((result(), result("gone.txt"), result("z.zip!/c.txt"))), path)
    with zipfile.ZipFile(path) as book:
        sheets = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        assert sheets == ["不符", "观测", "签约活动", "项目", "校验", "问题", "说明"]
        pages = [book.read(f"xl/worksheets/sheet{number}.xml").decode() for number in range(1, 7)]
        links = book.read("xl/worksheets/_rels/sheet2.xml.rels").decode()
    differing, facts, events, _, checks, issues = pages
    assert not re.search("<f[ >]", "".join(pages))
    assert "=1+1" in facts
    assert "@签约会" in events
    assert '<pane xSplit="1" ySplit="1"' in facts
    assert '<autoFilter ref="A1:AM13"/>' in facts
    for page in pages:
        assert 'orientation="landscape"' in page
        assert 'fitToHeight="0"' in page
    for page in (differing, checks):
        assert "观测'!A4" in page.replace("&apos;", "'").replace("&#39;", "'")
    assert re.findall(r'Target="([^"]+)"', links)[0].replace("\\", "/") == "away/a.txt"
    assert "gone.txt" not in links
    assert "z.zip" not in links
    assert re.search(r'<c r="B5"[^>]*><v>-0.35</v>', facts)
    assert "n" in issues


def test_the_same_reports_give_the_same_workbook(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    first = export(tmp_path, ".xlsx").read_bytes()
    assert export(tmp_path, ".xlsx").read_bytes() == first


def test_a_workbook_can_be_opened(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    book = openpyxl.load_workbook(export(tmp_path, ".xlsx"))
    assert [cell.value for cell in book["校验"][2]][2:6] == ["不符", "重大", "占比", 66.7]
    assert book["校验"]["C2"].fill.fgColor.rgb == "FFFFC7CE"


@pytest.mark.parametrize("ending", [".sqlite", ".duckdb"])
def test_databases_have_tables_with_keys(ending: str, tmp_path: Path) -> None:
    connect: Any = sqlite3.connect
    if ending == ".duckdb":
        connect = pytest.importorskip("duckdb").connect
    database = connect(str(export(tmp_path, ending)))
    counts = {
        shape.name: database.execute(f"SELECT count(*) FROM {shape.name}").fetchone()[0] for shape in TABLES
    }
    assert counts == {
        "documents": 2, "observations": 8, "signing_events": 2, "projects": 2, "checks": 2, "operands": 4,
        "issues": 2,
    }  # fmt: skip
    joined = database.execute(
        "SELECT d.source, o.value, o.value_number, o.industry FROM checks c JOIN observations o ON "
        "o.document = c.document AND o.id = c.reported_id JOIN documents d ON d.document = c.document "
        "ORDER BY d.document"
    ).fetchall()
    assert joined == [("a.txt", "66.7", 66.7, None), ("z.zip!/c.txt", "66.7", 66.7, None)]
    database.close()


def test_sqlite_keys_hold(tmp_path: Path) -> None:
    database = sqlite3.connect(export(tmp_path, ".sqlite"))
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("INSERT INTO documents (document) VALUES (1)")
    database.close()


def test_parquet_keeps_figures_exact(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    found = parquet.read_table(export(tmp_path, ".parquet")).to_pylist()
    assert [row["OBS_VALUE"] for row in found[:4]] == [
        Decimal(12),
        Decimal(8),
        Decimal("66.7"),
        Decimal("-0.35"),
    ]
    assert parquet.read_table(export(tmp_path, ".parquet", Result("b", None, None, None, None))).num_rows == 0


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames(library: Any) -> None:
    pytest.importorskip(library)
    frame = make_report().to_frame(library)
    assert frame.shape == (4, len(NAMES) + 1)
    assert sum(frame["OBS_VALUE"]) == pytest.approx(86.35)
    assert list(frame["OBS_VALUE_TEXT"]) == ["12", "8", "66.7", "-0.350"]
    kinds = {name: str(frame[name].dtype).lower() for name in ("OBS_VALUE", "OBS_VALUE_MAX", "THRESHOLD_MIN")}
    assert set(kinds.values()) == {"float64"}
    assert frame["THRESHOLD_MIN"][0] == 1


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_frames_of_other_records(library: Any) -> None:
    pytest.importorskip(library)
    report = make_report()
    of: tuple[Any, ...] = ("projects", "signing_events", "checks", "issues")
    frames = {name: report.to_frame(library, of=name) for name in of}
    assert [len(frame) for frame in frames.values()] == [1, 1, 1, 1]
    assert list(frames["projects"]["investors"]) == ["甲、乙"]
    assert frames["signing_events"]["amount_number"][0] == 5.5
    assert frames["checks"]["reported"][0] - frames["checks"]["computed"][0] == pytest.approx(16.7)
    assert str(frames["projects"]["amount_number"].dtype).lower() == "float64"
    with pytest.raises(ValueError, match="is no table; give one of observations, signing_events"):
        report.to_frame(library, of="documents")  # type: ignore[arg-type]


def test_days_of_a_frame_are_iso() -> None:
    pytest.importorskip("pandas")
    frame = extract("2023年上半年，许昌市新签约项目96个。", published="2023-07-05").to_frame()
    assert list(frame[["PUBLISHED", "PERIOD_START", "PERIOD_END"]].iloc[0]) == [
        "2023-07-05",
        "2023-01-01",
        "2023-06-30",
    ]


def test_a_report_shows_as_one_line_of_counts() -> None:
    told = (
        "<Report 'a.txt': 4 observations (0 of high confidence), 1 signing events, 1 projects, "
        "1 checks (1 inconsistent), 1 issues>"
    )
    assert repr(make_report()) == str(make_report()) == told


def test_a_data_package_has_types_and_keys(tmp_path: Path) -> None:
    with zipfile.ZipFile(export(tmp_path, ".zip")) as archive:
        told = json.loads(archive.read("datapackage.json"))
        assert archive.namelist() == ["datapackage.json", *(one["path"] for one in told["resources"])]
        tables = {}
        for resource in told["resources"]:
            rows = list(csv.DictReader(io.StringIO(archive.read(resource["path"]).decode(), newline="")))
            schema, tables[resource["name"]] = resource["schema"], rows
            fields = {field["name"]: field["type"] for field in schema["fields"]}
            assert all(list(row) == list(fields) for row in rows)
            keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
            assert len(set(keys)) == len(keys)
            for row in rows:
                for name, kind in fields.items():
                    if row[name] and kind in ("number", "integer"):
                        assert (Decimal if kind == "number" else int)(row[name]) is not None
                    if row[name] and kind == "date":
                        date.fromisoformat(row[name])
    for resource in told["resources"]:
        for key in resource["schema"].get("foreignKeys", ()):
            target = key["reference"]
            known = {tuple(row[name] for name in target["fields"]) for row in tables[target["resource"]]}
            for row in tables[resource["name"]]:
                pointed = tuple(row[name] for name in key["fields"])
                assert "" in pointed or pointed in known
    assert len(tables["observations"]) == 8


def test_a_frame_of_no_library() -> None:
    with pytest.raises(ValueError, match="pandas"):
        make_frame([], "excel")  # type: ignore[arg-type]


def test_json_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = report_outcome(Input("a.txt", "0", "x", "text"), make_report(), "全文")
    Path("r.jsonl").write_text(outcome.line + "\n", "utf-8")
    assert main(["export", "r.jsonl", "--to", "o.jsonl"]) == 0
    assert Path("o.jsonl").read_text("utf-8") == make_report().to_json(indent=None)
    assert main(["export", "o.jsonl", "r.jsonl", "--to", "o.json"]) == 0
    Path("one.json").write_text(make_report().to_json(), "utf-8")
    assert main(["export", "one.json", "--to", "o2.jsonl"]) == 0
    assert Path("o2.jsonl").read_bytes() == Path("o.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("content", "to", "told"),
    [
        ('{"a": 1}\n', "o.csv", "line 1 is no report"),
        ("x\n", "o.csv", "line 1 is no report"),
        ("[]\n", "o.csv", "line 1 is no report"),
        ("", "o.doc", "no format has the ending"),
        ("", "r.jsonl", "would be overwritten"),
        ("", "nowhere/o.csv", "check the path"),
        (None, "o.csv", "check the path"),
    ],
)
def test_wrong_orders_leave_nothing(
    content: str | None, to: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    if content is not None:
        Path("r.jsonl").write_text(content)
    assert main(["export", "r.jsonl", "--to", to]) == 2
    assert told in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} <= {"r.jsonl"}


def test_every_ending_can_be_written(tmp_path: Path) -> None:
    for ending, _, _, extra in FILES:
        if not extra or find_spec({"parquet": "pyarrow", "xlsx": "xlsxwriter"}.get(extra, extra)):
            assert export(tmp_path, ending).stat().st_size
            (tmp_path / f"out{ending}").unlink()


# -------- what the docs say


def test_the_docs_explain_every_column_and_ending() -> None:
    page = (ROOT / "docs" / "batch.md").read_text("utf-8")
    rows = "\n".join(re.findall(r"^\| `.*", page, re.MULTILINE))
    assert set(NAMES) <= set(re.findall(r"`([A-Z_]+)`", rows))
    assert {ending for ending, *_ in FILES} <= set(re.findall(r"`(\.\w+)`", rows))


def test_every_extra_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {
        name: {re.split(r"[\[><=~ ]", one)[0] for one in wanted if not one.startswith(project["name"])}
        for name, wanted in project["optional-dependencies"].items()
        if name not in ("dev", "all", "browser")
    }
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    told: dict[str, set[str]] = {}
    for name, package in re.findall(r"^\| `(\w+)` \| ([\w-]+) \|", page, re.MULTILINE):
        told.setdefault(name, set()).add(package)
    assert told == extras
    ours = [name for name in extras if name != "engines"]  # clusters have their own
    assert project["optional-dependencies"]["all"] == [f"{project['name']}[{','.join(ours)}]"]


def test_a_row_has_as_many_values_as_names() -> None:
    assert {len(row) for row in tidy_rows(make_report())} == {len(NAMES)}


def test_export_of_one_confidence(tmp_path: Path) -> None:
    report = make_report()
    sure = report.observations[0].model_copy(update={"confidence": "high"})
    results = tmp_path / "results.jsonl"
    results.write_text(
        report.model_copy(update={"observations": (sure, *report.observations[1:])}).to_json(indent=None),
        encoding="utf-8",
    )
    for confidence, ids in (("high", ["o1"]), ("low", ["o2", "o3", "o4"])):
        target = tmp_path / f"{confidence}.csv"
        assert main(["export", str(results), "--to", str(target), "--confidence", confidence]) == 0
        with target.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["OBS_ID"] for row in rows] == ids
        assert {row["CONFIDENCE"] for row in rows} == {confidence}
    database = tmp_path / "high.sqlite"
    assert main(["export", str(results), "--to", str(database), "--confidence", "high"]) == 0
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("SELECT id, confidence FROM observations").fetchall() == [("o1", "high")]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
