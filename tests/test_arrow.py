"""Documents as Arrow batches: fixed schemas, errors as rows, the same rows however they are cut."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

import pytest

from zhaoshang_extract.batch.many import extract_many
from zhaoshang_extract.batch.outcome import Result
from zhaoshang_extract.pipeline import extract
from zhaoshang_extract.read.source import Source
from zhaoshang_extract.record.models import Report
from zhaoshang_extract.record.tidy import NAMES
from zhaoshang_extract.write.parquet import write

pa = pytest.importorskip("pyarrow")
arrow = pytest.importorskip("zhaoshang_extract.arrow")
inner = pytest.importorskip("zhaoshang_extract.arrow.extract")

ROOT = Path(__file__).parent.parent
KINDS = get_args(arrow.What)
FIGURES = "2022年，浏阳市新签约亿元以上项目12个，协议投资额35.6亿元。"
EVENT = "6月18日，浏阳市举行集中签约仪式，签约项目3个，总投资20亿元。其中，星河电池项目由星河公司投资12亿元。"
PAGE = (ROOT / "corpus" / "articles" / "b05.txt").read_text(encoding="utf-8")
forked = pytest.mark.skipif(sys.platform != "linux", reason="the readers of these tests are forked")


def documents(**columns: list[Any]) -> Any:
    count = len(columns["text"])
    return pa.table({"id": [f"d{number}" for number in range(count)], **columns})


def mixed() -> Any:
    """Documents of all sorts, good and bad."""
    texts = [FIGURES, None, EVENT, "", "没有数字。", PAGE, FIGURES, "  ", EVENT, PAGE]
    days = ["2022-07-01", None, "2023/6/20", None, None, "2021-06-21", "someday", None, None, None]
    places = [None, None, "浏阳市", None, "430181", None, None, None, "无此地", None]
    return documents(text=texts, published=days, region=places)


def errors(table: Any) -> list[tuple[str | None, str]]:
    """The name and the code of each document that failed."""
    rows = table.rename_columns([name.lower() for name in table.schema.names]).to_pylist()
    return [(row["source"], row["error"]) for row in rows if row["error"] is not None]


@pytest.mark.parametrize("what", KINDS)
def test_the_rows_are_the_same_however_the_documents_are_cut(what: str) -> None:
    table = mixed()
    whole = arrow.extract_table(table, what, workers=0)
    assert whole.schema == arrow.schema_of(what)
    for size, workers in ((1, 0), (3, 1), (100, 2)):
        assert arrow.extract_table(table.to_batches(size), what, workers=workers) == whole
    assert errors(whole) == [
        *(("d1", "empty"), ("d3", "empty"), ("d6", "bad_row"), ("d7", "empty"), ("d8", "bad_row")),
    ]


def test_observations_are_those_of_the_library_and_of_the_export(tmp_path: Path) -> None:
    from pyarrow import parquet

    sources = [Source("d0", text=FIGURES, published="2022-07-01"), Source("d1", text=PAGE)]
    write(extract_many(sources, workers=0), tmp_path / "o.parquet")
    exported = parquet.read_table(tmp_path / "o.parquet")
    read = arrow.extract_table(documents(text=[FIGURES, PAGE], published=["2022-07-01", None]))
    assert exported.schema.names == [*NAMES, "ERROR", "ERROR_MESSAGE"]
    assert exported.schema.remove_metadata() == arrow.schema_of("observations")
    assert exported == read
    write([Result("x", None, None, None, None)], tmp_path / "o.parquet")
    assert parquet.read_table(tmp_path / "o.parquet").schema == arrow.schema_of()


def test_reports_hold_the_report_and_the_text_that_its_offsets_count_in() -> None:
    plain, titled, failed = arrow.extract_table(
        documents(text=[FIGURES, FIGURES, None], title=[None, "浏阳市招商通报", "x"]), "reports"
    ).to_pylist()
    assert Report.model_validate_json(plain["report"]) == extract(FIGURES, source="d0")
    assert (plain["text"], titled["text"]) == (None, f"浏阳市招商通报\n{FIGURES}")
    assert Report.model_validate_json(titled["report"]).document.title == "浏阳市招商通报"
    assert (failed["report"], failed["sha256"], failed["error"]) == (None, None, "empty")


def test_events_projects_and_checks_are_those_of_the_report() -> None:
    report = extract(PAGE, source="d0")
    for what, records in (
        ("events", report.signing_events),
        ("projects", report.projects),
        ("checks", report.checks),
    ):
        rows = arrow.extract_table(documents(text=[PAGE]), what, workers=0).to_pylist()
        assert [row["id"] for row in rows] == [record.id for record in records]
    [event] = arrow.extract_table(documents(text=[EVENT]), "events", workers=0).to_pylist()
    assert (event["source"], event["project_count"], event["amount"]) == ("d0", 3, "20")


@pytest.mark.parametrize(
    "columns",
    [
        {"id": pa.array([7]), "text": pa.array([FIGURES], pa.large_string())},
        {"id": pa.array(["7"]), "text": pa.array([FIGURES]).dictionary_encode()},
        {"id": ["7"], "text": [FIGURES], "published": pa.nulls(1), "region": pa.nulls(1), "other": [b"x"]},
        {"id": ["7"], "text": pa.array([FIGURES], pa.string_view())},
    ],
)
def test_types_that_engines_use_for_texts(columns: dict[str, Any]) -> None:
    rows = arrow.extract_table(pa.table(columns), workers=0).to_pylist()
    assert [(row["SOURCE"], str(row["OBS_VALUE"].normalize())) for row in rows] == [
        ("7", "12"),
        ("7", "35.6"),
    ]


@pytest.mark.parametrize(
    "day",
    [
        date(2021, 7, 5),
        datetime(2021, 7, 5, 23, 59),
        "2021年7月5日",
        pa.scalar(1625443200 * 10**9, pa.timestamp("ns")),
    ],
)
def test_days_that_engines_use(day: Any) -> None:
    table = documents(text=["今年浏阳市新签约项目12个。"], published=pa.array([day]))
    [row] = arrow.extract_table(table, workers=0).to_pylist()
    assert (row["PUBLISHED"], row["PERIOD_START"][:4]) == ("2021-07-05", "2021")


def test_no_documents_are_no_rows() -> None:
    empty = pa.table({"id": pa.array([], pa.string()), "text": pa.array([], pa.string())})
    assert list(arrow.extract_batches([])) == []
    assert arrow.extract_table(empty, "checks") == arrow.schema_of("checks").empty_table()


def test_a_row_without_a_name_is_an_error_row() -> None:
    table = pa.table({"id": [None, "", "x"], "text": [FIGURES] * 3})
    found = arrow.extract_table(table, "projects", workers=0)
    assert errors(found) == [(None, "no_field"), (None, "no_field")]


@pytest.mark.parametrize(
    ("table", "options", "told"),
    [
        ({"name": ["a"], "text": ["b"]}, {}, "no column 'id' (they have name, text)"),
        ({"id": ["a"], "text": [b"b"]}, {}, "'text' holds binary; cast it to string"),
        ({"id": [1.5], "text": ["b"]}, {}, "'id' holds double; cast it"),
        (
            {"id": ["a"], "text": ["b"]},
            {"what": "figures"},
            "'figures' is no kind of record; give one of obs",
        ),
        ({"id": ["a"], "text": ["b"]}, {"workers": -1}, "give a number from 0"),
        ({"id": ["a"], "text": ["b"]}, {"max_characters": 0}, "max_characters is 0"),
    ],
)
def test_wrong_orders_are_told(table: dict[str, Any], options: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        arrow.extract_table(pa.table(table), **options)


# -------- limits


@forked
def test_a_poison_document_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    real = inner.report_of

    def poisoned(opened: Any) -> Report:
        if "毒" in opened.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "慢" in opened.text:
            time.sleep(60)
        if "坏" in opened.text:
            raise RecursionError("too deep")
        if "大" in opened.text:
            bytearray(1 << 40)
        found: Report = real(opened)
        return found

    monkeypatch.setattr(inner, "report_of", poisoned)
    table = documents(text=[FIGURES, "毒", FIGURES, "慢", "坏", FIGURES, "大", "长" * 200, FIGURES])
    found = arrow.extract_table(table, time_limit=1.5, max_characters=199)
    assert errors(found) == [
        *(("d1", "crashed"), ("d3", "time_limit"), ("d4", "internal"), ("d6", "memory_limit")),
        ("d7", "too_large"),
    ]
    rows = [name for name in found.column("SOURCE").to_pylist() if name in ("d0", "d2", "d5", "d8")]
    assert rows == ["d0"] * 2 + ["d2"] * 2 + ["d5"] * 2 + ["d8"] * 2


def test_documents_are_taken_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inner, "_ROWS", 2)
    taken = 0

    def endless() -> Iterator[Any]:
        nonlocal taken
        while True:
            taken += 1
            yield from documents(text=[FIGURES]).to_batches()

    batches = arrow.extract_batches(endless())
    assert [next(batches).num_rows for _ in range(3)] == [2, 2, 2]
    batches.close()
    assert taken < 100


@forked
def test_a_daemonic_process_is_told_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.process._current_process._config", {"daemon": True})
    with pytest.raises(ValueError, match="give workers=0"):
        arrow.extract_batches([])
    assert arrow.extract_table(documents(text=[FIGURES]), workers=0).num_rows == 2


# -------- what the docs say


def test_the_docs_tell_every_column_and_its_type() -> None:
    page = (ROOT / "docs" / "arrow.md").read_text(encoding="utf-8")
    for what in KINDS[1:]:
        [row] = re.findall(rf"^\| `{what}` \|(.*)\|$", page, re.MULTILINE)
        told = {
            name: sort
            for sort, cell in zip(("string", "int64", "double"), row.split("|"), strict=True)
            for name in re.findall(r"`(\w+)`", cell)
        }
        assert told == {column.name: str(column.type) for column in arrow.schema_of(what)}
    [section] = re.findall(r"^\*\*observations\*\*.*?\n\n", page, re.MULTILINE | re.DOTALL)
    others = {column.name for column in arrow.schema_of() if str(column.type) != "string"}
    assert others | {"ERROR", "ERROR_MESSAGE"} == set(re.findall(r"`([A-Z_]+)`", section))


def test_the_example_of_the_docs_runs() -> None:
    page = (ROOT / "docs" / "arrow.md").read_text(encoding="utf-8")
    [example] = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    exec(compile(example, "docs/arrow.md", "exec"), {})
