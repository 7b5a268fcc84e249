"""A command in a process of its own: how it ended, what it said, and the memory that it took."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

# A process counts as its own the memory that its starter had at that moment, so a small process starts it:
# the process of the tests may have read long texts before.
_STARTER = """
import json, resource, subprocess, sys
seconds, *command = sys.argv[1:]
done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=float(seconds))
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([done.returncode, done.stderr.decode(), peak]))
"""
_UNITS = 1 << 20 if sys.platform == "darwin" else 1 << 10  # of the peak, in a mebibyte


class Ended(NamedTuple):
    """The exit code, what was written to stderr, and the most that one process of the command held."""

    code: int
    complaint: str
    mebibytes: int


def run_measured(command: list[str], folder: Path, seconds: float) -> Ended:
    """Run the command in the folder; CalledProcessError where it takes longer than so many seconds."""
    starter = [sys.executable, "-c", _STARTER, str(seconds), *command]
    done = subprocess.run(starter, cwd=folder, stdout=subprocess.PIPE, check=True)
    code, complaint, peak = json.loads(done.stdout)
    return Ended(code, complaint, peak // _UNITS)
