"""The sheets of figures of an Excel workbook as rows: those of an export, or of a user."""

from __future__ import annotations

from typing import Any

from zhaoshang_extract.intake.columns import read_columns
from zhaoshang_extract.intake.heading import Wanted
from zhaoshang_extract.read.sheet import find_texts, sheets_of

_OWN = "观测"


def read_workbook(data: bytes, name: str, wanted: Wanted) -> list[dict[str, Any]] | None:
    """The rows of the sheets with a column of values, of an export those of its figures; None without such.

    Where several sheets of a user have figures, each is a document. None too where a sheet has the
    column of articles that somebody named. Raises DocumentError for a damaged file.
    """
    held = sheets_of(data, name)
    texts = wanted.named_texts
    if texts is not None and any(find_texts(rows, texts) is not None for rows in held.values()):
        return None
    sheets = {title: (rows, wanted.heading(rows)) for title, rows in held.items()}
    of_figures = {title: rows for title, (rows, heading) in sheets.items() if heading is not None}
    own = [title for title in of_figures if title.startswith(_OWN)]
    chosen = own or list(of_figures)
    found = []
    for title in chosen:
        rows, heading = sheets[title]
        assert heading is not None
        names = [str(cell or "").strip() for cell in rows[heading]]
        told = set(read_columns(names, wanted.columns).fields.values())
        named = {} if len(chosen) == 1 or told & {"source", "document"} else {"source": title}
        for row in rows[heading + 1 :]:
            if any(cell not in (None, "") for cell in row):
                found.append(
                    {**named, **{head: cell for head, cell in zip(names, row, strict=False) if head}}
                )
    return found if chosen else None
