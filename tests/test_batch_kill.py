"""A batch that is killed at random moments and taken up again gives what an undisturbed one gives."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

DOCUMENTS = 1000
KILLS = 20
pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills processes by POSIX signals")


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small articles, some of which cannot be read."""
    folder = tmp_path_factory.mktemp("batch") / "articles"
    folder.mkdir()
    for number in range(DOCUMENTS):
        path = folder / f"{number:05}.txt"
        if number % 97 == 5:
            path.write_bytes(b"")
        elif number % 131 == 7:
            path.write_bytes(b"\x00\x01\xff" * 5)
        else:
            path.write_text(
                f"丰泽县前{number % 9 + 2}个月新签约项目{number}个，总投资{number}.6亿元。\n", "utf-8"
            )
    return folder


def start(articles: Path, out: Path, workers: int, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "zhaoshang_extract", "batch", str(articles), "--out", str(out)]
    return subprocess.Popen(
        [*command, "--workers", str(workers), "--quiet", *more],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.fixture(scope="module")
def undisturbed(articles: Path) -> tuple[bytes, bytes]:
    out = articles.parent / "undisturbed.jsonl"
    assert start(articles, out, 1).wait(120) == 1
    return out.read_bytes(), out.with_name("undisturbed.errors.jsonl").read_bytes()


def sources(lines: bytes) -> list[str]:
    return [json.loads(line)["input"]["source"] for line in lines.splitlines()]


def test_each_document_has_one_line(articles: Path, undisturbed: tuple[bytes, bytes]) -> None:
    found = sources(undisturbed[0]) + sources(undisturbed[1])
    assert sorted(found) == [str(path) for path in sorted(articles.iterdir())]


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_batches_go_on_to_the_same_bytes(
    workers: int, articles: Path, undisturbed: tuple[bytes, bytes], tmp_path: Path
) -> None:
    chance = random.Random(workers)
    kills = rounds = 0
    while kills < KILLS:
        rounds += 1
        out = tmp_path / f"{rounds}.jsonl"
        while (code := run_and_kill(articles, out, workers, chance)) < 0:
            kills += 1
        assert code == 1
        assert (out.read_bytes(), out.with_name(f"{rounds}.errors.jsonl").read_bytes()) == undisturbed


def run_and_kill(articles: Path, out: Path, workers: int, chance: random.Random) -> int:
    """Go on with a batch and kill it somewhere; its exit code, negative where the signal came first."""
    process = start(articles, out, workers, "--resume")
    before = written(out)
    deadline = time.monotonic() + chance.choice((0.2, 0.6, 60))
    while time.monotonic() < deadline and process.poll() is None and written(out) == before:
        time.sleep(0.001)
    time.sleep(chance.random() * 0.15)
    with suppress(ProcessLookupError):  # it may be done by now
        if chance.random() < 0.5:
            process.kill()  # the workers must notice by themselves
        else:
            os.killpg(process.pid, signal.SIGKILL)
    return process.wait(60)


def written(out: Path) -> int:
    return out.stat().st_size if out.exists() else 0
