"""The article of a result, where its source still holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhaoshang_extract.document import make_document
from zhaoshang_extract.read.open import open_source
from zhaoshang_extract.read.tabular import Fields

if TYPE_CHECKING:
    from zhaoshang_extract.batch.outcome import Result
    from zhaoshang_extract.read.source import Source


def article_of(source: Source, result: Result) -> str | None:
    """The text that the spans of a result count in; None where there is none, or another one by now."""
    if result.report is None or result.text is not None:
        return result.text
    text = open_source(source, Fields()).text
    return text if make_document(text).sha256 == result.report.document.sha256 else None
