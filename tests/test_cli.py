"""The command line's own promises, on a library of one line; the real one runs in test_readme.py."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from zhaoshang_extract.cli import FAILED, OK, WRONG, main
from zhaoshang_extract.document import make_document
from zhaoshang_extract.record.models import (
    Check,
    DocumentRecord,
    Issue,
    Observation,
    Project,
    RegionRecord,
    Report,
    SigningEvent,
)

TEXT = "全县签约项目12个，协议投资额3.5亿元。"
PLACES = {"湘潭县": RegionRecord(name="湖南省湘潭市湘潭县", adcode="430321", level="county")}


def read_line(
    text: str, *, published: date | None = None, region: str | None = None, source: str | None = None
) -> Report:
    """A library that knows one place, finds one number, and breaks on 坏."""
    if region is not None and region not in PLACES:
        raise ValueError(f"no place is called {region!r};\n did you mean 湘潭县?")
    if "坏" in text:
        raise RuntimeError("a fault of the program's own")
    document = make_document(text, source)
    found = re.search(r"(\d+)个", text)
    facts = () if found is None else (_fact(found, PLACES.get(region or "")),)
    return Report(
        document=DocumentRecord(
            id=document.id,
            source=document.source,
            sha256=document.sha256,
            length=len(text),
            published=str(published) if published else None,
        ),
        observations=facts,
    )


def _fact(found: re.Match[str], place: RegionRecord | None) -> Observation:
    return Observation(
        id="o1",
        kind="count",
        span={"start": found.start(), "end": found.end()},
        quote=found[0],
        number=found[1],
        unit="个",
        value=found[1],
        indicator="签约项目",
        measure="project_count",
        stage="signed",
        region=place,
    )


@pytest.fixture(autouse=True)
def one_line_library(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = ModuleType("zhaoshang_extract.pipeline")
    pipeline.extract = read_line  # type: ignore[attr-defined]
    explain = ModuleType("zhaoshang_extract.explain")
    explain.explain = lambda sentence, **_: f"12个 ← {sentence}\n"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "zhaoshang_extract.pipeline", pipeline)
    monkeypatch.setitem(sys.modules, "zhaoshang_extract.explain", explain)


@pytest.fixture
def article(tmp_path: Path) -> Callable[..., str]:
    def write(name: str = "a.txt", text: str = TEXT) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(arguments)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_one_file_is_indented_json(run: Run, article: Callable[..., str]) -> None:
    code, out, err = run("extract", article())
    assert (code, err) == (OK, "")
    assert out.startswith('{\n  "schema_version": "1"')
    assert json.loads(out)["observations"][0]["value"] == "12"
    assert json.loads(out)["document"]["source"].endswith("a.txt")


def test_several_files_are_one_object_a_line(run: Run, article: Callable[..., str]) -> None:
    code, out, _ = run("extract", article("a.txt"), article("b.txt"))
    assert code == OK
    assert [json.loads(line)["document"]["id"] for line in out.splitlines()] == ["a", "b"]


def test_options_reach_the_library(run: Run, article: Callable[..., str]) -> None:
    _, out, _ = run("extract", article(), "--published", "2023-07-14", "--region", "湘潭县")
    report = json.loads(out)
    assert report["document"]["published"] == "2023-07-14"
    assert report["observations"][0]["region"]["adcode"] == "430321"


def test_out_writes_one_file_each(run: Run, article: Callable[..., str], tmp_path: Path) -> None:
    out_dir = tmp_path / "deep" / "out"
    code, out, err = run("extract", article("a.txt"), article("b.txt"), "--out", str(out_dir))
    assert (code, out, err) == (OK, "", "")
    assert sorted(path.name for path in out_dir.iterdir()) == ["a.json", "b.json"]
    assert (out_dir / "a.json").read_text(encoding="utf-8").endswith("}\n")


@pytest.mark.parametrize("second", ["x/a.txt", "x/a.html", "x/A.txt", "a.txt"])
def test_two_inputs_with_one_stem_are_refused_before_writing(
    run: Run, article: Callable[..., str], tmp_path: Path, second: str
) -> None:
    one, other = article("a.txt"), article(second)
    code, _, err = run("extract", one, other, "--out", str(tmp_path / "out"))
    assert code == WRONG
    assert one in err
    assert other in err
    assert not (tmp_path / "out").exists()


def test_an_input_is_never_overwritten(run: Run, article: Callable[..., str], tmp_path: Path) -> None:
    code, _, err = run("extract", article("a.json"), "--out", str(tmp_path))
    assert code == WRONG
    assert "would be overwritten" in err
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == TEXT


def test_one_wrong_file_does_not_stop_the_others(
    run: Run, article: Callable[..., str], tmp_path: Path
) -> None:
    code, out, err = run("extract", str(tmp_path / "none.txt"), article())
    assert code == WRONG
    assert json.loads(out)["document"]["id"] == "a"
    assert err.count("\n") == 1
    assert "none.txt" in err


def test_a_fault_of_the_program_is_one_line_and_code_1(run: Run, article: Callable[..., str]) -> None:
    code, out, err = run("extract", article("bad.txt", "坏"), article())
    assert code == FAILED
    assert len(out.splitlines()) == 1
    assert "bad.txt: RuntimeError" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "COMMAND"),
        (["extract"], "FILE"),
        (["extrakt"], "extract"),
        (["extract", "{file}", "--fromat", "json"], "--fromat"),
        (["extract", "{file}", "--format", "xml"], "json"),
        (["extract", "{file}", "--published", "2023-13-01"], "2023-07-14"),
        (["extract", "{file}", "--published", "去年"], "2023-07-14"),
        (["extract", "{file}", "--region", "湘谭县"], "湘潭县"),
        (["extract", "{none}"], "none.txt"),
        (["extract", "{binary}"], "binary.txt"),
        (["extract", "{file}", "--out", "{file}"], "{file}"),
        (["explain"], "SENTENCE"),
    ],
)
def test_what_is_given_wrong_is_told_in_one_line(
    run: Run, article: Callable[..., str], tmp_path: Path, arguments: list[str], said: str
) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    names = {
        "{file}": article(),
        "{none}": str(tmp_path / "none.txt"),
        "{folder}": str(tmp_path),
        "{binary}": str(tmp_path / "binary.txt"),
    }
    code, out, err = run(*(names.get(argument, argument) for argument in arguments))
    assert (code, out) == (WRONG, "")
    assert err.startswith("zhaoshang: ")
    assert err.count("\n") == 1
    assert names.get(said, said) in err


def test_the_table_is_for_people(
    run: Run, article: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    code, out, _ = run("extract", article(), "--format", "table")
    assert code == OK
    for word in ("指标", "目标/实际", "签约项目", "12", "项目数", "签约", "实际"):
        assert word in out


def test_the_table_tells_events_projects_failed_checks_and_issues(monkeypatch: pytest.MonkeyPatch) -> None:
    from zhaoshang_extract.write.table import render

    monkeypatch.setenv("COLUMNS", "200")
    told = read_line(TEXT).model_copy(
        update={
            "signing_events": (
                SigningEvent(
                    id="e1", span=(SPAN := {"start": 0, "end": 2}), quote="全县", name="[春季]签约会"
                ),
            ),
            "projects": (Project(id="p1", span=SPAN, quote="全县", name="光伏组件项目", amount="20"),),
            "checks": (
                Check(
                    id="c1",
                    kind="share",
                    reported_id="o1",
                    operands={},
                    reported="60",
                    interval=("58.1", "58.3"),
                    verdict="inconsistent",
                    severity="major",
                    message="7 ÷ 12 = 58.3%",
                ),
            ),
            "issues": (Issue(code="figure", span=SPAN, quote="若干", message="没有数字", mend="给出数字"),),
        }
    )
    out = render(told)
    for word in ("[春季]签约会", "光伏组件项目", "20亿元", "不符（重大）", "58.1–58.3", "未读懂：若干"):
        assert word in out


def test_explain_prints_what_the_library_tells(run: Run) -> None:
    assert run("explain", "签约项目12个")[:2] == (OK, "12个 ← 签约项目12个\n")


def test_schema_is_json(run: Run) -> None:
    code, out, _ = run("schema")
    assert code == OK
    assert json.loads(out)["title"] == "Report"


def test_version_and_help_leave_with_0(run: Run) -> None:
    code, out, _ = run("--version")
    assert code == OK
    assert out.startswith("zhaoshang ")
    assert run("extract", "--help")[0] == OK


def test_progress_is_for_terminals_and_several_files(
    run: Run, article: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = article("a.txt"), article("b.txt")
    assert run("extract", one, two)[2] == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert "[2/2]" in run("extract", one, two)[2]
    assert run("extract", one)[2] == ""
