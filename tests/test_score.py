"""The scorer: what agrees, what counts, and what a revision gained or lost."""

from __future__ import annotations

from typing import Any

import pytest

from diff import compare
from score.card import as_json, as_lines, pick, score_document
from score.tally import Difference, Outcome, Tally
from score.values import days, same_period, same_region, same_slot, sector, similar, size


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2023", ("2023-01-01", "2023-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("XXXX-02", ("XXXX-02-01", "XXXX-02-28")),
        ("2023-01/2023-06", ("2023-01-01", "2023-06-30")),
        ("2018?-01/2018?-06", ("2018-01-01", "2018-06-30")),
        ("../2023-10", ("..", "2023-10-31")),
        ("2018-10-17", ("2018-10-17", "2018-10-17")),
        (None, None),
    ],
)
def test_days_of_a_period(edtf: str | None, expected: tuple[str, str] | None) -> None:
    assert days(edtf) == expected


def test_an_open_start_agrees_with_any_start() -> None:
    assert same_period("../2023-06", "2023-01/2023-06")
    assert not same_period("../2023-06", "2023-01/2023-07")
    assert not same_period("2023-01/2023-06", None)


COUNTY = {"name": "湖南省湘潭市湘潭县", "adcode": "430321", "level": "county"}
TOWN = {"name": "湖南省湘潭市湘潭县花石镇", "adcode": "430321", "level": "town"}
ABROAD = {"name": "德国", "adcode": None, "level": "country"}


@pytest.mark.parametrize(
    ("gold", "told", "agree"),
    [
        (COUNTY, COUNTY | {"name": "湘潭县"}, True),
        (COUNTY, TOWN, False),
        (TOWN, COUNTY, False),
        (TOWN, TOWN | {"name": "湘潭县花石镇"}, True),
        (ABROAD, ABROAD, True),
        (ABROAD, COUNTY, False),
        (None, COUNTY, False),
        (None, None, True),
    ],
)
def test_regions(gold: dict[str, Any] | None, told: dict[str, Any] | None, agree: bool) -> None:
    assert same_region(gold, told) is agree


def test_smaller_values() -> None:
    assert sector("“一主”产业") == sector("一主")
    assert sector("产业") == "产业"
    assert size({"min": "1", "max": None}) == size({"min": "1.0"})
    assert size({"min": None, "max": None}) is None
    assert similar("花石镇光伏组件项目", "光伏组件项目")
    assert not similar("光伏组件项目", "莲子加工")
    assert same_slot({}, {"bound": "exact", "modality": "actual"}, "bound")


def figure(start: int, value: str, **slots: Any) -> dict[str, Any]:
    quote = f"{value}个"
    span = {"start": start, "end": start + len(quote)}
    told = {"id": f"o{start}", "kind": "count", "span": span, "quote": quote, "value": value}
    return told | {"measure": "project_count"} | slots


def score(gold: dict[str, Any], told: dict[str, Any]) -> Outcome:
    outcome = Outcome()
    score_document("doc", gold, told, outcome)
    return outcome


def test_found_fact_and_optional() -> None:
    gold = {"observations": [figure(0, "12"), figure(10, "7"), figure(20, "3", optional=True)]}
    told = {
        "observations": [figure(0, "12"), figure(10, "7", stage="signed"), figure(20, "3"), figure(30, "5")]
    }
    outcome = score(gold, told)
    assert outcome.rows["found"] == Tally(right=2, gold=2, told=3)
    assert outcome.rows["fact"] == Tally(right=1, gold=2, told=3)
    assert [(noted.what, noted.slot) for noted in outcome.differences] == [("slot", "stage"), ("extra", "")]


def test_another_value_is_another_number() -> None:
    outcome = score({"observations": [figure(0, "12")]}, {"observations": [figure(0, "120")]})
    assert outcome.rows["found"].right == 0
    assert [noted.what for noted in outcome.differences] == ["missed", "extra"]


def test_nothing_told_and_nothing_wanted() -> None:
    outcome = score({"observations": [figure(0, "12")]}, {})
    assert outcome.rows["found"].f1 == 0
    assert score({}, {}).rows["found"].f1 == 1


def test_false_alarms_and_caught_errors() -> None:
    check = {"kind": "share", "reported_id": "o0", "verdict": "inconsistent"}
    figures = {"observations": [figure(0, "12"), figure(10, "7")]}
    caught = score(figures | {"checks": [check]}, figures | {"checks": [check]})
    assert (caught.rows["errors caught (recall)"].right, caught.false_alarms) == (1, 0)
    accused = score(figures, figures | {"checks": [check | {"reported_id": "o10"}]})
    assert accused.false_alarms == 1


def test_the_card_prints_every_row_once() -> None:
    outcome = score({"observations": [figure(0, "12")]}, {"observations": [figure(0, "12")]})
    lines = as_lines(outcome)
    assert lines[0].startswith("found ")
    assert lines[-1].split() == ["false", "alarms", "0"]
    assert as_json(outcome)["false_alarms"] == 0
    assert pick(outcome.differences, "slot", 5) == []


def test_gains_and_losses() -> None:
    stage = Difference("doc", "slot", "12个 @0", "stage", "signed", "landed")
    missed = Difference("doc", "missed", "7个 @10", "", "count = 7")
    late = Difference("doc", "slot", "7个 @10", "region", "湘潭县", "-")
    extra = Difference("doc", "extra", "5个 @30", "", "", "count = 5")
    changes = compare([stage, missed], [late, extra])
    shown = {(change.gain, change.where, change.slot) for change in changes}
    # Of the figure that was missed, a slot that is still wrong is no loss.
    assert shown == {(True, "12个 @0", "stage"), (True, "7个 @10", "missed"), (False, "5个 @30", "extra")}
    assert [change.gain for change in changes] == [False, True, True]
