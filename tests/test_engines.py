"""The recipes of docs/engines run in the real engines, also when workers are killed."""

from __future__ import annotations

import shutil
import sys
import tarfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")

from pyarrow import parquet  # noqa: E402

from engines import ROOT, call, digest, digest_of, recipe, run, spark_submit  # noqa: E402
from zhaoshang_extract.arrow import extract_table  # noqa: E402

pytestmark = [
    pytest.mark.engines,
    pytest.mark.skipif(sys.platform != "linux", reason="the commands are those of Linux"),
]
PAGE = (ROOT / "corpus" / "articles" / "b05.txt").read_text(encoding="utf-8")
PLACES = ("浏阳市", "宁乡市", "定西市", "昆山市", "义乌市", "浦东新区")

# The function of a job, but that the first worker to reach the document d20 is killed there.
KILLED = """
import os, signal
from pathlib import Path

def killed(batches, what="observations"):
    from zhaoshang_extract.arrow import extract_batches
    for batch in batches:
        names = batch.column("id").to_pylist()
        if "d20" in names:
            try:
                (Path({folder!r}) / "killed").touch(exist_ok=False)
                os.kill(os.getpid(), signal.SIGKILL)
            except FileExistsError:
                pass
        yield from extract_batches([batch], what)
"""
SPARK = """
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from zhaoshang_extract.arrow import schema_of
spark = SparkSession.builder.getOrCreate()
spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 3)
documents = spark.read.parquet("documents.parquet").repartition(4)
records = documents.mapInArrow(killed, schema=from_arrow_schema(schema_of()))
records.write.parquet("observations")
"""
RAY = """
import pyarrow as pa, ray
from zhaoshang_extract.arrow import schema_of
ray.init(num_cpus=2)
documents = ray.data.read_parquet("documents.parquet").repartition(4)
table = lambda batch: pa.Table.from_batches(killed(batch.to_batches()), schema_of())
documents.map_batches(table, batch_format="pyarrow", batch_size=3).write_parquet("observations")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with `documents.parquet`, one of them long and one without text."""
    texts = [f"2022年，{PLACES[n % 6]}新签约亿元以上项目{n + 2}个，协议投资额{n}.6亿元。" for n in range(38)]
    table = pa.table({"id": [f"d{n}" for n in range(40)], "text": [*texts, PAGE, None]})
    parquet.write_table(table, tmp_path / "documents.parquet", row_group_size=10)
    return tmp_path


def plain(folder: Path) -> tuple[int, str]:
    """What the library makes of the documents."""
    documents: Any = parquet.read_table(folder / "documents.parquet")
    return digest_of(extract_table(documents, workers=0))


@pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb", "ray"])
def test_a_recipe_gives_the_rows_of_the_library(engine: str, folder: Path) -> None:
    pytest.importorskip(engine)
    run(engine, folder)
    assert digest(folder) == plain(folder)


def needs_spark() -> None:
    if find_spec("pyspark") is None or shutil.which("java") is None:
        pytest.skip("Spark or a JRE is not installed")


def test_a_spark_cluster_takes_the_package_from_an_archive(folder: Path) -> None:
    """Two executors of their own, whose package leaves a mark so that no other one can have been read."""
    needs_spark()
    package = folder / "deps" / "zhaoshang_extract"
    shutil.copytree(ROOT / "src" / "zhaoshang_extract", package, ignore=shutil.ignore_patterns("__pycache__"))
    with (package / "__init__.py").open("a", encoding="utf-8") as file:
        file.write(f"\nopen({str(folder / 'read')!r}, 'w').close()\n")
    with tarfile.open(folder / "deps.tar.gz", "w:gz", compresslevel=1) as archive:
        archive.add(folder / "deps", ".")
    shutil.rmtree(folder / "deps")
    (folder / "job.py").write_text(recipe("spark"), encoding="utf-8")
    options = ["--archives", "deps.tar.gz#deps", "--conf", "spark.executorEnv.PYTHONPATH=deps"]
    call([*spark_submit("local-cluster[2,1,1024]"), *options, "job.py"], folder)
    assert digest(folder) == plain(folder)
    assert (folder / "read").exists()


def test_a_worker_killed_in_a_spark_job_costs_and_doubles_nothing(folder: Path) -> None:
    needs_spark()
    (folder / "job.py").write_text(KILLED.format(folder=str(folder)) + SPARK, encoding="utf-8")
    call([*spark_submit("local[2,4]"), "job.py"], folder)
    assert (folder / "killed").exists()
    assert digest(folder) == plain(folder)


def test_a_worker_killed_in_a_ray_job_costs_and_doubles_nothing(folder: Path) -> None:
    pytest.importorskip("ray")
    (folder / "job.py").write_text(KILLED.format(folder=str(folder)) + RAY, encoding="utf-8")
    call([sys.executable, "job.py"], folder)
    assert (folder / "killed").exists()
    assert digest(folder) == plain(folder)
