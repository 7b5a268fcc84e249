"""The articles with gold annotations that quality is measured on, and reading them with the library.

A corpus is a folder with `articles/NAME.txt` and `gold/NAME.json`; lines of its `published*.tsv`
(name, ISO day) give articles a publication date that their text does not print.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from score.values import Record

ROOT = Path(__file__).resolve().parent.parent
# Sixty invented articles with gold across them, for the ledger: no part of the usual ones.
ARCHIVE = ROOT / "corpus" / "ledger"
# The repository's own articles, and further ones where a checkout has them beside it.
USUAL = (
    ROOT / "corpus",
    ROOT / "corpus" / "pages",
    ROOT.parent / "shared",
    ROOT.parent / "shared" / "pages",
    ROOT.parent / "shared" / "workreports",
)


@dataclass(slots=True, frozen=True)
class Article:
    """A text with its gold; `name` is unique among all corpora of a run."""

    name: str
    path: Path
    published: str | None
    gold: Record


def usual_corpora() -> list[Path]:
    """The corpora that this checkout has."""
    return [folder for folder in USUAL if (folder / "gold").is_dir()]


def load_corpora(folders: Iterable[Path]) -> list[Article]:
    """All articles that have gold, in the order of folders and names. Raises ValueError."""
    return [article for folder in folders for article in _load(folder)]


def _load(folder: Path) -> Iterator[Article]:
    golds = sorted((folder / "gold").glob("*.json"))
    if not golds:
        raise ValueError(f"{folder}: no gold/*.json; give a folder with articles/ and gold/")
    published = _published(folder)
    for gold in golds:
        path = folder / "articles" / f"{gold.stem}.txt"
        record = json.loads(gold.read_text(encoding="utf-8"))
        yield Article(f"{folder.name}/{gold.stem}", path, published.get(gold.stem), record)


def _published(folder: Path) -> dict[str, str]:
    days: dict[str, str] = {}
    for table in sorted(folder.glob("published*.tsv")):
        for line in table.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                name, day = line.split("\t")[:2]
                days[name.strip()] = day.strip()
    return days


def read_article(article: Article) -> Record:
    """The library's report of an article as JSON."""
    from zhaoshang_extract.pipeline import extract
    from zhaoshang_extract.read.text import read_text

    report = extract(read_text(article.path), published=article.published, source=article.path.name)
    record: Record = report.model_dump(mode="json")
    return record
