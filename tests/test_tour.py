"""The tours of docs/tour.md and docs/ledger.md, command by command, as a newcomer types them."""

from __future__ import annotations

import importlib.util
import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from zhaoshang_extract.cli import main

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {
    page: re.findall(
        r"^```console\n\$ (.*?)\n(.*?)```$", (DOCS / f"{page}.md").read_text("utf-8"), re.S | re.M
    )
    for page in ("tour", "ledger")
}
BLOCKS = [(page, *block) for page, blocks in PAGES.items() for block in blocks]
_LEFT_OUT, _EXIT = "…", "# exit code "


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Where each tour is made; each command finds what those before it wrote."""
    made = {page: tmp_path_factory.mktemp(page) for page in PAGES}
    (made["tour"] / "tour").symlink_to(DOCS / "tour", target_is_directory=True)
    (made["tour"] / "corpus").symlink_to(DOCS.parent / "corpus", target_is_directory=True)
    (made["ledger"] / "articles").symlink_to(DOCS / "ledger", target_is_directory=True)
    (made["ledger"] / "bulletins").symlink_to(DOCS / "bulletins", target_is_directory=True)
    return made


def test_there_are_twenty() -> None:
    assert len(PAGES["tour"]) >= 20


@pytest.mark.parametrize(("page", "command", "told"), BLOCKS, ids=[command for _, command, _ in BLOCKS])
def test_the_command_prints_what_the_tour_says(
    page: str,
    command: str,
    told: str,
    folders: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if page == "tour" and ".html" in command and importlib.util.find_spec("lxml") is None:
        pytest.skip("needs lxml")
    if page == "ledger":
        pytest.importorskip("duckdb")
        pytest.importorskip("pyarrow")
    for part, package in (("ledger report", "jinja2"), (".xlsx", "xlsxwriter")):
        if page == "ledger" and part in command:
            pytest.importorskip(package)
    monkeypatch.chdir(folders[page])
    monkeypatch.setenv("COLUMNS", "80")
    _, *words = shlex.split(command)
    if "<" in words:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(words.pop()).read_bytes())))
        words.pop()
    try:
        code = main(words)
    except SystemExit as left:  # --help
        code = int(left.code or 0)
    printed = capsys.readouterr()
    wanted = [line for line in told.splitlines() if not line.startswith(_EXIT)]
    given = [line.rstrip() for line in (printed.out.removeprefix("\ufeff") + printed.err).splitlines()]
    _compare(wanted, given)
    assert code == int(told.partition(_EXIT)[2].strip() or 0)


def _compare(wanted: list[str], given: list[str]) -> None:
    """The wanted lines stand in the given ones in this order, with nothing between but where … says so."""
    at = 0
    for number, line in enumerate(wanted):
        if line == _LEFT_OUT:
            following = wanted[number + 1 : number + 2]
            at = len(given) if not following else given.index(following[0], at)
        else:
            assert given[at : at + 1] == [line]
            at += 1
    assert given[at:] == []


def test_lines_are_left_out_only_where_the_tour_says_so() -> None:
    _compare(["a", "…", "d"], ["a", "b", "c", "d"])
    for wanted in (["a", "d"], ["a", "…"], ["…", "c"]):
        with pytest.raises(AssertionError):
            _compare(wanted, ["a", "b", "c", "d"] if wanted != ["a", "…"] else ["b"])
