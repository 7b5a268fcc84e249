"""Broken inputs in one folder: each gives what docs/broken-inputs.md says, and none costs another anything.

`python tests/attack/test_one_folder.py` writes the page anew.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import tempfile
from pathlib import Path

import pytest
from attack_files import CASES, Broken, remove_inputs, shown, write_input, write_inputs
from measured import run_measured

from zhaoshang_extract.terminal import visible

PAGE = Path(__file__).parents[2] / "docs" / "broken-inputs.md"
SECONDS, MEBIBYTES = 20, 512
GOOD = 5
_MODULES = {"pdf": "pypdfium2", "html": "lxml", "parquet": "pyarrow", "xlsx": "python_calamine"}
pytestmark = pytest.mark.skipif(os.name == "nt", reason="makes named pipes")


def command(*more: str) -> list[str]:
    bounds = ["--time-limit", str(SECONDS), "--memory-limit", str(MEBIBYTES), "--quiet"]
    return [sys.executable, "-m", "zhaoshang_extract", "batch", "in", "--out", "out", *bounds, *more]


def outcomes(folder: Path) -> dict[str, dict[str, str]]:
    """For each file the code and the message that a batch gave, "report" for a report."""
    found = {}
    for name in ("results.jsonl", "errors.jsonl"):
        for line in (folder / "out" / name).read_text("utf-8").splitlines():
            record = json.loads(line)
            inner = record["input"]["source"].removeprefix("in/")
            file = inner.partition("!/")[0].partition("/")[0]
            assert file not in found
            found[file] = record.get("error", {"code": "report", "message": ""})
    return found


def run_batch(folder: Path) -> dict[str, dict[str, str]]:
    """What a batch makes of all of them in one folder, good articles between them."""
    try:
        write_inputs(folder / "in", good=GOOD)
        # No case needs its bound, so all of them together need little more than one.
        ended = run_measured(command("--workers", "2"), folder, 4 * SECONDS)
    finally:
        remove_inputs(folder / "in")
    assert (ended.code, ended.complaint) == (1, "")
    assert ended.mebibytes < MEBIBYTES + 400
    return outcomes(folder)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    return run_batch(tmp_path_factory.mktemp("broken"))


def test_every_input_has_one_outcome(outcome: dict[str, dict[str, str]]) -> None:
    good = [f"{number:02}-good.txt" for number in range(GOOD)]
    assert sorted(outcome) == sorted([*good, *(shown(case.name) for case in CASES)])
    assert {outcome[name]["code"] for name in good} == {"report"}


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: visible(case.name)[:20])
def test_each_alone_keeps_its_bounds(case: Broken, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_input(case, tmp_path / "in")
    ended = run_measured(command("--workers", "1"), tmp_path, 2 * SECONDS)
    found = outcomes(tmp_path)
    remove_inputs(tmp_path / "in")
    assert (ended.code, ended.complaint) == (int(case.gives != "report"), "")
    assert [given["code"] for given in found.values()] == [case.gives]
    assert ended.mebibytes < MEBIBYTES + 400


@pytest.mark.parametrize("case", CASES, ids=lambda case: visible(case.name)[:20])
def test_each_gives_what_it_must(case: Broken, outcome: dict[str, dict[str, str]]) -> None:
    given = outcome[shown(case.name)]
    extra = case.extra
    if extra and importlib.util.find_spec(_MODULES[extra]) is None:
        assert given["code"] == "missing_extra"
        assert f"pip install 'zhaoshang-extract[{extra}]'" in given["message"]
        return
    assert given["code"] == case.gives, given["message"]
    if given["code"] != "report":
        assert given["message"].startswith(f"in/{shown(case.name)}")
        assert ";" in given["message"], "an error says the mend"


def test_the_page_is_true(outcome: dict[str, dict[str, str]]) -> None:
    if any(importlib.util.find_spec(module) is None for module in _MODULES.values()):
        pytest.skip("the page tells what all readers together give")
    assert PAGE.read_text("utf-8") == render(outcome)


def render(found: dict[str, dict[str, str]]) -> str:
    """The page of docs/."""
    rows = [
        f"| `{_short(name)}` | {case.what} | {_told(found[name])} | {_mend(found[name]['message'])} |"
        for case in CASES
        for name in [shown(case.name)]
    ]
    return "\n".join(
        [
            "# Broken inputs",
            "",
            "What a batch makes of files that are broken, hostile or odd. None stops the batch, and none",
            "takes more than its time and memory. This page is written by",
            "`python tests/attack/test_one_folder.py`, and a test fails where it is no longer true.",
            "",
            "| file | what it is | gives | the mend, as the error says it |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
            "The codes are explained in [batch.md](batch.md).",
            "",
        ]
    )


def _short(name: str) -> str:
    name = visible(name)
    return name if len(name) < 60 else f"{name[:12]}…{name[-6:]}"


def _told(given: dict[str, str]) -> str:
    return "a report" if given["code"] == "report" else f"`{given['code']}`"


def _mend(message: str) -> str:
    return message.rpartition(";")[2].strip()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        PAGE.write_text(render(run_batch(Path(place))), encoding="utf-8")
