"""`zhaoshang batch` and `extract_many`: what goes in, what comes out, and going on."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any, get_args

import pytest

from zhaoshang_extract import extract, extract_many
from zhaoshang_extract.batch.line_file import LineFile, OutputError, whole_lines
from zhaoshang_extract.batch.outcome import Tally, parse_result
from zhaoshang_extract.batch.progress import Progress
from zhaoshang_extract.batch.summary import Summary
from zhaoshang_extract.cli import main
from zhaoshang_extract.read.failure import Code
from zhaoshang_extract.read.source import Source

TEXT = "全县新签约项目12个，协议投资额3.5亿元，同比增长20%。"
DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def batch(*arguments: str) -> int:
    return main(["batch", *arguments, "--workers", "1", "--quiet"])


def lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def names(path: str) -> list[str]:
    return [line["input"]["source"] for line in lines(path)]


# -------- what comes out


def test_a_line_is_a_report_with_its_input(here: Path) -> None:
    write(here, {"in/a.txt": TEXT})
    assert batch("in", "--out", "out.jsonl") == 0
    [line] = lines("out.jsonl")
    told = line.pop("input")
    assert line == extract(TEXT, source="in/a.txt").model_dump(mode="json")
    assert (told["source"], told["format"]) == ("in/a.txt", "text")
    assert told["counts"]["observations"] == 3
    assert Path("out.errors.jsonl").read_bytes() == b""


def test_a_folder_holds_results_errors_and_summary(here: Path) -> None:
    write(here, {"in/a.txt": TEXT, "in/b.txt": "", "in/deep/c.txt": TEXT})
    assert batch("in", "--out", "out") == 1
    assert names("out/results.jsonl") == ["in/a.txt", "in/deep/c.txt"]
    assert names("out/errors.jsonl") == ["in/b.txt"]
    assert json.loads(Path("out/summary.json").read_text()) == {
        "documents": 3, "observations": 6, "checks": lines_count("checks"), "inconsistent": 0,
        "errors": {"empty": 1},
    }  # fmt: skip


def lines_count(kind: str) -> int:
    return sum(len(line[kind]) for line in lines("out/results.jsonl"))


def test_the_summary_is_printed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here, {"in/a.txt": TEXT, "in/b.txt": ""})
    assert main(["batch", "in", "--out", "out.jsonl", "--workers", "0"]) == 1
    told, complaints = capsys.readouterr()
    assert re.search(r"^documents +2$", told, re.MULTILINE)
    assert re.search(r"^ +empty +1$", told, re.MULTILINE)
    assert complaints == ""


def test_context_holds_for_all(here: Path) -> None:
    write(here, {"in/a.txt": "今年，全县新签约项目12个。"})
    assert batch("in", "--out", "o.jsonl", "--published", "2021-05-01", "--region", "430321") == 0
    [line] = lines("o.jsonl")
    assert line["document"]["published"] == "2021-05-01"
    assert line["observations"][0]["region"]["adcode"] == "430321"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere", "--out", "o.jsonl"], "nowhere: no such file"),
        (["in", "--out", "o.jsonl", "--region", "某某县"], "某某县"),
        (["in", "--out", "in/a.txt/o.jsonl"], "cannot be written"),
    ],
)
def test_wrong_orders_are_refused(
    arguments: list[str], told: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(here, {"in/a.txt": TEXT})
    assert batch(*arguments) == 2
    assert told in capsys.readouterr().err


def test_results_are_never_overwritten(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here, {"in/a.txt": TEXT})
    assert batch("in", "--out", "o.jsonl") == 0
    before = Path("o.jsonl").read_bytes()
    assert batch("in", "--out", "o.jsonl") == 2
    assert "--resume" in capsys.readouterr().err
    assert Path("o.jsonl").read_bytes() == before


# -------- what goes in


def test_paths_give_each_document_once_and_in_order(here: Path) -> None:
    write(here, {"in/b.txt": TEXT, "in/a/z.txt": TEXT, "in/.hidden": TEXT, "x.txt": TEXT})
    assert batch("x.txt", "in", "in/b.txt", "./x.txt", "--out", "o.jsonl") == 0
    assert names("o.jsonl") == ["x.txt", "in/a/z.txt", "in/b.txt"]


def test_a_pattern_chooses_files_of_folders(here: Path) -> None:
    write(here, {"in/a.txt": TEXT, "in/b.md": TEXT, "in/2023/c.txt": TEXT})
    assert batch("in", "--out", "1.jsonl", "--pattern", "*.txt") == 0
    assert names("1.jsonl") == ["in/2023/c.txt", "in/a.txt"]
    assert batch("in", "--out", "2.jsonl", "--pattern", "2023/*") == 0
    assert names("2.jsonl") == ["in/2023/c.txt"]


def test_the_batch_does_not_read_its_own_results(here: Path) -> None:
    write(here, {"a.txt": TEXT})
    assert batch(".", "--out", "o.jsonl") == 0
    assert batch(".", "--out", "o.jsonl", "--resume") == 0
    assert names("o.jsonl") == ["a.txt"]


def test_archives_and_tables_give_their_documents(here: Path) -> None:
    rows = [{"id": "甲", "body": TEXT, "day": "2022/3/5"}, {"id": "乙", "body": TEXT, "day": None}]
    table = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    write(here, {"t.jsonl": table, "t.csv": f"id,body,day\n丙,{TEXT},20年\n丁,{TEXT},2021-12-31\n"})
    with zipfile.ZipFile("z.zip", "w") as archive:
        archive.writestr("内/一.txt", TEXT.encode("gb18030"))
        archive.writestr("rows.jsonl", table)
    fields = ["--text-field", "body", "--id-field", "id", "--published-field", "day"]
    assert batch("t.csv", "t.jsonl", "z.zip", "--out", "o.jsonl", *fields) == 1
    assert names("o.jsonl") == [
        "t.csv!/丁", "t.jsonl!/甲", "t.jsonl!/乙", "z.zip!/内/一.txt", "z.zip!/rows.jsonl!/甲",
        "z.zip!/rows.jsonl!/乙",
    ]  # fmt: skip
    days = [line["document"]["published"] for line in lines("o.jsonl")]
    assert days == ["2021-12-31", "2022-03-05", None, None, "2022-03-05", None]
    assert [line["document"]["id"] for line in lines("o.jsonl")][:2] == ["丁", "甲"]
    [error] = lines("o.errors.jsonl")
    assert (error["input"]["source"], error["error"]["code"]) == ("t.csv!/丙", "bad_row")


# -------- going on


def test_a_torn_last_line_is_mended(here: Path) -> None:
    write(here, {f"in/{number}.txt": TEXT for number in range(5)} | {"in/3.txt": ""})
    assert batch("in", "--out", "o.jsonl") == 1
    whole, errors = Path("o.jsonl").read_bytes(), Path("o.errors.jsonl").read_bytes()
    for keep, kept in ((len(whole) - 1, 0), (len(whole) // 2, 0), (0, 0), (len(whole), len(errors) - 3)):
        Path("o.jsonl").write_bytes(whole[:keep])
        Path("o.errors.jsonl").write_bytes(errors[:kept])
        assert batch("in", "--out", "o.jsonl", "--resume") == 1
        assert (Path("o.jsonl").read_bytes(), Path("o.errors.jsonl").read_bytes()) == (whole, errors)


@pytest.mark.parametrize("change", ["changed", "added", "removed", "mended", "spoilt"])
def test_inputs_that_changed_are_read_again(change: str, here: Path) -> None:
    write(here, {f"in/{number}.txt": f"{TEXT}{number}" for number in range(6)} | {"in/4.txt": ""})
    assert batch("in", "--out", "o.jsonl") == 1
    changes: dict[str, dict[str, str | bytes]] = {
        "changed": {"in/2.txt": "全县落地项目7个。"},
        "added": {"in/15.txt": TEXT},
        "removed": {},
        "mended": {"in/4.txt": TEXT},
        "spoilt": {"in/0.txt": b"\x00"},
    }
    write(here, changes[change])
    if change == "removed":
        Path("in/2.txt").unlink()
    code = batch("in", "--out", "new.jsonl")
    assert batch("in", "--out", "o.jsonl", "--resume") == code
    assert Path("o.jsonl").read_bytes() == Path("new.jsonl").read_bytes()
    assert Path("o.errors.jsonl").read_bytes() == Path("new.errors.jsonl").read_bytes()
    assert not list(here.glob("*.part"))


def test_a_rebuild_that_was_interrupted_goes_on(here: Path) -> None:
    write(here, {f"in/{number}.txt": f"{TEXT}{number}" for number in range(6)} | {"in/4.txt": ""})
    assert batch("in", "--out", "o.jsonl") == 1
    write(here, {"in/1.txt": "全县落地项目7个。"})
    assert batch("in", "--out", "new.jsonl") == 1
    new, errors = Path("new.jsonl").read_bytes(), Path("new.errors.jsonl").read_bytes()
    Path("o.jsonl.part").write_bytes(new[: len(new) // 2])
    Path("o.errors.jsonl.part").write_bytes(b"")
    assert batch("in", "--out", "o.jsonl", "--resume") == 1
    assert (Path("o.jsonl").read_bytes(), Path("o.errors.jsonl").read_bytes()) == (new, errors)
    # Interrupted between the two renames: the results are new already, the errors not yet.
    Path("o.errors.jsonl").write_bytes(b"")
    Path("o.errors.jsonl.part").write_bytes(errors)
    assert batch("in", "--out", "o.jsonl", "--resume") == 1
    assert (Path("o.jsonl").read_bytes(), Path("o.errors.jsonl").read_bytes()) == (new, errors)
    assert not list(here.glob("*.part"))


def test_other_settings_read_everything_again(here: Path) -> None:
    write(here, {"in/a.txt": "全县新签约项目12个。"})
    assert batch("in", "--out", "o.jsonl") == 0
    assert batch("in", "--out", "o.jsonl", "--resume", "--region", "430321") == 0
    assert lines("o.jsonl")[0]["observations"][0]["region"]["adcode"] == "430321"


def test_errors_are_tried_again_when_asked(here: Path) -> None:
    write(here, {"in/a.txt": TEXT, "in/b.txt": ""})
    assert batch("in", "--out", "o.jsonl") == 1
    before = Path("o.errors.jsonl").read_bytes()
    assert batch("in", "--out", "o.jsonl", "--resume", "--retry-errors") == 1
    assert (names("o.jsonl"), Path("o.errors.jsonl").read_bytes()) == (["in/a.txt"], before)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_cleanly_and_says_how_to_go_on(number: int, here: Path) -> None:
    write(here, {f"in/{count:04}.txt": TEXT for count in range(3000)})
    command = [sys.executable, "-m", "zhaoshang_extract", "batch", "in", "--out", "o.jsonl", "--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not (Path("o.jsonl").exists() and Path("o.jsonl").stat().st_size):
        time.sleep(0.01)
    process.send_signal(number)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert re.fullmatch(
        r"zhaoshang: stopped after \d+ documents; run the same with --resume to go on\n", told
    )
    assert Path("o.jsonl").read_bytes().endswith(b"}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_two_batches_do_not_write_to_one_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here, {f"in/{count:04}.txt": TEXT for count in range(400)})
    command = [sys.executable, "-m", "zhaoshang_extract", "batch", "in", "--out", "o.jsonl", "--workers", "1"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None and not (Path("o.jsonl").exists() and Path("o.jsonl").stat().st_size):
        time.sleep(0.01)
    assert batch("in", "--out", "o.jsonl", "--resume") == 2
    assert "another batch is writing" in capsys.readouterr().err
    process.kill()
    process.wait()
    assert batch("in", "--out", "o.jsonl", "--resume") == 0


@pytest.mark.skipif(sys.platform != "linux", reason="bounds the size of files")
def test_a_full_disk_is_an_error_and_truncates_nothing(here: Path) -> None:
    write(here, {f"in/{count:02}.txt": TEXT for count in range(20)})
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from zhaoshang_extract.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    order = ["batch", "in", "--out", "o.jsonl", "--workers", "1", "--quiet"]
    done = subprocess.run([sys.executable, "-c", code, *order], capture_output=True, text=True)
    assert done.returncode == 2
    assert "--resume" in done.stderr
    assert 0 < Path("o.jsonl").stat().st_size <= 20_000
    assert all(parse_result(line).report for line, _ in whole_lines(Path("o.jsonl")))
    assert batch("in", "--out", "o.jsonl", "--resume") == 0
    assert batch("in", "--out", "new.jsonl") == 0
    assert Path("o.jsonl").read_bytes() == Path("new.jsonl").read_bytes()


def test_a_line_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = LineFile(tmp_path / "o.jsonl")
    file.append("一")
    write_part = os.write

    def fail_after_two(target: int, data: memoryview) -> int:
        if len(data) < 9:
            raise OSError(28, "No space left on device")
        return write_part(target, data[:2])

    monkeypatch.setattr(os, "write", fail_after_two)
    with pytest.raises(OutputError, match="make room"):
        file.append("一二三")
    monkeypatch.undo()
    file.append("四")
    file.close()
    assert (tmp_path / "o.jsonl").read_text("utf-8") == "一\n四\n"


# -------- in Python


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_extract_many_gives_results_in_order(workers: int, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": TEXT, "b.txt": b"\x00\x01\xff", "c.txt": TEXT})
    given = [tmp_path / "c.txt", Source("行", text=TEXT), tmp_path]
    found = list(extract_many(given, workers=workers))
    assert [Path(result.source).name for result in found] == ["c.txt", "行", "a.txt", "b.txt", "c.txt"]
    assert [result.report is None for result in found] == [False, False, False, True, False]
    error = found[3].error
    assert error is not None
    assert error.code == "not_text"
    assert found[1].report == extract(TEXT, source="行")


def test_extract_many_is_lazy() -> None:
    found = extract_many((Source(str(number), text=TEXT) for number in iter(int, 1)), workers=1)
    assert next(found).source == "0"


def test_extract_many_refuses_a_place_that_is_none() -> None:
    with pytest.raises(ValueError, match="某某县"):
        extract_many([], region="某某县")


def test_a_text_that_a_reader_made_is_kept(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    write(tmp_path, {"a.html": f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", "b.txt": TEXT})
    page, plain = extract_many([tmp_path], workers=0)
    assert page.report is not None
    assert page.text is not None
    assert plain.text is None
    for fact in page.report.observations:
        assert page.text[fact.span.start : fact.span.end] == fact.quote


# -------- what people see


def test_progress_is_drawn_with_what_remains(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write(tmp_path, {f"{number}.txt": TEXT for number in range(4)})
    summary = Summary()
    with Progress([str(tmp_path)], "*") as progress:
        for code in (None, "empty"):
            progress.passed()
            summary.add(Tally(3), code)
            progress._shown = 0.0
            progress.show(summary)
    told = capsys.readouterr().err
    assert "2/4" in told
    assert "1 errors" in told


def test_nothing_is_drawn_where_nobody_looks(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here, {"in/a.txt": TEXT})
    assert main(["batch", "in", "--out", "o.jsonl", "--workers", "0"]) == 0
    assert capsys.readouterr().err == ""


# -------- what the docs say


def test_the_docs_explain_every_error() -> None:
    told = re.findall(r"^\| `(\w+)` \|", (DOCS / "batch.md").read_text("utf-8"), re.MULTILINE)
    assert set(get_args(Code)) <= set(told)


@pytest.mark.parametrize("resume", [[], ["--resume"]])
def test_nothing_that_is_no_earlier_run_is_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], resume: list[str]
) -> None:
    """An input, a stranger's file and the results of other inputs stay as they are."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("2024年，抚州市签约项目40个。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("2024年，抚州市开工项目20个。", encoding="utf-8")
    table = tmp_path / "table.jsonl"
    table.write_text('{"text": "2024年，抚州市签约项目40个。"}\n', encoding="utf-8")
    alien = tmp_path / "alien.jsonl"
    alien.write_text("hello\n", encoding="utf-8")
    other = tmp_path / "other.jsonl"
    assert main(["batch", str(tmp_path / "in"), "--out", str(other), "--quiet"]) == 0
    before = {path: path.read_bytes() for path in (table, alien, other)}
    for given, out, why in (
        (table, table, "is an input"),
        (tmp_path / "in", alien, "was not written by a batch"),
        (tmp_path / "b.txt", other, "holds the results of other inputs"),
    ):
        assert main(["batch", str(given), "--out", str(out), "--quiet", *resume]) == 2
        assert why in capsys.readouterr().err
    assert before == {path: path.read_bytes() for path in before}


def test_one_path_is_no_list_of_paths() -> None:
    with pytest.raises(TypeError, match="put it in a list"):
        extract_many("in/a.txt")
    with pytest.raises(ValueError, match="from 0 to"):
        extract_many([], workers=-1)


def test_an_order_that_can_only_be_a_slip_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("2024年，抚州市签约项目40个。", encoding="utf-8")
    for arguments, why in (
        (["--out", str(tmp_path / "results.txt")], "call it RESULTS.jsonl"),
        (["--out", str(tmp_path / "r.jsonl"), "--retry-errors"], "add --resume"),
    ):
        assert main(["batch", str(article), *arguments]) == 2
        assert why in capsys.readouterr().err
    (tmp_path / "none").mkdir()
    assert main(["batch", str(tmp_path / "none"), "--out", str(tmp_path / "n.jsonl")]) == 2
    assert "no document" in capsys.readouterr().err


def test_a_marked_table_in_gb18030_keeps_its_first_column(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_bytes("\ufeffid,text\n7,2024年抚州市签约项目40个。\n".encode("gb18030"))
    [result] = extract_many([table], workers=0, id_field="id")
    assert result.source.endswith("!/7")
    assert result.report is not None
