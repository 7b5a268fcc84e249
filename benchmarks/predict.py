"""Read corpora with whatever zhaoshang_extract is importable and write the reports as one JSON file.

    python benchmarks/predict.py OUT.json CORPUS_DIR...

`diff.py` runs this once for each revision, each with its own source tree on the path. An article
that raises gets an empty report, and the error is printed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from corpora import load_corpora, read_article
from score.values import Record


def main(out: str, *folders: str) -> None:
    """Write {article name: report}."""
    reports: dict[str, Record] = {}
    for article in load_corpora(map(Path, folders)):
        try:
            reports[article.name] = read_article(article)
        except Exception as error:  # a revision that fails on one article is still worth comparing
            print(f"{article.name}: {type(error).__name__}: {error}", file=sys.stderr)
            reports[article.name] = {}
    Path(out).write_text(json.dumps(reports, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
