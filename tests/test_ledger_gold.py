"""The ledger on the invented archive of corpus/ledger: what was reached is held."""

from __future__ import annotations

import pytest

import indicators
from corpora import ARCHIVE, load_corpora, usual_corpora

projects = pytest.importorskip("projects")  # needs rapidfuzz


def test_projects_of_gold_are_followed() -> None:
    archive = projects.load([ARCHIVE], read=False)
    counts = projects.score(archive, archive.gold, ())
    assert len(archive.entry_of) == 97
    for row in ("pairs of mentions", "entries"):
        right, given, wanted = counts[row]
        assert right / given >= 0.98, row
        assert right / wanted >= 0.90, row
    for note in ("amount_drift", "backwards", "never_started"):
        right, given, wanted = counts[note]
        assert right == given == wanted, note


def test_contradictions_of_gold_are_found_and_nobody_else_is_accused() -> None:
    archive = indicators.load(ARCHIVE)
    counts = indicators.score(archive, list(indicators.gold_figures(archive)))
    assert counts["contradictions found"] == (12, 12)
    assert counts["revisions told"] == (2, 2)
    assert counts["other accusations"][0] == 0
    assert counts["traps accused"] == (0, 17)
    assert counts["points of series"] == (77, 77)
    assert counts["derived months"] == (30, 30)
    assert counts["rankings"] == (6, 6)


@pytest.mark.slow
def test_projects_that_extract_reads_are_followed() -> None:
    archive = projects.load([ARCHIVE])
    counts = projects.score(archive, archive.read, archive.extra)
    assert len(archive.read) >= 72
    right, given, wanted = counts["  among those found"]
    assert right / given >= 0.98
    assert right / wanted >= 0.95
    assert right >= 49


@pytest.mark.slow
def test_contradictions_that_extract_reads_are_found_and_nobody_else_is_accused() -> None:
    archive = indicators.load(ARCHIVE)
    counts = indicators.score(archive, list(indicators.read_figures(archive)))
    assert counts["contradictions found"][0] >= 10
    assert counts["revisions told"] == (2, 2)
    assert counts["other accusations"][0] == 0
    assert counts["traps accused"][0] == 0
    assert counts["points of series"][0] >= 72
    assert counts["rankings"][0] >= 5


def test_the_archive_is_no_part_of_the_usual_corpora() -> None:
    assert ARCHIVE not in usual_corpora()
    assert len(load_corpora([ARCHIVE])) == 60
    names = {article.path.parent.parent for article in load_corpora([ARCHIVE.parent])}
    assert names == {ARCHIVE.parent}
