"""A report in a notebook's cell: its figures and what does not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhaoshang_extract.page.checks import cards_of
from zhaoshang_extract.page.facts import rows_of
from zhaoshang_extract.page.html import environment

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Report

# A cell with more rows is no longer looked at.
MOST = 200


def render_notebook(report: Report) -> str:
    """A fragment of HTML without scripts. Raises ImportError where Jinja2 is not installed."""
    template = environment().get_template("notebook.html.j2")
    rows = rows_of(report)
    fragment: str = template.render(
        report=report,
        rows=rows[:MOST],
        left=max(0, len(rows) - MOST),
        wrong=[card for card in cards_of(report) if card.check.verdict == "inconsistent"],
    )
    return fragment
