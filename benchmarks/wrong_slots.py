"""Set slots wrong at random and count the innocent figures that the checks then accuse.

    python benchmarks/wrong_slots.py [CORPUS_DIR ...] [--times N] [--show]

The records of every article are taken as the library reads them; in runs of them a slot gets the value of
another record or none, links go to a neighbour. Accusations that gold does not make are false, whatever the
slots say. The same seed gives the same changes.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import Any

from corpora import load_corpora, read_article, usual_corpora
from score.values import Record, shared_length
from zhaoshang_extract.checking.judge import Finding
from zhaoshang_extract.checking.run import run
from zhaoshang_extract.read.text import read_text

_SLOTS = ("region", "period", "stage", "threshold", "industry", "measure")
_LINKS = ("of_id", "part_of_id")
_LONGEST, _NEAR, _FEWEST = 8, 4, 4


def main(arguments: list[str] | None = None) -> int:
    """Print how many readings were made, how many accusations were false, and how many errors were seen."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS_DIR")
    parser.add_argument("--times", type=int, default=20, metavar="N", help="changed readings an article (20)")
    parser.add_argument("--show", action="store_true", help="print each false accusation")
    options = parser.parse_args(arguments)
    readings = false = seen = errors = 0
    for article in load_corpora(options.corpora or usual_corpora()):
        observations, text = read_article(article)["observations"], read_text(article.path)
        wrong = _errors(article.gold)
        if len(observations) < _FEWEST:
            continue
        for time in range(options.times):
            changed = _changed(observations, random.Random(f"{article.name} {time}"))
            accused = [finding for finding in run(changed, text) if finding.verdict == "inconsistent"]
            innocent = [finding for finding in accused if not any(_is_of(finding, one) for one in wrong)]
            readings, false, errors = readings + 1, false + len(innocent), errors + len(wrong)
            seen += sum(any(_is_of(finding, one) for finding in accused) for one in wrong)
            if options.show:
                print(*(f"{article.name}: {one.kind} {one.reported.quote}" for one in innocent), sep="\n")
    print(f"{readings} readings, {false} false accusations, {seen} of {errors} errors seen")
    return 0


def _errors(gold: Record) -> list[Record]:
    """The observations of gold that do not follow from the others."""
    figures = {record["id"]: record for record in gold.get("observations", [])}
    wrong = [check for check in gold.get("checks", []) if check["verdict"] == "inconsistent"]
    return [figures[check["reported_id"]] for check in wrong if check["reported_id"] in figures]


def _is_of(finding: Finding, record: Record) -> bool:
    reported = finding.reported
    return bool(shared_length({"span": {"start": reported.start, "end": reported.end}}, record))


def _changed(observations: list[Record], chance: random.Random) -> list[dict[str, Any]]:
    """The records with an eighth as many changes as there are records, two at least."""
    records = [dict(record) for record in observations]
    for _ in range(max(2, len(records) // 8)):
        slot, at = chance.choice(_SLOTS + _LINKS), chance.randrange(len(records))
        if slot in _LINKS:
            neighbour = records[max(0, at - chance.randint(1, _NEAR))]["id"]
            records[at][slot] = None if neighbour == records[at]["id"] else neighbour
            continue
        value = chance.choice(records)[slot]
        if slot != "measure" and chance.random() < 0.3:
            value = None
        for record in records[at : at + chance.randint(1, _LONGEST)]:
            record[slot] = value
    return records


if __name__ == "__main__":
    sys.exit(main())
