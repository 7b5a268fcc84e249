"""Records from elsewhere: each malformed row is an error of its own, good rows are checked all the same."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path
from typing import Any

import pytest
from corpus_reports import report_on

from zhaoshang_extract import check
from zhaoshang_extract.cli import main

COMMON = {"measure": "project_count", "stage": "signed", "region": "河南省许昌市", "period": "2023"}
COUNT = {**COMMON, "kind": "count", "unit": "个"}
WHOLE = {**COUNT, "id": "whole", "value": "96", "number": "96"}
PART = {**COUNT, "id": "part", "value": "31", "number": "31", "industry": "装备制造"}
SHARE = {"kind": "rate", "unit": "%", "rate_kind": "share", "industry": "装备制造"}
RATE = {**COMMON, **SHARE, "id": "rate", "value": "39.3", "number": "39.3"}
GOOD = [WHOLE, PART, RATE]
ODD = {**COUNT, "id": "odd", "value": "7", "number": "7", "industry": "新材料"}
NAN = float("nan")

MALFORMED: dict[str, list[Any]] = {
    "value": [
        *(None, "", NAN, float("inf"), "三", "nan", "Infinity", "sNaN", "1e999999999", "1e-999999999"),
        *("-1e99999999999999999999", "7" * 10**6, "0." + "3" * 10**6, 10**5000, True, [], ["1"], {}, "1/3"),
    ],
    "value_max": ["x", [1], "1e999999999", float("inf")],
    "span": [
        *("0-5", 5, [1, 2], {"start": "0", "end": 2}, {"start": 3}, {"start": 9, "end": 2}),
        *({"start": -5, "end": 1}, {"start": 10**30, "end": 10**31}, {"start": NAN, "end": 1}),
    ],
    "threshold": [
        "1亿以上",
        1,
        [1, 2],
        {"min": 10**5000},
        {"min": [1]},
        {"min": "x"},
        {"max": "1e999999999"},
    ],
    "region": [5, True, ["长沙市"], {"name": 5}, {"name": ["a"]}, {"name": "长沙市", "adcode": 430100}],
    "id": [["a"], {}, True, 1.5, "whole"],
    "kind": [["count"], {}, 5, "weird"],
    "number": [["7"], {}, True, "7" * 10**6],
    "period": [["2023"], {}, True],
    "of_id": [["whole"], 5, "nobody", "odd"],
    "part_of_id": [{}, 5, "nobody", "odd"],
    **{key: [["a"], {}, 5] for key in ("measure", "stage", "industry", "currency", "unit", "quote", "bound")},
    **{key: [["a"], {}] for key in ("indicator", "modality", "transformation", "rate_kind", "role")},
}


@pytest.mark.parametrize(
    ("key", "value"),
    [(key, value) for key, values in MALFORMED.items() for value in values],
    ids=lambda told: told if isinstance(told, str) and told in MALFORMED else type(told).__name__,
)
def test_a_malformed_row_is_an_error_of_its_own(key: str, value: Any) -> None:
    start = time.process_time()
    made = check([*GOOD, {**ODD, key: value}])
    assert time.process_time() - start < 1  # a few milliseconds; hung for hours once
    assert [error.row for error in made.errors] == [4]
    assert key in made.errors[0].message
    assert ";" in made.errors[0].message  # what is wrong; the mend
    assert len(made.errors[0].message) < 200
    assert list(made) == list(check(GOOD))
    assert [(one.kind, one.verdict) for one in made] == [("share", "inconsistent")]


@pytest.mark.parametrize("row", [None, 5, "x", ["x"], object()])
def test_what_is_no_record_is_an_error_of_its_own(row: Any) -> None:
    made = check([WHOLE, row, PART, RATE])
    assert [(error.row, error.id) for error in made.errors] == [(2, "r2")]
    assert list(made) == list(check(GOOD))


def test_rows_in_a_circle_are_errors_and_those_that_point_at_them_are_read() -> None:
    circle = [{**ODD, "id": f"c{n}", "of_id": f"c{(n + 1) % 3}"} for n in range(3)]
    outside = {**ODD, "id": "outside", "of_id": "c0"}
    made = check([*GOOD, *circle, outside])
    assert [(error.row, error.id) for error in made.errors] == [(4, "c0"), (5, "c1"), (6, "c2")]
    assert all("circle" in error.message for error in made.errors)


def test_the_first_of_two_rows_with_one_id_is_kept() -> None:
    made = check([*GOOD, {**RATE, "value": "32.3", "number": "32.3"}])
    assert [error.row for error in made.errors] == [4]
    assert "row 3" in made.errors[0].message
    assert [one.verdict for one in made] == ["inconsistent"]


def test_rows_without_an_id_are_named_by_their_number() -> None:
    bare = [{key: value for key, value in row.items() if key != "id"} for row in GOOD]
    assert [one.reported_id for one in check(bare)] == ["r3"]
    taken = check([*bare, {**ODD, "id": "r1"}])
    assert [(error.row, error.id) for error in taken.errors] == [(4, "r1")]


@pytest.mark.parametrize("records", [None, 5, "x", b"x", {"observations": 5}, {"observations": {}}])
def test_what_holds_no_records_is_a_type_error(records: Any) -> None:
    with pytest.raises(TypeError, match="check takes a Report or records"):
        check(records)


def test_own_reports_have_no_wrong_rows() -> None:
    for path in sorted((Path(__file__).parents[1] / "corpus/articles").glob("*.txt"))[:20]:
        report = report_on(path)
        for told in (report, report.model_dump(), report.with_confidence("high")):
            assert check(told).errors == ()


def test_the_command_names_each_wrong_row_and_checks_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [WHOLE, {**ODD, "span": "0-5"}, PART, {**ODD, "id": "far", "value": "1e999999999"}, RATE]
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(rows)[:-1] + ', {"value": ' + "7" * 10**5 + "}]", encoding="utf-8")
    assert main(["check", str(path), "--format", "json", "--lang", "en"]) == 2
    told = capsys.readouterr()
    (file,) = json.loads(told.out)
    assert [(one["kind"], one["verdict"]) for one in file["checks"]] == [("share", "inconsistent")]
    first, second, third = told.err.splitlines()
    assert "draft.json: row 2 (odd): span is '0-5'; write" in first
    assert "draft.json: row 4 (far): value is '1e999999999'; write" in second
    assert "draft.json: row 6 (r6): value is" in third


def test_the_command_writes_wrong_rows_into_its_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "draft.json"
    wrong = [{**ODD, "id": "=far\r", "value": "1e999999999"}, {**ODD, "id": None, "span": "0-5"}]
    path.write_text(json.dumps([*GOOD, *wrong]), encoding="utf-8")
    assert main(["check", str(path), "--format", "json"]) == 2
    (file,) = json.loads(capsys.readouterr().out)
    assert [(error["row"], error["id"]) for error in file["errors"]] == [(4, "=far\r"), (5, "r5")]
    messages = [error["message"] for error in file["errors"]]
    assert messages[0].startswith("value is '1e999999999'; write")
    assert messages[1].startswith("span is '0-5'; write")

    assert main(["check", str(path), "--format", "csv", "--lang", "en"]) == 2
    told = list(csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff"))))
    assert [(row["verdict"], row["row"], row["id"]) for row in told] == [
        ("inconsistent", "", "rate"),
        ("error", "4", "'=far "),
        ("error", "5", "r5"),
    ]
    assert [row["message"] for row in told[1:]] == messages
    assert {row["file"] for row in told} == {str(path)}
    assert {row["figure"] for row in told[1:]} == {""}


def test_a_file_without_wrong_rows_has_no_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(GOOD), encoding="utf-8")
    article = tmp_path / "draft.txt"
    article.write_text("2023年，全市新签约项目96个。\n", encoding="utf-8")
    assert main(["check", str(path), str(article), "--format", "json"]) == 0
    assert [file["errors"] for file in json.loads(capsys.readouterr().out)] == [[], []]
