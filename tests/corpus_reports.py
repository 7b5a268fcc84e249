"""The Reports of the corpus's articles, each read once for all tests: nobody changes a Report."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from zhaoshang_extract import Report, extract


@cache
def report_on(path: Path) -> Report:
    """The Report of the article in a file, which was told nothing of it."""
    return extract(path.read_text(encoding="utf-8"))
