"""Do articles with other places and other figures score like the originals?

    python benchmarks/altered.py [CORPUS_DIR ...] [--seed N] [--only places|figures] [--errors N] [--kept]

In memory an altered copy of every article and its gold is made: the home city, its counties and towns bear
the names of a like city of the same province everywhere, in the names of papers, offices and companies too
(web addresses are dropped, since they may spell the old name); reported amounts and counts of 10 and more
are 1.07 times, rates 0.93 times what they were, to the same decimals; dates, thresholds and numbers in names
stay. Where no fair swap of places exists the places stay, and `--kept` says why. Prints found and fact of
originals and copies, and the articles that differ by more than 0.05: copies should score within 0.01, and an
article that does not was learnt by heart. `--errors` lists facts that are right in the original alone.
Checks are left out.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from alter.copy import Copy, altered
from corpora import Article, load_corpora, usual_corpora
from score.card import score_document
from score.tally import Difference, Outcome
from score.values import Record
from zhaoshang_extract.pipeline import extract
from zhaoshang_extract.read.text import read_text

ALTERATIONS = ("places", "figures")
NOTEWORTHY = 0.05
_LISTED = ("slot", "missed", "extra")


def main(arguments: list[str] | None = None) -> int:
    """Print the table of each corpus."""
    options = _options(arguments)
    what = (options.only,) if options.only else ALTERATIONS
    print(f"{'':44s} found  copy     diff   fact  copy     diff")
    for folder in options.corpora or usual_corpora():
        whole, copies, kept = Outcome(), Outcome(), Counter[str]()
        for article in load_corpora([folder]):
            text = read_text(article.path)
            copy = altered(
                text, article.gold, article.published, Random(f"{options.seed} {article.name}"), what
            )
            kept["places kept" if copy.kept else "places new"] += 1
            old, new = _pair(article, text, copy, whole, copies)
            if options.kept and copy.kept:
                print(f"  {article.name:20s} places kept: {copy.kept}")
            if any(abs(old.rows[row].f1 - new.rows[row].f1) > NOTEWORTHY for row in ("found", "fact")):
                print(_line(f"  {article.name} → {'places kept' if copy.kept else copy.home}", old, new))
            for lost in islice(_lost(old, new, copy), options.errors):
                print(f"      {lost}")
        counted = ", ".join(f"{number} {words}" for words, number in sorted(kept.items()))
        print(_line(f"{folder} ({counted if 'places' in what else 'figures only'})", whole, copies))
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS_DIR")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another N, other places")
    parser.add_argument("--only", choices=ALTERATIONS, help="make only these alterations")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="up to N lost facts an article")
    parser.add_argument("--kept", action="store_true", help="say why places were kept")
    return parser.parse_args(arguments)


def _pair(
    article: Article, text: str, copy: Copy, whole: Outcome, copies: Outcome
) -> tuple[Outcome, Outcome]:
    """What the original and the copy score, counted into their corpus too."""
    gold = {**article.gold, "checks": []}
    old = _score(article, text, gold, whole)
    return old, _score(article, copy.text, copy.gold, copies)


def _score(article: Article, text: str, gold: Record, total: Outcome) -> Outcome:
    report: Record = {}
    try:
        told = extract(text, published=article.published, source=article.path.name)
        report = told.model_dump(mode="json") | {"checks": []}
    except Exception as error:  # the other articles still count
        print(f"{article.name}: {type(error).__name__}: {error}", file=sys.stderr)
    alone = Outcome()
    for outcome in (alone, total):
        score_document(article.name, gold, report, outcome)
    return alone


def _lost(old: Outcome, new: Outcome, copy: Copy) -> Iterator[str]:
    """What is wrong in the copy and not in the original, told by where the figure stands."""
    before = {
        (noted.what, noted.slot, copy.edits.moved(_offset(noted)))
        for noted in old.differences
        if noted.what in _LISTED
    }
    for noted in new.differences:
        if noted.what in _LISTED and (noted.what, noted.slot, _offset(noted)) not in before:
            yield str(noted)


def _offset(noted: Difference) -> int:
    return int(noted.where.rpartition("@")[2])


def _line(name: str, old: Outcome, new: Outcome) -> str:
    shown = [(old.rows[row].f1, new.rows[row].f1) for row in ("found", "fact")]
    cells = "  ".join(f"{before:.3f} {after:.3f} {after - before:+.3f}" for before, after in shown)
    return f"{name:44s} {cells}"


if __name__ == "__main__":
    sys.exit(main())
