"""The same documents through the library, Polars, Spark and Ray: are rows identical, what does each cost?

    python benchmarks/engines.py [ENGINE ...] [--documents 5000] [--characters 100000] [--rounds 1]

Documents are copies of the articles of the corpus with other places and figures (`alter`), each cut behind
the line in which it reaches `--characters`; `id` numbers them. Each engine runs the recipe of its page in
docs/engines in a process of its own, once over 16 documents (what its start costs) and once over all; the
difference of the two is what documents cost. The plain library comes first, between the engines and last:
`extract_batches` with two workers and no engine (`plain`), and, once a round, `extract_many` with its results
written as Parquet (`library`). An engine is compared with the two runs of `plain` around it.

Printed are the seconds of the clock for the start and for the documents, the seconds of the processor for
both in all processes of the engine, the milliseconds of each that a document takes, what these are more than
in `plain`, and the digest of all rows in sorted order. Seconds of the clock mean something on a machine that
does nothing else (the load is printed).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from alter.copy import altered
from altered import ALTERATIONS
from corpora import load_corpora, usual_corpora
from zhaoshang_extract.read.text import read_text

ROOT = Path(__file__).resolve().parent.parent
ENGINES = ("library", "polars", "spark", "ray")
_START = 16
_EVERY = 0.1
_PLAIN = """
from pyarrow import parquet
from zhaoshang_extract.arrow import extract_batches, schema_of
batches = parquet.ParquetFile("documents.parquet").iter_batches(256)
with parquet.ParquetWriter("observations.parquet", schema_of()) as writer:
    for batch in extract_batches(batches, workers=2):
        writer.write_batch(batch)
"""
_LIBRARY = """
from pathlib import Path
from pyarrow import parquet
from zhaoshang_extract import extract_many
from zhaoshang_extract.read.source import Source
from zhaoshang_extract.write.parquet import write
batches = parquet.ParquetFile("documents.parquet").iter_batches(256)
rows = (row for batch in batches for row in batch.to_pylist())
sources = (Source(row["id"], text=row["text"], published=row["published"]) for row in rows)
write(extract_many(sources, workers=2), Path("observations.parquet"))
"""


def main() -> int:
    """Run the engines and print the tables; 1 where rows differ."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole", Path(folder) / "small"
        characters = write_documents(whole, options.documents, options.characters)
        write_documents(small, _START, options.characters)
        print(
            f"{options.documents} documents, {characters} characters; s and ms: of the clock / of processors"
        )
        print("engine   start s        documents s     ms a document   rows    digest        load")
        told = [
            _measure(engine, small, whole, options.documents - _START)
            for _ in range(options.rounds)
            for engine in _order(options.engines)
        ]
    _print_overheads(told)
    return int(len({run.digest for run in told}) > 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("engines", nargs="*", default=ENGINES, metavar="ENGINE")
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--characters", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=1)
    return parser.parse_args()


def _order(engines: Sequence[str]) -> list[str]:
    """The plain library before, between and behind the engines."""
    return ["plain", *(name for engine in engines for name in (engine, "plain"))]


class Cost(NamedTuple):
    """Seconds of the clock, and of the processor in a process and all that it started."""

    seconds: float
    processor: float

    def less(self, other: Cost, parts: float = 1) -> Cost:
        """What is left when the other is taken away, by parts."""
        return Cost((self.seconds - other.seconds) / parts, (self.processor - other.processor) / parts)


class Measured(NamedTuple):
    """What an engine's documents cost, each, and the digest of its rows."""

    engine: str
    each: Cost
    digest: str


def _measure(engine: str, small: Path, whole: Path, more: int) -> Measured:
    start, all_of_it = run(engine, small), run(engine, whole)
    rows, told = digest(whole)
    documents = all_of_it.less(start)
    each = all_of_it.less(start, more)
    print(
        f"{engine:8s} {start.seconds:5.1f} /{start.processor:6.1f} {documents.seconds:8.1f} "
        f"/{documents.processor:6.1f} {each.seconds * 1000:7.2f} /{each.processor * 1000:6.2f}  "
        f"{rows:<7d} {told[:12]}  {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    return Measured(engine, each, told)


def _print_overheads(told: Sequence[Measured]) -> None:
    """How much more each run took than the runs of the plain library before and behind it."""
    print("\nmore than plain (mean of the runs before and behind): of the clock / of processors")
    for before, run, behind in zip(told, told[1:], told[2:], strict=False):
        if run.engine != "plain":
            clock, processor = (
                2 * run.each[unit] / (before.each[unit] + behind.each[unit]) - 1 for unit in (0, 1)
            )
            print(f"{run.engine:8s} {clock:7.1%} /{processor:7.1%}")


def write_documents(folder: Path, count: int, characters: int) -> int:
    """Write `documents.parquet` of altered articles into a new folder; how many characters they have."""
    import pyarrow as pa
    from pyarrow import parquet

    folder.mkdir()
    told = list(islice(_documents(characters), count))
    table = pa.Table.from_pylist(
        [
            {"id": f"{n:06d}-{name}", "text": text, "published": day}
            for n, (name, text, day) in enumerate(told)
        ]
    )
    parquet.write_table(table, folder / "documents.parquet", row_group_size=max(8, count // 16))
    return sum(len(text) for _, text, _ in told)


def _documents(characters: int) -> Iterator[tuple[str, str, str | None]]:
    articles = [(article, read_text(article.path)) for article in load_corpora(usual_corpora())]
    seed = 0
    while True:
        for article, text in articles:
            copy = altered(
                text, article.gold, article.published, Random(f"{seed} {article.name}"), ALTERATIONS
            )
            end = copy.text.find("\n", characters)
            yield article.name, copy.text[: end if end >= 0 else None], article.published
        seed += 1


def run(engine: str, folder: Path) -> Cost:
    """Run the recipe of an engine, or the library, in a folder; what that cost."""
    shutil.rmtree(folder / "observations", ignore_errors=True)
    (folder / "observations.parquet").unlink(missing_ok=True)
    code = {"library": _LIBRARY, "plain": _PLAIN}.get(engine) or recipe(engine)
    command = [sys.executable, "-W", "ignore", "-c", code]
    if engine == "spark":
        (folder / "job.py").write_text(code, encoding="utf-8")
        command = [*spark_submit("local[2]"), "job.py"]
    return call(command, folder)


def spark_submit(master: str) -> list[str]:
    """The beginning of a command that gives a job to Spark."""
    return [str(Path(sys.executable).parent / "spark-submit"), "--master", master]


def call(command: list[str], folder: Path) -> Cost:
    """Run a command in a folder; what it cost. Raises RuntimeError where it failed."""
    started, log = time.monotonic(), folder / "log.txt"
    used: dict[int, float] = {}
    with log.open("w") as out:
        running = subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=out, stderr=out)
        used[running.pid] = 0.0
        while not (ended := os.wait4(running.pid, os.WNOHANG))[0]:
            _count_time(used)
            time.sleep(_EVERY)
    running.returncode = os.waitstatus_to_exitcode(ended[1])
    if running.returncode:
        raise RuntimeError(f"{command}: {log.read_text(errors='replace')[-4000:]}")
    # Both know of too little: looking on misses the last tenth of a second of each process, the system those
    # whose parents did not wait for them (Ray's).
    waited = ended[2].ru_utime + ended[2].ru_stime
    return Cost(time.monotonic() - started, max(waited, sum(used.values())))


def _count_time(used: dict[int, float]) -> None:
    """Note the processor time of the processes that are known by their numbers, and of those they started."""
    tick = os.sysconf("SC_CLK_TCK")
    for folder in sorted(Path("/proc").glob("[0-9]*"), key=lambda path: int(path.name)):
        with suppress(OSError):
            told = (folder / "stat").read_text().rpartition(")")[2].split()
            parent, time_used = int(told[1]), (int(told[11]) + int(told[12])) / tick
            if int(folder.name) in used or parent in used:
                used[int(folder.name)] = time_used


def environment(folder: Path) -> dict[str, str]:
    """What engines need to find Python and the package, and to leave nothing in the home of the user."""
    return {
        **os.environ,
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT / "src"),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_worker_niceness": "0",  # Ray's own 15 starves beside anything else
        "RAY_raylet_start_wait_time_s": "300",  # its own 60 is too short there
    }


def recipe(engine: str) -> str:
    """The program on the page of an engine."""
    page = (ROOT / "docs" / "engines" / f"{engine}.md").read_text(encoding="utf-8")
    [code] = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    return str(code)


def digest(folder: Path) -> tuple[int, str]:
    """How many rows the observations in a folder have, and the SHA-256 of them in sorted order."""
    from pyarrow import parquet

    path = folder / "observations.parquet"
    return digest_of(parquet.read_table(path if path.exists() else folder / "observations"))


def digest_of(table: Any) -> tuple[int, str]:
    """The same of a table."""
    names = sorted(table.schema.names)
    lines = sorted(repr(tuple(row[name] for name in names)) for row in table.to_pylist())
    return len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
