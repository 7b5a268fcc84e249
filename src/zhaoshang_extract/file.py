"""`extract_file`: a document where it lies, as a Report."""

from __future__ import annotations

import os
from datetime import date
from itertools import islice

from zhaoshang_extract.read.failure import DocumentError
from zhaoshang_extract.read.open import Opened, open_documents
from zhaoshang_extract.read.tabular import Fields
from zhaoshang_extract.read.text import check_encoding
from zhaoshang_extract.record.models import Report


def extract_file(
    path: str | os.PathLike[str],
    *,
    published: date | str | None = None,
    region: str | None = None,
    encoding: str | None = None,
) -> Report:
    """Read the document in a file of any kind that is read (see docs/inputs.md) into a Report.

    `published` and `region` overrule what the file says of itself, `encoding` what its bytes look like.
    Raises ReadError (a ValueError), with the mend, for a file that cannot be read, and for one that holds
    several documents: `extract_many` reads folders, archives and tables.
    """
    check_encoding(encoding)
    name = os.fspath(path)
    found = list(islice(open_documents([name], fields=Fields(encoding=encoding)), 2))
    if len(found) > 1:
        raise DocumentError("unsupported", f"{name}: holds several documents; use extract_many([{name!r}])")
    if not found:
        raise DocumentError("empty", f"{name}: holds no document; check the path")
    return report_of(found[0].checked(), published=published, region=region)


def report_of(
    opened: Opened,
    *,
    published: date | str | None = None,
    region: str | None = None,
    source: str | None = None,
) -> Report:
    """The Report of a document that was opened. Raises ValueError for a date or region that is none."""
    from zhaoshang_extract.pipeline import extract

    day = published or opened.published
    source = opened.name if source is None else source
    if region is not None or opened.region is None:
        return extract(opened.text, published=day, region=region, source=source)
    try:
        return extract(opened.text, published=day, region=opened.region, source=source)
    except ValueError as error:
        raise DocumentError("bad_row", f"{opened.name}: {error}") from error
