"""Measure the library against gold annotations.

    python benchmarks/quality.py [CORPUS_DIR ...] [--errors N [--what WORD]] [--each] [--json FILE]

Without a folder: the repository's own corpus, and the ones beside the checkout where there are any.
Rows: found (kind, place and value right), fact (found and every slot right), each slot among found
numbers, events, projects, places, sectors, checks.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from corpora import Article, load_corpora, read_article, usual_corpora
from score.card import as_json, as_lines, pick, score_document
from score.tally import Outcome


def main(arguments: list[str] | None = None) -> int:
    """Print the score card of each corpus; exit code 1 if an article could not be read."""
    options = _options(arguments)
    folders = options.corpora or usual_corpora()
    failed = 0
    cards: dict[str, object] = {}
    for folder in folders:
        outcome = Outcome()
        for article in load_corpora([folder]):
            failed += not _score(article, outcome, each=options.each)
        cards[str(folder)] = as_json(outcome)
        print(f"\n{folder}", *as_lines(outcome), sep="\n")
        print(*(f"  {noted}" for noted in pick(outcome.differences, options.what, options.errors)), sep="\n")
    if options.json:
        options.json.write_text(json.dumps(cards, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 1 if failed else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS_DIR")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="list up to N differences a corpus"
    )
    parser.add_argument("--what", default="", metavar="WORD", help="only differences of this type (slot …)")
    parser.add_argument("--each", action="store_true", help="print found and fact of each article")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows there too")
    return parser.parse_args(arguments)


def _score(article: Article, outcome: Outcome, *, each: bool) -> bool:
    """Count an article; False when the library raised (it then counts as nothing found)."""
    try:
        report = read_article(article)
    except Exception as error:  # the other articles still count
        print(f"{article.name}: {type(error).__name__}: {error}", file=sys.stderr)
        score_document(article.name, article.gold, {}, outcome)
        return False
    score_document(article.name, article.gold, report, outcome)
    if each:
        alone = Outcome()
        score_document(article.name, article.gold, report, alone)
        print(f"{article.name:24s} found {alone.rows['found'].f1:.3f}  fact {alone.rows['fact'].f1:.3f}")
    return True


if __name__ == "__main__":
    sys.exit(main())
