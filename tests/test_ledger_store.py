"""The file of a ledger: adding twice, anew, killed in the middle; readers beside a writer."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from ledger_reports import article, figure, project

from zhaoshang_extract import extract
from zhaoshang_extract.ledger.mentioned import Mentioned
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.record.models import Report

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from zhaoshang_extract.ledger import store as inner  # noqa: E402
from zhaoshang_extract.ledger.ledger import Ledger  # noqa: E402
from zhaoshang_extract.ledger.schema import TABLES, columns  # noqa: E402
from zhaoshang_extract.ledger.store import Added, Store  # noqa: E402

ROOT = Path(__file__).parent.parent
TEXT = "浏阳市2022年新签约项目12个，协议投资额35.6亿元。其中瑞恒新材料产业园总投资20亿元。"


def reports() -> list[Report]:
    """Three documents: two of invented records, one that was read."""
    return [
        article(
            "甲",
            project("负极材料项目", "资兴市", "signed", amount="40"),
            figures=(figure("45.2"), figure("3")),
        ),
        article("乙", project("冷链物流园", "北湖区", "started"), published="2023-02-01"),
        extract(TEXT, published="2023-01-05", source="x.txt"),
    ]


def content(path: Path) -> list[object]:
    """All that a ledger tells, in its order."""
    with Store(path) as store:
        return [*store.documents(), *store.figures(), *store.mentions(), *store.checks()]


def test_what_is_read_is_what_was_added(tmp_path: Path) -> None:
    given = reports()
    path = tmp_path / "l.duckdb"
    assert Ledger(path).add(given) == Added(3, 0, 0, 0)
    by_day = sorted(given, key=lambda report: report.document.published or "")
    with Store(path) as store:
        assert list(store.figures()) == [one for report in by_day for one in Printed.of(report)]
        assert list(store.mentions()) == [one for report in by_day for one in Mentioned.of(report)]
        assert [one.id for one in store.documents()] == [report.document.id for report in by_day]
        assert store.latest() == "2023-05-01"


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add(reports())
    before = content(ledger.path)
    assert ledger.add([*reports(), reports()[0]]) == Added(0, 0, 4, 0)
    assert content(ledger.path) == before


def test_the_order_of_adding_changes_nothing(tmp_path: Path) -> None:
    forth, back = Ledger(tmp_path / "a.duckdb"), Ledger(tmp_path / "b.duckdb")
    forth.add(reports())
    for report in reversed(reports()):
        back.add([report])
    assert content(forth.path) == content(back.path)


def test_a_text_read_anew_replaces_its_rows(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add(reports())
    anew = article("甲", project("负极材料项目", "资兴市", "started", amount="32"), figures=(figure("45.3"),))
    assert ledger.add([anew]) == Added(0, 1, 0, 0)
    with Store(ledger.path) as store:
        assert [one.value for one in store.figures(source="甲.txt")] == [Decimal("45.3")]
        assert [one.stage for one in store.mentions(source="甲.txt")] == ["started"]
        assert len(list(store.documents())) == 3


def test_a_text_at_two_places_is_one_document(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    first, again = extract(TEXT, source="a.txt"), extract(TEXT, source="b.txt")
    assert ledger.add([first]) == Added(1, 0, 0, 0)
    assert ledger.add([again]) == Added(0, 0, 1, 0)
    with Store(ledger.path) as store:
        assert [one.source for one in store.documents()] == ["a.txt"]


def test_long_figures_stay_exact(tmp_path: Path) -> None:
    long = "123456789012345678901234567890.1234567890123"
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add([article("甲", figures=(figure(long), figure("1.50")))])
    with Store(ledger.path) as store:
        assert sorted(one.value for one in store.figures()) == [Decimal("1.5"), Decimal(long)]
    with duckdb.connect(str(ledger.path), read_only=True) as base:
        told = base.execute("SELECT value, value_text FROM figures ORDER BY value_text").fetchall()
    assert told == [(Decimal("1.5"), "1.5"), (None, long)]


def test_filters(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add(reports())
    with Store(ledger.path) as store:
        assert {one.measure for one in store.figures(measure="paid_in_funds")} == {"paid_in_funds"}
        both = list(store.figures(measure=["paid_in_funds", "agreed_investment"]))
        assert {one.measure for one in both} == {"paid_in_funds", "agreed_investment"}
        assert all(one.stage is None for one in store.figures(stage=None))
        with pytest.raises(ValueError, match="figures have no 'messure'; they have document"):
            list(store.figures(messure="x"))


def test_batches_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inner, "_DOCUMENTS", 2)
    with Store(tmp_path / "l.duckdb", write=True) as store:
        given = (article(str(number), figures=(figure("1"),)) for number in range(5))
        assert [added.new for added in store.add_batches(given)] == [2, 2, 1]


def test_an_error_in_the_middle_keeps_the_batches_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inner, "_DOCUMENTS", 2)
    ledger = Ledger(tmp_path / "l.duckdb")

    def broken() -> Iterator[Report]:
        for number in range(5):
            yield article(str(number), figures=(figure("1"),))
        raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError):
        ledger.add(broken())
    with Store(ledger.path) as store:
        assert len(list(store.documents())) == len(list(store.figures())) == 4
    assert ledger.add(article(str(number), figures=(figure("1"),)) for number in range(5)) == Added(
        1, 0, 4, 0
    )


# -------- files that are none


def test_what_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no file; make the ledger with `zhaoshang ledger add"):
        Store(tmp_path / "l.duckdb")
    (tmp_path / "text.duckdb").write_text("figures", encoding="utf-8")
    with pytest.raises(ValueError, match="is no ledger, or cannot be opened"):
        Store(tmp_path / "text.duckdb", write=True)
    with duckdb.connect(str(tmp_path / "other.duckdb")) as base:
        base.execute("CREATE TABLE figures (x INTEGER)")
    with pytest.raises(ValueError, match="is a database, but no ledger; choose another --db"):
        Store(tmp_path / "other.duckdb", write=True)
    with duckdb.connect(str(tmp_path / "like.duckdb")) as base:
        base.execute("CREATE TABLE ledger (rows INTEGER)")
    with pytest.raises(ValueError, match="is a database, but no ledger; choose another --db"):
        Store(tmp_path / "like.duckdb", write=True)
    Ledger(tmp_path / "old.duckdb").add(reports())
    with duckdb.connect(str(tmp_path / "old.duckdb")) as base:
        base.execute("UPDATE ledger SET version = 0")
    with pytest.raises(ValueError, match="of another version"):
        Store(tmp_path / "old.duckdb")


def test_what_is_no_list_of_reports(tmp_path: Path) -> None:
    [report, *_] = reports()
    with pytest.raises(TypeError, match="put a single Report into a list"):
        Ledger(tmp_path / "l.duckdb").add(report)  # type: ignore[arg-type]


def test_a_fault_of_the_disk_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(ValueError, match=r"l\.duckdb: cannot be read or written \(no room\); check the file"),
        Store(tmp_path / "l.duckdb", write=True),
    ):
        raise duckdb.IOException("no room")
    assert Ledger(tmp_path / "l.duckdb").add(reports()).new == len(reports())


def test_a_day_that_is_none_is_told(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    ledger.add(reports())
    for ask in (ledger.projects, lambda day: ledger.overview(as_of=day)):
        with pytest.raises(ValueError, match="'soon' is no day; write it as 2024-03-05"):
            ask("soon")


@pytest.mark.parametrize("package", ["duckdb", "pyarrow", "rapidfuzz"])
def test_a_missing_package_is_told_with_its_extra(tmp_path: Path, package: str) -> None:
    hidden = f"import sys; sys.modules[{package!r}] = None; from zhaoshang_extract.cli import main; "
    code = f"{hidden}sys.exit(main(['ledger', 'projects', '--db', {str(tmp_path / 'l.duckdb')!r}]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=240)
    assert done.returncode == 2
    assert done.stderr == "zhaoshang: the ledger needs packages; pip install 'zhaoshang-extract[ledger]'\n"


# -------- other processes

READ = """
import sys
from zhaoshang_extract.ledger.store import Store
print(len(list(Store(sys.argv[1]).figures())))
"""


def _read_elsewhere(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, timeout=240
    )


def test_many_read_and_nobody_beside_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    Ledger(path).add(reports())
    with Store(path) as store:
        count = len(list(store.figures()))
        assert _read_elsewhere(path).stdout.strip() == str(count)
    with Store(path, write=True):
        told = _read_elsewhere(path)
    assert told.returncode == 1
    assert "is open elsewhere, and one of the two writes; wait until it is done" in told.stderr
    assert _read_elsewhere(path).stdout.strip() == str(count)


WRITE = """
import sys, time
sys.path.insert(0, sys.argv[2])
from ledger_reports import article, figure, project
from zhaoshang_extract.ledger import store
from zhaoshang_extract.ledger.ledger import Ledger
store._DOCUMENTS = 20

def given():
    for n in range(600):
        if n == int(sys.argv[3]):
            time.sleep(600)  # it never ends by itself
        yield article(str(n), project(f"项目{n}", "资兴市"), figures=(figure(str(n + 1)),) * 2)

Ledger(sys.argv[1]).add(given(), progress=lambda added: print(added.new, flush=True))
"""


@pytest.mark.skipif(os.name == "nt", reason="kills processes by POSIX signals")
@pytest.mark.parametrize("batches", [1, 12])
def test_killed_in_the_middle_a_batch_is_there_or_not(tmp_path: Path, batches: int) -> None:
    path = tmp_path / "l.duckdb"
    command = [sys.executable, "-c", WRITE, str(path), str(Path(__file__).parent)]
    process = subprocess.Popen([*command, "500"], stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stdout is not None
    for _ in range(batches):
        told = int(process.stdout.readline())
    time.sleep(0.003 * batches)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(60)
    process.stdout.close()
    with Store(path) as store:  # what the log holds is there for readers at once
        there = len(list(store.documents()))
        assert there >= told
        assert there % 20 == 0
        assert there <= 500
        assert (len(list(store.figures())), len(list(store.mentions()))) == (2 * there, there)
    done = subprocess.run([*command, "-1"], capture_output=True, text=True, timeout=240, check=True)
    assert int(done.stdout.split()[-1]) == 600 - there
    whole = Ledger(tmp_path / "whole.duckdb")
    whole.add(
        article(str(n), project(f"项目{n}", "资兴市"), figures=(figure(str(n + 1)),) * 2) for n in range(600)
    )
    assert content(path) == content(whole.path)


# -------- the command


def test_results_are_added_and_bad_lines_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from zhaoshang_extract.cli import main

    results, path = tmp_path / "r.jsonl", tmp_path / "l.duckdb"
    lines = [report.to_json(indent=None) for report in reports()]
    error = {"input": {"source": "y", "sha256": None}, "error": {"code": "empty", "message": "m"}}
    results.write_text("".join([*lines, "{}\n", json.dumps(error) + "\n"]), encoding="utf-8")
    assert main(["ledger", "add", str(results), "--db", str(path)]) == 1
    told = capsys.readouterr()
    assert "3 documents new, 0 read anew, 0 there already, 1 results without a report" in told.out
    assert "line 4 is no report" in told.err
    assert main(["ledger", "add", str(results), "--db", str(path)]) == 1
    assert "0 documents new, 0 read anew, 3 there already" in capsys.readouterr().out
    missing = tmp_path / "none.jsonl"
    assert main(["ledger", "add", str(missing), "--db", str(path)]) == 2
    assert "is no file; give what `zhaoshang batch` wrote" in capsys.readouterr().err


def test_the_python_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [code] = re.findall(
        r"^```python\n(.*?)```$", (ROOT / "docs" / "ledger.md").read_text("utf-8"), re.S | re.M
    )[:1]
    (tmp_path / "articles").symlink_to(ROOT / "docs" / "ledger", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    exec(code, {"__name__": "page"})
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "华晟锂电池负极材料生产基地 in_production 32 143"
    assert [line.split()[0] for line in told[1:4]] == ["2023-03-12", "2023-08-02", "2024-06-11"]


def test_the_columns_are_documented() -> None:
    page = (ROOT / "docs" / "ledger.md").read_text("utf-8")
    for table in TABLES:
        part = page.partition(f"### {table.name}\n")[2].partition("\n#")[0]
        told = re.findall(r"`(\w+)`", "\n".join(re.findall(r"^\| (.*?) \|", part, re.MULTILINE)))
        assert told == [name for name, _ in columns(table)], table.name
