"""True sentences of many constructions accuse nobody, and planted errors are seen."""

from __future__ import annotations

from fractions import Fraction

import pytest

from accusations import Tally, main, try_construction
from sentences.change import changes, is_noticeable, meant
from sentences.construction import Construction, load
from sentences.draw import Printed, draw
from sentences.ties import Tie, ties
from zhaoshang_extract.pipeline import extract

CONSTRUCTIONS = load()
# Raise it when a change lifts what `python benchmarks/accusations.py` prints; never lower it.
CAUGHT = Fraction(90, 100)


def tally_of(constructions: list[Construction], seeds: range, *, false: bool = True) -> Tally:
    tally = Tally()
    for construction in constructions:
        try_construction(construction, seeds, tally, false=false)
    return tally


def test_there_are_enough_constructions() -> None:
    assert len(CONSTRUCTIONS) >= 250
    assert len({one.name for one in CONSTRUCTIONS}) == len(CONSTRUCTIONS)


def test_true_sentences_accuse_nobody() -> None:
    assert tally_of(CONSTRUCTIONS, range(1), false=False).accused == []


@pytest.mark.slow
def test_true_sentences_accuse_nobody_over_twenty_seeds() -> None:
    tally = tally_of(CONSTRUCTIONS, range(20), false=False)
    assert tally.true >= 5000
    assert tally.accused == []


@pytest.mark.slow
def test_planted_errors_are_seen() -> None:
    tally = tally_of(CONSTRUCTIONS, range(2))
    caught, missed = tally.caught.total(), tally.missed.total()
    assert caught + missed >= 400
    assert Fraction(caught, caught + missed) >= CAUGHT


def test_the_command_prints_sums(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seeds", "1", "--only", "growth on the month before, base behind"]) == 0
    printed = capsys.readouterr().out
    assert "0 accused" in printed
    assert "noticeable changes" in printed


# -------- the sentences themselves


def test_a_seed_draws_one_sentence() -> None:
    construction = CONSTRUCTIONS[0]
    assert draw(construction, 3) == draw(construction, 3)
    assert len({draw(construction, seed).text for seed in range(20)}) > 15


def test_every_figure_is_where_it_says() -> None:
    for construction in CONSTRUCTIONS:
        sentence = draw(construction, 1)
        for figure in sentence.figures:
            assert Fraction(sentence.text[figure.start : figure.end]) == figure.value


def printed(value: str, unit: str) -> Printed:
    places = len(value.partition(".")[2])
    step = Fraction(1, 10**places) if places else Fraction(0)
    return Printed(0, len(value), Fraction(value), step, unit)


def test_ties_find_shares_growths_and_sums() -> None:
    figures = [printed("96", "个，其"), printed("31", "个，占"), printed("32.3", "%。")]
    assert Tie("ratio", 2, (1, 0)) in ties(figures)
    figures = [printed("50.00", "亿元，"), printed("40.0", "亿元，"), printed("25.0", "%。")]
    assert Tie("growth", 2, (0, 1)) in ties(figures)
    figures = [printed("12", "个，"), printed("7", "个、"), printed("5", "个。")]
    assert Tie("sum", 0, (1, 2)) in ties(figures)


def test_a_change_that_another_relation_makes_is_not_noticeable() -> None:
    construction = next(one for one in CONSTRUCTIONS if one.kind == "growth on the month before, base behind")
    sentence, tied = draw(construction, 5), meant(construction)
    found = list(changes(sentence, tied, 5))
    assert found
    same = sentence.figures[0]
    assert not is_noticeable(sentence, 0, same, tied)


# -------- where two readings are possible, both are named

TWO_READINGS = {
    "another level's goal": (
        "县本级完成13.28亿元，占任务的24.7%；乡镇完成42.93亿元，占任务的130.9%；全县任务86.61亿元。",
        "130.9%",
    ),
    "last year's completion": (
        "到位资金30.1亿元，去年同期为26.2亿元、完成年度任务的61.0%；今年任务44.3亿元。",
        "61.0%",
    ),
    "another company's base": (
        "甲公司1—5月销售收入57.73亿元。乙公司去年同期销售收入57.16亿元，今年增长10.4%。",
        "10.4%",
    ),
    "the province's base": (
        "我市到位资金465.54亿元，同比增长38.7%，全省同期为1963.1亿元，增长22.6%。",
        "38.7%",
    ),
    "a whole told by name": (
        "到位资金814.98亿元，其中新签约项目到位519.63亿元，占63.8%，新签约项目中工业到位223.39亿元，占43%。",
        "43%",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TWO_READINGS)
def test_two_readings_are_unverifiable(name: str) -> None:
    text, rate = TWO_READINGS[name]
    report = extract(text, published="2023-12-20", region="河南省许昌市")
    reported = next(one.id for one in report.observations if one.quote == rate)
    found = [one for one in report.checks if one.reported_id == reported]
    assert [one.verdict for one in found] == ["unverifiable"]
    assert "the words also allow" in found[0].message
    assert "也可理解为" in found[0].message_zh
