"""How much text each rule rests on, and how often it is right.

    python benchmarks/support.py [CORPUS_DIR ...] [--slot NAME] [--least N]

One line a rule that placed a slot: how many articles and authors (the letters before an article's number)
it speaks in, and of the slots that it placed how many are right by the gold. A rule that speaks in fewer
than three articles of two authors has too little support to be kept for its own sake.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpora import Article, load_corpora, read_article, usual_corpora
from score.observations import pair_observations
from score.values import STRICT_SLOTS, Record, same_slot


@dataclass(slots=True)
class Support:
    """Where a rule spoke and how often it was right."""

    articles: set[str] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)
    right: int = 0
    wrong: int = 0


def main(arguments: list[str] | None = None) -> int:
    """Print the table, the rules with least support last."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS_DIR")
    parser.add_argument("--slot", default="", help="only this slot")
    parser.add_argument("--least", type=int, default=0, metavar="N", help="only rules wrong N times and more")
    options = parser.parse_args(arguments)
    table: dict[tuple[str, str, str], Support] = defaultdict(Support)
    for article in load_corpora(options.corpora or usual_corpora()):
        for slot, how, rule, right in _placed(article):
            support = table[slot, rule, how]
            support.articles.add(article.name)
            support.authors.add(_author(article.name))
            support.right += right
            support.wrong += not right
    print(f"{'slot':10s} {'rule':34s} {'how':9s} articles authors  right  wrong  share right")
    for (slot, rule, how), support in sorted(table.items(), key=lambda row: (row[0][0], -row[1].right)):
        if slot.startswith(options.slot) and support.wrong >= options.least:
            share = support.right / (support.right + support.wrong)
            counts = (
                f"{len(support.articles):8d} {len(support.authors):7d} {support.right:6d} {support.wrong:6d}"
            )
            print(f"{slot:10s} {rule:34s} {how:9s} {counts}  {share:.3f}")
    return 0


def _author(name: str) -> str:
    return re.sub(r"\d+$", "", name)


def _placed(article: Article) -> Iterator[tuple[str, str, str, bool]]:
    """Slot, how, rule and whether it is right, for each slot of each found figure."""
    report = read_article(article)
    wanted: list[Record] = [record for record in article.gold["observations"] if not record.get("optional")]
    told: list[Record] = report["observations"]
    for i, j in pair_observations(wanted, told):
        for slot in STRICT_SLOTS:
            source = told[j]["provenance"].get(slot) or {"how": "-", "rule": "(nothing)"}
            yield slot, source["how"], source["rule"], same_slot(wanted[i], told[j], slot)


if __name__ == "__main__":
    sys.exit(main())
