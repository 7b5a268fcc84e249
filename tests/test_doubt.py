"""Confidence: what is doubted and why, and how a report is cut down to what nothing speaks against."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from zhaoshang_extract import extract
from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.slot import Scope, Slot
from zhaoshang_extract.edtf import Day, Range
from zhaoshang_extract.explain import explain
from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.mention.quantity import find_numbers
from zhaoshang_extract.observe import doubt
from zhaoshang_extract.observe.doubt import DOUBTS, HOST, LIMIT, find_doubts, limit_of
from zhaoshang_extract.observe.doubt_case import DOUBT_KEYS, Case, Grounds
from zhaoshang_extract.observe.doubt_place import home_contested
from zhaoshang_extract.observe.fact import Doubt, Fact
from zhaoshang_extract.observe.second import Spot, place_before, spots_in, step_before
from zhaoshang_extract.pipeline import read
from zhaoshang_extract.record.models import Issue, Observation, Report
from zhaoshang_extract.span import Span

GIVEN = {"published": "2022-07-05", "region": "定西市"}
ENTRIES = load("doubts", DOUBT_KEYS)
# Doubts that need what no short text has: a rival for the home, a host.
WITHOUT_TEXT = {"home_contested", HOST}


@pytest.fixture
def every_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures that are sure keep their small doubts too."""
    monkeypatch.setattr(doubt, "limit_of", lambda *_: 1)


def facts_of(entry: Entry, text: str) -> list[Fact]:
    return read(text, **({} if entry.facts.get("bare") else GIVEN)).facts


def test_every_doubt_has_its_words_and_every_word_its_doubt() -> None:
    assert {entry.id for entry in ENTRIES} == {*(rule.__name__ for rule in DOUBTS), HOST}


@pytest.mark.usefixtures("every_doubt")
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_the_examples_are_doubted(entry: Entry) -> None:
    for example in entry.examples if entry.id not in WITHOUT_TEXT else ():
        found = {
            (fact.quantity.quote, doubt.slot)
            for fact in facts_of(entry, example.text)
            for doubt in fact.doubts
            if doubt.reason == entry.id
        }
        assert (example.gives, entry.facts["slot"]) in found, example.text
    for text in entry.counter_examples:
        facts = facts_of(entry, text)
        assert facts
        assert not [doubt for fact in facts for doubt in fact.doubts if doubt.reason == entry.id], text


def test_the_docs_have_every_doubt() -> None:
    docs = (Path(__file__).parent.parent / "docs/confidence.md").read_text("utf-8")
    told = {
        name: (slot, points)
        for name, slot, points in re.findall(r"^\| `(\w+)` \| (\w+) [^|]*\| (\w+)", docs, re.MULTILINE)
    }
    assert told == {
        entry.id: (entry.facts["slot"] or "as", "as" if entry.id == HOST else entry.facts["points"])
        for entry in ENTRIES
    }


def test_points_are_of_three_grades() -> None:
    assert {entry.facts["points"] for entry in ENTRIES if entry.id != HOST} == {"1", "3", "6"}
    assert LIMIT == 3


def test_two_small_doubts_leave_a_figure_sure_and_a_hard_story_does_not() -> None:
    assert limit_of([0, 1, 2, 6]) == LIMIT
    assert limit_of([0, 2, 6, 6]) == LIMIT - 1
    assert limit_of([2, 6, 6, 6]) == 1
    assert limit_of([]) >= 1


CLEAR = "上半年，全市新签约项目12个，协议投资额35.6亿元。"


def test_a_figure_that_says_all_of_itself_is_sure() -> None:
    report = extract(CLEAR, **GIVEN)
    assert [fact.confidence for fact in report.observations] == ["high", "high"]
    assert not [issue for issue in report.issues if issue.code == "doubtful_slot"]
    assert (report.coverage.high, report.coverage.low) == (2, 0)
    assert report.coverage.by_kind["amount"].high == 1


def doubts_of(report: Report, fact: Observation) -> list[Issue]:
    return [i for i in report.issues if i.code == "doubtful_slot" and i.observation_id == fact.id]


def test_each_low_one_has_an_issue_for_each_doubtful_slot() -> None:
    for name in ("b01", "b05", "e03"):
        text = (Path(__file__).parent.parent / "corpus/articles" / f"{name}.txt").read_text("utf-8")
        report = extract(text)
        for fact in report.observations:
            doubts = doubts_of(report, fact)
            assert bool(doubts) == (fact.confidence == "low")
            assert len({issue.slot for issue in doubts}) == len(doubts)
            for issue in doubts:
                assert issue.span == fact.span
                assert issue.doubt in {entry.id for entry in ENTRIES}
                assert issue.message_zh
                assert issue.message.startswith(f"{issue.slot}: ")
                assert "{" not in issue.message + issue.message_zh
        low = sum(fact.confidence == "low" for fact in report.observations)
        assert report.coverage.low == low
        assert report.coverage.high + low == report.coverage.seen == len(report.observations)
        assert sum(counts.low for counts in report.coverage.by_kind.values()) == low


def test_the_message_says_both_readings() -> None:
    report = extract("2023年，张掖市引进项目66个。12月当月，引进项目9个。", **GIVEN)
    fact = report.observations[-1]
    [issue] = [issue for issue in doubts_of(report, fact) if issue.slot == "region"]
    assert fact.region is not None
    for message in (issue.message, issue.message_zh or ""):
        assert fact.region.name in message
        assert "张掖市" in message


def test_a_report_is_cut_down_to_one_confidence() -> None:
    text = (
        "上半年，全市到位资金12亿元，完成年度任务20亿元的60%。\n"
        "示范区组建了专班。上半年，签约项目8个，占35%。\n"
        "上半年，全市新签约项目12个，协议投资额35.6亿元，开工项目9个。"
    )
    report = extract(text, **GIVEN)
    high, low = report.with_confidence("high"), report.with_confidence("low")
    assert {fact.confidence for fact in high.observations} == {"high"}
    assert {fact.confidence for fact in low.observations} == {"low"}
    assert len(high.observations) + len(low.observations) == len(report.observations)
    for part in (high, low):
        ids = {fact.id for fact in part.observations}
        assert {fact.of_id for fact in part.observations} | {
            fact.part_of_id for fact in part.observations
        } <= {
            None,
            *ids,
        }
        assert {check.reported_id for check in part.checks} <= ids
        assert {issue.observation_id for issue in part.issues} <= {None, *ids}
        assert Report.model_validate_json(part.to_json()) == part
    assert not [issue for issue in high.issues if issue.code == "doubtful_slot"]


def test_explain_says_the_doubt() -> None:
    told = explain("全市动员。示范区组建了攻坚小分队。上半年，共签约项目8个。", **GIVEN)
    assert "low confidence" in told
    assert "zone_unnamed: region: read as 甘肃省定西市, but a zone named only 示范区" in told
    assert "high confidence" in explain(CLEAR, **GIVEN)


# ---- margins of the grounds


def case(fact: Fact, home_margin: int = 9) -> Case:
    [home] = lookup("定西市")
    grounds = Grounds(home, Clock(2022, None, 2022, False), True, False, home_margin, None)
    return Case(fact, None, grounds)


def figure() -> Fact:
    [quantity] = find_numbers("签约项目12个")[0]
    return Fact(quantity, Span(0, 3))


def test_a_close_home_is_doubted() -> None:
    [home], [rival] = lookup("定西市"), lookup("兰州市")
    fact = figure()
    fact.region = Slot(home, "document", "home")
    fact.period = Slot(Range(Day(2022), Day(2022)), "carried", "period_of_title")
    assert home_contested(case(fact)) is None
    close = replace(case(fact).grounds, home_margin=1, home_rival=rival)
    assert home_contested(Case(fact, None, close)) == Doubt("region", home, rival, "home_contested")
    fact.region = Slot(home, "said", "region_in_clause")
    assert home_contested(Case(fact, None, close)) is None


def test_what_is_taken_over_is_as_doubtful_as_where_it_comes_from() -> None:
    [home] = lookup("定西市")
    host, rate = figure(), figure()
    rate.of = host
    rate.role = "rate"
    host.region = Slot(None)
    rate.region = Slot(home, "carried", "of_figure_before")
    host.scope = rate.scope = Scope(stage=Slot("signed", "said", "step_to_the_left"))
    host.period = rate.period = Slot(Range(Day(2022), Day(2022)), "said", "period_in_clause")
    host.measure = rate.measure = Slot("project_count", "said", "noun_to_the_left")
    find_doubts(Node("story", None), [host, rate], case(host).grounds)
    assert [doubt.reason for doubt in host.doubts] == ["place_unknown"]
    assert rate.doubts == (Doubt("region", home, None, HOST),)


# ---- the second reader


def spot_of(text: str, quote: str) -> Spot:
    """The figure in a story of one paragraph."""
    reading = read(text, **GIVEN)
    story = Node("story", None)
    paragraph = story.add("paragraph", None, [])
    nodes = [paragraph.add("sentence", None, [sentence]) for sentence in reading.sentences]
    return next(spot for node in nodes for spot in spots_in(node) if spot.quantity.quote == quote)


def test_the_second_reader_takes_what_stands_nearest() -> None:
    spot = spot_of("2020年，临洮县开工项目7个。渭源县2021年签约。新建厂房30家，2019年以后停工。", "30家")
    [home], [near] = lookup("定西市"), lookup("渭源县")
    assert place_before(spot, home) == near
    step = step_before(spot)
    assert step is not None
    assert step.id == "signed"
