"""The lines of a file of edits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def edit_lines(path: Path, wrote: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, each with its number from 1; `wrote` is the command that makes them.

    Raises ValueError, with the mend, where the file cannot be read or is not UTF-8.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise ValueError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: is not UTF-8; give what `{wrote}` wrote") from error
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())
