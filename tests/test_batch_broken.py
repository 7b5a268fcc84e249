"""Broken inputs: each gives what docs/broken-inputs.md says, and none stops the batch or overspends.

`python tests/test_batch_broken.py` writes the page anew.
"""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from broken_inputs import CASES, write_inputs

PAGE = Path(__file__).parent.parent / "docs" / "broken-inputs.md"
SECONDS, MEBIBYTES = 20, 512
_MODULES = {"pdf": "pypdfium2", "html": "lxml", "parquet": "pyarrow"}
pytestmark = pytest.mark.skipif(os.name == "nt", reason="makes named pipes")


def run_batch(folder: Path) -> dict[str, dict[str, str]]:
    """For each file the code and the message that a batch gives, "report" for a report."""
    write_inputs(folder / "in")
    command = [sys.executable, "-m", "zhaoshang_extract", "batch", "in", "--out", "out", "--workers", "2"]
    bounds = ["--time-limit", str(SECONDS), "--memory-limit", str(MEBIBYTES), "--quiet"]
    done = subprocess.run([*command, *bounds], cwd=folder, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "")
    found = {}
    for name in ("results.jsonl", "errors.jsonl"):
        for line in (folder / "out" / name).read_text("utf-8").splitlines():
            record = json.loads(line)
            file = record["input"]["source"].removeprefix("in/").partition("!/")[0]
            assert file not in found
            found[file] = record.get("error", {"code": "report", "message": ""})
    return found


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    started = time.monotonic()
    found = run_batch(tmp_path_factory.mktemp("broken"))
    # No case needs its bound, so all of them together need little more than one.
    assert time.monotonic() - started < 3 * SECONDS
    if sys.platform == "linux":
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
        assert peak < MEBIBYTES + 400
    return found


def test_every_input_has_one_outcome(outcome: dict[str, dict[str, str]]) -> None:
    assert sorted(outcome) == sorted(case.name for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_gives_what_it_must(case: object, outcome: dict[str, dict[str, str]]) -> None:
    given = outcome[case.name]  # type: ignore[attr-defined]
    extra = case.extra  # type: ignore[attr-defined]
    if extra and importlib.util.find_spec(_MODULES[extra]) is None:
        assert given["code"] == "missing_extra"
        assert f"pip install 'zhaoshang-extract[{extra}]'" in given["message"]
        return
    assert given["code"] == case.gives, given["message"]  # type: ignore[attr-defined]
    if given["code"] != "report":
        assert given["message"].startswith(f"in/{case.name}")  # type: ignore[attr-defined]
        assert ";" in given["message"], "an error says the mend"


def test_the_page_is_true(outcome: dict[str, dict[str, str]]) -> None:
    if any(importlib.util.find_spec(module) is None for module in _MODULES.values()):
        pytest.skip("the page tells what all readers together give")
    assert PAGE.read_text("utf-8") == render(outcome)


def render(found: dict[str, dict[str, str]]) -> str:
    """The page of docs/."""
    rows = [
        f"| `{case.name}` | {case.what} | {_told(found[case.name])} | {_mend(found[case.name]['message'])} |"
        for case in CASES
    ]
    return "\n".join(
        [
            "# Broken inputs",
            "",
            "What a batch makes of files that are broken, hostile or odd. None stops the batch, and none",
            "takes more than its time and memory. This page is written by",
            "`python tests/test_batch_broken.py`, and a test fails where it is no longer true.",
            "",
            "| file | what it is | gives | the mend, as the error says it |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
            "The codes are explained in [batch.md](batch.md).",
            "",
        ]
    )


def _told(given: dict[str, str]) -> str:
    return "a report" if given["code"] == "report" else f"`{given['code']}`"


def _mend(message: str) -> str:
    return message.rpartition(";")[2].strip()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        PAGE.write_text(render(run_batch(Path(place))), encoding="utf-8")
