"""How this package's reader of web pages compares with others that are installed.

    python benchmarks/web_readers.py

Scored on the pages of tests/web/. Of seven: of the lines that must be found how many are, and of the
pieces of page furniture that must not be how many are let through. Of twelve pages a kind, and twelve
more that were written when this reader was done: precision and recall by characters of the body. Blanks
are not compared. A library that is not installed is passed over: trafilatura, readability
(readability-lxml), resiliparse, gne.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
_BLANK = re.compile(r"[\s|]+")


def main() -> None:
    """Print one row a reader."""
    pages = _load("web_pages").PAGES  # beside the tests, which are no package
    kinds = _load("web_kinds")
    sets = [("all", None, kinds.PAGES), *((kind, kind, kinds.PAGES) for kind in kinds.KINDS)]
    sets.append(("later", None, kinds.LATER))
    print("reader                   lines found  furniture let through")
    for name, module, read in READERS:
        if find_spec(module) is None:
            continue
        found = wanted = passed = 0
        for page in pages:
            text = _BLANK.sub("", read(page.data))
            found += sum(_BLANK.sub("", line) in text for line in page.wanted)
            wanted += len(page.wanted)
            passed += sum(_BLANK.sub("", piece) in text for piece in page.unwanted)
        print(f"{name:24} {found:5} of {wanted:2} {passed:14}")
        for told, kind, chosen in sets:
            texts = {page.name: read(page.data) for page in chosen}
            precision, recall = kinds.totals(texts, kind, chosen)
            print(f"    {told:10} P {precision:.3f} R {recall:.3f}")


def _own(data: bytes) -> str:
    from zhaoshang_extract.read.html import read

    return read(data, name="page").text


def _trafilatura(**options: bool) -> Callable[[bytes], str]:
    def read(data: bytes) -> str:
        return _load("trafilatura").extract(data, include_comments=False, **options) or ""

    return read


def _readability(data: bytes) -> str:
    summary = _load("readability").Document(_decoded(data)).summary()
    return _lines(summary)


def _lines(markup: str) -> str:
    """The lines of what a library gives as markup."""
    from zhaoshang_extract.read.web_line import web_lines

    return "\n".join(line.text for line in web_lines(_load("lxml.html").document_fromstring(markup)))


def _resiliparse(data: bytes) -> str:
    extract = _load("resiliparse.extract.html2text").extract_plain_text
    return str(extract(_decoded(data), main_content=True))


def _gne(data: bytes) -> str:
    return str(_load("gne").GeneralNewsExtractor().extract(_decoded(data))["content"])


def _load(name: str) -> Any:
    from importlib import import_module

    return import_module(name)


def _decoded(data: bytes) -> str:
    from zhaoshang_extract.read.text import decode

    return decode(data)


READERS: tuple[tuple[str, str, Callable[[bytes], str]], ...] = (
    ("zhaoshang_extract", "lxml", _own),
    ("trafilatura", "trafilatura", _trafilatura()),
    ("trafilatura, precision", "trafilatura", _trafilatura(favor_precision=True)),
    ("trafilatura, recall", "trafilatura", _trafilatura(favor_recall=True)),
    ("readability-lxml", "readability", _readability),
    ("resiliparse", "resiliparse", _resiliparse),
    ("gne", "gne", _gne),
)

if __name__ == "__main__":
    main()
