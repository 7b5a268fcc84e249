"""Charts of a report as objects of Altair: to look at, to change, to save. Extra `page`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from zhaoshang_extract.page.words import word
from zhaoshang_extract.plot import figures

if TYPE_CHECKING:
    import altair

    from zhaoshang_extract.plot.figures import Row
    from zhaoshang_extract.record.models import Report

    Chart: TypeAlias = altair.Chart | altair.LayerChart | altair.VConcatChart

# Named first what has Chinese; a screen without the first takes the next.
FONT = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
_INK, _BAR, _GOAL, _WRONG, _FINE = "#1c2430", "#2f6ea8", "#8a4b08", "#b3001b", "#1d6b3a"
_WIDTH, _STEP = 380, 24
_MOST_PLACES = 3


class NoFiguresError(ValueError):
    """The report has no figures that this chart could show."""


class Plots:
    """The charts of one report; each returns an object of Altair.

    A chart shows figures of one kind side by side, as many as the article prints: it adds nothing up and
    completes nothing. Raises NoFiguresError where there are too few, and ImportError, with the mend, where
    Altair is not installed.

    >>> report.plot.funnel().properties(width=600).save("funnel.html")  # doctest: +SKIP
    """

    def __init__(self, report: Report) -> None:
        self._report = report

    def funnel(self) -> Chart:
        """Counts of projects by step of their life, for the place with the most steps."""
        counts = (fact for fact in figures.levels(self._report, "count") if fact.measure == "project_count")
        return _bars(figures.by_step(self._report, counts), "chart.funnel", "chart.count")

    def stages(self) -> Chart:
        """Amounts of money by step of the projects, for the place with the most steps."""
        amounts = figures.levels(self._report, "amount")
        return _bars(figures.by_step(self._report, amounts), "chart.stages", "chart.value")

    def places(self, most: int = _MOST_PLACES) -> Chart:
        """The same measure of several places, sorted: one chart for each of the `most` largest groups."""
        alt = _altair()
        groups = _some(figures.by_place(self._report)[:most])
        parts = [_plain_bars(rows, "chart.value").properties(title=rows[0]["title"]) for rows in groups]
        chart: Chart = alt.vconcat(*parts).properties(title=word("chart.places"))
        return chart

    def shares(self) -> Chart:
        """Rates as printed beside the interval that the printed operands allow."""
        alt = _altair()
        base = alt.Chart(_data(figures.recomputed(self._report))).encode(y=_names(alt))
        span = base.mark_bar(height=10, color="#c9d6e4", stroke="#5b6f86").encode(
            x=alt.X("low:Q", title=word("chart.percent"), scale=alt.Scale(zero=False, padding=12)),
            x2="high:Q",
        )
        edge = base.mark_tick(thickness=2, height=14, color=_INK).encode(x="low:Q")
        verdicts = [word(f"verdict.{code}") for code in ("consistent", "inconsistent", "unverifiable")]
        told = base.mark_text(align="left", dx=9, color=_INK).encode(x="high:Q", text="shown:N")
        point = base.mark_point(size=70, filled=True, opacity=1).encode(
            x="reported:Q",
            shape=alt.Shape(
                "verdict:N",
                title=word("chart.verdict"),
                scale=alt.Scale(domain=verdicts, range=["circle", "cross", "diamond"]),
            ),
            color=alt.Color(
                "verdict:N",
                title=word("chart.verdict"),
                scale=alt.Scale(domain=verdicts, range=[_FINE, _WRONG, "#55606e"]),
            ),
            tooltip=["label:N", "reported:Q", "shown:N"],
        )
        return _titled(alt.layer(span, edge, told, point), "chart.shares")

    def goals(self) -> Chart:
        """How much of each goal is done, with the share of the year that had gone by: 时序进度."""
        alt = _altair()
        base = alt.Chart(_data(figures.goals(self._report))).encode(y=_names(alt))
        done = base.mark_bar(color=_BAR, height=14).encode(x=alt.X("value:Q", title=word("chart.percent")))
        told = base.mark_text(align="left", dx=4, color="white").encode(
            x=alt.datum(0), text=alt.Text("value:Q", format=".4~g")
        )
        gone = (
            base.transform_filter("isValid(datum.gone)")
            .transform_calculate(sign=f"'{word('chart.calendar')}'")
            .mark_point(size=110, filled=True, opacity=1)
            .encode(
                x="gone:Q",
                shape=alt.Shape("sign:N", title=None, scale=alt.Scale(range=["triangle-down"])),
                color=alt.Color("sign:N", title=None, scale=alt.Scale(range=[_GOAL])),
                tooltip=["label:N", "value:Q", "gone:Q"],
            )
        )
        whole = alt.Chart(_data([{"goal": 100}])).mark_rule(strokeDash=[4, 3], color=_INK).encode(x="goal:Q")
        return _titled(alt.layer(done, told, gone, whole), "chart.goals")

    def ranks(self) -> Chart:
        """Ranks, the best first; the line grows with the distance from the first place."""
        alt = _altair()
        base = alt.Chart(_data(figures.ranks(self._report))).encode(y=_names(alt))
        axis = alt.X(
            "value:Q", title=word("chart.rank"), scale=alt.Scale(domainMin=0), axis=alt.Axis(format="d")
        )
        line = base.mark_rule(color="#9aa4b0").encode(
            x=alt.X("first:Q", title=word("chart.rank")), x2="value:Q"
        )
        point = base.mark_point(size=90, filled=True, color=_GOAL, shape="diamond", opacity=1).encode(x=axis)
        told = base.mark_text(align="left", dx=8, color=_INK).encode(x="value:Q", text="quote:N")
        return _titled(alt.layer(line, point, told), "chart.ranks")

    def all(self) -> dict[str, Chart]:
        """The charts that this report has figures for, by the name of their method."""
        found: dict[str, Chart] = {}
        for name in ("funnel", "stages", "places", "shares", "goals", "ranks"):
            try:
                found[name] = getattr(self, name)()
            except NoFiguresError:
                continue
        return found


def _altair() -> Any:
    try:
        import altair
    except ImportError as error:
        raise ImportError("charts need Altair; pip install 'zhaoshang-extract[page]'") from error
    return altair


def _some(rows: Any) -> Any:
    if not rows:
        raise NoFiguresError("the report has no figures for this chart")
    return rows


def _data(rows: list[Row]) -> Any:
    return _altair().Data(values=_some(rows))


def _names(alt: Any) -> Any:
    """The axis of names, in the order of the rows."""
    return alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=220, labelFontSize=12))


def _bars(rows: list[Row], title: str, axis: str) -> Chart:
    chart = _plain_bars(_some(rows), axis)
    subtitle = rows[0]["title"]
    return _titled(chart, title, subtitle)


def _plain_bars(rows: list[Row], axis: str) -> Any:
    """Bars with their values beside them: what a colour says, words say too."""
    alt = _altair()
    base = alt.Chart(_data(rows)).encode(y=_names(alt))
    bars = base.mark_bar(color=_BAR).encode(
        x=alt.X("value:Q", title=word(axis)), tooltip=["label:N", "shown:N", "quote:N"]
    )
    told = base.mark_text(align="left", dx=4, color=_INK).encode(x="value:Q", text="shown:N")
    return alt.layer(bars, told).properties(width=_WIDTH, height=alt.Step(_STEP))


def _titled(chart: Any, title: str, subtitle: str | None = None) -> Chart:
    alt = _altair()
    told = alt.TitleParams(word(title), **({"subtitle": subtitle} if subtitle else {}), anchor="start")
    made: Chart = chart.properties(title=told, width=_WIDTH, height=alt.Step(_STEP)).configure(
        font=FONT, legend=alt.LegendConfig(orient="bottom")
    )
    return made
