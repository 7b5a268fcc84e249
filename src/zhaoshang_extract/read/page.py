"""Page: the text of a document, ready for the road."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Page:
    """What a reader made of a document's bytes; offsets of the records count within `text`.

    `made` is True where the text is nowhere as such (of a web page, a PDF), so that a result must
    keep it. `published` is an ISO day that the format itself gives, else None.
    """

    text: str
    made: bool = False
    published: str | None = None
