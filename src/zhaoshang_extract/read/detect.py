"""What a file is: told by its first bytes, and by its name where those are plain text."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

# fmt: off
Format = Literal[
    "text", "html", "mht", "pdf", "docx", "epub", "rtf", "zip",
    "json", "jsonl", "csv", "parquet", "xlsx", "unsupported",
]
# fmt: on

HEAD = 4096
_TABLES: tuple[tuple[str, Format], ...] = (
    (".json", "json"),
    (".jsonl", "jsonl"),
    (".ndjson", "jsonl"),
    (".csv", "csv"),
    (".tsv", "csv"),
)
_HTML_NAMES = (".html", ".htm", ".shtml", ".xhtml", ".mht", ".jsp", ".asp", ".aspx", ".php")
# A tag that only a page begins with; a report that quotes <投资> is none.
_PAGE = re.compile(rb"<(?:!doctype\s{1,9}html|html[\s>]|head[\s>]|body[\s>]|meta\s)", re.IGNORECASE)
_TAG = re.compile(rb"<(?:p|div|br|table|span|h[1-6]|a)[\s/>]", re.IGNORECASE)
# A page saved as one file begins like a letter and says that it has related parts.
_MAIL = re.compile(
    rb"(?:From|To|Subject|Date|MIME-Version|Snapshot-[\w-]{1,40}|Content-Type|X-[\w-]{1,40}):", re.IGNORECASE
)
_PARTS = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
# No article begins as rows of JSON do.
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}(\[\s{0,99})?\{\s{0,99}\"")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def detect(head: bytes, name: str) -> Format:
    """The format of a file that begins with `head` (4 KiB are enough) and is called `name`.

    Office files are "zip" here: `look_inside` tells them apart.

    >>> detect(b"%PDF-1.7", "report.txt"), detect("全县签约".encode(), "report.txt")
    ('pdf', 'text')
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"PAR1"):
        return "parquet"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if _MAIL.match(head) and _PARTS.search(head):
        return "mht"
    lowered = name.lower()
    for ending, format_ in _TABLES:
        if lowered.endswith(ending):
            return format_
    if rows := _JSON.match(head):
        return "json" if rows[1] else "jsonl"
    return "html" if _is_page(head, lowered) else "text"


def _is_page(head: bytes, name: str) -> bool:
    plain = head.replace(b"\x00", b"") if head.startswith(_MARKS[1:]) else head
    if _PAGE.search(plain[:2048]):
        # Markup in the middle of a text is the text's own.
        return plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") or name.endswith(_HTML_NAMES)
    return name.endswith(_HTML_NAMES) and _TAG.search(plain) is not None


def look_inside(data: bytes) -> tuple[Format, str]:
    """What a ZIP file is, and the word for it: a text document, another Office file, or an archive.

    Raises zipfile.BadZipFile for a damaged one.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return office_format(archive)


def office_format(archive: zipfile.ZipFile) -> tuple[Format, str]:
    """The same of an archive that is open."""
    names = set(archive.NameToInfo)
    if "word/document.xml" in names:
        return "docx", "a Word document"
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return "xlsx", "an Excel workbook"
    if "[Content_Types].xml" in names and any(name.startswith("ppt/") for name in names):
        return "unsupported", "a PowerPoint file"
    if "META-INF/container.xml" in names and any(name.endswith(".opf") for name in names):
        return "epub", "an EPUB book"
    if "OFD.xml" in names:
        return "unsupported", "an OFD file"
    if "mimetype" in names and "content.xml" in names:
        return "unsupported", "an OpenDocument file"
    return "zip", "a ZIP archive"
