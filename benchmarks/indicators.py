"""How well the ledger follows indicators: contradictions, traps, series, rankings against gold of an archive.

    python benchmarks/indicators.py [ARCHIVE] [--errors]

Without one: the repository's own, corpus/ledger. An archive is a folder with articles/NAME.txt,
gold/NAME.json (Reports), and

- contradictions.json: figures (article, quote, `nth` of that quote in the text) that cannot all be right;
  with `revision` one of the articles says that it revises, so nobody may be accused and the revision is told;
- traps.json: the same of figures that only look so; nobody may be accused;
- series.json: points and derived months of a measure, region, step and size;
- ranks.json: codes of places in order.

Each row is told twice: on the gold Reports with the words around their figures (what the ledger itself does),
and on what `extract` makes of the articles. A contradiction is found where an accusation names two of its
figures.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from corpora import ARCHIVE
from zhaoshang_extract import extract
from zhaoshang_extract.ledger.across import check_across
from zhaoshang_extract.ledger.finding import AcrossCheck
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.rank import Wanted, rank
from zhaoshang_extract.ledger.series import Series, series_of
from zhaoshang_extract.record.models import DocumentRecord, Observation, Report

Place = tuple[str, int]  # the article and where in it a figure begins
_NEAR = 3


@dataclass
class Archive:
    """The texts of an archive by name, and what its gold across articles says."""

    folder: Path
    texts: dict[str, str]

    def gold(self, name: str) -> list[dict[str, Any]]:
        """The rows of contradictions, traps, series or ranks; [] where there is no such file."""
        path = self.folder / f"{name}.json"
        found: list[dict[str, Any]] = json.loads(path.read_text("utf-8")) if path.is_file() else []
        return found

    def places(self, row: dict[str, Any]) -> list[Place]:
        """Where the figures of a contradiction or trap stand."""
        return [self._place(figure) for figure in row["figures"]]

    def _place(self, figure: dict[str, Any]) -> Place:
        text, at = self.texts[figure["article"]], -1
        for _ in range((figure.get("nth") or 0) + 1):
            at = text.index(figure["quote"], at + 1)
        return figure["article"], at


def main() -> None:
    """Print the scores of the archive that the command line names."""
    parser = argparse.ArgumentParser(description="How well the ledger follows indicators.")
    parser.add_argument("archive", nargs="?", type=Path, default=ARCHIVE)
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    archive = load(options.archive)
    for name, read in (("gold", gold_figures), ("extract", read_figures)):
        print(f"\non {name}")
        for row, (right, wanted) in score(archive, list(read(archive)), options.errors).items():
            print(f"{row} {right}/{wanted}")


def load(folder: Path) -> Archive:
    """The archive of a folder."""
    paths = sorted((folder / "articles").glob("*.txt"))
    return Archive(folder, {path.stem: path.read_text("utf-8") for path in paths})


def gold_figures(archive: Archive) -> Iterator[Printed]:
    """The figures of the gold, with the words that stand around them in the articles."""
    for name, text in archive.texts.items():
        gold = json.loads((archive.folder / "gold" / f"{name}.json").read_text("utf-8"))
        about = {key: gold["document"].get(key) for key in ("title", "publisher", "published", "region")}
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        facts = [
            {key: value for key, value in fact.items() if key in Observation.model_fields}
            for fact in gold["observations"]
        ]
        report = Report(
            document=DocumentRecord(id=name, source=name, sha256=digest, length=len(text), **about),
            observations=tuple(map(Observation.model_validate, facts)),
        )
        yield from Printed.of(report, text)


def read_figures(archive: Archive) -> Iterator[Printed]:
    """The figures that `extract` reads from the articles."""
    for name, text in archive.texts.items():
        yield from (replace(one, source=name) for one in Printed.of(extract(text, source=name)))


def score(archive: Archive, figures: Sequence[Printed], errors: bool = False) -> dict[str, tuple[int, int]]:
    """What was found, what else was accused, what of series and rankings is right: each of how many."""
    checks = check_across(figures)
    accused = [check for check in checks if check.verdict == "inconsistent"]
    planted = archive.gold("contradictions")
    told = {"found": 0, "told": 0}
    innocent = list(accused)
    for row in planted:
        hits = [check for check in accused if meets(check, archive.places(row))]
        innocent = [check for check in innocent if check not in hits]
        says = any(check.reason == "revision" and meets(check, archive.places(row)) for check in checks)
        right = says and not hits if row.get("revision") else bool(hits)
        told["told" if row.get("revision") else "found"] += right
        if errors and not right:
            print("  missed:", row["kind"], row["why"])
    revisions = sum(bool(row.get("revision")) for row in planted)
    for check in innocent if errors else ():
        print("  accused:", check.message)
    traps = archive.gold("traps")
    caught = [row for row in traps if any(meets(check, archive.places(row)) for check in accused)]
    return {
        "contradictions found": (told["found"], len(planted) - revisions),
        "revisions told": (told["told"], revisions),
        "other accusations": (len(innocent), len(accused)),
        "traps accused": (len(caught), len(traps)),
        **_score_series(archive.gold("series"), series_of(figures), errors),
        "rankings": _score_ranks(archive.gold("ranks"), figures, errors),
    }


def meets(check: AcrossCheck, places: Sequence[Place]) -> bool:
    """True where the check names two of the figures."""
    named = [check.reported, *(one for ones in check.operands.values() for one in ones)]
    hits = [
        any(one.source == name and abs(one.start - start) <= _NEAR for one in named) for name, start in places
    ]
    return sum(hits) >= min(2, len(places))


def _score_series(
    gold: Sequence[dict[str, Any]], found: Sequence[Series], errors: bool
) -> dict[str, tuple[int, int]]:
    points = months = 0
    for row in gold:
        alike = [_right(row, one) for one in found if _is(row, one)]
        right = max(alike, key=lambda one: len(one[0]) + len(one[1]), default=([], []))
        points, months = points + len(right[0]), months + len(right[1])
        missed = [one for one in row["points"] if one not in right[0]]
        for one in (*missed, *(one for one in row.get("derived") or () if one not in right[1])):
            if errors:
                print("  missed:", row["name"], one)
    return {
        "points of series": (points, sum(len(row["points"]) for row in gold)),
        "derived months": (months, sum(len(row.get("derived") or ()) for row in gold)),
    }


def _is(row: dict[str, Any], series: Series) -> bool:
    key, size = series.key, row.get("threshold") or {}
    return (
        (key.measure, key.place) == (row["measure"], (row["region"], ""))
        and key.stage == row.get("stage")
        and key.rate_kind == row.get("rate_kind")
        and key.modality == (row.get("modality") or "actual")
        and key.threshold[0] == (Decimal(size["min"]) if size.get("min") else None)
    )


def _right(row: dict[str, Any], series: Series) -> tuple[list[Any], list[Any]]:
    """The gold points that some document prints so, and the gold months that were derived so."""
    prints = {point.span.edtf: {one.printed.value for one in point.prints} for point in series.points}
    months = {one.span.edtf: one.until.figure.value - one.before.figure.value for one in series.derived}
    points = [one for one in row["points"] if Decimal(one["value"]) in prints.get(one["period"], ())]
    return points, [
        one for one in row.get("derived") or () if months.get(one["period"]) == Fraction(one["value"])
    ]


def _score_ranks(gold: Sequence[dict[str, Any]], figures: Sequence[Printed], errors: bool) -> tuple[int, int]:
    right = 0
    for row in gold:
        wanted = Wanted(
            row["measure"],
            row["period"],
            stage=row.get("stage"),
            rate_kind=row.get("rate_kind"),
            modality=row.get("modality") or "actual",
        )
        found = rank(figures, wanted)
        order = [] if found is None else [one.region for one in found.rows]
        right += order == row["order"]
        if errors and order != row["order"]:
            print("  other order:", row["measure"], row["period"], order)
    return right, len(gold)


if __name__ == "__main__":
    main()
