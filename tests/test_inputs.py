"""One door: every kind of file through every command, as docs/inputs.md tells it."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import sys
import warnings
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from input_files import BODY, FIELDS, FIGURES, KINDS, ROW, TEXT, TITLE, TRADITIONAL, xlsx, zipped

from zhaoshang_extract import Report, check, extract, extract_file, extract_many
from zhaoshang_extract.cli import main
from zhaoshang_extract.read.failure import DocumentError, ReadError
from zhaoshang_extract.read.open import open_bytes, open_documents
from zhaoshang_extract.read.tabular import Fields
from zhaoshang_extract.read.text import decode, guess

PAGE = Path(__file__).parent.parent / "docs" / "inputs.md"
COMMANDS = ("extract", "check", "batch", "extract_file", "extract_many")
READ, REFUSED = "read", "refused"


def matrix() -> dict[tuple[str, str], str]:
    """What the page says of each kind and command."""
    rows = [
        [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        for line in PAGE.read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    head = next(row for row in rows if row[0] == "kind of file")
    told = [row for row in rows[rows.index(head) + 2 :] if len(row) == len(head)]
    return {(row[0], command): cell for row in told for command, cell in zip(head[1:], row[1:], strict=True)}


def given(path: Path, command: str, capsys: pytest.CaptureFixture[str]) -> tuple[str, list[str]]:
    """Whether a command reads a file, and the figures that it finds."""
    if command == "extract_file":
        try:
            return READ, figures(extract_file(path))
        except ReadError as error:
            return REFUSED, [str(error)]
    if command == "extract_many":
        [result] = extract_many([path], workers=0)
        return (READ, figures(result.report)) if result.report else (REFUSED, [result.error.message])  # type: ignore[union-attr]
    if command == "batch":
        out = path.with_name("out.jsonl")
        code = main(["batch", str(path), "--out", str(out), "--workers", "1", "--quiet"])
        [line] = (
            out.read_text("utf-8").splitlines()
            or path.with_name("out.errors.jsonl").read_text("utf-8").splitlines()
        )
        return (READ, figures(Report.model_validate(reported(line)))) if code == 0 else (REFUSED, [line])
    code = main([command, str(path), *(["--all", "--format", "json"] if command == "check" else [])])
    printed = capsys.readouterr()
    if code != 0:
        return REFUSED, [printed.err]
    if command == "check":
        [told] = json.loads(printed.out)
        [wrong] = [one for one in told["checks"] if one["verdict"] == "inconsistent"]
        assert (wrong["reported"], wrong["computed"]) == ("40", "50")
        assert told["coverage"]["seen"] == len(FIGURES)
        return READ, FIGURES
    return READ, figures(Report.model_validate(json.loads(printed.out)))


def reported(line: str) -> dict[str, Any]:
    record = json.loads(line)
    return {key: value for key, value in record.items() if key not in ("input", "text")}


def figures(report: Report) -> list[str]:
    return [re.sub("[个個]", "", fact.quote).replace("億", "亿") for fact in report.observations]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_cell_of_the_matrix(
    kind: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, make, module = KINDS[kind]
    if module and importlib.util.find_spec(module) is None:
        pytest.skip(f"needs {module}")
    (tmp_path / name).write_bytes(make())
    told = matrix()[kind, command]
    outcome, found = given(tmp_path / name, command, capsys)
    assert outcome == told, found
    if outcome == READ:
        assert found == FIGURES
    else:
        assert ";" in found[0], "it says the mend"


def test_the_page_has_every_kind_and_command() -> None:
    assert set(matrix()) == {(kind, command) for kind in KINDS for command in COMMANDS}


# -------- the columns of tables

TABLES = ("JSON, a list", "JSONL", "CSV, UTF-8", "CSV, GB18030", "TSV", "Excel (XLSX)", "Parquet")


@pytest.mark.parametrize("kind", TABLES)
def test_every_column_reaches_the_report(kind: str) -> None:
    name, make, module = KINDS[kind]
    if module and importlib.util.find_spec(module) is None:
        pytest.skip(f"needs {module}")
    [opened] = open_bytes(make(), name, fields=Fields(**FIELDS))
    assert opened.flaw is None
    assert (opened.name, opened.published, opened.region) == (f"{name}!/7", "2023-07-05", "浏阳市")
    assert opened.text == f"{TITLE}\n来源：青禾日报\n{BODY}"


def test_the_options_are_those_of_every_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({**ROW, "text": BODY}, ensure_ascii=False), encoding="utf-8")
    options = [word for name, column in FIELDS.items() for word in (f"--{name}-field", column)]
    assert main(["extract", str(path), *options]) == 0
    report = Report.model_validate(json.loads(capsys.readouterr().out))
    assert report.document.title == TITLE
    assert report.document.publisher == "青禾日报"
    assert {fact.region.name for fact in report.observations if fact.region} == {"湖南省长沙市浏阳市"}
    out = tmp_path / "out.jsonl"
    assert main(["batch", str(path), "--out", str(out), "--workers", "1", "--quiet", *options]) == 0
    line = json.loads(out.read_text("utf-8"))
    assert (line["input"]["region"], line["document"]["title"]) == ("浏阳市", TITLE)
    [result] = extract_many([path], workers=0, **{f"{name}_field": column for name, column in FIELDS.items()})
    assert result.report == Report.model_validate(reported(json.dumps(line)))


@pytest.mark.parametrize(
    "cell", [20230705, "20230705", "2023/7/5", "2023年7月5日", "2023-07-05 10:30", "2023.7.5"]
)
def test_days_as_people_write_them(cell: object) -> None:
    [opened] = open_bytes(
        json.dumps([{"text": BODY, "d": cell}]).encode(), "a.json", fields=Fields(published="d")
    )
    assert opened.published == "2023-07-05"


def test_days_of_excel() -> None:
    pytest.importorskip("python_calamine")
    for day in (date(2023, 7, 5), 20230705, "2023/7/5"):
        [opened] = open_bytes(xlsx(day), "a.xlsx", fields=Fields(published="日期"))
        assert opened.published == "2023-07-05"


@pytest.mark.parametrize(
    ("rows", "fields", "code", "said"),
    [
        ([{"text": None}], Fields(), "empty", "NULL"),
        ([{"text": "  "}], Fields(), "empty", "no text"),
        ([{"body": BODY}], Fields(), "no_field", "--text-field"),
        ([{"text": ["x"]}], Fields(), "no_field", "--text-field"),
        ([{"text": BODY}], Fields(title="标题"), "no_field", "标题"),
        ([{"text": BODY, "d": "昨天"}], Fields(published="d"), "bad_row", "2024-03-05"),
        ([12], Fields(), "bad_row", "list of objects"),
        ([{"schema_version": "1", "observations": []}][0], Fields(), "unsupported", "check"),
    ],
)
def test_a_row_that_is_none_says_why(rows: Any, fields: Fields, code: str, said: str) -> None:
    [opened] = open_bytes(json.dumps(rows).encode(), "a.json", fields=fields)
    assert opened.flaw is not None
    assert opened.flaw.code == code
    assert said in opened.flaw.message
    assert opened.flaw.message.startswith("a.json")


def test_null_of_parquet_is_told() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    stream = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": pyarrow.array([BODY, None], pyarrow.string())}), stream)
    good, empty = open_bytes(stream.getvalue(), "a.parquet")
    assert good.flaw is None
    assert empty.flaw is not None
    assert (empty.flaw.code, empty.name) == ("empty", "a.parquet!/2")


def test_a_region_that_is_none_is_a_bad_row(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": BODY, "r": "无此市"}), encoding="utf-8")
    [result] = extract_many([path], workers=0, region_field="r")
    assert result.error is not None
    assert result.error.code == "bad_row"


def test_a_workbook_without_the_column_names_those_it_has() -> None:
    pytest.importorskip("python_calamine")
    [opened] = open_bytes(xlsx(), "a.xlsx", fields=Fields(text="正文"))
    assert opened.flaw is not None
    assert "'正文'" in opened.flaw.message


# -------- articles and figures to `check`


def verdicts(capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    printed = json.loads(capsys.readouterr().out)
    files = [printed] if isinstance(printed, dict) else printed
    return {told["file"].rpartition("/")[2]: [check["verdict"] for check in told["checks"]] for told in files}


@pytest.mark.parametrize("kind", TABLES)
def test_check_takes_the_columns_of_every_command(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, make, module = KINDS[kind]
    if module and importlib.util.find_spec(module) is None:
        pytest.skip(f"needs {module}")
    path = tmp_path / name
    path.write_bytes(make())
    options = [word for field, column in FIELDS.items() for word in (f"--{field}-field", column)]
    assert main(["check", str(path), "--format", "json", *options]) == 0
    assert verdicts(capsys) == {"7": ["inconsistent"]}


def test_check_tells_of_each_article_of_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right = BODY.replace("40%", "50%")
    rows = [{"正文": BODY, "数值": 3}, {"正文": None}, {"正文": right}]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([*map(json.dumps, rows), "{no row"]), encoding="utf-8")
    assert main(["check", str(path), "--text-field", "正文", "--all", "--format", "json"]) == 2
    printed = capsys.readouterr()
    found = {told["file"][-1]: [one["verdict"] for one in told["checks"]] for told in json.loads(printed.out)}
    assert found == {"1": ["inconsistent"], "3": ["consistent"]}
    assert "NULL" in printed.err
    assert "line 4 is no JSON" in printed.err


def test_a_table_with_values_is_one_of_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text("指标,数值,单位,其中,text\n项目,12,个,,x\n工业项目,15,个,是,y\n", encoding="utf-8")
    assert main(["check", str(path), "--format", "json"]) == 0
    assert verdicts(capsys) == {"a.csv": ["inconsistent"]}
    path.write_text("kind,vlaue,unit,text\ncount,12,个,x\n", encoding="utf-8")
    assert main(["check", str(path)]) == 2
    assert "value" in capsys.readouterr().err


def test_check_takes_the_encoding_of_a_table_of_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("指标,数值,单位\n项目,12,个\n".encode("gb18030"))
    assert main(["check", str(path), "--encoding", "gbk"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["check", str(path), "--encoding", "big5"]) == 2


def test_columns_of_other_names_make_a_table_of_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("amount,单位,指标,其中,text\n12,个,项目,,x\n15,个,工业项目,是,y\n", encoding="utf-8")
    assert main(["check", str(path), "--column", "value=amount", "--format", "json"]) == 0
    assert verdicts(capsys) == {"a.csv": ["inconsistent"]}
    assert [one.verdict for one in check(path, columns={"value": "amount"})] == ["inconsistent"]


@pytest.mark.parametrize("command", ["extract", "check"])
def test_rows_on_standard_input_are_no_prose(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in ("JSON, a list", "JSONL", "JSON, one object"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(KINDS[kind][1]())))
        assert main([command, "-", "--id-field", "id"]) == 0
        assert "<stdin>!/7" in capsys.readouterr().out or command == "extract"


def test_check_reads_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert main(["check", str(tmp_path), "--format", "json"]) == 0
    assert verdicts(capsys) == {"a.txt": ["inconsistent"], "b.txt": ["inconsistent"]}


def test_days_and_numbers_of_a_workbook_are_what_was_typed() -> None:
    pytest.importorskip("python_calamine")
    xlsxwriter = pytest.importorskip("xlsxwriter")
    from zhaoshang_extract.read.sheet import sheets_of

    for options in ({}, {"date_1904": True}):
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream, options) as book:
            sheet = book.add_worksheet("表")
            sheet.write_row(0, 0, ["0.50", 0.07, 0.1 + 0.2, 96, None, True])
            sheet.write_datetime(0, 6, date(2023, 7, 5), book.add_format({"num_format": "yyyy/m/d"}))
        [cells] = sheets_of(stream.getvalue(), "a.xlsx")["表"]
        assert [str(cell) for cell in cells] == ["0.50", "0.07", "0.3", "96", "None", "True", "2023-07-05"]


# -------- several documents in one file


def test_a_table_of_several_is_a_line_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": TEXT}, {"text": None}, {"text": TEXT}]), encoding="utf-8")
    assert main(["extract", str(path)]) == 2
    printed = capsys.readouterr()
    sources = [json.loads(line)["document"]["source"] for line in printed.out.splitlines()]
    assert sources == [f"{path}!/1", f"{path}!/3"]
    assert "NULL" in printed.err


def test_out_has_a_file_for_each(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"x/b.txt": TEXT, "x_b.txt": TEXT, "c.txt": TEXT}))
    assert main(["extract", str(path), "--out", str(tmp_path / "out")]) == 0
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "a_c.json",
        "a_x_b.json",
        "a_x_b~2.json",
    ]


def test_one_file_is_one_document(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": TEXT}] * 2), encoding="utf-8")
    with pytest.raises(DocumentError, match="extract_many"):
        extract_file(path)
    with pytest.raises(ReadError, match="no such file"):
        extract_file(tmp_path / "none.txt")


def test_standard_input_is_any_of_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in ("text, GB18030", "Word (DOCX)", "ZIP of these"):
        stdin = io.TextIOWrapper(io.BytesIO(KINDS[kind][1]()))
        monkeypatch.setattr(sys, "stdin", stdin)
        assert main(["extract", "-"]) == 0
        assert figures(Report.model_validate(json.loads(capsys.readouterr().out))) == FIGURES


# -------- a path given as text


@pytest.mark.parametrize("path", ["/path/a.txt", "通报.pdf", "C:\\in\\a.docx", "../b/c.HTML"])
def test_a_path_as_text_warns(path: str) -> None:
    with pytest.warns(UserWarning, match="extract_file"):
        extract(path)


def test_a_path_object_as_text_names_the_mend() -> None:
    with pytest.raises(TypeError, match="extract_file"):
        extract(Path("a.txt"))  # type: ignore[arg-type]


def test_a_text_that_ends_in_a_file_name_does_not_warn() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        extract("全县签约12个，见附件 签约.xlsx")
        extract("附件：签约.xlsx")


# -------- encodings


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "big5", "cp950", "utf-8"])
def test_encodings_are_told_by_their_characters(encoding: str) -> None:
    text = TRADITIONAL if encoding in ("big5", "cp950") else TEXT
    assert decode(text.encode(encoding)) == text


def test_short_texts_are_told_too() -> None:
    assert guess("全县签约12个".encode("gbk")) == "gb18030"
    assert guess("全縣簽約12個項目".encode("big5")) == "big5hkscs"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_stray_byte_costs_one_character_and_says_where(encoding: str, tmp_path: Path) -> None:
    data = (
        f"{TITLE}\n全县新签约项目12个，".encode(encoding) + b"\xff" + "协议投资额3.5亿元。\n".encode(encoding)
    )
    (tmp_path / "a.txt").write_bytes(data)
    report = extract_file(tmp_path / "a.txt")
    assert [fact.quote for fact in report.observations] == ["12个", "3.5亿元"]
    [issue] = [issue for issue in report.issues if issue.code == "broken_character"]
    assert "line 2" in issue.message


def test_a_figure_with_a_broken_byte_is_not_read_as_another() -> None:
    report = extract("全县新签约项目1\ufffd2个，协议投资额3\ufffd5亿元，开工9个。")
    assert [fact.quote for fact in report.observations] == ["9个"]


def test_the_encoding_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TRADITIONAL.encode("big5"))
    assert figures(extract_file(path, encoding="big5")) == FIGURES
    assert main(["extract", str(path), "--encoding", "gb18030"]) == 0
    assert json.loads(capsys.readouterr().out)["document"]["title"] != TRADITIONAL.split()[0]
    with pytest.raises(SystemExit):
        main(["extract", str(path), "--encoding", "gb99"])
    with pytest.raises(ValueError, match="no encoding"):
        extract_file(path, encoding="gb99")


# -------- formats told by their signature


def test_markup_is_never_read_as_prose(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    for kind, name in (("RTF", "a.txt"), ("web page in one file (MHT)", "b.txt"), ("EPUB", "c.txt")):
        (tmp_path / name).write_bytes(KINDS[kind][1]())
    found = {opened.name[-5:]: opened for opened in open_documents([tmp_path])}
    assert found["a.txt"].flaw is not None
    assert found["a.txt"].flaw.code == "unsupported"
    assert "<" not in found["b.txt"].text + found["c.txt"].text
    assert found["c.txt"].text.split() == [TITLE, BODY]
