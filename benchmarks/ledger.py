"""What it costs to add many documents to a ledger, and to follow their projects: time, memory, how both grow.

    python benchmarks/ledger.py [--documents 1000 10000 100000] [--figures]

The results are those of the bundled articles, varied by their number: each is another document of another
day with other amounts, its projects lie in another county and bear another brand; three documents on end
tell of the same projects. Each size is added in a process of its own to a file in a temporary folder. Printed
are the seconds of processor and the peak memory (MiB) of adding, the seconds of adding it again and of
`projects`, and the memory after that; last the exponents by which they grow from one size to the next (1: in
proportion). For `zhaoshang ledger add` reading the results comes on top: see the first line.

With --figures the documents are invented bulletins of nine figures each (`bulletins.py`), and the commands
that read all figures are measured: seconds of processor and peak memory of each, in a process of its own.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from batch import peak
from bulletins import bulletins
from zhaoshang_extract import extract
from zhaoshang_extract.batch.outcome import parse_result
from zhaoshang_extract.gazetteer.table import rows
from zhaoshang_extract.ledger.ledger import Ledger
from zhaoshang_extract.ledger.store import Store
from zhaoshang_extract.record.models import DocumentRecord, Project, RegionRecord, Report

ARTICLES = Path(__file__).resolve().parent.parent / "corpus" / "articles"
_FIRST = date(2015, 1, 1)
_DAYS, _TOLD = 3650, 3
# The characters that brands are made of, two each.
_BRANDS = (
    "华宏远盛鑫达瑞恒金泰嘉和兴隆润丰科创中联博"
    "通信诚德源佳美天宇星辰海川江河湖山峰岭云霞晨曦光明辉煌耀阳春秋夏冬梅兰竹菊松柏杉枫桐柳荷莲"
)
_STEPS = ("signed", "started", "in_production")
_COLUMNS = (
    "documents",
    "figures",
    "mentions",
    "seconds",
    "MiB",
    "again s",
    "projects s",
    "MiB",
    "entries",
    "file MiB",
)
# What is measured of figures: each command writes its rows to nowhere.
_READINGS = {
    "series": ["ledger", "series", "--format", "csv"],
    "checks": ["ledger", "checks"],
    "rank": ["rank", "--measure", "paid_in_funds", "--period", "1990-01/1990-03"],
    "progress": ["progress", "--format", "csv"],
}
_GROWING = {"seconds": 3, "MiB": 4, "again s": 5, "projects s": 6, "MiB of projects": 7}


def main() -> None:
    """Measure the sizes that the command line names."""
    parser = argparse.ArgumentParser(description="What a ledger of many documents costs.")
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--child", nargs=2, metavar=("COUNT", "LINES"), help=argparse.SUPPRESS)
    parser.add_argument("--bulletins", nargs=2, metavar=("COUNT", "LEDGER"), help=argparse.SUPPRESS)
    parser.add_argument("--figures", action="store_true", help="measure what reads all figures")
    options = parser.parse_args()
    if options.bulletins:
        Ledger(options.bulletins[1]).add(bulletins(int(options.bulletins[0])))
        return
    if options.figures:
        measure_figures(options.documents)
        return
    if options.child:
        print(json.dumps(measure(int(options.child[0]), Path(options.child[1]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "lines.jsonl"
        reports = (extract(path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.txt")))
        lines.write_text("".join(report.to_json(indent=None) for report in reports), encoding="utf-8")
        print(f"reading a line takes {_reading(lines):.1f} ms")
        print("".join(f"{name:>11}" for name in _COLUMNS))
        told: list[list[float]] = []
        for count in options.documents:
            child = [sys.executable, __file__, "--child", str(count), str(lines)]
            told.append(json.loads(subprocess.run(child, check=True, capture_output=True, text=True).stdout))
            print("".join(f"{cell:11.1f}" if cell % 1 else f"{cell:11.0f}" for cell in told[-1]), flush=True)
    for smaller, larger in pairwise(told):
        growth = {
            name: math.log(larger[place] / smaller[place]) / math.log(larger[0] / smaller[0])
            for name, place in _GROWING.items()
        }
        grown = ", ".join(f"{name} {exponent:.2f}" for name, exponent in growth.items())
        print(f"{smaller[0]} to {larger[0]} documents, exponents: {grown}")


def measure_figures(sizes: list[int]) -> None:
    """Print what each command that reads all figures takes."""
    print(f"{'documents':>11}{'command':>11}{'seconds':>11}{'MiB':>11}")
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "l.duckdb"
            # In a process of its own: what this one holds would count as memory of the commands.
            child = [sys.executable, __file__, "--bulletins", str(count), str(path)]
            subprocess.run(child, check=True)
            for name, command in _READINGS.items():
                seconds, memory = _run([*command, "--db", str(path)])
                print(f"{count:11}{name:>11}{seconds:11.1f}{memory:11.0f}", flush=True)


def _run(command: list[str]) -> tuple[float, float]:
    """Seconds of processor and peak memory (MiB) of a command of `zhaoshang` in a process of its own."""
    program = [sys.executable, "-m", "zhaoshang_extract", *command]
    child = subprocess.Popen(program, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def measure(count: int, lines: Path) -> list[float]:
    """One row of the table."""
    base = [Report.model_validate_json(line) for line in _lines(lines)]
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "l.duckdb")
        seconds = _timed(ledger, base, count)
        added = peak(os.getpid()) / 1024
        again = _timed(ledger, base, count)
        started = time.process_time()
        entries = len(ledger.projects())
        followed = time.process_time() - started
        memory = peak(os.getpid()) / 1024
        with Store(ledger.path) as store:
            figures = sum(1 for _ in store.figures())
            mentions = sum(1 for _ in store.mentions())
        size = ledger.path.stat().st_size / (1 << 20)
        return [count, figures, mentions, seconds, added, again, followed, memory, entries, size]


def _timed(ledger: Ledger, base: list[Report], count: int) -> float:
    started = time.process_time()
    ledger.add(varied(base, count))
    return time.process_time() - started


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _reading(path: Path) -> float:
    """Milliseconds of processor that it takes to read a result from its line."""
    lines = _lines(path)
    started = time.process_time()
    for line in lines:
        parse_result(line)
    return (time.process_time() - started) * 1000 / len(lines)


def varied(base: list[Report], count: int) -> Iterator[Report]:
    """Reports of so many documents, made of those of the articles."""
    counties = sorted({row.adcode: row for row in rows() if row.level == "county" and row.until is None})
    for number in range(count):
        story = number // _TOLD
        told, county = base[story % len(base)], counties[story % len(counties)]
        place = RegionRecord(name=county, adcode=county, level="county")
        brand = _BRANDS[story % len(_BRANDS)] + _BRANDS[story // len(_BRANDS) % len(_BRANDS)]
        yield told.model_copy(
            update={
                "document": _document(told, number),
                "projects": tuple(_project(one, brand, place, number) for one in told.projects),
                "observations": tuple(
                    fact.model_copy(update={"value": f"{number % 997}.{place}"})
                    for place, fact in enumerate(told.observations)
                ),
            }
        )


def _document(told: Report, number: int) -> DocumentRecord:
    day = _FIRST + timedelta(days=number * 7 % _DAYS)
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    changed = {"id": f"d{number}", "sha256": digest, "published": day.isoformat()}
    return told.document.model_copy(update=changed)


def _project(told: Project, brand: str, place: RegionRecord, number: int) -> Project:
    name = f"{brand}{told.name or ''}"
    return told.model_copy(update={"name": name, "region": place, "stage": _STEPS[number % _TOLD]})


if __name__ == "__main__":
    main()
