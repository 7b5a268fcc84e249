"""Files that are written whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 60


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; what was written takes its place when all went well."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def safe_stem(name: str) -> str:
    """A name for a file in a folder of ours, whatever a document calls itself.

    >>> safe_stem("../../报告 1"), safe_stem("..")
    ('报告-1', 'document')
    """
    return _UNSAFE.sub("-", name).strip("-.")[:_LONGEST] or "document"


def own_stem(name: str, taken: set[str]) -> str:
    """`safe_stem`, with a number where it is `taken` already, to which it is added.

    >>> taken = set()
    >>> own_stem("a", taken), own_stem("A", taken), own_stem("a", taken)
    ('a', 'A-2', 'a-3')
    """
    stem = safe_stem(name)
    numbered = (f"{stem}-{number}" if number > 1 else stem for number in count(1))
    # Folded case: on many file systems A.html and a.html are one file.
    own = next(stem for stem in numbered if stem.casefold() not in taken)
    taken.add(own.casefold())
    return own
