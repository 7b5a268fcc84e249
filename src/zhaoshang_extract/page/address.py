"""Where a quote can be seen: the address of a link that works from the folder of the file that bears it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from zhaoshang_extract.read.source import INSIDE

_WEB = ("http://", "https://")
# What may not stand in the address of a link, however it is written.
_UNLINKED = re.compile("[\x00-\x1f\x7f\ufffe\uffff#%]")


def address_from(path: Path) -> Callable[[str, str], str | None]:
    """The addresses of a source and the words in it, as a link of the file at `path` gives them.

    A page of the web is linked with its words, a file where it lies as seen from the folder of `path`; None
    stands for what is within an archive, or no longer there.
    """
    folder = os.path.abspath(path.parent)

    @lru_cache(maxsize=1024)
    def beside(source: str) -> str | None:
        if not source or INSIDE in source or source.startswith("<") or _UNLINKED.search(source):
            return None
        try:
            if not os.path.isfile(source):
                return None
            seen = os.path.relpath(source, folder).replace(os.sep, "/")
        except (OSError, ValueError):  # another drive, or a name that no file can have
            return None
        # A letter alone is a drive to Excel.
        return f"external:{seen}" if len(seen) > 1 else f"external:./{seen}"

    def address(source: str, words: str) -> str | None:
        if source.startswith(_WEB):
            return f"{source.partition('#')[0]}#:~:text={quote(words[:80], safe='')}"
        return beside(source)

    return address
