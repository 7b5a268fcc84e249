"""The same documents through the library, Polars, Spark and Ray: are rows identical, what does each cost?

    python benchmarks/engines.py [ENGINE ...] [--documents 5000] [--characters 400]

Documents are copies of the articles of the corpus with other places and figures (`alter`), each cut behind
the line in which it reaches `--characters`; `id` numbers them. Each engine runs the recipe of its page in
docs/engines in a process of its own, once over 16 documents (that is what its start costs) and once over all.
Printed are the seconds of both, documents a second without the start, the milliseconds of a processor that
a document takes in all processes of the engine, what that is more than in the library (`extract_many` with
two workers, its results written as Parquet), and the digest of all rows in sorted order. Seconds are those
of the clock: on a machine that does other things (the load is printed) only processor time can be compared.
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
from collections.abc import Iterator
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
_EVERY = 0.2
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
    """Run the engines and print the table; 1 where rows differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("engines", nargs="*", default=ENGINES, metavar="ENGINE")
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--characters", type=int, default=400)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole", Path(folder) / "small"
        characters = write_documents(whole, options.documents, options.characters)
        write_documents(small, _START, options.characters)
        print(f"{options.documents} documents, {characters} characters, load {os.getloadavg()[0]:.1f}")
        print("engine    start s   all s   docs/s  core ms   over library  rows     digest        load")
        plain, digests = None, set()
        for engine in options.engines:
            start, all_of_it = run(engine, small), run(engine, whole)
            more = max(1, options.documents - _START)
            each = (all_of_it.processor - start.processor) / more
            rate = more / (all_of_it.seconds - start.seconds)
            plain = plain or each
            rows, told = digest(whole)
            digests.add(told)
            print(
                f"{engine:8s} {start.seconds:8.1f} {all_of_it.seconds:7.1f} {rate:8.1f} {each * 1000:8.1f} "
                f"{each / plain - 1:13.0%}  {rows:<8d} {told[:12]}  {os.getloadavg()[0]:.1f}",
                flush=True,
            )
    return int(len(digests) > 1)


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


class Cost(NamedTuple):
    """Seconds of the clock, and of the processor in a process and all that it started."""

    seconds: float
    processor: float


def run(engine: str, folder: Path) -> Cost:
    """Run the recipe of an engine, or the library, in a folder; what that cost."""
    shutil.rmtree(folder / "observations", ignore_errors=True)
    (folder / "observations.parquet").unlink(missing_ok=True)
    code = _LIBRARY if engine == "library" else recipe(engine)
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
        while running.poll() is None:
            _count_time(used)
            time.sleep(_EVERY)
    if running.returncode:
        raise RuntimeError(f"{command}: {log.read_text(errors='replace')[-4000:]}")
    return Cost(time.monotonic() - started, sum(used.values()))


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
