"""The pool: order is kept, the dead are replaced, the slow are given up, and nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhaoshang_extract.batch.outcome import Input, Outcome, error_outcome, parse_result
from zhaoshang_extract.batch.pool import CHUNK, Pool
from zhaoshang_extract.batch.settings import Settings
from zhaoshang_extract.read.failure import Failure
from zhaoshang_extract.read.source import Source

ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the readers of these tests are forked")


def act(source: Source, settings: Settings) -> Outcome:
    """Do what the text says."""
    order, _, argument = (source.text or "").partition(" ")
    if order == "die" or (order == "die-once" and _is_first(argument)):
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "sleep":
        time.sleep(float(argument))
    return Outcome(source.name)


def _is_first(marker: str) -> bool:
    path = Path(marker)
    if path.exists():
        return False
    path.touch()
    return True


def names(texts: list[str], workers: int = 2, seconds: float = 20) -> list[str]:
    """Name by name what comes out; an error as its code."""
    settings = Settings(time_limit=seconds)
    items = [Source(f"d{number}", text=text) for number, text in enumerate(texts)]
    with Pool(workers, settings, act) as pool:
        return [outcome.code or outcome.line for outcome in pool.outcomes(items)]


def expected(count: int, **errors: str) -> list[str]:
    return [errors.get(f"d{number}", f"d{number}") for number in range(count)]


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, CHUNK, 3 * CHUNK + 1])
def test_order_is_kept(count: int, workers: int) -> None:
    texts = [f"sleep {0.01 * (number % 3 == 0)}" for number in range(count)]
    assert names(texts, workers) == expected(count)


def test_a_worker_that_dies_twice_over_a_document_costs_only_that() -> None:
    texts = [""] * 20
    texts[3] = texts[11] = texts[12] = "die"
    assert names(texts) == expected(20, d3="crashed", d11="crashed", d12="crashed")


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    texts = [f"die-once {tmp_path / str(number)}" for number in range(12)]
    assert names(texts) == expected(12)


def test_a_document_that_takes_too_long_is_given_up() -> None:
    texts = [""] * 10
    texts[4] = "sleep 60"
    started = time.monotonic()
    assert names(texts, seconds=0.5) == expected(10, d4="time_limit")
    assert time.monotonic() - started < 10


def test_a_consumer_that_is_away_is_no_fault_of_the_documents() -> None:
    items = [Source(f"d{number}", text="") for number in range(40)]
    found = []
    with Pool(2, Settings(time_limit=0.3), act) as pool:
        for outcome in pool.outcomes(items):
            found.append(outcome.code or outcome.line)
            if len(found) == 3:
                time.sleep(0.8)
    assert found == expected(40)


def test_sources_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[Source]:
        nonlocal taken
        while True:
            yield Source(f"d{taken}", text="")
            taken += 1

    with Pool(2, Settings(), act) as pool:
        outcomes = pool.outcomes(endless())
        for _ in range(100):
            next(outcomes)
        assert taken < 100 + 2 * 8 * CHUNK + CHUNK


def test_outcomes_among_the_sources_pass_in_their_place() -> None:
    done = error_outcome(Input("b", None, ""), Failure("empty", "b: is empty; check it"))
    with Pool(1, Settings(), act) as pool:
        found = [
            outcome.line for outcome in pool.outcomes([Source("a", text=""), done, Source("c", text="")])
        ]
    assert found == ["a", done.line, "c"]


def test_workers_end_with_the_pool() -> None:
    with Pool(2, Settings(), act) as pool:
        next(pool.outcomes([Source("a", text="")]))
        processes = [seat.worker.process for seat in pool._seats]
    assert not any(process.is_alive() for process in processes)


def test_memory_is_bounded() -> None:
    with Pool(1, Settings(memory_limit=64), _hog) as pool:
        [outcome] = pool.outcomes([Source("a", text="")])
    assert parse_result(outcome.line).error is not None
    assert outcome.code == "memory_limit"


def _hog(source: Source, settings: Settings) -> Outcome:
    from zhaoshang_extract.read.failure import failure_of

    try:
        return Outcome(str(len(bytearray(512 << 20))))
    except MemoryError as error:
        return error_outcome(Input(source.name, None, ""), failure_of(error, source.name))


def test_what_is_loaded_before_the_fork_is_what_documents_load() -> None:
    """Else each worker loads it anew: the dictionary alone takes a fifth of a second. In a fresh process."""
    done = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    before, behind, observations, projects = map(int, done.stdout.split())
    assert observations > 0
    assert projects > 0
    assert behind - before <= 3


_LOADED = f"""
from pathlib import Path
from zhaoshang_extract import lexicon, tokenize
from zhaoshang_extract.batch.reading import warm_up
from zhaoshang_extract.pipeline import extract
warm_up()
assert tokenize._dictionary.cache_info().currsize
before = lexicon.load.cache_info().currsize
pages = [extract(path.read_text(encoding="utf-8")) for path in sorted(Path({str(ARTICLES)!r}).glob("b*.txt"))]
print(before, lexicon.load.cache_info().currsize)
print(sum(len(page.observations) for page in pages), sum(len(page.projects) for page in pages))
"""
