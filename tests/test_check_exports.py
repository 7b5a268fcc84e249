"""What is exported and read back is checked as the Report itself: in every format, for the whole corpus."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from zhaoshang_extract import check, extract
from zhaoshang_extract.batch.outcome import Input, Result, report_outcome
from zhaoshang_extract.cli import main
from zhaoshang_extract.record.models import Report
from zhaoshang_extract.write import FILES, writer

ROOT = Path(__file__).parent.parent
ARTICLES = sorted([*ROOT.glob("corpus/articles/*.txt"), *ROOT.glob("corpus/pages/articles/*.txt")])
SAMPLE = ARTICLES[::27]
PACKAGES = {"parquet": "pyarrow", "xlsx": "xlsxwriter", "duckdb": "duckdb"}
ENDINGS = [end for end, _, _, extra in FILES if not extra or find_spec(PACKAGES.get(extra, extra))]
FRAMES = ("pandas", "polars", "arrow")


@cache
def report_of(path: Path) -> Report:
    return extract(path.read_text(encoding="utf-8"), source=path.name)


def results(paths: list[Path]) -> Iterator[Result]:
    return (Result(path.name, None, "text", report_of(path), None) for path in paths)


def verdicts(checks: Any) -> list[dict[str, Any]]:
    """The checks with all their words and figures."""
    return [made.model_dump() for made in checks]


def compare_file(path: Path, articles: list[Path]) -> None:
    found = check(path)
    assert found.errors == ()
    assert set(found.by_document) == {article.name for article in articles}
    for article in articles:
        assert verdicts(found.by_document[article.name]) == verdicts(report_of(article).checks), article.name
    assert sum(found.usage.alone.values()) + found.usage.checkable == found.usage.figures
    assert found.usage.figures == sum(len(report_of(article).observations) for article in articles)


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_export_is_checked_as_its_reports(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"out{ending}"
    writer(path)(results(SAMPLE), path)
    compare_file(path, SAMPLE)


@pytest.mark.slow
@pytest.mark.parametrize("ending", ENDINGS)
def test_the_whole_corpus_exported_is_checked_as_its_reports(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"out{ending}"
    writer(path)(results(ARTICLES), path)
    compare_file(path, ARTICLES)


@pytest.mark.parametrize(
    "paths", [SAMPLE, pytest.param(ARTICLES, marks=pytest.mark.slow)], ids=["sample", "corpus"]
)
def test_reports_checked_anew_give_their_own_checks(paths: list[Path], tmp_path: Path) -> None:
    lines = []
    for path in paths:
        report = report_of(path)
        assert verdicts(check(report)) == verdicts(report.checks), path.name
        assert verdicts(check(report, path.read_text(encoding="utf-8"))) == verdicts(report.checks), path.name
        lines.append(report_outcome(Input(path.name, "0", "x", "text"), report, None).line)
    found = check([report_of(path) for path in paths])
    assert verdicts(found) == [told for path in paths for told in verdicts(report_of(path).checks)]
    file = tmp_path / "results.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    compare_file(file, paths)


def frame_of(report: Report, library: str) -> Any:
    if library != "arrow":
        pytest.importorskip(library)
        return report.to_frame(library)  # type: ignore[arg-type]
    pytest.importorskip("pyarrow")
    pytest.importorskip("polars")
    return report.to_frame("polars").to_arrow()


@pytest.mark.parametrize("library", FRAMES)
def test_a_frame_is_checked_as_its_report(library: str) -> None:
    for path in SAMPLE:
        report = report_of(path)
        found = check(frame_of(report, library))
        assert found.errors == ()
        assert verdicts(found) == verdicts(report.checks), path.name


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != ".db"])
def test_the_command_takes_exports(ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"out{ending}"
    articles = SAMPLE[:3]
    writer(path)(results(articles), path)
    assert main(["check", str(path), "--format", "json", "--all"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [file["file"] for file in told] == [f"{path}!/{article.name}" for article in articles]
    for file, article in zip(told, articles, strict=True):
        made = [(one["kind"], one["reported_id"], one["verdict"]) for one in file["checks"]]
        assert made == [(one.kind, one.reported_id, one.verdict) for one in report_of(article).checks]


def test_a_part_of_a_report_exported_is_checked_as_that_part(tmp_path: Path) -> None:
    high = [report_of(path).with_confidence("high") for path in SAMPLE]
    path = tmp_path / "out.csv"
    writer(path)(
        (
            Result(article.name, None, "text", report, None)
            for article, report in zip(SAMPLE, high, strict=True)
        ),
        path,
    )
    found = check(path)
    for article, report in zip(SAMPLE, high, strict=True):
        assert verdicts(found.by_document.get(article.name, ())) == verdicts(check(report)), article.name


def test_a_line_that_is_none_costs_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [report_outcome(Input(p.name, "0", "x", "text"), report_of(p), None).line for p in SAMPLE[:3]]
    failed = '{"input":{"source":"x"},"error":{"code":"empty","message":"no text"}}'
    file = tmp_path / "results.jsonl"
    file.write_text("\n".join([lines[0], failed, lines[1][:-40], "", lines[2]]) + "\n", encoding="utf-8")
    found = check(file)
    assert [error.id for error in found.errors] == ["line 3"]
    kept = (SAMPLE[0], SAMPLE[2])
    assert [verdicts(found.by_document[path.name]) for path in kept] == [
        verdicts(report_of(path).checks) for path in kept
    ]
    assert main(["check", str(file), "--lang", "en"]) == 2
    assert "line 3): this line is no report" in capsys.readouterr().err
