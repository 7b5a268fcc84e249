"""Web pages that were saved as one file: the page among its parts."""

from __future__ import annotations

from email import message_from_bytes, policy

from zhaoshang_extract.read.failure import DocumentError
from zhaoshang_extract.read.html import read as read_html
from zhaoshang_extract.read.page import Page


def read(data: bytes, *, name: str, encoding: str | None = None) -> Page:
    """The article of the page. Raises DocumentError where no part is a page, or what its reader raises."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        body = None if page is None else page.get_payload(decode=True)
    except (RecursionError, LookupError, ValueError) as error:
        raise DocumentError("damaged", f"{name}: is no whole MHT ({error}); save the page again") from error
    if page is None or not isinstance(body, bytes) or not body.strip():
        raise DocumentError("empty", f"{name}: holds no page; save the page again, as HTML")
    return read_html(body, name=name, encoding=encoding)
