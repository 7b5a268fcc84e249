"""Checks of records that came from elsewhere, the words of the lexicon, and the messages."""

from __future__ import annotations

from typing import Any

import pytest

from zhaoshang_extract import check
from zhaoshang_extract.checking.figure import read_figures
from zhaoshang_extract.checking.message import KEYS, LANGUAGES
from zhaoshang_extract.checking.slip import slips
from zhaoshang_extract.checking.words import (
    divides,
    entries,
    forms,
    levels_of,
    named_whole,
    share_tail,
    without_levels,
)
from zhaoshang_extract.lexicon import load
from zhaoshang_extract.pipeline import extract

TEXT = (
    "2023年，全市新签约项目96个，其中装备制造项目31个，占比32.3%。到位资金48.6亿元，完成年度任务60亿元的87%。"
)


def rows() -> list[dict[str, Any]]:
    """Records as another program might hand them over: no links, numbers as numbers, NaN for nothing."""
    empty = float("nan")
    common = {
        "region": "河南省许昌市",
        "period": "2023",
        "currency": empty,
        "value_max": empty,
        "bound": "exact",
    }
    count = {**common, "kind": "count", "unit": "个", "measure": "project_count", "stage": "signed"}
    share = {"kind": "rate", "unit": "%", "rate_kind": "share"}
    return [
        {**count, "value": 96, "number": "96", "industry": empty},
        {**count, "value": 31, "number": "31", "industry": "装备制造"},
        {**count, "value": 24, "number": "24", "industry": "新材料"},
        {**count, **share, "value": 32.3, "number": "32.3", "industry": "装备制造"},
        {**count, **share, "value": 25.5, "number": "25.5", "industry": "新材料"},
    ]


def test_rows_of_a_data_frame_can_be_checked() -> None:
    found = [(made.reported_id, made.verdict) for made in check(rows()) if made.kind == "share"]
    assert found == [("r4", "consistent"), ("r5", "inconsistent")]


def test_reports_dictionaries_and_observations_give_the_same() -> None:
    report = extract(TEXT, published="2024-01-10", region="河南省许昌市")
    assert report.checks
    told = [made.model_dump() for made in check(report, TEXT)]
    assert told == [made.model_dump() for made in report.checks]
    assert told == [made.model_dump() for made in check(report.model_dump(), TEXT)]
    assert told == [made.model_dump() for made in check(list(report.observations), TEXT)]


def test_without_links_the_contract_is_enough() -> None:
    report = extract(TEXT, published="2024-01-10", region="河南省许昌市").model_dump()
    bare = [
        {key: value for key, value in row.items() if key not in ("role", "of_id", "part_of_id", "provenance")}
        for row in report["observations"]
    ]
    kinds = {(made.kind, made.verdict) for made in check(bare, TEXT)}
    assert ("share", "consistent") in kinds
    assert ("completion", "inconsistent") in kinds


@pytest.mark.parametrize(
    "odd",
    [
        [],
        [{"kind": "count"}],
        [{"value": "三"}],
        [{"id": "o1", "kind": "rate", "value": "5", "rate_kind": "share", "of_id": "o1", "part_of_id": "o1"}],
        [{"id": "o1", "kind": "count", "value": "0", "number": "0"}],
        [
            {
                "id": "o1",
                "kind": "amount",
                "value": "-3",
                "number": "",
                "unit": None,
                "threshold": {"min": None},
            }
        ],
        {"observations": []},
    ],
)
def test_odd_records_are_no_error(odd: Any) -> None:
    assert check(odd) == []


def test_the_same_records_give_the_same_checks() -> None:
    assert [made.id for made in check(rows())] == [made.id for made in check(rows())]


# -------- the lexicon


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_words_are_found_in_their_examples(entry: Any) -> None:
    for example in entry.examples:
        assert any(form in example.text for form in entry.forms)
    for text in entry.counter_examples:
        assert not any(form in text for form in entry.forms)


def test_tails_name_their_whole() -> None:
    assert named_whole(share_tail("，分别占签约项目总数的") or "") == ""
    assert named_whole(share_tail("，占省外资金的") or "") == "省外资金"
    assert levels_of("占全县的") == ("county",)
    assert without_levels("占全市工业投资的") == "占工业投资的"
    assert share_tail("，完成率为") is None
    assert divides("从资金投向看，")
    assert not divides("从年初到现在，")


def test_longer_words_come_first() -> None:
    assert list(forms("up_to")) == sorted(forms("up_to"), key=lambda form: (-len(form), form))


def test_every_message_has_both_languages_and_an_example() -> None:
    for entry in load("check_messages", KEYS):
        for language in LANGUAGES:
            assert entry.facts[language]
        holes = {part.split("}")[0] for part in entry.facts["en"].split("{")[1:]}
        assert holes == {part.split("}")[0] for part in entry.facts["zh"].split("{")[1:]}
        assert "{" not in entry.examples[0].text


def test_messages_never_say_that_somebody_lied() -> None:
    for entry in load("check_messages", KEYS):
        assert not {"false", "wrong", "lie", "fake", "error"} & set(entry.facts["en"].split())
        assert not any(word in entry.facts["zh"] for word in ("造假", "虚假", "错误", "谎"))


# -------- slips of the pen


def test_slips_are_one_change_away() -> None:
    row = {"id": "o1", "kind": "amount", "value": "20.4", "number": "20.4", "unit": "亿元", "currency": "CNY"}
    (figure,) = read_figures([row], None)
    made = {(slip.number, slip.unit, slip.how) for slip in slips(figure)}
    assert ("20.9", "亿元", "digit") in made
    assert ("24.0", "亿元", "swap") in made
    assert ("204", "亿元", "point") in made
    assert ("2.04", "亿元", "point") in made
    assert ("20.4", "万元", "unit") in made
    assert not any(number.startswith("0") for number, _, _ in made)
    assert [slip.cost for slip in slips(figure)] == sorted(slip.cost for slip in slips(figure))


def test_a_doubtful_figure_accuses_nobody() -> None:
    whole, part, _, right, _ = rows()
    wrong = {**right, "value": 39.3, "number": "39.3"}
    assert [made.verdict for made in check([whole, part, wrong]) if made.kind == "share"] == ["inconsistent"]
    for guessed in range(3):
        told = [whole, part, wrong]
        told[guessed] = {**told[guessed], "doubtful": ("measure",)}
        found = [made.verdict for made in check(told) if made.kind == "share"]
        assert "inconsistent" not in found
        told[2] = {**told[2], "value": 32.3, "number": "32.3"}
        assert [made.verdict for made in check(told) if made.kind == "share"] == ["consistent"]


# Slots as a wrong reading of a page would give them: what the digits say stands all the same.
LOOSE = {
    "a share whose part has another measure": (
        [("184620万元", "18.462", "amount", {"measure": "paid_in_funds"}),
         ("523840万元", "52.384", "amount", {"measure": "total_investment", "period": "2022"}),
         ("35.24%", "35.24", "rate", {"rate_kind": "share", "measure": "other_rate"})],
        "省外到位184620万元，全市523840万元，在总量中占35.24%。", ("share", "consistent"),
    ),
    "growth of a goal on last year's deed": (
        [("48.25亿元", "48.25", "amount", {"measure": "paid_in_funds", "period": "2022"}),
         ("54亿元", "54", "amount", {"measure": "paid_in_funds", "modality": "target", "industry": "工业"}),
         ("12%", "12", "rate", {"rate_kind": "growth_yoy", "bound": "over", "modality": "target"})],
        "去年到位资金48.25亿元。今年到位资金54亿元，增长12%以上。", ("growth", "consistent"),
    ),
    "parts of another measure than their whole": (
        [("58.74亿元", "58.74", "amount", {"measure": "total_investment"}),
         ("50.14亿元", "50.14", "amount", {"measure": "contracted_investment", "stage": "signed"}),
         ("8.6亿元", "8.6", "amount", {"measure": "agreed_investment", "region": "河南省"})],
        "项目总投资58.74亿元，其中合同资金50.14亿元，协议资金8.6亿元。", ("sum", "consistent"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOSE)
def test_digits_clear_a_figure_whatever_the_slots_say(name: str) -> None:
    told, text, expected = LOOSE[name]
    observations = []
    for number, (quote, value, kind, slots) in enumerate(told, 1):
        start = text.index(quote)
        unit = quote.lstrip("0123456789.")
        observations.append(
            {
                "id": f"o{number}",
                "kind": kind,
                "quote": quote,
                "value": value,
                "unit": unit,
                "span": {"start": start, "end": start + len(quote)},
                "number": quote[: -len(unit)],
                "currency": "CNY" if kind == "amount" else None,
                "period": "2023",
                "role": kind,
                **slots,
            }
        )
        observations[-1]["role"] = "rate" if kind == "rate" else "head"
    observations[-1]["of_id"] = "o1" if expected[0] == "share" else "o2"
    assert expected in {(made.kind, made.verdict) for made in check(observations, text)}
