"""How many pairs of mentions are compared: in step with the mentions, however alike their names begin."""

from __future__ import annotations

from itertools import product

from zhaoshang_extract.ledger.blocks import candidates
from zhaoshang_extract.ledger.key import key_of
from zhaoshang_extract.ledger.mentioned import Mentioned

_WORDS = (
    "锂电",
    "铜箔",
    "光伏",
    "冷链",
    "数控",
    "铸造",
    "食品",
    "医药",
    "氢能",
    "储能",
    "芯片",
    "封装",
    "竹木",
    "陶瓷",
)


def mention(number: int, name: str) -> Mentioned:
    return Mentioned(
        document=f"d{number}",
        source=None,
        title=None,
        publisher=None,
        home="431081",
        home_name="湖南省郴州市资兴市",
        published="2023-05-06",
        id="p1",
        start=0,
        end=len(name),
        quote=name,
        name=name,
        investors=(),
        amount=None,
        currency=None,
        amount_measure=None,
        stage="signed",
        industry=None,
        region="431081",
        region_name="湖南省郴州市资兴市",
        region_level="county",
        period=None,
    )


def compared(count: int) -> int:
    """The pairs compared among `count` different projects of one county, all called 新能源…."""
    names = (f"新能源{''.join(words)}项目" for words in product(_WORDS, repeat=3))
    keys = [key_of(mention(number, name)) for number, name in zip(range(count), names, strict=False)]
    return sum(1 for _ in candidates(keys))


def test_pairs_grow_with_the_mentions() -> None:
    assert compared(2400) <= 4.5 * compared(800)


def test_one_name_is_always_compared() -> None:
    keys = [key_of(mention(number, "新能源锂电项目")) for number in range(150)]
    assert sum(1 for _ in candidates(keys)) == 150 * 149 // 2
