"""The charts: which figures they choose, and that their drawings may stand in a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhaoshang_extract import extract
from zhaoshang_extract.plot import figures

ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"
FUNNEL = "2023年，青禾县储备项目120个，在谈项目84个，签约项目61个，开工项目30个，投产项目12个。"


def test_a_funnel_has_the_steps_in_their_order() -> None:
    rows = figures.by_step(extract(FUNNEL), figures.levels(extract(FUNNEL), "count"))
    assert [(row["label"], row["value"]) for row in rows] == [
        *(("储备", 120.0), ("在谈", 84.0), ("签约", 61.0), ("开工", 30.0), ("投产", 12.0))
    ]


def test_places_stand_beside_their_like() -> None:
    report = extract((ARTICLES / "b05.txt").read_text(encoding="utf-8"))
    first = figures.by_place(report)[0]
    assert [row["label"] for row in first][:2] == ["怀仁县", "朔城区"]
    assert "朔州市" not in [row["label"] for row in first]
    assert len({row["title"] for row in first}) == 1


def test_what_does_not_agree_is_drawn_first() -> None:
    rows = figures.recomputed(extract((ARTICLES / "b05.txt").read_text(encoding="utf-8")))
    assert [row["code"] for row in rows][:2] == ["inconsistent", "consistent"]
    assert len({row["label"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("period", "gone"),
    [
        ("2023", 100.0),
        ("2023-01/2023-06", 49.6),
        ("../2024-02", 16.4),
        ("2023?-01/2023?-09", 74.8),
        ("XXXX", None),
        ("2023/..", None),
        (None, None),
    ],
)
def test_the_calendar_of_a_goal(period: str | None, gone: float | None) -> None:
    assert figures.calendar_progress(period) == gone


def test_a_chart_is_an_object_of_altair() -> None:
    altair = pytest.importorskip("altair")
    from zhaoshang_extract.plot import NoFiguresError

    plots = extract(FUNNEL).plot
    assert isinstance(plots.funnel(), altair.LayerChart)
    with pytest.raises(NoFiguresError):
        plots.ranks()
    assert list(plots.all()) == ["funnel"]


def test_a_drawing_may_stand_in_a_page() -> None:
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    pytest.importorskip("jinja2")
    text = (ARTICLES / "b05.txt").read_text(encoding="utf-8").replace("右玉县", "右玉县<b onclick=x>")
    page = extract(text).to_html()
    assert page.count('<figure class="chart"') == 5
    assert ">怀仁县</text>" in page
    assert "<b onclick" not in page
    assert "onclick=" not in page.replace("onclick=x", "")
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
