"""The explanation tells for each figure what was decided, by which rule, and what lost."""

from __future__ import annotations

import re

import pytest

from zhaoshang_extract import extract
from zhaoshang_extract.explain import explain

TEXT = "上半年，湘潭县新签约亿元以上工业项目12个，同比增长20%，完成年度目标30个的40%。"
DAY = "2024-07-10"


def blocks(told: str) -> dict[str, list[str]]:
    """The lines below each figure's own line, by its quote."""
    found: dict[str, list[str]] = {}
    for block in told.split("\n\n"):
        first, *rest = block.splitlines()
        if match := re.match(r"(\S+) = .*\[", first):
            found[match[1]] = [first, *rest]
    return found


def slots_of(told: str, quote: str) -> dict[str, str]:
    """What is told of one figure, by slot: the value with its reason."""
    return {line.split()[0]: line.split(maxsplit=1)[1] for line in blocks(told)[quote][1:]}


def test_every_figure_is_explained_in_the_order_of_the_text() -> None:
    told = explain(TEXT, published=DAY)
    quotes = [observation.quote for observation in extract(TEXT, published=DAY).observations]
    assert list(blocks(told)) == quotes == ["12个", "20%", "30个", "40%"]


def test_what_is_explained_is_what_is_extracted() -> None:
    told = explain(TEXT, published=DAY)
    for observation in extract(TEXT, published=DAY).observations:
        slots = slots_of(told, observation.quote)
        assert blocks(told)[observation.quote][0].startswith(f"{observation.quote} = {observation.value} ")
        for name, source in observation.provenance.items():
            assert re.search(rf"{source.how} by {source.rule}(;|$)", slots[name]), (observation.quote, name)
        for name in ("measure", "stage", "period", "modality"):
            value = getattr(observation, name)
            assert slots.get(name, "-").split()[0] == (value or "-"), (observation.quote, name)


def test_the_mentions_of_the_sentence_are_listed_with_their_places() -> None:
    told = explain(TEXT, published=DAY)
    mentions = re.findall(r"^  (\w+) +(\d+)-(\d+) +(.*)$", told, re.M)
    assert {"quantity", "threshold", "period", "region", "stage", "head", "industry"} <= {
        kind for kind, *_ in mentions
    }
    for _, start, end, quoted in mentions:
        assert quoted.startswith(TEXT[int(start) : int(end)])
    assert [int(start) for _, start, *_ in mentions] == sorted(int(start) for _, start, *_ in mentions)


def test_the_clock_tells_its_votes_and_its_rivals() -> None:
    line = next(line for line in explain(TEXT, published=DAY).splitlines() if line.startswith("clock: "))
    assert line.startswith("clock: 2024, reports 2024: published_in +20 (2024-07-10)")
    assert " | 2024, reports 2023: " in line
    assert "clock: -" in explain("甲县新签约项目12个。")


def test_a_slot_says_how_it_was_filled() -> None:
    told = explain(TEXT, published=DAY)
    assert "said by" in slots_of(told, "12个")["stage"]
    assert "carried by" in slots_of(told, "20%")["measure"]
    assert "1.." in slots_of(told, "12个")["threshold"]
    assert "430321" in slots_of(told, "12个")["region"]
    assert "said of 12个" in blocks(told)["20%"][0]


def test_what_lost_is_named() -> None:
    told = explain("湘潭县、昆山市的12个签约项目已开工，总投资30亿元。", published=DAY)
    lost = [line for line in told.splitlines() if "; lost: " in line]
    assert lost
    for line in lost:
        value = line.split("; lost: ")[0].split()[1]
        assert value not in line.split("; lost: ")[1].split("、")


def test_who_speaks_and_when_is_told_first() -> None:
    first = explain("全县引进企业12家。", published=DAY, region="湘潭县").splitlines()[0]
    assert "湖南省湘潭市湘潭县 (430321)" in first
    assert DAY in first
    assert explain("引进企业12家。").splitlines()[0].count("-") == 2


@pytest.mark.parametrize("text", ["", "\n", "招商引资工作会议召开。"])
def test_no_figure_is_said_so(text: str) -> None:
    assert explain(text).endswith("no figure was found\n")


def test_the_same_words_for_the_same_text() -> None:
    assert explain(TEXT, published=DAY) == explain(TEXT, published=DAY)
    assert explain(TEXT).endswith("\n")
    assert not explain(TEXT).endswith("\n\n")


@pytest.mark.parametrize("given", [{"published": "2024-13-01"}, {"region": "无此县"}])
def test_what_extract_refuses_explain_refuses(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is no ") as refused:
        explain(TEXT, **given)
    with pytest.raises(ValueError, match="is no ") as also:
        extract(TEXT, **given)
    assert str(refused.value) == str(also.value)
