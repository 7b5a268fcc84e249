"""Whether two mentions of projects are one: names taken apart, and decisions with their reasons."""

from __future__ import annotations

from typing import Any

import pytest
from ledger_reports import article, project

pytest.importorskip("rapidfuzz")

from zhaoshang_extract.ledger import words
from zhaoshang_extract.ledger.key import key_of
from zhaoshang_extract.ledger.match import Decision, decide
from zhaoshang_extract.ledger.mentioned import Mentioned
from zhaoshang_extract.ledger.names import (
    company,
    is_bland,
    is_vague,
    owner_in,
    project_name,
    without_company,
)
from zhaoshang_extract.ledger.place import place_names
from zhaoshang_extract.ledger.reasons import LANGUAGES, told
from zhaoshang_extract.lexicon import Entry, load

NAMES = load("ledger_names", words.KEYS, roles=True)
OF_COMPANIES = ("legal", "branch", "plain_branch", "wide", "with", "anybody", "pronoun")


@pytest.mark.parametrize("entry", NAMES, ids=lambda entry: entry.id)
def test_examples_of_the_lexicon(entry: Entry) -> None:
    role = entry.facts["role"]
    for example in entry.examples:
        assert _read(role, example.text) == example.gives, example.text
    for text in entry.counter_examples:
        assert _read(role, text) in ("nothing", text), text


def _read(role: str, text: str) -> str:
    name = project_name(text)
    if role in OF_COMPANIES:
        found = company(text)
        return found.brand if found else "nothing"
    if role in ("phase", "first", "nth", "roman"):
        return str(name.phase) if name.phase else "nothing"
    if role == "more":
        return role if name.more else "nothing"
    if role == "bland":
        return role if is_bland(name.core) else "nothing"
    if role == "sector":
        return role if is_vague(name.core) and not is_bland(name.core) else "nothing"
    if role == "renamed":
        return role if words.says(role, text) else "nothing"
    return name.core


def test_names_lose_their_place_but_not_all() -> None:
    places = place_names("431081", "湖南省郴州市资兴市资兴经开区")
    assert project_name("资兴市华晟新材料产业园（二期）", places).core == "华晟新材料"
    assert project_name("资兴经开区标准厂房", places).core == "资兴经开区标准"
    assert project_name("资兴产业园", places).core == "资兴"
    assert project_name("年产十万套家具生产线").size == ("100000", "套")


def test_a_name_without_its_company_and_what_opens_it() -> None:
    told = project_name("湖南远图新能源有限公司有意来永兴建设储能电池生产基地", ("永兴县", "永兴"))
    assert told.core == "储能电池"
    assert owner_in("湖南远图新能源有限公司有意来永兴建设储能电池生产基地") == "湖南远图新能源有限公司"
    assert owner_in("储能电池生产基地") is None
    full = company("湖南锐碳新能源科技有限公司")
    assert full is not None
    for name in ("锐碳新能源负极材料", "锐碳负极材料", "锐碳新能源科技有限公司负极材料"):
        assert without_company(name, [full]) == "负极材料"


def test_companies() -> None:
    full = company("湖南华晟新材料科技有限公司")
    assert full is not None
    assert (full.core, full.brand, full.rest) == ("华晟新材料科技", "华晟", "新材料科技")
    branch = company("深圳市贝特瑞新能源（湖南）有限公司")
    assert branch is not None
    assert branch.brand == "贝特瑞"
    assert company("某公司") is None
    other = company("浙江同晟金属制品有限公司")
    assert other is not None
    assert other.core == "同晟金属制品"
    for name in ("资兴市鑫诚矿业", "永兴鑫诚矿业", "湖南永兴鑫诚矿业有限公司"):
        found = company(name, ("永兴县", "永兴"))
        assert found is not None
        assert found.core == "鑫诚矿业"


A = {"place": "资兴市", "of": "湖南华晟新材料科技有限公司", "amount": "40"}


def _decide(one: dict[str, Any], other: dict[str, Any], together: bool = False) -> Decision:
    [first] = Mentioned.of(article("一", project(**one)))
    [second] = Mentioned.of(article("二", project(**other)))
    found = decide(key_of(first), key_of(second), together)
    turned = decide(key_of(second), key_of(first), together)
    assert (found.verdict, found.points, set(found.reasons)) == (
        turned.verdict,
        turned.points,
        set(turned.reasons),
    )
    return found


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        # of one company
        (
            {"name": "锂电池负极材料项目", **A},
            {"name": "锂电池负极材料生产基地", **A, "amount": "32"},
            "same",
        ),
        ({"name": "锂电池负极材料项目", **A}, {"name": "华晟锂电负极材料项目", "place": "资兴市"}, "same"),
        ({"name": "锂电池负极材料项目", **A}, {"name": "华晟新材料产业园", **A}, "same"),
        ({"name": "锂电池负极材料项目", **A}, {"name": "华晟新材料产业园", **A, "amount": "36"}, "lone"),
        ({"name": "锂电池负极材料项目", **A}, {"name": "光伏玻璃项目", **A, "amount": "12"}, "apart"),
        ({"name": "锂电池负极材料项目", **A}, {"name": "华晟物流园", **A, "amount": "3"}, "apart"),
        ({"name": "锂电池负极材料项目", **A}, {"name": "锂电池负极材料项目二期", **A}, "apart"),
        ({"name": "锂电池负极材料项目", **A}, {"name": "锂电池负极材料项目（一期）", **A}, "same"),
        (
            {"name": "锂电池负极材料项目", **A},
            {"name": "锂电池负极材料扩产项目", **A, "amount": "8"},
            "apart",
        ),
        (
            {"name": "年产10万吨锂电池负极材料项目", **A},
            {"name": "年产10万吨负极材料项目", **A, "of": "华晟新材"},
            "same",
        ),
        # places
        (
            {"name": "锂电池负极材料项目", **A},
            {"name": "锂电池负极材料项目", **A, "place": "临武县"},
            "doubtful",
        ),
        (
            {"name": "冷链物流园项目", "place": "北湖区"},
            {"name": "冷链物流园项目", "place": "苏仙区"},
            "apart",
        ),
        (
            {"name": "锂电池负极材料项目", **A},
            {"name": "负极材料项目", **A, "place": "资兴市/资兴经开区"},
            "same",
        ),
        ({"name": "锂电池负极材料项目", **A}, {"name": "锂电池负极材料项目", **A, "place": "431000"}, "same"),
        ({"name": "冷链物流园", "place": "北湖区"}, {"name": "冷链物流园", "place": "431000"}, "doubtful"),
        (
            {"name": "污水处理厂", "place": "资兴市/东江街道"},
            {"name": "污水处理厂", "place": "资兴市/兴宁镇"},
            "doubtful",
        ),
        ({"name": "冷链物流园", "place": "431000"}, {"name": "冷链物流园", "place": "431000"}, "doubtful"),
        ({"name": "冷链物流园", "place": "441900"}, {"name": "冷链物流园", "place": "441900"}, "same"),
        (
            {"name": "锂电池负极材料项目", **A, "place": "431000"},
            {"name": "锂电池负极材料项目", **A, "place": "431000", "of": "远图科技"},
            "apart",
        ),
        # other companies
        (
            {"name": "锂电池负极材料项目", **A},
            {"name": "锂电池负极材料项目", **A, "of": "远图科技", "amount": "38"},
            "doubtful",
        ),
        ({"name": "锂电池负极材料项目", **A}, {"name": "锂电池负极材料项目", **A, "of": "远图科技"}, "same"),
        (
            {"name": "锂电池负极材料项目", **A},
            {
                "name": "锂电池负极材料项目",
                **A,
                "of": "远图科技",
                "amount": "38",
                "quote": "远图科技（原华晟新材料）的项目",
            },
            "same",
        ),
        ({"name": "锂电池负极材料项目", **A}, {"name": "石墨负极项目", **A, "of": "远图科技"}, "apart"),
        ({"name": "供热项目", **A, "of": "华润电力"}, {"name": "管网项目", **A, "of": "华润燃气"}, "apart"),
        # no company
        ({"name": "冷链物流园项目", "place": "北湖区"}, {"name": "冷链物流园", "place": "北湖区"}, "same"),
        (
            {"name": "宏远稀贵金属项目", "place": "永兴县", "amount": "5"},
            {"name": "宏达稀贵金属项目", "place": "永兴县", "amount": "5"},
            "doubtful",
        ),
        (
            {"name": "宏远稀贵金属项目", "place": "永兴县", "amount": "5"},
            {"name": "宏达稀贵金属项目", "place": "永兴县", "amount": "6"},
            "none",
        ),
        (
            {"name": None, "place": "永兴县", "amount": "5"},
            {"name": None, "place": "永兴县", "amount": "5"},
            "none",
        ),
        ({"name": "产业园", "place": "永兴县"}, {"name": "产业园", "place": "永兴县"}, "none"),
    ],
)
def test_decisions(one: dict[str, Any], other: dict[str, Any], verdict: str) -> None:
    assert _decide(one, other).verdict == verdict


def test_one_article_lists_projects_that_are_alike() -> None:
    one, other = {"name": "锂电池负极材料项目", **A}, {"name": "负极材料项目", **A, "amount": "20"}
    assert _decide(one, other).verdict == "same"
    assert _decide(one, other, together=True).verdict == "apart"
    assert _decide(one, one, together=True).verdict == "same"


def test_reasons_are_told_in_both_languages() -> None:
    found = _decide({"name": "冷链物流园", "place": "北湖区"}, {"name": "冷链物流园", "place": "苏仙区"})
    assert found.reasons[-1] == "places_differ"
    for language in LANGUAGES:
        assert told(found.reasons, language)
