"""The same documents through the library, Polars, Spark and Ray: are rows identical, what does each cost?

    python benchmarks/engines.py [ENGINE ...] [--documents 5000] [--characters 400]

Documents are copies of the articles of the corpus with other places and figures (`alter`), each cut behind
the line in which it reaches `--characters`; `id` numbers them. Each engine runs the recipe of its page in
docs/engines in a process of its own, once over 16 documents (that is what its start costs) and once over all.
Printed are the seconds of both, documents a second without the start, what a document costs more than in
the library (`extract_many` with two workers, its results written as Parquet), and the digest of all rows in
sorted order. Times are those of the clock: run it on a machine that does nothing else, or read them with
care (the load is printed).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from alter.copy import altered
from altered import ALTERATIONS
from corpora import load_corpora, usual_corpora
from zhaoshang_extract.read.text import read_text

ROOT = Path(__file__).resolve().parent.parent
ENGINES = ("library", "polars", "spark", "ray")
_START = 16
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
        print("engine    start s   all s   docs/s   over library  rows     digest        load")
        plain, digests = None, set()
        for engine in options.engines:
            start, seconds = run(engine, small), run(engine, whole)
            each = (seconds - start) / max(1, options.documents - _START)
            plain = plain or each
            rows, told = digest(whole)
            digests.add(told)
            print(
                f"{engine:8s} {start:8.1f} {seconds:7.1f} {1 / each:8.1f} {each / plain - 1:13.0%}  "
                f"{rows:<8d} {told[:12]}  {os.getloadavg()[0]:.1f}",
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


def run(engine: str, folder: Path) -> float:
    """Run the recipe of an engine, or the library, in a folder; the seconds that it took."""
    code = _LIBRARY if engine == "library" else recipe(engine)
    started = time.monotonic()
    command = [sys.executable, "-W", "ignore", "-c", code]
    if engine == "spark":
        (folder / "job.py").write_text(code, encoding="utf-8")
        command = [*spark_submit("local[2]"), "job.py"]
    call(command, folder)
    return time.monotonic() - started


def spark_submit(master: str) -> list[str]:
    """The beginning of a command that gives a job to Spark."""
    return [str(Path(sys.executable).parent / "spark-submit"), "--master", master]


def call(command: list[str], folder: Path) -> str:
    """Run a command in a folder; what it printed. Raises RuntimeError where it failed."""
    ran = subprocess.run(command, cwd=folder, env=environment(folder), capture_output=True, text=True)
    if ran.returncode:
        raise RuntimeError(f"{command}: {ran.stdout[-2000:]}\n{ran.stderr[-4000:]}")
    return ran.stdout


def environment(folder: Path) -> dict[str, str]:
    """What engines need to find Python and the package, and to leave nothing in the home of the user."""
    return {
        **os.environ,
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT / "src"),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "RAY_USAGE_STATS_ENABLED": "0",
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
