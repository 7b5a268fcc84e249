"""Document: a text as it was read, and what identifies it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass


@dataclass(slots=True)
class Document:
    """A text and its identity; every offset of the library counts code points of `text`.

    `sha256` is the hex digest of the text in UTF-8, `id` the stem of `source` or, where there is no
    source, "doc-" and the first twelve digits of the digest.
    """

    text: str
    source: str | None
    sha256: str
    id: str


def make_document(text: str, source: str | None = None) -> Document:
    """The document of a text that came from `source`, a path or an address.

    >>> make_document("全市新签约项目3个。", "报告/荷塘县.txt").id
    '荷塘县'
    """
    # surrogatepass: a lone surrogate is bad text, but it has a digest like any other.
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(text, source, digest, _stem(source) or f"doc-{digest[:12]}")


def _stem(source: str | None) -> str:
    """The file name of a path or an address without its last ending, "" when there is none."""
    name = re.split(r"[/\\]", (source or "").rstrip("/\\"))[-1]
    stem, dot, _ = name.rpartition(".")
    return stem if dot and stem else name
