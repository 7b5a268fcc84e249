"""Results of a batch as commands take them up: one by one, with their articles, and what is none told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhaoshang_extract.terminal import complain, one_line

if TYPE_CHECKING:
    from zhaoshang_extract.batch.outcome import Result

OK, SOME_FAILED = 0, 1
_TOLD = 5


def read_results(paths: Iterable[Path], bad: list[str]) -> Iterator[Result]:
    """The results of files, in order; what is wrong with a line that is none is added to `bad`.

    Raises ValueError for a file that cannot be read.
    """
    from zhaoshang_extract.batch.lines import result_lines
    from zhaoshang_extract.batch.outcome import parse_result

    for path in paths:
        for number, line in result_lines(path):
            try:
                yield parse_result(line)
            except ValueError as error:
                reason = one_line(error)[:160]
                told = f"{path}: line {number} is no report ({reason}); give what `zhaoshang batch` wrote"
                bad.append(told)


def with_articles(results: Iterable[Result]) -> Iterator[tuple[Result, str | None]]:
    """The results, each with its article where that still lies where it was read."""
    from zhaoshang_extract.batch.article import article_of
    from zhaoshang_extract.read.source import Source

    for result in results:
        yield result, article_of(Source(result.source, path=result.source), result)


def complain_of(bad: Sequence[str]) -> int:
    """Tell of the first lines that were left out and how many there were; the exit code."""
    for told in bad[:_TOLD]:
        complain(told, SOME_FAILED)
    if len(bad) > _TOLD:
        complain(f"{len(bad) - _TOLD} further lines are no reports", SOME_FAILED)
    return SOME_FAILED if bad else OK
