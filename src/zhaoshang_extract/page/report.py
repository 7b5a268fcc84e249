"""One document as a page."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.page.article import marks_of, paragraphs
from zhaoshang_extract.page.checks import cards_of
from zhaoshang_extract.page.facts import data_of, rows_of
from zhaoshang_extract.page.html import as_json, render_page
from zhaoshang_extract.record.shown import money_shown, size_shown

if TYPE_CHECKING:
    from zhaoshang_extract.page.facts import Row
    from zhaoshang_extract.record.models import Report

STEPS = ("seen", "understood", "checkable", "checked", "agreeing")
_FILTERS = ("kind", "measure", "place", "verdict", "doubt")


def render_report(report: Report, text: str | None, *, charts: bool = True) -> str:
    """The page of a report whose spans count in `text`; see `Report.to_html`."""
    if text is not None:
        refuse_other(report, text)
    return render_page("report.html.j2", ("page.js",), **values_of(report, text, charts=charts))


def refuse_other(report: Report, text: str) -> None:
    """Raise ValueError where a text is not the one that a report was read from."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if digest != report.document.sha256:
        raise ValueError(
            f"this text is not that of {report.document.id}: its SHA-256 begins with {digest[:12]}, not "
            f"{report.document.sha256[:12]}; give the text as it was read, or none"
        )


def values_of(report: Report, text: str | None, *, charts: bool, **more: Any) -> dict[str, Any]:
    """What the template of a report shows; `more` goes to the script."""
    rows = rows_of(report)
    cards = cards_of(report)
    return {
        "report": report,
        "document": report.document,
        "rows": rows,
        "text": None if text is None else paragraphs(text, marks_of(report)),
        "wrong": [card for card in cards if card.check.verdict == "inconsistent"],
        "others": [card for card in cards if card.check.verdict != "inconsistent"],
        "steps": [(step, getattr(report.coverage, step)) for step in (*STEPS, "high", "low")],
        "issues": [(n, issue) for n, issue in enumerate(report.issues) if issue.observation_id is None],
        "filters": _filters(rows),
        "charts": _charts(report) if charts else [],
        "money": money_shown,
        "size": size_shown,
        "data": as_json({"facts": data_of(rows, report, text), **more}),
    }


def _filters(rows: list[Row]) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """By filter its choices: the value, and the key of its words where it is a code."""
    values: list[list[tuple[str, str | None]]] = [
        [(value, f"kind.{value}") for value in dict.fromkeys(row.fact.kind for row in rows)],
        [(value, f"measure.{value}") for value in sorted({row.fact.measure for row in rows})],
        [(value, None if value else "filter.noplace") for value in sorted({row.place for row in rows})],
        [
            (value, f"verdict.{value}" if value != "none" else "filter.none")
            for value in sorted({row.verdict or "none" for row in rows})
        ],
        [(value, f"confidence.{value}") for value in sorted({row.fact.confidence for row in rows})],
    ]
    return list(zip(_FILTERS, values, strict=True))


def _charts(report: Report) -> list[tuple[str, str]]:
    """(name, SVG) of each chart that the report has figures for; none where Altair is not installed."""
    if find_spec("altair") is None or find_spec("vl_convert") is None:
        return []
    from zhaoshang_extract.plot.svg import to_svg

    plots = report.plot
    return [(name, to_svg(chart, f"{name}-")) for name, chart in plots.all().items()]
