"""How fast a batch is with one worker and with two, and how its memory grows with its length.

    python benchmarks/batch.py [--documents 100000] [--workers 1 2] [--small 1000]

Articles of the bundled corpus, numbered so that no two are alike, are written to a temporary folder and
read by `zhaoshang batch`. Printed are documents a second and the peak memory of the parent and of the
largest worker, for the small and for the large batch. The documents of a large batch take room: about
3 KiB each, and 60 KiB for the results of each.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ARTICLES = Path(__file__).resolve().parent.parent / "corpus" / "articles"
_EVERY = 0.05


@dataclass(slots=True)
class Measured:
    """One run: seconds, the parent's own seconds of processor, and peak resident memory in KiB of the
    parent and of its largest worker.

    What the parent computes is done by one process however many workers there are, so its share says
    how far workers can help, also on a machine that is busy with other things.
    """

    documents: int
    workers: int
    seconds: float
    own: float
    parent: int
    worker: int


def main() -> None:
    """Measure the small and the large batch with each number of workers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--small", type=int, default=1000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    print("documents workers  seconds   docs/s  parent s  parent MiB  worker MiB")
    runs: list[Measured] = []
    for documents in dict.fromkeys((options.small, options.documents)):
        with tempfile.TemporaryDirectory() as folder:
            write_articles(Path(folder) / "in", documents)
            for workers in options.workers:
                runs.append(measure(Path(folder), documents, workers))
                print_run(runs[-1])
    print_ratios(runs, options.small, options.documents)


def write_articles(folder: Path, count: int) -> None:
    """Write articles of the corpus, each with a number of its own."""
    folder.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    for number in range(count):
        text = texts[number % len(texts)]
        (folder / f"{number:07}.txt").write_text(f"{text}\n第{number}号存档。\n", encoding="utf-8")


def measure(folder: Path, documents: int, workers: int) -> Measured:
    """Run the batch once and watch its memory."""
    out = folder / f"{workers}.jsonl"
    command = [sys.executable, "-m", "zhaoshang_extract", "batch", str(folder / "in"), "--out", str(out)]
    started = time.monotonic()
    process = subprocess.Popen([*command, "--workers", str(workers), "--quiet"])
    parent = worker = 0
    own = 0.0
    while process.poll() is None:
        parent = max(parent, peak(process.pid))
        own = max(own, processor_seconds(process.pid))
        worker = max([worker, *map(peak, children(process.pid))])
        time.sleep(_EVERY)
    seconds = time.monotonic() - started
    if process.returncode:
        sys.exit(f"the batch ended with exit code {process.returncode}")
    out.unlink()
    return Measured(documents, workers, seconds, own, parent, worker)


def peak(process: int) -> int:
    """The peak resident memory of a process in KiB, 0 where the system does not tell or it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def processor_seconds(process: int) -> float:
    """The processor time of a process itself, 0 where the system does not tell or it is gone."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def children(process: int) -> Iterable[int]:
    """The processes that a process started."""
    try:
        told = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return map(int, told.split())


def print_run(run: Measured) -> None:
    """One line of the table."""
    rate = run.documents / run.seconds
    sizes = f"{run.parent / 1024:11.1f} {run.worker / 1024:11.1f}"
    print(
        f"{run.documents:9} {run.workers:7} {run.seconds:8.1f} {rate:8.1f} {run.own:9.1f} {sizes}", flush=True
    )


def print_ratios(runs: list[Measured], small: int, large: int) -> None:
    """How much memory grew with the batch, and how much faster more workers are."""
    by_shape = {(run.documents, run.workers): run for run in runs}
    for (documents, workers), run in by_shape.items():
        first = by_shape.get((documents, 1))
        if first and workers > 1:
            times = first.seconds / run.seconds
            print(f"{documents} documents: {workers} workers are {times:.2f} times as fast")
        before = by_shape.get((small, workers))
        if before and documents == large and large != small:
            parent, worker = run.parent / before.parent, run.worker / before.worker
            print(f"{workers} workers: memory {parent:.2f} times (parent), {worker:.2f} times (worker)")


if __name__ == "__main__":
    main()
