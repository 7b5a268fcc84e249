"""The article of a result, where its source still holds it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from zhaoshang_extract.document import make_document
from zhaoshang_extract.read.document import read_page
from zhaoshang_extract.read.source import content_of

if TYPE_CHECKING:
    from zhaoshang_extract.batch.outcome import Result
    from zhaoshang_extract.read.source import Source


def article_of(source: Source, result: Result) -> str | None:
    """The text that the spans of a result count in; None where there is none, or another one by now.

    Only plain text is read again: what a reader made of other formats lies in the result itself.
    """
    if result.report is None or result.text is not None:
        return result.text
    with suppress(ValueError, OSError, AssertionError):
        found, page = read_page(source, content_of(source))
        if found == "text" and make_document(page.text).sha256 == result.report.document.sha256:
            return page.text
    return None
