"""How long is reading a text, told in passes of jieba over the same text?

    python benchmarks/speed.py [TEXTS_DIR ...] [--repeats N] [--peers] [--steps]

For each folder of .txt files (or with a folder `articles` that holds them) all texts are read into
records and written as JSON, and cut with `jieba.lcut`, in turn, N times; the median of each and their
ratio is printed. Ratios hold between machines better than seconds do, and reading and cutting in turn
lets a busy machine slow both. `checks` is what part of reading goes into the checks of its figures.
Dictionaries are loaded before. With `--peers` the programs of `peers.py` that are installed read the
texts in turn with both. With `--steps` calls of functions a figure are printed in place of all that:
the same on every machine. No target is tested.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

import jieba

from corpora import ROOT, usual_corpora
from growth import steps
from peers import Reader, installed
from zhaoshang_extract.fold import fold
from zhaoshang_extract.pipeline import extract
from zhaoshang_extract.read.text import read_text
from zhaoshang_extract.record.checks import find_checks

T = TypeVar("T")
Found = tuple[list[dict[str, Any]], str]  # the observations of a text, and the text
PAGES = ROOT.parent / "shared" / "pages"
_HEAD = f"{'texts':32s} number characters figures/1000   jieba s extract s   ratio   lowest  highest  checks"
_STEPS_HEAD = f"{'texts':32s} number characters        calls  a character     a figure"


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each folder; exit code 1 when a folder holds no text."""
    options = _options(arguments)
    jieba.setLogLevel(logging.WARNING)
    peers, missing = installed() if options.peers and not options.steps else ({}, [])
    for name in missing:
        print(f"{name}: not installed, skipped")
    print(_STEPS_HEAD if options.steps else _HEAD)
    for folder in options.folders or [folder for folder in (*usual_corpora(), PAGES) if folder.is_dir()]:
        texts = [read_text(path) for path in _paths(folder)]
        if not texts:
            print(f"{folder}: no .txt files there", file=sys.stderr)
            return 1
        if options.steps:
            print(_steps_row(str(folder), texts))
            continue
        print(_row(str(folder), texts, options.repeats, peers))
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("folders", nargs="*", type=Path, metavar="TEXTS_DIR")
    parser.add_argument("--repeats", type=int, default=5, metavar="N")
    parser.add_argument("--peers", action="store_true", help="time other programs too, where installed")
    parser.add_argument("--steps", action="store_true", help="count calls of functions, not seconds")
    return parser.parse_args(arguments)


def _paths(folder: Path) -> list[Path]:
    within = folder / "articles"
    return sorted((within if within.is_dir() else folder).glob("*.txt"))


def _row(name: str, texts: Sequence[str], repeats: int, peers: Mapping[str, Reader]) -> str:
    figures = sum(extract(text).coverage.seen for text in texts)  # loads what is loaded once, too
    _cut(texts)
    found = [([row.model_dump() for row in extract(text).observations], fold(text)) for text in texts]
    cuts, reads, checks = [], [], []
    others: dict[str, list[float]] = {peer: [] for peer in peers}
    for _ in range(max(1, repeats)):
        cuts.append(_seconds(_cut, texts))
        reads.append(_seconds(_read, texts))
        checks.append(_seconds(_check, found))
        for peer, read in peers.items():
            others[peer].append(_seconds(_each(read), texts))
    ratios = sorted(read / cut for read, cut in zip(reads, cuts, strict=True))
    length = sum(map(len, texts))
    row = (
        f"{name:32s} {len(texts):6d} {length:10d} {1000 * figures / length:12.1f} "
        f"{median(cuts):9.3f} {median(reads):9.3f} {median(ratios):7.2f} {ratios[0]:7.2f} {ratios[-1]:7.2f} "
        f"{median(checks) / median(reads):7.3f}"
    )
    beside = [_beside(peer, median(taken), median(cuts)) for peer, taken in others.items()]
    return "\n".join((row, *beside))


def _beside(peer: str, taken: float, cut: float) -> str:
    return f"  {peer:60s} {taken:9.3f} {taken / cut:17.2f}"


def _steps_row(name: str, texts: Sequence[str]) -> str:
    figures = sum(extract(text).coverage.seen for text in texts)
    called = sum(map(steps, texts))
    length = sum(map(len, texts))
    per_figure = called / figures if figures else 0
    return (
        f"{name:32s} {len(texts):6d} {length:10d} {called:12.0f} {called / length:12.0f} {per_figure:12.0f}"
    )


def _each(read: Reader) -> Callable[[Sequence[str]], None]:
    def work(texts: Sequence[str]) -> None:
        for text in texts:
            with suppress(Exception):  # a peer that gives up on a text is timed up to there
                read(text)

    return work


def _cut(texts: Sequence[str]) -> None:
    for text in texts:
        jieba.lcut(text)


def _read(texts: Sequence[str]) -> None:
    for text in texts:
        extract(text).to_json()


def _check(found: Sequence[Found]) -> None:
    for rows, text in found:
        find_checks(rows, text)


def _seconds(work: Callable[[Sequence[T]], None], texts: Sequence[T]) -> float:
    """Processor time of this process, which other programs do not lengthen by waiting."""
    start = time.process_time()
    work(texts)
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
