"""Files that are written whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
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
