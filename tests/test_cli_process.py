"""The command line as a process: closed pipes, Ctrl-C, a full disk, and how soon help answers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "zhaoshang_extract"]


def test_a_closed_pipe_is_no_error() -> None:
    with subprocess.Popen([*COMMAND, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_ctrl_c_leaves_without_a_traceback() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([*COMMAND, "extract", "-"], stdin=pipe, stdout=pipe, stderr=pipe) as running:
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(timeout=2)  # it waits for its article
        running.send_signal(signal.SIGINT)
        _, err = running.communicate()
    assert (running.returncode, err) == (130, b"")


@pytest.mark.skipif(os.name == "nt", reason="needs the resource module")
def test_help_answers_at_once() -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([*COMMAND, "--help"], capture_output=True, check=True)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 0.5


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run([*COMMAND, "schema"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert ran.returncode == 2
    assert ran.stderr.startswith("zhaoshang: stdout: cannot be written")
    assert ran.stderr.count("\n") == 1
