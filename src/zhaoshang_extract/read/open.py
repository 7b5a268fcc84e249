"""The one door to documents: whatever is named or given, as texts with what their files say of them.

Every command reads through it: a file of any format, a folder, an archive or a table gives the same texts
to `extract`, `check` and `batch`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from zhaoshang_extract.read.archive import inner_format, members_of
from zhaoshang_extract.read.detect import Format
from zhaoshang_extract.read.document import read_page
from zhaoshang_extract.read.failure import DocumentError, Failure, failure_of
from zhaoshang_extract.read.source import MAX_BYTES, Source, content_of
from zhaoshang_extract.read.tabular import TABLES, Fields, rows_of_bytes
from zhaoshang_extract.read.walk import open_container, sources


@dataclass(slots=True)
class Opened:
    """A document that is ready to be read, or the reason why there is none (`flaw`, `text` is empty then).

    `name` is its path, behind an archive or table `!/` and the member or row. `published` (an ISO day) and
    `region` are what its file or row says of it, None where that says nothing. `made` is True where `text`
    stands nowhere as such (web pages, PDF, Word), so that whoever keeps offsets must keep it too.
    """

    name: str
    text: str = ""
    format: Format | None = None
    published: str | None = None
    region: str | None = None
    made: bool = False
    sha256: str | None = None
    flaw: Failure | None = None

    def checked(self) -> Opened:
        """Itself. Raises DocumentError, with the reason and the mend, where there is nothing to read."""
        if self.flaw is not None:
            raise DocumentError(self.flaw.code, self.flaw.message)
        return self


def open_documents(
    paths: Iterable[str | os.PathLike[str]],
    *,
    fields: Fields | None = None,
    pattern: str = "*",
    limit: int = MAX_BYTES,
) -> Iterator[Opened]:
    """The documents of files, folders, archives and tables, one after the other, in this process.

    Formats are told by the content first and the name second: text in any encoding, HTML, MHT, PDF, DOCX,
    EPUB; ZIP of these; JSON, JSONL, CSV, Parquet and Excel tables with a column of texts, whose columns
    `fields` names. Never raises for a document: what cannot be read has a `flaw`.
    """
    fields = fields or Fields()
    opened = partial(open_container, fields=fields, limit=limit)
    return (open_source(one, fields, limit) for one in sources(paths, pattern=pattern, opened=opened))


def open_bytes(data: bytes, name: str, *, fields: Fields | None = None) -> Iterator[Opened]:
    """The same of bytes that are held already (standard input, an upload); `name` tells what bytes do not."""
    fields = fields or Fields()
    return (open_source(one, fields) for one in _sources_of(data, name, fields))


def open_source(source: Source, fields: Fields, limit: int = MAX_BYTES) -> Opened:
    """One source as a document."""
    opened = Opened(source.name, published=source.published, region=source.region, flaw=source.flaw)
    if source.flaw is not None:
        return opened
    try:
        data = content_of(source, limit)
        opened.sha256 = hashlib.sha256(data).hexdigest()
        opened.format, page = read_page(source, data, fields.encoding)
    except Exception as error:  # one bad document never stops the others
        opened.flaw = failure_of(error, source.name)
        return opened
    opened.text, opened.made = page.text, page.made
    opened.published = source.published or page.published
    return opened


def _sources_of(data: bytes, name: str, fields: Fields) -> Iterator[Source]:
    if len(data) > MAX_BYTES:
        yield Source(
            name, flaw=Failure("too_large", f"{name}: is larger than {MAX_BYTES >> 20} MiB; split it")
        )
        return
    found = inner_format(data, name)
    if found in TABLES:
        yield from rows_of_bytes(data, found, name, fields)
    elif found == "zip":
        yield from members_of(data, name, fields)
    else:
        yield Source(name, data=data)
