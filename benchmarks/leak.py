"""Does a sentence without a claim change what stands outside it?

    python benchmarks/leak.py [CORPUS_DIR ...] [--every N]

Behind every Nth full stop of every article a claim-free sentence is put in, one at a time; the records
of the rest must stay as they were, shifted. Prints each leak and their number; exit code 1 if any.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from corpora import load_corpora, usual_corpora
from zhaoshang_extract.pipeline import extract
from zhaoshang_extract.read.text import read_text
from zhaoshang_extract.record.models import Observation, Report

# No figure, no time, no place, no step, no sector.
FILLERS = (
    "大家对此反响热烈。",
    "会场里不时响起掌声。",
    "相关工作正在有序推进。",
    "这一做法得到各方好评。",
)
SLOTS = ("measure", "stage", "threshold", "industry", "region", "period", "modality", "rate_kind", "value")


def main(arguments: list[str] | None = None) -> int:
    """Print the leaks and how many insertions there were."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS_DIR")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth full stop")
    options = parser.parse_args(arguments)
    tried = leaks = 0
    fillers = cycle(FILLERS)
    for article in load_corpora(options.corpora or usual_corpora()):
        text = read_text(article.path)
        before = extract(text, published=article.published)
        stops = [at + 1 for at, character in enumerate(text) if character == "。"]
        for at in stops[:: options.every]:
            filler = next(fillers)
            after = extract(text[:at] + filler + text[at:], published=article.published)
            tried += 1
            told = list(differences(before, after, at, len(filler)))
            leaks += bool(told)
            if told:
                print(f"{article.name} @{at} …{text[max(0, at - 12) : at]!r}: {'; '.join(told[:3])}")
    print(f"{tried} insertions, {leaks} leaks")
    return 1 if leaks else 0


def differences(before: Report, after: Report, at: int, length: int) -> Iterator[str]:
    """What the inserted text changed in the observations outside it."""
    shifted = {_moved(fact, at, length): fact for fact in before.observations}
    told = {(fact.span.start, fact.span.end): fact for fact in after.observations}
    for span in sorted(shifted.keys() | told.keys()):
        old, new = shifted.get(span), told.get(span)
        if old is None or new is None:
            missing = old if old is not None else new
            yield f"{missing.quote if missing else span}: {'lost' if new is None else 'new'}"
            continue
        for slot in SLOTS:
            if getattr(old, slot) != getattr(new, slot):
                yield f"{old.quote} {slot}: {_show(old, slot)} → {_show(new, slot)}"


def _moved(fact: Observation, at: int, length: int) -> tuple[int, int]:
    shift = length if fact.span.start >= at else 0
    return fact.span.start + shift, fact.span.end + shift


def _show(fact: Observation, slot: str) -> str:
    value = getattr(fact, slot)
    return str(getattr(value, "name", value))


if __name__ == "__main__":
    sys.exit(main())
