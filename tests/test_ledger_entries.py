"""Projects followed through articles: entries, histories, pairs in doubt, and what a person decided."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ledger_reports import article, project

pytest.importorskip("rapidfuzz")

from zhaoshang_extract.cli import main
from zhaoshang_extract.ledger.edits import read_edit, read_edits
from zhaoshang_extract.ledger.entries import Entries, make_entries, mention_id
from zhaoshang_extract.ledger.history import history_of
from zhaoshang_extract.ledger.mentioned import Mentioned
from zhaoshang_extract.record.models import Report, SigningEvent, SpanRecord

HUASHENG = "湖南华晟新材料科技有限公司"


def archive() -> list[Report]:
    """Articles of one city: a project under four names, its second phase, its namesake, a park, an orphan."""
    return [
        article(
            "a",
            project("锂电池负极材料项目", "资兴市", "signed", of=HUASHENG, amount="40"),
            published="2023-03-12",
        ),
        article(
            "b", project("华晟锂电负极材料项目", "资兴市", "started", amount="32"), published="2023-08-02"
        ),
        article(
            "c",
            project("华晟新材料产业园", "资兴市/资兴经开区", "in_production", of="华晟新材", amount="32"),
            project("锂电池负极材料项目二期", "资兴市", "signed", of=HUASHENG, amount="15"),
            published="2024-06-11",
        ),
        article(
            "d",
            project("锂电池负极材料项目", "临武县", "signed", of="远图石墨有限公司"),
            published="2023-04-01",
        ),
        article(
            "e",
            project("负极材料生产基地", "资兴市", "under_construction", of=HUASHENG),
            published="2024-09-01",
        ),
        article("f", project("冷链物流园项目", "北湖区", "signed", amount="5"), published="2023-01-20"),
        article("g", project("冷链物流园", "苏仙区", "started", amount="5"), published="2023-02-20"),
    ]


def ledger_order(reports: Sequence[Report]) -> list[Mentioned]:
    """The mentions as the ledger reads them."""
    told = [mention for report in reports for mention in Mentioned.of(report)]
    return sorted(told, key=lambda one: (one.published or "9", one.document, one.start, one.end, one.id))


def names(entries: Entries) -> list[list[str]]:
    return [[f"{mention.title}:{mention.name}" for mention in entry.mentions] for entry in entries.entries]


EXPECTED = [
    ["f:冷链物流园项目"],
    ["g:冷链物流园"],
    ["a:锂电池负极材料项目", "b:华晟锂电负极材料项目", "c:华晟新材料产业园", "e:负极材料生产基地"],
    ["d:锂电池负极材料项目"],
    ["c:锂电池负极材料项目二期"],
]


def test_one_project_under_many_names() -> None:
    entries = make_entries(ledger_order(archive()), as_of="2024-12-31")
    assert names(entries) == EXPECTED
    entry = entries.entries[2]
    assert (entry.region, entry.stage, entry.amount) == ("431081", "under_construction", Decimal(32))
    assert entry.investors == (HUASHENG,)
    assert entry.id == "p" + mention_id(entry.mentions[0])[1:]


def test_entries_do_not_depend_on_the_order_of_adding() -> None:
    whole = make_entries(ledger_order(archive()), as_of="2024-12-31")
    chance = random.Random(7)
    for _ in range(20):
        shuffled = archive()
        chance.shuffle(shuffled)
        assert make_entries(ledger_order(shuffled), as_of="2024-12-31") == whole


def test_history() -> None:
    entry = make_entries(ledger_order(archive()), as_of="2024-12-31").entries[2]
    history = entry.history
    assert [(step.day, step.mention.stage) for step in history.steps] == [
        ("2023-03-12", "signed"),
        ("2023-08-02", "started"),
        ("2024-06-11", "in_production"),
        ("2024-09-01", "under_construction"),
    ]
    assert (history.days_to_start, history.days_to_production) == (143, 457)
    [drift] = history.drifts
    assert (drift.before.day, drift.after.day, drift.percent) == ("2023-03-12", "2023-08-02", Decimal(-20))
    [back] = history.backwards
    assert (back.before.mention.stage, back.after.mention.stage) == ("in_production", "under_construction")
    assert history.idle_days is None


def course(*steps: tuple[str, str, str | None]) -> list[Mentioned]:
    told = [
        article(
            f"{number}", project("负极材料项目", "资兴市", stage, of=HUASHENG, amount=amount), published=day
        )
        for number, (day, stage, amount) in enumerate(steps)
    ]
    return ledger_order(told)


@pytest.mark.parametrize(
    ("steps", "as_of", "idle"),
    [
        ([("2023-03-01", "signed", None)], "2024-08-31", None),
        ([("2023-03-01", "signed", None)], "2024-09-01", 550),
        ([("2023-03-01", "in_talks", None), ("2024-06-01", "signed", None)], "2024-12-31", 671),
        ([("2023-03-01", "signed", None), ("2023-09-01", "registered", None)], "2024-12-31", None),
        ([("2023-03-01", "signed", None)], None, None),
    ],
)
def test_projects_that_never_started(steps: list[Any], as_of: str | None, idle: int | None) -> None:
    assert history_of(course(*steps), as_of).idle_days == idle


def test_what_is_no_step_backwards() -> None:
    retold = course(
        ("2023-08-01", "started", None), ("2023-09-01", "signed", None), ("2024-01-01", "completed", None)
    )
    assert history_of(retold, None).backwards == ()
    assert history_of(retold, None).days_to_start is None  # started before the signing is told


def test_rounding_is_no_drift() -> None:
    assert (
        history_of(course(("2023-01-01", "signed", "12.35"), ("2023-02-01", "started", "12.4")), None).drifts
        == ()
    )
    assert (
        len(
            history_of(course(("2023-01-01", "signed", "12"), ("2023-02-01", "started", "12.5")), None).drifts
        )
        == 0
    )
    assert (
        len(history_of(course(("2023-01-01", "signed", "12"), ("2023-02-01", "started", "13")), None).drifts)
        == 1
    )


def test_a_step_is_dated_by_its_event() -> None:
    report = article("a", project("负极材料项目", "资兴市", "signed"), published="2023-03-15")
    event = SigningEvent(id="e1", span=SpanRecord(start=90, end=160), quote="q", date="2023-03-12")
    [mention] = Mentioned.of(report.model_copy(update={"signing_events": (event,)}))
    assert (mention.period, mention.day) == ("2023-03-12", "2023-03-12")
    [mention] = Mentioned.of(report)
    assert (mention.period, mention.day) == (None, "2023-03-15")


def test_the_company_of_a_park_is_asked_for_its_only_project() -> None:
    one = article(
        "a", project("负极材料项目", "资兴市", "signed", of=HUASHENG, amount="40"), published="2023-01-01"
    )
    park = article("b", project("华晟新材料产业园", "资兴市", "started", amount="36"), published="2023-05-01")
    other = article(
        "c", project("光伏玻璃项目", "资兴市", "signed", of=HUASHENG, amount="45"), published="2023-02-01"
    )
    assert len(make_entries(ledger_order([one, park])).entries) == 1
    both = make_entries(ledger_order([one, park, other]))
    assert len(both.entries) == 3
    assert {pair.one.name for pair in both.pairs} | {pair.other.name for pair in both.pairs} == {
        *("负极材料项目", "华晟新材料产业园", "光伏玻璃项目")
    }
    assert len(both.pairs) == 2


def test_what_one_mention_says_of_its_company_all_say() -> None:
    told = [
        article(
            "a",
            project("高端数控机床铸件项目", "嘉禾县", "started", of="福建恒锐精工机械有限公司", amount="6"),
        ),
        article("b", project("恒锐精工机床铸件项目", "嘉禾县", "under_construction")),
        article("c", project("机床铸件项目", "嘉禾县", "in_production")),
    ]
    assert len(make_entries(ledger_order(told)).entries) == 1
    assert len(make_entries(ledger_order([told[0], told[2]])).entries) == 2


def test_a_name_that_opens_with_a_brand_of_its_county_is_of_that_company() -> None:
    told = [
        article(
            "a",
            project(
                "半导体封装测试项目", "资兴市", "in_production", of="湖南芯曜微电子有限公司", amount="20"
            ),
        ),
        article("b", project("芯曜半导体封装测试二期", "资兴市", "signed", amount="9")),
        article("c", project("芯曜微电子二期项目", "资兴市", "started", amount="9")),
    ]
    assert sorted(map(sorted, names(make_entries(ledger_order(told))))) == [
        ["a:半导体封装测试项目"],
        ["b:芯曜半导体封装测试二期", "c:芯曜微电子二期项目"],
    ]
    assert len(make_entries(ledger_order(told[1:])).entries) == 2


# -------- what a person decided

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from zhaoshang_extract.ledger.ledger import Ledger  # noqa: E402


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "l.duckdb")
    made.add(archive())
    return made


def test_join_and_part_are_kept(ledger: Ledger) -> None:
    cold = [entry.id for entry in ledger.projects() if "冷链" in (entry.name or "")]
    ledger.join(*cold, reason="one park on the border")
    assert len(ledger.projects()) == len(EXPECTED) - 1
    ledger.add([article("h", project("冷链物流园二期", "北湖区", "signed"), published="2024-02-02")])
    [joined] = [entry for entry in ledger.projects() if len(entry.mentions) == 2]
    assert {mention.title for mention in joined.mentions} == {"f", "g"}
    first, second = map(mention_id, joined.mentions)
    ledger.part(first, second)
    assert len(ledger.projects()) == len(EXPECTED) + 1
    assert [edit.action for edit in ledger.edits()] == ["join", "part"]
    assert ledger.edits()[0].reason == "one park on the border"


def test_a_later_decision_overrules_an_earlier_one_however_often(ledger: Ledger) -> None:
    ledger.add([article("i", project("冷链物流园", "北湖区", "started"), published="2024-05-05")])
    cold = [entry.id for entry in ledger.projects() if "冷链" in (entry.name or "")]
    apart, numbers = names(ledger.entries()), [len(ledger.projects())]
    assert sorted(len(entry.mentions) for entry in ledger.projects() if entry.id in cold) == [1, 2]
    for decide in (ledger.join, ledger.part, ledger.join):
        sides = cold if decide == ledger.join else [f"m{name[1:]}" for name in cold]
        decide(*sides)
        numbers.append(len(ledger.projects()))
    assert numbers == [len(apart), len(apart) - 1, len(apart), len(apart) - 1]
    assert ledger.add_edits(ledger.edits()) == 0


def test_projects_that_were_parted_are_joined_whole(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.duckdb")
    for text, name in (("a", "锂电池项目"), ("b", "锂电池项目"), ("c", "冷链项目"), ("d", "冷链项目")):
        ledger.add([article(text, project(name, "资兴市", "signed", of=f"{name}公司", amount="4"))])
    told = [entry.id for entry in ledger.projects()]
    ledger.part(*told)
    assert [len(entry.mentions) for entry in ledger.projects()] == [2, 2]
    ledger.join(*told)
    assert [len(entry.mentions) for entry in ledger.projects()] == [4]


def test_a_mention_is_parted_from_its_project(ledger: Ledger) -> None:
    [entry] = [entry for entry in ledger.projects() if len(entry.mentions) == 4]
    park = next(mention for mention in entry.mentions if mention.name == "华晟新材料产业园")
    ledger.part(entry.id, mention_id(park))
    groups = names(Ledger(ledger.path).entries())
    assert ["c:华晟新材料产业园"] in groups
    assert ["a:锂电池负极材料项目", "b:华晟锂电负极材料项目", "e:负极材料生产基地"] in groups
    assert not [pair for pair in ledger.pairs() if "产业园" in f"{pair.one.name}{pair.other.name}"]


def test_edits_hold_when_a_text_is_read_anew(ledger: Ledger) -> None:
    cold = [entry.id for entry in ledger.projects() if "冷链" in (entry.name or "")]
    ledger.join(*cold)
    moved = article(
        "f", project("他山项目", "北湖区"), project("冷链物流园项目", "北湖区", "signed", amount="6")
    )
    ledger.add([moved])
    assert [
        sorted(one.title or "" for one in entry.mentions)
        for entry in ledger.projects()
        if "冷链" in str(entry.name)
    ] == [["f", "g"]]
    ledger.add([article("f", project("他山项目", "北湖区"))])
    assert ledger.entries().lost == 1


def test_edits_go_from_ledger_to_ledger(
    ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cold = [entry.id for entry in ledger.projects() if "冷链" in (entry.name or "")]
    assert main(["ledger", "join", *cold, "--db", str(ledger.path), "--reason", "同一园区"]) == 0
    assert capsys.readouterr().out == f"{ledger.path}: {cold[0]} and {cold[1]} are one\n"
    assert main(["ledger", "edits", "--db", str(ledger.path)]) == 0
    file = tmp_path / "edits.jsonl"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    other = Ledger(tmp_path / "other.duckdb")
    other.add(archive())
    for _ in range(2):
        assert main(["ledger", "edits", "--db", str(other.path), "--add", str(file)]) == 0
    assert other.edits() == ledger.edits() == read_edits(file)
    assert [entry.id for entry in other.projects()] == [entry.id for entry in ledger.projects()]


def test_what_is_no_edit(ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project_id = ledger.projects()[2].id
    for one, other, told in (
        ("p1234567890", project_id, "p1234567890 is no project and no mention of this ledger"),
        (project_id, project_id, "are one already; give mentions"),
    ):
        assert main(["ledger", "join", one, other, "--db", str(ledger.path)]) == 2
        assert told in capsys.readouterr().err
    file = tmp_path / "edits.jsonl"
    file.write_text('\n{"action": "merge", "a": [], "b": []}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"edits.jsonl: line 2 is no edit of a ledger \(action: "):
        read_edits(file)
    with pytest.raises(ValueError, match="cannot be parted from itself"):
        read_edit(json.dumps({"action": "part", "a": [NAMED], "b": [NAMED]}))


NAMED = {"document": "d", "start": 0, "end": 2}


# -------- the command


def test_projects_are_listed(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    at = ["--db", str(ledger.path)]
    assert main(["ledger", "projects", *at]) == 0
    table = capsys.readouterr().out
    assert "金额" in table
    assert "提示" in table
    assert max(map(len, table.splitlines())) <= 80
    assert main(["ledger", "projects", *at, "--format", "json", "--as-of", "2024-12-31"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [entry["notes"] for entry in told] == [
        ["never_started"], [], ["amount_drift", "backwards"], ["never_started"], [],
    ]  # fmt: skip
    assert told[2]["drifts"][0]["percent"] == "-20"
    assert main(["ledger", "projects", *at, "--format", "csv", "--lang", "en", told[2]["id"]]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("\ufeffproject,day,stage,amount,currency")
    assert [line.split(",")[1:5] for line in lines[1:3]] == [
        ["2023-03-12", "signed", "40", "CNY"], ["2023-08-02", "started", "32", "CNY"],
    ]  # fmt: skip


def test_pairs_are_listed_with_reasons(ledger: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    ledger.add([article("h", project("锂电池负极材料项目", "资兴市", "signed", of="远图石墨", amount="41"))])
    assert main(["ledger", "pairs", "--db", str(ledger.path), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told[0]["reasons"].startswith("同一县区；投资方不同；名称相同；金额相近")
