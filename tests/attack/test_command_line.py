"""`extract` and `check` are given what no file is: each ends soon, in one line, with little memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from zhaoshang_extract import extract_many
from zhaoshang_extract.cli import main
from zhaoshang_extract.read.source import MAX_CHARACTERS, Source

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bounds the memory of a child")
SECONDS, MEBIBYTES = 20, 1500
LONG = "x" * 300


def run(arguments: list[str], stdin: IO[bytes] | None = None) -> str:
    """The complaint of a command that must end with 2, within its bounds."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEBIBYTES << 20, MEBIBYTES << 20))

    done = subprocess.run(
        [sys.executable, "-m", "zhaoshang_extract", *arguments],
        stdin=stdin or subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        preexec_fn=bound,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    return done.stderr


@pytest.mark.parametrize("command", ["extract", "check"])
def test_devices_and_pipes_are_refused(command: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    complaint = run([command, "/dev/zero"])
    assert "not a file; give a file" in complaint
    assert "not a file; give a file" in run([command, str(pipe)])


@pytest.mark.parametrize("command", ["extract", "check"])
def test_endless_input_is_cut(command: str) -> None:
    with Path("/dev/zero").open("rb") as endless:
        assert "larger than 64 MiB" in run([command, "-"], endless)


def test_a_text_is_as_long_as_in_a_batch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("签" * (MAX_CHARACTERS + 1), encoding="utf-8")
    for command in ("extract", "check"):
        assert main([command, str(path)]) == 2
        assert f"more than {MAX_CHARACTERS}; split it" in capsys.readouterr().err


ODD = [LONG, "a\x00b", "\udcff\udced", "\ud83d", "x/" * 2500]


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
def test_odd_paths_are_told_in_one_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("签约12个。", encoding="utf-8")
    orders = [
        ["extract", name],
        ["check", name],
        ["batch", name, "--out", "o.jsonl"],
        ["export", name, "--to", "o.csv"],
    ]
    if name != "\udcff\udced":  # which may be written
        orders += [
            ["batch", "a.txt", "--out", name],
            ["batch", "a.txt", "--out", name + ".jsonl"],
            ["export", "a.txt", "--to", name + ".csv"],
            ["extract", "a.txt", "--out", name],
        ]
    for order in orders:
        assert main(order) == 2, order
        complaint = capsys.readouterr().err
        assert complaint.count("\n") == 1, order
        assert "make room" not in complaint
        assert "Error:" not in complaint


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
def test_odd_paths_are_sources_with_a_flaw(name: str) -> None:
    [result] = extract_many([name], workers=0)
    assert result.error is not None
    assert result.error.code == "unreadable"
    result.source.encode()


def test_a_source_may_be_called_anything() -> None:
    [result] = extract_many([Source("a\ud83d\x00", text="签约12个。")], workers=0)
    assert result.report is not None
    assert result.source == "a\ufffd\x00"


def test_a_batch_of_a_name_that_is_no_utf8_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("\udcff.txt").write_text("签约12个。", encoding="utf-8")
    order = ["batch", "\udcff.txt", "--out", "o.jsonl", "--workers", "0", "--quiet"]
    assert main(order) == 0
    before = Path("o.jsonl").read_bytes()
    assert main([*order, "--resume"]) == 0
    assert Path("o.jsonl").read_bytes() == before
