"""What reading costs, in calls of functions: the same on every machine, however busy it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from growth import steps, warm_up
from peers import PEERS, installed
from speed import main as speed
from zhaoshang_extract import extract

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((CORPUS / "articles").glob("*.txt"))[::12]]
# It was 2,800 when this was written; a sixth of that is left for rules to come.
MOST_CALLS_A_FIGURE = 3_250


def test_a_figure_costs_so_many_calls_at_the_most() -> None:
    warm_up()
    figures = sum(extract(text).coverage.seen for text in TEXTS)
    assert figures > 200
    assert sum(map(steps, TEXTS)) / figures <= MOST_CALLS_A_FIGURE


def test_peers_that_are_not_installed_are_named() -> None:
    found, missing = installed()
    assert {*found, *missing} == set(PEERS)
    assert "jieba.posseg" in found
    assert found["jieba.posseg"]("签约12个")


def test_the_command_counts_calls(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2023年，昆山市新签约项目12个。\n", encoding="utf-8")
    assert speed([str(tmp_path), "--steps"]) == 0
    assert "a figure" in capsys.readouterr().out
