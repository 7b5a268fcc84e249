"""No row and no line costs an export more than itself."""

from __future__ import annotations

import copy
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pytest

from zhaoshang_extract.batch.reading import read_source
from zhaoshang_extract.batch.settings import Settings
from zhaoshang_extract.cli import main
from zhaoshang_extract.read.source import Source
from zhaoshang_extract.write import FILES

TEXT = (
    "2023年，全县新签约项目12个，占全部10个的30%，其中工业项目8个。"
    "6月5日，全县举行签约仪式，签约项目3个，总投资2亿元，其中甲公司投资1亿元的芯片项目开工。"
)
PACKAGES = {"parquet": "pyarrow", "xlsx": "xlsxwriter", "duckdb": "duckdb"}
ENDINGS = [end for end, _, _, extra in FILES if not extra or find_spec(PACKAGES.get(extra, extra))]
Record = dict[str, Any]


@cache
def line(name: str = "a.txt") -> str:
    outcome = read_source(Source(name, text=TEXT), Settings())
    assert outcome.code is None
    return outcome.line


def first(**slots: Any) -> Callable[[Record], object]:
    """Changes slots of the first observation."""
    return lambda record: record["observations"][0].update(slots)


def doubled(kind: str) -> Callable[[Record], object]:
    def change(record: Record) -> None:
        assert record[kind], f"the text gives {kind}"
        record[kind].append(copy.deepcopy(record[kind][0]))

    return change


def dangling(record: Record) -> None:
    record["checks"][0]["reported_id"] = "nowhere"
    record["checks"][0]["operands"] = {"part": "nowhere", "whole": ["o1", "nowhere"]}


ROWS: dict[str, Callable[[Record], object]] = {
    "10^16": first(value="1" + "0" * 16),
    "10^16 and a half": first(value="12345678901234567.5"),
    "forty digits": first(value="9" * 40),
    "many places": first(value="0." + "0" * 20 + "1"),
    "a place beyond 64 bits": first(span={"start": 0, "end": 10**30}),
    "a name of one letter": lambda record: record["input"].update(source="a"),
    "no name": lambda record: record["input"].update(source=""),
    "control characters in a name": lambda record: record["input"].update(source="a\0\x1b\n\ufffe\ud83d.txt"),
    "control characters in a quote": first(quote="\0\x01\x0b\x1b\ufffe\uffff\ud83d\ue000"),
    "line ends in a quote": first(quote='a"b\r\nc\rd\n,"'),
    "a long quote": first(quote="长" * 40_000),
    "an observation twice": doubled("observations"),
    "a check twice": doubled("checks"),
    "an event twice": doubled("signing_events"),
    "a project twice": doubled("projects"),
    "ids that are not there": dangling,
}


def rows_of(path: Path) -> int:
    """How many observations a file holds, where this can be told without its package."""
    if path.suffix in (".sqlite", ".db"):
        with closing(sqlite3.connect(path)) as database:
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            [(count,)] = database.execute("SELECT count(*) FROM observations").fetchall()
            return int(count)
    if path.suffix == ".jsonl":
        return sum(len(json.loads(row)["observations"]) for row in path.read_text("utf-8").splitlines())
    if path.suffix == ".parquet":
        from pyarrow import parquet

        return int(parquet.read_metadata(path).num_rows)
    if path.suffix == ".duckdb":
        import duckdb

        with duckdb.connect(str(path)) as database:
            return int(database.execute("SELECT count(*) FROM observations").fetchall()[0][0])
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            for name in book.namelist():
                if name.endswith((".xml", ".rels")):
                    expat.ParserCreate().Parse(book.read(name), True)
    return -1


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("change", ROWS)
def test_no_row_costs_the_file(change: str, ending: str, tmp_path: Path) -> None:
    record = json.loads(line())
    ROWS[change](record)
    source, target = tmp_path / "r.jsonl", tmp_path / f"o{ending}"
    source.write_text(json.dumps(record) + "\n" + line("b.txt") + "\n", encoding="utf-8")
    assert main(["export", str(source), "--to", str(target)]) == 0
    good = len(json.loads(line())["observations"])
    assert rows_of(target) in (-1, len(record["observations"]) + good)


LINES = {
    "rubbish": "rubbish",
    "a list": "[]",
    "a null": "null",
    "no report": "{}",
    "an input that is none": '{"input": 3}',
    "an error that is none": '{"input": {}, "error": {"x": 1}}',
    "a hundred thousand brackets": '{"input":' + "[" * 100_000,
    "a figure that is none": line().replace('"value":"12"', '"value":"abc"'),
    "a figure without end": line().replace('"value":"12"', '"value":"1e999999999"'),
}


@pytest.mark.parametrize("bad", LINES)
def test_no_line_costs_the_file(bad: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "r.jsonl", tmp_path / "o.jsonl"
    source.write_bytes("\n".join([line("a"), LINES[bad], line("b")]).encode() + b"\n\xff\xfe\n")
    assert main(["export", str(source), "--to", str(target)]) == 1
    assert rows_of(target) == 2 * len(json.loads(line())["observations"])
    complaint = capsys.readouterr().err
    assert [f"line {number} is no report" in complaint for number in (1, 2, 3, 4)] == [
        False,
        True,
        False,
        True,
    ]
    assert complaint.count("\n") == 2


def test_many_bad_lines_are_not_told_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "r.jsonl", tmp_path / "o.jsonl"
    source.write_text(line() + "\n" + "x\n" * 1000, encoding="utf-8")
    assert main(["export", str(source), "--to", str(target)]) == 1
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 6
    assert "995 further lines are no reports" in complaint


def test_records_named_twice_are_both_there(tmp_path: Path) -> None:
    record = json.loads(line())
    doubled("checks")(record)
    source, target = tmp_path / "r.jsonl", tmp_path / "o.sqlite"
    source.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert main(["export", str(source), "--to", str(target)]) == 0
    with closing(sqlite3.connect(target)) as database:
        ids = {name for (name,) in database.execute("SELECT id FROM checks")}
        operands = dict(database.execute("SELECT check_id, count(*) FROM operands GROUP BY check_id"))
    assert {"c1", "c1~2"} <= ids
    assert operands["c1"] == operands["c1~2"]


@pytest.mark.skipif(os.name == "nt", reason="bounds the size of files")
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_disk_is_one_line_and_leaves_nothing(ending: str, tmp_path: Path) -> None:
    import resource

    source = tmp_path / "r.jsonl"
    source.write_text("".join(line(f"{number}.txt") + "\n" for number in range(20)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "zhaoshang_extract", "export", "r.jsonl", "--to", f"o{ending}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)),
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"o{ending}: cannot be written" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["r.jsonl"]
