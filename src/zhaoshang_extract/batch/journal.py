"""Journal: the files of a batch, and what of an earlier run still holds.

Results and errors are two files in the order of the inputs; each document has one line in one of
them. So the lines themselves say how far a batch came, and nothing else must be kept in step.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from zhaoshang_extract.batch.line_file import LineFile, whole_lines
from zhaoshang_extract.batch.outcome import HEAD, Input, Outcome, Tally, error_code, is_whole, read_input
from zhaoshang_extract.batch.pool import Item
from zhaoshang_extract.batch.reading import identify
from zhaoshang_extract.batch.settings import Settings
from zhaoshang_extract.read.source import Source
from zhaoshang_extract.read.walk import display, real_path

_PART = ".part"


@dataclass(slots=True, frozen=True)
class Files:
    """Where a batch writes; `summary` is None where the results were asked for as one file."""

    results: Path
    errors: Path
    summary: Path | None = None

    def all(self) -> frozenset[Path]:
        """Every path that a batch may write, with its links followed."""
        written = [self.results, self.errors, *self.part()]
        return frozenset(real_path(path) for path in [*written, self.summary or self.results])

    def part(self) -> tuple[Path, Path]:
        """The results and errors of a batch that is written anew beside the old one."""
        return _part(self.results), _part(self.errors)


def files_of(out: Path) -> Files:
    """The files for --out: RESULTS.jsonl with its errors beside it, or a folder that holds all."""
    if out.suffix in (".jsonl", ".ndjson") and not os.path.isdir(out):
        return Files(out, out.with_name(f"{out.stem}.errors{out.suffix}"))
    return Files(out / "results.jsonl", out / "errors.jsonl", out / "summary.json")


def _part(path: Path) -> Path:
    return path.with_name(path.name + _PART)


class Journal:
    """The two files, open for appending. Use as a context manager."""

    def __init__(self, files: Files, keep: tuple[int, int] = (0, 0), *, part: bool = False) -> None:
        self._files = files
        self._part = part
        results, errors = files.part() if part else (files.results, files.errors)
        # In this order: errors alone mean that a finished rebuild was interrupted while it was renamed.
        self._results = LineFile(results, keep[0])
        self._errors = LineFile(errors, keep[1])
        self._open = True

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._open:
            self._open = False
            self._results.close()
            self._errors.close()

    def append(self, outcome: Outcome) -> None:
        """Write a document's line where it belongs. Raises OutputError."""
        (self._results if outcome.code is None else self._errors).append(outcome.line)

    def finish(self) -> None:
        """Close the files; what was written anew takes the place of the old."""
        self.__exit__()
        if self._part:
            _settle(self._files)


def _settle(files: Files) -> None:
    for part, whole in zip(files.part(), (files.results, files.errors), strict=True):
        if part.exists():
            part.replace(whole)


# -------- going on


class _Lines:
    """The lines of a file, of which the next can be looked at."""

    def __init__(self, path: Path) -> None:
        self._lines = whole_lines(path)
        self.end = 0
        self.line: str | None = None
        self.input: Input | None = None
        self.tally = Tally()
        self._behind = 0
        self._step()

    def _step(self) -> None:
        self.line, self._behind = next(self._lines, (None, self._behind))
        self.input = None
        if self.line is not None and is_whole(self.line):
            with suppress(ValueError):
                self.input, self.tally = read_input(self.line)

    def take(self, wanted: Input) -> bool:
        """True, and one line on, where the next line is of the wanted input."""
        if self.input is None or self.input.key() != wanted.key():
            return False
        self.end = self._behind
        self._step()
        return True


def begun(files: Files) -> bool:
    """True where an earlier run has written something."""
    return any(os.path.exists(path) for path in (files.results, files.errors, *files.part()))


def refusal(files: Files, paths: Iterable[str | Path]) -> str | None:
    """Why a batch over `paths` must not write to `files`, or None.

    Nothing is ever taken for the results of an earlier run that is an input, was written by something
    else, or holds the results of other inputs.
    """
    written, given = files.all(), [Path(path) for path in paths]
    for path in given:
        if real_path(path) in written:
            return f"{path}: is an input, and results would be written over it; choose another --out"
    for path in (files.results, files.errors, *files.part()):
        if not os.path.isfile(path) or not path.stat().st_size:
            continue
        source = _first_source(path)
        if source is None:
            return f"{path}: was not written by a batch; choose another --out"
        if source and not any(_is_below(source, path) for path in given):
            return f"{path}: holds the results of other inputs ({source}); choose another --out"
    return None


def _first_source(path: Path) -> str | None:
    """The source of a file's first line, "" where that line is torn, None where it is no batch's."""
    first, _ = next(whole_lines(path), (None, 0))
    if first is None:
        with path.open("rb") as file:
            torn = file.read(len(HEAD)).decode("utf-8", "replace")
        return "" if HEAD.startswith(torn) else None
    try:
        return read_input(first)[0].source
    except ValueError:
        return None


def _is_below(source: str, given: Path) -> bool:
    """True for a document of the given file, folder, archive or table."""
    file = Path(source.partition("!/")[0])
    shown = Path(display(str(given)))
    return shown in (file, *file.parents) or shown == Path(".")


class Resume:
    """Matches the lines of an earlier run with the inputs, and says what remains to be done.

    `altered` are the places of lines that are no longer as they were written; known after `go_on`.
    """

    def __init__(self, files: Files, settings: Settings, *, retry: bool = False) -> None:
        self._files = files
        self._settings = settings
        self._retry = retry
        self.altered: list[str] = []

    def matched(self, sources: Iterator[Source]) -> Iterator[tuple[Tally, str | None]]:
        """The counts and error code of each leading document that is done; then `go_on` holds the rest."""
        results_part, errors_part = self._files.part()
        if errors_part.exists() and not results_part.exists():
            _settle(self._files)
        self._part = results_part.exists()
        paths = self._files.part() if self._part else (self._files.results, self._files.errors)
        self._results, self._errors = map(_Lines, paths)
        self._rest: Iterator[Source] = sources
        for source in sources:
            wanted = identify(source, self._settings)
            tally, line = self._results.tally, self._errors.line
            if self._results.take(wanted):
                yield tally, None
            elif not self._retry and line is not None and self._errors.take(wanted):
                yield Tally(), error_code(line)
            else:
                self._rest = chain([source], sources)
                return

    def go_on(self) -> tuple[Journal, Iterator[Item]]:
        """The journal to append to and the items that remain: sources, and lines that still hold."""
        keep = self._results.end, self._errors.end
        left_over = self._results.line is not None or self._errors.line is not None
        if not left_over and not self._part:
            return Journal(self._files, keep), iter(self._rest)
        # A document changed, came or went: all is written anew, and what holds is copied.
        index = _Index(self._files.results, None if self._retry else self._files.errors)
        self.altered = index.altered
        if not self._part:
            _copy(self._files, keep)
        return Journal(self._files, keep, part=True), index.reuse(self._rest, self._settings)


def _copy(files: Files, keep: tuple[int, int]) -> None:
    """Copy the beginnings of the two files to those that are written anew."""
    for whole, part, size in zip((files.results, files.errors), files.part(), keep, strict=True):
        target = LineFile(part)
        for line, end in whole_lines(whole):
            if end > size:
                break
            target.append(line)
        target.close()


class _Index:
    """Where in the old files the line of each input stands."""

    def __init__(self, results: Path, errors: Path | None) -> None:
        self._places: dict[bytes, tuple[Path, int, int]] = {}
        self._errors = errors
        self.altered: list[str] = []
        for path in filter(None, (results, errors)):
            start = 0
            for number, (line, end) in enumerate(whole_lines(path), 1):
                if is_whole(line):
                    with suppress(ValueError):
                        self._places[_digest(read_input(line)[0])] = (path, start, end)
                else:
                    self.altered.append(f"{path} line {number}")
                start = end

    def reuse(self, sources: Iterable[Source], settings: Settings) -> Iterator[Item]:
        """The sources, those whose line still holds replaced by it."""
        for source in sources:
            place = self._places.get(_digest(identify(source, settings)))
            yield source if place is None else self._outcome(*place)

    def _outcome(self, path: Path, start: int, end: int) -> Outcome:
        with path.open("rb") as file:
            file.seek(start)
            line = file.read(end - start)[:-1].decode("utf-8")
        return Outcome(line, read_input(line)[1], error_code(line) if path == self._errors else None)


def _digest(read: Input) -> bytes:
    return hashlib.blake2b(repr(read.key()).encode("utf-8", "replace"), digest_size=16).digest()
