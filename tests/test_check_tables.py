"""Tables that a user wrote: plain columns, Chinese aliases, files of every kind, and faults in them."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path
from typing import Any

import pytest

from zhaoshang_extract import check
from zhaoshang_extract.cli import main
from zhaoshang_extract.intake.columns import fields_known, read_columns
from zhaoshang_extract.intake.given import read_given
from zhaoshang_extract.lexicon import load
from zhaoshang_extract.record.row_message import KEYS

HEADINGS = ("指标", "数值", "单位", "地区", "时期", "其中")
PLAIN = [
    ("新签约项目", "96", "个", "许昌市", "2023年", ""),
    ("装备制造项目", "31", "个", "许昌市", "2023年", "新签约项目"),
    ("新材料项目", "24", "个", "许昌市", "2023年", "新签约项目"),
    ("占比", "32.3", "%", "许昌市", "2023年", "装备制造项目"),
    ("占比", "27.3", "%", "许昌市", "2023年", "新材料项目"),
    ("到位资金", "486000", "万元", "许昌市", "2023年", ""),
    ("年度任务", "60", "亿元", "许昌市", "2023年", ""),
    ("完成率", "87", "%", "许昌市", "2023年", ""),
    ("到位资金", "40", "亿元", "许昌市", "2022年", ""),
    ("到位资金同比增长", "21.5", "%", "许昌市", "2023年", ""),
]
ROWS = [dict(zip(HEADINGS, row, strict=True)) for row in PLAIN]
FOUND = [
    ("share", "r4", "consistent"),
    ("share", "r5", "inconsistent"),
    ("completion", "r8", "inconsistent"),
    ("growth", "r10", "consistent"),
]


def told(checks: Any) -> list[tuple[str, str, str]]:
    return [(one.kind, one.reported_id, one.verdict) for one in checks]


def test_a_plain_table_is_checked() -> None:
    found = check(ROWS)
    assert told(found) == FOUND
    assert found.errors == ()
    assert "24个 ÷ 96个 = 25%" in found[1].message
    assert "48.6" in str(found[2].computed) or "81" in str(found[2].computed)


def test_numbers_may_be_numbers_and_units_stand_in_the_cell() -> None:
    assert told(check([{**row, "数值": float(row["数值"])} for row in ROWS])) == FOUND
    joined = [{**row, "数值": row["数值"] + row["单位"], "单位": None} for row in ROWS]
    assert told(check(joined)) == FOUND


@pytest.mark.parametrize(
    ("value", "expected", "bound"),
    [("约96", "96", "about"), ("九十六", "96", "exact"), ("96余", "96", "over"), ("1,096", "1096", "exact")],
)
def test_a_value_is_read_as_it_would_be_in_a_text(value: str, expected: str, bound: str) -> None:
    (given,) = read_given([{**ROWS[0], "数值": value}])
    (row,) = given.rows
    assert (row["value"], row["bound"], row["measure"]) == (expected, bound, "project_count")


def test_the_whole_may_be_named_by_id_or_marked() -> None:
    ids = {"新签约项目": "a", "装备制造项目": "b", "新材料项目": "c"}
    by_id = [
        {"编号": ids.get(row["指标"], f"x{n}"), **row, "其中": ids.get(row["其中"], "")}
        for n, row in enumerate(ROWS)
    ]
    assert [one[::2] for one in told(check(by_id))] == [one[::2] for one in FOUND]
    marked = [{**row, "其中": "其中" if row["其中"] == "新签约项目" else ""} for row in ROWS[:3]]
    marked.append({**ROWS[2], "指标": "新签约项目", "数值": "20", "时期": "2023年", "其中": ""})
    assert check(marked[:3]).errors == ()


def test_columns_may_have_other_names() -> None:
    renamed = [
        {"name": row["指标"], "amount": row["数值"], **{key: row[key] for key in HEADINGS[2:]}}
        for row in ROWS
    ]
    assert told(check(renamed, columns={"indicator": "name", "value": "amount"})) == FOUND
    with pytest.raises(ValueError, match="'mount' is no field"):
        check(renamed, columns={"mount": "amount"})


def write_xlsx(path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["2023年招商引资"])
        sheet.write_row(1, 0, HEADINGS)
        for number, row in enumerate(PLAIN, 2):
            sheet.write_row(number, 0, [*row[:1], float(row[1]), *row[2:]])


def write_delimited(path: Path, delimiter: str = ",", encoding: str = "utf-8-sig") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(HEADINGS)
        writer.writerows(PLAIN)


WRITERS = {
    "a.csv": write_delimited,
    "gbk.csv": lambda path: write_delimited(path, encoding="gb18030"),
    "a.tsv": lambda path: write_delimited(path, "\t"),
    "semicolons.csv": lambda path: write_delimited(path, ";"),
    "a.txt": lambda path: write_delimited(path, "\t"),
    "a.json": lambda path: path.write_text(json.dumps(ROWS), encoding="utf-8"),
    "wrapped.json": lambda path: path.write_text(json.dumps({"figures": ROWS}), encoding="utf-8"),
    "a.jsonl": lambda path: path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8"),
    "a.xlsx": write_xlsx,
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_plain_table_of_every_kind_of_file(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    WRITERS[name](path)
    assert main(["check", str(path), "--format", "json", "--all", "--fail-on", "major"]) == 3
    (file,) = json.loads(capsys.readouterr().out)
    assert [(one["kind"], one["reported_id"], one["verdict"]) for one in file["checks"]] == FOUND
    assert file["usage"]["checkable"] == 10
    assert file["errors"] == []
    assert told(check(path)) == FOUND


def test_a_table_on_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ("\n".join(",".join(row) for row in (HEADINGS, *PLAIN))).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["check", "-", "--fail-on", "major"]) == 3
    assert "24个 ÷ 96个" in capsys.readouterr().out


@pytest.mark.parametrize("library", ["pandas", "polars", "lazy", "arrow"])
def test_a_plain_frame(library: str) -> None:
    if library == "pandas":
        frame = pytest.importorskip("pandas").DataFrame(ROWS)
        frame["数值"] = frame["数值"].astype(float)
    elif library == "arrow":
        frame = pytest.importorskip("pyarrow").Table.from_pylist(ROWS)
    else:
        frame = pytest.importorskip("polars").DataFrame(ROWS)
        frame = frame.lazy() if library == "lazy" else frame
    assert told(check(frame)) == FOUND


def test_a_frame_with_nothing_in_places() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(ROWS).convert_dtypes()
    frame.loc[frame["其中"] == "", "其中"] = pandas.NA
    assert told(check(frame)) == FOUND


# -------- figures that cannot be used are counted


def test_what_cannot_be_used_is_counted_and_named() -> None:
    alone = [{**row, "其中": ""} for row in ROWS[:3]]
    usage = check(alone).usage
    assert (usage.figures, usage.checkable) == (3, 0)
    assert usage.tell("en") == "3 figures, 0 checkable, 3 without operands: no `part_of_id` (3)"
    assert usage.tell("zh") == "共 3 个数字，0 个参与核对，3 个无从核对：没有 part_of_id（其中） (3)"


def test_the_command_tells_what_it_could_not_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{**row, "其中": ""} for row in ROWS[:3]]), encoding="utf-8")
    assert main(["check", str(path), "--lang", "en"]) == 0
    assert "3 figures, 0 checkable, 3 without operands: no `part_of_id` (3)" in capsys.readouterr().out


# -------- malformed tables, each with its message

GOOD = {"id": "g", "kind": "count", "value": "96", "unit": "个", "measure": "project_count", "period": "2023"}
RATE = {"id": "r", "kind": "rate", "value": "32.3", "unit": "%", "rate_kind": "share", "of_id": "g"}


def without(row: dict[str, Any], *names: str, **more: Any) -> dict[str, Any]:
    return {**{name: value for name, value in row.items() if name not in names}, **more}


# name: (rows, part of the English message, part of the Chinese one)
MALFORMED: dict[str, tuple[list[Any], str, str]] = {
    "kind misspelt": (
        [without(GOOD, "kind", "unit", knd="count")],
        "'knd' is no field: rename it to kind",
        "请改名为 kind",
    ),
    "kind in capitals with a letter more": (
        [without(GOOD, "kind", "unit", kinds="count")],
        "'kinds' is no field: rename",
        "'kinds' 不是字段",
    ),
    "kind missing": (
        [without(GOOD, "kind", "unit")],
        "kind is missing, and the unit tells none",
        "缺少类别 kind",
    ),
    "kind missing, unit unknown": ([without(GOOD, "kind", unit="zzz")], "kind is missing", "缺少类别 kind"),
    "kind unknown": ([without(GOOD, kind="number")], "kind is 'number'; write one of amount", "请写 amount"),
    "kind nearly right": (
        [without(GOOD, kind="counts")],
        "kind is 'counts'; is count meant?",
        "是否指 count",
    ),
    "value misspelt": (
        [without(GOOD, "value", vlaue="96")],
        "'vlaue' is no field: rename it to value",
        "请改名为 value",
    ),
    "value in Chinese misspelt": (
        [without(GOOD, "value", 数直="96")],
        "'数直' is no field: rename",
        "'数直' 不是字段",
    ),
    "value missing": ([without(GOOD, "value")], "value is missing; write the figure", "缺少数值 value"),
    "value empty": ([without(GOOD, value="")], "value is missing", "缺少数值"),
    "value NaN": ([without(GOOD, value=float("nan"))], "value is missing", "缺少数值"),
    "value infinite": (
        [without(GOOD, value=float("inf"))],
        "value is 'inf'; write a number",
        "value 是 'inf'",
    ),
    "value minus infinity": (
        [without(GOOD, value="-Infinity")],
        "value is '-Infinity'",
        "value 是 '-Infinity'",
    ),
    "value the word NaN": ([without(GOOD, value="NaN")], "value is 'NaN'", "value 是 'NaN'"),
    "value in characters": (
        [without(GOOD, value="三十")],
        "value is '三十'; write a decimal number",
        "请写十进制数",
    ),
    "value a fraction": ([without(GOOD, value="1/3")], "value is '1/3'", "value 是 '1/3'"),
    "value true": ([without(GOOD, value=True)], "value is true or false", "value 是真假值"),
    "value a list": ([without(GOOD, value=["96"])], "value is a list", "value 是列表"),
    "value an object": ([without(GOOD, value={"n": 96})], "value is an object", "value 是对象"),
    "value of a million digits": ([without(GOOD, value="9" * 10**6)], "at most 40 digits", "不超过 40 位"),
    "value of a vast exponent": ([without(GOOD, value="1e999999999")], "at most 40 digits", "不超过 40 位"),
    "upper end a word": ([without(GOOD, value_max="many")], "value_max is 'many'", "value_max 是 'many'"),
    "rate_kind misspelt": (
        [without(RATE, "rate_kind", "of_id", rate_knd="share")],
        "'rate_knd' is no field; is rate_kind meant?",
        "是否指 rate_kind",
    ),
    "rate_kind unknown": (
        [GOOD, without(RATE, rate_kind="shares")],
        "rate_kind is 'shares'; is share meant?",
        "是否指 share",
    ),
    "modality unknown": (
        [without(GOOD, modality="plan")],
        "modality is 'plan'; write one of actual, target",
        "请写 actual, target",
    ),
    "role unknown": ([without(GOOD, role="whole")], "role is 'whole'", "role 是 'whole'"),
    "bound unknown": ([without(GOOD, bound="abuot")], "bound is 'abuot'; is about meant?", "是否指 about"),
    "id twice": ([GOOD, GOOD], "the id 'g' is that of row 1 too", "编号 'g' 与第 1 行相同"),
    "id a list": ([without(GOOD, id=["g"])], "id is a list; write a text", "id 是列表"),
    "of_id dangling": (
        [without(RATE, of_id="gone")],
        "of_id is 'gone', and no row has that id",
        "没有这个编号的行",
    ),
    "part_of_id dangling": (
        [GOOD, without(GOOD, id="h", part_of_id="gone")],
        "part_of_id is 'gone'",
        "part_of_id 是 'gone'",
    ),
    "其中 names nothing": (
        [without(GOOD, 其中="没有")],
        "part_of is '没有', and no row has that id or indicator",
        "没有这个编号或指标的行",
    ),
    "of itself": (
        [without(GOOD, part_of_id="g")],
        "leads back to this row in a circle",
        "绕一圈又回到这一行",
    ),
    "a circle of two": (
        [without(GOOD, part_of_id="h"), without(GOOD, id="h", part_of_id="g")],
        "in a circle",
        "绕一圈",
    ),
    "span a text": ([without(GOOD, span="0-5")], "span is '0-5'; write", "span 是 '0-5'"),
    "span backwards": (
        [without(GOOD, span={"start": 9, "end": 2})],
        "span is {'start': 9, 'end': 2}",
        "请按字符位置写",
    ),
    "span half given": ([without(GOOD, span_start=3)], "span is", "span 是"),
    "region a number": ([without(GOOD, region=5)], "region is a number; write a name", "region 是数字"),
    "region with a list": (
        [without(GOOD, region={"name": ["a"]})],
        "the name of region is a list",
        "region 的 name 是列表",
    ),
    "threshold a sentence": ([without(GOOD, threshold="大项目")], "threshold is a text", "threshold 是文字"),
    "threshold a word": (
        [without(GOOD, threshold={"min": "big"})],
        "threshold min is 'big'",
        "threshold min 是 'big'",
    ),
    "unit a list": ([without(GOOD, unit=["个"])], "unit is a list; write a text", "unit 是列表"),
    "period an object": ([without(GOOD, period={"year": 2023})], "period is an object", "period 是对象"),
    "number too long": (
        [without(GOOD, number="9" * 50)],
        "number has more than 40 characters",
        "超过 40 个字符",
    ),
    "sentence negative": ([without(GOOD, sentence=-1)], "sentence is -1", "sentence 是 -1"),
    "a number for a row": ([GOOD, 5], "a record is a number; give an object", "这一条是数字"),
    "a list for a row": ([GOOD, ["96"]], "a record is a list", "这一条是列表"),
    "nothing for a row": ([GOOD, None], "a record is NoneType", "这一条是NoneType"),
    "two columns of values": ([without(GOOD, 数值="97")], "'数值' and 'value' are one field", "是同一字段"),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_table_is_told(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows, english, chinese = MALFORMED[name]
    errors = check(rows).errors
    assert any(english in error.message for error in errors), errors
    assert any(chinese in error.message_zh for error in errors), errors
    assert all(error.row >= 1 and len(error.message) < 200 for error in errors)
    path = tmp_path / "a.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    for language, words in (("en", english), ("zh", chinese)):
        for format_ in ("table", "csv", "json", "sarif"):
            assert main(["check", str(path), "--lang", language, "--format", format_]) == 2
            printed = capsys.readouterr()
            assert words in printed.err
            if format_ in ("json", "sarif"):
                assert json.loads(printed.out)
                assert words in printed.out.replace('\\"', '"')
            elif format_ == "csv":
                rows_told = list(csv.DictReader(io.StringIO(printed.out.removeprefix("\ufeff"))))
                assert any(words in row["message"] for row in rows_told)


def test_there_are_forty_malformed_tables() -> None:
    assert len(MALFORMED) >= 40


FILES = {
    "misspelt.csv": ("指标,数直,单位\n项目,96,个\n", "no column value; '数直' is no field"),
    "none.csv": ("指标,单位,时期\n项目,个,2023\n", "no column value; name the column"),
    "bad.json": ('{"observation": []}', "no observations; is 'observation' meant for it?"),
    "broken.json": ('[{"value": ', "is no report and no list of observations"),
    "word.json": ('"x"', "is no report and no list of observations"),
    "foreign.sqlite": (b"SQLite format 3\x00" + b"\0" * 200, "is no export of this program"),
    "broken.xlsx": (b"PK\x03\x04" + b"\0" * 60, "broken.xlsx"),
    "broken.parquet": (b"PAR1" + b"\0" * 60, "broken.parquet"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_holds_no_figures_is_one_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, words = FILES[name]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert main(["check", str(path)]) == 2
    printed = capsys.readouterr().err
    assert words in printed
    assert len(printed.splitlines()) == 1


# -------- the lexicon and the docs


def test_every_row_message_has_both_languages() -> None:
    for entry in load("row_messages", KEYS):
        assert set(entry.facts) == KEYS, entry.id
        holes = {part.split("}")[0] for part in entry.facts["en"].replace("{{", "").split("{")[1:]}
        assert holes == {part.split("}")[0] for part in entry.facts["zh"].replace("{{", "").split("{")[1:]}


def test_every_field_is_known_by_its_own_name() -> None:
    assert read_columns(fields_known()).fields == {field: field for field in fields_known()}


def test_the_docs_name_every_field() -> None:
    page = (Path(__file__).parent.parent / "docs" / "tables.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    for field in fields_known():
        assert field in rows, field
    for alias in HEADINGS:
        assert any(alias in row for row in rows.values())


# -------- what is no table of figures, and large ones


def test_prose_is_no_table_however_long_its_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "long.txt"
    path.write_text("数值,指标,单位" + "全市招商引资工作会议召开，" * 11_000, encoding="utf-8")
    limit = csv.field_size_limit(1 << 17)  # Python's own; the reader of articles in tables raises it
    try:
        assert main(["check", str(path)]) == 0
    finally:
        csv.field_size_limit(limit)
    assert capsys.readouterr().err == ""


def test_a_table_of_thousands_of_linked_rows_is_read_in_time() -> None:
    rows = [{**ROWS[0], "编号": "a", "数值": "9000"}]
    rows += [
        {**ROWS[1], "编号": f"p{n}", "数值": str(n % 7 + 1), "指标": f"第{n % 50}类项目"} for n in range(4000)
    ]
    start = time.process_time()
    found = check(rows)
    assert found.errors == ()
    assert time.process_time() - start < 60


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.99])
def test_a_broken_workbook_is_one_line(
    cut: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, broken = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write_xlsx(whole)
    data = whole.read_bytes()
    broken.write_bytes(data[: int(len(data) * cut)])
    assert main(["check", str(broken)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
