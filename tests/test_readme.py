"""What the README and the docs say is true: their commands run, their lists are complete."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from zhaoshang_extract.record import codes

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


COMMANDS = [line for block in blocks(README, "sh") for line in block.splitlines()]
ON_THE_LIBRARY = [line for line in COMMANDS if line.startswith("zhaoshang ")]


def writers_of_what_is_read(command: str) -> list[str]:
    """The README's commands whose --out file `command` reads."""
    told = {command: re.search(r"--out (\S+\.jsonl)", command) for command in ON_THE_LIBRARY}
    return [other for other, out in told.items() if out and other != command and f" {out[1]} " in command]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    python = shlex.quote(sys.executable)
    return subprocess.run(
        command.replace("zhaoshang", f"{python} -m zhaoshang_extract", 1),
        shell=True,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the commands have run whose files others read."""
    folder = tmp_path_factory.mktemp("written")
    (folder / "corpus").symlink_to(ROOT / "corpus", target_is_directory=True)
    for command in {other for reader in ON_THE_LIBRARY for other in writers_of_what_is_read(reader)}:
        ran = run(command, folder)
        assert (ran.returncode, ran.stderr) == (0, "")
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with the bundled articles, in which commands may write."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus", target_is_directory=True)
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="the README's commands are for a POSIX shell")
@pytest.mark.parametrize("command", ON_THE_LIBRARY)
def test_the_commands_run(command: str, elsewhere: Path, request: pytest.FixtureRequest) -> None:
    if command.startswith("zhaoshang report "):
        pytest.importorskip("jinja2")  # of an extra
    if command.startswith("zhaoshang ledger "):
        pytest.importorskip("duckdb")
        pytest.importorskip("rapidfuzz")
    if writers_of_what_is_read(command):
        for path in request.getfixturevalue("written").glob("*.jsonl"):
            shutil.copy(path, elsewhere)
    ran = run(command, elsewhere)
    assert (ran.returncode, ran.stderr) == (0, "")
    # a batch without errors leaves its list of them empty
    files = [path for ending in ("json*", "csv", "html") for path in elsewhere.rglob(f"*.{ending}")]
    written = [path for path in files if path.is_file() and "errors" not in path.name]
    assert ran.stdout or (written and all(path.stat().st_size for path in written))


def test_the_library_example_runs(elsewhere: Path) -> None:
    [example] = blocks(README, "python")
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", "-c", example],
        cwd=elsewhere,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert '"schema_version": "1"' in ran.stdout


def test_the_sample_record_comes_out() -> None:
    from zhaoshang_extract.pipeline import extract

    [sentence] = re.findall(r"^From (.*。) it makes two observations", README, flags=re.MULTILINE)
    [printed] = blocks(README, "json")
    sample: dict[str, Any] = json.loads(printed)
    _, second = extract(sentence).observations
    told = second.model_dump(mode="json")
    assert {key: told[key] for key in sample} == sample


def test_the_named_programs_exist() -> None:
    for command in COMMANDS:
        for path in re.findall(r"(?:benchmarks|corpus)/[\w/.]+", command):
            assert (ROOT / path).exists(), f"{command}: no {path}"
    for text in (README, CHINESE):
        for link in re.findall(r"\]\(([^)]+)\)", text):
            assert (ROOT / link).exists(), f"README links to {link}"


def test_ci_runs_the_test_command_of_the_readme() -> None:
    [command] = [line for line in COMMANDS if line.endswith("pytest")]
    assert command.removeprefix(".venv/") in (ROOT / ".ci" / "run").read_text(encoding="utf-8").replace(
        '"', ""
    )


def test_the_chinese_readme_is_its_twin() -> None:
    for language in ("sh", "python", "json"):
        assert blocks(CHINESE, language) == blocks(README, language)
    assert _shape(CHINESE) == _shape(README)


def _shape(text: str) -> list[str]:
    """The headings' depths, table rows and list items, in order."""
    return re.findall(r"^(#+|\||- )", text, flags=re.MULTILINE)


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["dev"], *extras["browser"], "hatchling"]
    told = re.findall(
        r"^\| ([\w-]+) \|", (ROOT / "docs/dependencies.md").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert sorted(set(told) - {"package", "---"}) == sorted(re.split(r"[><=~ ]", name)[0] for name in wanted)


def test_the_glossary_has_every_code() -> None:
    glossary = set(
        re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE)
    )
    lists = [value for name, value in vars(codes).items() if name[0].isupper() and get_args(value)]
    assert glossary == {code for listed in lists for code in get_args(listed)}
