"""Facts in groups, as DuckDB orders them: what is told of them is what is told of all figures at once."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest
from invented_archive import articles
from ledger_reports import article, figure, region

from corpora import ARCHIVE
from zhaoshang_extract import extract
from zhaoshang_extract.record.models import Report

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from zhaoshang_extract.ledger.across import CHECKS, check_across
from zhaoshang_extract.ledger.asked import Asked, place_of
from zhaoshang_extract.ledger.figure_table import series_rows
from zhaoshang_extract.ledger.finding import AcrossKind
from zhaoshang_extract.ledger.layout import Layout
from zhaoshang_extract.ledger.ledger import Ledger
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.progress import progress_of
from zhaoshang_extract.ledger.rank import Wanted, rank
from zhaoshang_extract.ledger.reader import layout_of
from zhaoshang_extract.ledger.reading import read_facts
from zhaoshang_extract.ledger.series import series_of
from zhaoshang_extract.ledger.shelf import Shelf
from zhaoshang_extract.ledger.store import Store

_FIGURE = re.compile(r"到位资金(\d+\.\d+)亿元")
HALF = "2024-01/2024-06"


def slipped() -> Iterator[tuple[str, str]]:
    """True bulletins, and some in which a figure slipped."""
    dice = random.Random(3)
    for name, text in articles(1):
        found = _FIGURE.search(text)
        if found and dice.random() < 0.2:
            text = text[: found.start(1)] + f"{float(found[1]) * 1.37:.1f}" + text[found.end(1) :]
        yield name, text


def archive() -> Iterator[tuple[str, str]]:
    """The archive of the corpus."""
    for path in sorted((ARCHIVE / "articles").glob("*.txt")):
        yield path.stem, path.read_text("utf-8")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("layout") / "ledger.duckdb"
    texts = [*slipped(), *archive()]
    Ledger(path).add(extract(text, source=name) for name, text in texts)
    return path


@pytest.fixture(scope="module")
def figures(base: Path) -> list[Printed]:
    with Store(base) as store:
        return list(store.figures())


def test_checks_are_those_of_all_figures_at_once(base: Path, figures: list[Printed]) -> None:
    wanted = check_across(figures)
    assert Ledger(base).checks() == wanted
    missing = {*get_args(AcrossKind)} - {check.kind for check in wanted}
    assert missing == {"months_against_running"}  # no bulletin prints a month beside its running totals
    assert {check.verdict for check in wanted} == {"consistent", "inconsistent", "unverifiable"}
    accused = [check for check in wanted if check.verdict == "inconsistent"]
    assert Ledger(base).checks(verdict="inconsistent") == accused


@pytest.mark.parametrize("within", ["431081", "431000", "430000", "431022", "411081", "411000"])
def test_checks_of_a_place_are_those_of_all(base: Path, figures: list[Printed], within: str) -> None:
    """Also where the whole of a share, or a part, is printed by documents of other places."""
    asked = Asked(within=within)
    mine = [one for one in check_across(figures) if asked.holds(place_of(one.reported))]
    assert Ledger(base).checks(within=within) == mine != []
    money = [one for one in mine if one.reported.measure == "paid_in_funds"]
    assert Ledger(base).checks("paid_in_funds", within) == money


def test_series_are_those_of_all_figures_at_once(base: Path, figures: list[Printed]) -> None:
    wanted = series_of(figures)
    found = Ledger(base).series()
    assert list(series_rows(found)) == list(series_rows(wanted))
    prints = [[one.printed for point in series.points for one in point.prints] for series in wanted]
    assert [[one.printed for point in series.points for one in point.prints] for series in found] == prints
    for measure, within in (("paid_in_funds", None), (None, "411081"), ("到位资金", "许昌市")):
        asked = Asked(measure, within)
        mine = [one for one in wanted if asked.takes(one.key.measure, one.key.place)]
        assert mine
        assert list(series_rows(Ledger(base).series(measure, within))) == list(series_rows(mine))


def test_progress_and_rankings_are_those_of_all_figures_at_once(base: Path, figures: list[Printed]) -> None:
    assert Ledger(base).progress() == progress_of(figures) != []
    assert Ledger(base).progress(HALF) == progress_of(figures, HALF)
    paid = [one for one in figures if one.measure == "paid_in_funds"]
    rankings = 0
    for period in (HALF, "2024-06", "2024-01", "2024-04/2024-06", "2023", "2024"):
        for previous in (None, "2023-01/2023-06"):
            wanted = Wanted("paid_in_funds", period, previous=previous)
            found = Ledger(base).rank(wanted)
            assert found == rank(paid, wanted)
            rankings += found is not None
    assert rankings


def test_a_group_holds_all_that_is_looked_up(base: Path) -> None:
    with Store(base) as store, layout_of(store, Asked()) as layout:
        for board in layout.boards("series"):
            assert len(board.keys) == 1
        for board in layout.boards("places"):
            assert len({(key.measure, key.place) for key in board.keys}) == 1
            assert len({fact.printed.document for fact in board.facts}) > 1
        for board in layout.boards("wholes"):
            assert len({key.elsewhere for key in board.keys}) == 1
        assert len(list(layout.boards("shares"))) > 0
        assert {*CHECKS} == {"places", "wholes", "shares"}


def test_a_rate_of_a_figure_without_a_time_stays_with_it(tmp_path: Path) -> None:
    """Its base is of no point, and no other document's figure takes its place."""
    place = region("资兴市")
    told = {"region": place, "words_before": "，到位资金", "words_after": "。"}
    rate = {"kind": "rate", "number": "50", "unit": "%", "value": "50", "currency": None, "quote": "50%"}
    rate |= {"measure": "paid_in_funds", "rate_kind": "growth_yoy", "of_id": "o1", **told, "period": HALF}
    reports = [
        article("甲", figures=(figure("12", **told), rate), published="2024-07-02"),
        article("乙", figures=(figure("15", **told, period=HALF),), published="2024-07-03"),
        article("丙", figures=(figure("14", **told, period="2023-01/2023-06"),), published="2023-07-03"),
    ]
    path = tmp_path / "l.duckdb"
    Ledger(path).add(reports)
    with Store(path) as store:
        assert Ledger(path).checks() == check_across(list(store.figures()))


def test_nothing_is_left_behind(base: Path) -> None:
    before = sorted(base.parent.iterdir())
    found = Ledger(base).each_series()
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert sorted(base.parent.iterdir()) == before
    Ledger(base).add([])  # nobody holds the file any more


def test_the_program_around_changes_no_figure(base: Path) -> None:
    wanted = list(series_rows(Ledger(base).series("paid_in_funds")))
    with localcontext() as host:
        host.prec = 3
        assert list(series_rows(Ledger(base).series("paid_in_funds"))) == wanted


def test_an_empty_ledger(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    Ledger(path).add([article("none")])
    ledger = Ledger(path)
    assert (ledger.series(), ledger.checks(), ledger.progress()) == ([], [], [])
    assert ledger.rank(Wanted("paid_in_funds", HALF)) is None


def test_a_fact_from_the_shelf_is_the_fact_that_was_put() -> None:
    made: Report = article(
        "甲",
        figures=(
            figure("45.2", region=region("资兴市"), period=HALF, words_before="，到位资金", words_after="。"),
            figure(
                "1.25", region=region("北湖区"), period=HALF, value_max="3", bound="over", doubtful=("stage",)
            ),
        ),
    )
    facts = read_facts(Printed.of(made))
    with Shelf() as shelf:
        places = [shelf.put(fact) for fact in facts]
        shelf.done()
        for fact, place in reversed(list(zip(facts, places, strict=True))):
            found = shelf.take(*place)
            assert (found.printed, found.key, found.span, found.cover) == (
                *(fact.printed, fact.key, fact.span, fact.cover),
            )
            assert (found.refusal, found.order, found.figure.interval) == (
                *(fact.refusal, fact.order, fact.figure.interval),
            )
            assert isinstance(found.figure.value, Fraction)
            assert isinstance(found.printed.value, Decimal)


def test_a_layout_that_fails_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    Ledger(path).add([article("甲", figures=(figure("1", region=region("资兴市"), period=HALF),))])

    def broken() -> Iterator[list[object]]:
        raise KeyError("no document")
        yield []

    with Store(path) as store, pytest.raises(KeyError):
        Layout(store.connection(), broken())  # type: ignore[arg-type]
    Ledger(path).add([article("乙")])
