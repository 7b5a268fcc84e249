"""How well the ledger follows projects: pairs of mentions and whole entries against gold of an archive.

    python benchmarks/projects.py [ARCHIVE…] [--errors]

Without one: the repository's own, corpus/ledger. An archive is a folder with articles/NAME.txt,
gold/NAME.json (Reports) and projects.json: a list of entries, each with its `mentions` (article, the name
as the gold has it, `nth` among the projects of that name in the article) and what its history must show
(`expect`: amount_drift, backwards, never_started). Each row is told twice: on the gold Reports (what the
ledger itself does) and on what `extract` makes of the articles. Of the latter a mention is that of a gold
project whose span it meets and whose name is the most alike; pairs with mentions that were not found count
as missed, and once more pairs are told among those that were. The last row counts pairs of entries in
doubt, and of them those that are one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from corpora import ARCHIVE
from zhaoshang_extract import extract
from zhaoshang_extract.ledger.entries import Entries, make_entries
from zhaoshang_extract.ledger.history import notes
from zhaoshang_extract.ledger.mentioned import Mentioned
from zhaoshang_extract.ledger.reasons import told
from zhaoshang_extract.record.models import DocumentRecord, Project, Report, SigningEvent

Counts = tuple[int, int, int]  # right, given, wanted
Mark = tuple[str, int]  # the article and the place of the project among those of its gold
_ALIKE = 40


@dataclass
class Archive:
    """Gold of an archive: the entry of each gold project, what entries must show, both sorts of mentions."""

    entry_of: dict[Mark, str]
    expected: dict[str, set[str]]
    gold: dict[Mark, Mentioned]
    read: dict[Mark, Mentioned]
    extra: list[Mentioned]


def main() -> None:
    """Print the scores of the archives that the command line names."""
    parser = argparse.ArgumentParser(description="How well the ledger follows projects.")
    parser.add_argument("archives", nargs="*", type=Path, default=[ARCHIVE])
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    archive = load(options.archives)
    print(f"{len(archive.entry_of)} mentions of {len(set(archive.entry_of.values()))} entries in gold")
    found = f"{len(archive.read)} of them found, {len(archive.extra)} further mentions"
    for name, mentions, extra in (("gold", archive.gold, []), ("extract", archive.read, archive.extra)):
        print(f"\non {name}" + (f": {found}" if name == "extract" else ""))
        for row, counts in score(archive, mentions, extra, options.errors).items():
            print(_line(row, *counts))


def load(folders: Iterable[Path], *, read: bool = True) -> Archive:
    """The archives of folders as one; without `read` no article is read."""
    archive = Archive({}, {}, {}, {}, [])
    for folder in folders:
        golds = {path.stem: gold_report(path) for path in sorted((folder / "gold").glob("*.json"))}
        marks = {stem: list(Mentioned.of(report)) for stem, report in golds.items()}
        for entry in json.loads((folder / "projects.json").read_text("utf-8")):
            archive.expected[entry["entry"]] = set(entry.get("expect") or ())
            for mention in entry["mentions"]:
                stem = mention["article"]
                same = [place for place, one in enumerate(marks[stem]) if one.name == mention["quote"]]
                archive.entry_of[stem, same[mention.get("nth") or 0]] = entry["entry"]
        for stem, mentions in marks.items():
            archive.gold |= {(stem, place): one for place, one in enumerate(mentions)}
            if not read:
                continue
            text = (folder / "articles" / f"{stem}.txt").read_text("utf-8")
            matched, extra = match(mentions, list(Mentioned.of(extract(text, source=stem))))
            archive.read |= {(stem, place): one for place, one in matched.items()}
            archive.extra += extra
    return archive


def gold_report(path: Path) -> Report:
    """A gold file as the Report that it is the gold of, as far as the ledger of projects reads it."""
    gold = json.loads(path.read_text("utf-8"))
    about = gold["document"]
    document = DocumentRecord(
        id=path.stem,
        source=path.stem,
        sha256=hashlib.sha256(path.stem.encode()).hexdigest(),
        length=about.get("length") or 0,
        **{name: about.get(name) for name in ("title", "publisher", "published", "region")},
    )
    return Report(
        document=document,
        projects=tuple(_known(Project, row) for row in gold.get("projects") or ()),
        signing_events=tuple(_known(SigningEvent, row) for row in gold.get("signing_events") or ()),
    )


def _known(model: Any, row: dict[str, Any]) -> Any:
    return model.model_validate({key: value for key, value in row.items() if key in model.model_fields})


def match(
    gold: Sequence[Mentioned], read: Sequence[Mentioned]
) -> tuple[dict[int, Mentioned], list[Mentioned]]:
    """The mentions that were read, by the gold ones that they are; and those that are none."""
    pairs = [
        (fuzz.partial_ratio(mine.name or "", other.name or ""), -abs(mine.start - other.start), place, number)
        for place, mine in enumerate(gold)
        for number, other in enumerate(read)
        if mine.start < other.end and other.start < mine.end
    ]
    matched: dict[int, int] = {}
    for alike, _, place, number in sorted(pairs, reverse=True):
        if alike >= _ALIKE and place not in matched and number not in matched.values():
            matched[place] = number
    extra = [one for number, one in enumerate(read) if number not in matched.values()]
    return {place: read[number] for place, number in matched.items()}, extra


def score(
    archive: Archive, found: dict[Mark, Mentioned], extra: Sequence[Mentioned], errors: bool = False
) -> dict[str, Counts]:
    """Right, given and wanted of pairs, of entries, and of what histories show; `errors` are printed."""
    mark_of = {id(mention): mark for mark, mention in found.items()}
    mentions = [*found.values(), *extra]
    mentions.sort(key=lambda one: (one.published or "9999", one.document, one.start, one.end, one.id))
    as_of = max((one.published for one in mentions if one.published), default=None)
    entries = make_entries(mentions, as_of=as_of)
    groups = [[mark_of[id(one)] for one in entry.mentions if id(one) in mark_of] for entry in entries.entries]
    gold_groups: dict[str, list[Mark]] = {}
    for mark, name in archive.entry_of.items():
        gold_groups.setdefault(name, []).append(mark)
    given, wanted = set(_pairs(groups)), set(_pairs(gold_groups.values()))
    there = {pair for pair in wanted if pair <= set(found)}
    right = len(given & wanted)
    told_groups = {frozenset(group) for group in groups if group}
    gold_sets = {frozenset(group) for group in gold_groups.values()}
    several = [{group for group in sets if len(group) > 1} for sets in (told_groups, gold_sets)]
    if errors:
        _tell(archive, found, entries, given, wanted)
    return {
        "pairs of mentions": (right, len(given), len(wanted)),
        "  among those found": (right, len(given), len(there)),
        "entries": (len(told_groups & gold_sets), len(told_groups), len(gold_sets)),
        "  of several mentions": (len(several[0] & several[1]), len(several[0]), len(several[1])),
        **_notes(archive, entries, groups),
        "in doubt and one": (_doubtful(archive, entries, mark_of), len(entries.pairs), len(wanted - given)),
    }


def _pairs(groups: Iterable[Sequence[Mark]]) -> Iterator[frozenset[Mark]]:
    for group in groups:
        yield from map(frozenset, combinations(group, 2))


def _line(name: str, right: int, given: int, wanted: int) -> str:
    precision, recall = right / given if given else 1.0, right / wanted if wanted else 1.0
    return f"{name:24} precision {precision:.3f} ({right}/{given}), recall {recall:.3f} ({right}/{wanted})"


def _notes(archive: Archive, entries: Entries, groups: Sequence[Sequence[Mark]]) -> dict[str, Counts]:
    counts = {}
    for note in ("amount_drift", "backwards", "never_started"):
        wanted = {name for name, expected in archive.expected.items() if note in expected}
        given = [
            {archive.entry_of[mark] for mark in group if mark in archive.entry_of}
            for entry, group in zip(entries.entries, groups, strict=True)
            if note in notes(entry.history)
        ]
        right = len({name for names in given for name in names if name in wanted})
        counts[note] = (right, len(given), len(wanted))
    return counts


def _doubtful(archive: Archive, entries: Entries, mark_of: dict[int, Mark]) -> int:
    def names(mentions: Sequence[Mentioned]) -> set[str]:
        marks = [mark_of[id(one)] for one in mentions if id(one) in mark_of]
        return {archive.entry_of[mark] for mark in marks if mark in archive.entry_of}

    return sum(bool(names(pair.one.mentions) & names(pair.other.mentions)) for pair in entries.pairs)


def _tell(
    archive: Archive,
    found: dict[Mark, Mentioned],
    entries: Entries,
    given: set[frozenset[Mark]],
    wanted: set[frozenset[Mark]],
) -> None:
    for title, pairs in (("wrong", given - wanted), ("missed", wanted - given)):
        for pair in sorted(map(sorted, pairs)):
            print(f"{title}: " + " | ".join(_shown(mark, found.get(mark)) for mark in pair))
    for mark in sorted(set(archive.entry_of) - set(found)):
        print("not found:", _shown(mark, archive.gold[mark]))
    for doubt in entries.pairs:
        sides = " | ".join(
            _shown((one.source or "", 0), one) for one in (doubt.one.mentions[0], doubt.other.mentions[0])
        )
        print(f"in doubt ({doubt.points}): {sides}: {told(doubt.reasons, 'en')}")


def _shown(mark: Mark, one: Mentioned | None) -> str:
    if one is None:
        return f"{mark[0]} (not found)"
    return (
        f"{mark[0]} {one.day} {one.stage} {one.name} {'/'.join(one.investors)} {one.amount} {one.region_name}"
    )


if __name__ == "__main__":
    main()
