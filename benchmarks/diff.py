"""Gains and losses between two revisions, record by record.

    python benchmarks/diff.py REV_A [REV_B] [--corpus DIR ...] [--totals]

REV_B is the working tree when left out. Both read every corpus; what was wrong and became right is
a gain, what was right and became wrong a loss (a false extra that goes is a gain, one that comes a
loss). Judge a change by this table, not by the sum.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora import ROOT, load_corpora, usual_corpora
from score.card import score_document
from score.tally import Difference, Outcome
from score.values import Record

Reports = dict[str, Record]
Key = tuple[str, str, str, str]


@dataclass(slots=True, frozen=True)
class Change:
    """One record's slot (or the record itself) that changed sides between the revisions."""

    gain: bool
    document: str
    where: str
    slot: str
    before: str
    after: str


def main(arguments: list[str] | None = None) -> int:
    """Print the changes and their totals."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("before", metavar="REV_A")
    parser.add_argument("after", metavar="REV_B", nargs="?", help="the working tree when left out")
    parser.add_argument(
        "--corpus", action="append", type=Path, metavar="DIR", help="instead of the usual ones"
    )
    parser.add_argument("--totals", action="store_true", help="only the totals")
    options = parser.parse_args(arguments)
    folders = [folder.resolve() for folder in options.corpus or usual_corpora()]
    changes = compare(_noted(options.before, folders), _noted(options.after, folders))
    if not options.totals:
        print(*_table(changes), sep="\n")
    print(*_totals(changes), sep="\n")
    return 0


def compare(before: Sequence[Difference], after: Sequence[Difference]) -> list[Change]:
    """The changes between two lists of differences from the same gold, losses first."""
    old, new = _by_key(before), _by_key(after)
    gains = [_gain(noted) for key, noted in old.items() if key not in new and not _whole_record_in(key, new)]
    losses = [_loss(noted) for key, noted in new.items() if key not in old and not _whole_record_in(key, old)]
    return [*losses, *gains]


def _by_key(differences: Sequence[Difference]) -> dict[Key, Difference]:
    return {(noted.document, noted.what, noted.where, noted.slot): noted for noted in differences}


def _whole_record_in(key: Key, differences: dict[Key, Difference]) -> bool:
    """True for a slot of a record that the other revision missed altogether: wrong on both sides."""
    document, what, where, slot = key
    missed = {"slot": "missed", "event slot": "event missed", "project slot": "project missed"}.get(what)
    return bool(slot) and missed is not None and (document, missed, where, "") in differences


def _gain(noted: Difference) -> Change:
    return Change(True, noted.document, noted.where, noted.slot or noted.what, noted.got, noted.want)


def _loss(noted: Difference) -> Change:
    return Change(False, noted.document, noted.where, noted.slot or noted.what, noted.want, noted.got)


# -------- running a revision


def _noted(revision: str | None, folders: Sequence[Path]) -> list[Difference]:
    outcome = Outcome()
    reports = _reports(revision, folders)
    for article in load_corpora(folders):
        score_document(article.name, article.gold, reports[article.name], outcome)
    return outcome.differences


def _reports(revision: str | None, folders: Sequence[Path]) -> Reports:
    with tempfile.TemporaryDirectory(prefix="zhaoshang-diff-") as folder:
        source = ROOT if revision is None else _unpack(revision, Path(folder))
        out = Path(folder) / "reports.json"
        subprocess.run(
            [sys.executable, str(ROOT / "benchmarks" / "predict.py"), str(out), *map(str, folders)],
            check=True,
            env={**os.environ, "PYTHONPATH": str(source / "src")},
        )
        reports: Reports = json.loads(out.read_text(encoding="utf-8"))
        return reports


def _unpack(revision: str, folder: Path) -> Path:
    """The revision's source tree in `folder`; an archive, so the repository is left as it is."""
    archive = folder / "source.tar"
    subprocess.run(
        ["git", "-C", str(ROOT), "archive", f"--output={archive}", revision, "--", "src"], check=True
    )
    subprocess.run(["tar", "-xf", str(archive), "-C", str(folder)], check=True)
    return folder


# -------- printing


def _table(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes:
        side = "gain" if change.gain else "LOSS"
        shown = f"{change.before or '-'} → {change.after or '-'}"
        yield f"{side}  {change.document:20s} {change.where}  {change.slot}: {shown}"


def _totals(changes: Sequence[Change]) -> Iterator[str]:
    gains = Counter(change.slot for change in changes if change.gain)
    losses = Counter(change.slot for change in changes if not change.gain)
    yield f"{'':18s} gains losses"
    for slot in sorted(gains | losses):
        yield f"{slot:18s} {gains[slot]:5d} {losses[slot]:6d}"
    yield f"{'all':18s} {gains.total():5d} {losses.total():6d}"


if __name__ == "__main__":
    sys.exit(main())
