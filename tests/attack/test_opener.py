"""Archives and tables are opened within the limits of a document, whatever opening them does."""

from __future__ import annotations

import faulthandler
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhaoshang_extract.batch import opener
from zhaoshang_extract.batch.opener import Opener, documents
from zhaoshang_extract.batch.settings import Settings
from zhaoshang_extract.read.source import Source
from zhaoshang_extract.read.tabular import Fields

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, with what was put in its place")
LIMITS = Settings(time_limit=1.0, memory_limit=256)


def misbehaving(path: str, fields: Fields, limit: int) -> Iterator[Source]:
    """Opens a "file" as its name says, behind two good documents."""
    yield Source(f"{path}!/1", text="a")
    yield Source(f"{path}!/2", text="b")
    if path == "sleeps":
        time.sleep(60)
    elif path == "dies":
        os._exit(3)
    elif path == "aborts":
        faulthandler.disable()  # or every run of the tests prints a stack
        os.abort()
    elif path == "eats":
        bytearray(1 << 30)
    elif path == "raises":
        raise KeyError("x")
    elif path.startswith("once") and not Path(path).exists():
        Path(path).touch()
        os._exit(3)
    yield Source(f"{path}!/3", text="c")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:
    monkeypatch.setattr(opener, "open_container", misbehaving)
    limited = Opener(LIMITS)
    yield limited
    limited.close()


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("sleeps", "time_limit"),
        ("dies", "crashed"),
        ("aborts", "memory_limit"),
        ("eats", "memory_limit"),
        ("raises", "internal"),
    ],
)
def test_one_file_costs_its_limits_and_no_other(path: str, code: str, opened: Opener) -> None:
    started = time.monotonic()
    first, second, flawed = opened.open(path)
    assert time.monotonic() - started < 10
    assert [first.name, second.name, flawed.name] == [f"{path}!/1", f"{path}!/2", path]
    assert flawed.flaw is not None
    assert flawed.flaw.code == code
    assert flawed.flaw.message.startswith(f"{path}: ")
    assert [source.text for source in opened.open("good")] == ["a", "b", "c"]


def test_a_death_that_is_not_repeated_costs_nothing(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert [source.text for source in opened.open("once")] == ["a", "b", "c"]


def test_a_file_that_is_left_does_not_speak_into_the_next(opened: Opener) -> None:
    given = opened.open("good")
    next(given)
    given.close()
    assert [source.name for source in opened.open("other")] == ["other!/1", "other!/2", "other!/3"]


def test_a_slow_consumer_is_no_fault_of_the_file(opened: Opener) -> None:
    given = opened.open("good")
    next(given)
    time.sleep(1.5)
    assert [source.text for source in given] == ["b", "c"]


def test_single_files_start_no_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opener, "Worker", None)
    (tmp_path / "a.txt").write_text("签约12个。", encoding="utf-8")
    assert len(list(documents([tmp_path], LIMITS, 1))) == 1
