"""The lines of files of results, as `zhaoshang batch` and `zhaoshang extract` write them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def result_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers, blank ones left out; a single indented report is one line.

    Raises ValueError, with the mend, for a file that is none or cannot be read.
    """
    if os.path.exists(path) and not os.path.isfile(path):
        raise ValueError(f"{path}: is no file; give what `zhaoshang batch` wrote")
    try:
        # Bytes that are no UTF-8 spoil one line, not the file.
        with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as file:
            opening = file.read(1)
            file.seek(0)
            indented = opening == "{" and file.readline().strip() == "{"
            file.seek(0)
            # One report of `zhaoshang extract` is a JSON object over many lines.
            for number, line in enumerate([file.read()] if indented else file, 1):
                if line.strip():
                    yield number, line
    except OSError as error:
        raise ValueError(f"{path}: cannot be read ({error.strerror}); check the path") from error
