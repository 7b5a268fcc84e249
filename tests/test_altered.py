"""Altered copies of articles are sound: their gold still quotes them, nothing of the old place is left."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from alter.copy import Copy, altered
from alter.edits import Edit, Edits
from alter.figures import altered_print
from alter.places import NoSwapError, find_swap
from corpora import ROOT, load_corpora

BOTH = ("places", "figures")
ARTICLES = load_corpora([ROOT / "corpus"])[::6]


def test_offsets_move_with_the_text() -> None:
    edits = Edits([Edit(2, 4, "xyz"), Edit(3, 5, "never"), Edit(6, 7, "")])
    assert edits.apply("abcdefgh") == "abxyzefh"
    assert [edits.moved(at) for at in (0, 2, 4, 5, 6, 7, 8)] == [0, 2, 5, 6, 7, 7, 8]


@pytest.mark.parametrize(
    ("printed", "kind", "new"),
    [
        ("100", "count", "107"),
        ("12.40", "amount", "13.27"),
        ("8.3", "rate", "7.7"),
        ("1,234", "count", "1,320"),
        ("９６", "count", "１０３"),
    ],
)
def test_a_number_keeps_its_print(printed: str, kind: str, new: str) -> None:
    assert altered_print(printed, kind) == new


def figure(text: str, quote: str, kind: str, value: str, region: dict[str, Any]) -> dict[str, Any]:
    start = text.index(quote)
    number = "".join(one for one in quote if one in "0123456789.")
    return {
        "kind": kind,
        "measure": "project_count",
        "span": {"start": start, "end": start + len(quote)},
        "quote": quote,
        "number": number,
        "value": value,
        "region": region,
        "period": "2021",
    }


TEXT = "衢州日报讯 2021年，衢州市引进5亿元以上项目36个，其中龙游县8个、江山14个。\n网址 www.quzhou.gov.cn"
CITY = {"name": "浙江省衢州市", "adcode": "330800", "level": "city"}
COUNTY = {"name": "浙江省衢州市江山市", "adcode": "330881", "level": "county"}


def gold_of(text: str) -> dict[str, Any]:
    facts = [figure(text, "36个", "count", "36", CITY), figure(text, "8个", "count", "8", CITY)]
    facts.append(figure(text, "14个", "count", "14", COUNTY))
    parts: dict[str, Any] = {"signing_events": [], "projects": [], "regions": [], "industries": []}
    return {"document": {"region": CITY, "published": "2022-01-10"}, "observations": facts, **parts}


def copied(seed: int) -> Copy:
    return altered(TEXT, gold_of(TEXT), None, Random(seed), BOTH)


def test_places_and_figures_are_new_everywhere() -> None:
    copy = copied(1)
    assert not copy.kept
    assert copy.home.startswith("浙江省")
    for old in ("衢州", "龙游", "江山", "quzhou"):
        assert old not in copy.text
    assert "5亿元以上项目39个" in copy.text  # the threshold stays
    assert [fact["value"] for fact in copy.gold["observations"]] == ["39", "8", "15"]
    city, _, county = (fact["region"] for fact in copy.gold["observations"])
    assert county["name"].startswith(city["name"])
    assert county["adcode"][:4] == city["adcode"][:4] != "3308"


def test_the_same_seed_gives_the_same_copy() -> None:
    assert copied(2).text == copied(2).text
    assert len({copied(seed).home for seed in range(6)}) > 1


def test_a_place_without_its_like_is_told() -> None:
    gold = gold_of(TEXT) | {
        "document": {"region": {"name": "浙江省", "adcode": "330000", "level": "province"}}
    }
    with pytest.raises(NoSwapError, match="no city"):
        find_swap(TEXT, gold, None, Random(1))


@pytest.mark.parametrize("article", ARTICLES, ids=[article.name for article in ARTICLES])
def test_gold_of_a_copy_quotes_it(article: Any) -> None:
    text = article.path.read_text(encoding="utf-8-sig")
    copy = altered(text, article.gold, article.published, Random(article.name), BOTH)
    for part in ("observations", "signing_events", "projects", "regions", "industries"):
        assert len(copy.gold[part]) == len(article.gold[part])
        for record in copy.gold[part]:
            assert record["quote"] == copy.text[record["span"]["start"] : record["span"]["end"]]
    for fact in copy.gold["observations"]:
        if fact["number"].isdigit() and fact["number"].isascii():
            assert fact["number"] in copy.text.translate(
                str.maketrans("０１２３４５６７８９", "0123456789")
            ).replace(",", "")
