"""Score a batch of new pages before anybody looks at an error, and keep the line for ever.

    python benchmarks/first_sight.py BATCH FOLDER [--pages PREFIX] [--when DAY] [--note WORDS] [--dry]

FOLDER holds `articles/` and `gold/`; `--pages` takes only the pages whose names begin so. The line goes
to the end of `first_sight.tsv` (with `--dry` it is only printed), with the revision of the code in HEAD;
a batch that stands there already is refused, for nothing is seen for the first time twice.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from datetime import date
from pathlib import Path

from corpora import ROOT, load_corpora, read_article
from score.card import score_document
from score.tally import Outcome

LEDGER = ROOT / "benchmarks" / "first_sight.tsv"
COLUMNS = (
    "when",
    "batch",
    "pages",
    "facts",
    "found",
    "fact",
    "events",
    "projects",
    "checks",
    "false_alarms",
    "high",
    "high_right",
    "revision",
    "note",
)


def main(arguments: list[str] | None = None) -> int:
    """Print the line of the batch and append it to the ledger; exit code 1 for a batch seen before."""
    options = _options(arguments)
    if not options.dry and options.batch in _seen():
        print(
            f"{options.batch}: stands in {LEDGER.name} already; a batch has one first sight", file=sys.stderr
        )
        return 1
    articles = load_corpora([options.folder])
    articles = [article for article in articles if article.path.name.startswith(options.pages)]
    outcome = Outcome()
    for article in articles:
        score_document(article.name, article.gold, read_article(article), outcome)
    line = "\t".join(_row(options, len(articles), outcome))
    print(*COLUMNS, sep="\t")
    print(line)
    if not options.dry:
        if not LEDGER.exists():
            LEDGER.write_text("\t".join(COLUMNS) + "\n", encoding="utf-8")
        with LEDGER.open("a", encoding="utf-8") as ledger:
            ledger.write(line + "\n")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("batch", help="the name of the batch")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", default="", metavar="PREFIX")
    parser.add_argument(
        "--when", type=date.fromisoformat, default=None, metavar="DAY", help="today when left out"
    )
    parser.add_argument("--note", default="", metavar="WORDS")
    parser.add_argument("--dry", action="store_true", help="print the line, keep nothing")
    return parser.parse_args(arguments)


def _seen() -> set[str]:
    if not LEDGER.exists():
        return set()
    return {line.split("\t")[1] for line in LEDGER.read_text(encoding="utf-8").splitlines()[1:]}


def _row(options: argparse.Namespace, pages: int, outcome: Outcome) -> list[str]:
    rows = outcome.rows
    sure = rows["high confidence"]
    return [
        (options.when or date.today()).isoformat(),
        options.batch,
        str(pages),
        str(rows["fact"].gold),
        f"{rows['found'].f1:.3f}",
        f"{rows['fact'].f1:.3f}",
        f"{rows['event fact'].right}/{rows['event fact'].gold}",
        f"{rows['project fact'].right}/{rows['project fact'].gold}",
        f"{rows['checks (recall)'].right}/{rows['checks (recall)'].gold}",
        str(outcome.false_alarms),
        f"{sure.told / sure.gold:.2f}" if sure.gold else "-",
        f"{sure.precision:.3f}" if sure.told else "-",
        _revision(),
        options.note,
    ]


def _revision() -> str:
    command = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
