"""The results of a file, for those who add it from Python: the first line that is none is an error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhaoshang_extract.batch.outcome import Result


def results_of(path: Path) -> Iterator[Result]:
    """The results of a file that `zhaoshang batch` or `extract` wrote.

    Raises ValueError, with the mend, for a file that cannot be read and for the first line that is no result.
    """
    from zhaoshang_extract.batch.lines import result_lines
    from zhaoshang_extract.batch.outcome import parse_result

    for number, line in result_lines(path):
        try:
            yield parse_result(line)
        except ValueError as error:
            mend = "give what `zhaoshang batch` wrote"
            raise ValueError(f"{path}: line {number} is no result; {mend}") from error
