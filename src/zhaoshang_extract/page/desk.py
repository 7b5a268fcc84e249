"""The pages of the workbench: one to give articles, one to look at a document and correct it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zhaoshang_extract.page.html import as_json, render_page
from zhaoshang_extract.page.report import values_of

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Report

# These pages may send to where they came from, and nowhere else.
_POLICY = "form-action 'self'; connect-src 'self'"


def render_home(
    papers: Sequence[tuple[str, str, Report]], wrong: Sequence[str], csrf: str, most_mebibytes: int
) -> str:
    """The page with the form; `papers` lie on the desk already, as (address, source, report)."""
    return render_page(
        "home.html.j2",
        ("page.js", "home.js"),
        _POLICY,
        papers=[
            (name, source, report, sum(check.verdict == "inconsistent" for check in report.checks))
            for name, source, report in papers
        ],
        wrong=wrong,
        csrf=csrf,
        most=most_mebibytes,
        data=as_json({"facts": []}),
    )


def render_desk(text: str | None, report: Report, *, name: str, csrf: str, edits: int) -> str:
    """The page of a document on the desk, with the means to correct it."""
    values = values_of(report, text, charts=True, desk={"edits": f"/d/{name}/edits", "csrf": csrf})
    return render_page(
        "desk.html.j2", ("page.js", "edit.js"), _POLICY, name=name, csrf=csrf, edits=edits, **values
    )
